import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKey, idsOf, statusesOrCodes, statusOrCode } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, expectProblem, newWorkspace, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
/** The workspace of `owner` is managed by the organization of `agencyOwner`, in which `agent` is a plain member. */
let owner: TestUser;
let agencyOwner: TestUser;
let agent: TestUser;
let outsider: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  [owner, agencyOwner, agent, outsider] = await Promise.all([
    createUser(server, 'Owner'),
    createUser(server, 'Agency'),
    createUser(server, 'Agent'),
    createUser(server, 'Outsider'),
  ]);
});
afterAll(() => server.stop());

async function organization(): Promise<string> {
  const { id } = await agencyOwner.api.organizations.create({ name: 'Agency', slug: unique('org') });
  await server.operator.organizationMembers.add({ organization: id, user_id: agent.id });
  return id;
}

async function place() {
  const [workspace, agency] = [await newWorkspace(owner), await organization()];
  return { workspace, organization: agency };
}

async function managed(more: { expires_at?: string; paused?: boolean } = {}) {
  const where = await place();
  const grant = await owner.api.managers.grant({ ...where, ...more });
  return { ...where, grant };
}

const soon = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();
const reads = (who: Pick<TestUser, 'api'>, workspace: string) =>
  statusOrCode(who.api.projects.list({ workspace }));

describe('a managed workspace', () => {
  it('has every member of the organization as a managing admin', async () => {
    const { workspace } = await managed();
    for (const who of [agencyOwner, agent]) {
      await who.api.settings.update({ workspace, session_idle_minutes: 600 });
      await who.api.roles.create({ workspace, name: unique('Role'), permissions: ['projects:read'] });
      const project = await who.api.projects.create({
        workspace,
        name: 'P',
        slug: unique('p'),
        environment: 'sandbox',
      });
      await who.api.projects.update({ workspace, project: project.id, name: 'Q' });
      await who.api.auditEvents.list({ workspace });
      await createKey(server, who.api, { workspace, scope: 'read-write' });
      const own = createKey(server, who.api, { workspace, kind: 'user', scope: 'read-only' });
      expect(await statusOrCode(own)).toBe('invalid_state');
    }
    expect(await reads(outsider, workspace)).toBe('not_found');
  });

  it('leaves money, deletion, ownership and grants to its owner', async () => {
    const { workspace, grant, organization: agency } = await managed();
    const { api } = agent;
    expect(
      await statusesOrCodes(
        api.billing.get({ workspace }),
        api.billing.update({ workspace, contact: null }),
        api.workspaces.delete({ workspace, confirm: workspace }),
        api.workspaces.transferOwnership({ workspace, user_id: agent.id }),
        api.managers.grant({ workspace, organization: agency }),
        api.managers.update({ workspace, grant_id: grant.id, expires_at: null }),
        api.managers.revoke({ workspace, grant_id: grant.id }),
        api.workspaceMoves.create({ workspace, organization: agency }),
        api.accessRequests.list({ workspace }),
      ),
    ).toEqual(['insufficient_role']);
    const promote = { workspace, user_id: agent.id, role: 'owner' } as const;
    expect(await statusOrCode(api.members.add(promote))).toBe('privilege_escalation');
    expect(await statusOrCode(api.members.add({ ...promote, role: 'admin' }))).toBe('privilege_escalation');
    expect(await statusOrCode(api.members.remove({ workspace, user_id: owner.id }))).toBe(
      'privilege_escalation',
    );
    // Nor is there a way around by a key.
    expect(await statusesOrCodes(createKey(server, api, { workspace, scope: 'admin' }))).toEqual([
      'privilege_escalation',
    ]);
    expect(await api.managers.list({ workspace })).toMatchObject({ data: [{ id: grant.id }] });
  });

  it("is listed apart from the user's own", async () => {
    const { workspace, organization: agency } = await managed();
    const { id } = await owner.api.workspaces.get({ workspace });
    const mine = async (relation: 'member' | 'shared') =>
      (await agent.api.me.listWorkspaces({ relation, limit: 100 })).data.map((one) => one.workspace.id);
    expect(await mine('shared')).toContain(id);
    expect(await mine('member')).not.toContain(id);
    expect(idsOf(await agent.api.workspaces.list({ limit: 100 }))).not.toContain(id);
    const listed = (relation: 'owned' | 'managed') =>
      agent.api.organizations.listWorkspaces({ organization: agency, relation });
    expect(idsOf(await listed('managed'))).toEqual([id]);
    expect(idsOf(await listed('owned'))).toEqual([]);
    const { data } = await agent.api.me.listWorkspaces({ relation: 'shared', limit: 100 });
    expect(data.find((one) => one.workspace.id === id)).toMatchObject({
      role: 'member',
      organization: { id: agency },
    });
  });

  it('shows in its audit log which member of the organization did what under which grant', async () => {
    const { workspace, grant, organization: agency } = await managed();
    await agent.api.settings.update({ workspace, language: 'tr' });
    const key = await createKey(server, agent.api, { workspace, scope: 'read-write' });
    await key.api.projects.create({ workspace, name: 'P', slug: unique('p'), environment: 'sandbox' });
    await owner.api.settings.update({ workspace, language: 'en' });
    const { data } = await owner.api.auditEvents.list({ workspace, limit: 4 });
    expect(data.map(({ action, actor, grant: under }) => [action, actor.id, under?.id])).toEqual([
      ['settings.updated', owner.id, undefined],
      ['project.created', key.id, grant.id],
      ['api_key.created', agent.id, grant.id],
      ['settings.updated', agent.id, grant.id],
    ]);
    expect(data[1]?.grant).toEqual({ id: grant.id, organization_id: agency });
  });

  it('treats a user who is a member of both as a member, where that is enough', async () => {
    const { workspace, grant } = await managed();
    await server.operator.members.add({ workspace, user_id: agent.id, role: 'manager' });
    await agent.api.projects.create({ workspace, name: 'P', slug: unique('p'), environment: 'sandbox' });
    await agent.api.settings.update({ workspace, language: 'tr' });
    const { data } = await owner.api.auditEvents.list({ workspace, actor: agent.id });
    expect(data.map(({ action, grant: under }) => [action, under?.id])).toEqual([
      ['settings.updated', grant.id],
      ['project.created', undefined],
    ]);
  });
});

