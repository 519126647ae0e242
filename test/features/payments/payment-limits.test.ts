import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TenantScope } from '../../../server/database/tenant-scope.ts';
import {
  combinationOf,
  concerns,
  reach,
  toLimitCount,
} from '../../../server/features/payments/limits/counting.ts';
import { paymentLimitRepository } from '../../../server/features/payments/limits/repository.ts';
import { type LimitFacts, windowsAt } from '../../../server/features/payments/limits/windows.ts';
import { statusOrCode } from '../../support/keys.ts';
import { copyPayments } from '../../support/payments/copy-payments.ts';
import { createPayers, newPaymentScene } from '../../support/payments/payment-scene.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createTeam, expectProblem, type TestTeam } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
let other: TestTeam;
let theirSupplier: string;
let supplier: string;
let account: string;
/** Payments that limits count; each test takes its own. */
let unused: string[];
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  [acme, other] = [await createPayers(server), await createTeam(server)];
  const scene = await newPaymentScene(server, acme);
  ({ from: account, to: supplier } = scene);
  ({ to: theirSupplier } = await newPaymentScene(server, other));
  const { id } = await acme.people.owner.api.payments.create(scene.draft());
  unused = await copyPayments(server.knex, id, 300);
}, 60_000);
afterAll(() => server.stop());

type Limits = ReturnType<typeof paymentLimitRepository>;

/** Runs a change of counts in a transaction of its own. */
const inTransaction = <Value>(work: (limits: Limits) => Promise<Value>): Promise<Value> =>
  server.knex.transaction((trx) => work(paymentLimitRepository(new TenantScope(trx, acme.workspaceId))));

function takePayment(): string {
  const id = unused.pop();
  if (id === undefined) throw new Error('Copy more payments.');
  return id;
}

const payment = (more: Partial<LimitFacts> = {}): LimitFacts => ({
  paymentId: takePayment(),
  realm: 'live',
  currency: 'TRY',
  amount: 10_000,
  method: 'eft',
  projectId: acme.project.id,
  accountId: account,
  beneficiaryId: supplier,
  userId: null,
  keyId: null,
  ...more,
});

const now = () => windowsAt('UTC', new Date());

/** Counts a payment as the service does, in any window. */
async function countIn(limits: Limits, facts: LimitFacts, { windows = now(), force = false } = {}) {
  const question = { ...facts, combinations: [combinationOf(facts)] };
  const rows = (await limits.concerning(question, windows, true)).map(toLimitCount);
  const concerning = rows.filter((limit) => concerns(limit, facts));
  const { reached, uses } = reach(concerning, facts, force, await limits.usesOf(facts.paymentId));
  await limits.use(uses, facts.realm, windows);
  return reached;
}

/** Counts a payment. @returns the limits that it exceeds, without those that it only uses up */
async function consume(more: Partial<LimitFacts> & { force?: boolean } = {}, windows = now()) {
  const { force = false, ...facts } = more;
  const reached = await inTransaction((limits) => countIn(limits, payment(facts), { windows, force }));
  return reached
    .filter(({ exceeded }) => exceeded)
    .map(({ limit_id, by, on_exceed }) => ({ limit_id, by, on_exceed }));
}

/** Creates a limit of a currency that no other test uses. */
let currencies = 0;
async function newLimit(fields: object) {
  const currency = `X${String.fromCharCode(65 + Math.floor(currencies / 26), 65 + (currencies++ % 26))}`;
  const { workspace } = acme;
  const { id } = await acme.people.owner.api.paymentLimits.create({
    workspace,
    name: 'Limit',
    scope: 'workspace',
    currency,
    ...fields,
  });
  const get = () => acme.people.viewer.api.paymentLimits.get({ workspace, payment_limit_id: id });
  return { id, currency, get, used: async () => (await get()).usage.map(({ used }) => used) };
}

