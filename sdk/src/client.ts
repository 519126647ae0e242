import { type Resources, routes } from '../generated/routes.gen.ts';
import { type CallResult, createApiPromise } from './api-promise.ts';
import { apiError, TenantryError } from './errors.ts';
import {
  createHeaderCache,
  distributeFields,
  headersOf,
  type MergedInput,
  modesOf,
  type Route,
  readRoute,
  toCsvText,
} from './request.ts';
import { sendWithRetries } from './retry.ts';
import type { AnyOptions, TenantryOptions } from './types.ts';
import { unwrap } from './webhooks.ts';

export interface Tenantry extends Resources {}

/**
 * The client. It has a property for each resource, with a method for each operation: `tenantry.projects.create({
 * workspace, name, slug, environment: 'production' })`.
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the constructor makes every resource that the table lists.
export class Tenantry {
  /** Receives webhooks. It sends no requests, so it works without a token. */
  readonly webhooks = { unwrap };

  constructor(options: TenantryOptions = {}) {
    const call = createCaller(options);
    for (const [resource, lines] of Object.entries(routes)) {
      const methods = Object.entries(lines).map(([verb, line]) => {
        const route = readRoute(`${resource}.${verb}`, line);
        const method = (fields?: MergedInput, own?: AnyOptions) =>
          createApiPromise((cursor) => call(route, { ...fields, ...cursor }, { ...own }));
        return [verb, method];
      });
      Object.assign(this, { [resource]: Object.fromEntries(methods) });
    }
  }
}

type Caller = (route: Route, fields: MergedInput, options: AnyOptions) => Promise<CallResult>;

function createCaller(defaults: TenantryOptions): Caller {
  const baseUrl = checkedBaseUrl(defaults.baseUrl ?? 'http://localhost:3000');
  const commonHeaders = createHeaderCache(defaults);
  const { redirect, cache } = modesOf();
  const { fetch, hooks = {}, maxRetries = 2, timeout = 30_000 } = defaults;

  return async (route, fields, options) => {
    const { operation, flags } = route;
    // The fields are this call's own copy.
    if (flags.includes('csv')) fields.csv = await toCsvText(fields.csv);
    const { url, body } = distributeFields(baseUrl, route, fields);
    const { token = defaults.token } = options;
    const bearer = typeof token === 'function' ? await token() : token;
    const headers = headersOf(route, commonHeaders(bearer), options);
    const init = { method: route.method, headers, body, redirect, cache };
    const { response, text, attempts } = await sendWithRetries(url, init, {
      operation,
      fetch,
      hooks,
      maxRetries: options.maxRetries ?? maxRetries,
      timeout: options.timeout ?? timeout,
      signal: options.signal,
    });
    if (!response.ok) throw apiError(response, text, attempts);
    return { data: flags.includes('text') ? text : parseJson(text, response.status), response };
  };
}

function checkedBaseUrl(text: string): string {
  let url: URL | undefined;
  try {
    url = new URL(text);
  } catch {
    // Reported below without the text, which may contain a password.
  }
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    throw new TenantryError(
      'baseUrl must be an absolute http or https URL without credentials, query and fragment.',
    );
  }
  return url.origin + url.pathname.replace(/\/+$/, '');
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
