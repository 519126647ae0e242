/**
 * Generates the parts of the SDK that follow from `openapi.yaml`: `generated/schema.gen.ts` (types) and
 * `generated/routes.gen.ts` (routes for run time). With `--check` it writes nothing and fails when the committed files
 * are stale.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { parse } from 'yaml';
import { errorCodesOf } from '../server/api/operation-errors.ts';

const header =
  '// Generated from openapi.yaml by sdk/generate.ts. Do not edit: change the document and run `npm run generate`.\n';
const methods = ['get', 'put', 'post', 'patch', 'delete'] as const;
const identifier = /^[A-Za-z][A-Za-z0-9]*$/;

interface Reference {
  $ref?: string;
}

interface Schema extends Reference {
  type?: string | string[];
  properties?: Record<string, unknown>;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
}

interface Parameter extends Reference {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  schema?: Schema;
  explode?: boolean;
}

interface Content extends Reference {
  content?: Record<string, { schema?: Schema }>;
}

interface Operation {
  operationId?: string;
  summary?: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: Content & { required?: boolean };
  responses?: Record<string, Content>;
}

type PathItem = { parameters?: Parameter[] } & { [method in (typeof methods)[number]]?: Operation };

interface Document {
  paths: Record<string, PathItem>;
  components?: { schemas?: Record<string, unknown> };
  'x-errors'?: Record<string, { status: number }>;
}

interface Route {
  resource: string;
  verb: string;
  line: string;
  doc: string;
}

export interface GeneratedFiles {
  'schema.gen.ts': string;
  'routes.gen.ts': string;
}

/** Returns the generated files for the text of an OpenAPI document. */
export async function generate(source: string, version: string): Promise<GeneratedFiles> {
  // The text is the repository's own document, which the server checks against its rules before it starts.
  const document = parse(source) as Document;
  const routes = parseRoutes(document);
  return { 'schema.gen.ts': await schemaFile(document), 'routes.gen.ts': routesFile(routes, version) };
}

async function schemaFile(document: Document): Promise<string> {
  // A copy, because the generator modifies its input; its type of a document is narrower than ours.
  const copy = JSON.parse(JSON.stringify(document, withoutExamples)) as OpenAPI3;
  // Fields with a default stay optional, as in requests: a caller may omit them.
  const types = astToString(await openapiTS(copy, { defaultNonNullable: false, silent: true }));
  const names = Object.keys(document.components?.schemas ?? {}).filter((name) => identifier.test(name));
  const aliases = names.map((name) => `export type ${name} = components['schemas']['${name}'];\n`);
  const unused = /^export type (webhooks|\$defs) = Record<string, never>;\n/gm;
  return `${header}\n${types.replace(unused, '')}\n${aliases.join('')}${errorTypes(document)}`;
}

/** Returns the error codes of each operation as types. */
function errorTypes(document: Document): string {
  const { 'x-errors': catalogue } = document;
  if (!catalogue) return '';
  const lines = Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      if (!operation?.operationId) return [];
      const parameters = parametersOf(document, path, operation);
      const { responses = {} } = operation;
      const codes = errorCodesOf(catalogue, { ...operation, method, path, parameters, responses });
      const names = codes.map((code) => `'${code}'`).join(' | ') || 'never';
      return [`  '${operation.operationId}': ${names};\n`];
    }),
  );
  return `\n/** The error codes that each operation can answer. */\nexport interface OperationErrors {\n${lines.join('')}}\n`;
}

/** Examples of whole bodies would double the size of the types; those of single fields stay as hover text. */
function withoutExamples(this: object, key: string, value: unknown): unknown {
  return 'schema' in this && (key === 'example' || key === 'examples') ? undefined : value;
}

function parseRoutes(document: Document): Route[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation ? [readRoute(document, path, method, operation)] : [];
    }),
  );
}

function readRoute(document: Document, path: string, method: string, operation: Operation): Route {
  const id = operation.operationId ?? `${method} ${path}`;
  const [resource = '', verb = '', ...rest] = id.split('.');
  if (rest.length || !identifier.test(resource) || !identifier.test(verb)) {
    throw new Error(`${id}: an operationId is "resource.verb"`);
  }
  const parameters = parametersOf(document, path, operation);
  const query = parameters.filter((one) => one.in === 'query');
  const body = bodyFields(document, operation, id);
  assertUniqueFieldNames(
    [...parameters.filter((one) => one.in !== 'header').map((one) => one.name), ...(body ?? [])],
    id,
  );
  const flags = [
    body && (isCsv(document, operation) ? 'csv' : 'body'),
    hasHeader(parameters, 'Idempotency-Key') && 'key',
    hasHeader(parameters, 'If-Match') && 'match',
    query.some((one) => isExploded(document, one)) && 'explode',
    returnsText(document, operation, id) && 'text',
  ].filter(Boolean);
  const target = path + (query.length ? `{?${query.map((one) => one.name).join(',')}}` : '');
  return {
    resource,
    verb,
    line: [method.toUpperCase(), target, ...flags].join(' '),
    doc: formatRoute(operation),
  };
}

