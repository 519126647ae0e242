import { setTimeout as delay, setImmediate as turn } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { adoptionRepository } from '../../server/features/gateway/accounting/adoption-repository.ts';
import type {
  Accounting,
  CallReservation,
  RunningAccounting,
} from '../../server/features/gateway/accounting/service.ts';
import { engines } from '../support/database.ts';
import {
  amountsOf,
  type BudgetScene,
  CENT,
  callOf,
  newBudgetScene,
  refusalOf,
  resultOf,
  WORKSPACE,
} from '../support/gateway/budget-scene.ts';
import { settleCalls, settledCall } from '../support/gateway/settled-calls.ts';
import { startProxy } from '../support/proxy.ts';
import { randomOf, rounds, seedOf } from '../support/scale.ts';

const postgres = engines.at(-1) ?? 'embedded';
let scene: BudgetScene;
let running: RunningAccounting[] = [];

beforeAll(async () => {
  scene = await newBudgetScene(postgres);
}, 120_000);
afterAll(() => scene.close());

/** Calls are made in a workspace of the test's own. */
let workspace: string;
let tests = 0;
beforeEach(async () => {
  tests += 1;
  workspace = `${WORKSPACE}_${tests}`;
  await scene.database.knex('tenants').insert({ id: workspace } as never);
  scene.notices.length = 0;
  scene.errors.length = 0;
});
afterEach(async () => {
  await Promise.all(running.map(({ stop }) => stop(10_000)));
  running = [];
});

async function start(...options: Parameters<BudgetScene['start']>): Promise<Accounting> {
  const started = await scene.start(...options);
  running.push(started);
  return started.accounting;
}

const addBudget = (budget: Parameters<BudgetScene['addBudget']>[0]) =>
  scene.addBudget({ tenant_id: workspace, ...budget });
const admit = (accounting: Accounting, amounts = amountsOf(CENT), facts = {}): Promise<CallReservation> =>
  accounting.admit(callOf({ workspaceId: workspace, organizationId: null, ...facts }), amounts);
const periodOf = async (id: string, place = 0) =>
  (await scene.periods()).filter(({ budget_id }) => budget_id === id)[place];

/** An answer of up to 1,000 tokens at 1,000 nano-dollars each, to a question that costs as much as 100 of them. */
const answerOf = (tokens: number, isMetered = false) => ({
  costNanoUsd: 100_000 + tokens * 1000,
  tokens: 100 + tokens,
  output: { tokens, costNanoUsd: tokens * 1000, choices: 1, isMetered },
});

describe('a budget that has less than a call needs', () => {
  it('refuses it, and says what is missing and when the budget begins anew', async () => {
    const id = await addBudget({ limit_amount: '1', period: 'day' });
    const accounting = await start({ now: () => Date.UTC(2026, 10, 30, 12) });
    const { code, message, shortfall } = await refusalOf(admit(accounting, amountsOf(2 * CENT)));
    expect(code).toBe('budget_exhausted');
    expect(message).toContain(
      'It needs up to $0.02, and $0.01 remain. It begins anew at 2026-12-01T00:00:00.000Z.',
    );
    expect(shortfall).toMatchObject({ budgetId: id, required: 2 * CENT, remaining: CENT });
    // What remains can be spent.
    (await admit(accounting)).settle(resultOf(CENT));
  });

  it('lowers max_tokens to what it has room for, down to 256', async () => {
    await addBudget({ limit_amount: '100', on_shortfall: 'clamp' });
    const accounting = await start();
    (await admit(accounting, amountsOf(99 * CENT))).settle(resultOf(99 * CENT));
    const room = CENT;
    const clamped = await admit(accounting, answerOf(20_000));
    expect(clamped.clampedMaxTokens).toBe((room - 100_000) / 1000);
    clamped.settle(resultOf(room - 300_000));
    const { code } = await refusalOf(admit(accounting, answerOf(20_000)));
    expect(code).toBe('budget_exhausted');
  });

  it('refuses models without a price, unless it allows them', async () => {
    const id = await addBudget({});
    await addBudget({ unpriced: 'allow', scope: 'api_key', scope_id: 'key_1' });
    const accounting = await start();
    const unpriced = { costNanoUsd: null, tokens: 10 };
    expect(await refusalOf(admit(accounting, unpriced))).toMatchObject({ code: 'unpriced_model' });
    await scene.database.knex('gateway_budgets').where({ id }).update({ unpriced: 'allow' });
    await scene.database.changes.waitForReplicas();
    (await admit(accounting, unpriced)).settle(resultOf(0, { costNanoUsd: null }));
    await accounting.flush();
    expect((await scene.database.knex('gateway_calls').where({ tenant_id: workspace }))[0]).toMatchObject({
      cost_nano_usd: null,
      charges: [],
    });
  });

  it('reserves a metered stream as it comes, and ends it where it is used up', async () => {
    const id = await addBudget({ limit_amount: '1', metering: 'incremental' });
    const accounting = await start();
    const reservation = await admit(accounting, answerOf(50_000, true));
    expect(reservation.coveredTokens).toBe(1024);
    expect(await reservation.extend(5000)).toBe(true);
    expect(reservation.coveredTokens).toBe(5000);
    expect(await reservation.extend(9901)).toBe(false);
    expect(await reservation.extend(9900)).toBe(true);
    reservation.settle(resultOf(CENT));
    await accounting.flush();
    expect(await periodOf(id)).toMatchObject({ settled: CENT, overrun: 0 });
  });
});

