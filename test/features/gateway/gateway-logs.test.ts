import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addGatewayCall } from '../../support/every-operation/log-things.ts';
import { statusOrCode } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createTeam, type TestTeam, unique } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
let other: TestTeam;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  [acme, other] = [await createTeam(server), await createTeam(server)];
}, 60_000);
afterAll(() => server.stop());

const call = (fields: object = {}) =>
  addGatewayCall(server, acme.workspaceId, { project_id: acme.project.id, ...fields });
const api = () => acme.people.owner.api;

describe('the calls of the gateway', () => {
  it('are read by every member with what they used and cost, and by no caller elsewhere', async () => {
    const { workspace, people } = acme;
    const log_id = await call({
      cost_nano_usd: '6100000',
      usage: '{"input_uncached": 1200}',
      metadata: '{"customer": "a"}',
    });
    const log = await people.viewer.api.gatewayLogs.get({ workspace, log_id });
    expect(log).toMatchObject({
      cost_nano_usd: 6_100_000,
      usage: { input_uncached: 1200 },
      metadata: { customer: 'a' },
    });
    expect(log.budget_ids).toEqual(['bud_1']);
    const elsewhere = { workspace: other.workspace, log_id };
    expect(await statusOrCode(other.people.owner.api.gatewayLogs.get(elsewhere))).toBe('not_found');
  });

  it('are found by what they are of, by time and by failure', async () => {
    const { workspace } = acme;
    const model = unique('model');
    const good = await call({ model, admitted_at: new Date('2026-01-15T09:00:00Z') });
    const bad = await call({ model, admitted_at: new Date('2026-01-15T10:00:00Z'), status: 500 });
    const silent = await call({
      model,
      admitted_at: new Date('2026-01-15T11:00:00Z'),
      status: null,
      virtual_key_id: 'vk_9',
    });
    const ids = async (query: object) =>
      (await api().gatewayLogs.list({ workspace, model, ...query })).data.map(({ id }) => id);
    expect(await ids({})).toEqual([silent, bad, good]);
    expect(await ids({ failed: true })).toEqual([silent, bad]);
    expect(await ids({ failed: false })).toEqual([good]);
    expect(await ids({ since: '2026-01-15T10:00:00Z', until: '2026-01-15T11:00:00Z' })).toEqual([bad]);
    expect(await ids({ virtual_key_id: 'vk_9' })).toEqual([silent]);
    expect(await ids({ project_id: other.project.id })).toEqual([]);
  });

  it('are found by status, operation, trace, config, cost, tokens and metadata', async () => {
    const { workspace } = acme;
    const model = unique('model');
    const cheap = await call({ model, cost_nano_usd: '10', input_tokens: '5', output_tokens: '5' });
    const dear = await call({
      model,
      status: 429,
      operation: 'embeddings.create',
      trace_id: model,
      config_id: 'cfg_9',
      cost_nano_usd: '2000',
      input_tokens: '900',
      output_tokens: '100',
      metadata: JSON.stringify({ team: 'a=b' }),
    });
    const free = await call({ model, cost_nano_usd: null, input_tokens: '0', output_tokens: '0' });
    const ids = async (query: object) =>
      (await api().gatewayLogs.list({ workspace, model, ...query })).data.map(({ id }) => id).sort();
    for (const only of [
      { status: 429 },
      { operation: 'embeddings.create' },
      { trace_id: model },
      { config_id: 'cfg_9' },
      { min_cost_nano_usd: 11 },
      { min_tokens: 1000, max_tokens: 1000 },
      { metadata: 'team=a=b' },
    ])
      expect(await ids(only), JSON.stringify(only)).toEqual([dear]);
    expect(await ids({ max_cost_nano_usd: 10 })).toEqual([cheap, free].sort());
    expect(await ids({ max_tokens: 9 })).toEqual([free]);
    for (const none of [{ metadata: 'team=a' }, { metadata: 'other=a=b' }, { status: 500 }])
      expect(await ids(none), JSON.stringify(none)).toEqual([]);
    expect(await statusOrCode(api().gatewayLogs.list({ workspace, metadata: 'team' }))).toBe(
      'invalid_request',
    );
  });

  it('are those of the projects that the caller can access', async () => {
    const { workspace, people } = acme;
    const model = unique('model');
    const { id: hidden } = await api().projects.create({
      workspace,
      name: 'H',
      slug: unique('h'),
      environment: 'sandbox',
    });
    const seen = await call({ model });
    const unseen = await call({ model, project_id: hidden, trace_id: model });
    const general = await call({ model, project_id: null });
    const ids = async (of: typeof people.owner) =>
      (await of.api.gatewayLogs.list({ workspace, model })).data.map(({ id }) => id).sort();
    expect(await ids(people.owner)).toEqual([seen, unseen, general].sort());
    expect(await ids(people.viewer)).toEqual([seen]);
    expect(await statusOrCode(people.viewer.api.gatewayLogs.get({ workspace, log_id: unseen }))).toBe(
      'not_found',
    );
    expect(await statusOrCode(people.viewer.api.traces.get({ workspace, trace_id: model }))).toBe(
      'not_found',
    );
  });

  it('belong to a trace in the order in which they began, with their sum', async () => {
    const trace_id = unique('trace');
    const first = await call({
      trace_id,
      admitted_at: new Date('2026-01-15T09:00:00Z'),
      cost_nano_usd: null,
    });
    const second = await call({
      trace_id,
      admitted_at: new Date('2026-01-15T09:00:01Z'),
      cost_nano_usd: '7',
    });
    const trace = await api().traces.get({ workspace: acme.workspace, trace_id });
    expect(trace).toMatchObject({ trace_id, cost_nano_usd: 7, calls: [{ id: first }, { id: second }] });
  });
});

