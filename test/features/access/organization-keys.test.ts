import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationArgs } from '../../../sdk/src/index.ts';
import { createKey, idsOf, statusesOrCodes, statusOrCode } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let owner: TestUser;
let admin: TestUser;
let member: TestUser;
let outsider: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  [owner, admin, member, outsider] = await Promise.all([
    createUser(server, 'Owner'),
    createUser(server, 'Admin'),
    createUser(server, 'Member'),
    createUser(server, 'Outsider'),
  ]);
});
afterAll(() => server.stop());

/** An organization with a workspace, an admin and a member. */
async function place() {
  const { id: organization } = await owner.api.organizations.create({ name: 'Globex', slug: unique('org') });
  await server.operator.organizationMembers.add({ organization, user_id: admin.id, role: 'admin' });
  await server.operator.organizationMembers.add({ organization, user_id: member.id });
  const { id: workspace } = await owner.api.workspaces.create({
    name: 'Owned',
    slug: unique('own'),
    organization,
  });
  return { organization, workspace };
}

async function organizationKey(
  args: Partial<OperationArgs<'organizationKeys.create'>> & { organization: string },
  maker = owner,
) {
  const key = await maker.api.organizationKeys.create({ name: unique('key'), scope: 'admin', ...args });
  return { ...key, api: server.client(key.secret) };
}

