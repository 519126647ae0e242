import { createQuerySerializer, mergeHeaders } from 'openapi-fetch';
import { version } from '../generated/routes.gen.ts';
import { TenantryError } from './errors.ts';
import type { AnyOptions, TenantryOptions } from './types.ts';

/** The merged argument of a method. */
export type MergedInput = Record<string, unknown>;

/** An operation, read from its line in the route table. */
export interface Route {
  operation: string;
  method: string;
  path: string;
  /** The fields that the path names, and those that go into the query. */
  names: Record<'path' | 'query', string[]>;
  /** Writes the query. */
  querySerializer: (query: MergedInput) => string;
  /** The other words of the line: whether there is a body, which headers, how arrays are written, what is answered. */
  flags: string[];
}

/** Where a call goes, and with which body. */
interface RequestTarget {
  url: string;
  body: string | null;
}

export function readRoute(operation: string, line: string): Route {
  const [method = '', template = '', ...flags] = line.split(' ');
  const [path = '', query = ''] = template.split('{?');
  const names = { path: path.match(/\w+(?=})/g) ?? [], query: query.match(/[^,}]+/g) ?? [] };
  const array = { style: 'form', explode: flags.includes('explode') } as const;
  return { operation, method, path, names, querySerializer: createQuerySerializer({ array }), flags };
}

/**
 * Takes the merged fields apart: what the template names, what the query lists, and the rest, which is the body. The
 * fields are used up: what is `undefined` is not sent, and deleting it instead would make the object slow to write.
 */
export function distributeFields(baseUrl: string, route: Route, fields: MergedInput): RequestTarget {
  const { operation, names, flags } = route;
  let url = baseUrl + route.path;
  for (const name of names.path) {
    const value = String(fields[name] ?? '');
    // An empty value or a dot would address another operation. The value stays out of the message: it may be a secret.
    if (/^\.{0,2}$/.test(value)) {
      throw new TenantryError(`${operation}: "${name}" must not be empty, "." or "..".`);
    }
    url = url.replace(`{${name}}`, encodeURIComponent(value));
    fields[name] = undefined;
  }
  const query: MergedInput = {};
  for (const name of names.query) {
    query[name] = fields[name];
    fields[name] = undefined;
  }
  const search = route.querySerializer(query);
  if (search) url += `?${search}`;
  if (flags.includes('body')) return { url, body: JSON.stringify(fields) };
  const body = flags.includes('csv') ? String(fields.csv) : null;
  if (flags.includes('csv')) fields.csv = undefined;
  const unknown = Object.keys(fields).find((name) => fields[name] !== undefined);
  if (unknown) throw new TenantryError(`${operation}: there is no field "${unknown}".`);
  return { url, body };
}

/** A file as text: each attempt sends it anew, and a stream could be read only once. */
export function toCsvText(file: unknown): string | Promise<string> {
  // The types allow nothing else than what a response takes as its body.
  return typeof file === 'string' ? file : new Response(file as BodyInit).text();
}

/**
 * The headers that all calls of a client have in common, by the token of a call: `null` sends none, and without one it is
 * the client's headers that count. The last ones are kept, since tokens seldom change: to make them takes 3 % of a call.
 */
export function createHeaderCache({ userAgent, headers }: TenantryOptions) {
  const name = isBrowser() ? undefined : `tenantry-sdk/${version} ${userAgent ?? ''}`.trim();
  const anonymous = mergeHeaders({ 'user-agent': name }, headers);
  let last: { token: string | null; headers: Headers } | undefined;
  return (token: string | null | undefined): Headers => {
    if (token === undefined || token === '') return anonymous;
    if (last?.token !== token) {
      const authorization = token && `Bearer ${printable('token', token.trim())}`;
      last = { token, headers: mergeHeaders(anonymous, { authorization }) };
    }
    return last.headers;
  };
}

/** The headers of a call, the same on each of its attempts. No fetch changes what it is given, so those in common need no copy. */
export function headersOf(
  { flags }: Route,
  common: Headers,
  { idempotencyKey, ifMatch, headers }: AnyOptions,
): Headers {
  const own: Record<string, string> = {};
  if (flags.includes('body')) own['content-type'] = 'application/json';
  if (flags.includes('csv')) own['content-type'] = 'text/csv';
  if (flags.includes('key'))
    own['idempotency-key'] = printable('idempotencyKey', idempotencyKey ?? createIdempotencyKey());
  if (flags.includes('match') && ifMatch) own['if-match'] = printable('ifMatch', quoteEtag(ifMatch));
  return headers || Object.keys(own).length ? mergeHeaders(common, own, headers) : common;
}

/** How `fetch` treats redirects and caches. */
export interface Modes {
  redirect: 'error' | 'manual';
  cache: 'no-store' | undefined;
}

/**
 * The modes that this runtime takes. Redirects are not followed: what is meant for the server is for nobody else, and a POST
 * would become a GET. As an error it also saves Node a copy of each body. Nothing is kept, because Next.js 14 would give a kept
 * answer for good. Cloudflare's workers refuse the first word, and old ones the second.
 */
export function modesOf(): Modes {
  return {
    redirect: isTaken({ redirect: 'error' }) ? 'error' : 'manual',
    cache: isTaken({ cache: 'no-store' }) ? 'no-store' : undefined,
  };
}

function isTaken(init: RequestInit): boolean {
  try {
    new Request('http://localhost', init);
    return true;
  } catch {
    return false;
  }
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

function quoteEtag(etag: string): string {
  return etag === '*' || etag.endsWith('"') ? etag : `"${etag}"`;
}

/** A random key. `randomUUID` is missing on pages without HTTPS; its source of randomness is not. */
function createIdempotencyKey(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
