import { randomUUID } from 'node:crypto';
import { createServer, IncomingMessage, type Server, ServerResponse, STATUS_CODES } from 'node:http';
import { type AddressInfo, Server as NetServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import express, { type Express } from 'express';
import { ProblemError } from '../api/problem.ts';
import type { ProblemFactory } from './error-handler.ts';

export interface HttpServer {
  readonly port: number;
  /** Where this machine reaches it. */
  readonly url: string;
  /**
   * Stops listening, drops connections without a request, lets requests in flight finish, and cuts off those that
   * have not within the grace period. Resolves when the last connection is closed.
   */
  stop(graceMs: number): Promise<void>;
}

export interface ListenOptions {
  host: string;
  /** 0 picks a free one. */
  port: number;
  problems: ProblemFactory;
  /** How long a connection may stand still: nothing comes, or nothing is read of what is sent. 30 seconds unless given. */
  stillMs?: number;
}

/** Express without what this API does not use: its name in a header, weak ETags, nested query parsing. */
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
 * The classes of requests and answers, made into those that Express gives to each of them otherwise: an object whose
 * prototype is changed after it was made is slow in all that is done with it.
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
  // Longer than the minute that load balancers commonly keep a connection, so that they close it and not we.
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16 * 1024,
  // A request without Host is refused as a problem, as everything else is.
  requireHostHeader: false,
};

const STILL_MS = 30_000;

const MALFORMED_REQUEST_RESPONSE: Readonly<Record<string, ProblemError>> = {
  HPE_HEADER_OVERFLOW: new ProblemError('headers_too_large', 'Request line and headers hold at most 16 KiB.'),
  ERR_HTTP_REQUEST_TIMEOUT: new ProblemError('request_timeout', 'The request took too long to arrive.'),
};
const NOT_HTTP = new ProblemError('invalid_request', 'This is not valid HTTP/1.1.');

/** What Node could not parse never becomes a request, so it is answered on the bare connection. */
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

/** For how long connections without a request stay open when the server stops: each is told with its next answer. */
const DRAIN_MS = 1000;

/** Knows which connections are answering something, which Node does not tell. */
const trackConnections = (server: Server) => {
  /**
   * What is being answered on each. A set of answers would do, but one that grows and shrinks with every request leaves
   * tables behind that point to each other, and through them all requests live until the old generation is collected.
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
    /** A second answer would be read as part of the first, or in its place when that is to a request that was complete. */
    hasAnswerUnderWay: (socket: Duplex) =>
      connections.get(socket)?.some(({ headersSent, req }) => headersSent || req.complete) === true,
    /** A connection on which a handler still works stands still for a reason. */
    isWaiting: (socket: Socket) => (connections.get(socket)?.length ?? 0) > 0 && socket.writableLength === 0,
    /** No answer leaves its connection open any more. */
    stopReusing() {
      isStopping = true;
      for (const res of [...connections.values()].flat())
        if (!res.headersSent) res.setHeader('Connection', 'close');
    },
    /** Node counts a connection that has never sent anything as busy; a browser opens such ones in advance. */
    closeIdle() {
      for (const [socket, answering] of connections) if (answering.length === 0) socket.destroy();
    },
  };
};

/** Stops listening and nothing else: `close` of a HTTP server cuts off kept connections at once, whatever is on its way. */
const stopListening = (server: Server, done: () => void) => NetServer.prototype.close.call(server, done);

const listen = (server: Server, host: string, port: number): Promise<AddressInfo> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      // A server that listens on a port has an address and not the path of a pipe.
      resolve(server.address() as AddressInfo);
    });
  });

const urlOf = ({ address, family, port }: AddressInfo): string => {
  const isAny = address === '0.0.0.0' || address === '::';
  if (isAny) return `http://localhost:${port}`;
  return family === 'IPv6' ? `http://[${address}]:${port}` : `http://${address}:${port}`;
};

/** Serves the app; resolves once it accepts connections and rejects when it cannot. */
export const listenHttp = async (
  app: Express,
  { host, port, problems, stillMs = STILL_MS }: ListenOptions,
): Promise<HttpServer> => {
  const server = createServer({ ...TIMEOUTS, ...withExpressPrototypes(app) }, app);
  const connections = trackConnections(server);
  server.setTimeout(stillMs, (socket) => {
    if (!connections.isWaiting(socket)) socket.destroy();
  });
  // The app refuses expectations as a problem, where Node would answer 417 without a word.
  server.on('checkExpectation', app);
  server.on('clientError', rejectMalformedRequest(problems, connections.hasAnswerUnderWay));
  const address = await listen(server, host, port);
  let stopped: Promise<void> | undefined;

  const stop = (graceMs: number): Promise<void> =>
    new Promise((resolve) => {
      const force = setTimeout(() => server.closeAllConnections(), graceMs);
      // A client that is about to send on a connection that it keeps gets its answer, and is told to come no more.
      const idle = setTimeout(() => connections.closeIdle(), Math.min(DRAIN_MS, graceMs / 10));
      connections.stopReusing();
      stopListening(server, () => {
        clearTimeout(force);
        clearTimeout(idle);
        resolve();
      });
    });

  return {
    port: address.port,
    url: urlOf(address),
    stop(graceMs) {
      stopped ??= stop(graceMs);
      return stopped;
    },
  };
};
