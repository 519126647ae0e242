import { Agent, type Dispatcher, request } from 'undici';
import type { PrivateUpstream } from '../../../auth/network/allowed-private-hosts.ts';
import { guardedConnector, NOT_CONNECTED } from '../../../auth/network/guarded-connector.ts';
import type { ResolveHost } from '../../../auth/network/host-resolver.ts';
import { createHostResolver, ResolveError } from '../../../auth/network/host-resolver.ts';
import { createUrlGuard, ForbiddenUrlError, type UrlGuard } from '../../../auth/network/url-guard.ts';
import { errorCodeOf } from '../../../database/errors.ts';
import type { UpstreamAnswer, Upstreams } from '../../../operations/handler-context.ts';

/** The connections to providers of models. */
export interface UpstreamNetwork extends Upstreams {
  /**
   * Returns what sends requests for a tenant. Redirects are not followed.
   * @param tenants ids of the workspace and of its organization, for an address that the tenant chose: each connection
   * goes to an address that was checked for it. `null` for the provider's own address
   */
  dispatcherFor(tenants: readonly string[] | null): Dispatcher;
  /** Ends all connections, including those in use. */
  close(): Promise<void>;
}

const CONNECT_MS = 5000;
const TEST_MS = 10_000;
/** A list of models has at most this many bytes. */
const TEST_BODY_BYTES = 4 * 1024 * 1024;
/** Calls beyond them wait. A thousand streams of one provider must not. */
const CONNECTIONS_PER_ORIGIN = 4096;

/** Describes a failure for the people who set up the virtual key, without details of the server's network. */
function describeFailure(error: unknown): string {
  if (error instanceof ForbiddenUrlError || error instanceof ResolveError) return error.message;
  const code = errorCodeOf(error) ?? '';
  if (/TIMEOUT|ABORT/.test(code) || (error instanceof Error && error.name === 'TimeoutError'))
    return `No answer within ${TEST_MS / 1000} seconds.`;
  if (/CERT|TLS|SSL|UNABLE_TO_VERIFY/.test(code)) return `TLS failed: ${code}.`;
  if (NOT_CONNECTED.has(code)) return 'The connection was refused.';
  return 'The connection broke before an answer arrived.';
}

/** Reads the beginning of a body. */
async function textOf(body: Dispatcher.ResponseData['body']): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= TEST_BODY_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, TEST_BODY_BYTES).toString('utf8');
}

/**
 * Creates the connections to providers.
 * @param privateUpstreams destinations that the operator allows to some tenants besides the public internet
 */
export function createUpstreamNetwork(
  privateUpstreams: readonly PrivateUpstream[],
  resolve: ResolveHost = createHostResolver(),
): UpstreamNetwork {
  const ofProviders = new Agent({
    connections: CONNECTIONS_PER_ORIGIN,
    connect: { timeout: CONNECT_MS },
  });
  /** Tenants that may use the same private hosts share connections, and no others do. */
  const guarded = new Map<string, { guard: UrlGuard; agent: Agent }>();

  function guardedFor(tenants: readonly string[]): { guard: UrlGuard; agent: Agent } {
    const hosts = privateUpstreams
      .filter((one) => one.tenants.some((tenant) => tenant === '*' || tenants.includes(tenant)))
      .map(({ host }) => host);
    const key = hosts.join();
    const known = guarded.get(key);
    if (known !== undefined) return known;
    const guard = createUrlGuard({ allowPrivate: hosts, resolve, setting: 'GATEWAY_PRIVATE_UPSTREAMS' });
    const agent = new Agent({ connections: CONNECTIONS_PER_ORIGIN, connect: guardedConnector(guard) });
    const made = { guard, agent };
    guarded.set(key, made);
    return made;
  }

  const dispatcherFor: UpstreamNetwork['dispatcherFor'] = (tenants) =>
    tenants === null ? ofProviders : guardedFor(tenants).agent;

  async function ask({ url, headers, tenants }: Parameters<Upstreams['ask']>[0]): Promise<UpstreamAnswer> {
    try {
      const { statusCode, body } = await request(url, {
        method: 'GET',
        headers: { accept: 'application/json', ...headers },
        dispatcher: dispatcherFor(tenants),
        signal: AbortSignal.timeout(TEST_MS),
      });
      return { status: statusCode, body: await textOf(body) };
    } catch (error) {
      return { failure: describeFailure(error) };
    }
  }

  return {
    validate: (url, tenants) => guardedFor(tenants).guard.validate(url),
    dispatcherFor,
    ask,
    async close() {
      await Promise.all(
        [ofProviders, ...[...guarded.values()].map(({ agent }) => agent)].map((agent) => agent.destroy()),
      );
    },
  };
}
