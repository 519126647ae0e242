import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OperationArgs, Tenantry } from '../../../sdk/src/index.ts';
import { expiryOf, LATE_MS } from '../../../server/features/tenancy/usage/periods.ts';
import { purgeUsage } from '../../../server/features/tenancy/usage/repository.ts';
import { engine, startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, expectProblem, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let operator: Tenantry;
/** Holds an application key that counts usage in all tenants. */
let application: Tenantry;
let secret: string;
let owner: TestUser;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  operator = server.operator;
  const key = await operator.applicationKeys.create({ name: 'app', permissions: ['usage:record'] });
  secret = key.secret;
  application = server.client(secret);
  owner = await createUser(server);
});
afterAll(() => server.stop());

type NewPlan = OperationArgs<'plans.create'>;

/** Creates a workspace with a plan of its own. */
async function workspaceWith(more: Partial<NewPlan>) {
  const plan = await operator.plans.create({ name: unique('plan'), title: 'Plan', ...more });
  const { slug } = await owner.api.workspaces.create({ name: 'W', slug: unique('w') });
  await operator.plans.set({ workspace: slug, plan: plan.name });
  return { workspace: slug, plan };
}
const consumption = (workspace: string, more: Partial<OperationArgs<'usage.consume'>> = {}) => ({
  workspace,
  meter: 'invoices',
  quantity: 1,
  event_id: unique('event'),
  ...more,
});
const codeOf = async (call: PromiseLike<unknown>) => (await expectProblem(call)).code;
const usageOf = async (workspace: string, meter = 'invoices') =>
  (await application.usage.get({ workspace })).meters.find((one) => one.meter === meter);
const servedOf = <Value>(calls: ReadonlyArray<PromiseSettledResult<Value>>) =>
  calls.flatMap((call) => (call.status === 'fulfilled' ? [call.value] : []));

/** Consumes 50 at once, from one or several servers. @returns what was served, and the codes of the refusals */
async function consumeAtOnce(workspace: string, clients: readonly Tenantry[]) {
  const events = Array.from({ length: 50 }, () => consumption(workspace));
  const calls = await Promise.allSettled(
    events.map((event, index) => clients[index % clients.length]?.usage.consume(event)),
  );
  const refused = calls.flatMap((call) => (call.status === 'rejected' ? [call.reason.code] : []));
  return { served: servedOf(calls), refused, events };
}

