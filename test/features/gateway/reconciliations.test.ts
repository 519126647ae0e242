import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../server/auth/secrets/canonical-json.ts';
import { daysOfEarlierCalls0076 } from '../../../server/database/migrations/0076-days-of-earlier-calls.ts';
import { toRecord } from '../../../server/features/gateway/reconciliations/call-record.ts';
import {
  closeDays,
  type SettledCall,
  settleCalls,
  settledCall,
} from '../../support/gateway/settled-calls.ts';
import { statusOrCode } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, newWorkspace, type TestUser } from '../../support/users.ts';

let server: TestServer;
let owner: TestUser;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  owner = await createUser(server);
});
afterAll(() => server.stop());

/** Days are closed in a workspace of the test's own. */
let workspace: `ws_${string}`;
beforeEach(async () => {
  workspace = (await owner.api.workspaces.get({ workspace: await newWorkspace(owner) })).id;
});

const DAY = '2026-01-14';
const call = (call: Partial<SettledCall> = {}) =>
  settledCall({ workspaceId: workspace, at: `${DAY}T10:00:00Z`, ...call });
const settle = (...rows: ReturnType<typeof call>[]) => settleCalls(server.knex, rows);
const get = (reconciliation_id: string = DAY) =>
  owner.api.gatewayReconciliations.get({ workspace, reconciliation_id });
const closedEntries = async () =>
  (await owner.api.auditEvents.list({ workspace, action: 'gateway.day_closed' })).data.reverse();

/** A budget with a period of January in which calls count. */
async function budgetInJanuary() {
  const { id: budget_id } = await owner.api.budgets.create({
    ...{ workspace, name: 'All', scope: 'workspace', measure: 'cost', limit: 100, period: 'month' },
  } as const);
  const place = { tenant_id: workspace, budget_id, bucket: '', period_start: '2026-01-01T00:00:00.000Z' };
  const limits = { target_units: '1000000000', limit_units: '1000000000' };
  await server.knex('gateway_budget_periods').insert({ ...place, ...limits } as never);
  const change = (fields: object) =>
    server.knex('gateway_budget_periods').where({ budget_id }).update(fields);
  return { budget_id, charges: [{ ...place, units: 1000 }], change };
}

