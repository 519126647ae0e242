import { createQuerySerializer, mergeHeaders } from 'openapi-fetch';
import { version } from '../generated/routes.gen.ts';
import { TenantryError } from './errors.ts';
import type { AnyOptions, TenantryOptions } from './types.ts';

/** The merged argument of a method. */
export type MergedInput = Record<string, unknown>;

/** An operation, parsed from its line in the route table. */
export interface Route {
  operation: string;
  method: string;
  path: string;
  /** Names of the path fields and the query fields. */
  names: Record<'path' | 'query', string[]>;
  /** Serializes the query. */
  querySerializer: (query: MergedInput) => string;
  /** The other flags of the line: body, headers, array format, response type. */
  flags: string[];
}

/** The URL and body of a call. */
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
 * Distributes the merged fields: to the path template, the query, and the body, which gets the rest. The fields are set
 * to `undefined`, which is not sent; deleting them would make the object slow to serialize.
 */
export function distributeFields(baseUrl: string, route: Route, fields: MergedInput): RequestTarget {
  const { operation, names, flags } = route;
  let url = baseUrl + route.path;
  for (const name of names.path) {
    const value = String(fields[name] ?? '');
    // An empty value or a dot would address another operation. The message omits the value, which may be a secret.
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
  if (unknown) throw new TenantryError(`${operation}: unknown field "${unknown}".`);
  return { url, body };
}

/** Reads a file as text: each attempt sends it again, and a stream can be read only once. */
export function toCsvText(file: unknown): string | Promise<string> {
  // The types only allow what a response accepts as its body.
  return typeof file === 'string' ? file : new Response(file as BodyInit).text();
}

/**
 * Creates a cache of the headers that all calls of a client share, by token: `null` sends none, and without a token the
 * client's headers apply. Tokens seldom change, and building the headers takes 3 % of a call.
 */
export function createHeaderCache({ userAgent, headers }: TenantryOptions) {
  const name = isBrowser() ? undefined : `tenantry-sdk/${version} ${userAgent ?? ''}`.trim();
  const anonymous = mergeHeaders({ 'user-agent': name }, headers);
  let last: { token: string | null; headers: Headers } | undefined;
  return (token: string | null | undefined): Headers => {
    if (token === undefined || token === '') return anonymous;
    if (last?.token !== token) {
      const authorization = token && `Bearer ${assertPrintable('token', token.trim())}`;
      last = { token, headers: mergeHeaders(anonymous, { authorization }) };
    }
    return last.headers;
  };
}

/**
 * Returns the headers of a call, the same on each attempt. No fetch modifies its input, so the shared headers need no
 * copy.
 */
export function headersOf(
  { flags }: Route,
  common: Headers,
  { idempotencyKey, ifMatch, headers }: AnyOptions,
): Headers {
  const own: Record<string, string> = {};
  if (flags.includes('body')) own['content-type'] = 'application/json';
  if (flags.includes('csv')) own['content-type'] = 'text/csv';
  if (flags.includes('key'))
    own['idempotency-key'] = assertPrintable('idempotencyKey', idempotencyKey ?? createIdempotencyKey());
  if (flags.includes('match') && ifMatch) own['if-match'] = assertPrintable('ifMatch', quoteEtag(ifMatch));
  return headers || Object.keys(own).length ? mergeHeaders(common, own, headers) : common;
}

/** How `fetch` treats redirects and caches. */
export interface Modes {
  redirect: 'error' | 'manual';
  cache: 'no-store' | undefined;
}

/**
 * Returns the modes that this runtime supports. Redirects are not followed: the credential is meant for this server
 * only, and a POST would become a GET. The mode `error` also saves Node a copy of each body. Nothing is cached, because
 * Next.js 14 would keep a response permanently. Cloudflare's workers reject the first word, and old ones the second.
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

/** Browsers send their own name; some ignore a User-Agent, and others reject it across origins. */
function isBrowser(): boolean {
  return 'document' in globalThis || 'importScripts' in globalThis;
}

/** Rejects values that a header cannot contain, because the runtime's own message would quote them. */
function assertPrintable(name: string, value: string): string {
  if (!/^[\x20-\x7e]+$/.test(value))
    throw new TenantryError(`${name} must be printable ASCII and not empty.`);
  return value;
}

function quoteEtag(etag: string): string {
  return etag === '*' || etag.endsWith('"') ? etag : `"${etag}"`;
}

/** Creates a random key. Pages without HTTPS lack `randomUUID`, but have a source of randomness. */
function createIdempotencyKey(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
