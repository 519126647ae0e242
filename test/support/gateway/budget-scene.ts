import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../../server/database/connect.ts';
import type { GatewayBudgetRow } from '../../../server/database/schema/gateway-accounting-tables.ts';
import {
  type Amounts,
  type CallFacts,
  CallRefused,
  type CallResult,
  type Notice,
  type RunningAccounting,
  startAccounting,
} from '../../../server/features/gateway/accounting/service.ts';
import { createTestDatabase, type Engine, type TestDatabase } from '../database.ts';

export const WORKSPACE = 'ws_acme';
export const ORGANIZATION = 'org_acme';
/** Nano-dollars in a cent. */
export const CENT = 10_000_000;

/** Returns a call that costs nothing to describe. */
export const callOf = (facts: Partial<CallFacts> = {}): CallFacts => ({
  workspaceId: WORKSPACE,
  ...{
    organizationId: ORGANIZATION,
    projectId: 'prj_1',
    apiKeyId: 'key_1',
    userId: 'usr_1',
    virtualKeyId: 'vk_1',
  },
  ...{ requestId: 'request', traceId: 'trace', parentSpanId: null, operation: 'chatCompletions.create' },
  ...{ configId: null, configVersion: null, target: null, attempt: 0, promptId: null, promptVersion: null },
  ...{
    provider: 'openai',
    model: 'gpt-4o',
    stream: false,
    metadata: {},
    clientAddress: null,
    pricesVersion: 'v1',
  },
  ...facts,
});

/** Returns the end of a call that has cost some nano-dollars, a tenth as many tokens, half of them output. */
export const resultOf = (costNanoUsd: number, result: Partial<CallResult> = {}): CallResult => ({
  ...{ answeredModel: 'gpt-4o', status: 200, errorCode: null, cacheStatus: null },
  ...{ queuedMs: 0, firstByteMs: 1, totalMs: 2, usage: {}, usageSource: 'provider', costNanoUsd },
  inputTokens: Math.floor(costNanoUsd / 20),
  outputTokens: Math.floor(costNanoUsd / 20),
  ...result,
});

export const amountsOf = (costNanoUsd: number): Amounts => ({
  costNanoUsd,
  tokens: Math.ceil(costNanoUsd / 10),
});

/** Returns the refusal of a call; throws what is none. */
export async function refusalOf(admitting: Promise<unknown>): Promise<CallRefused> {
  try {
    await admitting;
  } catch (error) {
    if (error instanceof CallRefused) return error;
    throw error;
  }
  throw new Error('The call was admitted.');
}

export interface BudgetScene {
  readonly database: Database;
  readonly test: TestDatabase;
  /** The `DATA_DIR` of all engines. */
  readonly folder: string;
  readonly notices: Notice[];
  readonly errors: unknown[];
  /** Starts an engine as a process of its own has it, on a connection of its own where the database can. */
  start(options?: { now?: () => number; databaseUrl?: string }): Promise<RunningAccounting>;
  addBudget(budget: Partial<GatewayBudgetRow>): Promise<string>;
  /** The periods, with the sum of what the calls count in each. */
  periods(): Promise<PeriodSums[]>;
  /** Lets all engines give back what they do not use. */
  recall(): Promise<void>;
  /** Tells what the books get wrong: periods and days against the rows and the leases. */
  problems(): Promise<string[]>;
  close(): Promise<void>;
}

interface PeriodSums {
  budget_id: string;
  bucket: string;
  period_start: Date;
  target: number;
  settled: number;
  leased: number;
  in_doubt: number;
  overrun: number;
  /** What the leases have, and the rows count. */
  leases: number;
  ledger: number;
}