describe('consuming', () => {
  it('fills a limit exactly under 50 parallel requests, on all replicas', async () => {
    const { workspace } = await workspaceWith({ application_limits: { invoices: 12 } });
    const replica = engine === 'postgres' ? await server.replica() : undefined;
    const clients = [
      application,
      new Tenantry({ baseUrl: replica?.url ?? server.url, token: secret, maxRetries: 0 }),
    ];
    // The first request after a change of the plan is authorized twice.
    for (const client of clients) await client.usage.consume(consumption(workspace));
    const { served, refused, events } = await consumeAtOnce(workspace, clients);
    expect(served).toHaveLength(10);
    expect(new Set(refused)).toEqual(new Set(['limit_reached']));
    expect(served.map((entry) => entry?.usage.used).sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual([
      3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
    expect(await usageOf(workspace)).toMatchObject({ used: 12, limit: 12, period: 'month' });
    // All of them again: those that were served are repeated, and the others are refused again.
    const again = await Promise.allSettled(events.map((event) => application.usage.consume(event)));
    const ids = (entries: ReadonlyArray<{ id: string } | undefined>) => entries.map((one) => one?.id).sort();
    expect(ids(servedOf(again))).toEqual(ids(served));
    await replica?.stop();
  });

  it('gives room back once when it is released, and keeps the event id', async () => {
    const { workspace } = await workspaceWith({ application_limits: { invoices: 3 } });
    const event = consumption(workspace, { quantity: 3 });
    const { id: usage_id } = await application.usage.consume(event);
    const more = () => application.usage.consume(consumption(workspace, { quantity: 2 }));
    const { detail } = await expectProblem(more());
    expect(detail).toMatch(/includes 3 invoices a month, of which 0 remain/);
    const release = () => application.usage.release({ workspace, meter: 'invoices', usage_id });
    const released = await Promise.all([release(), release(), release()]);
    expect(new Set(released.map((one) => one.usage.used))).toEqual(new Set([0]));
    expect(new Set(released.map((one) => one.released_at)).size).toBe(1);
    await more();
    expect((await release()).usage.used).toBe(2);
    expect(await application.usage.consume(event)).toMatchObject({ id: usage_id, usage: { used: 2 } });
  });

  it('counts what is recorded beyond the limit as well, and then nothing more fits', async () => {
    const { workspace } = await workspaceWith({ application_limits: { invoices: 5 } });
    const { id: usage_id } = await application.usage.record(
      consumption(workspace, { quantity: 1_000_000_000 }),
    );
    expect(await codeOf(application.usage.consume(consumption(workspace)))).toBe('limit_reached');
    expect(await usageOf(workspace)).toMatchObject({ used: 1_000_000_000, limit: 5 });
    const release = application.usage.release({ workspace, meter: 'invoices', usage_id });
    expect(await codeOf(release)).toBe('invalid_state');
  });
});

describe('an event id', () => {
  it('counts once under 20 parallel requests', async () => {
    const { workspace } = await workspaceWith({ application_limits: { invoices: 100 } });
    const event = consumption(workspace, { quantity: 7 });
    const entries = await Promise.all(Array.from({ length: 20 }, () => application.usage.consume(event)));
    expect(new Set(entries.map(({ id }) => id)).size).toBe(1);
    expect((await usageOf(workspace))?.used).toBe(7);
    for (const other of [
      () => application.usage.consume({ ...event, quantity: 8 }),
      () => application.usage.record(event),
    ])
      expect(await codeOf(other())).toBe('event_id_reused');
  });

  it('is one of its meter and workspace', async () => {
    const { workspace, plan } = await workspaceWith({ application_limits: { invoices: 9, seats: 9 } });
    const { slug: other } = await owner.api.workspaces.create({ name: 'O', slug: unique('o') });
    await operator.plans.set({ workspace: other, plan: plan.name });
    const event = consumption(workspace);
    for (const one of [event, { ...event, meter: 'seats' }, { ...event, workspace: other }])
      expect((await application.usage.consume(one)).usage.used).toBe(1);
  });

  it('may be used again 35 days after its period, and never where that has no end', async () => {
    const { workspace } = await workspaceWith({
      application_limits: { invoices: 9, seats: 9 },
      application_periods: { invoices: 'day', seats: 'none' },
    });
    const event = consumption(workspace);
    const first = await application.usage.consume(event);
    const seat = await application.usage.consume({ ...event, meter: 'seats' });
    const rows = () => server.knex('usage_entries').whereIn('id', [first.id, seat.id]);
    const [day] = await rows().where({ meter: 'invoices' });
    expect(day?.expires_at).toEqual(expiryOf('day', new Date(first.at)));
    expect(await rows().where({ meter: 'seats' }).first()).toMatchObject({ expires_at: null });
    await rows().where({ meter: 'invoices' }).update({ expires_at: new Date() });
    const release = { workspace, meter: 'invoices', usage_id: first.id };
    expect(await codeOf(application.usage.release(release))).toBe('not_found');
    const second = await application.usage.consume({ ...event, quantity: 2 });
    expect(second).toMatchObject({ usage: { used: 3 } });
    expect(second.id).not.toBe(first.id);
    // A released seat is kept for 35 days, so that repeating its consumption does not take another.
    await application.usage.release({ workspace, meter: 'seats', usage_id: seat.id });
    const [kept] = await rows();
    expect(kept?.expires_at?.getTime()).toBe((kept?.released_at?.getTime() ?? 0) + LATE_MS);
    await server.knex('usage_entries').update({ expires_at: new Date(0) });
    await purgeUsage(server.knex);
    expect(await server.knex('usage_entries').select('id')).toEqual([]);
    expect((await usageOf(workspace))?.used).toBe(3);
  });

  it.each([
    ['day', '2026-12-31T23:59:59.999Z', '2027-02-05T00:00:00.000Z'],
    ['day', '2028-02-29T00:00:00.000Z', '2028-04-05T00:00:00.000Z'],
    ['month', '2026-12-01T00:00:00.000Z', '2027-02-05T00:00:00.000Z'],
    ['month', '2027-01-31T23:59:59.999Z', '2027-03-08T00:00:00.000Z'],
  ] as const)('of a %s with %s is free from %s on', (period, at, expected) => {
    expect(expiryOf(period, new Date(at))?.toISOString()).toBe(expected);
  });
});

describe('recording afterwards', () => {
  it('counts in the period of its time, up to 35 days ago', async () => {
    const { workspace } = await workspaceWith({
      application_limits: { invoices: 1, seats: 1 },
      application_periods: { invoices: 'day' },
    });
    const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
    const record = (at: string) => application.usage.record({ ...consumption(workspace), at });
    const late = await record(ago(LATE_MS - 60_000));
    expect(late.usage.period_start).toBe(`${late.at.slice(0, 10)}T00:00:00.000Z`);
    await record(ago(86_400_000));
    expect((await application.usage.consume(consumption(workspace))).usage).toMatchObject({
      used: 1,
      limit: 1,
    });
    for (const at of [ago(LATE_MS + 60_000), ago(-600_000), '2016-12-31T23:59:60Z'])
      expect(await expectProblem(record(at))).toMatchObject({ status: 400, errors: [{ path: 'at' }] });
    // The clock of an application may be a little ahead.
    await record(ago(-60_000));
    const event = { ...consumption(workspace), at: ago(1000) };
    await application.usage.record(event);
    expect(await codeOf(application.usage.record({ ...event, at: ago(2000) }))).toBe('event_id_reused');
  });
});

describe('the plan', () => {
  it('counts by its own periods, also what was counted under another plan', async () => {
    const { workspace } = await workspaceWith({ application_limits: { invoices: 4, 'api.calls': null } });
    await application.usage.consume(consumption(workspace, { quantity: 4 }));
    const at = new Date(Date.now() - 34 * 86_400_000).toISOString();
    await application.usage.record({ ...consumption(workspace, { quantity: 5 }), at });
    expect(await codeOf(application.usage.consume(consumption(workspace)))).toBe('limit_reached');
    const total = await operator.plans.create({
      name: unique('total'),
      title: 'Total',
      application_limits: { invoices: 10 },
      application_periods: { invoices: 'none' },
    });
    await operator.plans.set({ workspace, plan: total.name });
    expect((await application.usage.consume(consumption(workspace))).usage).toEqual({
      meter: 'invoices',
      period: 'none',
      period_start: null,
      used: 10,
      limit: 10,
    });
    expect(await codeOf(application.usage.consume(consumption(workspace)))).toBe('limit_reached');
    await operator.plans.update({ plan_id: total.id, application_limits: { invoices: null } });
    await application.usage.consume(consumption(workspace, { quantity: 1_000 }));
    await operator.plans.archive({ plan_id: total.id });
    await application.usage.consume(consumption(workspace));
    await operator.plans.set({ workspace, plan: 'enterprise' });
    const { detail } = await expectProblem(application.usage.consume(consumption(workspace)));
    expect(detail).toMatch(/^The plan enterprise does not include invoices/);
    expect(await usageOf(workspace)).toMatchObject({ limit: 0, period: 'month' });
  });

  it('limits nothing by a meter that no plan names, or that is named as a property of objects', async () => {
    const { workspace } = await workspaceWith({ application_limits: { invoices: 1 } });
    for (const meter of ['invoice', 'toString', '__proto__', 'x'.repeat(64)])
      expect(await codeOf(application.usage.consume(consumption(workspace, { meter })))).toBe('not_found');
  });

  it('that is lowered while requests are counted refuses every request after the answer', async () => {
    const { workspace, plan } = await workspaceWith({ application_limits: { invoices: 1_000 } });
    const consume = () =>
      Promise.allSettled(Array.from({ length: 5 }, () => application.usage.consume(consumption(workspace))));
    for (let round = 0; round < 5; round += 1) {
      const running = consume();
      await operator.plans.update({ plan_id: plan.id, application_limits: { invoices: 0 } });
      expect(servedOf(await consume())).toEqual([]);
      await running;
      await operator.plans.update({ plan_id: plan.id, application_limits: { invoices: 1_000 } });
      expect(servedOf(await consume())).toHaveLength(5);
    }
  });

  it('does not let a tenant that uses up its requests keep its usage from being counted', async () => {
    const { workspace } = await workspaceWith({
      limits: { requests_per_minute: 1 },
      application_limits: { invoices: 5 },
    });
    await owner.api.projects.list({ workspace }).catch(() => undefined);
    expect(await codeOf(owner.api.projects.list({ workspace }))).toBe('rate_limited');
    await application.usage.consume(consumption(workspace));
  });
});

describe('another caller', () => {
  it('counts nothing, and learns nothing of other tenants', async () => {
    const { workspace } = await workspaceWith({ application_limits: { invoices: 5 } });
    const { id: usage_id } = await application.usage.consume(consumption(workspace));
    const { workspace: theirs } = await workspaceWith({ application_limits: { invoices: 5 } });
    const { id } = await operator.workspaces.get({ workspace: theirs });
    const key = { name: 'limited', permissions: ['usage:record' as const], tenants: [id] };
    const limited = server.client((await operator.applicationKeys.create(key)).secret);
    await limited.usage.consume(consumption(theirs));
    for (const call of [
      () => limited.usage.consume(consumption(workspace)),
      () => limited.usage.get({ workspace }),
      () => limited.usage.release({ workspace, meter: 'invoices', usage_id }),
      () => limited.usage.release({ workspace: theirs, meter: 'invoices', usage_id }),
    ])
      expect(await codeOf(call())).toBe('not_found');
    expect(await codeOf(owner.api.usage.consume(consumption(workspace)))).toBe('insufficient_scope');
    expect((await usageOf(workspace))?.used).toBe(1);
    expect((await owner.api.usage.get({ workspace })).meters).toHaveLength(1);
  });
});
