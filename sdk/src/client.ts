import { routes } from '../generated/routes.gen.ts';
import type { Resources } from '../generated/types.gen.ts';
import { type CallResult, createApiPromise, type Reading } from './api-promise.ts';
import { BOUND, type BoundClient, type PathFields } from './bound-client.ts';
import { apiError, TenantryError } from './errors.ts';
import { readFileText } from './files.ts';
import { createLog } from './logging.ts';
import { type Configuration, checkCallOptions, OPTIONS, readOptions } from './options.ts';
import {
  appendQuery,
  createHeaderCache,
  distributeFields,
  headersOf,
  type MergedInput,
  modesOf,
  type RequestTarget,
  type Route,
  readRoute,
  routeOf,
} from './request.ts';
import { sendWithRetries } from './retry.ts';
import type { AnyOptions, HttpMethod, PromiseOf, RequestInput, TenantryOptions } from './types.ts';

export interface Tenantry extends Resources {}

/**
 * The client. It has a property for each resource, with a method for each operation: `tenantry.projects.create({
 * workspace, name, slug, environment: 'production' })`.
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the constructor makes every resource that the table lists.
export class Tenantry {
  /**
   * Calls an operation by method and path, for example one that this version of the package does not have. Retries,
   * errors and lists are those of the other methods.
   * @example
   * ```ts
   * const { status } = await tenantry.request<{ status: string }>('GET', '/v1/health');
   * ```
   */
  readonly request: <Answer = unknown>(
    method: HttpMethod,
    path: string,
    input?: RequestInput,
  ) => PromiseOf<Answer>;

  /**
   * Returns a client with the same credential and options whose calls can omit fields of their paths. A call can still pass
   * another value.
   * @example
   * ```ts
   * const billing = tenantry.with({ workspace: 'acme', project: 'billing' });
   * const { name } = await billing.projects.get();
   * ```
   */
  readonly with: <Fields extends PathFields>(fields: Fields) => BoundClient<Fields>;

  constructor(options: TenantryOptions & { [BOUND]?: PathFields } = {}) {
    const configuration = readOptions(options);
    const { baseUrl } = configuration;
    const bound = options[BOUND];
    // A function that is not enumerable, so that a client that is logged does not show its credential.
    Object.defineProperties(this, { [OPTIONS]: { value: () => configuration } });
    const send = createSender(configuration);
    this.request = <Answer>(method: HttpMethod, path: string, { query, body, ...own }: RequestInput = {}) =>
      // The caller names the type of the response.
      createApiPromise(async (reading, next) => {
        const route = routeOf(method, path, body !== undefined);
        const url = appendQuery(baseUrl + path, { ...query, ...next }, route.flags);
        return send(route, { url, body: JSON.stringify(body) ?? null }, own, reading);
      }) as PromiseOf<Answer>;
    // Its methods are those of every client; the type says which fields they can omit.
    this.with = <Fields>(fields: Fields) =>
      new new.target({
        ...configuration,
        [BOUND]: { ...bound, ...fields },
      }) as unknown as BoundClient<Fields>;
    for (const [resource, lines] of Object.entries(routes)) {
      const methods = Object.entries(lines).map(([verb, line]) => {
        const route = readRoute(`${resource}.${verb}`, line, bound);
        const method = (input?: MergedInput, own: AnyOptions = {}) =>
          createApiPromise(async (reading, next) =>
            send(route, await targetOf(baseUrl, route, { ...fieldsOf(route, input), ...next }), own, reading),
          );
        return [verb, method];
      });
      Object.assign(this, { [resource]: Object.fromEntries(methods) });
    }
  }
}

type Sender = (
  route: Route,
  target: RequestTarget,
  options: AnyOptions,
  reading: Reading,
) => Promise<CallResult>;

function createSender(defaults: Configuration): Sender {
  const commonHeaders = createHeaderCache(defaults);
  const log = createLog(defaults);
  const { redirect, cache } = modesOf();
  const { fetch, hooks = {}, maxRetries = 2, timeout = 30_000 } = defaults;

  return async (route, { url, body }, options, reading) => {
    const { operation, method, flags } = route;
    checkCallOptions(operation, options);
    const { token = defaults.token } = options;
    const bearer = typeof token === 'function' ? await token() : token;
    const headers = headersOf(route, commonHeaders(bearer), options);
    reading.timeout = options.timeout ?? timeout;
    const { response, text, attempts } = await sendWithRetries(
      url,
      { method, headers, body, redirect, cache },
      {
        operation,
        fetch,
        hooks,
        log,
        reading,
        maxRetries: options.maxRetries ?? maxRetries,
        timeout: reading.timeout,
        signal: options.signal,
      },
    );
    if (!response.ok) throw apiError(response, text, attempts);
    const isText =
      flags.includes('text') ||
      (flags.includes('any') && !/json/.test(response.headers.get('content-type') ?? 'json'));
    return { data: isText ? text : parseJson(text, response.status), response };
  };
}

/** Rejects arguments that are not one object, such as `get('acme')` of a JavaScript program. */
function fieldsOf({ operation, names }: Route, input: MergedInput = {}): MergedInput {
  if (typeof input === 'object') return input;
  const fields = [...names.path, '…'].join(', ');
  throw new TenantryError(`${operation}: pass one object, as ${operation}({ ${fields} }).`);
}

/** Returns the URL and body of a call. The fields are this call's own copy, which is modified. */
async function targetOf(baseUrl: string, route: Route, fields: MergedInput): Promise<RequestTarget> {
  if (route.flags.includes('csv')) fields.csv = await readFileText(fields.csv, route.operation);
  return distributeFields(baseUrl, route, fields);
}

/** Parses a successful response. The parser's message is not passed on, because it quotes the body. */
function parseJson(text: string, status: number): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new TenantryError(
      `The server responded with ${status}, but not with JSON. Is baseUrl a Tenantry server?`,
    );
  }
}
