import { isIP } from 'node:net';
import {
  type AllowedPrivateHosts,
  isLoopbackHost,
  parseAllowedPrivateHosts,
} from '../../../auth/network/allowed-private-hosts.ts';
import { isLocalAddress, isLoopbackAddress, isPublicAddress } from '../../../auth/network/public-address.ts';
import type { UrlValidator } from '../../../operations/handler-context.ts';
import { createHostResolver, type ResolveHost } from './host-resolver.ts';

/** Controls where this server may send the requests that tenants configure: webhooks. */
export interface WebhookUrlGuard extends UrlValidator {
  /**
   * Resolves and checks the addresses of the host. Connect only to one of them: a second lookup of the name may return
   * another address.
   * @throws ForbiddenUrlError
   * @throws ResolveError
   */
  resolveAddresses(url: URL): Promise<readonly string[]>;
  /** Whether the operator has listed the host of a URL in `WEBHOOK_ALLOW_PRIVATE`. */
  isOperators(url: URL): boolean;
}

/** Thrown for a URL that requests must not be sent to, or that leads nowhere. */
export class ForbiddenUrlError extends Error {
  override name = 'DestinationError';
}

export interface UrlGuardOptions {
  /** Destinations allowed besides the public internet, also over plain HTTP: the entries of `WEBHOOK_ALLOW_PRIVATE`. */
  allowPrivate: readonly string[];
  resolve?: ResolveHost | undefined;
  isPublic?: ((address: string) => boolean) | undefined;
}

/** Ports above 1023 that browsers also block, because other protocols use them. */
const REFUSED_PORTS: ReadonlySet<number> = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
  10_080,
]);

/** Returns the host as a name or an address, without IPv6 brackets and without the trailing dot of an absolute name. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');

const isNamed = (host: string): boolean => isIP(host) === 0;

const HTTPS_ALONE = 'Use an https:// URL. Plain http:// is for the receivers named in WEBHOOK_ALLOW_PRIVATE.';
const allowing = (entry: string) =>
  `The operator of this server can allow it by adding ${entry} to WEBHOOK_ALLOW_PRIVATE.`;

function validateHost(host: string): string {
  if (isLoopbackHost(host)) return `${host} is this server's own machine. ${allowing('`loopback`')}`;
  return isNamed(host)
    ? `${host} is not a host name of the public internet. ${allowing('the host name')}`
    : `${host} is not an address of the public internet. ${allowing('it, or its range,')}`;
}

/** The message omits the address itself, which would reveal the server's network. */
const validateAddresses = (host: string, address: string): string =>
  isLoopbackAddress(address)
    ? `${host} resolves to a loopback address. ${allowing('`loopback`')}`
    : `${host} resolves to an address that is not public. ${allowing('the host name, or the range of the address,')}`;

function validatePort({ port }: URL): string | undefined {
  const number = Number(port || 443);
  if (number === 443 || (number > 1023 && !REFUSED_PORTS.has(number))) return undefined;
  return 'Use port 443, or one above 1023 that is not known for another protocol.';
}

/** Lets deliveries that start at the same time share one lookup. */
function sharing(resolve: ResolveHost): ResolveHost {
  const asking = new Map<string, Promise<readonly string[]>>();
  return (host, asSystem) => {
    const pendingLookup = asking.get(host);
    if (pendingLookup !== undefined) return pendingLookup;
    const answer = resolve(host, asSystem).finally(() => asking.delete(host));
    asking.set(host, answer);
    return answer;
  };
}

/** Returns the objection to a URL that needs no DNS lookup. */
function validateUrl(
  url: URL,
  allowed: AllowedPrivateHosts,
  isPublic: (address: string) => boolean,
): string | undefined {
  const host = hostOf(url);
  const named = isNamed(host);
  if (url.username !== '' || url.password !== '')
    return 'Leave user name and password out: requests are signed.';
  if (url.hash !== '') return 'Remove the fragment: it is never sent.';
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'Use an https:// URL.';
  if (named ? allowed.allowsName(host) : allowed.allowsAddress(host)) return undefined;
  if (named && allowed.hasRanges && !isLoopbackHost(host)) return undefined;
  if (url.protocol !== 'https:') return HTTPS_ALONE;
  if (named ? !host.includes('.') || isLoopbackHost(host) : !isPublic(host)) return validateHost(host);
  return validatePort(url);
}

/** Creates the guard, which checks URLs before and after their host is resolved. */
export function createWebhookUrlGuard(options: UrlGuardOptions): WebhookUrlGuard {
  const { resolve = createHostResolver(), isPublic = isPublicAddress } = options;
  const allowed = parseAllowedPrivateHosts(options.allowPrivate);
  const ask = sharing(resolve);

  /**
   * Checks the addresses of a host name.
   * @throws ForbiddenUrlError when a request must not go to one of them
   */
  function checkResolved(url: URL, host: string, addresses: readonly string[]): void {
    const isAllowed = (address: string) =>
      allowed.allowsAddress(address) || (allowed.allowsName(host) && isLocalAddress(address));
    const refused = addresses.find((address) => !isPublic(address) && !isAllowed(address));
    if (refused !== undefined) throw new ForbiddenUrlError(validateAddresses(host, refused));
    if (addresses.every(isAllowed)) return;
    // The host is public, so the rules of the public internet apply.
    const objection = url.protocol === 'https:' ? validatePort(url) : HTTPS_ALONE;
    if (objection !== undefined) throw new ForbiddenUrlError(objection);
  }

  return {
    validate: (text) =>
      URL.canParse(text)
        ? validateUrl(new URL(text), allowed, isPublic)
        : 'Use an absolute URL, such as https://example.com/hooks.',

    isOperators(url) {
      const host = hostOf(url);
      return isNamed(host) ? allowed.allowsName(host) : allowed.allowsAddress(host);
    },

    async resolveAddresses(url) {
      const objection = validateUrl(url, allowed, isPublic);
      if (objection !== undefined) throw new ForbiddenUrlError(objection);
      const host = hostOf(url);
      if (!isNamed(host)) return [host];
      if (isLoopbackHost(host)) return ['127.0.0.1', '::1'];
      // A single-label name does not exist on the internet: only hosts files and search domains know it.
      const addresses = await ask(host, allowed.allowsName(host) || !host.includes('.'));
      if (addresses.length === 0) throw new ForbiddenUrlError(`The host name ${host} does not resolve.`);
      checkResolved(url, host, addresses);
      return [...addresses].sort((a, b) => isIP(a) - isIP(b));
    },
  };
}
