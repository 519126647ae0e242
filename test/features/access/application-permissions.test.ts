import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApplicationPermissionCreate, Permission, Tenantry } from '../../../sdk/src/index.ts';
import { createKey, createMemberWithPermissions, createProject } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { knownToken } from '../../support/tokens.ts';
import {
  createTeam,
  createUser,
  expectProblem,
  ROLES,
  type RoleName,
  type TestTeam,
  type TestUser,
} from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
let operator: Tenantry;
let workspace: string;
beforeAll(async () => {
  server = await startTestServer();
  ({ operator } = server);
  acme = await createTeam(server);
  ({ workspace } = acme);
});
afterAll(() => server.stop());

let count = 0;
const fresh = (more: Partial<ApplicationPermissionCreate> = {}): ApplicationPermissionCreate => {
  count += 1;
  return {
    name: `things${count}:read`,
    description: 'View things',
    class: 'read',
    roles: ['owner', 'admin', 'manager', 'member', 'viewer'],
    project_scoped: false,
    ...more,
  };
};
/** Registers a permission. @returns its name, which programs would register with the types of the SDK */
const register = async (more: Partial<ApplicationPermissionCreate> = {}) =>
  (await operator.applicationPermissions.create(fresh(more))).name as Permission;

const allowed = async ({ api }: Pick<TestUser, 'api'>, permission: Permission, project?: string) => {
  const checks = [{ permission, ...(project !== undefined && { project }) }];
  const { results } = await api.access.check({ workspace, checks });
  return results[0];
};
const holdersOf = async (permission: Permission): Promise<RoleName[]> => {
  const decisions = await Promise.all(ROLES.map((role) => allowed(acme.people[role], permission)));
  return ROLES.filter((_, index) => decisions[index]?.allowed);
};

