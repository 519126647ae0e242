import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGuardStreams, type GuardStreams } from '../../server/auth/guards/guard-streams.ts';
import type { Secrets } from '../../server/auth/secrets/secrets.ts';
import type { CacheTags, ChangeFeed } from '../../server/database/change-feed/change-feed.ts';
import { sendTextStream } from '../../server/http/send-text-stream.ts';
import { heapAfterCollection } from '../support/heap.ts';

/** Each is an event of a kilobyte. Together they are far more than the buffers of two sockets hold. */
const TOO_MANY = 40_000;
const MANY = 4_000;
const TAGS = Array.from({ length: 50 }, (_, index) => `tag${index}`);

let streams: GuardStreams;
let server: Server;
let change: (tags: CacheTags) => void;
let connections: Socket[];
const clients: Socket[] = [];

beforeEach(async () => {
  const feed: Partial<ChangeFeed> = {
    onChange: (listener) => {
      change = listener;
    },
    connectGuards: () => undefined,
    trustedMs: () => 480,
  };
  const secrets: Partial<Secrets> = { digest: (_, text) => Buffer.from(text.padStart(32).slice(-32)) };
  // The streams use nothing else of either.
  streams = createGuardStreams(feed as ChangeFeed, secrets as Secrets);
  server = createServer(
    (req, res) =>
      void sendTextStream(res, { type: 'text/event-stream', ...streams.open(req.url ?? '') }).catch(() =>
        res.destroy(),
      ),
  );
  connections = [];
  server.on('connection', (connection) => connections.push(connection));
  await once(server.listen(0, '127.0.0.1'), 'listening');
});

afterEach(async () => {
  streams.close();
  for (const client of clients.splice(0)) client.destroy();
  await new Promise((resolve) => server.close(resolve));
});

/** Opens a stream as a key, over a socket of its own. Returns the id of the stream. */
async function openStream(key: string): Promise<{ client: Socket; stream: string }> {
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  clients.push(client);
  client.write(`GET ${key} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  let text = '';
  while (!text.includes('stream_id')) text += String((await once(client, 'data'))[0]);
  return { client, stream: /"stream_id":"([^"]+)"/.exec(text)?.[1] ?? '' };
}

/** Publishes changes, and lets every reader read in between. Renews a lease, as a guard does that is alive. */
async function publish(stream: string, count: number, isOver = () => false): Promise<void> {
  for (let index = 0; index < count && !isOver(); index++) {
    change(TAGS);
    if (index % 100 === 0) await streams.renew({ stream, renewal: index, seen: index });
    await turn();
  }
}

describe('the stream of a guard', () => {
  it('is closed, and not buffered, when its reader takes nothing although it renews', async () => {
    const { client, stream } = await openStream('/slow');
    client.pause();
    const before = heapAfterCollection();
    await publish(stream, TOO_MANY, () => connections[0]?.destroyed === true);
    expect(connections.map(({ destroyed }) => destroyed)).toEqual([true]);
    // It had no more than the thousand events of its own queue, in the queue and on their way to the socket.
    expect(heapAfterCollection() - before).toBeLessThan(8e6);
  });

  it('stays open, with every event, for a reader that reads', async () => {
    const { client, stream } = await openStream('/quick');
    let changed = 0;
    client.on('data', (data) => {
      changed += String(data).split('"type":"changed"').length - 1;
    });
    await publish(stream, MANY);
    change(['/quick']);
    await once(client, 'end');
    expect(changed).toBe(MANY);
  });
});
