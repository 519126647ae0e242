import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Permission } from '../../../sdk/src/index.ts';
import { createKey, statusesOrCodes, statusOrCode } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, newWorkspace, PASSWORD, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let owner: TestUser;
let agent: TestUser;
let colleague: TestUser;
beforeAll(async () => {
  server = await startTestServer({ env: { TRUST_PROXY: '1' } });
  owner = await createUser(server, 'Olivia');
  agent = await createUser(server, 'Anton');
  colleague = await createUser(server, 'Cora');
});
afterAll(() => server.stop());

/** An organization of the agent, and a workspace of the owner. */
async function strangers() {
  const workspace = await newWorkspace(owner);
  const { id: organization } = await agent.api.organizations.create({ name: 'Agency', slug: unique('org') });
  return { workspace, organization };
}

/** A session of a person in which the password was given an hour ago, as a thief would find it. */
async function staleSession({ email }: TestUser) {
  const { id, token } = await server.client().sessions.create({ email, password: PASSWORD });
  const reauthenticated_at = new Date(Date.now() - 3_600_000);
  await server.knex('sessions').where({ id }).update({ reauthenticated_at });
  return server.client(token);
}

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const pendingOf = async (workspace: string) =>
  (await owner.api.accessRequests.list({ workspace, status: 'pending' })).data;

describe('a request for access', () => {
  it('cannot be approved on terms that the owner has not read', async () => {
    const { workspace, organization } = await strangers();
    const seen = { reason: 'Ticket 4711', expires_at: inAnHour() };
    await agent.api.accessRequests.create({ organization, workspace, ...seen });
    const [read] = await pendingOf(workspace);
    await agent.api.accessRequests.create({ organization, workspace });
    const approve = owner.api.accessRequests.approve({ workspace, request_id: read?.id ?? 'req_' });
    expect(await statusOrCode(approve)).toBe('invalid_state');
    expect((await owner.api.managers.list({ workspace })).data).toEqual([]);
    const { data } = await owner.api.accessRequests.list({ workspace });
    expect(data.map(({ id, status }) => [id === read?.id, status])).toEqual([
      [false, 'pending'],
      [true, 'replaced'],
    ]);
    expect(data[1]).toMatchObject(seen);
  });

  it('stays the same request when it is repeated on the same terms', async () => {
    const { workspace, organization } = await strangers();
    const terms = { organization, workspace, reason: 'Ticket 4711', expires_at: inAnHour() };
    for (let asked = 0; asked < 3; asked += 1) await agent.api.accessRequests.create(terms);
    expect((await owner.api.accessRequests.list({ workspace })).data).toHaveLength(1);
  });

  it('leaves one pending request, on the terms of one of them, when many are made and one is approved at once', async () => {
    const { workspace, organization } = await strangers();
    await agent.api.accessRequests.create({
      organization,
      workspace,
      reason: 'First',
      expires_at: inAnHour(),
    });
    const [read] = await pendingOf(workspace);
    const ask = (reason: string) => agent.api.accessRequests.create({ organization, workspace, reason });
    const results = await statusesOrCodes(
      ...['A', 'B', 'C', 'D'].map(ask),
      owner.api.accessRequests.approve({ workspace, request_id: read?.id ?? 'req_' }),
    );
    expect(results).not.toContain('internal_error');
    expect((await pendingOf(workspace)).length).toBeLessThanOrEqual(1);
    const grants = (await owner.api.managers.list({ workspace })).data;
    expect(grants.every(({ expires_at }) => expires_at === read?.expires_at)).toBe(true);
  });
});

const at = (ip: string) => ({ headers: { 'X-Forwarded-For': ip } });
const HOME = at('198.51.100.1');
const INSIDE = '203.0.113.7';

