import { lookup, Resolver } from 'node:dns/promises';
import { codeOf } from '../../../database/errors.ts';

/**
 * The addresses that a name has now; none when there is no such name.
 * @param asSystem whether the hosts file and the search domains of this machine count
 * @throws ResolveError when nobody could tell
 */
export type ResolveHost = (hostname: string, asSystem: boolean) => Promise<readonly string[]>;

/** The name servers of this machine gave no answer. It says nothing about the name. */
export class ResolveError extends Error {
  override name = 'ResolveError';
}

/** The part of Node's resolver that is used. */
type NameServers = Pick<Resolver, 'resolve4' | 'resolve6'>;

/** There is no such name, or it has no address of the sort that was asked for. */
const NO_SUCH_NAME: ReadonlySet<string> = new Set(['ENOTFOUND', 'ENODATA']);
/** A resolver reads the system's configuration when it is made and never again, so each is used this long at most. */
const RESOLVER_MS = 5000;

const openNameServers = (): NameServers => new Resolver({ timeout: 2000, tries: 2 });

function combine(answers: readonly PromiseSettledResult<readonly string[]>[]): readonly string[] {
  const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  if (addresses.length > 0) return addresses;
  const reasons = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
  const failure = reasons.find((reason) => !NO_SUCH_NAME.has(codeOf(reason) ?? ''));
  if (failure === undefined) return [];
  throw new ResolveError(`The name servers of this machine gave no answer (${codeOf(failure)}).`, {
    cause: failure,
  });
}

/**
 * Asks the name servers themselves: `getaddrinfo` has four threads for the whole process, and a tenant with a slow name
 * server could hold them all. Only names that the operator has listed are looked up as the system does it.
 */
export function createHostResolver(open = openNameServers, lifetimeMs = RESOLVER_MS): ResolveHost {
  let servers = open();
  let openedAt = performance.now();
  function present(): NameServers {
    if (performance.now() - openedAt > lifetimeMs) {
      servers = open();
      openedAt = performance.now();
    }
    return servers;
  }
  return async (hostname, asSystem) => {
    if (asSystem) {
      const found = lookup(hostname, { all: true }).then((all) => all.map(({ address }) => address));
      return combine(await Promise.allSettled([found]));
    }
    const resolver = present();
    return combine(await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]));
  };
}
