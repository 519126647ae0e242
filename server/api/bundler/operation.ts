import { type ErrorStatuses, errorCodesByStatus } from '../operation-errors.ts';
import type { Json } from './parts.ts';

const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });
const headers = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, ref('headers', name.replaceAll('-', ''))]));

/** Identity providers send this or plain JSON, and read this. */
const SCIM_TYPE = 'application/scim+json';

/** The shared answers of operations that follow a standard, which has a form for errors. */
const ERRORS_OF_SURFACE: ReadonlyMap<unknown, string> = new Map([
  ['scim', 'ScimRefusal'],
  ['oauth', 'OAuthRefusal'],
]);

const CHANGES_WHAT_IS_THERE = new Set(['patch', 'put', 'delete']);
const MEANINGS: ReadonlyMap<string, string> = new Map([
  ['400', 'InvalidRequest'],
  ['401', 'Unauthorized'],
  ['403', 'Forbidden'],
  ['404', 'NotFound'],
  ['408', 'UpstreamTimeout'],
  ['409', 'Conflict'],
  ['412', 'PreconditionFailed'],
  ['413', 'PayloadTooLarge'],
  ['415', 'UnsupportedMediaType'],
  ['422', 'IdempotencyKeyReused'],
  ['429', 'RateLimited'],
  ['500', 'InternalError'],
  ['502', 'UpstreamUnavailable'],
  ['503', 'Unavailable'],
]);

/** The body and response of an operation in a part. */
interface Shorthand extends Json {
  operationId: string;
  /** The body: `{ schema, example }` for required JSON; `type` names another media type. */
  request?: { schema: string | Json; example?: unknown; type?: string };
  /** The successful response: JSON unless `content` lists the media types. A 204 has neither schema nor content. */
  response: {
    status: number;
    description: string;
    schema?: string;
    example?: unknown;
    content?: Json;
    headers?: Json;
    /** Whether a client that has the version already gets a 304. */
    not_modified?: boolean;
  };
  parameters?: Json[];
  /** Without If-Match, although it changes an existing resource. */
  unconditional?: boolean;
  /** Error statuses that it never returns, although its shape implies them. */
  'never-answers'?: number[];
}

/** Properties of the whole contract that the rules need. */
export interface Surroundings {
  /** Components of the path parameters, by name. */
  pathParameters: ReadonlyMap<string, string>;
  /** The error codes with their statuses. */
  errors: Readonly<Record<string, ErrorStatuses>>;
  hasEtag(schema: string): boolean;
}

/** Converts an operation of a part to ordinary OpenAPI, adding everything that follows from its shape. */
export function expandOperation(path: string, method: string, shorthand: Json, around: Surroundings): Json {
  const {
    operationId,
    request,
    response,
    parameters = [],
    unconditional,
    'never-answers': never = [],
    ...own
  } = shorthand as Shorthand;
  const surface = own['x-surface'];
  const takesKey = method !== 'get' && surface === undefined;
  const isConditional = CHANGES_WHAT_IS_THERE.has(method) && unconditional !== true;
  const all = [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
      const component = around.pathParameters.get(name);
      if (component === undefined)
        throw new Error(`${operationId}: no parameter of paths is named "${name}".`);
      return ref('parameters', component);
    }),
    ...parameters,
    ...(takesKey ? [ref('parameters', 'IdempotencyKey')] : []),
    ...(isConditional ? [ref('parameters', 'IfMatch')] : []),
  ];
  const errors = errorCodesByStatus(around.errors, {
    ...own,
    method,
    path,
    parameters: isConditional ? [{ name: 'If-Match' }] : [],
    requestBody: request,
  });
  return {
    operationId,
    tags: [operationId.split('.')[0]],
    ...own,
    ...(takesKey && { description: withRepetition(String(own.description)) }),
    ...(all.length > 0 && { parameters: all }),
    ...(request && { requestBody: bodyOf(request, surface) }),
    responses: {
      [response.status]: answerOf(response, method, own, around),
      ...(response.not_modified && { 304: notModified() }),
      ...Object.fromEntries(
        errors
          .filter(([status]) => !never.includes(Number(status)))
          .map(([status, codes]) => [status, errorAnswerOf(status, codes, ERRORS_OF_SURFACE.get(surface))]),
      ),
    },
  };
}

/** Says whether a call may be repeated, for programs that decide by the description alone. */
const withRepetition = (description: string): string =>
  description.includes('`Idempotency-Key`')
    ? description
    : `${description} The call is idempotent with an \`Idempotency-Key\`.`;

/** The answer to a client that has the version already. */
const notModified = (): Json => ({
  description: 'The client has this version already.',
  headers: headers('X-Request-Id', 'RateLimit-Policy', 'RateLimit'),
});

const schemaOf = (schema: string | Json) => (typeof schema === 'string' ? ref('schemas', schema) : schema);

function bodyOf(
  { schema, example, type = 'application/json' }: NonNullable<Shorthand['request']>,
  surface: unknown,
): Json {
  const types = surface === 'scim' ? [SCIM_TYPE, type] : [type];
  const media = { schema: schemaOf(schema), ...(example !== undefined && { example }) };
  return { required: true, content: Object.fromEntries(types.map((name) => [name, media])) };
}

/** Refers to the answer that all operations share, and names the codes that this one can answer. */
const errorAnswerOf = (status: string, codes: readonly string[], ofSurface?: string): Json => ({
  ...ref('responses', ofSurface ?? MEANINGS.get(status) ?? ''),
  description: `Codes: ${codes.map((code) => `\`${code}\``).join(', ')}.`,
});

function answerOf(
  { description, schema, example, content, headers: further }: Shorthand['response'],
  method: string,
  { 'x-acknowledged': isAcknowledged, 'x-surface': surface }: Record<string, unknown>,
  around: Surroundings,
): Json {
  const json = schema && {
    [surface === 'scim' ? SCIM_TYPE : 'application/json']: {
      schema: schemaOf(schema),
      ...(example !== undefined && { example }),
    },
  };
  return {
    description,
    headers: {
      ...headers('X-Request-Id', 'RateLimit-Policy', 'RateLimit'),
      ...(schema && around.hasEtag(schema) && headers('ETag')),
      ...(method !== 'get' && surface === undefined && headers('Idempotency-Replayed')),
      ...(isAcknowledged === true && headers('Server-Timing')),
      ...further,
    },
    ...((content ?? json) && { content: content ?? json }),
  };
}