describe('an allowlist', () => {
  it('set by an admin does not lock out an owner of the workspace who confirms their password', async () => {
    const workspace = await newWorkspace(owner);
    await server.operator.members.add({ workspace, user_id: agent.id, role: 'admin' });
    await agent.api.settings.update({ workspace, ip_allowlist: [INSIDE] }, at(INSIDE));
    const stale = await staleSession(owner);
    const open = { workspace, ip_allowlist: [] };
    expect(await statusOrCode(stale.settings.get({ workspace }, HOME))).toBe('reauthentication_required');
    expect(await statusOrCode(stale.settings.update(open, HOME))).toBe('reauthentication_required');
    expect(await statusOrCode(stale.members.remove({ workspace, user_id: agent.id }, HOME))).toBe(
      'ip_not_allowed',
    );
    await stale.sessions.reauthenticate({ password: PASSWORD }, HOME);
    expect((await stale.settings.get({ workspace }, HOME)).ip_allowlist).toEqual([INSIDE]);
    const more = { workspace, ip_allowlist: [], session_idle_minutes: 60 };
    expect(await statusOrCode(stale.settings.update(more, HOME))).toBe('ip_not_allowed');
    expect(await statusOrCode(stale.settings.update({ workspace, ip_allowlist: [INSIDE] }, HOME))).toBe(
      'invalid_state',
    );
    expect((await stale.settings.update(open, HOME)).ip_allowlist).toEqual([]);
    expect(await statusOrCode(stale.members.remove({ workspace, user_id: agent.id }, HOME))).toBe('served');
  });

  it('applies to everyone who does not decide about the workspace, and to every key', async () => {
    const workspace = await newWorkspace(owner);
    await server.operator.members.add({ workspace, user_id: agent.id, role: 'admin' });
    const key = await createKey(server, owner.api, { workspace, kind: 'user', scope: 'admin' });
    await owner.api.settings.update({ workspace, ip_allowlist: [INSIDE] }, at(INSIDE));
    for (const { api } of [agent, key]) {
      expect(await statusOrCode(api.settings.get({ workspace }, HOME))).toBe('ip_not_allowed');
      expect(await statusOrCode(api.settings.update({ workspace, ip_allowlist: [] }, HOME))).toBe(
        'ip_not_allowed',
      );
    }
  });

  it('of an organization does not lock out its owner, in it and in the workspaces that it owns', async () => {
    const { id: organization } = await owner.api.organizations.create({ name: 'Owns', slug: unique('org') });
    const { id: workspace } = await owner.api.workspaces.create({ name: 'Owned', organization });
    await server.operator.organizationMembers.add({ organization, user_id: agent.id, role: 'admin' });
    await agent.api.settings.update({ workspace, ip_allowlist: [INSIDE] }, at(INSIDE));
    await agent.api.organizationSettings.update({ organization, ip_allowlist: [INSIDE] }, at(INSIDE));
    const { api } = owner;
    const rename = { organization, ip_allowlist: [], require_reauthentication_for_keys: true };
    expect(await statusOrCode(api.organizations.update({ organization, name: 'X' }, HOME))).toBe(
      'ip_not_allowed',
    );
    expect(await statusOrCode(api.organizationSettings.update(rename, HOME))).toBe('ip_not_allowed');
    await api.settings.update({ workspace, ip_allowlist: [] }, HOME);
    expect(await statusOrCode(api.projects.list({ workspace }, HOME))).toBe('ip_not_allowed');
    await api.organizationSettings.update({ organization, ip_allowlist: [] }, HOME);
    expect(await statusOrCode(api.projects.list({ workspace }, HOME))).toBe('served');
  });

  it('of a key can be changed with another credential', async () => {
    const workspace = await newWorkspace(owner);
    const key = await createKey(server, owner.api, { workspace, ip_allowlist: [INSIDE] });
    expect(await statusOrCode(key.api.projects.list({ workspace }, HOME))).toBe('ip_not_allowed');
    await owner.api.apiKeys.update({ workspace, key_id: key.id, ip_allowlist: [] }, HOME);
    expect(await statusOrCode(key.api.projects.list({ workspace }, HOME))).toBe('served');
  });
});

describe('a control', () => {
  it('that requires the password or shortens sessions can be undone by an owner who signs in', async () => {
    const workspace = await newWorkspace(owner);
    await server.operator.members.add({ workspace, user_id: agent.id, role: 'admin' });
    const strict = { workspace, require_reauthentication: true, session_idle_minutes: 60 };
    await agent.api.settings.update(strict);
    const { token } = await server.client().sessions.create({ email: owner.email, password: PASSWORD });
    const lax = { workspace, require_reauthentication: false, session_idle_minutes: 10_080 };
    expect(await server.client(token).settings.update(lax)).toMatchObject({
      require_reauthentication: false,
    });
  });

  it('of an organization over keys can be undone by an owner whose keys it has ended', async () => {
    const { id: organization } = await owner.api.organizations.create({
      name: 'Strict',
      slug: unique('org'),
    });
    await server.operator.organizationMembers.add({ organization, user_id: agent.id, role: 'admin' });
    await agent.api.organizationSettings.update({
      organization,
      max_key_lifetime_days: 1,
      key_rotation_days: 1,
      require_reauthentication_for_keys: true,
      keys: { managers_see: false, managers_manage: false, managers_own: false, members_own: false },
    });
    const stale = await staleSession(owner);
    const undo = () => stale.organizationSettings.update({ organization, max_key_lifetime_days: null });
    expect(await statusOrCode(undo())).toBe('reauthentication_required');
    await stale.sessions.reauthenticate({ password: PASSWORD });
    expect(await statusOrCode(undo())).toBe('served');
  });

  it('above a lowered plan can be removed, and set again when the plan is raised', async () => {
    const workspace = await newWorkspace(owner);
    const role = await owner.api.roles.create({ workspace, name: 'R', permissions: ['projects:read'] });
    await server.operator.plans.set({ workspace, plan: 'free' });
    expect(
      await statusOrCode(owner.api.roles.create({ workspace, name: 'S', permissions: ['projects:read'] })),
    ).toBe('plan_required');
    expect(await statusOrCode(owner.api.roles.delete({ workspace, role_id: role.id }))).toBe('served');
    expect(await server.operator.plans.set({ workspace, plan: 'business' })).toMatchObject({
      plan: 'business',
    });
  });
});

