import ipaddr from 'ipaddr.js';
import { LRUCache } from 'lru-cache';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/**
 * Parses an IP address in its plain form. `127.1`, `010.0.0.1`, `0x7f000001` and zone ids, which many parsers accept,
 * are rejected: a person must read the same address that the server compares. IPv6-mapped IPv4 addresses are unwrapped.
 */
export function parseAddress(text: string): Address | undefined {
  if (!ipaddr.IPv4.isValidFourPartDecimal(text) && !(ipaddr.IPv6.isValid(text) && !text.includes('%'))) {
    return undefined;
  }
  return ipaddr.process(text);
}

/**
 * Parses an address or a CIDR range; returns `undefined` for anything else. `10.1.2.3/8` is rejected, because it looks
 * like one address and covers sixteen million: a range must begin with its first address.
 */
function parseRange(text: string): [Address, number] | undefined {
  const [host = '', bits, ...rest] = text.split('/');
  const address = parseAddress(host);
  if (address === undefined || rest.length > 0) return undefined;
  const width = address.kind() === 'ipv4' ? 32 : 128;
  if (bits === undefined) return [address, width];
  if (!/^(?:0|[1-9]\d{0,2})$/.test(bits)) return undefined;
  // The prefix length of a mapped IPv6 address counts from the start of the IPv6 address.
  const mapped = width === 32 && host.includes(':');
  const length = Number(bits) - (mapped ? 96 : 0);
  if (length < 0 || length > width) return undefined;
  const kind = address.kind() === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6;
  const first = kind.networkAddressFromCIDR(`${address}/${length}`);
  return first.toString() === address.toString() ? [address, length] : undefined;
}

export const isRange = (text: string): boolean => parseRange(text) !== undefined;

const MEMO_SIZE = 1000;
/** Leading zeros make an address arbitrarily long; no common form is longer than this. */
const REMEMBERED_LENGTH = 45;
/** Caches the results for recent addresses: every request needs one, and parsing costs as much as a decision. */
function memoizeLru<Value extends string>(make: (text: string) => Value | undefined) {
  const memo = new LRUCache<string, Value>({ max: MEMO_SIZE });
  return (text: string): Value | undefined => {
    const remembered = memo.get(text);
    if (remembered !== undefined) return remembered;
    const value = make(text);
    if (value !== undefined && text.length <= REMEMBERED_LENGTH) memo.set(text, value);
    return value;
  };
}

/** Returns the canonical form of an address, with IPv4 unwrapped from IPv6; `undefined` if it is not an address. */
export const canonicalAddress = memoizeLru((text) => parseAddress(text)?.toString());

/** Whether an allowlist permits an address. An empty list permits every address. */
export function isAllowed(allowlist: readonly string[], address: string): boolean {
  if (allowlist.length === 0) return true;
  const candidate = parseAddress(address);
  if (candidate === undefined) return false;
  return allowlist.some((entry) => {
    const range = parseRange(entry);
    return range !== undefined && range[0].kind() === candidate.kind() && candidate.match(range);
  });
}

/** Whether an allowlist permits every address of a range. */
export function allowlistCovers(allowlist: readonly string[], range: string): boolean {
  const inner = parseRange(range);
  if (allowlist.length === 0 || inner === undefined) return allowlist.length === 0;
  return allowlist.some((entry) => {
    const outer = parseRange(entry);
    return (
      outer !== undefined &&
      outer[0].kind() === inner[0].kind() &&
      outer[1] <= inner[1] &&
      inner[0].match(outer)
    );
  });
}

const blockOf = memoizeLru((address) => {
  const parsed = parseAddress(address);
  if (parsed === undefined || parsed.kind() === 'ipv4') return parsed?.toString();
  return `${new ipaddr.IPv6([...parsed.toByteArray().slice(0, 8), 0, 0, 0, 0, 0, 0, 0, 0]).toString()}/64`;
});

/** Returns the unit for counting anonymous requests: an IPv4 address, or the /64 of an IPv6 subscriber. */
export const rateLimitBucketOf = (address: string): string => blockOf(address) ?? 'unknown';

/** Returns the network of an address at the size that providers commonly assign: an IPv4 /24 or an IPv6 /48. */
export function providerNetworkOf(address: string): string {
  const parsed = parseAddress(address);
  if (parsed === undefined) return 'unknown';
  const kind = parsed.kind() === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6;
  return kind.networkAddressFromCIDR(`${parsed}/${parsed.kind() === 'ipv4' ? 24 : 48}`).toString();
}
