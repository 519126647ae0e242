import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { DestinationCheck } from '../contract/context.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

/** The addresses that a name has now. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

/** Where webhooks may be sent to. */
export interface Destinations extends DestinationCheck {
  /**
   * The addresses of its host, every one of them checked. Connect to one of these and to nothing else: a name that is
   * asked for a second time may have another answer.
   * @throws DestinationError
   */
  locate(url: URL): Promise<readonly string[]>;
}

/** The URL leads to where nothing may be sent, or nowhere. */
export class DestinationError extends Error {
  override name = 'DestinationError';
}

export interface DestinationOptions {
  /** Whether this machine itself may be sent to, over plain HTTP, too: for development. */
  allowLoopback: boolean;
  resolve?: Resolve | undefined;
  isPublic?: ((address: string) => boolean) | undefined;
}

/** Ports above 1023 that browsers refuse as well, because other protocols listen there. */
const REFUSED_PORTS: ReadonlySet<number> = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
  10_080,
]);

/**
 * Asks the name servers themselves. `getaddrinfo` has four threads for the whole process, and whoever runs a slow name
 * server could hold them all.
 */
function createResolve(): Resolve {
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  return async (hostname) => {
    const answers = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  };
}

/** The host as a name or an address, without the brackets of IPv6 and the dot that ends an absolute name. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');

/** Whether a host is this machine, as it sees itself. */
export const isLoopbackHost = (host: string) =>
  host === 'localhost' || host.endsWith('.localhost') || isLoopbackAddress(host);

function portObjection({ port }: URL): string | undefined {
  const number = Number(port || 443);
  if (number === 443 || (number > 1023 && !REFUSED_PORTS.has(number))) return undefined;
  return 'Use port 443, or one above 1023 that is not known for another protocol.';
}

export function createDestinations(options: DestinationOptions): Destinations {
  const { allowLoopback, resolve = createResolve(), isPublic = isPublicAddress } = options;
  /** Deliveries that begin at the same time share one question. */
  const asking = new Map<string, Promise<readonly string[]>>();

  function ask(host: string): Promise<readonly string[]> {
    const known = asking.get(host);
    if (known !== undefined) return known;
    const answer = resolve(host).finally(() => asking.delete(host));
    asking.set(host, answer);
    return answer;
  }

  function objectionTo(url: URL): string | undefined {
    const host = hostOf(url);
    if (url.username !== '' || url.password !== '')
      return 'Leave user name and password out: deliveries are signed.';
    if (url.hash !== '') return 'Leave the fragment out: it is never sent.';
    if (allowLoopback && isLoopbackHost(host) && /^https?:$/.test(url.protocol)) return undefined;
    if (url.protocol !== 'https:') return 'Use an https:// URL.';
    const named = isIP(host) === 0;
    if (named ? !host.includes('.') || isLoopbackHost(host) : !isPublic(host))
      return 'Use a host on the public internet.';
    return portObjection(url);
  }

  return {
    objection: (text) =>
      URL.canParse(text)
        ? objectionTo(new URL(text))
        : 'Use an absolute URL, such as https://example.com/hooks.',

    async locate(url) {
      const objection = objectionTo(url);
      if (objection !== undefined) throw new DestinationError(objection);
      const host = hostOf(url);
      if (isIP(host) !== 0) return [host];
      if (isLoopbackHost(host)) return ['127.0.0.1', '::1'];
      const addresses = await ask(host).catch(() => []);
      // One sentence for both, so that nobody learns which names the network around this server knows.
      if (addresses.length === 0 || !addresses.every(isPublic)) {
        throw new DestinationError('The host name does not resolve to public addresses alone.');
      }
      return [...addresses].sort((a, b) => isIP(a) - isIP(b));
    },
  };
}
