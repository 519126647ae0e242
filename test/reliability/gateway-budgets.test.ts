import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type {
  Accounting,
  CallFacts,
  RunningAccounting,
} from '../../server/features/gateway/accounting/service.ts';
import { engines } from '../support/database.ts';
import {
  amountsOf,
  type BudgetScene,
  CENT,
  callOf,
  newBudgetScene,
  ORGANIZATION,
  refusalOf,
  resultOf,
} from '../support/gateway/budget-scene.ts';
import { randomOf, rounds, seedOf } from '../support/scale.ts';

const CALLERS = 200;
const ROUNDS = rounds({ sample: 12, full: 50 });
const NESTED_ROUNDS = rounds({ sample: 3, full: 50 });
/** A thousandth of the limit of a dollar. */
const WORST = CENT / 10;
const LIMIT = 100 * CENT;

let scene: BudgetScene;
const running: RunningAccounting[] = [];

async function start(...options: Parameters<BudgetScene['start']>): Promise<Accounting> {
  const started = await scene.start(...options);
  running.push(started);
  return started.accounting;
}

async function stopAll(): Promise<void> {
  await Promise.all(running.splice(0).map(({ stop }) => stop(10_000)));
}

afterEach(async () => {
  await stopAll();
  await scene.close();
});

/** The truth: what the provider has billed, and what calls under way may still cost. */
class Provider {
  billed = 0;
  held = 0;
  waiting = 0;
  admitted = 0;
  readonly violations: string[] = [];
  readonly #random: (below: number) => number;

  constructor(random: (below: number) => number) {
    this.#random = random;
  }

