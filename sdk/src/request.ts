import { version } from '../generated/routes.gen.ts';
import { TenantryError } from './errors.ts';
import { assertKnownNames, nearestName } from './names.ts';
import type { AnyOptions, HttpMethod, QueryValue, TenantryOptions } from './types.ts';

/** The merged argument of a method. */
export type MergedInput = Record<string, unknown>;

/** An operation, parsed from its line in the route table. */
export interface Route {
  operation: string;
  method: string;
  path: string;
  /** Names of the path fields and the query fields. */
  names: Record<'path' | 'query', string[]>;
  /** Values of path fields that a call can omit. */
  bound?: MergedInput | undefined;
  /** The other flags of the line: body, headers, array format, response type. */
  flags: string[];
}

/** The URL and body of a call. */
export interface RequestTarget {
  url: string;
  body: string | null;
}

export function readRoute(operation: string, line: string, bound?: MergedInput): Route {
  const [method = '', template = '', ...flags] = line.split(' ');
  const [path = '', query = ''] = template.split('{?');
  const names = { path: path.match(/\w+(?=})/g) ?? [], query: query.match(/[^,}]+/g) ?? [] };
  return { operation, method, path, names, bound, flags };
}

/** Returns the operation of a method and a path that the caller gives, with the flags that apply to all. */
export function routeOf(method: HttpMethod, path: string, hasBody: boolean): Route {
  const operation = `${method} ${path.split('?')[0]}`;
  // Anything else could address another host, or another path than the one that is seen here.
  if (!/^\/[^\\#]*$/.test(path) || /\/(\.|%2e){1,2}(?=[/?]|$)/i.test(path))
    throw new TenantryError(`${operation}: the path must begin with "/", without "." and ".." and "#".`);
  const flags = ['match', 'explode', 'any'];
  if (hasBody) flags.push('body');
  return { operation, method, path, names: { path: [], query: [] }, flags };
}

/**
 * Distributes the merged fields: to the path template, the query, and the body, which gets the rest. The fields are set
 * to `undefined`, which is not sent; deleting them would make the object slow to serialize.
 */
export function distributeFields(baseUrl: string, route: Route, fields: MergedInput): RequestTarget {
  const { operation, names, flags } = route;
  let url = baseUrl + route.path;
  for (const name of names.path) {
    url = url.replace(`{${name}}`, encodeURIComponent(pathValue(route, name, fields)));
    fields[name] = undefined;
  }
  const query: Record<string, QueryValue> = {};
  for (const name of names.query) {
    // The server validates the values.
    query[name] = fields[name] as QueryValue;
    fields[name] = undefined;
  }
  url = appendQuery(url, query, flags);
  if (flags.includes('body')) return { url, body: JSON.stringify(fields) };
  const body = flags.includes('csv') ? String(fields.csv) : null;
  if (flags.includes('csv')) fields.csv = undefined;
  assertKnownNames(fields, [...names.path, ...names.query], `${operation}: unknown field`);
  return { url, body };
}

/** Returns a field of the path. The messages omit its value, which may be a secret. */
function pathValue({ operation, names, bound }: Route, name: string, fields: MergedInput): string {
  const value = fields[name] ?? bound?.[name];
  if (value == null) {
    const others = Object.keys(fields).filter((one) => !names.path.includes(one));
    const near = nearestName(name, others);
    throw new TenantryError(
      `${operation}: "${name}" is missing.${near ? ` You passed "${near}".` : ` Pass it as ${operation}({ ${names.path.join(', ')}, … }).`}`,
    );
  }
  // An empty value or a dot would address another operation.
  if (/^\.{0,2}$/.test(String(value)))
    throw new TenantryError(`${operation}: "${name}" must not be empty, "." or "..".`);
  return String(value);
}

/** Appends the query: an array repeats its name if the operation says so, and is one value otherwise. */
export function appendQuery(url: string, query: Record<string, QueryValue>, flags: string[]): string {
  for (const [name, value] of Object.entries(query)) {
    const values = [value].flat().filter((one) => one != null);
    const texts = values.map((one) => encodeURIComponent(String(one)));
    const joined = flags.includes('explode') || !texts.length ? texts : [texts.join(',')];
    for (const text of joined) url += `${url.includes('?') ? '&' : '?'}${encodeURIComponent(name)}=${text}`;
  }
  return url;
}

type HeaderSource = Iterable<[string, string]> | Record<string, string | null | undefined> | undefined;

/** Merges headers: later ones win, `null` removes one, and `undefined` changes nothing. */
function mergeHeaders(...sources: HeaderSource[]): Headers {
  const merged = new Headers();
  for (const source of sources) {
    const entries = source && Symbol.iterator in source ? source : Object.entries(source ?? {});
    for (const [name, value] of entries) {
      if (value === null) merged.delete(name);
      else if (value !== undefined) merged.set(name, value);
    }
  }
  return merged;
}

/**
 * Creates a cache of the headers that all calls of a client share, by token: `null` sends none, and without a token the
 * client's headers apply. Tokens seldom change, and building the headers takes 3 % of a call.
 */
export function createHeaderCache({ userAgent, headers, dangerouslyAllowBrowser }: TenantryOptions) {
  const isPage = isBrowser();
  const name = isPage ? undefined : `tenantry-sdk/${version} ${userAgent ?? ''}`.trim();
  const anonymous = mergeHeaders({ 'user-agent': name }, headers);
  let last: { token: string | null; headers: Headers } | undefined;
  return (token: string | null | undefined): Headers => {
    if (token === undefined || token === '') return anonymous;
    if (last?.token !== token) {
      if (isPage && !dangerouslyAllowBrowser && /^\s*tn_(svc|org|app|op)_/.test(token ?? ''))
        throw new TenantryError(
          'This key is for servers: in a browser, visitors can read it. Call Tenantry from your server, use the session of a user, or set dangerouslyAllowBrowser.',
        );
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
  { flags, method }: Route,
  common: Headers,
  { idempotencyKey, ifMatch, headers }: AnyOptions,
): Headers {
  const own: Record<string, string> = {};
  if (flags.includes('body')) own['content-type'] = 'application/json';
  if (flags.includes('csv')) own['content-type'] = 'text/csv';
  if (method !== 'GET' && method !== 'HEAD')
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