describe('what is settled', () => {
  it('counts in the period in which the call was admitted', async () => {
    const id = await addBudget({ limit_amount: '10', period: 'day' });
    const midnight = Date.UTC(2026, 11, 1);
    let now = midnight - 1;
    const accounting = await start({ now: () => now });
    const before = await Promise.all(Array.from({ length: 9 }, () => admit(accounting)));
    now = midnight;
    const after = await Promise.all(Array.from({ length: 10 }, () => admit(accounting)));
    expect((await refusalOf(admit(accounting))).code).toBe('budget_exhausted');
    for (const call of [...after, ...before]) call.settle(resultOf(CENT));
    await accounting.flush();
    expect(await periodOf(id, 0)).toMatchObject({ settled: 9 * CENT, ledger: 9 * CENT });
    expect(await periodOf(id, 1)).toMatchObject({ settled: 10 * CENT, ledger: 10 * CENT });
    const months = await scene.database
      .knex('gateway_calls')
      .where({ tenant_id: workspace })
      .distinct('month')
      .orderBy('month');
    expect(months).toHaveLength(2);
    const days = await scene.database
      .knex('gateway_daily')
      .where({ tenant_id: workspace })
      .orderBy('day')
      .select('calls');
    expect(days).toEqual([{ calls: '9' }, { calls: '10' }]);
  });

  it('is in one period only, whichever of several processes admits a call around midnight', async () => {
    const seed = seedOf('calls around midnight');
    const random = randomOf(seed);
    const id = await addBudget({ limit_amount: '1000', period: 'day' });
    const midnight = Date.UTC(2026, 11, 2);
    let now = midnight;
    const processes = [await start({ now: () => now }), await start({ now: () => now })];
    const expected = [0, 0];
    const open: CallReservation[] = [];
    for (let call = 0; call < rounds({ sample: 60, full: 3000 }); call += 1) {
      now = midnight - 10 + random(20);
      const day = now < midnight ? 0 : 1;
      const accounting = processes[random(2)];
      if (accounting === undefined) throw new Error('There is no such process.');
      open.push(await admit(accounting, amountsOf(CENT)));
      expected[day] = (expected[day] ?? 0) + CENT;
      // Some end soon, on the other side of midnight perhaps, and the rest at the end.
      now = midnight - 10 + random(20);
      if (random(2) === 0) open.splice(random(open.length), 1)[0]?.settle(resultOf(CENT));
    }
    for (const reservation of open) reservation.settle(resultOf(CENT));
    for (const accounting of processes) await accounting.flush();
    const periods = (await scene.periods()).filter(({ budget_id }) => budget_id === id);
    expect([
      seed,
      periods.map(({ period_start, settled, ledger }) => [period_start, settled, ledger]),
    ]).toEqual([
      seed,
      [
        [new Date(midnight - 86_400_000), expected[0], expected[0]],
        [new Date(midnight), expected[1], expected[1]],
      ],
    ]);
  });

  it('takes from what is left first when a call costs more than was reserved, and overruns only the limit', async () => {
    const id = await addBudget({ limit_amount: '10', alerts: [{ percent: 50 }, { percent: 80 }] });
    const accounting = await start();
    (await admit(accounting)).settle(resultOf(6 * CENT));
    await accounting.flush();
    expect(await periodOf(id)).toMatchObject({ settled: 6 * CENT, overrun: 0 });
    (await admit(accounting)).settle(resultOf(5 * CENT));
    await accounting.flush();
    expect(await periodOf(id)).toMatchObject({ settled: 11 * CENT, overrun: CENT, ledger: 11 * CENT });
    expect((await refusalOf(admit(accounting))).shortfall?.remaining).toBe(0);
    await delay(100);
    expect(scene.notices.map(({ kind, percent }) => `${kind} ${percent}`)).toEqual([
      'threshold 50',
      'threshold 80',
      'overrun 110',
      'exhausted 100',
    ]);
  });

  it('takes nothing from the leases of others for a call whose own lease has ended', async () => {
    const id = await addBudget({ limit_amount: '640' });
    const other = await start();
    const held = await admit(other);
    const { period_start } = (await periodOf(id)) ?? { period_start: new Date() };
    const charge = {
      tenant_id: workspace,
      budget_id: id,
      bucket: '',
      period_start: period_start.toISOString(),
    };
    const at = new Date().toISOString();
    await settleCalls(scene.database.knex, [
      settledCall({ workspaceId: workspace, at, charges: [{ ...charge, units: CENT }] }),
    ]);
    expect(await periodOf(id)).toMatchObject({ settled: CENT, ledger: CENT });
    expect(await scene.problems()).toEqual([]);
    held.settle(resultOf(CENT));
  });

  it('counts nothing for an attempt that failed before any content', async () => {
    const id = await addBudget({ measure: 'requests', limit_amount: '1' });
    const accounting = await start();
    (await admit(accounting)).settle(resultOf(0, { usageSource: 'none', status: 503 }));
    (await admit(accounting)).settle(resultOf(CENT));
    expect((await refusalOf(admit(accounting))).code).toBe('budget_exhausted');
    await accounting.flush();
    expect(await periodOf(id)).toMatchObject({ settled: 1, ledger: 1 });
  });

  it('stores what callers name in any characters', async () => {
    const accounting = await start();
    const metadata = { 'k\u0000': { value: '\ud800 \u0000 😀', source: 'request' } } as const;
    (await admit(accounting, amountsOf(1), { model: 'a\u0000\udfff', metadata })).settle(resultOf(1));
    await accounting.flush();
    expect(scene.errors).toEqual([]);
    const [row] = await scene.database.knex('gateway_calls').where({ tenant_id: workspace });
    expect(row).toMatchObject({ model: 'a\ufffd\ufffd', metadata: { 'k\ufffd': '\ufffd \ufffd 😀' } });
  });
});

