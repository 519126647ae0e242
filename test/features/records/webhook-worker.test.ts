import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../../server/api/ids.ts';
import { createUrlGuard } from '../../../server/auth/network/url-guard.ts';
import { createSecrets } from '../../../server/auth/secrets/secrets.ts';
import { type Database, openDatabase } from '../../../server/database/connect.ts';
import { seedPlans } from '../../../server/database/seed-plans.ts';
import { startWebhookWorker } from '../../../server/features/records/webhooks/delivery-worker.ts';
import { createEventRetentionJob } from '../../../server/features/records/webhooks/event-retention-job.ts';
import { createSecret } from '../../../server/features/records/webhooks/signature.ts';
import { sealSigningSecret } from '../../../server/features/records/webhooks/signing-secret.ts';
import { type Event, writeOutbox } from '../../../server/outbox/outbox.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { startProxy } from '../../support/proxy.ts';
import { type Receiver, startReceiver } from '../../support/receiver.ts';
import { engine } from '../../support/server.ts';

const secrets = createSecrets('a pepper of at least 32 characters');
let test: TestDatabase;
let database: Database;
let hook: Receiver;
beforeAll(async () => {
  test = await createTestDatabase(engine);
  database = await openDatabase(test.options);
  hook = await startReceiver();
});
afterAll(async () => {
  await hook.close();
  await database.close();
  await test.cleanup();
});

const startWorker = (on: Database = database) =>
  startWebhookWorker({
    database: on,
    secrets,
    webhookUrls: createUrlGuard({ allowPrivate: ['loopback'] }),
    hostLimit: 6000,
    count: () => undefined,
    logger: pino({ level: 'warn' }),
  });

/** A workspace with endpoints that lead to paths of the receiver. */
async function workspaceWith(paths: readonly string[], origin = hook.url): Promise<string> {
  const workspaceId = newId('ws');
  await database.knex('tenants').insert({ id: workspaceId });
  await seedPlans(database.knex);
  await database.knex('workspaces').insert({ id: workspaceId, slug: workspaceId, name: 'W' });
  for (const path of paths) {
    const bound = { tenant_id: workspaceId, id: newId('whk'), url: origin + path, secret_version: 1 };
    await database.knex('webhook_endpoints').insert({
      ...bound,
      ...sealSigningSecret(secrets.vault, bound, createSecret()),
      events: ['*'],
      enabled: true,
      masked: 'whsec_…',
    });
  }
  return workspaceId;
}

async function emit(tenantId: string, count: number, db = database.knex): Promise<void> {
  // What an event tells is of no interest here.
  const event = { tenantId, ...({ type: 'workspace.updated', data: { name: 'W' } } as Event) };
  await db.transaction((trx) => writeOutbox(trx, { events: Array(count).fill(event) }));
}

it.each([1, 2])('the stored result is the same alone and in a batch: %i', async (count) => {
  const tenantId = await workspaceWith([]);
  const odd = { text: 'a "b", {c} \\ é', none: null, left_out: undefined, list: ['x', { y: undefined }] };
  const event = { tenantId, ...({ type: 'workspace.updated', data: odd } as unknown as Event) };
  const changes = ['name', 'a "b", {c} \\', ''];
  const actor = { type: 'system', id: null } as const;
  const entry = { tenantId, action: 'workspace.updated', target_id: tenantId, actor, changes };
  await writeOutbox(database.knex, { events: Array(count).fill(event), audits: Array(count).fill(entry) });
  const events = await database.knex('events').where({ tenant_id: tenantId }).select('data');
  const data = { text: odd.text, none: null, list: ['x', {}] };
  expect(events).toEqual(Array(count).fill({ data }));
  const entries = await database.knex('audit_events').where({ tenant_id: tenantId });
  expect(entries).toHaveLength(count);
  for (const row of entries) expect(row).toMatchObject({ changes, actor_type: 'system', ip_address: null });
});

it('several replicas share the work, and none repeats the work of another', async () => {
  const workspaceId = await workspaceWith(['/a', '/b', '/c']);
  const workers = [startWorker(), startWorker(), startWorker()];
  for (let index = 0; index < 10; index += 1) await emit(workspaceId, 20);
  await hook.wait(600);
  await delay(300);
  await Promise.all(workers.map((worker) => worker.stop(5000)));
  const deliveries = hook.received.map(({ path, headers }) => `${path} ${headers['webhook-id']}`);
  expect(deliveries).toHaveLength(600);
  expect(new Set(deliveries).size).toBe(600);
  const rows = await database.knex('webhook_deliveries').where({ tenant_id: workspaceId });
  expect(
    rows.every(({ status, attempts, lease }) => status === 'delivered' && attempts === 1 && lease === null),
  ).toBe(true);
});

