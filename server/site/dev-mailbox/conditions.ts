import type { IncomingMessage } from 'node:http';
import { parseAddress } from '../../auth/network/ip-address.ts';

/** What the environment says about who reaches the server. */
export interface Exposure {
  DEV_MAILBOX: boolean;
  HOST: string;
  SMTP_URL?: string | undefined;
  PUBLIC_URL?: string | undefined;
  REQUIRE_TLS: boolean;
  TRUST_PROXY: number | string[];
}

/**
 * Returns the settings that the development mailbox may not be on with: each says that mails are for others, or that others
 * than the developer reach the server.
 */
export function settingsAgainst(config: Exposure): string[] {
  if (!config.DEV_MAILBOX) return [];
  const against: Record<string, boolean> = {
    SMTP_URL: config.SMTP_URL !== undefined,
    TRUST_PROXY: config.TRUST_PROXY !== 0,
    REQUIRE_TLS: config.REQUIRE_TLS,
    'an https PUBLIC_URL':
      config.PUBLIC_URL !== undefined && new URL(config.PUBLIC_URL).protocol === 'https:',
    'a HOST that is not loopback': config.HOST !== 'localhost' && !isLoopback(config.HOST),
  };
  return Object.keys(against).filter((name) => against[name]);
}

const isLoopback = (address: string): boolean => parseAddress(address)?.range() === 'loopback';

const LOCAL_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;
const isForwarding = (header: string) => header === 'forwarded' || header.startsWith('x-forwarded-');

/** Whether a request comes from this machine and is meant for it: not through a proxy, and not by a name that a page chose. */
export function isLocal({ socket, rawHeaders }: IncomingMessage): boolean {
  const names = rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
  const hosts = names.flatMap((name, index) => (name === 'host' ? [rawHeaders[2 * index + 1] ?? ''] : []));
  return (
    isLoopback(socket.remoteAddress ?? '') &&
    hosts.length === 1 &&
    LOCAL_HOST.test(hosts[0] ?? '') &&
    !names.some(isForwarding)
  );
}