describe('payment limits', () => {
  it('are created, changed and deleted by administrators, and say what is left until when', async () => {
    const { workspace, people } = acme;
    await people.owner.api.settings.update({ workspace, timezone: 'Asia/Tokyo' });
    const { id, get } = await newLimit({
      per_payment: 500,
      per_day: 1000,
      per_month: 9000,
      count_per_day: 3,
    });
    const limit = await get();
    expect(limit).toMatchObject({
      name: 'Limit',
      scope: 'workspace',
      scope_id: null,
      on_exceed: 'refuse',
      etag: '1',
    });
    expect(limit.usage.map(({ limit: name, max, remaining }) => [name, max, remaining])).toEqual([
      ['per_day', 1000, 1000],
      ['per_month', 9000, 9000],
      ['count_per_day', 3, 3],
    ]);
    for (const { resets_at } of limit.usage) expect(resets_at).toMatch(/T15:00:00.000Z$/);
    const at = { workspace, payment_limit_id: id };
    const changed = await people.admin.api.paymentLimits.update({ ...at, per_day: null, on_exceed: 'hold' });
    expect(changed).toMatchObject({ per_payment: 500, per_day: null, on_exceed: 'hold', etag: '2' });
    expect(await statusOrCode(people.manager.api.paymentLimits.update({ ...at, per_day: 1 }))).toBe(
      'insufficient_role',
    );
    await people.admin.api.paymentLimits.delete(at);
    expect(await statusOrCode(get())).toBe('not_found');
    await people.owner.api.settings.update({ workspace, timezone: 'UTC' });
  });

  it('name what they limit, inside the workspace, and limit something', async () => {
    const { workspace, people, project } = acme;
    const create = async (fields: object) => {
      const body = {
        workspace,
        name: 'Limit',
        scope: 'workspace' as const,
        currency: 'TRY',
        per_day: 1,
        ...fields,
      };
      const { errors } = await expectProblem(people.owner.api.paymentLimits.create(body));
      return errors?.map(({ path, code }) => `${path} ${code}`).join();
    };
    expect(await create({ scope: 'project' })).toBe('scope_id required');
    expect(await create({ scope_id: project.id })).toBe('scope_id unexpected');
    for (const [scope, id] of [
      ['project', other.project.id],
      ['user', other.people.owner.id],
      ['account', supplier],
      ['beneficiary', theirSupplier],
      ['key', 'key_01kah4x8v5ezf9w2m4n6rd2qc1'],
    ])
      expect(await create({ scope, scope_id: id }), scope).toBe('scope_id unknown');
    expect(await create({ per_day: null })).toBe(' required');
    const { id } = await newLimit({ per_day: 1 });
    const empty = { workspace, payment_limit_id: id, per_day: null };
    expect(await statusOrCode(people.owner.api.paymentLimits.update(empty))).toBe('invalid_request');
  });
});

