import createClient from 'openapi-fetch';
import { apiError, TenantryError } from './errors.ts';
import { type Answer, createReply } from './paginate.ts';
import { type Fields, placeFields, type Route, readRoute, requestHeaders, textOf } from './request.ts';
import { Outgoing, type Sent, send } from './retry.ts';
import { type Resources, routes } from './routes.gen.ts';
import type { AnyOptions, TenantryOptions } from './types.ts';
import { unwrap } from './webhooks.ts';

export interface Tenantry extends Resources {}

/**
 * The client. It has a property for each resource, and there a method for each operation:
 * `tenantry.projects.create({ workspace, name, slug })`.
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the constructor makes every resource that the table lists.
export class Tenantry {
  /** What you need to receive webhooks. It asks no server, so a client without a token has it, too. */
  readonly webhooks = { unwrap };

  constructor(options: TenantryOptions = {}) {
    const call = createCaller(options);
    for (const [resource, lines] of Object.entries(routes)) {
      const methods = Object.entries(lines).map(([verb, line]) => {
        const route = readRoute(`${resource}.${verb}`, line);
        const method = (fields?: Fields, own?: AnyOptions) =>
          createReply((cursor) => call(route, { ...fields, ...cursor }, { ...own }));
        return [verb, method];
      });
      Object.assign(this, { [resource]: Object.fromEntries(methods) });
    }
  }
}

// Required from CommonJS, the default import is the whole module, which its types do not say.
const createTransport = (createClient as { default?: typeof createClient }).default ?? createClient;

type Caller = (route: Route, fields: Fields, options: AnyOptions) => Promise<Answer>;

/** What openapi-fetch's `request` is to a caller who knows paths only at run time. */
type Transmit = (
  method: string,
  path: string,
  init: object,
) => Promise<{ data?: unknown; error?: unknown; response: Sent }>;

function createCaller(defaults: TenantryOptions): Caller {
  const client = createTransport({
    baseUrl: checkedBaseUrl(defaults.baseUrl ?? 'http://localhost:3000'),
    // Without middleware of its own, openapi-fetch does nothing with a request but hand it on.
    Request: Outgoing as unknown as typeof Request,
  });
  // openapi-fetch is typed by literal paths; these come from the table, and `Method` has checked the fields.
  const transmit = client.request as unknown as Transmit;
  const { fetch, hooks = {}, maxRetries = 2, timeout = 30_000 } = defaults;

  return async (route, fields, options) => {
    const sending = {
      operation: route.operation,
      fetch,
      hooks,
      maxRetries: options.maxRetries ?? maxRetries,
      timeout: options.timeout ?? timeout,
      signal: options.signal,
    };
    // The fields are this call's own copy.
    if (route.flags.includes('csv')) fields.csv = await textOf(fields.csv);
    const placed = placeFields(route, fields);
    const { token = defaults.token } = options;
    const bearer = typeof token === 'function' ? await token() : token;
    const answer = await transmit(route.method, route.path, {
      headers: requestHeaders(route, bearer, defaults, options),
      parseAs: 'text',
      fetch: (outgoing: Outgoing) => send(outgoing, sending),
      ...placed,
    });
    const { response, attempts } = answer.response;
    if (!response.ok) throw apiError(response, answer.error, attempts);
    const text = answer.data;
    return { data: route.flags.includes('text') ? text : parseJson(text, response.status), response };
  };
}

function checkedBaseUrl(text: string): string {
  let url: URL | undefined;
  try {
    url = new URL(text);
  } catch {
    // Reported below, and without the text, which may hold a password.
  }
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    throw new TenantryError(
      'baseUrl must be an absolute http or https URL without credentials, query and fragment.',
    );
  }
  return url.origin + url.pathname.replace(/\/+$/, '');
}

/** Reads a success. What the parser has to say is not passed on, because it quotes the body. */
function parseJson(text: unknown, status: number): unknown {
  if (!text) return undefined;
  try {
    return JSON.parse(String(text));
  } catch {
    throw new TenantryError(
      `The server answered ${status}, but not with JSON. Is baseUrl a Tenantry server?`,
    );
  }
}
