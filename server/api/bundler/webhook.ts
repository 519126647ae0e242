import type { Envelope, Json } from './parts.ts';

/** A webhook in a part: `data` names the schema of the event's subject. */
interface Shorthand {
  summary: string;
  description?: string;
  data: string;
  /** The subject of the event. */
  example: unknown;
  /** Further fields of the envelope in the example. */
  envelope?: Json;
}

/** Converts a webhook of a part to ordinary OpenAPI, in the envelope, with a tag of its feature. */
export function expandWebhook(
  type: string,
  tag: string,
  shorthand: Json,
  { description, schema, example, responses }: Envelope,
): Json {
  // The form of the parts, which the lint of the bundle checks.
  const own = shorthand as unknown as Shorthand;
  return {
    post: {
      operationId: `webhooks.${type}`,
      tags: [tag],
      summary: own.summary,
      description: own.description ?? `${description} ${own.summary}`,
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              ...schema,
              properties: {
                ...schema.properties,
                type: { ...(schema.properties.type as Json), const: type },
                data: { $ref: `#/components/schemas/${own.data}` },
              },
            },
            example: { ...example, type, ...own.envelope, data: own.example },
          },
        },
      },
      responses,
    },
  };
}
