import { lookup, Resolver } from 'node:dns/promises';
import { errorCodeOf } from '../../database/errors.ts';

/**
 * Resolves a host name; returns no addresses if it does not exist.
 * @param asSystem whether to use the hosts file and search domains of this machine
 * @throws ResolveError when no name server responds
 */
export type ResolveHost = (hostname: string, asSystem: boolean) => Promise<readonly string[]>;

/** Thrown when the name servers of this machine do not respond. It says nothing about the name. */
export class ResolveError extends Error {
  override name = 'ResolveError';
}

/** The methods of Node's resolver in use. */
type NameServers = Pick<Resolver, 'resolve4' | 'resolve6'>;

/** Codes for a name that does not exist, or has no address of the requested kind. */
const NO_SUCH_NAME: ReadonlySet<string> = new Set(['ENOTFOUND', 'ENODATA']);
/** A resolver reads the system configuration only when it is created, so each is used at most this long. */
const RESOLVER_MS = 5000;

const openNameServers = (): NameServers => new Resolver({ timeout: 2000, tries: 2 });

function mergeResponses(answers: readonly PromiseSettledResult<readonly string[]>[]): readonly string[] {
  const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  if (addresses.length > 0) return addresses;
  const reasons = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
  const failure = reasons.find((reason) => !NO_SUCH_NAME.has(errorCodeOf(reason) ?? ''));
  if (failure === undefined) return [];
  throw new ResolveError(`The name servers of this machine did not respond (${errorCodeOf(failure)}).`, {
    cause: failure,
  });
}

/**
 * Queries the name servers directly: `getaddrinfo` has four threads for the whole process, and a tenant with a slow
 * name server could block them all. Only names that the operator has listed are resolved through the system.
 */
export function createHostResolver(open = openNameServers, lifetimeMs = RESOLVER_MS): ResolveHost {
  let servers = open();
  let openedAt = performance.now();
  function currentServers(): NameServers {
    if (performance.now() - openedAt > lifetimeMs) {
      servers = open();
      openedAt = performance.now();
    }
    return servers;
  }
  return async (hostname, asSystem) => {
    if (asSystem) {
      const found = lookup(hostname, { all: true }).then((all) => all.map(({ address }) => address));
      return mergeResponses(await Promise.allSettled([found]));
    }
    const resolver = currentServers();
    return mergeResponses(
      await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]),
    );
  };
}
