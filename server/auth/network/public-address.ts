import ipaddr from 'ipaddr.js';
import { parseAddress } from './ip-address.ts';

/**
 * All global unicast IPv6 addresses currently lie in this range. Addresses that translate to IPv4 (NAT64, mapped) do
 * not.
 */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** Addresses in a public range that the hosting provider of this machine serves. */
const PROVIDERS_OWN: ReadonlySet<string> = new Set(['168.63.129.16']);

/** Byte positions of the IPv4 address for each prefix length of RFC 6052. Byte 8 and the rest are zero. */
const TRANSLATED: readonly (readonly [number, number, number, number])[] = [
  [4, 5, 6, 7], // /32
  [5, 6, 7, 9], // /40
  [6, 7, 9, 10], // /48
  [7, 9, 10, 11], // /56
  [9, 10, 11, 12], // /64
  [12, 13, 14, 15], // /96
];

/** ISATAP (RFC 5214): an interface identifier of `0000:5efe` or `0200:5efe`, with the IPv4 address behind it. */
const isIsatap = (bytes: readonly number[]): boolean =>
  (bytes[8] === 0 || bytes[8] === 2) && bytes[9] === 0 && bytes[10] === 0x5e && bytes[11] === 0xfe;

/** Whether an IPv6 address under an ordinary global prefix embeds an IPv4 address that is not public. */
function hidesInsideAddress(bytes: readonly number[]): boolean {
  if (isIsatap(bytes)) return true;
  return TRANSLATED.some((positions) => {
    const first = Math.min(8, positions[0]);
    const hasOtherBytes = bytes.some(
      (byte, index) => index >= first && byte !== 0 && !positions.includes(index),
    );
    const embedded = new ipaddr.IPv4(positions.map((position) => bytes[position] ?? 0));
    // Manually assigned identifiers (::1, ::8888) parse as addresses of 0.0.0.0/8, which are not routable.
    return !hasOtherBytes && embedded.range() !== 'unicast' && embedded.range() !== 'unspecified';
  });
}

/**
 * Whether an address belongs to the public internet, so that no host of the server's own network can answer there: not
 * loopback, private, link-local (where clouds keep credentials), shared, multicast, reserved or documentation, and no
 * IPv6 address that embeds such an IPv4 address (mapped, 6to4, Teredo, NAT64, ISATAP).
 */
export function isPublicAddress(text: string): boolean {
  const address = parseAddress(text);
  if (address === undefined || PROVIDERS_OWN.has(address.toString())) return false;
  if (address.kind() === 'ipv4' && text.includes(':')) return false;
  if (address.range() !== 'unicast') return false;
  if (address instanceof ipaddr.IPv4) return true;
  return address.match(GLOBAL_IPV6) && !hidesInsideAddress(address.toByteArray());
}

/** Whether an address is a loopback address. */
export const isLoopbackAddress = (text: string): boolean => parseAddress(text)?.range() === 'loopback';

const LOCAL_RANGES: ReadonlySet<string> = new Set(['private', 'uniqueLocal', 'carrierGradeNat']);

/** Whether an address belongs to a private network, such as those of clusters and companies. */
export const isLocalAddress = (text: string): boolean => LOCAL_RANGES.has(parseAddress(text)?.range() ?? '');