describe('an organization key', () => {
  it('is created by owners and admins, and shown without its secret afterwards', async () => {
    const { organization } = await place();
    const { secret, api: _api, ...key } = await organizationKey({ organization }, admin);
    expect(secret).toMatch(/^tn_org_/);
    expect(key).toMatchObject({ kind: 'organization', organization_id: organization, workspace_id: null });
    expect(await owner.api.organizationKeys.get({ organization, key_id: key.id })).toEqual(key);
    expect(idsOf(await admin.api.organizationKeys.list({ organization }))).toEqual([key.id]);
    expect(await statusesOrCodes(member.api.organizationKeys.list({ organization }))).toEqual([
      'insufficient_role',
    ]);
    expect(await statusesOrCodes(organizationKey({ organization }, member))).toEqual(['insufficient_role']);
    expect(await statusesOrCodes(organizationKey({ organization }, outsider))).toEqual(['not_found']);
  });

  it('identifies itself', async () => {
    const { organization } = await place();
    const { api, id } = await organizationKey({ organization });
    expect(await api.me.get()).toMatchObject({
      principal: { type: 'organization_key', id },
      organization: { id: organization },
      workspace: null,
      user: null,
    });
    expect(idsOf(await api.organizations.list({}))).toEqual([organization]);
    expect(await statusOrCode(api.me.listWorkspaces({}))).toBe('insufficient_scope');
  });

  it('reaches the organization and every workspace that it owns, and nothing else', async () => {
    const { organization, workspace } = await place();
    const { api } = await organizationKey({ organization });
    const other = await owner.api.workspaces.create({ name: 'Other', slug: unique('own'), organization });
    const foreign = await place();
    expect(idsOf(await api.workspaces.list({}))).toEqual([other.id, workspace].toSorted().reverse());
    for (const one of [workspace, other.slug])
      expect(await statusOrCode(api.members.list({ workspace: one }))).toBe('served');
    expect(
      await statusesOrCodes(
        api.members.list({ workspace: foreign.workspace }),
        api.members.list({ workspace: owner.workspace }),
        api.organizations.get({ organization: foreign.organization }),
      ),
    ).toEqual(['not_found']);
  });

  it('creates workspaces, members and keys in them', async () => {
    const { organization } = await place();
    const { api, id } = await organizationKey({ organization });
    const made = await api.workspaces.create({ name: 'Made', slug: unique('made') });
    expect(made.organization_id).toBe(organization);
    await server.operator.organizationMembers.add({ organization, user_id: outsider.id });
    expect(await api.members.add({ workspace: made.id, user_id: outsider.id, role: 'admin' })).toMatchObject({
      role: 'admin',
    });
    const service = await createKey(server, api, { workspace: made.id });
    expect(service.created_by).toBe(id);
    expect(await statusOrCode(service.api.projects.list({ workspace: made.id }))).toBe('served');
    const { data } = await owner.api.auditEvents.list({ workspace: made.id, action: 'member.added' });
    expect(data).toMatchObject([{ actor: { type: 'api_key', id } }]);
    const foreign = await place();
    expect(await statusOrCode(api.workspaces.create({ name: 'X', organization: foreign.organization }))).toBe(
      'not_found',
    );
  });

  it('is never allowed what is reserved for owners', async () => {
    const { organization, workspace } = await place();
    const { api } = await organizationKey({ organization });
    const { slug } = await owner.api.workspaces.get({ workspace });
    expect(
      await statusesOrCodes(
        api.workspaces.delete({ workspace, confirm: slug }),
        api.organizations.delete({ organization, confirm: 'x' }),
        api.organizationMembers.update({ organization, user_id: member.id, role: 'owner' }),
        api.workspaces.release({ workspace, owner_id: member.id }),
      ),
    ).toEqual(['insufficient_scope']);
    const permissions = ['organization:delete'] as ['organization:delete'];
    const custom = { organization, scope: 'custom', permissions } as const;
    expect(await statusesOrCodes(organizationKey({ ...custom, permissions }))).toEqual([
      'privilege_escalation',
    ]);
  });

  it('has the scopes that other keys have', async () => {
    const { organization, workspace } = await place();
    const scoped = (scope: 'read-only' | 'read-write') => organizationKey({ organization, scope });
    const [reader, writer] = [await scoped('read-only'), await scoped('read-write')];
    const project = () => ({ workspace, name: 'P', slug: unique('p'), environment: 'sandbox' as const });
    expect(
      await statusesOrCodes(
        reader.api.projects.list({ workspace }),
        reader.api.organizations.get({ organization }),
      ),
    ).toEqual(['served']);
    expect(await statusesOrCodes(reader.api.projects.create(project()))).toEqual(['insufficient_scope']);
    expect(await statusesOrCodes(writer.api.projects.create(project()))).toEqual(['served']);
    expect(await statusesOrCodes(writer.api.organizationKeys.list({ organization }))).toEqual([
      'insufficient_scope',
    ]);
    const custom = await organizationKey({
      organization,
      scope: 'custom',
      permissions: ['organization_workspaces:create'],
    });
    expect(await statusesOrCodes(custom.api.workspaces.create({ name: 'Made' }))).toEqual(['served']);
    expect(await statusesOrCodes(custom.api.projects.list({ workspace }))).toEqual(['insufficient_scope']);
  });

  it('creates no key with more permissions or a longer life than its own', async () => {
    const { organization, workspace } = await place();
    const expires_at = new Date(Date.now() + 3_600_000).toISOString();
    const { api } = await organizationKey({
      organization,
      scope: 'custom',
      permissions: ['organization_keys:manage', 'api_keys:manage', 'projects:read'],
      expires_at,
    });
    const narrow = { scope: 'custom', permissions: ['projects:read'] as ['projects:read'] } as const;
    const wide = { organization, name: 'wide', scope: 'admin' } as const;
    expect(await statusOrCode(api.organizationKeys.create(wide))).toBe('privilege_escalation');
    expect(await statusOrCode(api.organizationKeys.create({ ...wide, ...narrow }))).toBe(
      'privilege_escalation',
    );
    expect(await statusOrCode(api.organizationKeys.create({ ...wide, ...narrow, expires_at }))).toBe(
      'served',
    );
    expect(await statusesOrCodes(createKey(server, api, { workspace, ...narrow, expires_at }))).toEqual([
      'served',
    ]);
    expect(await statusesOrCodes(createKey(server, api, { workspace, ...narrow }))).toEqual([
      'privilege_escalation',
    ]);
  });

  it('is rotated, changed and revoked as other keys are', async () => {
    const { organization, workspace } = await place();
    const key = await organizationKey({ organization });
    const one = { organization, key_id: key.id };
    const rotated = await admin.api.organizationKeys.rotate({ ...one, transition_seconds: 3600 });
    const fresh = server.client(rotated.secret);
    expect(
      await statusesOrCodes(key.api.projects.list({ workspace }), fresh.projects.list({ workspace })),
    ).toEqual(['served']);
    expect(await statusOrCode(admin.api.organizationKeys.rotate(one))).toBe('rotation_in_progress');
    expect(await admin.api.organizationKeys.finishRotation(one)).toMatchObject({ status: 'active' });
    expect(await statusOrCode(key.api.me.get())).toBe('credential_revoked');
    await admin.api.organizationKeys.update({ ...one, scope: 'read-only' });
    expect(await statusOrCode(fresh.organizationKeys.list({ organization }))).toBe('insufficient_scope');
    const revoked = await admin.api.organizationKeys.revoke(one);
    expect(revoked.revocation.secrets_ended).toBe(1);
    expect(await statusOrCode(fresh.me.get())).toBe('credential_revoked');
  });

  it('that has ended, or has no rotation, is refused what needs one, with the code for it', async () => {
    const { organization } = await place();
    const { id: key_id } = await organizationKey({ organization });
    const at = { organization, key_id };
    const { organizationKeys: keys } = owner.api;
    expect(await statusOrCode(keys.finishRotation(at))).toBe('invalid_state');
    await keys.revoke(at);
    expect(await statusOrCode(keys.update({ ...at, name: 'late' }))).toBe('invalid_state');
    expect(await statusOrCode(keys.rotate(at))).toBe('invalid_state');
    expect(await statusOrCode(keys.collectSecret(at))).toBe('invalid_state');
  });

  it('has an external id that no other key of the organization has', async () => {
    const { organization } = await place();
    await organizationKey({ organization, external_id: 'erp' });
    const { id: key_id } = await organizationKey({ organization });
    const taken = owner.api.organizationKeys.update({ organization, key_id, external_id: 'erp' });
    expect(await statusOrCode(taken)).toBe('already_exists');
  });

  it('is refused while the organization is deleted', async () => {
    const { organization, workspace } = await place();
    const { api } = await organizationKey({ organization });
    const { slug } = await owner.api.workspaces.get({ workspace });
    await owner.api.workspaces.delete({ workspace, confirm: slug });
    const { slug: confirm } = await owner.api.organizations.get({ organization });
    await owner.api.organizations.delete({ organization, confirm });
    expect(await statusOrCode(api.me.get())).toBe('credential_revoked');
    await owner.api.organizations.restore({ organization });
    expect(await statusOrCode(api.organizations.get({ organization }))).toBe('served');
  });

  it('is verified when it is presented to a platform', async () => {
    const { organization, workspace } = await place();
    const { secret, id } = await organizationKey({ organization, scope: 'read-only' });
    const verify = (more: object, who = owner) => who.api.apiKeys.verify({ key: secret, ...more });
    expect(await verify({})).toMatchObject({
      valid: true,
      key: { id, kind: 'organization', organization_id: organization },
    });
    expect(await verify({ workspace, permission: 'projects:read' })).toMatchObject({ valid: true });
    expect(await verify({ workspace, permission: 'projects:create' })).toMatchObject({
      code: 'insufficient_scope',
    });
    expect(await verify({ permission: 'organization:read' })).toMatchObject({ valid: true });
    expect(await verify({}, outsider)).toMatchObject({ valid: false, key: null });
  });
});