describe('a permission of the application', () => {
  it('is held by the built-in roles that it declares, until that changes', async () => {
    const name = await register({ roles: ['admin', 'viewer'] });
    expect(await holdersOf(name)).toEqual(['admin', 'viewer']);
    const { effect } = await operator.applicationPermissions.update({
      registered_name: name,
      roles: ['owner', 'admin'],
    });
    expect(effect.gains.roles).toEqual(['owner']);
    expect(effect.loses.roles).toEqual(['viewer']);
    expect(await holdersOf(name)).toEqual(['owner', 'admin']);
  });

  it('is listed after the permissions of Tenantry, and in the roles that hold it', async () => {
    const name = await register({ category: 'things', roles: ['owner', 'admin'] });
    const { data } = await server.client().permissions.list();
    expect(data.findIndex((one) => one.name === name)).toBeGreaterThan(
      data.findIndex((one) => one.name === 'organization_webhooks:manage'),
    );
    expect(data.find((one) => one.name === name)).toMatchObject({ category: 'things', application: true });
    const { api } = acme.people.owner;
    const roles = await Promise.all(ROLES.map((role_id) => api.roles.get({ workspace, role_id })));
    expect(roles.filter(({ permissions }) => permissions.includes(name)).map(({ id }) => id)).toEqual([
      'owner',
      'admin',
    ]);
  });

  it('is in the preset scopes of its class', async () => {
    const name = await register({ class: 'write' });
    for (const [scope, valid] of [
      ['read-only', false],
      ['read-write', true],
      ['admin', true],
    ] as const) {
      const { secret } = await createKey(server, operator, { workspace, scope });
      const answer = await operator.apiKeys.verify({ key: secret, permission: name });
      expect([scope, answer.valid]).toEqual([scope, valid]);
      if (!valid) expect(answer.decision?.would_suffice).toEqual({ scope: 'read-write', role: null });
    }
  });

  it('can be all that a custom role holds', async () => {
    const [name, other] = [await register({ roles: ['owner'] }), await register({ roles: ['owner'] })];
    const reader = await createMemberWithPermissions(server, acme, ['workspace:read', name]);
    expect(await allowed(reader, name)).toMatchObject({ allowed: true, decided_by: 'role' });
    expect(await allowed(reader, other)).toMatchObject({
      allowed: false,
      code: 'insufficient_role',
      would_suffice: { scope: null, role: 'owner' },
    });
    const { data } = await reader.api.permissions.list();
    const held = await Promise.all(data.map(async (one) => (await allowed(reader, one.name))?.allowed));
    expect(data.filter((_, index) => held[index]).map((one) => one.name)).toEqual(['workspace:read', name]);
    expect(
      await expectProblem(
        reader.api.projects.create({ workspace, name: 'P', slug: 'p-p', environment: 'sandbox' }),
      ),
    ).toMatchObject({
      status: 403,
    });
  });

  it('can be all that a custom key holds', async () => {
    const [name, other] = [await register(), await register()];
    const key = await createKey(server, acme.people.owner.api, {
      workspace,
      scope: 'custom',
      permissions: [name],
    });
    expect(key.permissions).toEqual([name]);
    const verify = (permission: Permission) => operator.apiKeys.verify({ key: key.secret, permission });
    expect(await verify(name)).toMatchObject({ valid: true, key: { permissions: [name] } });
    expect(await verify(other)).toMatchObject({ valid: false, code: 'insufficient_scope' });
    expect(await verify('projects:read')).toMatchObject({ valid: false, code: 'insufficient_scope' });
  });

  it('is held by members of the organizations that own and manage a workspace, as it declares', async () => {
    const [name, unmanaged] = [
      await register({ roles: ['admin'] }),
      await register({ managing: false, roles: [] }),
    ];
    const { api } = acme.people.viewer;
    const organization = await api.organizations.create({ name: 'Agency', slug: 'agency-perms' });
    const owned = await api.workspaces.create({
      name: 'Owned',
      slug: 'owned-perms',
      organization: organization.id,
    });
    await acme.people.owner.api.managers.grant({ workspace, organization: organization.id });
    const check = async (where: string, permission: Permission) =>
      (await api.access.check({ workspace: where, checks: [{ permission }] })).results[0]?.allowed;
    expect(await check(workspace, name)).toBe(true);
    expect(await check(workspace, unmanaged)).toBe(false);
    // The creator is an owner of the organization, and the permission is of admins.
    expect(await check(owned.id, name)).toBe(false);
    await operator.applicationPermissions.update({ registered_name: name, roles: ['owner'] });
    expect(await check(owned.id, name)).toBe(true);
  });

  it('is found under its name, and a misspelt one is answered with the nearest', async () => {
    const name = await register({ name: 'invoices:approve' });
    const { errors } = await expectProblem(
      acme.people.owner.api.roles.create({
        workspace,
        name: 'R',
        permissions: ['invoice:approve' as Permission],
      }),
    );
    expect(errors).toMatchObject([
      { path: 'permissions/0', message: expect.stringContaining(`Did you mean ${name}?`) },
    ]);
    const check = acme.people.owner.api.access.check({
      workspace,
      checks: [{ permission: 'invoices:aprove' as Permission }],
    });
    expect((await expectProblem(check)).errors).toMatchObject([{ path: 'checks/0/permission' }]);
  });
});

describe('a permission that is decided in projects', () => {
  it('is refused without a project to everyone who does not hold it in all of them', async () => {
    const name = await register({ project_scoped: true });
    const { member, manager } = acme.people;
    expect(await allowed(member, name)).toMatchObject({ allowed: false, code: 'project_required' });
    expect(await allowed(member, name, acme.project.slug)).toMatchObject({ allowed: true });
    expect(await allowed(manager, name)).toMatchObject({ allowed: true });
    const far = await createProject(acme);
    const keys = { workspace, scope: 'read-only' } as const;
    const limited = await createKey(server, operator, { ...keys, project_ids: [far.id] });
    const everywhere = await createKey(server, operator, keys);
    const verify = (key: string, project?: string) =>
      operator.apiKeys.verify({ key, permission: name, ...(project !== undefined && { project }) });
    expect(await verify(limited.secret)).toMatchObject({ valid: false, code: 'project_required' });
    expect(await verify(limited.secret, far.slug)).toMatchObject({ valid: true });
    expect(await verify(limited.secret, acme.project.slug)).toMatchObject({
      valid: false,
      code: 'not_found',
    });
    expect(await verify(everywhere.secret)).toMatchObject({ valid: true });
  });
});

