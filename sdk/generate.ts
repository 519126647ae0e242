/**
 * Generates the parts of the SDK that follow from `openapi.yaml`: `generated/schema.gen.ts` (types) and
 * `generated/routes.gen.ts` (routes for run time). With `--check` it writes nothing and fails when the committed files
 * are stale.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { parse } from 'yaml';
import {
  type LocatedOperation,
  operationsIn,
  parametersOf,
  resolveReference,
} from '../server/api/openapi-document.ts';
import type {
  OpenApiDocument,
  OperationObject,
  ParameterObject,
  SchemaObject,
} from '../server/api/openapi-types.ts';
import { errorCodesOf } from '../server/api/operation-errors.ts';

const header =
  '// Generated from openapi.yaml by sdk/generate.ts. Do not edit: change the document and run `npm run generate`.\n';
const identifier = /^[A-Za-z][A-Za-z0-9]*$/;

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
  const document = parse(source) as OpenApiDocument;
  const routes = operationsIn(document).map((located) => readRoute(document, located));
  return { 'schema.gen.ts': await schemaFile(document), 'routes.gen.ts': routesFile(routes, version) };
}

async function schemaFile(document: OpenApiDocument): Promise<string> {
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
function errorTypes(document: OpenApiDocument): string {
  const { 'x-errors': catalogue } = document;
  if (!catalogue) return '';
  const lines = operationsIn(document).map(({ path, method, operation }) => {
    const parameters = parametersOf(document, operation);
    const codes = errorCodesOf(catalogue, { ...operation, method, path, parameters });
    const names = codes.map((code) => `'${code}'`).join(' | ') || 'never';
    return `  '${operation.operationId}': ${names};\n`;
  });
  return `\n/** The error codes that each operation can answer. */\nexport interface OperationErrors {\n${lines.join('')}}\n`;
}

/** Examples of whole bodies would double the size of the types; those of single fields stay as hover text. */
function withoutExamples(this: object, key: string, value: unknown): unknown {
  return 'schema' in this && (key === 'example' || key === 'examples') ? undefined : value;
}

function readRoute(document: OpenApiDocument, { path, method, operation }: LocatedOperation): Route {
  const { operationId: id = `${method} ${path}` } = operation;
  const [resource = '', verb = '', ...rest] = id.split('.');
  if (rest.length || !identifier.test(resource) || !identifier.test(verb)) {
    throw new Error(`${id}: an operationId is "resource.verb"`);
  }
  const parameters = parametersOf(document, operation);
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

function assertUniqueFieldNames(names: string[], id: string): void {
  const twin = names.find((name, index) => names.indexOf(name) !== index);
  if (twin)
    throw new Error(`${id}: two fields are named "${twin}", so they cannot be merged into one argument`);
}

/** Whether the successful response is text, such as CSV, rather than JSON. */
function returnsText(document: OpenApiDocument, { responses }: OperationObject, id: string): boolean {
  const successes = Object.keys(responses).filter((status) => status.startsWith('2'));
  const [response] = successes.map((status) => responses[status]);
  if (!response || successes.length > 1) throw new Error(`${id}: there is one success`);
  const types = Object.keys(resolveReference(document, response).content ?? {});
  return types.length > 0 && !types.includes('application/json');
}

/** An array in a query is `name=a&name=b` unless the document says `explode: false`. */
function isExploded(document: OpenApiDocument, { schema = {}, explode }: ParameterObject): boolean {
  return [resolveReference(document, schema).type].flat().includes('array') && explode !== false;
}

function hasHeader(parameters: ParameterObject[], name: string): boolean {
  return parameters.some((one) => one.in === 'header' && one.name.toLowerCase() === name.toLowerCase());
}

/** Whether the body is a file, which becomes the field `csv`. */
function isCsv(document: OpenApiDocument, { requestBody }: OperationObject): boolean {
  return (
    requestBody !== undefined && resolveReference(document, requestBody).content?.['text/csv'] !== undefined
  );
}

/** Returns the names of the body's fields; undefined for an operation without a body. */
function bodyFields(document: OpenApiDocument, operation: OperationObject, id: string): string[] | undefined {
  if (!operation.requestBody) return undefined;
  const { content, required } = resolveReference(document, operation.requestBody);
  if (isCsv(document, operation) && required) return ['csv'];
  const schema = content?.['application/json']?.schema;
  if (!schema || !required) throw new Error(`${id}: a body is required, and application/json or text/csv`);
  return [...new Set(fieldNames(document, schema))];
}

function fieldNames(document: OpenApiDocument, reference: SchemaObject): string[] {
  const schema = resolveReference(document, reference);
  const parts = [...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  return [...Object.keys(schema.properties ?? {}), ...parts.flatMap((part) => fieldNames(document, part))];
}

function formatRoute({ summary = '', description = '' }: OperationObject): string {
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
