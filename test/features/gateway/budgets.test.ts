import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BudgetId } from '../../../sdk/src/index.ts';
import type { Schemas } from '../../../server/api/types.ts';
import { periodEnd } from '../../../server/features/gateway/accounting/service.ts';
import { startOfPeriod } from '../../../server/features/gateway/budgets/serializers.ts';
import { createAnnounce } from '../../../server/features/gateway/budgets/service.ts';
import { createRepositories } from '../../../server/features/repositories.ts';
import { statusOrCode } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { secretsOf } from '../../support/tokens.ts';
import { createTeam, expectProblem, type TestTeam, unique } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
let other: TestTeam;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  [acme, other] = [await createTeam(server), await createTeam(server)];
}, 60_000);
afterAll(() => server.stop());

type Terms = Partial<Schemas['BudgetCreate']>;
const create = ({ people, workspace }: TestTeam, terms: Terms = {}) =>
  people.owner.api.budgets.create({
    workspace,
    name: unique('Budget'),
    scope: 'workspace',
    measure: 'cost',
    limit: 50_000,
    period: 'month',
    ...terms,
  });

/** Counts usage as the engine does. */
const use = (
  budget_id: string,
  units: object,
  period_start = startOfPeriod({ period: 'month', reset_at: null }, new Date()),
) =>
  server.knex('gateway_budget_periods').insert({
    tenant_id: acme.workspaceId,
    budget_id,
    bucket: '',
    period_start,
    target_units: '500000000000',
    limit_units: '500000000000',
    ...units,
  } as never);

const get = (budget_id: BudgetId) =>
  acme.people.viewer.api.budgets.get({ workspace: acme.workspace, budget_id });