const PERIODS_SQL = `
  with leases as (
    select tenant_id, budget_id, bucket, period_start, sum(units)::float as leases from gateway_leases group by 1, 2, 3, 4
  ), ledger as (
    select c.tenant_id, c.budget_id, c.bucket, c.period_start, sum(c.units)::float as ledger
    from gateway_calls g, jsonb_to_recordset(g.charges)
      as c (tenant_id text, budget_id text, bucket text, period_start timestamptz, units bigint)
    group by 1, 2, 3, 4)
  select p.budget_id, p.bucket, p.period_start, p.target_units::float as target, p.settled::float, p.leased::float,
    p.in_doubt::float, p.overrun::float, coalesce(leases, 0) as leases, coalesce(ledger, 0) as ledger
  from gateway_budget_periods p
  left join leases using (tenant_id, budget_id, bucket, period_start)
  left join ledger using (tenant_id, budget_id, bucket, period_start)
  order by 1, 2, 3`;
const DAYS_SQL = `
  select (select coalesce(sum(calls), 0) || ' ' || coalesce(sum(cost_nano_usd), 0) || ' ' || coalesce(sum(input_tokens), 0)
      from gateway_daily) as days,
    (select count(*) || ' ' || coalesce(sum(cost_nano_usd), 0) || ' ' || coalesce(sum(input_tokens), 0)
      from gateway_calls) as rows`;

export async function newBudgetScene(engine: Engine): Promise<BudgetScene> {
  const test = await createTestDatabase(engine);
  const database = await openDatabase(test.options);
  database.changes.open();
  const { knex } = database;
  const folder = mkdtempSync(join(tmpdir(), 'tenantry-gateway-'));
  for (const id of [WORKSPACE, ORGANIZATION]) await knex('tenants').insert({ id } as never);
  const notices: Notice[] = [];
  const errors: unknown[] = [];
  const opened: Database[] = [];
  let budgets = 0;
  const periods = async () => (await knex.raw<{ rows: PeriodSums[] }>(PERIODS_SQL)).rows;
  return {
    database,
    test,
    folder,
    notices,
    errors,
    async start({ now, databaseUrl } = {}) {
      const own =
        engine === 'embedded'
          ? database
          : await openDatabase({ ...test.options, ...(databaseUrl !== undefined && { databaseUrl }) });
      if (own !== database) {
        own.changes.open();
        opened.push(own);
      }
      return startAccounting({
        config: { DATA_DIR: folder, GATEWAY_JOURNAL_FSYNC: false },
        database: own,
        logger: { error: (error: unknown) => void errors.push(error) } as never,
        announce: async (_trx, news) => void notices.push(...news),
        ...(now !== undefined && { now }),
      });
    },
    async addBudget(budget) {
      budgets += 1;
      const id = `bud_${budgets}`;
      await knex('gateway_budgets').insert({
        ...{ tenant_id: WORKSPACE, id, name: id, scope: 'workspace', measure: 'cost', period: 'month' },
        limit_amount: '100',
        ...budget,
        ...(budget.conditions && { conditions: JSON.stringify(budget.conditions) }),
        ...(budget.alerts && { alerts: JSON.stringify(budget.alerts) }),
      } as never);
      return id;
    },
    periods,
    async recall() {
      await knex('gateway_budgets').update({ updated_at: new Date() });
      for (let round = 0; round < 100; round += 1) {
        const leased = (await periods()).reduce((sum, period) => sum + period.leased, 0);
        if (leased === 0) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async problems() {
      const found = (await periods())
        .filter(
          ({ settled, ledger, leased, in_doubt, leases }) =>
            settled !== ledger || leased + in_doubt !== leases,
        )
        .map((period) => `a period is not the sum of its rows and leases: ${JSON.stringify(period)}`);
      const { rows } = await knex.raw<{ rows: Array<{ days: string; rows: string }> }>(DAYS_SQL);
      const [sums] = rows;
      if (sums?.days !== sums?.rows) found.push(`the days have ${sums?.days}, the rows ${sums?.rows}`);
      return found;
    },
    async close() {
      for (const own of opened) await own.close();
      await database.close();
      await test.cleanup();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
