import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PaymentId } from '../../../sdk/src/index.ts';
import { statusOrCode } from '../../support/keys.ts';
import { movePayment } from '../../support/payments/move-payment.ts';
import { createPayers, newPaymentScene, type PaymentScene } from '../../support/payments/payment-scene.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { expectProblem, type TestTeam } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createPayers(server);
  await acme.people.owner.api.settings.update({ workspace: acme.workspace, duplicate_policy: 'off' });
});
afterAll(() => server.stop());

const payments = () => acme.people.member.api.payments;
const of = ({ workspace, project }: PaymentScene, payment_id: PaymentId) => ({
  workspace,
  project,
  payment_id,
});

/** A project of its own with a limit, so that no other test is limited by it. */
async function newLimitedScene(fields: object) {
  const at = await newPaymentScene(server, acme, { money: 10_000_000 });
  const { workspace, project } = at;
  const limit = await acme.people.owner.api.paymentLimits.create({
    workspace,
    name: 'Limit',
    scope: 'project',
    scope_id: project,
    currency: 'TRY',
    ...fields,
  });
  const usage = async () =>
    (await payments().preview(at.draft())).limits.map(({ maximum, used, after, ok }) => [
      maximum,
      used,
      after,
      ok,
    ]);
  return { ...at, limit: limit.id, usage };
}

describe('a payment over a limit', () => {
  it('is refused, and is as the preview said', async () => {
    const at = await newLimitedScene({ per_payment: 50_000, per_day: 25_000, count_per_day: 2 });
    const before = await payments().preview(at.draft());
    expect(before.limits).toEqual(
      [
        { maximum: 'per_payment', max: 50_000, used: 0, after: 10_000, ok: true },
        { maximum: 'per_day', max: 25_000, used: 0, after: 10_000, ok: true },
        { maximum: 'count_per_day', max: 2, used: 0, after: 1, ok: true },
      ].map((one) => ({ limit: at.limit, on_exceed: 'refuse', ...one })),
    );
    await payments().create(at.draft({ preview_digest: before.digest }));
    const large = at.draft({ amount: 15_001 });
    const over = await payments().preview(large);
    expect(over.would).toBeNull();
    expect(over.limits.filter(({ ok }) => !ok).map(({ maximum }) => maximum)).toEqual(['per_day']);
    const problem = await expectProblem(payments().create({ ...large, preview_digest: over.digest }));
    expect(problem).toMatchObject({ status: 409, code: 'limit_exceeded' });
    expect(problem.message).toContain(at.limit);
    const fits = at.draft({ amount: 15_000 });
    await payments().create(fits);
    expect((await expectProblem(payments().create(at.draft({ amount: 1 })))).code).toBe('limit_exceeded');
    expect((await payments().preview(fits)).limits.map(({ ok }) => ok)).toEqual([true, false, false]);
  });

  it('is held where the limit says so, and is counted once it is released', async () => {
    const at = await newLimitedScene({ per_day: 15_000, on_exceed: 'hold' });
    await payments().create(at.draft());
    const held = at.draft();
    const { would, digest, problems } = await payments().preview(held);
    expect(would).toEqual({ status: 'pending', stage: 'hold' });
    expect(problems).toMatchObject([{ code: 'limit_exceeded', blocking: false }]);
    const made = await payments().create({ ...held, preview_digest: digest });
    expect(made).toMatchObject({ stage: 'hold', hold_reasons: ['limit_exceeded'] });
    expect(await at.usage()).toEqual([['per_day', 10_000, 20_000, false]]);
    const released = await acme.people.manager.api.payments.release({ ...of(at, made.id), reason: 'Meant' });
    expect(released.stage).toBe('queued');
    expect(await at.usage()).toEqual([['per_day', 20_000, 30_000, false]]);
  });

  it('is announced when a payment uses the limit up, exceeds it, or is released beyond it', async () => {
    const at = await newLimitedScene({
      per_day: 20_000,
      count_per_day: 9,
      per_month: 90_000,
      on_exceed: 'hold',
    });
    await payments().create(at.draft());
    const { id: second } = await payments().create(at.draft());
    const { id: third } = await payments().create(at.draft());
    await acme.people.manager.api.payments.release({ ...of(at, third), reason: 'Meant' });
    const place = { workspace: at.workspace, limit: 10 };
    const { data } = await acme.people.owner.api.events.list({ ...place, type: 'payment_limit.reached' });
    const reached = data.slice(0, 3);
    const { data: limits } = await acme.people.owner.api.paymentLimits.list({ workspace: at.workspace });
    const limit = { ...limits.find(({ id }) => id === at.limit) };
    expect(reached.map(({ data }) => data)).toEqual([
      { limit, payment_id: third, project_id: at.project, exceeded: false },
      { limit, payment_id: third, project_id: at.project, exceeded: true },
      { limit, payment_id: second, project_id: at.project, exceeded: false },
    ]);
  });

  it('makes a preview stale when another payment has used the limit up', async () => {
    const at = await newLimitedScene({ per_day: 10_000 });
    const { digest } = await payments().preview(at.draft());
    await payments().create(at.draft());
    const stale = await expectProblem(payments().create(at.draft({ preview_digest: digest })));
    expect(stale).toMatchObject({ status: 409, code: 'stale_preview' });
  });
});

