import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { codeOf } from '../../../database/errors.ts';
import { hostOf } from './url-guard.ts';

export interface OutgoingWebhook {
  url: URL;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** The answer of a receiver. */
export interface Exchange {
  status: number;
  /** The beginning of the answer's body. */
  body: string;
}

export interface Connections {
  /**
   * Sends a request to an address and reads the beginning of the answer. It settles when the receiver answers, breaks
   * off or changes the protocol, and when the signal aborts, whichever comes first.
   */
  exchange(outgoing: OutgoingWebhook, address: string, signal: AbortSignal): Promise<Exchange>;
  /** Ends the connections that are kept. */
  close(): void;
}

const BODY_HEAD = 1024;
/** So much of a body is read, to use the connection again; a longer one costs the connection. */
const BODY_DRAINED = 65_536;
const AGENT = { keepAlive: true, maxFreeSockets: 512, timeout: 30_000 };

/** Collects the beginning of a body and drops the rest. */
function readBodyPreview(response: IncomingMessage): () => string {
  const chunks: Buffer[] = [];
  let length = 0;
  response.on('data', (chunk: Buffer) => {
    if (length < BODY_HEAD) chunks.push(chunk);
    length += chunk.length;
    if (length > BODY_DRAINED) response.destroy();
  });
  // The status counts, however the body ends.
  response.on('error', () => undefined);
  // The database cannot hold a NUL in text.
  return () => Buffer.concat(chunks).subarray(0, BODY_HEAD).toString('utf8').replaceAll('\0', '');
}

/**
 * Settles once, with the first thing that ends an exchange. Node ends one with `response`, `upgrade` or `error`, and a
 * connection that is closed in between with `close` alone; a timer outside has the last word.
 */
function outcomeOf(request: ClientRequest, signal: AbortSignal): Promise<Exchange> {
  return new Promise((resolve, reject) => {
    let known: (() => Exchange) | undefined;
    const end = (error: unknown) => {
      signal.removeEventListener('abort', abort);
      if (known === undefined) reject(error);
      else resolve(known());
    };
    const abort = () => {
      end(signal.reason);
      request.destroy();
    };
    signal.addEventListener('abort', abort, { once: true });
    request.once('response', (response) => {
      const body = readBodyPreview(response);
      known = () => ({ status: response.statusCode ?? 0, body: body() });
      response.once('close', () => end(undefined));
    });
    request.once('upgrade', ({ statusCode = 0 }, socket) => {
      socket.on('error', () => undefined);
      socket.destroy();
      known = () => ({ status: statusCode, body: '' });
      end(undefined);
    });
    request.on('error', (error) => {
      // Once the status is known, the end of the response tells the rest.
      if (known === undefined) end(error);
    });
    request.once('close', () => end(new Error('The connection was closed.')));
    if (signal.aborted) abort();
  });
}

/** Makes exchanges over connections that stay open. */
export function openConnections(): Connections {
  const agents = { 'http:': new http.Agent(AGENT), 'https:': new https.Agent(AGENT) };

  function open({ url, headers, body }: OutgoingWebhook, address: string, reuse: boolean): ClientRequest {
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

  return {
    async exchange(outgoing, address, signal) {
      const request = open(outgoing, address, true);
      try {
        return await outcomeOf(request, signal);
      } catch (error) {
        // The receiver closed a resting connection just as it was used: nothing was lost yet, so try on a new one.
        const stale = request.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(codeOf(error) ?? '');
        if (!stale || signal.aborted) throw error;
        return outcomeOf(open(outgoing, address, false), signal);
      }
    },
    close() {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}
