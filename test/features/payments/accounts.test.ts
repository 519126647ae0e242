import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tenantry } from '../../../sdk/src/index.ts';
import { statusOrCode } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createTeam, createUser, expectProblem, ROLES, type TestTeam, unique } from '../../support/users.ts';

type Create = Parameters<Tenantry['accounts']['create']>[0];
type Connect = Parameters<Tenantry['accounts']['connect']>[0];

const IBAN = 'TR330006100519786457841326';

let server: TestServer;
let acme: TestTeam;
let workspace: string;
let simulated: string;
beforeAll(async () => {
  server = await startTestServer();
  acme = await createTeam(server);
  workspace = acme.workspace;
  simulated = await newProject('sandbox');
});
afterAll(() => server.stop());

const newProject = async (environment: 'production' | 'staging' | 'sandbox') =>
  (await acme.people.owner.api.projects.create({ workspace, name: 'P', slug: unique('prj'), environment }))
    .id;

const external = (overrides: Partial<Create> = {}): Create => ({
  workspace,
  live: false,
  name: 'Anadolu Supplies',
  currency: 'TRY',
  identifiers: { iban: IBAN },
  holder: { name: 'Anadolu Supplies Ltd' },
  ...overrides,
});

const own = (overrides: Partial<Connect> = {}): Connect => ({
  workspace,
  project: simulated,
  name: 'Operating account',
  currency: 'TRY',
  identifiers: { account_number: String(randomInt(1e12)), bank_code: '00062', country: 'TR' },
  holder: { name: 'Acme Ltd' },
  ...overrides,
});

describe('accounts', () => {
  it('are created with normalized identifiers, and read by id and in the list', async () => {
    const { accounts } = acme.people.member.api;
    const made = await accounts.create(
      external({
        identifiers: { iban: 'tr33 0006 1005 1978 6457 8413 26', bic: 'ISBKTRIS' },
        metadata: { vendor: '17' },
      }),
    );
    expect(made).toMatchObject({
      workspace_id: acme.workspaceId,
      kind: 'external',
      live: false,
      project_id: null,
      shared_with: [],
      identifiers: { iban: IBAN, bic: 'ISBKTRIS', account_number: null, bank_code: null, country: 'TR' },
      holder: { name: 'Anadolu Supplies Ltd', type: 'company', tax_id: null, address: null },
      status: 'active',
      funds_check: 'none',
      floor: null,
      metadata: { vendor: '17' },
      created_by: acme.people.member.id,
    });
    expect(await accounts.get({ workspace, account_id: made.id })).toEqual(made);
    expect((await accounts.list({ workspace })).data).toContainEqual(made);
  });

  it('of the company take their mode and their funds check from the home project', async () => {
    const { accounts } = acme.people.manager.api;
    expect(await accounts.connect(own())).toMatchObject({
      kind: 'own',
      live: false,
      project_id: simulated,
      funds_check: 'strict',
      floor: 0,
    });
    const live = await accounts.connect(own({ project: acme.project.slug, floor: -500_000 }));
    expect(live).toMatchObject({
      live: true,
      project_id: acme.project.id,
      funds_check: 'warn',
      floor: -500_000,
    });
  });

  it.each([
    ['an IBAN with swapped digits', { iban: 'TR330006100519786457841362' }, 'invalid_iban'],
    ['an IBAN of another length', { iban: 'TR3300061005197864578413' }, 'invalid_iban'],
    ['a Turkish IBAN without its reserve digit', { iban: 'TR930006110519786457841326' }, 'invalid_iban'],
    ['an IBAN of another country', { iban: IBAN, country: 'DE' }, 'invalid_request'],
    ['a number without a bank', { account_number: '1234', country: 'TR' }, 'invalid_request'],
    ['a number without a country', { account_number: '1234', bank_code: '00062' }, 'invalid_request'],
    ['a bank alone', { bic: 'ISBKTRIS', country: 'TR' }, 'invalid_request'],
  ])('are refused with %s', async (_, identifiers, code) => {
    const { accounts } = acme.people.member.api;
    const problem = await expectProblem(accounts.create(external({ identifiers })));
    expect(problem).toMatchObject({ status: 400, code });
    expect(problem.message).not.toContain('0061');
  });

  it('of the company are connected once per currency and mode, until they are archived', async () => {
    const { accounts } = acme.people.manager.api;
    const { identifiers } = own();
    const first = await accounts.connect(own({ identifiers }));
    const again = await expectProblem(
      accounts.connect(own({ identifiers, project: await newProject('staging') })),
    );
    expect(again).toMatchObject({ status: 409, code: 'already_exists' });
    await accounts.connect(own({ identifiers, currency: 'EUR' }));
    await accounts.connect(own({ identifiers, project: acme.project.id }));
    await accounts.archive({ workspace, account_id: first.id });
    await accounts.connect(own({ identifiers }));
  });

  it('of beneficiaries may share one bank account, and are found by it', async () => {
    const { accounts } = acme.people.member.api;
    const iban = 'DE89370400440532013000';
    const made = [
      await accounts.create(external({ identifiers: { iban }, name: 'Factoring A' })),
      await accounts.create(external({ identifiers: { iban }, name: 'Factoring B' })),
    ];
    const found = await accounts.list({ workspace, identifier: 'de89 3704 0044 0532 0130 00' });
    expect(found.data.map(({ id }) => id)).toEqual(made.map(({ id }) => id).reverse());
    expect((await accounts.list({ workspace, identifier: iban, q: 'FACTORING b' })).data).toEqual([made[1]]);
    expect((await accounts.list({ workspace, identifier: iban, kind: 'own' })).data).toEqual([]);
    expect((await accounts.list({ workspace, identifier: iban, currency: 'EUR' })).data).toEqual([]);
    expect((await accounts.list({ workspace, identifier: iban, status: 'blocked' })).data).toEqual([]);
  });
});