describe('a budget', () => {
  it('is created, changed and archived by administrators, and read by every member', async () => {
    const { workspace, people } = acme;
    const made = await create(acme, { alerts: [{ percent: 80 }] });
    expect(made).toMatchObject({ status: 'active', currency: 'USD', on_shortfall: 'refuse', etag: '1' });
    expect(made.usage).toMatchObject({ used: 0, used_nano_usd: 0, remaining: 50_000, limit: 50_000 });
    const at = { workspace, budget_id: made.id };
    expect(await get(made.id)).toEqual(made);
    const changed = await people.admin.api.budgets.update({ ...at, limit: 70_000, on_shortfall: 'clamp' });
    expect(changed).toMatchObject({ limit: 70_000, on_shortfall: 'clamp', etag: '2' });
    expect(await statusOrCode(people.manager.api.budgets.update({ ...at, limit: 1 }))).toBe(
      'insufficient_role',
    );
    const archived = await people.admin.api.budgets.archive(at);
    expect(archived).toMatchObject({ status: 'archived', etag: '3' });
    expect(await people.admin.api.budgets.archive(at)).toEqual(archived);
    expect(await statusOrCode(people.admin.api.budgets.update({ ...at, limit: 1 }))).toBe('invalid_state');
    expect(await statusOrCode(people.admin.api.budgets.reset(at))).toBe('invalid_state');
    const ids = async (status?: 'archived') =>
      (await people.viewer.api.budgets.list({ workspace, ...(status && { status }) })).data.map(
        ({ id }) => id,
      );
    expect(await ids()).not.toContain(made.id);
    expect(await ids('archived')).toContain(made.id);
  });

  it('names what it bounds, inside the workspace, and only a policy has conditions', async () => {
    const problem = async (terms: Terms) =>
      (await expectProblem(create(acme, terms))).errors?.map(({ path, code }) => `${path} ${code}`).join();
    const conditions = [{ key: 'model', value: 'gpt-4o' }];
    expect(await problem({ scope: 'project' })).toBe('scope_id required');
    expect(await problem({ scope_id: acme.project.id })).toBe('scope_id unexpected');
    expect(await problem({ scope: 'project', scope_id: other.project.id })).toBe('scope_id unknown');
    expect(await problem({ scope: 'user', scope_id: other.people.owner.id })).toBe('scope_id unknown');
    expect(await problem({ scope: 'api_key', scope_id: 'key_01kah4x8v5ezf9w2m4n6rd2qc1' })).toBe(
      'scope_id unknown',
    );
    expect(await problem({ scope: 'virtual_key', scope_id: 'openai' })).toBe('scope_id unknown');
    expect(await problem({ conditions })).toBe('conditions unexpected');
    expect(await problem({ scope: 'policy' })).toBe('conditions required');
    expect(await problem({ limit: 400_000_001 })).toBe('limit maximum');
    expect(await problem({ scope: 'policy', conditions, ceiling: 1 })).toBe('ceiling unexpected');
    const grouped: Terms = { scope: 'policy', group_by: ['metadata.customer'], trust_request: true };
    expect(await problem(grouped)).toBe('ceiling required');
    const policy = await create(acme, { ...grouped, conditions, ceiling: 90_000 });
    expect(policy).toMatchObject({ conditions, ceiling: 90_000, usage: null });
    const removal = { workspace: acme.workspace, budget_id: policy.id, ceiling: null };
    expect(await statusOrCode(acme.people.owner.api.budgets.update(removal))).toBe('invalid_request');
    expect(await create(acme, { scope: 'user', scope_id: acme.people.member.id })).toMatchObject({
      scope: 'user',
    });
  });

  it('says what was used in minor units, used rounded up and left rounded down, and exactly', async () => {
    const { id } = await create(acme);
    await use(id, { settled: '400003142700', leased: '7815000000', in_doubt: '1', overrun: '5' });
    expect((await get(id)).usage).toMatchObject({
      used: 40_001,
      used_nano_usd: 400_003_142_700,
      reserved: 782,
      in_doubt: 1,
      overrun: 1,
      remaining: 9218,
    });
    await server
      .knex('gateway_budget_periods')
      .where({ budget_id: id })
      .update({ settled: '500000000000', leased: '0', in_doubt: '0' });
    expect(await get(id)).toMatchObject({ status: 'exhausted', usage: { remaining: 0 } });
  });

  it('applies another limit to the period under way, and lets what is spent stay above a lower one', async () => {
    const { workspace, people } = acme;
    const { id: budget_id } = await create(acme);
    await use(budget_id, { settled: '300000000000', leased: '10000000000' });
    const limits = () =>
      server.knex('gateway_budget_periods').where({ budget_id }).first('target_units', 'limit_units');
    await people.owner.api.budgets.update({ workspace, budget_id, limit: 60_000, tolerance_percent: 10 });
    expect(await limits()).toEqual({ target_units: '660000000000', limit_units: '660000000000' });
    const lowered = await people.owner.api.budgets.update({ workspace, budget_id, limit: 10_000 });
    expect(lowered).toMatchObject({
      status: 'exhausted',
      usage: { limit: 11_000, remaining: 0, used: 30_000 },
    });
    expect(await limits()).toEqual({ target_units: '110000000000', limit_units: '310000000000' });
  });

  it('begins anew when it is reset, and keeps the usage of earlier periods readable', async () => {
    const { workspace, people } = acme;
    const { id: budget_id } = await create(acme);
    await use(budget_id, { settled: '1000000000' });
    await use(budget_id, { settled: '2000000000' }, new Date('2020-02-01T00:00:00Z'));
    const reset = await people.admin.api.budgets.reset({ workspace, budget_id });
    expect(reset.usage).toMatchObject({ used: 0, remaining: 50_000 });
    expect(Date.parse(reset.usage?.period_start ?? '')).toBeGreaterThan(Date.now() - 60_000);
    const events = await people.owner.api.events.list({ workspace, type: 'gateway.budget_reset' });
    expect(events.data[0]?.data).toEqual(reset);
    const { data } = await people.viewer.api.budgetUsage.list({ workspace, budget_id });
    expect(data.map(({ used, resets_at }) => [used, resets_at?.slice(0, 10)]).at(-1)).toEqual([
      200,
      '2020-03-01',
    ]);
    expect(data).toHaveLength(2);
    const now = await people.viewer.api.budgetUsage.list({ workspace, budget_id, current: true });
    expect(now.data).toEqual([]);
  });

  it('lists its buckets by their values, the shared one and the sum of all', async () => {
    const { workspace, people } = acme;
    const group_by = ['user', 'metadata.customer'];
    const { id: budget_id } = await create(acme, { scope: 'policy', group_by, ceiling: 60_000 });
    for (const bucket of ['["usr_1","a"]', 'other', '*']) await use(budget_id, { bucket });
    const { data } = await people.viewer.api.budgetUsage.list({ workspace, budget_id, current: true });
    expect(Object.fromEntries(data.map(({ kind, bucket }) => [kind, bucket]))).toEqual({
      values: [
        { key: 'user', value: 'usr_1' },
        { key: 'metadata.customer', value: 'a' },
      ],
      other: [],
      all: [],
    });
  });
});

describe('a budget of an organization', () => {
  it('is for its administrators alone, and is not among those of its workspaces', async () => {
    const { workspace, people } = acme;
    const { id: organization } = await people.owner.api.organizations.create({ name: 'Holding' });
    const terms = {
      organization,
      name: 'All',
      scope: 'organization',
      measure: 'tokens',
      limit: 1000,
    } as const;
    const budget = await people.owner.api.organizationBudgets.create({ ...terms, period: 'day' });
    expect(budget).toMatchObject({ organization_id: organization, workspace_id: null, currency: null });
    const at = { organization, budget_id: budget.id };
    expect((await people.owner.api.organizationBudgets.reset(at)).etag).toBe('2');
    expect(await statusOrCode(people.member.api.organizationBudgets.get(at))).toBe('not_found');
    expect(await statusOrCode(people.owner.api.budgets.get({ workspace, budget_id: budget.id }))).toBe(
      'not_found',
    );
  });
});

