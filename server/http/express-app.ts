import { randomUUID } from 'node:crypto';
import { createServer, IncomingMessage, type Server, ServerResponse, STATUS_CODES } from 'node:http';
import { type AddressInfo, Server as NetServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import express, { type Express } from 'express';
import { ProblemError } from '../api/problem.ts';
import type { ProblemFactory } from './error-handler.ts';

export interface HttpServer {
  readonly port: number;
  /** URL of the server on this machine. */
  readonly url: string;
  /**
   * Stops listening, closes idle connections, lets requests in flight finish, and closes those still open after the
   * grace period. Resolves when the last connection is closed.
   * @param lasting responses that have a longer time of their own
   */
  stop(graceMs: number, lasting?: LastingResponses): Promise<void>;
}

/** Responses that may go on after the grace period. */
interface LastingResponses {
  includes(res: ServerResponse): boolean;
  /** Resolves when the last of them has ended, or has been ended. */
  ended: Promise<void>;
}

export interface ListenOptions {
  host: string;
  /** 0 chooses a free port. */
  port: number;
  problems: ProblemFactory;
  /**
   * Maximum time without progress on a connection: nothing received, or nothing read by the client. Default: 30
   * seconds.
   */
  stillMs?: number;
}

/**
 * Creates an Express app without features that this API does not use: the name header, weak ETags, nested query
 * parsing.
 */
export const createExpressApp = (): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('case sensitive routing', true);
  app.set('strict routing', true);
  app.set('query parser', 'simple');
  return app;
};

/**
 * Creates request and response classes that already have Express's prototypes. Express would call
 * `Object.setPrototypeOf` per request, which slows down every later property access.
 */
function withExpressPrototypes(app: Express) {
  class AppRequest extends IncomingMessage {}
  class AppResponse extends ServerResponse {}
  Object.setPrototypeOf(AppRequest.prototype, app.request);
  Object.setPrototypeOf(AppResponse.prototype, app.response);
  Object.assign(app, { request: AppRequest.prototype, response: AppResponse.prototype });
  return { IncomingMessage: AppRequest, ServerResponse: AppResponse };
}

const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  // Longer than the minute for which load balancers commonly keep a connection, so that they close it first.
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16 * 1024,
  // A request without Host gets a problem response like every other error.
  requireHostHeader: false,
};

const STILL_MS = 30_000;

const MALFORMED_REQUEST_RESPONSE: Readonly<Record<string, ProblemError>> = {
  HPE_HEADER_OVERFLOW: new ProblemError('headers_too_large', 'Request line and headers hold at most 16 KiB.'),
  ERR_HTTP_REQUEST_TIMEOUT: new ProblemError('request_timeout', 'The request took too long to arrive.'),
};
const NOT_HTTP = new ProblemError('invalid_request', 'This is not valid HTTP/1.1.');