describe('an account', () => {
  it('keeps its identifiers and currency, and changes its name, metadata, floor and funds check', async () => {
    const { accounts } = acme.people.manager.api;
    const made = await accounts.connect(own({ metadata: { erp: '1', old: 'x' } }));
    const changed = await accounts.update({
      workspace,
      account_id: made.id,
      name: 'Renamed',
      floor: null,
      funds_check: 'warn',
      metadata: { old: null, new: 'y' },
    });
    expect(changed).toMatchObject({
      name: 'Renamed',
      floor: null,
      funds_check: 'warn',
      metadata: { erp: '1', new: 'y' },
      identifiers: made.identifiers,
    });
    for (const column of ['iban', 'account_number', 'bank_code', 'country', 'currency'] as const) {
      const update = server
        .knex('accounts')
        .where({ id: made.id })
        .update({ [column]: 'EUR'.slice(0, 2) });
      await expect(update, column).rejects.toMatchObject({ code: '23001' });
    }
  });

  it('of a beneficiary has no floor, no funds check and no sharing', async () => {
    const { accounts } = acme.people.manager.api;
    const { id } = await accounts.create(external());
    for (const change of [
      { floor: 0 },
      { funds_check: 'strict' as const },
      { shared_with: 'all' as const },
    ]) {
      const problem = await expectProblem(accounts.update({ workspace, account_id: id, ...change }));
      expect(problem).toMatchObject({ status: 409, code: 'invalid_state' });
    }
  });

  it('is blocked with a reason, unblocked, and archived for good', async () => {
    const { accounts } = acme.people.manager.api;
    const { id: account_id } = await accounts.create(external());
    const one = { workspace, account_id };
    const blocked = await accounts.block({ ...one, reason: 'Fraud' });
    expect(blocked).toMatchObject({ status: 'blocked', block_reason: 'Fraud' });
    expect(await expectProblem(accounts.block({ ...one, reason: 'Again' }))).toMatchObject({
      code: 'invalid_state',
    });
    expect(await accounts.unblock(one)).toMatchObject({ status: 'active', block_reason: null });
    expect(await expectProblem(accounts.unblock(one))).toMatchObject({ code: 'invalid_state' });
    expect(await accounts.archive(one)).toMatchObject({
      status: 'archived',
      archived_at: expect.any(String),
    });
    for (const call of [
      () => accounts.archive(one),
      () => accounts.update({ ...one, name: 'N' }),
      () => accounts.block({ ...one, reason: 'N' }),
    ])
      expect(await expectProblem(call())).toMatchObject({ status: 409, code: 'invalid_state' });
    const listed = async (status?: 'archived') =>
      (await accounts.list({ workspace, ...(status && { status }) })).data.some(
        ({ id }) => id === account_id,
      );
    expect([await listed(), await listed('archived')]).toEqual([false, true]);
  });

  it('has a ledger account, whose floor follows a strict funds check and whose money keeps it open', async () => {
    const { accounts } = acme.people.manager.api;
    const { id: account_id } = await accounts.connect(own({ floor: -100 }));
    const one = { workspace, account_id };
    const balance = () =>
      server
        .knex('ledger_balances')
        .whereIn('ledger_account_id', server.knex('ledger_accounts').where({ account_id }).select('id'));
    const floor = async () => (await balance().first())?.floor;
    expect(Number(await floor())).toBe(-100);
    await accounts.update({ ...one, funds_check: 'warn' });
    expect(await floor()).toBeNull();
    await balance().update({ reserved: '50' });
    expect(await statusOrCode(accounts.connect(own({ floor: 1 })))).toBe('invalid_state');
    const raised = accounts.update({ ...one, funds_check: 'strict', floor: 0 });
    expect(await expectProblem(raised)).toMatchObject({ status: 409, code: 'invalid_state' });
    await accounts.update({ ...one, funds_check: 'strict', floor: -50 });
    expect(Number(await floor())).toBe(-50);
    const refused = await expectProblem(accounts.archive(one));
    expect(refused).toMatchObject({ status: 409, code: 'account_in_use' });
    await balance().update({ reserved: '0' });
    await accounts.archive(one);
  });

  it('leaves audit entries with masked names and numbers, and an event with the account for each change', async () => {
    const { owner } = acme.people;
    const { accounts } = owner.api;
    const made = await accounts.create(
      external({ name: 'Bosporus Trading', holder: { name: 'Bosporus Holding' } }),
    );
    const one = { workspace, account_id: made.id };
    await accounts.update({ ...one, name: 'Marmara Trading' });
    await accounts.block({ ...one, reason: 'Fraud' });
    await accounts.unblock(one);
    await accounts.archive(one);
    const { data: entries } = await owner.api.auditEvents.list({ workspace, limit: 5 });
    const verbs = ['archived', 'unblocked', 'blocked', 'updated', 'created'];
    expect(entries.map(({ action }) => action)).toEqual(verbs.map((verb) => `account.${verb}`));
    for (const { target } of entries) expect(target).toEqual({ type: 'account', id: made.id });
    expect(entries[3]?.values).toEqual({ name: { old: '…ding', new: '…ding' } });
    expect(entries[4]?.parameters).toMatchObject({
      identifiers: { iban: '…1326' },
      holder: { name: '…ding' },
    });
    const { data: events } = await owner.api.events.list({ workspace, limit: 5 });
    expect(events.map(({ type }) => type)).toEqual(
      ['archived', 'updated', 'blocked', 'updated', 'created'].map((verb) => `account.${verb}`),
    );
    expect(events[4]?.data).toEqual(made);
  });
});