function parametersOf(document: Document, path: string, operation: Operation): Parameter[] {
  const all = [...(document.paths[path]?.parameters ?? []), ...(operation.parameters ?? [])];
  return all.map((one) => resolve(document, one));
}

function assertUniqueFieldNames(names: string[], id: string): void {
  const twin = names.find((name, index) => names.indexOf(name) !== index);
  if (twin)
    throw new Error(`${id}: two fields are named "${twin}", so they cannot be merged into one argument`);
}

/** Whether the successful response is text, such as CSV, rather than JSON. */
function returnsText(document: Document, { responses = {} }: Operation, id: string): boolean {
  const successes = Object.keys(responses).filter((status) => status.startsWith('2'));
  const [response] = successes.map((status) => responses[status]);
  if (!response || successes.length > 1) throw new Error(`${id}: there is one success`);
  const types = Object.keys(resolve(document, response).content ?? {});
  return types.length > 0 && !types.includes('application/json');
}

/** An array in a query is `name=a&name=b` unless the document says `explode: false`. */
function isExploded(document: Document, { schema = {}, explode }: Parameter): boolean {
  return [resolve(document, schema).type].flat().includes('array') && explode !== false;
}

function hasHeader(parameters: Parameter[], name: string): boolean {
  return parameters.some((one) => one.in === 'header' && one.name.toLowerCase() === name.toLowerCase());
}

/** Whether the body is a file, which becomes the field `csv`. */
function isCsv(document: Document, { requestBody }: Operation): boolean {
  return requestBody !== undefined && resolve(document, requestBody).content?.['text/csv'] !== undefined;
}

/** Returns the names of the body's fields; undefined for an operation without a body. */
function bodyFields(document: Document, operation: Operation, id: string): string[] | undefined {
  if (!operation.requestBody) return undefined;
  const { content, required } = resolve(document, operation.requestBody);
  if (isCsv(document, operation) && required) return ['csv'];
  const schema = content?.['application/json']?.schema;
  if (!schema || !required) throw new Error(`${id}: a body is required, and application/json or text/csv`);
  return [...new Set(fieldNames(document, schema))];
}

function fieldNames(document: Document, reference: Schema): string[] {
  const schema = resolve(document, reference);
  const parts = [...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  return [...Object.keys(schema.properties ?? {}), ...parts.flatMap((part) => fieldNames(document, part))];
}

function resolve<T extends Reference>(document: Document, value: T): T {
  if (!value.$ref) return value;
  let target: unknown = document;
  for (const key of value.$ref.replace('#/', '').split('/')) {
    // `undefined` for a dangling reference, which the next line reports.
    target = (target as Record<string, unknown> | undefined)?.[key];
  }
  if (!target) throw new Error(`${value.$ref} is not in the document`);
  // A reference stands for a value of the kind that is allowed in its place.
  return resolve(document, target as T);
}

function formatRoute({ summary = '', description = '' }: Operation): string {
  const text = [summary, description].filter(Boolean).join('\n\n').trim().replaceAll('*/', '*\\/');
  return text.split('\n').join('\n     * ').replace(/ +$/gm, '');
}

function routesFile(routes: Route[], version: string): string {
  const resources = [...new Set(routes.map((route) => route.resource))];
  const of = (resource: string) => routes.filter((route) => route.resource === resource);
  const table = resources.map(
    (resource) =>
      `  ${resource}: {\n${of(resource)
        .map((route) => `    ${route.verb}: '${route.line}',\n`)
        .join('')}  },\n`,
  );
  const types = resources.map(
    (resource) => `  ${resource}: {\n${of(resource).map(methodType).join('')}  };\n`,
  );
  return `${header}
import type { Method } from '../src/types.ts';

/** The version of this package. */
export const version = '${version}';

/**
 * Per operation: the method, the URI template (RFC 6570), and flags. "body": it takes a body; "csv": it takes a file;
 * "key": it takes an Idempotency-Key; "match": it takes If-Match; "explode": an array in the query repeats its name;
 * "text": the response is not JSON.
 */
export const routes = {
${table.join('')}} as const;

/** The methods of the client, by resource. */
export interface Resources {
${types.join('')}}
`;
}

function methodType({ resource, verb, doc }: Route): string {
  return `    /**\n     * ${doc}\n     */\n    ${verb}: Method<'${resource}.${verb}'>;\n`;
}

async function main(check: boolean): Promise<void> {
  const source = await readFile(new URL('../openapi.yaml', import.meta.url), 'utf8');
  const manifest: unknown = JSON.parse(await readFile(new URL('package.json', import.meta.url), 'utf8'));
  // The manifest beside this file contains its version.
  const files = await generate(source, (manifest as { version: string }).version);
  for (const [name, text] of Object.entries(files)) {
    const target = new URL(`generated/${name}`, import.meta.url);
    if (!check) await writeFile(target, text);
    else if ((await readFile(target, 'utf8').catch(() => '')) !== text) {
      console.error(`sdk/generated/${name} is stale: run \`npm run generate\`.`);
      process.exitCode = 1;
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await main(process.argv.includes('--check'));
