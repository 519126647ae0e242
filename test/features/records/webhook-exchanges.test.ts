import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { WebhookEndpointId } from '../../../sdk/src/index.ts';
import { pollUntil } from '../../support/poll.ts';
import { type RawReceiver, type RawResponse, startRawReceiver } from '../../support/raw-receiver.ts';
import { startReceiver } from '../../support/receiver.ts';
import { startTestServer } from '../../support/server.ts';
import { createUser, newWorkspace, type TestUser } from '../../support/users.ts';

const SWITCHING = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n';
const CHUNKED = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';

const saying =
  (text: string, then?: (socket: Socket) => void): RawResponse =>
  (socket) => {
    socket.write(text);
    then?.(socket);
  };
const repeating =
  (first: string, text: string, everyMs: number): RawResponse =>
  (socket) => {
    socket.write(first);
    const timer = setInterval(() => socket.write(text), everyMs);
    socket.once('close', () => clearInterval(timer));
  };
const ending = (socket: Socket) => socket.end();

const BROKEN = 'The connection broke before a response arrived.';
const LATE = 'No response within 10 seconds.';

/** What receivers do, and the outcome that the log shows: a status, or what was wrong. */
const RECEIVERS: Readonly<Record<string, [react: RawResponse, status: number | null, error: string | null]>> =
  {
    switches: [
      saying(SWITCHING),
      101,
      'The endpoint responded with 101; protocol upgrades are not supported.',
    ],
    'switches-and-talks': [
      repeating(SWITCHING, 'x'.repeat(1000), 20),
      101,
      'The endpoint responded with 101; protocol upgrades are not supported.',
    ],
    'switches-and-ends': [
      saying(SWITCHING, ending),
      101,
      'The endpoint responded with 101; protocol upgrades are not supported.',
    ],
    'continues-for-long': [repeating('', 'HTTP/1.1 100 Continue\r\n\r\n', 50), null, LATE],
    'hints-then-takes': [
      saying(
        'HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\nHTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n',
      ),
      204,
      null,
    ],
    'ends-at-once': [ending, null, BROKEN],
    resets: [(socket) => socket.resetAndDestroy(), null, BROKEN],
    'says-half-a-line': [saying('HTTP/1.1 20', ending), null, BROKEN],
    'says-half-a-head': [saying('HTTP/1.1 200 OK\r\nX-Half: '), null, LATE],
    'says-nothing': [() => undefined, null, LATE],
    'says-nonsense': [saying('220 smtp.example.com ESMTP\r\n'), null, BROKEN],
    'takes-and-goes-silent': [saying('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf'), 200, null],
    'takes-and-resets': [
      saying(`${CHUNKED}4\r\nhalf\r\n`, (socket) => void delay(50).then(() => socket.resetAndDestroy())),
      200,
      null,
    ],
    'takes-and-talks-on': [repeating(CHUNKED, '1\r\nx\r\n', 50), 200, null],
    'refuses-and-floods': [
      repeating(
        'HTTP/1.1 500 No\r\nTransfer-Encoding: chunked\r\n\r\n',
        `8000\r\n${'x'.repeat(32_768)}\r\n`,
        1,
      ),
      500,
      'The endpoint responded with 500.',
    ],
  };

async function endpointAt(owner: TestUser, workspace: string, url: string): Promise<WebhookEndpointId> {
  const { id } = await owner.api.webhookEndpoints.create({
    workspace,
    url,
    events: ['webhook_endpoint.disabled'],
  });
  return id;
}

it('every exchange settles with any receiver, and meanwhile another workspace is served', async () => {
  const server = await startTestServer();
  const raw: RawReceiver = await startRawReceiver(
    Object.fromEntries(Object.entries(RECEIVERS).map(([name, [react]]) => [name, react])),
  );
  const quick = await startReceiver();
  try {
    const owner = await createUser(server, 'Owner');
    const { workspace } = owner;
    const deliveries = await Promise.all(
      Object.keys(RECEIVERS).map(async (name) => {
        const endpoint_id = await endpointAt(owner, workspace, `${raw.url}/${name}`);
        const { id } = await owner.api.webhookEndpoints.test({ workspace, endpoint_id });
        return [name, id] as const;
      }),
    );
    const other = await newWorkspace(owner);
    await owner.api.webhookEndpoints.create({ workspace: other, url: quick.url });
    await owner.api.workspaces.update({ workspace: other, name: 'Served meanwhile' });
    await quick.wait(1);
    for (const [name, id] of deliveries) {
      const delivery = await pollUntil(
        () => owner.api.webhookDeliveries.get({ workspace, delivery_id: id }),
        ({ attempts }) => attempts > 0,
        { what: `an attempt of ${name}` },
      );
      const [, response_status, error] = RECEIVERS[name] ?? [];
      expect({ name, ...delivery }).toMatchObject({ name, attempts: 1, response_status, error });
    }
    const leased = await server.knex('webhook_deliveries').whereNotNull('lease');
    expect(leased).toEqual([]);
  } finally {
    await server.stop();
    await quick.close();
    raw.close();
  }
}, 90_000);

it('a stop ends running exchanges within its grace period, lookups of host names included', async () => {
  const server = await startTestServer({
    env: { WEBHOOK_ALLOW_PRIVATE: 'loopback,10.0.0.0/8', SHUTDOWN_SECONDS: '1' },
    webhooks: { resolve: () => new Promise(() => undefined) },
  });
  const raw = await startRawReceiver({ silent: () => undefined, switches: saying(SWITCHING) });
  const owner = await createUser(server, 'Owner');
  const { workspace } = owner;
  for (const url of [`${raw.url}/silent`, `${raw.url}/switches`, 'https://slow.example.com/']) {
    const endpoint_id = await endpointAt(owner, workspace, url);
    await owner.api.webhookEndpoints.test({ workspace, endpoint_id });
  }
  const leased = async () => server.knex('webhook_deliveries').whereNotNull('lease');
  await expect.poll(leased, { timeout: 15_000 }).toHaveLength(2);
  const start = performance.now();
  await server.stop();
  expect(performance.now() - start).toBeLessThan(5000);
  raw.close();
});