describe('the mode of an account', () => {
  it('keeps the environment of its home project, by the API and by SQL', async () => {
    const { owner } = acme.people;
    const project = await newProject('staging');
    const rename = (environment: 'sandbox' | 'production') =>
      owner.api.projects.update({ workspace, project, environment });
    await rename('sandbox');
    const { id } = await owner.api.accounts.connect(own({ project }));
    await owner.api.accounts.archive({ workspace, account_id: id });
    for (const environment of ['production', 'staging'] as const) {
      const change = owner.api.projects.update({ workspace, project, environment });
      expect(await expectProblem(change)).toMatchObject({ status: 409, code: 'invalid_state' });
      const update = server.knex('projects').where({ id: project }).update({ environment });
      await expect(update).rejects.toMatchObject({ code: '23001' });
    }
    await owner.api.projects.update({ workspace, project, environment: 'sandbox', name: 'Same' });
  });

  it('keeps the environment of a project that it is shared with, and lets any other project become live', async () => {
    const { owner } = acme.people;
    const [project, guest] = [await newProject('sandbox'), await newProject('sandbox')];
    await owner.api.accounts
      .connect(own({ project }))
      .then(({ id }) => owner.api.accounts.update({ workspace, account_id: id, shared_with: [guest] }));
    const change = owner.api.projects.update({ workspace, project: guest, environment: 'production' });
    expect(await expectProblem(change)).toMatchObject({ status: 409, code: 'invalid_state' });
    const free = await newProject('sandbox');
    await owner.api.sandbox.setClock({ workspace, project: free, time: '2090-01-02T00:00:00.000Z' });
    await owner.api.projects.update({ workspace, project: free, environment: 'production' });
    expect(await server.knex('sandbox_clocks').where({ project_id: free })).toEqual([]);
  });
});

