import ipaddr from 'ipaddr.js';
import { parseAddress } from '../access/network.ts';

/** All global unicast IPv6 is in here, for the time being. What translates to IPv4 (NAT64, mapped) is not. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** Public by their range, but answered by the machine that runs this one. */
const PROVIDERS_OWN: ReadonlySet<string> = new Set(['168.63.129.16']);

/**
 * Whether an address belongs to the public internet, so that nothing of the network around this server answers there:
 * not loopback, private, link-local (where clouds keep credentials), shared, multicast, reserved or documentation; nor
 * one that hides an IPv4 address (mapped, 6to4, Teredo, NAT64).
 */
export function isPublicAddress(text: string): boolean {
  const address = parseAddress(text);
  if (address === undefined || PROVIDERS_OWN.has(address.toString())) return false;
  if (address.kind() === 'ipv4' && text.includes(':')) return false;
  if (address.range() !== 'unicast') return false;
  return address instanceof ipaddr.IPv4 || address.match(GLOBAL_IPV6);
}

/** Whether an address is this machine's own. */
export const isLoopbackAddress = (text: string): boolean => parseAddress(text)?.range() === 'loopback';