  /** Makes one call. @returns whether it was admitted */
  async call(accounting: Accounting, facts: CallFacts, { isOnly }: { isOnly: boolean }): Promise<boolean> {
    this.waiting += WORST;
    try {
      const reservation = await accounting.admit(facts, amountsOf(WORST));
      this.waiting -= WORST;
      this.held += WORST;
      this.admitted += 1;
      if (this.billed + this.held > LIMIT)
        this.violations.push(`${this.billed} + ${this.held} are over the limit`);
      for (let turns = this.#random(4); turns > 0; turns -= 1) await turn();
      const cost = this.#random(WORST) + 1;
      this.held -= WORST;
      this.billed += cost;
      reservation.settle(resultOf(cost));
      return true;
    } catch (error) {
      this.waiting -= WORST;
      const { code } = await refusalOf(Promise.reject(error));
      if (code !== 'budget_exhausted') this.violations.push(`refused with ${code}`);
      const free = LIMIT - this.billed - this.held - this.waiting;
      if (isOnly && free >= WORST) this.violations.push(`refused while ${free} were free`);
      return false;
    }
  }
}

/** Calls until the budget is used up. */
async function useUp(provider: Provider, accountings: readonly Accounting[]): Promise<void> {
  const isOnly = accountings.length === 1;
  await Promise.all(
    Array.from({ length: CALLERS }, async (_, caller) => {
      const accounting = accountings[caller % accountings.length];
      for (let round = 0; round < ROUNDS && accounting; round += 1) {
        await provider.call(accounting, callOf(), { isOnly });
        await turn();
      }
    }),
  );
  await Promise.all(accountings.map((accounting) => accounting.flush()));
  for (let isAdmitted = true; isAdmitted; ) {
    await scene.recall();
    const [first] = accountings;
    isAdmitted = false;
    while (first && (await provider.call(first, callOf(), { isOnly }))) isAdmitted = true;
    await first?.flush();
  }
}

const replicas = engines.flatMap(
  (engine) =>
    (engine === 'postgres'
      ? [
          [engine, 1],
          [engine, 3],
        ]
      : [[engine, 1]]) as Array<[typeof engine, number]>,
);

describe.each(replicas)('a budget on %s with %d replicas', (engine, count) => {
  it('is never exceeded by 200 callers at once, and used to the last thousandth', async () => {
    scene = await newBudgetScene(engine);
    await scene.addBudget({});
    const accountings = await Promise.all(Array.from({ length: count }, () => start()));
    const provider = new Provider(randomOf(seedOf(`budget of ${count} on ${engine}`)));
    await useUp(provider, accountings);
    await stopAll();
    expect(provider.violations.slice(0, 5)).toEqual([]);
    const [period] = await scene.periods();
    expect(period).toMatchObject({
      settled: provider.billed,
      ledger: provider.billed,
      leased: 0,
      in_doubt: 0,
      overrun: 0,
    });
    expect(provider.billed).toBeLessThanOrEqual(LIMIT);
    expect(provider.billed).toBeGreaterThan(LIMIT * 0.999);
    expect(await scene.problems()).toEqual([]);
    expect(scene.errors).toEqual([]);
  });
});

describe.each(engines)('sixteen budgets on %s', (engine) => {
  it('hold all at once, and values that callers invent share a bucket', async () => {
    scene = await newBudgetScene(engine);
    const by = (group_by: string[]) => ({ scope: 'policy', group_by }) as const;
    const organization = { tenant_id: ORGANIZATION, measure: 'cost' } as const;
    await Promise.all([
      scene.addBudget({ limit_amount: '40' }),
      scene.addBudget({ scope: 'api_key', scope_id: 'key_1', limit_amount: '20' }),
      scene.addBudget({ scope: 'user', scope_id: 'usr_1', limit_amount: '25' }),
      scene.addBudget({ scope: 'project', scope_id: 'prj_1', period: 'day' }),
      scene.addBudget({ scope: 'virtual_key', scope_id: 'vk_1', period: 'week' }),
      scene.addBudget({ measure: 'tokens', limit_amount: '100000000', period: 'none' }),
      scene.addBudget({ measure: 'requests', limit_amount: '100000' }),
      scene.addBudget({ ...organization, scope: 'organization', limit_amount: '45' }),
      scene.addBudget({ ...organization, ...by(['api_key']), limit_amount: '30' }),
      scene.addBudget({ ...by(['user', 'model']), limit_amount: '30' }),
      scene.addBudget({ ...by(['metadata.team']), limit_amount: '3' }),
      scene.addBudget({ ...by(['metadata.team', 'provider']), limit_amount: '50' }),
      scene.addBudget({ ...by(['metadata.customer']), limit_amount: '50' }),
      scene.addBudget({
        ...by(['metadata.team']),
        trust_request: true,
        limit_amount: '1',
        ceiling_amount: '50',
      }),
      scene.addBudget({ ...by([]), conditions: [{ key: 'model', value: 'gpt-4o' }], limit_amount: '60' }),
      scene.addBudget({ ...by([]), conditions: [{ key: 'model', value: 'other' }], limit_amount: '0' }),
    ]);
    const accounting = await start();
    const random = randomOf(seedOf(`sixteen budgets on ${engine}`));
    let billed = 0;
    const refusals = new Set<string>();
    await Promise.all(
      Array.from({ length: CALLERS }, async (_, caller) => {
        for (let round = 0; round < NESTED_ROUNDS; round += 1) {
          const metadata = {
            team: { value: `invented ${caller}`, source: 'request' },
            customer: { value: `customer ${caller % 3}`, source: 'key' },
          } as const;
          try {
            const reservation = await accounting.admit(callOf({ metadata }), amountsOf(WORST));
            await turn();
            const cost = random(WORST) + 1;
            billed += cost;
            reservation.settle(resultOf(cost));
          } catch (error) {
            refusals.add((await refusalOf(Promise.reject(error))).shortfall?.budgetId ?? '');
          }
        }
      }),
    );
    await stopAll();
    const periods = await scene.periods();
    for (const { settled, target, leased, overrun } of periods) {
      expect(settled).toBeLessThanOrEqual(target);
      expect({ leased, overrun }).toEqual({ leased: 0, overrun: 0 });
    }
    expect(await scene.problems()).toEqual([]);
    const buckets = (id: string) =>
      periods.filter(({ budget_id }) => budget_id === id).map(({ bucket }) => bucket);
    expect(buckets('bud_11')).toEqual(['other']);
    expect(buckets('bud_12')).toEqual(['other']);
    expect(buckets('bud_13')).toHaveLength(3);
    expect(buckets('bud_14').length).toBeGreaterThan(100);
    // The smallest one decides.
    expect([...refusals]).toContain('bud_11');
    expect(billed).toBeGreaterThan(3 * CENT * 0.95);
    expect(periods.find(({ budget_id, bucket }) => budget_id === 'bud_14' && bucket === '*')?.settled).toBe(
      billed,
    );
  });
});