describe('a grant', () => {
  it('is given by owners, once for each organization', async () => {
    const { workspace, organization: agency } = await place();
    await server.operator.members.add({ workspace, user_id: outsider.id, role: 'admin' });
    const give = (who: TestUser, to = agency) => who.api.managers.grant({ workspace, organization: to });
    expect(await statusOrCode(give(outsider))).toBe('insufficient_role');
    expect(await statusOrCode(give(owner, unique('nowhere')))).toBe('not_found');
    expect(await statusesOrCodes(give(owner), give(owner), give(owner))).toEqual([
      'already_exists',
      'served',
    ]);
    expect(
      await statusOrCode(
        owner.api.managers.grant({ workspace, organization: agency, expires_at: soon(-1000) }),
      ),
    ).toBe('invalid_request');
    const { data } = await agent.api.organizations.listGrants({ organization: agency });
    expect(data).toMatchObject([{ workspace: { slug: workspace }, status: 'active', granted_by: owner.id }]);
    const entries = await server.knex('audit_events').where({ tenant_id: agency, action: 'manager.granted' });
    expect(entries).toHaveLength(1);
  });

  it('can be paused, and resumed', async () => {
    const { workspace, grant } = await managed();
    const key = await createKey(server, agent.api, { workspace, scope: 'read-write' });
    const one = { workspace, grant_id: grant.id };
    expect(await owner.api.managers.update({ ...one, paused: true })).toMatchObject({ status: 'paused' });
    expect(await reads(agent, workspace)).toBe('not_found');
    expect(await reads(key, workspace)).toBe('credential_revoked');
    expect(
      (await agent.api.me.listWorkspaces({ relation: 'shared', limit: 100 })).data.map(
        ({ workspace: { slug } }) => slug,
      ),
    ).not.toContain(workspace);
    expect(await owner.api.managers.update({ ...one, paused: false })).toMatchObject({ status: 'active' });
    expect([await reads(agent, workspace), await reads(key, workspace)]).toEqual(['served', 'served']);
  });

  it('ends at its time', async () => {
    const { workspace, grant, organization: agency } = await managed({ expires_at: soon(60_000) });
    const key = await createKey(server, agent.api, { workspace, scope: 'read-write' });
    expect(await reads(agent, workspace)).toBe('served');
    await server
      .knex('manager_grants')
      .where({ id: grant.id })
      .update({ expires_at: new Date(Date.now() - 1) });
    // The server learns of a change by SQL after a moment.
    await expect.poll(() => reads(agent, workspace)).toBe('not_found');
    // The sweep of ended grants may have revoked it by now.
    const ended = /^credential_(expired|revoked)$/;
    await expect.poll(() => reads(key, workspace)).toMatch(ended);
    const one = { workspace, grant_id: grant.id };
    expect(await statusOrCode(owner.api.managers.update({ ...one, expires_at: null }))).toBe('invalid_state');
    expect((await owner.api.managers.list({ workspace, status: 'expired' })).data).toHaveLength(1);
    // The way is clear for another one.
    expect(await statusOrCode(owner.api.managers.grant({ workspace, organization: agency }))).toBe('served');
    expect(await reads(agent, workspace)).toBe('served');
    expect(await reads(key, workspace)).toMatch(ended);
  });

  it('is revoked at any moment, with everything that was created under it', async () => {
    const { workspace, grant } = await managed();
    const key = await createKey(server, agent.api, { workspace, scope: 'read-write' });
    const own = await createKey(server, owner.api, { workspace });
    const email = `${unique('x')}@example.com`;
    await agent.api.invitations.create({ workspace, emails: [email], role: 'viewer' });
    const revoke = () => owner.api.managers.revoke({ workspace, grant_id: grant.id });
    const receipt = await revoke();
    expect(receipt).toMatchObject({
      status: 'revoked',
      revoked_by: owner.id,
      ends: { people: 2, api_keys: [{ id: key.id }], invitations: [{ email }] },
    });
    expect(
      await statusesOrCodes(
        agent.api.projects.list({ workspace }),
        agencyOwner.api.settings.get({ workspace }),
      ),
    ).toEqual(['not_found']);
    expect([await reads(key, workspace), await reads(own, workspace)]).toEqual([
      'credential_revoked',
      'served',
    ]);
    expect((await owner.api.invitations.list({ workspace })).data).toMatchObject([{ status: 'cancelled' }]);
    expect((await revoke()).ends.api_keys).toEqual([]);
    const update = { workspace, grant_id: grant.id, paused: false };
    expect(await statusOrCode(owner.api.managers.update(update))).toBe('invalid_state');
  });

  it('gives no key to a caller who creates one while it is revoked', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { workspace, grant } = await managed();
      const [made] = await Promise.all([
        createKey(server, agent.api, { workspace, scope: 'read-write' }).catch(() => undefined),
        owner.api.managers.revoke({ workspace, grant_id: grant.id }),
      ]);
      if (made !== undefined) expect(await reads(made, workspace)).toBe('credential_revoked');
      const live = await server.knex('api_keys').where({ grant_id: grant.id }).whereNull('revoked_at');
      expect(live).toEqual([]);
    }
  });

  it('does not exceed what its giver could give; another owner can take it over', async () => {
    const { workspace, grant } = await managed();
    const key = await createKey(server, agent.api, { workspace, scope: 'read-write' });
    await server.operator.members.add({ workspace, user_id: outsider.id, role: 'owner' });
    await outsider.api.members.update({ workspace, user_id: owner.id, role: 'admin' });
    expect([await reads(agent, workspace), await reads(key, workspace)]).toEqual([
      'not_found',
      'credential_revoked',
    ]);
    expect((await outsider.api.managers.list({ workspace })).data).toMatchObject([
      { id: grant.id, status: 'suspended' },
    ]);
    const taken = await outsider.api.managers.update({ workspace, grant_id: grant.id });
    expect(taken).toMatchObject({ status: 'active', granted_by: outsider.id });
    expect([await reads(agent, workspace), await reads(key, workspace)]).toEqual(['served', 'served']);
  });

  it('has no effect while the organization is deleted', async () => {
    const { workspace, organization: agency } = await managed();
    const { slug } = await agencyOwner.api.organizations.get({ organization: agency });
    await agencyOwner.api.organizations.delete({ organization: agency, confirm: slug });
    expect(await reads(agencyOwner, workspace)).toBe('not_found');
    await agencyOwner.api.organizations.restore({ organization: agency });
    expect(await reads(agencyOwner, workspace)).toBe('served');
  });

  it('is for a workspace of another tenant', async () => {
    const agency = await organization();
    const { id: workspace } = await agencyOwner.api.workspaces.create({ name: 'Own', organization: agency });
    expect(await statusOrCode(agencyOwner.api.managers.grant({ workspace, organization: agency }))).toBe(
      'invalid_state',
    );
    const other = await organization();
    expect(await statusOrCode(agencyOwner.api.managers.grant({ workspace, organization: other }))).toBe(
      'served',
    );
  });
});

