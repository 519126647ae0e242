import type { IncomingMessage } from 'node:http';
import { isLoopbackAddress } from '../auth/network/public-address.ts';

const LOCAL_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;
const isForwarding = (header: string) => header === 'forwarded' || header.startsWith('x-forwarded-');

/**
 * Whether a request comes from this machine and is addressed to it: not through a proxy, and not by a name that a web
 * page chose.
 */
export function isLocal({ socket, rawHeaders }: IncomingMessage): boolean {
  const names = rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
  const hosts = names.flatMap((name, index) => (name === 'host' ? [rawHeaders[2 * index + 1] ?? ''] : []));
  return (
    isLoopbackAddress(socket.remoteAddress ?? '') &&
    hosts.length === 1 &&
    LOCAL_HOST.test(hosts[0] ?? '') &&
    !names.some(isForwarding)
  );
}