describe('a lowered limit', () => {
  it('applies at once to what is not leased, and to the rest when it comes back', async () => {
    const id = await addBudget({ limit_amount: '640' });
    const [one, other] = [await start(), await start()];
    (await admit(one)).settle(resultOf(CENT));
    (await admit(other)).settle(resultOf(CENT));
    await scene.database.knex.transaction(async (trx) => {
      await trx('gateway_budgets').where({ id }).update({ limit_amount: '4' });
      await trx.raw(
        `update gateway_budget_periods set target_units = ${4 * CENT}, limit_units = greatest(${4 * CENT}, settled + leased)
         where budget_id = ?`,
        [id],
      );
    });
    for (let attempt = 0; attempt < 600; attempt += 1) {
      const { rows } = await scene.database.knex.raw(
        'select limit_units = target_units as applies from gateway_budget_periods where budget_id = ?',
        [id],
      );
      if (rows[0]?.applies === true) break;
      await delay(50);
    }
    for (const accounting of [one, other]) (await admit(accounting)).settle(resultOf(CENT));
    for (const accounting of [one, other])
      expect(await refusalOf(admit(accounting))).toMatchObject({ shortfall: { remaining: 0 } });
    expect(scene.errors).toEqual([]);
  });
});

describe('without the database', () => {
  it.skipIf(postgres === 'embedded')(
    'calls within leases go on, the others get 503, and nothing is lost',
    async () => {
      const id = await addBudget({ limit_amount: '1000' });
      const url = scene.test.options.databaseUrl ?? '';
      const proxy = await startProxy(url);
      const accounting = await start({ databaseUrl: proxy.url(url) });
      let billed = 0;
      const outcomes: Record<string, number> = {};
      const call = async () => {
        try {
          const reservation = await admit(accounting, amountsOf(CENT / 10));
          await turn();
          billed += CENT / 20;
          reservation.settle(resultOf(CENT / 20));
          outcomes.admitted = (outcomes.admitted ?? 0) + 1;
        } catch (error) {
          const { code } = await refusalOf(Promise.reject(error));
          outcomes[code] = (outcomes[code] ?? 0) + 1;
        }
      };
      for (let count = 0; count < 20; count += 1) await call();
      proxy.redirect();
      proxy.reset();
      outcomes.admitted = 0;
      const end = performance.now() + rounds({ sample: 1500, full: 10_000 });
      await call();
      expect(outcomes.admitted).toBe(1);
      while (performance.now() < end) {
        await Promise.all(Array.from({ length: 40 }, call));
        await delay(50);
      }
      expect(outcomes.unavailable).toBeGreaterThan(0);
      expect(outcomes.budget_exhausted).toBeUndefined();
      proxy.redirect(url);
      for (let attempt = 0; attempt < 100 && (await periodOf(id))?.settled !== billed; attempt += 1)
        await delay(50);
      await call();
      await accounting.flush();
      expect(await periodOf(id)).toMatchObject({ settled: billed, ledger: billed, overrun: 0 });
      await Promise.all(running.splice(0).map(({ stop }) => stop(10_000)));
      expect((await periodOf(id))?.leased).toBe(0);
      await proxy.close();
    },
  );
});