describe('a user who leaves the organization', () => {
  it('loses the workspaces that it manages at once, without any change in them', async () => {
    const agency = await organization();
    const many = 1000;
    const now = new Date();
    const workspaces = Array.from(
      { length: many },
      (_, index) => `ws_${unique('m').slice(2)}${String(index).padStart(15, '0')}`,
    );
    await server.knex.batchInsert(
      'tenants',
      workspaces.map((id) => ({ id })),
      200,
    );
    await server.knex.batchInsert(
      'workspaces',
      workspaces.map((id) => ({ id, slug: id.replace('_', '-'), name: 'M' })),
      200,
    );
    await server.knex.batchInsert(
      'workspace_settings',
      workspaces.map((workspace_id) => ({ workspace_id })),
      200,
    );
    await server.knex.batchInsert(
      'manager_grants',
      workspaces.map((workspace_id) => ({
        workspace_id,
        id: 'grt_x',
        organization_id: agency,
        created_at: now,
      })),
      200,
    );
    const [first = '', last = ''] = [workspaces[0], workspaces.at(-1)];
    expect([await reads(agent, first), await reads(agent, last)]).toEqual(['served', 'served']);
    await agencyOwner.api.organizationMembers.remove({ organization: agency, user_id: agent.id });
    expect([await reads(agent, first), await reads(agent, last), await reads(agencyOwner, last)]).toEqual([
      'not_found',
      'not_found',
      'served',
    ]);
  }, 30_000);
});