describe('the notices of a budget', () => {
  it('are events with what was used, and mails to owners and admins, of a budget without buckets', async () => {
    const { workspace, workspaceId: tenant_id, people } = acme;
    const { id: budget_id } = await create(acme, { alerts: [{ percent: 80 }] });
    const policy = await create(acme, { scope: 'policy', group_by: ['user'] });
    const start = startOfPeriod({ period: 'month', reset_at: null }, new Date());
    await use(budget_id, { settled: '400000000000' });
    await use(policy.id, { settled: '500000000000', bucket: '["usr_1"]' });
    const key = { tenant_id, budget_id, bucket: '', period_start: start.toISOString() };
    const ofPolicy = { ...key, budget_id: policy.id, bucket: '["usr_1"]' };
    const ofPurged = { ...key, budget_id: 'bud_01kah4x8v5ezf9w2m4n6rd2qc1' };
    const mailed = async () => (await server.knex('mails').whereLike('template', 'budget_%')).length;
    const before = await mailed();
    const announce = createAnnounce({ secrets: secretsOf(server), build: createRepositories });
    await server.knex.transaction((trx) =>
      announce(trx, [
        { kind: 'threshold', percent: 80, key },
        { kind: 'exhausted', percent: 100, key: ofPolicy },
        { kind: 'overrun', percent: 100, key: ofPurged },
      ]),
    );
    const dataOf = async (type: 'gateway.budget_threshold' | 'gateway.budget_exhausted') =>
      (await people.owner.api.events.list({ workspace, type })).data.map(({ data }) => data);
    const budget = await get(budget_id);
    expect(await dataOf('gateway.budget_threshold')).toEqual([{ budget, usage: budget.usage, percent: 80 }]);
    expect(await dataOf('gateway.budget_exhausted')).toMatchObject([
      {
        budget: { id: policy.id, usage: null },
        usage: { used: 50_000, bucket: [{ key: 'user', value: 'usr_1' }] },
      },
    ]);
    // The owner and the admin.
    expect((await mailed()) - before).toBe(2);
  });

  it('are mailed to the members whom an alert names, or also to the billing contact and the person of the budget', async () => {
    const { workspace, workspaceId: tenant_id, people } = acme;
    const { member, owner } = people;
    const announce = createAnnounce({ secrets: secretsOf(server), build: createRepositories });
    const mailsOf = async (terms: Terms, percent: number) => {
      const { id: budget_id } = await create(acme, terms);
      const start = startOfPeriod({ period: 'month', reset_at: null }, new Date());
      await use(budget_id, { settled: '400000000000' });
      const key = { tenant_id, budget_id, bucket: '', period_start: start.toISOString() };
      const count = async () => (await server.knex('mails').whereLike('template', 'budget_%')).length;
      const before = await count();
      await server.knex.transaction((trx) => announce(trx, [{ kind: 'threshold', percent, key }]));
      return (await count()) - before;
    };
    const alerts = [{ percent: 80, members: [member.id] }, { percent: 90 }];
    expect((await create(acme, { alerts })).alerts).toEqual(alerts);
    expect(await mailsOf({ alerts }, 80)).toBe(1);
    expect(await mailsOf({ alerts }, 90)).toBe(2);
    const contact = { name: 'Accounts', email: people.viewer.email };
    await owner.api.billing.update({ workspace, contact });
    expect(await mailsOf({ alerts, scope: 'user', scope_id: member.id }, 90)).toBe(4);
    await owner.api.billing.update({ workspace, contact: null });
    const stranger = other.people.member.id;
    const refused = await expectProblem(create(acme, { alerts: [{ percent: 1, members: [stranger] }] }));
    expect(refused.errors[0]?.path).toBe('alerts/0/members/0');
  });
});

describe('the period of a budget', () => {
  it.each([
    ['none', '1970-01-01T00:00:00.000Z', undefined],
    ['day', '2026-02-28T00:00:00.000Z', '2026-03-01T00:00:00.000Z'],
    ['week', '2026-02-22T00:00:00.000Z', '2026-03-01T00:00:00.000Z'],
    ['month', '2026-02-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z'],
  ] as const)('%s begins and ends at midnight in UTC', (period, start, end) => {
    for (const now of ['2026-02-28T00:00:00.000Z', '2026-02-28T23:59:59.999Z'].map(
      (text) => new Date(text),
    )) {
      expect(startOfPeriod({ period, reset_at: null }, now).toISOString()).toBe(start);
      expect(periodEnd(period, now.getTime())?.toISOString()).toBe(end);
    }
    const reset_at = new Date('2026-02-28T12:00:00Z');
    expect(startOfPeriod({ period, reset_at }, new Date('2026-02-28T13:00:00Z'))).toEqual(reset_at);
  });
});
