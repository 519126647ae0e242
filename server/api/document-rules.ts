import { operationsIn, parametersOf } from './openapi-document.ts';
import type { MediaType, OpenApiDocument, OperationObject, SchemaObject } from './openapi-types.ts';

/** Rules for the document as a whole, which client generators, linters and readers of the reference depend on. */
type DocumentRule = (document: OpenApiDocument) => string[];

type Visit = (schema: SchemaObject, path: readonly string[]) => void;

/** Returns the name of a type as generators write it: `api_key` and `ApiKey` are the same. */
const typeName = (...parts: readonly string[]): string =>
  parts
    .flatMap((part) => part.split(/[^A-Za-z0-9]+/))
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');

/** Returns the operations with an id; another rule reports the others. */
const operationsOf = (document: OpenApiDocument): OperationObject[] =>
  operationsIn(document).flatMap(({ operation }) => (operation.operationId ? [operation] : []));

/** Visits a schema and all schemas inside it. */
function walk(schema: SchemaObject, path: readonly string[], visit: Visit): void {
  visit(schema, path);
  for (const [name, property] of Object.entries(schema.properties ?? {}))
    walk(property, [...path, name], visit);
  if (schema.items) walk(schema.items, [...path, 'item'], visit);
  // Each of these keywords contains a list of schemas; the OpenAPI linter has checked that.
  for (const keyword of ['oneOf', 'anyOf', 'allOf'])
    for (const choice of (schema[keyword] ?? []) as SchemaObject[]) walk(choice, path, visit);
}

const requestMedia = ({ requestBody }: OperationObject): MediaType[] =>
  Object.values(requestBody?.content ?? {});

/** Visits every schema of a request body, including referenced ones. */
function walkRequests(document: OpenApiDocument, visit: Visit): void {
  const seen = new Set<string>();
  const follow: Visit = (schema, path) => {
    visit(schema, path);
    const name = schema.$ref?.split('/').at(-1);
    const target = name === undefined ? undefined : document.components.schemas[name];
    if (name === undefined || target === undefined || seen.has(name)) return;
    seen.add(name);
    walk(target, [name], follow);
  };
  for (const operation of operationsOf(document))
    for (const { schema } of requestMedia(operation)) walk(schema ?? {}, [operation.operationId], follow);
}

/** Whether generators create a separate type for a schema: an inline enumeration or object. */
const hasOwnType = ({ $ref, type, enum: values, properties }: SchemaObject): boolean =>
  $ref === undefined &&
  (values !== undefined || ([type].flat().includes('object') && properties !== undefined));

const OPERATION_TYPES = ['Params', 'Body', 'JSONBody', 'JSONRequestBody', 'Request', 'Response', 'Result'];

/** Returns all type names that generators derive from the document, with their origins. */
function typesOf(document: OpenApiDocument): Array<[name: string, origin: string]> {
  const { components } = document;
  const found: Array<[string, string]> = (['schemas', 'parameters', 'responses', 'headers'] as const).flatMap(
    (section) =>
      Object.keys(components[section] ?? {}).map((name): [string, string] => [
        typeName(name),
        `${section}/${name}`,
      ]),
  );
  for (const [name, schema] of Object.entries(components.schemas))
    walk(schema, [name], (inner, path) => {
      if (path.length > 1 && hasOwnType(inner)) found.push([typeName(...path), path.join('.')]);
    });
  for (const { operationId } of operationsOf(document))
    for (const type of OPERATION_TYPES) found.push([typeName(operationId, type), operationId]);
  return found;
}

/** oapi-codegen fails on two types with the same name, and openapi-python-client omits one of them. */
const uniqueTypes: DocumentRule = (document) => {
  const origins = new Map<string, Set<string>>();
  for (const [name, origin] of typesOf(document))
    origins.set(name, (origins.get(name) ?? new Set()).add(origin));
  return [...origins]
    .filter(([, places]) => places.size > 1)
    .map(([name, places]) => `${[...places].join(' and ')} give generated clients two types named ${name}`);
};