describe('a process whose disk is lost', () => {
  it('leaves what it had leased in doubt, and after a day as spent, by one row for each lease', async () => {
    const id = await addBudget({ limit_amount: '640' });
    const lost = await start();
    for (let count = 0; count < 5; count += 1) (await admit(lost)).settle(resultOf(CENT));
    await lost.flush();
    const held = await admit(lost);
    const { knex } = scene.database;
    const { expire, giveUp } = adoptionRepository(knex);
    const ofBudget = () => knex('gateway_leases').where({ budget_id: id });
    // The replica may renew the lease at the same moment.
    for (let attempt = 0; attempt < 20 && (await periodOf(id))?.in_doubt === 0; attempt += 1) {
      await ofBudget().update({ expires_at: new Date(Date.now() - 1000) });
      await expire();
    }
    const doubtful = await periodOf(id);
    expect(doubtful).toMatchObject({ settled: 5 * CENT, leased: 0 });
    const leased = doubtful?.in_doubt ?? 0;
    expect(leased).toBeGreaterThan(CENT);
    await ofBudget().update({ expired_at: new Date(Date.now() - 25 * 3_600_000) });
    await giveUp();
    expect(await periodOf(id)).toMatchObject({
      settled: 5 * CENT + leased,
      in_doubt: 0,
      ledger: 5 * CENT + leased,
    });
    const rows = await knex('gateway_calls').where({ tenant_id: workspace, usage_source: 'unattributed' });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ cost_nano_usd: '0', charges: [{ budget_id: id, units: leased }] });
    // It was alive after all: its call counts, and nothing twice.
    held.settle(resultOf(CENT));
    await lost.flush();
    expect(await scene.problems()).toEqual([]);
  });
});

describe('a policy with more buckets than a budget has', () => {
  it('counts calls with further values in the bucket for others', async () => {
    const id = await addBudget({ scope: 'policy', group_by: ['model'], limit_amount: '10' });
    const accounting = await start();
    (await admit(accounting, amountsOf(CENT), { model: 'first' })).settle(resultOf(CENT));
    await scene.database.knex.raw(
      `insert into gateway_budget_periods (tenant_id, budget_id, bucket, period_start, target_units, limit_units)
       select tenant_id, budget_id, 'bucket ' || i, period_start, 0, 0
       from gateway_budget_periods, generate_series(1, 9999) i where budget_id = :id`,
      { id },
    );
    for (const model of ['second', 'first', 'third'])
      (await admit(accounting, amountsOf(CENT), { model })).settle(resultOf(CENT));
    await accounting.flush();
    const used = (await scene.periods()).filter(({ budget_id, settled }) => budget_id === id && settled > 0);
    expect(used.map(({ bucket, settled }) => ({ bucket, settled }))).toEqual([
      { bucket: '["first"]', settled: 2 * CENT },
      { bucket: 'other', settled: 2 * CENT },
    ]);
  });
});