describe('a project with own accounts', () => {
  it('is deleted only after they are archived', async () => {
    const { owner } = acme.people;
    const project = await newProject('sandbox');
    const { id } = await owner.api.accounts.connect(own({ project }));
    const problem = await expectProblem(owner.api.projects.delete({ workspace, project }));
    expect(problem).toMatchObject({ status: 409, code: 'account_in_use' });
    await owner.api.accounts.archive({ workspace, account_id: id });
    await owner.api.projects.delete({ workspace, project });
    const late = await expectProblem(owner.api.accounts.connect(own({ project })));
    expect(late).toMatchObject({ status: 409, code: 'invalid_state' });
  });

  it('shows them to its members, and to those of the projects that they are shared with', async () => {
    const { manager, member, viewer } = acme.people;
    const home = await newProject('sandbox');
    const other = await newProject('staging');
    const { id: account_id } = await manager.api.accounts.connect(own({ project: home }));
    const one = { workspace, account_id };
    const sees = async (user: typeof member) => {
      const listed = (await user.api.accounts.list({ workspace })).data.some(({ id }) => id === account_id);
      const got = await user.api.accounts.get(one).then(
        () => true,
        () => false,
      );
      expect(got).toBe(listed);
      return listed;
    };
    const add = (project: string, user: typeof member) =>
      manager.api.projectMembers.set({ workspace, project, user_id: user.id, role: null });
    expect([await sees(manager), await sees(member), await sees(viewer)]).toEqual([true, false, false]);
    await add(home, member);
    await add(other, viewer);
    expect([await sees(member), await sees(viewer)]).toEqual([true, false]);
    const shared = await manager.api.accounts.update({ ...one, shared_with: [other] });
    expect(shared.shared_with).toEqual([other]);
    expect(await sees(viewer)).toBe(true);
    const usable = await viewer.api.accounts.list({ workspace, project: other as never });
    expect(usable.data.map(({ id }) => id)).toEqual([account_id]);
    await manager.api.accounts.update({ ...one, shared_with: [] });
    expect(await sees(viewer)).toBe(false);
    const all = await manager.api.accounts.update({ ...one, shared_with: 'all' });
    expect(all.shared_with).toBe('all');
    expect(await sees(viewer)).toBe(true);
  });

  it('lets only managers of its home project manage an account that others pay from', async () => {
    const { owner } = acme.people;
    const [home, guest] = [await newProject('sandbox'), await newProject('sandbox')];
    const { id: account_id } = await owner.api.accounts.connect(own({ project: home }));
    const one = { workspace, account_id };
    await owner.api.accounts.update({ ...one, shared_with: [guest] });
    const { id: role } = await owner.api.roles.create({
      workspace,
      name: unique('Treasurer'),
      permissions: ['accounts:read', 'accounts:manage', 'projects:read'],
    });
    const treasurer = await createUser(server, 'Treasurer');
    const user_id = treasurer.id;
    await server.operator.members.add({ workspace, user_id, role });
    await owner.api.projectMembers.set({ workspace, project: guest, user_id, role: null });
    const { accounts } = treasurer.api;
    expect((await accounts.get(one)).id).toBe(account_id);
    for (const call of [
      () => accounts.update({ ...one, floor: null }),
      () => accounts.update({ ...one, shared_with: [] }),
      () => accounts.block({ ...one, reason: 'Mine' }),
      () => accounts.archive(one),
    ])
      expect(await statusOrCode(call())).toBe('not_found');
    await owner.api.projectMembers.set({ workspace, project: home, user_id, role: null });
    expect((await accounts.update({ ...one, name: 'Renamed' })).name).toBe('Renamed');
  });
});