/** A request that Node cannot parse never reaches Express, so the response is written directly to the connection. */
const rejectMalformedRequest =
  (problems: ProblemFactory, hasAnswerUnderWay: (socket: Duplex) => boolean) =>
  (error: NodeJS.ErrnoException, socket: Duplex): void => {
    if (!socket.writable || error.code === 'ECONNRESET' || hasAnswerUnderWay(socket)) {
      socket.destroy();
      return;
    }
    const requestId = randomUUID();
    const {
      status,
      headers: own,
      body: problem,
    } = problems.toProblem(MALFORMED_REQUEST_RESPONSE[error.code ?? ''] ?? NOT_HTTP, requestId, '/');
    const body = JSON.stringify(problem);
    const headers = {
      ...{ ...own, 'X-Request-Id': requestId },
      ...{ 'Content-Length': Buffer.byteLength(body), Connection: 'close' },
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`);
  };

/** How long idle connections stay open during shutdown: the next response on each says `Connection: close`. */
const DRAIN_MS = 1000;

const LAST_BYTES_MS = 500;
const NONE_LAST: LastingResponses = { includes: () => false, ended: Promise.resolve() };

/** Tracks which connections have a response in progress, which Node does not expose. */
const trackConnections = (server: Server) => {
  /**
   * Pending responses by connection. A set would be simpler, but a set that grows and shrinks with every request leaves
   * linked tables behind, which keep all requests alive until a full garbage collection.
   */
  const connections = new Map<Duplex, ServerResponse[]>();
  let isStopping = false;

  server.on('connection', (socket) => {
    connections.set(socket, []);
    socket.once('close', () => connections.delete(socket));
  });
  server.prependListener('request', ({ socket }, res) => {
    if (isStopping) res.setHeader('Connection', 'close');
    const answering = connections.get(socket);
    answering?.push(res);
    res.once('close', () => answering?.splice(answering.indexOf(res), 1));
  });

  return {
    /** A second response would be read as part of the first, or as its replacement. */
    hasAnswerUnderWay: (socket: Duplex) =>
      connections.get(socket)?.some(({ headersSent, req }) => headersSent || req.complete) === true,
    /** A connection whose handler is still working is idle for a reason. */
    isWaiting: (socket: Socket) => (connections.get(socket)?.length ?? 0) > 0 && socket.writableLength === 0,
    /** Makes every further response close its connection. */
    stopReusing() {
      isStopping = true;
      for (const res of [...connections.values()].flat())
        if (!res.headersSent) res.setHeader('Connection', 'close');
    },
    /** Closes all connections but those with a response that lasts longer. */
    closeOthers(lasting: Pick<LastingResponses, 'includes'>) {
      for (const [socket, answering] of connections)
        if (!answering.some((res) => lasting.includes(res))) socket.destroy();
    },
    /** Node counts a connection without any request as busy; browsers open such connections in advance. */
    closeIdle() {
      for (const [socket, answering] of connections) if (answering.length === 0) socket.destroy();
    },
  };
};

/**
 * Only stops listening: `close` of an HTTP server immediately closes keep-alive connections, even if a request is on
 * its way.
 */
const stopListening = (server: Server, done: () => void) => NetServer.prototype.close.call(server, done);

const listen = (server: Server, host: string, port: number): Promise<AddressInfo> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      // A server that listens on a port has an address, not a pipe path.
      resolve(server.address() as AddressInfo);
    });
  });

const urlOf = ({ address, family, port }: AddressInfo): string => {
  const isAny = address === '0.0.0.0' || address === '::';
  if (isAny) return `http://localhost:${port}`;
  return family === 'IPv6' ? `http://[${address}]:${port}` : `http://${address}:${port}`;
};

/** Serves the app. Resolves once it accepts connections, and rejects if it cannot listen. */
export const listenHttp = async (
  app: Express,
  { host, port, problems, stillMs = STILL_MS }: ListenOptions,
): Promise<HttpServer> => {
  const server = createServer({ ...TIMEOUTS, ...withExpressPrototypes(app) }, app);
  const connections = trackConnections(server);
  server.setTimeout(stillMs, (socket) => {
    if (!connections.isWaiting(socket)) socket.destroy();
  });
  // The app responds to expectations with a problem, where Node would send 417 without a body.
  server.on('checkExpectation', app);
  server.on('clientError', rejectMalformedRequest(problems, connections.hasAnswerUnderWay));
  const address = await listen(server, host, port);
  let stopped: Promise<void> | undefined;

  const stop = (graceMs: number, lasting: LastingResponses): Promise<void> =>
    new Promise((resolve) => {
      const force = setTimeout(() => {
        connections.closeOthers(lasting);
        // Their last bytes get a moment to leave.
        void lasting.ended.then(() => setTimeout(() => server.closeAllConnections(), LAST_BYTES_MS).unref());
      }, graceMs);
      // On shutdown, keep-alive connections get one more response with `Connection: close`.
      const idle = setTimeout(() => connections.closeIdle(), Math.min(DRAIN_MS, graceMs / 10));
      connections.stopReusing();
      stopListening(server, () => {
        clearTimeout(force);
        clearTimeout(idle);
        // Ends the timer with which Node checks connections, which keeps the server and all that it uses in memory.
        server.close();
        resolve();
      });
    });

  return {
    port: address.port,
    url: urlOf(address),
    stop(graceMs, lasting = NONE_LAST) {
      stopped ??= stop(graceMs, lasting);
      return stopped;
    },
  };
};