describe('a request for access', () => {
  it('is made by the organization, decided by owners, and both are notified', async () => {
    const { workspace, organization: agency } = await place();
    const ask = (who: TestUser) =>
      who.api.accessRequests.create({
        organization: agency,
        workspace,
        reason: 'Set it up',
        expires_at: soon(86_400_000),
      });
    expect(await statusOrCode(ask(agent))).toBe('insufficient_role');
    expect(await ask(agencyOwner)).toMatchObject({ workspace, organization_id: agency, reason: 'Set it up' });
    await ask(agencyOwner);
    const { data } = await owner.api.accessRequests.list({ workspace, status: 'pending' });
    expect(data).toMatchObject([{ organization: { id: agency }, requested_by: agencyOwner.id }]);
    const one = { workspace, request_id: data[0]?.id ?? 'req_' };
    expect(
      await statusOrCode(owner.api.accessRequests.approve({ ...one, expires_at: soon(2 * 86_400_000) })),
    ).toBe('invalid_state');
    const approved = await owner.api.accessRequests.approve({ ...one, expires_at: soon(3_600_000) });
    expect(approved).toMatchObject({
      request: { status: 'approved', grant_id: approved.grant.id },
      grant: { status: 'active' },
    });
    expect(await reads(agent, workspace)).toBe('served');
    expect(await statusOrCode(owner.api.accessRequests.decline(one))).toBe('invalid_state');
    const events = await server.knex('events').where({ tenant_id: agency }).orderBy('id').select('type');
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['access_request.sent', 'access_request.approved', 'manager.granted']),
    );
  });

  it('is decided once', async () => {
    const { workspace, organization: agency } = await place();
    await agencyOwner.api.accessRequests.create({ organization: agency, workspace });
    const request_id = (await owner.api.accessRequests.list({ workspace })).data[0]?.id ?? 'req_';
    const one = { workspace, request_id };
    const decide = () => [
      owner.api.accessRequests.approve(one),
      owner.api.accessRequests.decline(one),
      owner.api.accessRequests.approve(one),
    ];
    expect(await statusesOrCodes(...decide())).toEqual(['invalid_state', 'served']);
    expect(await statusOrCode(owner.api.accessRequests.decline(one))).toBe('invalid_state');
  });

  it('can be declined, and made again', async () => {
    const { workspace, organization: agency } = await place();
    const ask = () => agencyOwner.api.accessRequests.create({ organization: agency, workspace });
    await ask();
    const request_id = (await owner.api.accessRequests.list({ workspace })).data[0]?.id ?? 'req_';
    expect(await owner.api.accessRequests.decline({ workspace, request_id })).toMatchObject({
      status: 'declined',
    });
    expect(await reads(agencyOwner, workspace)).toBe('not_found');
    await ask();
    expect((await owner.api.accessRequests.list({ workspace, status: 'pending' })).data).toHaveLength(1);
  });

  it('limits the mails to owners, and does not limit other users', async () => {
    const workspace = await newWorkspace(owner);
    const otherAgency = await createUser(server, 'Other');
    const mails = () => server.knex('mails').where({ recipient: owner.email, template: 'access_requested' });
    const before = (await mails()).length;
    const ask = async (to: string) => {
      const { id } = await otherAgency.api.organizations.create({ name: 'Agency', slug: unique('org') });
      return otherAgency.api.accessRequests.create({ organization: id, workspace: to, reason: 'Look here' });
    };
    for (let asked = 0; asked < 7; asked += 1) await ask(workspace);
    const { data } = await owner.api.accessRequests.list({ workspace });
    expect(data).toHaveLength(7);
    expect((await mails()).length - before).toBe(5);
    const { id: organization } = await otherAgency.api.organizations.create({
      name: 'Agency',
      slug: unique('org'),
    });
    const nowhere = () =>
      otherAgency.api.accessRequests.create({ organization, workspace: unique('nowhere') });
    const input = { organization, workspace: unique('nowhere') };
    // The same request once more is not another one.
    for (let sent = 0; sent < 5; sent += 1) {
      await otherAgency.api.accessRequests.create(input, { idempotencyKey: 'the same' });
    }
    for (let asked = 8; asked < 30; asked += 1) await nowhere();
    const refused = await expectProblem(nowhere());
    expect(refused).toMatchObject({ status: 429, code: 'rate_limited' });
    expect(refused.retryAfter).toBeGreaterThan(3500);
    expect(await statusOrCode(ask(workspace))).toBe('rate_limited');
  });

  it('reveals nothing of workspaces, existing or not', async () => {
    const { workspace, organization: agency } = await place();
    const ask = async (name: string) => {
      const {
        workspace: _w,
        created_at: _c,
        ...rest
      } = await agencyOwner.api.accessRequests.create({ organization: agency, workspace: name });
      return rest;
    };
    expect(await ask(workspace)).toEqual(await ask(unique('nowhere')));
  });
});
