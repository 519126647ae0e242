import { isAllowed, isRange } from './ip-address.ts';
import { isLoopbackAddress } from './public-address.ts';

/** A private destination of the gateway, and the tenants that may use it; `*` for all. */
export interface PrivateUpstream {
  host: string;
  tenants: readonly string[];
}

/** The private destinations that the operator allows. */
export interface AllowedPrivateHosts {
  /** Whether requests may go to an address, regardless of the host name that resolved to it. */
  allowsAddress(address: string): boolean;
  /** Whether requests may go to the private addresses of a host name. */
  allowsName(host: string): boolean;
  /** Whether an address range is allowed, so that a private host name may resolve into it. */
  readonly hasRanges: boolean;
}

const LOOPBACK = 'loopback';
/** The last label begins with a letter, so `127.1` is not a name. */
const SUFFIX = /^\.?(?:[a-z0-9_-]{1,63}\.)*[a-z][a-z0-9-]{0,62}$/;

/** Whether an entry is the word `loopback`, an address, a CIDR range or a host suffix. */
export const isAllowedHostEntry = (entry: string): boolean => isRange(entry) || SUFFIX.test(entry);

/** Whether a host name or address means this machine. */
export const isLoopbackHost = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || isLoopbackAddress(host);

/** Parses what the operator allows. Each entry has passed `isAllowedHostEntry`. */
export function parseAllowedPrivateHosts(entries: readonly string[]): AllowedPrivateHosts {
  const loopback = entries.includes(LOOPBACK);
  const ranges = entries.filter(isRange);
  const suffixes = entries
    .filter((entry) => entry !== LOOPBACK && !isRange(entry))
    .map((entry) => entry.replace(/^\./, ''));
  return {
    allowsAddress: (address) =>
      (loopback && isLoopbackAddress(address)) || (ranges.length > 0 && isAllowed(ranges, address)),
    allowsName: (host) =>
      isLoopbackHost(host)
        ? loopback
        : suffixes.some((suffix) => host === suffix || host.endsWith(`.${suffix}`)),
    hasRanges: ranges.length > 0,
  };
}