it('many dead endpoints with a backlog each delay no working one', async () => {
  const dead = Array.from({ length: 60 }, (_, index) => `/dead/${index}`);
  hook.react(({ path }) => (path.startsWith('/dead') ? { after: Number.POSITIVE_INFINITY } : {}));
  await emit(await workspaceWith(dead), 20);
  const living = await workspaceWith(['/living']);
  const worker = startWorker();
  await hook.wait(60, ({ path }) => path.startsWith('/dead'));
  const from = Date.now();
  await emit(living, 100);
  await hook.wait(100, ({ path }) => path === '/living');
  expect(Date.now() - from).toBeLessThan(5000);
  await worker.stop(0);
  // An interrupted delivery has no lease and no attempt.
  const rows = await database.knex('webhook_deliveries').whereNot({ status: 'delivered' });
  expect(rows).toHaveLength(1200);
  expect(rows.every(({ attempts, lease }) => attempts === 0 && lease === null)).toBe(true);
});

it('endpoints that change the protocol occupy no place: another workspace is served meanwhile', async () => {
  const paths = Array.from({ length: 8 }, (_, index) => `/switching/${index}`);
  const switching = await workspaceWith(paths);
  const worker = startWorker();
  // Quick answers widen the lanes, so that all places are within reach.
  await emit(switching, 90);
  await hook.wait(90 * paths.length, ({ path }) => path.startsWith('/switching'));
  const headers = { connection: 'upgrade', upgrade: 'x' };
  hook.react(({ path }) => (path.startsWith('/switching') ? { status: 101, headers } : {}));
  await emit(switching, 100);
  const served = await workspaceWith(['/served']);
  await emit(served, 1);
  await hook.wait(1, ({ path }) => path === '/served');
  await worker.stop(1000);
  hook.react(() => ({}));
  expect(await database.knex('webhook_deliveries').whereNotNull('lease')).toEqual([]);
});

it('tarpits that one tenant keeps creating delay no endpoint of another, not even its first delivery', async () => {
  hook.react(({ path }) => (path.startsWith('/tarpit') ? { after: Number.POSITIVE_INFINITY } : {}));
  const worker = startWorker();
  // All places that are not for quick endpoints, if one tenant could have them.
  await emit(await workspaceWith(Array.from({ length: 300 }, (_, index) => `/tarpit/${index}`)), 2);
  await hook.wait(60, ({ path }) => path.startsWith('/tarpit'));
  const from = Date.now();
  await emit(await workspaceWith(['/fresh']), 1);
  await hook.wait(1, ({ path }) => path === '/fresh');
  expect(Date.now() - from).toBeLessThan(4000);
  expect(hook.received.filter(({ path }) => path.startsWith('/tarpit')).length).toBeLessThanOrEqual(64);
  await worker.stop(0);
  await database.knex('webhook_endpoints').where('url', 'like', '%/tarpit/%').delete();
});

it('a host that never agreed gets what its budget allows, and deliveries to others continue', async () => {
  hook.react(({ path }) => (path.startsWith('/victim') ? { status: 404 } : {}));
  const { port } = new URL(hook.url);
  const worker = startWebhookWorker({
    database,
    secrets,
    // The names stand for public hosts, which no setting has named.
    webhookUrls: createUrlGuard({
      allowPrivate: ['127.0.0.0/8'],
      resolve: async () => ['127.0.0.1'],
    }),
    hostLimit: 400,
    count: () => undefined,
    logger: pino({ level: 'warn' }),
  });
  const paths = Array.from({ length: 20 }, (_, index) => `/victim/${index}`);
  const attacker = await workspaceWith(paths, `http://victim.example:${port}`);
  await emit(attacker, 20);
  await hook.wait(4, ({ path }) => path.startsWith('/victim'));
  const living = await workspaceWith(['/agreed']);
  await emit(living, 50);
  await hook.wait(50, ({ path }) => path === '/agreed');
  await delay(1000);
  await worker.stop(1000);
  // A quarter of 400 is this tenant's, and each refusal counts as 25: with what was under way, 4 and a few.
  const sent = hook.received.filter(({ path }) => path.startsWith('/victim')).length;
  expect(sent).toBeLessThan(60);
  const waiting = await database.knex('webhook_deliveries').where({ tenant_id: attacker, attempts: 0 });
  expect(waiting.length).toBeGreaterThan(300);
  expect(waiting.every(({ lease, status }) => lease === null && status === 'pending')).toBe(true);
  await database.knex('webhook_endpoints').where({ tenant_id: attacker }).delete();
});

