import type { Envelope, Json } from './parts.ts';

/** What a part says of a webhook: `data` names the schema of what the event is about. */
interface Shorthand {
  summary: string;
  description?: string;
  data: string;
  /** What the event is about. */
  example: unknown;
  /** What the example has in the envelope besides. */
  envelope?: Json;
}

/** Writes a webhook of a part as ordinary OpenAPI, in the envelope, under a tag of its feature. */
export function expandWebhook(
  type: string,
  tag: string,
  shorthand: Json,
  { description, schema, example, responses }: Envelope,
): Json {
  // As the parts are written, which the bundle's own lint checks.
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