describe('a day that is over', () => {
  it('is closed with what its calls were and cost, and the books are equal', async () => {
    const { charges } = await budgetInJanuary();
    const stated = { statedNanoUsd: 1100 };
    const none = {
      usageSource: 'none',
      costNanoUsd: null,
      inputTokens: 0,
      outputTokens: 0,
      status: 500,
    } as const;
    await settle(call({ charges }), call({ charges, result: stated }), call({ result: none }));
    await closeDays(server.knex);
    const day = await get();
    expect(day).toMatchObject({ day: DAY, status: 'balanced', calls: 3, cost_nano_usd: 2000 });
    expect(day.sources).toEqual([
      { usage_source: 'none', calls: 1, input_tokens: 0, output_tokens: 0, cost_nano_usd: 0 },
      { usage_source: 'provider', calls: 2, input_tokens: 100, output_tokens: 100, cost_nano_usd: 2000 },
    ]);
    expect(day.stated).toEqual({ calls: 1, cost_nano_usd: 1000, stated_nano_usd: 1100, differing_calls: 1 });
    expect(day.daily).toEqual({ groups: 2, differing_groups: 0 });
    expect(day.periods).toEqual({ periods: 1, differing_periods: 0, differences: [] });
    expect(day.closings).toMatchObject([{ serial: 1, late: false, calls: 3, cost_nano_usd: 2000 }]);
    expect(await get(day.id)).toEqual(day);
    expect((await owner.api.gatewayReconciliations.list({ workspace })).data).toEqual([day]);
  });

  it('is closed after an upgrade from a version that closed no days', async () => {
    const { charges } = await budgetInJanuary();
    await settle(call({ charges }), call({ at: '2026-01-15T10:00:00Z', charges }));
    const days = server.knex('gateway_days').where({ tenant_id: workspace });
    await days.clone().delete();
    await closeDays(server.knex);
    expect(await days.clone()).toEqual([]);
    await daysOfEarlierCalls0076.up(server.knex);
    await daysOfEarlierCalls0076.up(server.knex);
    await closeDays(server.knex);
    for (const day of [DAY, '2026-01-15'])
      expect(await get(day)).toMatchObject({ status: 'balanced', calls: 1, closings: [{ calls: 1 }] });
    expect(await closedEntries()).toHaveLength(2);
    // A budget that is still open agrees with its calls.
    expect((await get()).periods).toEqual({ periods: 1, differing_periods: 0, differences: [] });
  });

  it('is in the audit log with the root over its calls, and its event is sent', async () => {
    await settle(call());
    await closeDays(server.knex);
    const day = await get();
    const [row] = await server.knex('gateway_calls').where({ tenant_id: workspace });
    if (row === undefined) throw new Error('The call is missing.');
    // The only leaf is the root.
    const root = createHash('sha256')
      .update('\0')
      .update(canonicalJson(toRecord(row)))
      .digest('hex');
    expect(await closedEntries()).toMatchObject([
      {
        actor: { type: 'system' },
        target: { type: 'gateway_reconciliation', id: day.id },
        parameters: { serial: 1, day: DAY, late: false, calls: 1, cost_nano_usd: 1000, merkle_root: root },
      },
    ]);
    const { data: events } = await owner.api.events.list({ workspace, type: 'gateway.day_closed' });
    expect(events.map(({ data }) => data)).toEqual([day]);
  });

  it('stays as it is when the job runs again', async () => {
    await settle(call());
    await closeDays(server.knex);
    const day = await get();
    await closeDays(server.knex);
    expect(await get()).toEqual(day);
    expect(await closedEntries()).toHaveLength(1);
  });

  it('gets another closing for calls that come late, and is compared again', async () => {
    const { charges } = await budgetInJanuary();
    await settle(call({ charges }));
    await closeDays(server.knex);
    const before = await get();
    await settle(call({ charges }), call({ charges, at: '2026-01-15T00:00:00Z' }));
    await closeDays(server.knex);
    const after = await get();
    expect(after).toMatchObject({
      status: 'balanced',
      calls: 2,
      cost_nano_usd: 2000,
      closed_at: before.closed_at,
    });
    expect(after.closings).toMatchObject([
      before.closings[0] ?? {},
      { serial: 3, late: true, calls: 1, cost_nano_usd: 1000 },
    ]);
    expect((await get('2026-01-15')).closings).toMatchObject([{ serial: 2, late: false, calls: 1 }]);
    expect((await closedEntries()).map(({ parameters }) => parameters?.serial)).toEqual([1, 2, 3]);
  });

  it('is different when a budget, a sum or a call was changed', async () => {
    const { budget_id, charges, change } = await budgetInJanuary();
    await settle(call({ charges }), call({ charges, at: '2026-01-13T10:00:00Z' }));
    await change({ settled: 2500 });
    await server
      .knex('gateway_daily')
      .where({ tenant_id: workspace, day: DAY })
      .update({ cost_nano_usd: '999' });
    await closeDays(server.knex);
    const day = await get();
    expect([day.status, day.daily]).toEqual(['different', { groups: 1, differing_groups: 1 }]);
    const [period] = charges;
    expect(day.periods.differences).toEqual([
      { budget_id, bucket: '', period_start: period?.period_start, settled: 2500, called: 2000 },
    ]);
    const days = async (balanced: boolean) =>
      (await owner.api.gatewayReconciliations.list({ workspace, balanced })).data.map((one) => one.day);
    expect(await days(false)).toEqual([DAY, '2026-01-13']);
    expect(await days(true)).toEqual([]);
  });

  it('says what is in doubt, and what no call explains', async () => {
    const { budget_id, charges, change } = await budgetInJanuary();
    await settle(call({ charges, result: { usageSource: 'unattributed', costNanoUsd: 0 } }));
    await change({ in_doubt: 70 });
    await closeDays(server.knex);
    expect((await get()).doubts).toEqual([{ budget_id, measure: 'cost', in_doubt: 70, unattributed: 1000 }]);
  });
});

describe('a day that is not over', () => {
  it('is compared when it is asked for', async () => {
    const today = new Date().toISOString();
    await settle(call({ at: today }));
    await closeDays(server.knex);
    const day = await get(today.slice(0, 10));
    expect(day).toMatchObject({
      status: 'open',
      closed_at: null,
      calls: 1,
      cost_nano_usd: 1000,
      closings: [],
    });
    await settle(call({ at: today }));
    expect(await get(today.slice(0, 10))).toMatchObject({ calls: 2, daily: { differing_groups: 0 } });
    expect((await owner.api.gatewayReconciliations.list({ workspace })).data).toEqual([]);
  });

  it('is not found without calls', async () => {
    expect(await statusOrCode(get('2026-01-20'))).toBe('not_found');
  });
});
