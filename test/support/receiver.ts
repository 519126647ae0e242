import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { pollUntil } from './poll.ts';

/** A webhook as it arrived. */
export interface Received {
  path: string;
  method: string;
  headers: IncomingHttpHeaders;
  body: string;
  at: number;
}

interface CannedResponse {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  /** Milliseconds before it answers; Infinity for never. */
  after?: number;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** How it answers from now on. */
  react(reaction: (request: Received) => CannedResponse): void;
  /** The first webhooks that match, once there are so many of them. @throws when they do not come in time */
  wait(count?: number, matches?: (request: Received) => boolean): Promise<Received[]>;
  close(): Promise<void>;
}

/** A receiver of webhooks, as a customer has it: an HTTP server that keeps what it gets. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  let react: (request: Received) => CannedResponse = () => ({});
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', async () => {
      const request = {
        path: req.url ?? '',
        method: req.method ?? '',
        headers: req.headers,
        body: Buffer.concat(chunks).toString('utf8'),
        at: Date.now(),
      };
      received.push(request);
      const { status = 204, headers = {}, body, after = 0 } = react(request);
      if (after === Number.POSITIVE_INFINITY) return;
      if (after > 0) await delay(after);
      res.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    react(reaction) {
      react = reaction;
    },
    wait: (count = 1, matches = () => true) =>
      pollUntil(
        () => received.filter(matches),
        (found) => found.length >= count,
        { what: `${count} webhooks` },
      ),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
