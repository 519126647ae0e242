import { Agent, fetch } from 'undici';
import { guardedConnector } from '../../../auth/network/guarded-connector.ts';
import type { UrlGuard } from '../../../auth/network/url-guard.ts';

const TIMEOUT_MS = 5000;
const MAX_BYTES = 1024 * 1024;

/** Requests to identity providers, whose addresses tenants choose. */
export interface ProviderRequests {
  /**
   * Fetches from a checked address, in 5 seconds, at most 1 MiB. Redirects are errors, because they would lead to an
   * address that was not checked.
   */
  fetch: typeof globalThis.fetch;
  close(): Promise<void>;
}

export function createProviderRequests(guard: UrlGuard): ProviderRequests {
  const dispatcher = new Agent({ connect: guardedConnector(guard), maxResponseSize: MAX_BYTES });
  const guardedFetch = (input: string | URL, init: RequestInit = {}) =>
    fetch(input, {
      ...(init as object),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      dispatcher,
    });
  return {
    fetch: guardedFetch as unknown as typeof globalThis.fetch,
    close: () => dispatcher.destroy(),
  };
}
