import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { hostOf } from '../../../auth/network/url-guard.ts';
import { errorCodeOf } from '../../../database/errors.ts';

export interface OutgoingWebhook {
  url: URL;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** The response of a receiver. */
export interface WebhookExchange {
  status: number;
  /** The beginning of the response body. */
  body: string;
}

export interface Connections {
  /**
   * Sends a request to an address and reads the beginning of the response. It settles when the receiver responds,
   * disconnects or changes the protocol, or when the signal aborts, whichever comes first.
   */
  exchange(outgoing: OutgoingWebhook, address: string, signal: AbortSignal): Promise<WebhookExchange>;
  /** Closes the idle connections. */
  close(): void;
}

const BODY_HEAD = 1024;
/** Bodies are read up to this size, to reuse the connection; a longer body closes it. */
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
  // The status counts even if the body ends with an error.
  response.on('error', () => undefined);
  // PostgreSQL text cannot contain a NUL.
  return () => Buffer.concat(chunks).subarray(0, BODY_HEAD).toString('utf8').replaceAll('\0', '');
}

/**
 * Settles once, with the first event that ends an exchange. Node ends one with `response`, `upgrade` or `error`, and a
 * connection closed in between with `close` only. A timer outside has the final say.
 */
function outcomeOf(request: ClientRequest, signal: AbortSignal): Promise<WebhookExchange> {
  return new Promise((resolve, reject) => {
    let buildExchange: (() => WebhookExchange) | undefined;
    const end = (error: unknown) => {
      signal.removeEventListener('abort', abort);
      if (buildExchange === undefined) reject(error);
      else resolve(buildExchange());
    };
    const abort = () => {
      end(signal.reason);
      request.destroy();
    };
    signal.addEventListener('abort', abort, { once: true });
    request.once('response', (response) => {
      const body = readBodyPreview(response);
      buildExchange = () => ({ status: response.statusCode ?? 0, body: body() });
      response.once('close', () => end(undefined));
    });
    request.once('upgrade', ({ statusCode = 0 }, socket) => {
      socket.on('error', () => undefined);
      socket.destroy();
      buildExchange = () => ({ status: statusCode, body: '' });
      end(undefined);
    });
    request.on('error', (error) => {
      // After the status has arrived, the end of the response settles it.
      if (buildExchange === undefined) end(error);
    });
    request.once('close', () => end(new Error('The connection was closed.')));
    if (signal.aborted) abort();
  });
}

/** Sends requests over keep-alive connections. */
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
      // The certificate must match the host name, although the connection goes to the address.
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
        // The receiver closed an idle connection just as it was reused: nothing was sent, so retry on a new one.
        const stale = request.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(errorCodeOf(error) ?? '');
        if (!stale || signal.aborted) throw error;
        return outcomeOf(open(outgoing, address, false), signal);
      }
    },
    close() {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}
