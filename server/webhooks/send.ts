import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { codeOf } from '../database/sqlstate.ts';
import { DestinationError, type Destinations, hostOf } from './destination.ts';

export interface Outgoing {
  url: URL;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** What came of an attempt. It was taken when the status is 2xx. */
export interface Outcome {
  status: number | null;
  /** The beginning of the answer's body. */
  body: string | null;
  error: string | null;
  durationMs: number;
}

export interface Sender {
  /** Sends once and tells what came of it. @throws CutError when it was cut off */
  send(outgoing: Outgoing): Promise<Outcome>;
  /** Ends all connections, what is under way included. */
  close(): void;
}

/** It was broken off from this side, so nothing is known of it. */
export class CutError extends Error {
  override name = 'CutError';
}

const TIMEOUT_MS = 10_000;
const BODY_HEAD = 1024;
/** So much of a body is read, to use the connection again; a longer one costs the connection. */
const BODY_DRAINED = 65_536;
const AGENT = { keepAlive: true, maxFreeSockets: 512, timeout: 30_000 };
/** Nothing has reached the receiver: its next address may do. */
const NOT_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'EADDRNOTAVAIL',
]);

class TimeoutError extends Error {
  override name = 'TimeoutError';
}

type Exchange = Pick<Outcome, 'status' | 'body'>;

/** What went wrong, in words for whoever runs the receiver. They tell nothing of the network around this server. */
function reasonOf(error: unknown): string {
  if (error instanceof DestinationError) return error.message;
  if (error instanceof TimeoutError) return `No answer within ${TIMEOUT_MS / 1000} seconds.`;
  const code = codeOf(error) ?? '';
  if (/CERT|TLS|SSL|UNABLE_TO_VERIFY/.test(code)) return `TLS failed: ${code}.`;
  if (NOT_CONNECTED.has(code)) return 'The connection was refused.';
  return 'The connection broke before there was an answer.';
}

export const isSuccess = (status: number | null): boolean => status !== null && status >= 200 && status < 300;

const statusError = (status: number) =>
  status >= 300 && status < 400
    ? `The endpoint answered ${status}; redirects are not followed.`
    : `The endpoint answered ${status}.`;

/** Collects the beginning of the body and reads the rest, within bounds. It settles, whatever becomes of the body. */
function readHead(response: IncomingMessage, settle: (exchange: Exchange) => void): void {
  const chunks: Buffer[] = [];
  let length = 0;
  const done = () => {
    // The database cannot hold a NUL in text.
    const text = Buffer.concat(chunks).subarray(0, BODY_HEAD).toString('utf8').replaceAll('\0', '');
    settle({ status: response.statusCode ?? 0, body: text });
  };
  response.on('data', (chunk: Buffer) => {
    if (length < BODY_HEAD) chunks.push(chunk);
    length += chunk.length;
    if (length > BODY_DRAINED) response.destroy();
  });
  response.on('error', () => undefined);
  response.once('close', done);
}

/** Sends webhooks over connections that stay open, each to an address that was checked for this very attempt. */
export function createSender(destinations: Destinations): Sender {
  const underWay = new Set<ClientRequest>();
  let closed = false;
  const agents = { 'http:': new http.Agent(AGENT), 'https:': new https.Agent(AGENT) };

  function open({ url, headers, body }: Outgoing, address: string, reuse: boolean): ClientRequest {
    const secure = url.protocol === 'https:';
    const host = hostOf(url);
    const request = (secure ? https : http).request({
      host: address,
      port: url.port || (secure ? 443 : 80),
      path: url.pathname + url.search,
      method: 'POST',
      headers: { ...headers, host: url.host, 'content-length': Buffer.byteLength(body) },
      agent: reuse ? agents[secure ? 'https:' : 'http:'] : false,
      // The certificate has to be the name's, although the connection goes to the address.
      ...(secure && isIP(host) === 0 && { servername: host }),
    });
    request.end(body);
    return request;
  }

  function exchange(outgoing: Outgoing, address: string, deadline: number, reuse = true): Promise<Exchange> {
    return new Promise((resolve, reject) => {
      const request = open(outgoing, address, reuse);
      underWay.add(request);
      const expire = () => request.destroy(new TimeoutError());
      const timer = setTimeout(expire, Math.max(0, deadline - performance.now()));
      const finish = () => {
        clearTimeout(timer);
        underWay.delete(request);
      };
      let answered = false;
      request.once('response', (response) => {
        answered = true;
        readHead(response, (result) => {
          finish();
          resolve(result);
        });
      });
      request.on('error', (error) => {
        if (answered) return; // the status is known, and the response tells when it is over
        finish();
        // The receiver closed a resting connection just as it was used: nothing was lost yet, so try on a new one.
        const stale = request.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(codeOf(error) ?? '');
        if (stale && !closed) resolve(exchange(outgoing, address, deadline, false));
        else reject(error);
      });
    });
  }

  async function attempt(outgoing: Outgoing, deadline: number): Promise<Exchange> {
    const addresses = await before(deadline, destinations.locate(outgoing.url));
    let failure: unknown;
    for (const address of addresses) {
      try {
        return await exchange(outgoing, address, deadline);
      } catch (error) {
        failure = error;
        if (!NOT_CONNECTED.has(codeOf(error) ?? '')) break;
      }
    }
    throw failure;
  }

  return {
    async send(outgoing) {
      const start = performance.now();
      const result = (outcome: Omit<Outcome, 'durationMs'>): Outcome => ({
        ...outcome,
        durationMs: Math.round(performance.now() - start),
      });
      try {
        const { status, body } = await attempt(outgoing, start + TIMEOUT_MS);
        return result({ status, body, error: isSuccess(status) ? null : statusError(status ?? 0) });
      } catch (error) {
        if (closed) throw new CutError('The server is stopping.', { cause: error });
        return result({ status: null, body: null, error: reasonOf(error) });
      }
    },
    close() {
      closed = true;
      for (const request of underWay) request.destroy();
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

/** The promise, unless it takes too long. */
async function before<T>(deadline: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeoutError()), Math.max(0, deadline - performance.now()));
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