describe('the counts of a payment limit', () => {
  it('are exact when payments and cancellations race in several limits', async () => {
    const { currency, used } = await newLimit({ per_day: 50_000, count_per_day: 4 });
    await newLimit({ currency, per_month: 40_000 });
    const ids = Array.from({ length: 40 }, takePayment);
    await Promise.all(
      ids.map(async (paymentId) => {
        const exceeded = await consume({ currency, paymentId });
        if (exceeded.length > 0) await inTransaction((limits) => limits.giveBack([paymentId]));
      }),
    );
    const rows = await server.knex('payment_limit_uses').whereIn('payment_id', ids).where({ period: 'day' });
    const [sum = -1, count = -1] = await used();
    expect(sum).toBe(rows.length * 10_000);
    expect(count).toBe(rows.length);
    await Promise.all(ids.map((paymentId) => inTransaction((limits) => limits.giveBack([paymentId]))));
    expect(await used()).toEqual([0, 0]);
  });

  it('leave out what is refused with its transaction, and what is given back, once', async () => {
    const { id, currency, used } = await newLimit({ per_day: 25_000 });
    const paymentId = takePayment();
    expect(await consume({ currency, paymentId })).toEqual([]);
    const refused = inTransaction(async (limits) => {
      await countIn(limits, payment({ currency }));
      throw new Error('refused');
    });
    await expect(refused).rejects.toThrow('refused');
    expect(await used()).toEqual([10_000]);
    expect(await consume({ currency, amount: 15_001 })).toEqual([
      { limit_id: id, on_exceed: 'refuse', by: 'day' },
    ]);
    expect(await consume({ currency, amount: 15_000 })).toEqual([]);
    for (let repetition = 0; repetition < 2; repetition++)
      await inTransaction((limits) => limits.giveBack([paymentId]));
    expect(await used()).toEqual([15_000]);
  });

  it('include a payment that is released above the limit, once', async () => {
    const { id, currency, used } = await newLimit({ per_payment: 5000, per_day: 12_000, on_exceed: 'hold' });
    const held = payment({ currency });
    expect(await consume(held)).toEqual([{ limit_id: id, on_exceed: 'hold', by: 'payment' }]);
    const second = payment({ currency });
    expect((await consume(second)).map(({ by }) => by)).toEqual(['day', 'payment']);
    expect(await used()).toEqual([10_000]);
    for (let repetition = 0; repetition < 2; repetition++)
      expect(await consume({ ...second, force: true })).toEqual([]);
    expect(await used()).toEqual([20_000]);
  });

  it('concern the payments of their scope, method and currency alone', async () => {
    const { workspace, people, project } = acme;
    const { id: keyId } = await people.owner.api.apiKeys.create({
      workspace,
      name: 'K',
      kind: 'service',
      scope: 'read-only',
    });
    const scoped = [
      [{ scope: 'project', scope_id: project.id }, { projectId: 'prj_other' }],
      [{ scope: 'account', scope_id: account }, { accountId: supplier }],
      [{ scope: 'beneficiary', scope_id: supplier }, { beneficiaryId: account }],
      [{ scope: 'user', scope_id: people.member.id }, { userId: people.owner.id }],
      [{ scope: 'key', scope_id: keyId }, { keyId: null }],
      [{ method: 'eft' }, { method: 'bank_transfer' }],
      [{}, { currency: 'TRY' }],
    ] as const;
    for (const [scope, elsewhere] of scoped) {
      const { currency, used } = await newLimit({ per_day: 0, count_per_day: 0, ...scope });
      const inside = { currency, userId: people.member.id, keyId };
      expect(await consume(inside), JSON.stringify(scope)).toHaveLength(1);
      expect(await consume({ ...inside, ...elsewhere }), JSON.stringify(scope)).toEqual([]);
      expect(await used()).toEqual([0, 0]);
    }
  });

  it('begin again with each day and month, and apart for each simulated project', async () => {
    const { currency, used } = await newLimit({ per_day: 10_000, per_month: 20_000 });
    const on = async (day: string, realm = 'live') =>
      (await consume({ currency, realm }, { day, month: `${day.slice(0, 7)}-01` }))
        .map(({ by }) => by)
        .join();
    expect(await on('2026-01-30')).toBe('');
    expect(await on('2026-01-30')).toBe('day');
    expect(await on('2026-01-31')).toBe('month');
    expect(await on('2026-02-01')).toBe('');
    expect(await on('2026-02-01', acme.project.id)).toBe('');
    expect(await on('2026-02-01', acme.project.id)).toBe('day');
    expect(await used()).toEqual([0, 0]);
  });

  it('count in the windows of the time zone of the workspace', () => {
    const moment = new Date('2026-01-31T15:00:00Z');
    expect(windowsAt('Asia/Tokyo', moment)).toEqual({ day: '2026-02-01', month: '2026-02-01' });
    expect(windowsAt('UTC', moment)).toEqual({ day: '2026-01-31', month: '2026-01-01' });
  });
});
