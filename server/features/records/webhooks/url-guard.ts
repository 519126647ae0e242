import { isIP } from 'node:net';
import {
  type AllowedPrivateHosts,
  isLoopbackHost,
  parseAllowedPrivateHosts,
} from '../../../auth/network/allowed-private-hosts.ts';
import { isLocalAddress, isLoopbackAddress, isPublicAddress } from '../../../auth/network/public-address.ts';
import type { UrlValidator } from '../../../operations/handler-context.ts';
import { createHostResolver, type ResolveHost } from './host-resolver.ts';

/** Where this server may send requests that tenants ask for: webhooks. */
export interface WebhookUrlGuard extends UrlValidator {
  /**
   * The addresses of its host, every one of them checked. Connect to one of these and to nothing else: a name that is
   * asked for a second time may have another answer.
   * @throws DestinationError
   * @throws ResolveError
   */
  resolveAddresses(url: URL): Promise<readonly string[]>;
  /** Whether the operator has named the host of a URL in `WEBHOOK_ALLOW_PRIVATE`. */
  isOperators(url: URL): boolean;
}

/** The URL leads to where nothing may be sent, or nowhere. */
export class ForbiddenUrlError extends Error {
  override name = 'DestinationError';
}

export interface UrlGuardOptions {
  /** What is allowed besides the public internet, over plain HTTP, too: the entries of `WEBHOOK_ALLOW_PRIVATE`. */
  allowPrivate: readonly string[];
  resolve?: ResolveHost | undefined;
  isPublic?: ((address: string) => boolean) | undefined;
}

/** Ports above 1023 that browsers refuse as well, because other protocols listen there. */
const REFUSED_PORTS: ReadonlySet<number> = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
  10_080,
]);

/** The host as a name or an address, without the brackets of IPv6 and the dot that ends an absolute name. */
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

/** The address itself stays unsaid: it would show the network around this server. */
const validateAddresses = (host: string, address: string): string =>
  isLoopbackAddress(address)
    ? `${host} resolves to a loopback address. ${allowing('`loopback`')}`
    : `${host} resolves to an address that is not public. ${allowing('the host name, or the range of the address,')}`;

function validatePort({ port }: URL): string | undefined {
  const number = Number(port || 443);
  if (number === 443 || (number > 1023 && !REFUSED_PORTS.has(number))) return undefined;
  return 'Use port 443, or one above 1023 that is not known for another protocol.';
}

/** Deliveries that begin at the same time share one question. */
function sharing(resolve: ResolveHost): ResolveHost {
  const asking = new Map<string, Promise<readonly string[]>>();
  return (host, asSystem) => {
    const known = asking.get(host);
    if (known !== undefined) return known;
    const answer = resolve(host, asSystem).finally(() => asking.delete(host));
    asking.set(host, answer);
    return answer;
  };
}

/** The objection to a URL that can be seen without looking its host up. */
function validateUrl(
  url: URL,
  allowed: AllowedPrivateHosts,
  isPublic: (address: string) => boolean,
): string | undefined {
  const host = hostOf(url);
  const named = isNamed(host);
  if (url.username !== '' || url.password !== '')
    return 'Leave user name and password out: requests are signed.';
  if (url.hash !== '') return 'Leave the fragment out: it is never sent.';
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'Use an https:// URL.';
  if (named ? allowed.allowsName(host) : allowed.allowsAddress(host)) return undefined;
  if (named && allowed.hasRanges && !isLoopbackHost(host)) return undefined;
  if (url.protocol !== 'https:') return HTTPS_ALONE;
  if (named ? !host.includes('.') || isLoopbackHost(host) : !isPublic(host)) return validateHost(host);
  return validatePort(url);
}

/** Checks where requests may go, before and after the host is looked up. */
export function createWebhookUrlGuard(options: UrlGuardOptions): WebhookUrlGuard {
  const { resolve = createHostResolver(), isPublic = isPublicAddress } = options;
  const allowed = parseAllowedPrivateHosts(options.allowPrivate);
  const ask = sharing(resolve);

  /** @throws DestinationError when a request may not go to one of the addresses that a name has */
  function checkResolved(url: URL, host: string, addresses: readonly string[]): void {
    const isAllowed = (address: string) =>
      allowed.allowsAddress(address) || (allowed.allowsName(host) && isLocalAddress(address));
    const refused = addresses.find((address) => !isPublic(address) && !isAllowed(address));
    if (refused !== undefined) throw new ForbiddenUrlError(validateAddresses(host, refused));
    if (addresses.every(isAllowed)) return;
    // It is public, so the rules of the public internet hold.
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
      // A single label is nothing on the internet: only hosts files and search domains know it.
      const addresses = await ask(host, allowed.allowsName(host) || !host.includes('.'));
      if (addresses.length === 0) throw new ForbiddenUrlError(`The host name ${host} does not resolve.`);
      checkResolved(url, host, addresses);
      return [...addresses].sort((a, b) => isIP(a) - isIP(b));
    },
  };
}
