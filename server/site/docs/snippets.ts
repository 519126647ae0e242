import { FORM_TYPE, type OpenApiDocument, type ParameterObject } from '../../api/openapi-types.ts';
import type { DocsOperation } from './document.ts';
import { mediaOf } from './document.ts';
import { exampleOf } from './examples.ts';

/** The parts of a request in the examples: every path parameter, the required query parameters, the body. */
interface Call {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  body: unknown;
  contentType: string | undefined;
}

function exampleCall(document: OpenApiDocument, operation: DocsOperation): Call {
  const pick = (chosen: (parameter: ParameterObject) => boolean) =>
    Object.fromEntries(
      operation.parameters
        .filter(chosen)
        .map((parameter) => [parameter.name, exampleOf(document, parameter, 'needed')]),
    );
  const request = mediaOf(operation.requestBody);
  return {
    path: pick((parameter) => parameter.in === 'path'),
    query: pick((parameter) => parameter.in === 'query' && parameter.required === true),
    body: request && exampleOf(document, request.media, 'needed'),
    contentType: request?.type,
  };
}

export function renderCurl(document: OpenApiDocument, operation: DocsOperation, publicUrl: string): string {
  const call = exampleCall(document, operation);
  const path = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(String(call.path[name])),
  );
  const query = new URLSearchParams(Object.entries(call.query).map(([name, value]) => [name, String(value)]));
  const url = `${publicUrl}${path}${query.size > 0 ? `?${query}` : ''}`;
  const isPublic = [operation['x-permission']].flat().includes('public');
  return [
    operation.method === 'GET' ? `curl ${quote(url)}` : `curl -X ${operation.method} ${quote(url)}`,
    // In double quotes, so that the shell inserts the token.
    ...(isPublic ? [] : ['-H "Authorization: Bearer $TENANTRY_TOKEN"']),
    ...(call.contentType ? [`-H ${quote(`Content-Type: ${call.contentType}`)}`] : []),
    ...(call.contentType ? [`${dataFlag(call)} ${quote(bodyText(call))}`] : []),
  ].join(' \\\n  ');
}

const bodyText = ({ body, contentType }: Call): string =>
  contentType === FORM_TYPE
    ? new URLSearchParams(body as Record<string, string>).toString() // a form has texts only
    : toText(body);

/** `-d` would remove the line breaks of a file. */
const dataFlag = ({ body }: Call): string => (typeof body === 'string' ? '--data-binary' : '-d');

/** The standards whose operations the SDK leaves to libraries. */
const STANDARDS = { oauth: 'OAuth 2.0', scim: 'SCIM 2.0' };

/** Renders a call of the SDK, which takes path, query and body fields in one object. */
export function renderSdkCall(document: OpenApiDocument, operation: DocsOperation): string {
  const { 'x-surface': surface } = operation;
  if (surface !== undefined) return `// Not in the SDK. Use a library for ${STANDARDS[surface]}.`;
  const { path, query, body } = exampleCall(document, operation);
  const fields = { ...path, ...query, ...(typeof body === 'string' ? { csv: body } : (body as object)) };
  return `await tenantry.${operation.operationId}(${Object.keys(fields).length > 0 ? toSource(fields) : ''});`;
}

export function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

/** Quotes a word for a POSIX shell: inside single quotes only the quote itself is special. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Formats JSON as TypeScript: bare keys, single quotes, one line while it fits. */
export function toSource(value: unknown, indent = ''): string {
  if (typeof value === 'string') return quoteSource(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const items = Array.isArray(value)
    ? value.map((item) => toSource(item, inner))
    : Object.entries(value).map(([key, item]) => `${toKey(key)}: ${toSource(item, inner)}`);
  if (items.length === 0) return `${open}${close}`;
  const padding = open === '{' ? ' ' : '';
  const line = `${open}${padding}${items.join(', ')}${padding}${close}`;
  if (!line.includes('\n') && line.length + indent.length <= 76) return line;
  return `${open}\n${items.map((item) => `${inner}${item},\n`).join('')}${indent}${close}`;
}

function toKey(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoteSource(key);
}

function quoteSource(text: string): string {
  const body = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${body}'`;
}