/** openapi-generator writes one file per tag, so webhooks must not share one with operations. */
const tags: DocumentRule = (document) => {
  const declared = new Set((document.tags ?? []).map(({ name }) => name));
  const ofOperations = operationsOf(document).flatMap((operation) => operation.tags ?? []);
  const ofWebhooks = Object.values(document.webhooks).flatMap(({ post }) => post.tags ?? []);
  const shared = new Set(ofWebhooks.filter((tag) => ofOperations.includes(tag)));
  const unknown = new Set([...ofOperations, ...ofWebhooks].filter((tag) => !declared.has(tag)));
  return [
    ...[...shared].map((tag) => `tag ${tag} is used by operations and by webhooks`),
    ...[...unknown].map((tag) => `tag ${tag} is not declared`),
  ];
};

const ONE_LINE =
  '^[^\\S\\x00-\\x1f\\u2028\\u2029]*[^\\s\\x00-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069][^\\x00-\\x1f\\x7f-\\x9f\\u2028-\\u202e\\u2066-\\u2069]*$';

const requestFields: DocumentRule = (document) => {
  const found: string[] = [];
  const report = (path: readonly string[], what: string) => found.push(`${path.join('.')} ${what}`);
  walkRequests(document, (schema, path) => {
    const { type, pattern, items } = schema;
    const isText = [type].flat().includes('string');
    const isName = path.length > 1 && /(^|_)name$/.test(path.at(-1) ?? '');
    if (isName && isText && schema.enum === undefined && pattern !== ONE_LINE)
      report(path, 'is a name and does not have the pattern of one line');
    if (typeof pattern === 'string' && !/^\^.*\$$/.test(pattern))
      report(path, 'has a pattern that is not anchored');
    // Addresses that differ only in case are equal, which a schema cannot express.
    const holdsValues = items !== undefined && !items.properties && items.$ref === undefined;
    if (holdsValues && !/emails$/.test(path.at(-1) ?? '') && schema.uniqueItems !== true)
      report(path, 'is a list of values and does not have uniqueItems');
    if (items !== undefined && schema.maxItems === undefined) report(path, 'is a list without maxItems');
    // openapi-generator converts them to types without properties, which are unusable.
    const alternatives = [schema.oneOf ?? [], schema.anyOf ?? []].flat() as SchemaObject[];
    if (alternatives.some((choice) => choice.required && !choice.properties))
      report(path, 'has alternatives that only require properties: write them with if, then and else');
  });
  for (const operation of operationsOf(document))
    for (const { schema } of requestMedia(operation))
      if (schema?.type === 'string' && schema.minLength === undefined)
        found.push(`${operation.operationId} takes a text body without minLength`);
  return found;
};

