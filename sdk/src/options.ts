import { TenantryError } from './errors.ts';
import { assertKnownNames } from './names.ts';
import type { AnyOptions, TenantryOptions } from './types.ts';

/** The compiler checks that both lists are complete. */
const clientOptions = Object.keys({
  baseUrl: 0,
  token: 0,
  fetch: 0,
  maxRetries: 0,
  timeout: 0,
  headers: 0,
  userAgent: 0,
  hooks: 0,
  logger: 0,
  logLevel: 0,
  dangerouslyAllowBrowser: 0,
} satisfies Record<keyof TenantryOptions, 0>);
const callOptions = Object.keys({
  signal: 0,
  timeout: 0,
  maxRetries: 0,
  headers: 0,
  token: 0,
  idempotencyKey: 0,
  ifMatch: 0,
} satisfies Record<keyof AnyOptions, 0>);

/** The property of a client that returns its options, which other entries of this package read. */
export const OPTIONS: unique symbol = Symbol.for('tenantry');

/** Options of a client, completed from the environment. */
export interface Configuration extends TenantryOptions {
  baseUrl: string;
}

/** Checks the options of a client, and takes absent ones from the environment. */
export function readOptions(options: TenantryOptions): Configuration {
  assertKnownNames(options, clientOptions, 'new Tenantry: unknown option');
  const baseUrl = checkedBaseUrl(options.baseUrl ?? fromEnvironment('TENANTRY_BASE_URL'));
  const token = options.token === undefined ? fromEnvironment('TENANTRY_TOKEN') : options.token;
  return { ...options, baseUrl, token };
}

export function checkCallOptions(operation: string, options: AnyOptions): void {
  assertKnownNames(options, callOptions, `${operation}: unknown option`);
}

/** Returns a variable of the environment; undefined where it is empty, or the runtime has none or does not show it. */
export function fromEnvironment(name: string): string | undefined {
  // Read through the global object, so that no bundler copies a secret into a page.
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  try {
    return process?.env?.[name]?.trim() || undefined;
  } catch {
    // Deno refuses without --allow-env.
    return undefined;
  }
}

function checkedBaseUrl(text: string | undefined): string {
  if (text === undefined)
    throw new TenantryError('Set baseUrl or TENANTRY_BASE_URL to the URL of your Tenantry server.');
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
