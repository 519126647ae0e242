import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WebhookDelivery } from '../../../sdk/src/index.ts';
import { ResolveError } from '../../../server/auth/network/host-resolver.ts';
import { pollUntil } from '../../support/poll.ts';
import { type Receiver, startReceiver } from '../../support/receiver.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, newWorkspace, type TestUser } from '../../support/users.ts';

let server: TestServer;
let owner: TestUser;
let hook: Receiver;
beforeAll(async () => {
  server = await startTestServer();
  owner = await createUser(server, 'Owner');
  hook = await startReceiver();
});
afterAll(async () => {
  await server.stop();
  await hook.close();
});

/** Waits until the server has made at least so many attempts at a delivery. */
const attempted = (read: () => Promise<WebhookDelivery | undefined>, count: number) =>
  pollUntil(read, (one): one is WebhookDelivery => one !== undefined && one.attempts >= count, {
    what: `attempt ${count}`,
  });

it('a delivery is tried again after 1 min, 5 min, 30 min, 2 h and 8 h, then the endpoint is disabled', async () => {
  const workspace = await newWorkspace(owner);
  const { id: endpoint_id } = await owner.api.webhookEndpoints.create({ workspace, url: hook.url });
  hook.react(() => ({ status: 500 }));
  await owner.api.workspaces.update({ workspace, name: 'Renamed' });
  const present = async () => (await owner.api.webhookDeliveries.list({ workspace, endpoint_id })).data[0];
  const pauses: number[] = [];
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const delivery = await attempted(present, attempt);
    expect(delivery.status).toBe('pending');
    const { last_attempt_at, next_attempt_at } = delivery;
    pauses.push(Math.round((Date.parse(next_attempt_at ?? '') - Date.parse(last_attempt_at ?? '')) / 1000));
    if (attempt === 3) {
      // What is asked for by hand is none of the schedule's.
      await owner.api.webhookDeliveries.redeliver({ workspace, delivery_id: delivery.id });
      expect(await attempted(present, 4)).toMatchObject({ status: 'pending', next_attempt_at });
      await server.knex('webhook_deliveries').where({ id: delivery.id }).update({ attempts: 3 });
    }
    // Time passes.
    await server
      .knex('webhook_deliveries')
      .where({ id: delivery.id })
      .update({ next_attempt_at: new Date() });
  }
  const expected = [60, 300, 1800, 7200, 28_800];
  for (const [index, seconds] of expected.entries()) {
    expect(pauses[index]).toBeGreaterThanOrEqual(seconds);
    expect(pauses[index]).toBeLessThanOrEqual(seconds + 5);
  }
  const failed = await pollUntil(present, (one) => one?.status === 'failed', { what: 'the failure' });
  expect(failed).toMatchObject({ attempts: 6, next_attempt_at: null });
  expect(await owner.api.webhookEndpoints.get({ workspace, endpoint_id })).toMatchObject({
    enabled: false,
    disabled_reason: 'failures',
  });
});

it('a private address is refused at delivery, also if it was public when the endpoint was created', async () => {
  const other = await startTestServer({
    webhooks: { resolve: async () => ['169.254.169.254'], retrySeconds: [0, 0, 0, 0, 0] },
  });
  try {
    const endpointOwner = await createUser(other, 'Owner');
    const { workspace } = endpointOwner;
    const { id: endpoint_id } = await endpointOwner.api.webhookEndpoints.create({
      workspace,
      url: 'https://hooks.example.com/',
    });
    const { id } = await endpointOwner.api.webhookEndpoints.test({ workspace, endpoint_id });
    const delivery = await pollUntil(
      () => endpointOwner.api.webhookDeliveries.get({ workspace, delivery_id: id }),
      ({ status }) => status === 'failed',
      { what: 'the failure' },
    );
    expect(delivery.error).toContain('hooks.example.com resolves to an address that is not public.');
    expect(JSON.stringify(delivery)).not.toContain('169.254');
  } finally {
    await other.stop();
  }
});

it('a loopback address is refused unless WEBHOOK_ALLOW_PRIVATE names it, for any HOST of the server', async () => {
  const other = await startTestServer({ env: { WEBHOOK_ALLOW_PRIVATE: '', HOST: '127.0.0.1' } });
  try {
    const endpointOwner = await createUser(other, 'Owner');
    const call = endpointOwner.api.webhookEndpoints.create({
      workspace: endpointOwner.workspace,
      url: hook.url,
    });
    await expect(call).rejects.toMatchObject({
      status: 400,
      errors: [{ path: 'url', message: expect.stringContaining('WEBHOOK_ALLOW_PRIVATE') }],
    });
  } finally {
    await other.stop();
  }
});

it('name servers that give no answer count no attempt and disable no endpoint, and deliveries resume after them', async () => {
  let broken = true;
  const other = await startTestServer({
    webhooks: {
      resolve: async () => {
        if (broken) throw new ResolveError('The name servers of this machine did not respond (ETIMEOUT).');
        return ['127.0.0.1'];
      },
      retrySeconds: [0.05, 0.05, 60],
    },
    env: { WEBHOOK_ALLOW_PRIVATE: '127.0.0.0/8' },
  });
  try {
    const endpointOwner = await createUser(other, 'Owner');
    const { workspace } = endpointOwner;
    const { port } = new URL(hook.url);
    const url = `http://hooks.example.com:${port}/after-the-outage`;
    const { id: endpoint_id } = await endpointOwner.api.webhookEndpoints.create({ workspace, url });
    await endpointOwner.api.workspaces.update({ workspace, name: 'Renamed' });
    const present = async () =>
      (await endpointOwner.api.webhookDeliveries.list({ workspace, endpoint_id })).data[0];
    expect(await attempted(present, 5)).toMatchObject({
      status: 'pending',
      error: expect.stringContaining('ETIMEOUT'),
    });
    broken = false;
    hook.react(() => ({}));
    await hook.wait(1, ({ path }) => path === '/after-the-outage');
    expect(await endpointOwner.api.webhookEndpoints.get({ workspace, endpoint_id })).toMatchObject({
      enabled: true,
    });
  } finally {
    await other.stop();
  }
});