/** An example must still work in later years. */
const LASTING = '2099';
const examples: DocumentRule = (document) =>
  operationsOf(document).flatMap((operation) =>
    requestMedia(operation).flatMap(({ example }) =>
      [...JSON.stringify(example ?? null).matchAll(/"expires_at":"(\d{4})/g)]
        .filter(([, year = '']) => year < LASTING)
        .map(([, year]) => `${operation.operationId} has an example that expires in ${year}`),
    ),
  );

const COMMON_HEADERS = ['X-Request-Id', 'RateLimit-Policy', 'RateLimit'];

/** Returns the headers of responses with a status, besides the common ones. */
function headersOf(document: OpenApiDocument, method: string, operation: OperationObject, status: string) {
  const media = operation.responses[status]?.content?.['application/json']?.schema;
  const name = media?.$ref?.split('/').at(-1) ?? '';
  const { properties = {} } = document.components.schemas[name] ?? media ?? {};
  return [
    ...COMMON_HEADERS,
    ...(properties.etag === undefined ? [] : ['ETag']),
    ...(method === 'get' || operation['x-surface'] !== undefined ? [] : ['Idempotency-Replayed']),
    ...(operation['x-acknowledged'] === true ? ['Server-Timing'] : []),
  ];
}

const missingHeaders = (where: string, wanted: readonly string[], headers: object = {}): string[] => {
  const missing = wanted.filter((name) => !Object.hasOwn(headers, name));
  return missing.length === 0 ? [] : [`${where} does not declare the headers ${missing.join(', ')}`];
};

const headers: DocumentRule = (document) => [
  ...operationsIn(document).flatMap(({ method, operation }) =>
    Object.entries(operation.responses).flatMap(([status, answer]) =>
      answer.$ref === undefined
        ? missingHeaders(
            `${operation.operationId} ${status}`,
            headersOf(document, method, operation, status),
            answer.headers,
          )
        : [],
    ),
  ),
  ...Object.entries(document.components.responses).flatMap(([name, answer]) =>
    missingHeaders(`response ${name}`, COMMON_HEADERS, answer.headers),
  ),
];

/** The description of a shared response must name all codes of its status. */
const sharedAnswers: DocumentRule = (document) =>
  Object.entries(document.components.responses).flatMap(([name, { description = '', content }]) => {
    const { example } = content?.['application/problem+json'] ?? {};
    const status: unknown = typeof example === 'object' && example !== null && Reflect.get(example, 'status');
    const missing = Object.entries(document['x-errors'])
      .filter(([code, entry]) => entry.status === status && !description.includes(`\`${code}\``))
      .map(([code]) => code);
    return missing.length === 0 ? [] : [`response ${name} does not name the codes ${missing.join(', ')}`];
  });

/** Every error needs a `detail` of the server as its example, which the reference shows. */
const errorExamples: DocumentRule = (document) =>
  Object.entries(document['x-errors'])
    .filter(([, { example }]) => !example)
    .map(([code]) => `the error ${code} has no example`);

/** Generated clients check and parse URLs by their format. */
const urls: DocumentRule = (document) => {
  const found: string[] = [];
  for (const [name, schema] of Object.entries(document.components.schemas))
    walk(schema, [name], ({ type, format }, path) => {
      const isUrl = /(^|_)ur[il]$/.test(path.at(-1) ?? '') && [type].flat().includes('string');
      if (isUrl && format !== 'uri')
        found.push(`${path.join('.')} is a URL and does not have the format uri`);
    });
  return found;
};

const CREDENTIAL = /(^|_)(token|secret|password|code|assertion)$/;
/** Proxies and browsers keep URLs in their logs. */
const credentialsInUrls: DocumentRule = (document) =>
  operationsOf(document).flatMap((operation) =>
    parametersOf(document, operation)
      .filter(({ in: place, name }) => place !== 'header' && CREDENTIAL.test(name))
      .map(({ name }) => `${operation.operationId} takes the credential ${name} in its URL`),
  );

/** The plans that an installation begins with, which `server/database/seed-plans.ts` inserts. */
const SEEDED_PLANS = 'free, pro, business, enterprise';

/** Every limit must have a value for each seeded plan that a request could set as well. */
const planLimits: DocumentRule = (document) =>
  Object.entries(document['x-plan-limits']).flatMap(([name, limit]) => {
    const { defaults, minimum = 0, maximum = Number.POSITIVE_INFINITY, unlimited = true } = limit;
    const fits = (value: number | null) =>
      value === null ? unlimited : Number.isInteger(value) && value >= minimum && value <= maximum;
    return [
      ...(Object.keys(defaults).join(', ') === SEEDED_PLANS
        ? []
        : [`the limit ${name} has no defaults for ${SEEDED_PLANS}`]),
      ...(Object.values(defaults).every(fits)
        ? []
        : [`the limit ${name} has a default that it does not allow`]),
    ];
  });

const RULES: readonly DocumentRule[] = [
  uniqueTypes,
  tags,
  requestFields,
  examples,
  headers,
  sharedAnswers,
  errorExamples,
  urls,
  credentialsInUrls,
  planLimits,
];

/** Returns the violations of the document as a whole. */
export const documentViolations: DocumentRule = (document) => RULES.flatMap((rule) => rule(document));