it('a disabled endpoint gets nothing that was queued at the same moment, except manual redeliveries', async () => {
  const workspace_id = await workspaceWith(['/disabled']);
  const to = ({ path }: { path: string }) => path === '/disabled';
  await emit(workspace_id, 3);
  const endpoint = () => database.knex('webhook_endpoints').where({ tenant_id: workspace_id });
  await endpoint().update({ enabled: false });
  const [byHand] = await database.knex('webhook_deliveries').where({ tenant_id: workspace_id });
  await database
    .knex('webhook_deliveries')
    .where({ tenant_id: workspace_id, id: byHand?.id ?? '' })
    .update({ manual: true });
  const worker = startWorker();
  await hook.wait(1, to);
  await delay(500);
  expect(hook.received.filter(to)).toHaveLength(1);
  const others = async () => {
    const rows = await database
      .knex('webhook_deliveries')
      .where({ tenant_id: workspace_id })
      .whereNot({ id: byHand?.id ?? '' });
    return rows.map(({ status, error }) => `${status}: ${error}`);
  };
  await expect.poll(others, { timeout: 15_000 }).toEqual(Array(2).fill('failed: The endpoint was disabled.'));
  await worker.stop(5000);
});

it('events older than 30 days are deleted, with their deliveries', async () => {
  const workspaceId = await workspaceWith(['/old']);
  await emit(workspaceId, 3);
  const [old] = await database.knex('events').where({ tenant_id: workspaceId });
  await database
    .knex('events')
    .where({ id: old?.id ?? '' })
    .update({ created_at: new Date(Date.now() - 31 * 86_400_000) });
  expect(await createEventRetentionJob(database).run()).toBe(false);
  expect(await database.knex('events').where({ tenant_id: workspaceId })).toHaveLength(2);
  expect(await database.knex('webhook_deliveries').where({ tenant_id: workspaceId })).toHaveLength(2);
});

it.runIf(engine === 'postgres')(
  'a delivery whose lease was never answered is sent once, within two seconds of the return of the database',
  async () => {
    const { databaseUrl = '' } = test.options;
    const proxy = await startProxy(databaseUrl);
    const far = await openDatabase({ ...test.options, databaseUrl: proxy.url(databaseUrl) });
    const tenantId = await workspaceWith(['/lost', '/slow']);
    const to = (wanted: string) => (request: { path: string }) => request.path === wanted;
    // What is under way when the answer is lost stays with its sender.
    hook.react(({ path }) => (path === '/slow' ? { after: 3000 } : {}));
    const worker = startWorker(far);
    await emit(tenantId, 1);
    await hook.wait(1, to('/slow'));
    await hook.wait(1, to('/lost'));
    const leases = database.knex('webhook_deliveries').where({ tenant_id: tenantId }).whereNotNull('lease');
    await expect.poll(async () => (await leases.clone()).length).toBe(1);
    // The statement that takes the next ones is under way before its answer is cut off.
    await database.knex.transaction(async (trx) => {
      await trx.raw('lock table webhook_deliveries in access exclusive mode');
      const blocked = database
        .knex('pg_locks')
        .whereRaw("not granted and relation = 'webhook_deliveries'::regclass");
      await expect.poll(async () => (await blocked.clone()).length, { timeout: 3000 }).toBe(1);
      proxy.set('drop', { direction: 'down' });
      await emit(tenantId, 1, trx);
    });
    await expect.poll(async () => (await leases.clone()).length, { timeout: 3000 }).toBe(3);
    proxy.reset();
    proxy.set('pass');
    const from = Date.now();
    await hook.wait(2, to('/lost'));
    expect(Date.now() - from).toBeLessThan(2000);
    await hook.wait(2, to('/slow'));
    await worker.stop(5000);
    const ids = hook.received.filter(({ path }) => ['/lost', '/slow'].includes(path));
    expect(new Set(ids.map(({ path, headers }) => `${path} ${headers['webhook-id']}`)).size).toBe(ids.length);
    const rows = await database.knex('webhook_deliveries').where({ tenant_id: tenantId });
    expect(rows.map(({ status, attempts }) => `${status} ${attempts}`)).toEqual(Array(4).fill('delivered 1'));
    hook.react(() => ({}));
    await far.close();
    await proxy.close();
  },
);
