import { newId } from '../../../server/api/ids.ts';
import type { TestServer } from '../server.ts';
import { addPayload } from './payload-things.ts';

/** A call of a project with a trace of its own and with what it said, and a day that is closed. */
export async function newLogThings(server: TestServer, tenant_id: string, project_id: string) {
  const trace_id = newId('glg');
  const recorded = { project_id, trace_id, log: 'full', admitted_at: new Date() };
  const log_id = await addGatewayCall(server, tenant_id, recorded);
  await addPayload(server, tenant_id, log_id);
  const { id: usage_export_id } = await server.operator.gatewayUsageExports.create({
    ...{ workspace: tenant_id, since: '2019-01-01', until: '2019-01-31' },
  });
  return { log_id, trace_id, usage_export_id, reconciliation_id: await addClosedDay(server, tenant_id) };
}

let days = 0;
/** Adds a day without calls, later than all others, as if it had been closed. @returns its id */
export async function addClosedDay(
  { knex }: Pick<TestServer, 'knex'>,
  tenant_id: string,
): Promise<`grc_${string}`> {
  days += 1;
  const id: `grc_${string}` = `grc_${newId('grc').slice(4)}`;
  const day = new Date(Date.UTC(2020, 0, days));
  const result = {
    ...{ calls: 0, cost_nano_usd: 0, sources: [], doubts: [] },
    stated: { calls: 0, cost_nano_usd: 0, stated_nano_usd: 0, differing_calls: 0 },
    daily: { groups: 0, differing_groups: 0 },
    periods: { periods: 0, differing_periods: 0, differences: [] },
  };
  const row = { tenant_id, day: day.toISOString().slice(0, 10), id, ended_at: day, closed_at: day };
  await knex('gateway_days').insert({ ...row, is_balanced: true, result: JSON.stringify(result) } as never);
  return id;
}

let calls = 0;
/** Adds a call to a provider, later than all others, as if it had been settled. @returns its id */
export async function addGatewayCall(
  { knex }: Pick<TestServer, 'knex'>,
  tenant_id: string,
  fields: object = {},
): Promise<`glg_${string}`> {
  calls += 1;
  const id: `glg_${string}` = `glg_${newId('glg').slice(4)}`;
  const row = {
    ...{ tenant_id, id, admitted_at: new Date(Date.UTC(2026, 5, 1) + calls * 1000), request_id: 'walk' },
    ...{ trace_id: 'walk', operation: 'chatCompletions.create', attempt: 0, stream: false, status: 200 },
    ...{
      provider: 'openai',
      model: 'gpt-4o',
      queued_ms: 0,
      total_ms: 1,
      usage: '{}',
      usage_source: 'provider',
    },
    ...{ input_tokens: '0', output_tokens: '0', cost_nano_usd: '0', saved_nano_usd: '0', metadata: '{}' },
    charges: JSON.stringify([{ tenant_id, budget_id: 'bud_1', bucket: '', period_start: '', units: 1 }]),
    ...fields,
  };
  const month = `${row.admitted_at.toISOString().slice(0, 7)}-01`;
  await knex.raw('select add_gateway_month(?::date)', [month]);
  await knex('gateway_calls').insert({ ...row, month } as never);
  return id;
}