describe('an operation that covers all projects', () => {
  const TELLING = [
    'workspace:read',
    'webhooks:read',
    'webhooks:manage',
    'audit:read',
    'audit:export',
    'projects:read',
  ] as const;

  it('is refused to a user whose role reaches only some of them: each of them', async () => {
    const workspace = await newWorkspace(owner);
    const permissions: [Permission, ...Permission[]] = [...TELLING];
    const role = await owner.api.roles.create({ workspace, name: 'Feeds', permissions });
    await server.operator.members.add({ workspace, user_id: colleague.id, role: role.id });
    const name = 'Secret merger';
    const { id: project } = await owner.api.projects.create({
      workspace,
      name,
      slug: unique('prj'),
      environment: 'production',
    });
    const url = 'https://93.184.216.34/';
    const endpoint_id = (await owner.api.webhookEndpoints.create({ workspace, url })).id;
    const { api } = colleague;
    expect(await statusOrCode(api.projects.get({ workspace, project }))).toBe('not_found');
    expect(
      await statusesOrCodes(
        api.events.list({ workspace }),
        api.webhookEndpoints.list({ workspace }),
        api.webhookEndpoints.create({ workspace, url }),
        api.webhookEndpoints.update({ workspace, endpoint_id, url }),
        api.webhookEndpoints.replay({ workspace, endpoint_id, since: '2026-01-01T00:00:00Z' }),
        api.webhookDeliveries.list({ workspace }),
        api.auditEvents.list({ workspace }),
        api.auditExports.create({ workspace, format: 'csv' }),
        api.auditCheckpoints.list({ workspace }),
      ),
    ).toEqual(['insufficient_role']);
    const { results } = await api.access.check({ workspace, checks: [{ operation: 'events.list' }] });
    expect(results[0]).toMatchObject({ allowed: false, would_suffice: { role: 'manager' } });
    expect(JSON.stringify(await owner.api.events.list({ workspace }))).toContain(name);
  });
});

describe('a workspace that requires reauthentication', () => {
  it('requires it in the organization that owns it, on every way to the same effect', async () => {
    const { id: organization } = await owner.api.organizations.create({ name: 'Owns', slug: unique('org') });
    const { id: workspace } = await owner.api.workspaces.create({ name: 'Owned', organization });
    const template = await owner.api.templates.create({
      organization,
      name: 'T',
      content: { settings: { timezone: 'UTC' } },
    });
    const link = await owner.api.installLinks.create({ organization });
    const endpoint = await owner.api.organizationWebhookEndpoints.create({
      organization,
      url: 'https://93.184.216.34/',
    });
    const stale = await staleSession(owner);
    const emails: [string] = [`${unique('x')}@example.com`];
    const url = 'https://93.184.216.34/other';
    const attempts = () => [
      stale.organizationMembers.add({ organization, user_id: colleague.id, role: 'admin' }),
      stale.organizationMembers.update({ organization, user_id: owner.id, role: 'owner' }),
      stale.organizationInvitations.create({ organization, emails, role: 'admin' }),
      stale.installLinks.create({ organization }),
      stale.installLinks.update({ organization, link_id: link.id, max_uses: 9 }),
      stale.organizationWebhookEndpoints.create({ organization, url }),
      stale.organizationWebhookEndpoints.update({ organization, endpoint_id: endpoint.id, url }),
      stale.organizationKeys.create({ organization, name: 'K', scope: 'admin' }),
      stale.templates.apply({ organization, template_id: template.id, digest: 'x'.repeat(43) }),
      stale.organizations.delete({ organization, confirm: 'x' }),
    ];
    expect(await statusesOrCodes(...attempts())).not.toContain('reauthentication_required');
    await owner.api.settings.update({ workspace, require_reauthentication: true });
    expect(await statusesOrCodes(...attempts())).toEqual(['reauthentication_required']);
    await owner.api.settings.update({ workspace, require_reauthentication: false });
    expect(await statusOrCode(stale.installLinks.create({ organization }))).toBe('served');
  });

  it('requires it in the organizations that manage it, as long as they do', async () => {
    const { workspace, organization } = await strangers();
    const { id: grant_id } = await owner.api.managers.grant({ workspace, organization });
    await owner.api.settings.update({ workspace, require_reauthentication: true });
    const stale = await staleSession(agent);
    const emails: [string] = [`${unique('x')}@example.com`];
    const invite = () => stale.organizationInvitations.create({ organization, emails, role: 'member' });
    expect(await statusOrCode(invite())).toBe('reauthentication_required');
    await owner.api.managers.update({ workspace, grant_id, paused: true });
    expect(await statusOrCode(invite())).toBe('served');
    await owner.api.managers.update({ workspace, grant_id, paused: false });
    expect(await statusOrCode(invite())).toBe('reauthentication_required');
    await owner.api.managers.revoke({ workspace, grant_id });
    expect(await statusOrCode(invite())).toBe('served');
  });
});
