import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuiltinRole, Permission, RoleId } from '../../../sdk/src/index.ts';
import { createKey, statusesOrCodes, statusOrCode } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { invitationTo, pendingSecret } from '../../support/tokens.ts';
import { createUser, newWorkspace, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
/** The workspace of `owner` is managed by the organization of `agencyOwner`, in which `agent` is a plain member. */
let owner: TestUser;
let agencyOwner: TestUser;
let agent: TestUser;
beforeAll(async () => {
  server = await startTestServer({ env: { TRUST_PROXY: '1' } });
  [owner, agencyOwner, agent] = await Promise.all([
    createUser(server, 'Owner'),
    createUser(server, 'Agency'),
    createUser(server, 'Agent'),
  ]);
});
afterAll(() => server.stop());

const address = () => `${unique('x')}@example.com`;
const from = (ip: string) => ({ headers: { 'X-Forwarded-For': ip } });
const reads = (who: Pick<TestUser, 'api'>, workspace: string) =>
  statusOrCode(who.api.projects.list({ workspace }));

/** A managed workspace; the agent has a role of their own in it, if one is named. */
async function managed(role?: BuiltinRole) {
  const workspace = await newWorkspace(owner, role === undefined ? [] : [[agent, role]]);
  const { id: organization } = await agencyOwner.api.organizations.create({
    name: 'Agency',
    slug: unique('org'),
  });
  await server.operator.organizationMembers.add({ organization, user_id: agent.id });
  const grant = await owner.api.managers.grant({ workspace, organization });
  const one = { workspace, grant_id: grant.id };
  return { workspace, organization, one, revoke: () => owner.api.managers.revoke(one) };
}

const WIDE: [Permission, ...Permission[]] = ['security:manage', 'audit:read', 'projects:read'];
const NARROW: [Permission, ...Permission[]] = ['projects:read'];

/** The grants that the newest entries of an action name. */
async function grantsOf(workspace: string, action: string) {
  const { data } = await owner.api.auditEvents.list({ workspace, action });
  return data.map(({ grant }) => grant?.id);
}

describe('a key that is created through a grant', () => {
  it('ends with it although its creator has a role of their own', async () => {
    for (const role of ['viewer', 'member', 'manager'] as const) {
      const { workspace, one, revoke } = await managed(role);
      const key = await createKey(server, agent.api, { workspace, scope: 'custom', permissions: WIDE });
      expect(await grantsOf(workspace, 'api_key.created'), role).toEqual([one.grant_id]);
      expect((await revoke()).ends.api_keys, role).toMatchObject([{ id: key.id }]);
      expect(await reads(key, workspace), role).toBe('credential_revoked');
    }
  });

  it('ends with it although it is created with a user key', async () => {
    const { workspace, revoke } = await managed('member');
    const own = await createKey(server, agent.api, { workspace, kind: 'user', scope: 'admin' });
    const key = await createKey(server, own.api, { workspace, scope: 'custom', permissions: WIDE });
    expect((await revoke()).ends.api_keys.map(({ id }) => id)).toContain(key.id);
    expect(await reads(key, workspace)).toBe('credential_revoked');
  });

  it('stays when its creator could have created it without the grant', async () => {
    const { workspace, revoke } = await managed('manager');
    const key = await createKey(server, agent.api, { workspace, scope: 'custom', permissions: NARROW });
    const own = await createKey(server, agent.api, { workspace, kind: 'user', scope: 'read-only' });
    expect(await grantsOf(workspace, 'api_key.created')).toEqual([undefined, undefined]);
    expect((await revoke()).ends.api_keys).toEqual([]);
    expect([await reads(key, workspace), await reads(own, workspace)]).toEqual(['served', 'served']);
  });
});

describe('a key of the workspace', () => {
  const keyOf = (workspace: string) =>
    createKey(server, owner.api, { workspace, scope: 'custom', permissions: NARROW });

  it('continues, and the receipt names those whose secret the organization received or whose reach it changed', async () => {
    const { workspace, one, revoke } = await managed();
    const rotated = await keyOf(workspace);
    const widened = await keyOf(workspace);
    const renamed = await keyOf(workspace);
    const { secret } = await agent.api.apiKeys.rotate({ workspace, key_id: rotated.id });
    await agent.api.apiKeys.update({ workspace, key_id: widened.id, permissions: WIDE });
    await agent.api.apiKeys.update({ workspace, key_id: renamed.id, name: 'Renamed' });
    expect(await grantsOf(workspace, 'api_key.rotated')).toEqual([one.grant_id]);
    const { ends, exposed_keys } = await revoke();
    expect(ends.api_keys).toEqual([]);
    expect(exposed_keys.map(({ id }) => id)).toEqual([rotated.id, widened.id].sort());
    expect(await statusOrCode(server.client(secret).projects.list({ workspace }))).toBe('served');
  });

  it('is named when a pending secret was retrieved', async () => {
    const { workspace, revoke } = await managed();
    const key = await keyOf(workspace);
    await pendingSecret(server, key.id);
    await agent.api.apiKeys.collectSecret({ workspace, key_id: key.id });
    expect((await revoke()).exposed_keys).toMatchObject([{ id: key.id }]);
  });

  it('is not named any more once its owner has replaced the secret', async () => {
    const { workspace, revoke } = await managed();
    const key = await keyOf(workspace);
    await agent.api.apiKeys.rotate({ workspace, key_id: key.id, transition_seconds: 0 });
    const again = { workspace, key_id: key.id, transition_seconds: 0 };
    await expect.poll(() => statusOrCode(owner.api.apiKeys.rotate(again))).toBe('served');
    expect((await revoke()).exposed_keys).toEqual([]);
  });
});

/** What a key needs to invite viewers. */
async function permissionsToInvite(): Promise<[Permission, ...Permission[]]> {
  const { data } = await owner.api.permissions.list();
  const ofViewers = data.filter(({ roles }) => roles.includes('viewer')).map(({ name }) => name);
  return ['members:invite', ...ofViewers];
}

describe('an invitation that is sent through a grant', () => {
  const invites = (
    who: Pick<TestUser, 'api'>,
    workspace: string,
    role: BuiltinRole | RoleId,
    email = address(),
  ) => who.api.invitations.create({ workspace, emails: [email], role }).then(() => email);

  it('ends with it, also when it was sent again by another agent', async () => {
    const { workspace, revoke } = await managed('viewer');
    const key = await createKey(server, agencyOwner.api, {
      workspace,
      scope: 'custom',
      permissions: await permissionsToInvite(),
    });
    const sent = [await invites(key, workspace, 'viewer'), await invites(agent, workspace, 'viewer')];
    await invites(owner, workspace, 'viewer');
    expect((await revoke()).ends.invitations.map(({ email }) => email).sort()).toEqual(sent.sort());
    expect((await owner.api.invitations.list({ workspace, status: 'pending' })).data).toHaveLength(1);
  });

  it('stays when its sender could have sent it without the grant', async () => {
    const { workspace, revoke } = await managed('manager');
    await invites(agent, workspace, 'member');
    expect((await revoke()).ends.invitations).toEqual([]);
  });

  it('belongs to the owner once they have sent it again', async () => {
    const { workspace, revoke } = await managed();
    await invites(agent, workspace, 'viewer');
    const [invitation] = (await owner.api.invitations.list({ workspace })).data;
    await owner.api.invitations.resend({ workspace, invitation_id: invitation?.id ?? 'inv_' });
    expect((await revoke()).ends.invitations).toEqual([]);
  });

  it('ends when its sender leaves the organization', async () => {
    const { workspace, organization } = await managed('viewer');
    const email = await invites(agent, workspace, 'viewer');
    const { ends } = await agencyOwner.api.organizationMembers.remove({ organization, user_id: agent.id });
    expect(ends.invitations).toMatchObject([{ email }]);
  });

  it('is accepted only while the grant is in force', async () => {
    const { workspace, organization, one } = await managed();
    const guest = await createUser(server, 'Guest');
    const { token } = await invitationTo(server, workspace, guest.email, agent.api);
    const accept = () => statusOrCode(guest.api.invitations.accept({ token }));
    await owner.api.managers.update({ ...one, paused: true });
    expect(await accept()).toBe('invalid_state');
    await owner.api.managers.update({ ...one, paused: false });
    const { slug } = await agencyOwner.api.organizations.get({ organization });
    await agencyOwner.api.organizations.delete({ organization, confirm: slug });
    expect(await accept()).toBe('invalid_state');
    await agencyOwner.api.organizations.restore({ organization });
    expect(await accept()).toBe('served');
  });

  it('cannot be accepted once the grant has expired', async () => {
    const { workspace, one } = await managed();
    const guest = await createUser(server, 'Guest');
    const { token } = await invitationTo(server, workspace, guest.email, agent.api);
    await server
      .knex('manager_grants')
      .where({ id: one.grant_id })
      .update({ expires_at: new Date(Date.now() - 1000) });
    // The job that ends expired grants cancels their invitations, and may run before the guest accepts.
    expect(await statusOrCode(guest.api.invitations.accept({ token }))).toMatch(
      /^(invalid_state|invitation_cancelled)$/,
    );
  });
});

describe('revoking a grant again', () => {
  it('changes nothing, and leaves a newer grant and its results alone', async () => {
    const { workspace, organization, revoke } = await managed();
    await revoke();
    await owner.api.managers.grant({ workspace, organization });
    await agent.api.invitations.create({ workspace, emails: [address()], role: 'viewer' });
    const { id } = await owner.api.workspaces.get({ workspace });
    const told = () => server.knex('events').where({ tenant_id: id, type: 'manager.revoked' });
    expect(await told()).toHaveLength(1);
    expect((await revoke()).ends).toMatchObject({ people: 0, api_keys: [], invitations: [] });
    expect(await told()).toHaveLength(1);
    expect(await grantsOf(workspace, 'manager.revoked')).toHaveLength(1);
    expect((await owner.api.invitations.list({ workspace, status: 'pending' })).data).toHaveLength(1);
  });
});

describe('an allowlist', () => {
  const [AGENCY, HOME] = ['203.0.113.7', '198.51.100.1'];

  it('set by the agency does not keep owners from their grants', async () => {
    const { workspace, one } = await managed('viewer');
    await agent.api.settings.update({ workspace, ip_allowlist: [AGENCY] }, from(AGENCY));
    const { api } = owner;
    expect(await statusOrCode(api.projects.list({ workspace }, from(HOME)))).toBe('ip_not_allowed');
    expect(await statusesOrCodes(agent.api.managers.list({ workspace }, from(HOME)))).toEqual([
      'ip_not_allowed',
    ]);
    expect((await api.managers.list({ workspace }, from(HOME))).data).toMatchObject([{ status: 'active' }]);
    expect(await api.managers.get(one, from(HOME))).toMatchObject({ status: 'active' });
    await api.managers.update({ ...one, paused: true }, from(HOME));
    expect(await api.managers.revoke(one, from(HOME))).toMatchObject({ status: 'revoked' });
    // The allowlist was set under the grant, so that it ends with it.
    expect((await api.settings.get({ workspace }, from(HOME))).ip_allowlist).toEqual([]);
  });

  it('of the organization that owns the workspace does not either', async () => {
    const { id: owning } = await owner.api.organizations.create({ name: 'Owning', slug: unique('org') });
    const { slug: workspace } = await owner.api.workspaces.create({ name: 'W', organization: owning });
    const { id: organization } = await agencyOwner.api.organizations.create({
      name: 'A',
      slug: unique('org'),
    });
    const grant = await owner.api.managers.grant({ workspace, organization });
    await owner.api.organizationSettings.update(
      { organization: owning, ip_allowlist: [AGENCY] },
      from(AGENCY),
    );
    expect(await statusOrCode(owner.api.projects.list({ workspace }, from(HOME)))).toBe('ip_not_allowed');
    const one = { workspace, grant_id: grant.id };
    expect(await owner.api.managers.revoke(one, from(HOME))).toMatchObject({ status: 'revoked' });
  });
});

describe('a deactivated member', () => {
  it('is not let in by a grant either', async () => {
    const { workspace } = await managed('viewer');
    expect(await statusOrCode(agent.api.settings.update({ workspace, language: 'tr' }))).toBe('served');
    await owner.api.members.deactivate({ workspace, user_id: agent.id });
    expect(await reads(agent, workspace)).toBe('member_deactivated');
    const shared = async () =>
      (await agent.api.me.listWorkspaces({ relation: 'shared', limit: 100 })).data.map(
        (one) => one.workspace.slug,
      );
    expect(await shared()).not.toContain(workspace);
    await owner.api.members.reactivate({ workspace, user_id: agent.id });
    expect([
      await reads(agent, workspace),
      await statusOrCode(agent.api.auditEvents.list({ workspace })),
    ]).toEqual(['served', 'served']);
    expect(await shared()).toContain(workspace);
  });

  it('keeps the access that the organization that owns the workspace gives', async () => {
    const { id: organization } = await owner.api.organizations.create({ name: 'Own', slug: unique('org') });
    const { slug: workspace } = await owner.api.workspaces.create({ name: 'W', organization });
    await server.operator.organizationMembers.add({ organization, user_id: agent.id, role: 'admin' });
    await server.operator.members.add({ workspace, user_id: agent.id, role: 'viewer' });
    await owner.api.members.deactivate({ workspace, user_id: agent.id });
    expect(await statusOrCode(agent.api.settings.update({ workspace, language: 'tr' }))).toBe('served');
  });
});

describe('a check of a key', () => {
  it('reports the present state of its grant', async () => {
    const { workspace, one, revoke } = await managed();
    const key = await createKey(server, agent.api, { workspace, scope: 'custom', permissions: NARROW });
    const ask = async () => {
      const checks = [{ permission: 'projects:read', principal: key.id }] as const;
      const { results } = await owner.api.access.check({ workspace, checks: [...checks] });
      return results.map(({ allowed, code }) => [allowed, code]);
    };
    expect(await ask()).toEqual([[true, null]]);
    await owner.api.managers.update({ ...one, paused: true });
    expect(await ask()).toEqual([[false, 'credential_revoked']]);
    await owner.api.managers.update({ ...one, paused: false });
    expect(await ask()).toEqual([[true, null]]);
    await revoke();
    expect(await ask()).toEqual([[false, 'credential_revoked']]);
  });
});
