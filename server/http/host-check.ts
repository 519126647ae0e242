import type { IncomingMessage } from 'node:http';
import { ProblemError } from '../api/problem.ts';
import { isLoopbackHost } from '../auth/network/allowed-private-hosts.ts';

/** Settings for the host names of the server. */
export interface HostSettings {
  HOST: string;
  PUBLIC_URL?: string | undefined;
  ALLOWED_HOSTS?: readonly string[] | undefined;
}

/** Whether the server responds to a host name, given as in the Host header without the port. */
export type HostCheck = (host: string) => boolean;

const normalizeHost = (host: string): string => host.replace(/^\[|\]$/g, '').replace(/\.$/, '');

/**
 * Returns the names that the server responds to: those of `ALLOWED_HOSTS` and `PUBLIC_URL`, and the local machine. A
 * server on loopback without either setting responds only to local names, because a web page with a name rebound to
 * 127.0.0.1 could otherwise read it. A server that other machines reach, without any names configured, responds to
 * every name: probes and load balancers use addresses.
 */
export function allowedHosts({ ALLOWED_HOSTS, PUBLIC_URL, HOST }: HostSettings): HostCheck {
  if (ALLOWED_HOSTS === undefined && !isLoopbackHost(HOST)) return () => true;
  const names = new Set((ALLOWED_HOSTS ?? []).map(normalizeHost));
  if (PUBLIC_URL !== undefined) names.add(normalizeHost(new URL(PUBLIC_URL).hostname));
  return (host) => names.has(host) || isLoopbackHost(host);
}

const invalidHost = (detail: string) => new ProblemError('invalid_request', detail);
const HOST_HEADER = /^([a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/** Returns the number of Host headers: Node keeps the first and drops the others. */
function countHosts(rawHeaders: readonly string[]): number {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (name.length === 4 && name.toLowerCase() === 'host') count += 1;
  }
  return count;
}

/**
 * Creates the check of the requirements of HTTP/1.1, before anything else reads a request.
 * @returns a function that throws a ProblemError
 */
export function createHostCheck(isAllowed: HostCheck): (req: IncomingMessage) => void {
  // Nearly every request names the same host: to parse its address again would take as long as to authenticate.
  let accepted: string | undefined;
  return ({ httpVersionMajor, httpVersionMinor, headers, rawHeaders }) => {
    if (httpVersionMajor !== 1) throw invalidHost('This is not valid HTTP/1.1.');
    const hosts = countHosts(rawHeaders);
    if (hosts > 1) throw invalidHost('Send one Host header; this request has several.');
    if (hosts === 0 && httpVersionMinor > 0) throw invalidHost('Send a Host header; HTTP/1.1 requires it.');
    if (hosts > 0 && headers.host !== accepted) {
      const host = HOST_HEADER.exec(headers.host ?? '')?.[1];
      if (host === undefined || !isAllowed(normalizeHost(host.toLowerCase())))
        throw invalidHost(
          'The server does not answer under this Host. The operator allows it with PUBLIC_URL or ALLOWED_HOSTS.',
        );
      accepted = headers.host;
    }
    const { expect } = headers;
    if (expect !== undefined && expect.toLowerCase() !== '100-continue')
      throw new ProblemError('expectation_failed', 'Send no Expect header, or `Expect: 100-continue`.');
  };
}