describe('what a payment used of a limit', () => {
  it('is given back when the payment is cancelled, fails or is refused', async () => {
    const at = await newLimitedScene({ per_month: 20_000 });
    const cancelled = await payments().create(at.draft());
    const failed = await payments().create(at.draft());
    expect(await at.usage()).toEqual([['per_month', 20_000, 30_000, false]]);
    await payments().cancel(of(at, cancelled.id));
    expect(await at.usage()).toEqual([['per_month', 10_000, 20_000, true]]);
    await movePayment(server.knex, failed.id, [
      ['processing', 'submitting'],
      ['processing', 'unknown'],
    ]);
    const outcome = { outcome: 'failed', evidence: 'Letter', reason: 'Lost' } as const;
    await acme.people.owner.api.payments.resolve({ ...of(at, failed.id), ...outcome });
    expect(await at.usage()).toEqual([['per_month', 0, 10_000, true]]);
    const refused = at.draft({ execution_date: '2024-03-04', strict_date: true });
    expect(await statusOrCode(payments().create(refused))).toBe('cut_off_missed');
    expect(await at.usage()).toEqual([['per_month', 0, 10_000, true]]);
  });

  it('is counted for the account, the beneficiary, the person and the key', async () => {
    const at = await newPaymentScene(server, acme, { money: 1_000_000 });
    const { workspace, project } = at;
    const { owner, member } = acme.people;
    const key = await owner.api.apiKeys.create({
      workspace,
      name: 'Payments',
      kind: 'service',
      scope: 'read-write',
    });
    const scopes = [
      ['account', at.from],
      ['beneficiary', at.to],
      ['user', member.id],
      ['key', key.id],
    ] as const;
    const other = { from_account: await at.connect(100_000), to_account: await at.connect(0) };
    const others = [
      () => payments().create(at.draft({ from_account: other.from_account })),
      () => payments().create(at.draft({ to_account: other.to_account, method: 'bank_transfer' })),
      () => owner.api.payments.create(at.draft()),
      () => payments().create(at.draft()),
    ];
    for (const [index, [scope, scope_id]] of scopes.entries()) {
      const limit = { workspace, name: scope, scope, scope_id, currency: 'TRY', count_per_day: 0 } as const;
      const { id } = await owner.api.paymentLimits.create(limit);
      const client = scope === 'key' ? server.client(key.secret).payments : payments();
      expect(await statusOrCode(client.create(at.draft())), scope).toBe('limit_exceeded');
      expect(await statusOrCode(others[index]?.() ?? Promise.reject()), `not ${scope}`).toBe('served');
      await owner.api.paymentLimits.delete({ workspace, payment_limit_id: id });
    }
    expect((await payments().list({ workspace, project })).data).toHaveLength(4);
  });

  it('is counted for a beneficiary under every entry for the same bank account', async () => {
    const at = await newPaymentScene(server, acme);
    const { workspace, to: scope_id } = at;
    const { accounts, paymentLimits } = acme.people.owner.api;
    const limit = { workspace, name: 'Supplier', scope: 'beneficiary', scope_id, currency: 'TRY' } as const;
    const { id: payment_limit_id } = await paymentLimits.create({ ...limit, per_day: 15_000 });
    const { identifiers, holder } = await accounts.get({ workspace, account_id: scope_id });
    const again = { workspace, live: false, name: 'The supplier again', currency: 'TRY', holder } as const;
    const iban = identifiers.iban ?? '';
    const { id: to_account } = await accounts.create({ ...again, identifiers: { iban } });
    await payments().create(at.draft());
    expect(await statusOrCode(payments().create(at.draft({ to_account })))).toBe('limit_exceeded');
    expect(await statusOrCode(payments().create(at.draft({ to_account, amount: 5_000 })))).toBe('served');
    await paymentLimits.delete({ workspace, payment_limit_id });
  });
});
