import type { Tenantry } from './client.ts';
import { TenantryError } from './errors.ts';
import { type Configuration, OPTIONS } from './options.ts';
import type { Fetch, FetchInit } from './types.ts';

export { events } from './stream-events.ts';

export interface GatewayOptions {
  /** The config that routes the calls: its slug, `slug@version` or id, or a config itself. */
  config?: string | object | undefined;
  /** Values by which calls are routed, counted and found in the logs. */
  metadata?: Record<string, string> | undefined;
  /** The trace that the calls belong to. */
  traceId?: string | undefined;
}

/** Options for the constructor of a client of OpenAI or Anthropic. */
export interface VendorOptions {
  baseURL: string;
  apiKey: string;
  defaultHeaders: Record<string, string>;
  fetch: typeof globalThis.fetch;
}

/** Headers carry ASCII alone; JSON has escapes for the rest. */
const asciiJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

function headersOf({ config, metadata, traceId }: GatewayOptions): Record<string, string> {
  return {
    ...(config !== undefined && {
      'x-portkey-config': typeof config === 'string' ? config : asciiJson(config),
    }),
    ...(metadata !== undefined && { 'x-portkey-metadata': asciiJson(metadata) }),
    ...(traceId !== undefined && { 'x-portkey-trace-id': traceId }),
  };
}

/** Sends a request with the current token in place of the key that the vendor's client knows. */
const withToken =
  (token: () => string | Promise<string>, fetch: Fetch): Fetch =>
  async (url, init) => {
    const headers = new Headers(init?.headers);
    headers.delete('x-api-key');
    headers.set('authorization', `Bearer ${(await token()).trim()}`);
    return fetch(url, { ...init, headers: Object.fromEntries(headers) } as FetchInit);
  };

function vendorOptions(tenantry: Tenantry, path: string, options: GatewayOptions): VendorOptions {
  const optionsOf: (() => Configuration) | undefined = Reflect.get(tenantry, OPTIONS);
  const configuration = optionsOf?.();
  const token = configuration?.token;
  if (!configuration || !token)
    throw new TenantryError('Pass a Tenantry client whose token is the key of a workspace.');
  const { baseUrl, fetch = (...call) => globalThis.fetch(...call) } = configuration;
  const sends = typeof token === 'string' ? fetch : withToken(token, fetch);
  return {
    baseURL: baseUrl + path,
    apiKey: typeof token === 'string' ? token.trim() : 'read-for-each-request',
    defaultHeaders: headersOf(options),
    // The clients of the vendors pass what every fetch takes.
    fetch: sends as typeof globalThis.fetch,
  };
}

/**
 * Returns the options with which OpenAI's own client calls models through the gateway of Tenantry.
 * @param tenantry a client with the key of a workspace
 * @throws TenantryError for a client without a token
 * @example
 * ```ts
 * const client = new OpenAI(openai(tenantry, { config: 'production' }));
 * ```
 */
export const openai = (tenantry: Tenantry, options: GatewayOptions = {}): VendorOptions =>
  vendorOptions(tenantry, '/v1', options);

/**
 * Returns the options with which Anthropic's own client calls models through the gateway of Tenantry.
 * @param tenantry a client with the key of a workspace
 * @throws TenantryError for a client without a token
 * @example
 * ```ts
 * const client = new Anthropic(anthropic(tenantry));
 * ```
 */
export const anthropic = (tenantry: Tenantry, options: GatewayOptions = {}): VendorOptions =>
  vendorOptions(tenantry, '', options);
