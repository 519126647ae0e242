import { isIP } from 'node:net';
import {
  type AllowedPrivateHosts,
  isLoopbackHost,
  parseAllowedPrivateHosts,
} from './allowed-private-hosts.ts';
import { createHostResolver, type ResolveHost } from './host-resolver.ts';
import { isLocalAddress, isLoopbackAddress, isPublicAddress } from './public-address.ts';

/** Validates URLs that requests are going to be sent to. */
export interface UrlValidator {
  /** Returns what is wrong with a URL, as far as that is visible without DNS; `undefined` if it is acceptable. */
  validate(url: string): string | undefined;
}

/** Controls where this server may send the requests that tenants configure: webhooks and calls of models. */
export interface UrlGuard extends UrlValidator {
  /**
   * Resolves and checks the addresses of the host. Connect only to one of them: a second lookup of the name may return
   * another address.
   * @throws ForbiddenUrlError
   * @throws ResolveError
   */
  resolveAddresses(url: URL): Promise<readonly string[]>;
  /** Whether the operator has listed the host of a URL. */
  isOperators(url: URL): boolean;
}

/** Thrown for a URL that requests must not be sent to, or that leads nowhere. */
export class ForbiddenUrlError extends Error {
  override name = 'DestinationError';
}

export interface UrlGuardOptions {
  /** Destinations allowed besides the public internet, also over plain HTTP. */
  allowPrivate: readonly string[];
  /** The setting that lists them, for messages; that of webhooks by default. */
  setting?: 'WEBHOOK_ALLOW_PRIVATE' | 'GATEWAY_PRIVATE_UPSTREAMS';
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

/** Returns the messages that name the setting in which the operator lists hosts. */
function messagesOf(setting: string) {
  const allowing = (entry: string) =>
    `The operator of this server can allow it by adding ${entry} to ${setting}.`;
  return {
    httpsAlone: `Use an https:// URL. Plain http:// is for the hosts named in ${setting}.`,
    ofHost(host: string): string {
      if (isLoopbackHost(host)) return `${host} is this server's own machine. ${allowing('`loopback`')}`;
      return isNamed(host)
        ? `${host} is not a host name of the public internet. ${allowing('the host name')}`
        : `${host} is not an address of the public internet. ${allowing('it, or its range,')}`;
    },
    /** The message omits the address itself, which would reveal the server's network. */
    ofAddress: (host: string, address: string): string =>
      isLoopbackAddress(address)
        ? `${host} resolves to a loopback address. ${allowing('`loopback`')}`
        : `${host} resolves to an address that is not public. ${allowing('the host name, or the range of the address,')}`,
  };
}
type Messages = ReturnType<typeof messagesOf>;

function validatePort({ port }: URL): string | undefined {
  const number = Number(port || 443);
  if (number === 443 || (number > 1023 && !REFUSED_PORTS.has(number))) return undefined;
  return 'Use port 443, or one above 1023 that is not known for another protocol.';
}

/** Lets requests that start at the same time share one lookup. */
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
  messages: Messages,
): string | undefined {
  const host = hostOf(url);
  const named = isNamed(host);
  if (url.username !== '' || url.password !== '') return 'Leave user name and password out of the URL.';
  if (url.hash !== '') return 'Remove the fragment: it is never sent.';
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'Use an https:// URL.';
  if (named ? allowed.allowsName(host) : allowed.allowsAddress(host)) return undefined;
  if (named && allowed.hasRanges && !isLoopbackHost(host)) return undefined;
  if (url.protocol !== 'https:') return messages.httpsAlone;
  if (named ? !host.includes('.') || isLoopbackHost(host) : !isPublic(host)) return messages.ofHost(host);
  return validatePort(url);
}

/** Creates the guard, which checks URLs before and after their host is resolved. */
export function createUrlGuard(options: UrlGuardOptions): UrlGuard {
  const {
    resolve = createHostResolver(),
    isPublic = isPublicAddress,
    setting = 'WEBHOOK_ALLOW_PRIVATE',
  } = options;
  const messages = messagesOf(setting);
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
    if (refused !== undefined) throw new ForbiddenUrlError(messages.ofAddress(host, refused));
    if (addresses.every(isAllowed)) return;
    // The host is public, so the rules of the public internet apply.
    const objection = url.protocol === 'https:' ? validatePort(url) : messages.httpsAlone;
    if (objection !== undefined) throw new ForbiddenUrlError(objection);
  }

  return {
    validate: (text) =>
      URL.canParse(text)
        ? validateUrl(new URL(text), allowed, isPublic, messages)
        : 'Use an absolute URL, such as https://example.com/hooks.',

    isOperators(url) {
      const host = hostOf(url);
      return isNamed(host) ? allowed.allowsName(host) : allowed.allowsAddress(host);
    },

    async resolveAddresses(url) {
      const objection = validateUrl(url, allowed, isPublic, messages);
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