describe('permissions on accounts', () => {
  it('let everyone read, everyone but viewers add beneficiaries, and managers and up manage', async () => {
    for (const role of ROLES) {
      const { accounts } = acme.people[role].api;
      await accounts.list({ workspace });
      const created = accounts.create(external());
      if (role === 'viewer')
        expect(await expectProblem(created)).toMatchObject({ code: 'insufficient_role' });
      else await created;
      const connected = accounts.connect(own());
      if (['viewer', 'member'].includes(role))
        expect(await expectProblem(connected)).toMatchObject({ code: 'insufficient_role' });
      else await connected;
    }
  });
});

describe('accounts.list, with which integrators check a key', () => {
  const key = (body: object) =>
    acme.people.owner.api.apiKeys.create({
      workspace,
      name: unique('key'),
      kind: 'service',
      ...body,
    } as never);
  const answer = async (token: string, of = workspace) => {
    const response = await fetch(`${server.url}/v1/workspaces/${of}/accounts`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { code = null, data = null } = (await response.json()) as { code?: string; data?: unknown[] };
    return { status: response.status, code, data };
  };

  it.each(['read-only', 'read-write', 'admin'])(
    'answers 200 to service and user keys of the scope %s',
    async (scope) => {
      for (const kind of ['service', 'user']) {
        const { secret } = await key({ kind, scope });
        expect(await answer(secret), kind).toMatchObject({ status: 200, code: null });
      }
    },
  );

  it('answers a key that is limited to projects with their accounts, and an empty list without any', async () => {
    const project = await newProject('sandbox');
    const { secret } = await key({ scope: 'read-only', project_ids: [project] });
    const ofProjects = async () =>
      (await answer(secret)).data?.filter(
        (one) => (one as { project_id: string | null }).project_id === project,
      );
    expect(await ofProjects()).toEqual([]);
    const { id } = await acme.people.owner.api.accounts.connect(own({ project }));
    expect(await ofProjects()).toMatchObject([{ id }]);
    const empty = await createTeam(server);
    expect(await answer(empty.people.viewer.token, empty.workspace)).toEqual({
      status: 200,
      code: null,
      data: [],
    });
  });

  it('answers 403 to a custom scope without accounts:read, and 401 to an ended or unknown key', async () => {
    const custom = (permissions: string[]) => key({ scope: 'custom', permissions });
    expect(await answer((await custom(['accounts:read'])).secret)).toMatchObject({ status: 200 });
    expect(await answer((await custom(['projects:read'])).secret)).toMatchObject({
      status: 403,
      code: 'insufficient_scope',
    });
    const { id, secret } = await key({ scope: 'admin' });
    await acme.people.owner.api.apiKeys.revoke({ workspace, key_id: id });
    expect(await answer(secret)).toMatchObject({ status: 401, code: 'credential_revoked' });
    expect(await answer(`${secret.slice(0, -1)}!`)).toMatchObject({
      status: 401,
      code: 'invalid_credentials',
    });
    expect(await answer((await createTeam(server)).people.owner.token)).toMatchObject({ status: 404 });
  });

  it('answers 429 beyond the rate limit of the key', async () => {
    const { secret } = await key({ scope: 'read-only', rate_limit: { requests: 1, per_seconds: 60 } });
    expect((await answer(secret)).status).toBe(200);
    expect(await answer(secret)).toMatchObject({ status: 429, code: 'rate_limited' });
  });
});