describe('what a caller can give', () => {
  it('is never a permission of the application that the caller does not hold', async () => {
    const name = await register({ roles: ['owner'], class: 'write', managing: false });
    const { admin, owner } = acme.people;
    const escalation = { code: 'privilege_escalation', required_permission: name };
    const role = { workspace, name: 'Given', permissions: [name] };
    expect(await expectProblem(admin.api.roles.create(role))).toMatchObject(escalation);
    const key = { workspace, kind: 'service' as const, scope: 'custom' as const, permissions: [name] };
    expect(await expectProblem(createKey(server, admin.api, key))).toMatchObject(escalation);
    const preset = { workspace, kind: 'service', scope: 'read-write' } as const;
    expect(await expectProblem(createKey(server, admin.api, preset))).toMatchObject(escalation);
    const readOnly = await createKey(server, admin.api, { ...preset, scope: 'read-only' });
    expect(readOnly.scope).toBe('read-only');
    const own = { workspace, kind: 'user' as const, scope: 'custom' as const, permissions: [name] };
    expect(await expectProblem(createKey(server, admin.api, own))).toMatchObject(escalation);
    const made = await owner.api.roles.create(role);
    const given = admin.api.members.update({ workspace, user_id: acme.people.viewer.id, role: made.id });
    expect(await expectProblem(given)).toMatchObject(escalation);
    await owner.api.roles.delete({ workspace, role_id: made.id });
    await operator.applicationPermissions.delete({ registered_name: name });
  });

  it('counts outside any tenant: in access tokens of keys, and for people who join by invitation', async () => {
    const [name, other] = [await register(), await register()];
    const { owner } = acme.people;
    const permissions: Permission[] = ['workspace:read', name];
    const key = await createKey(server, owner.api, {
      workspace,
      kind: 'service',
      scope: 'custom',
      permissions,
    });
    const token = await server
      .client(key.secret)
      .accessTokens.create({ scope: 'custom', permissions: [name] });
    expect(token.permissions).toEqual([name]);
    const wider = server.client(key.secret).accessTokens.create({ scope: 'custom', permissions: [other] });
    expect(await expectProblem(wider)).toMatchObject({ code: 'privilege_escalation' });
    const verify = (permission: Permission) =>
      operator.credentials.verify({ credential: token.token, permissions: [permission] });
    expect([(await verify(name)).valid, (await verify(other)).valid]).toEqual([true, false]);

    const role = await owner.api.roles.create({ workspace, name: 'Joining', permissions });
    const person = await createUser(server);
    const { data } = await owner.api.invitations.create({ workspace, emails: [person.email], role: role.id });
    const invitation = await knownToken(server, data[0]?.invitation?.id ?? '');
    await person.api.invitations.accept({ token: invitation.token });
    expect(await allowed(person, name)).toMatchObject({ allowed: true });
    expect(await allowed(person, other)).toMatchObject({ allowed: false });
    await owner.api.members.remove({ workspace, user_id: person.id });
    await owner.api.roles.delete({ workspace, role_id: role.id });
  });

  it('is for an owner every role, also one with a permission that owners lack', async () => {
    const name = await register({ roles: ['manager'], class: 'write' });
    const { admin, owner, viewer } = acme.people;
    const manager = { workspace, user_id: viewer.id, role: 'manager' } as const;
    expect(await expectProblem(admin.api.members.update(manager))).toMatchObject({
      code: 'privilege_escalation',
      required_permission: name,
    });
    await owner.api.members.update(manager);
    expect(await allowed(viewer, name)).toMatchObject({ allowed: true });
    const { slug: project } = await createProject(acme);
    await owner.api.projectMembers.set({ workspace, project, user_id: viewer.id, role: 'manager' });
    await owner.api.members.update({ ...manager, role: 'viewer' });
    const role = { workspace, name: 'Made', permissions: [name] };
    expect(await expectProblem(owner.api.roles.create(role))).toMatchObject({ code: 'privilege_escalation' });
    await operator.applicationPermissions.delete({ registered_name: name });
  });
});

