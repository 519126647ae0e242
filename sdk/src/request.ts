import { TenantryError } from './errors.ts';
import { version } from './routes.gen.ts';
import type { AnyOptions, TenantryOptions } from './types.ts';

/** The merged argument of a method. */
export type Fields = Record<string, unknown>;

/** An operation, read from its line in the route table. */
export interface Route {
  operation: string;
  method: string;
  path: string;
  /** The fields that the path names, and those that go into the query. */
  names: Record<'path' | 'query', string[]>;
  /** The other words of the line: whether there is a body, which headers, how arrays are written, what is answered. */
  flags: string[];
}

export function readRoute(operation: string, line: string): Route {
  const [method = '', template = '', ...flags] = line.split(' ');
  const [path = '', query = ''] = template.split('{?');
  const names = { path: path.match(/\w+(?=})/g) ?? [], query: query.match(/[^,}]+/g) ?? [] };
  return { operation, method, path, names, flags };
}

/** Takes the merged fields apart: what the template names, what the query lists, and the rest, which is the body. */
export function placeFields({ operation, names, flags }: Route, fields: Fields): object {
  const params: Record<'path' | 'query', Fields> = { path: {}, query: {} };
  // What is undefined is not sent. Deleting it instead would make the object slow to write.
  const body = { ...fields };
  for (const name of names.path) {
    const value = String(fields[name] ?? '');
    // An empty value or a dot would address another operation. The value stays out of the message: it may be a secret.
    if (/^\.{0,2}$/.test(value)) {
      throw new TenantryError(`${operation}: "${name}" must not be empty, "." or "..".`);
    }
    params.path[name] = value;
    body[name] = undefined;
  }
  for (const name of names.query) {
    params.query[name] = fields[name];
    body[name] = undefined;
  }
  const querySerializer = { array: { style: 'form', explode: flags.includes('explode') } };
  if (flags.includes('body')) return { params, body, querySerializer };
  const file = flags.includes('csv') ? { body: body.csv, bodySerializer: String } : {};
  if (flags.includes('csv')) body.csv = undefined;
  const unknown = Object.keys(body).find((name) => body[name] !== undefined);
  if (unknown) throw new TenantryError(`${operation}: there is no field "${unknown}".`);
  return { params, querySerializer, ...file };
}

/** A file as text: each attempt sends it anew, and a stream could be read only once. */
export function textOf(file: unknown): string | Promise<string> {
  // The types allow nothing else than what a response takes as its body.
  return typeof file === 'string' ? file : new Response(file as BodyInit).text();
}

/** The headers of a call, the same on each of its attempts. */
export function requestHeaders(
  { flags }: Route,
  bearer: string | null | undefined,
  defaults: TenantryOptions,
  { idempotencyKey, ifMatch, headers }: AnyOptions,
): Record<string, string | null | undefined> {
  return {
    'user-agent': isBrowser() ? undefined : `tenantry-sdk/${version} ${defaults.userAgent ?? ''}`.trim(),
    ...defaults.headers,
    'content-type': flags.includes('csv') ? 'text/csv' : undefined,
    authorization: bearer ? `Bearer ${printable('token', bearer.trim())}` : undefined,
    'idempotency-key': flags.includes('key')
      ? printable('idempotencyKey', idempotencyKey ?? newKey())
      : undefined,
    'if-match': flags.includes('match') && ifMatch ? printable('ifMatch', quoted(ifMatch)) : undefined,
    ...headers,
  };
}

/** Browsers name themselves; setting User-Agent there is ignored by some and refused across origins by others. */
function isBrowser(): boolean {
  return 'document' in globalThis || 'importScripts' in globalThis;
}

/** Refuses what a header cannot carry here, because the runtime's own message would quote the value. */
function printable(name: string, value: string): string {
  if (!/^[\x20-\x7e]+$/.test(value))
    throw new TenantryError(`${name} must be printable ASCII and not empty.`);
  return value;
}

function quoted(etag: string): string {
  return etag === '*' || etag.endsWith('"') ? etag : `"${etag}"`;
}

/** A random key. `randomUUID` is missing on pages without HTTPS; its source of randomness is not. */
function newKey(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