describe('the usage of the gateway', () => {
  it('is the sum of the calls with each value of a key of their metadata', async () => {
    const { workspace, people } = acme;
    const at = (day: number) => ({ admitted_at: new Date(`2024-02-0${day}T23:59:59Z`) });
    await call({ ...at(1), metadata: '{"plan.v2": "paid"}', cost_nano_usd: '30' });
    await call({ ...at(2), metadata: '{"plan.v2": "paid"}', cost_nano_usd: null, status: 500 });
    await call({ ...at(2), metadata: '{"plan.v2": "free"}', cost_nano_usd: '5', project_id: null });
    await call({ ...at(2), metadata: '{}', cost_nano_usd: '1' });
    await call({ ...at(3), metadata: '{"plan.v2": "paid"}', cost_nano_usd: '1000' });
    const asked = { workspace, since: '2024-02-01', until: '2024-02-02', group_by: 'metadata.plan.v2' };
    const rows = async (of: typeof people.owner, query: object = {}) =>
      (await of.api.gatewayUsage.get({ ...asked, ...query })).data.map((row) => [
        ...[row.day, row.value, row.calls, row.failed, row.cost_nano_usd, row.unpriced],
      ]);
    expect(await rows(people.owner)).toEqual([
      [null, 'paid', 2, 1, 30, 1],
      [null, 'free', 1, 0, 5, 0],
      [null, null, 1, 0, 1, 0],
    ]);
    expect(await rows(people.viewer)).toEqual([
      [null, 'paid', 2, 1, 30, 1],
      [null, null, 1, 0, 1, 0],
    ]);
    expect((await rows(people.owner, { interval: 'day' }))[0]?.slice(0, 2)).toEqual(['2024-02-02', 'free']);
    expect(await statusOrCode(rows(people.owner, { group_by: 'metadata.' }))).toBe('invalid_request');
  });

  it('is the sum of days, grouped by a property, of the projects that the caller can access', async () => {
    const { workspace, workspaceId: tenant_id, people, project } = acme;
    const { id: hidden } = await api().projects.create({
      workspace,
      name: 'H',
      slug: unique('h'),
      environment: 'sandbox',
    });
    const row = (day: string, model: string, project_id: string, cost_nano_usd: number) => ({
      ...{
        tenant_id,
        day,
        model,
        project_id,
        cost_nano_usd,
        calls: 1,
        failed: 0,
        unpriced: 0,
        saved_nano_usd: 0,
      },
      ...{ input_tokens: 10, output_tokens: 5, api_key_id: '', user_id: '', virtual_key_id: '' },
      ...{ provider: 'openai', usage_source: 'provider' },
    });
    await server
      .knex('gateway_daily')
      .insert([
        row('2026-01-01', 'a', project.id, 100),
        row('2026-01-02', 'b', project.id, 300),
        row('2026-01-02', 'a', hidden, 1000),
        row('2026-02-01', 'a', project.id, 5),
      ] as never);
    const range = { workspace, since: '2026-01-01', until: '2026-01-31' };
    const rows = async (of: typeof people.owner, query: object = {}) =>
      (await of.api.gatewayUsage.get({ ...range, ...query })).data.map((one) => [
        one.day,
        one.value,
        one.cost_nano_usd,
      ]);
    expect(await rows(people.owner)).toEqual([[null, null, 1400]]);
    expect(await rows(people.owner, { group_by: 'model' })).toEqual([
      [null, 'a', 1100],
      [null, 'b', 300],
    ]);
    expect(await rows(people.viewer, { group_by: 'model', interval: 'day' })).toEqual([
      ['2026-01-02', 'b', 300],
      ['2026-01-01', 'a', 100],
    ]);
    expect(await rows(people.owner, { group_by: 'user' })).toEqual([[null, null, 1400]]);
    const reversed = { workspace, since: '2026-02-01', until: '2026-01-01' };
    expect(await statusOrCode(api().gatewayUsage.get(reversed))).toBe('invalid_request');
  });
});