describe('the catalogue', () => {
  it('refuses reserved names, repeated ones and other classes', async () => {
    for (const name of [
      'projects:archive',
      'payments:create',
      'virtual_keys:use',
      'app:read',
      'app.things:read',
    ])
      expect(await expectProblem(register({ name })), name).toMatchObject({
        status: 400,
        code: 'reserved_name',
      });
    const name = await register();
    expect(await expectProblem(register({ name }))).toMatchObject({ status: 409, code: 'already_exists' });
    for (const wrong of [
      { class: 'owner' },
      { name: 'Invoices:read' },
      { name: 'x:read' },
      { roles: ['boss'] },
    ])
      expect(await expectProblem(register(wrong as object))).toMatchObject({ code: 'invalid_request' });
  });

  it('can be read by any credential, and changed only by the operator', async () => {
    const name = await register();
    for (const { api } of Object.values(acme.people)) {
      expect(await api.applicationPermissions.get({ registered_name: name })).toMatchObject({
        permission: name,
      });
      expect(await expectProblem(api.applicationPermissions.create(fresh()))).toMatchObject({ status: 403 });
      expect(await expectProblem(api.applicationPermissions.replace({ permissions: [] }))).toMatchObject({
        status: 403,
      });
      const gone = api.applicationPermissions.delete({ registered_name: name });
      expect(await expectProblem(gone)).toMatchObject({ status: 403 });
    }
    expect(await expectProblem(server.client().applicationPermissions.list())).toMatchObject({ status: 401 });
  });

  it('changes nothing in a dry run, which lists the roles and keys that gain', async () => {
    const permission = fresh({ class: 'admin', roles: ['admin'] });
    const plan = await operator.applicationPermissions.create({ ...permission, dry_run: true });
    const { effect } = plan;
    expect(effect).toMatchObject({ action: 'create', gains: { roles: ['admin'], scopes: ['admin'] } });
    await createKey(server, operator, { workspace, scope: 'admin' });
    const after = await operator.applicationPermissions.create({ ...permission, dry_run: true });
    expect(after.effect.gains.keys).toBe(effect.gains.keys + 1);
    const missing = operator.applicationPermissions.get({ registered_name: permission.name });
    expect(await expectProblem(missing)).toMatchObject({ status: 404 });
  });

  it('keeps a permission in use, unless it is taken out of the roles and keys that list it', async () => {
    const name = await register();
    const reader = await createMemberWithPermissions(server, acme, ['workspace:read', name]);
    const { owner } = acme.people;
    const key = await createKey(server, owner.api, {
      workspace,
      scope: 'custom',
      permissions: ['projects:read', name],
    });
    const one = { registered_name: name };
    expect(await expectProblem(operator.applicationPermissions.delete(one))).toMatchObject({
      status: 409,
      code: 'permission_in_use',
      problem: { holders: { roles: 1, keys: 1 } },
    });
    const { effect } = await operator.applicationPermissions.delete({ ...one, dry_run: true });
    expect(effect.loses).toMatchObject({
      custom_roles: 1,
      listed: [
        { type: 'role', id: reader.role },
        { type: 'key', id: key.id },
      ],
    });
    expect(await allowed(reader, name)).toMatchObject({ allowed: true });
    await operator.applicationPermissions.delete({ ...one, force: true });
    expect((await owner.api.roles.get({ workspace, role_id: reader.role })).permissions).toEqual([
      'workspace:read',
    ]);
    expect((await owner.api.apiKeys.get({ workspace, key_id: key.id })).permissions).toEqual([
      'projects:read',
    ]);
    const { data } = await owner.api.auditEvents.list({ workspace, limit: 2 });
    expect(data.map(({ action, actor }) => [action, actor.type]).sort()).toEqual([
      ['api_key.updated', 'operator'],
      ['role.updated', 'operator'],
    ]);
    // Registered again, it is held by no role that had listed it.
    await register({ name, roles: [] });
    expect(await allowed(reader, name)).toMatchObject({ allowed: false });
  });
});
