import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApplicationPermissionCreate, Permission, RoleId, Tenantry } from '../../../sdk/src/index.ts';
import { createKey, createMemberWithPermissions } from '../../support/keys.ts';
import { engine, startTestServer, type TestServer } from '../../support/server.ts';
import { createTeam, expectProblem, type TestTeam, unique } from '../../support/users.ts';

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

const permission = (
  name: string,
  more: Partial<ApplicationPermissionCreate> = {},
): ApplicationPermissionCreate => ({
  name,
  description: 'View',
  class: 'read',
  roles: ['owner', 'admin'],
  project_scoped: false,
  ...more,
});
/** Programs register the names with the types of the SDK. */
const named = (name: string) => name as Permission;
const replace = async (permissions: ApplicationPermissionCreate[], force = false) => {
  const { digest } = await operator.applicationPermissions.replace({ permissions, dry_run: true });
  return operator.applicationPermissions.replace({ permissions, digest, force });
};
const names = async () => {
  const { data } = await operator.applicationPermissions.list({ limit: 100 });
  return data.map(({ name }) => name).sort();
};

describe('replacing the catalogue', () => {
  it('makes it as given, and changes nothing the second time', async () => {
    await replace([permission('aa:read'), permission('bb:read')]);
    const desired = [permission('bb:read', { roles: ['owner'] }), permission('cc:write', { class: 'write' })];
    const plan = await operator.applicationPermissions.replace({ permissions: desired, dry_run: true });
    expect(plan).toMatchObject({
      dry_run: true,
      counts: { created: 1, updated: 1, deleted: 1, unchanged: 0 },
    });
    expect(plan.changes.map(({ permission: name, action }) => [name, action])).toEqual([
      ['bb:read', 'update'],
      ['cc:write', 'create'],
      ['aa:read', 'delete'],
    ]);
    expect(plan.changes[0]?.loses.roles).toEqual(['admin']);
    expect(await names()).toEqual(['aa:read', 'bb:read']);
    const { digest } = plan;
    for (const counts of [plan.counts, { created: 0, updated: 0, deleted: 0, unchanged: 2 }])
      expect(await operator.applicationPermissions.replace({ permissions: desired, digest })).toMatchObject({
        counts,
      });
    expect(await names()).toEqual(['bb:read', 'cc:write']);
  });

  it('needs the digest of a plan that still holds', async () => {
    await replace([permission('aa:read')]);
    const desired = [permission('bb:read')];
    const missing = operator.applicationPermissions.replace({ permissions: desired });
    expect((await expectProblem(missing)).errors).toMatchObject([{ path: 'digest', code: 'required' }]);
    const { digest } = await operator.applicationPermissions.replace({ permissions: desired, dry_run: true });
    await operator.applicationPermissions.update({ registered_name: 'aa:read', description: 'Other' });
    const stale = operator.applicationPermissions.replace({ permissions: desired, digest });
    expect(await expectProblem(stale)).toMatchObject({ status: 409, code: 'stale_plan' });
    expect(await names()).toEqual(['aa:read']);
  });

  it('keeps what roles and keys list, unless it is forced', async () => {
    await replace([permission('aa:read')]);
    const role = { workspace, name: unique('R'), permissions: [named('workspace:read'), named('aa:read')] };
    const { id } = await acme.people.owner.api.roles.create(role);
    expect(await expectProblem(replace([]))).toMatchObject({
      code: 'permission_in_use',
      problem: { holders: { roles: 1, keys: 0 } },
    });
    await replace([], true);
    expect((await acme.people.owner.api.roles.get({ workspace, role_id: id })).permissions).toEqual([
      'workspace:read',
    ]);
    await operator.roles.delete({ workspace, role_id: id });
  });

  it('refuses a list with a reserved name, with a permission twice, or with more than 500', async () => {
    const reserved = operator.applicationPermissions.replace({
      permissions: [permission('projects:invoice')],
    });
    expect(await expectProblem(reserved)).toMatchObject({ status: 400, code: 'reserved_name' });
    const twice = operator.applicationPermissions.replace({
      permissions: [permission('aa:read'), permission('aa:read')],
    });
    expect((await expectProblem(twice)).errors).toMatchObject([{ path: 'permissions/1/name' }]);
    const many = Array.from({ length: 501 }, (_, index) => permission(`p${index}x:read`));
    expect(await expectProblem(operator.applicationPermissions.replace({ permissions: many }))).toMatchObject(
      {
        code: 'invalid_request',
      },
    );
    await replace(many.slice(1));
    const oneMore = operator.applicationPermissions.create(permission('zz:read'));
    expect(await expectProblem(oneMore)).toMatchObject({ status: 409, code: 'limit_reached' });
    await replace([]);
  });
});

describe('a permission whose name Tenantry has by now', () => {
  it('is called app.<name>, and no role or key may do anything else', async () => {
    const { owner } = acme.people;
    const reader = await createMemberWithPermissions(server, acme, ['workspace:read', 'members:read']);
    const key = await createKey(server, owner.api, {
      workspace,
      scope: 'custom',
      permissions: ['workspace:read'],
    });
    // As an earlier version has left it, of which projects:read was the application's own.
    await server.knex('application_permissions').insert({
      name: 'projects:read',
      description: 'Of the application',
      category: 'application',
      class: 'admin',
      roles: ['owner'],
      project_scoped: false,
      managing: false,
    });
    const store = "permissions = permissions || array['app.projects:read']";
    await server.knex.raw(`update roles set ${store} where id = ?`, [reader.role]);
    await server.knex.raw(`update api_keys set ${store} where id = ?`, [key.id]);
    await server.knex.raw('update installation set catalogue_version = gen_random_uuid()');
    const role = { workspace, role_id: reader.role as RoleId };
    const asked = [named('projects:read'), named('app.projects:read')];
    const may = async () => {
      const { results } = await reader.api.access.check({
        workspace,
        checks: asked.map((name) => ({ permission: name })),
      });
      return results.map(({ allowed }) => allowed);
    };
    await expect.poll(may).toEqual([false, true]);
    expect(await expectProblem(reader.api.projects.list({ workspace }))).toMatchObject({ status: 403 });
    for (const [name, valid] of [
      [asked[0], false],
      [asked[1], true],
    ] as const)
      expect(await operator.apiKeys.verify({ key: key.secret, permission: name })).toMatchObject({ valid });
    expect((await owner.api.roles.get(role)).permissions).toEqual([
      'workspace:read',
      'members:read',
      'app.projects:read',
    ]);
    expect(await operator.applicationPermissions.get({ registered_name: 'projects:read' })).toMatchObject({
      permission: 'app.projects:read',
    });
    const { data } = await operator.permissions.list();
    expect(
      data.filter(({ name }) => name.endsWith('projects:read')).map((one) => [one.name, one.application]),
    ).toEqual([
      ['projects:read', false],
      ['app.projects:read', true],
    ]);
    await operator.applicationPermissions.delete({ registered_name: 'projects:read', force: true });
    expect((await owner.api.roles.get(role)).permissions).toEqual(['workspace:read', 'members:read']);
  });
});

describe('a change of the catalogue', () => {
  it('leaves no role with a deleted permission, however close together both happen', async () => {
    const { admin } = acme.people;
    for (let round = 0; round < 10; round += 1) {
      const name = `race${round}:read`;
      await operator.applicationPermissions.create(permission(name));
      const role = { workspace, name: unique('R'), permissions: [named('workspace:read'), named(name)] };
      const gone = operator.applicationPermissions.delete({ registered_name: name, force: true });
      await Promise.allSettled([
        admin.api.roles.create(role),
        gone,
        admin.api.roles.create({ ...role, name: unique('S') }),
      ]);
      const { rows } = await server.knex.raw('select id from roles where ? = any(permissions)', [
        `app.${name}`,
      ]);
      expect(rows).toEqual([]);
      const { data } = await admin.api.roles.list({ workspace });
      for (const { id, builtin } of data)
        if (!builtin)
          await operator.roles.delete({ workspace, role_id: id as RoleId }).catch(() => undefined);
    }
  });

  it('lets no caller give what it has taken away, from its answer on', async () => {
    const { admin } = acme.people;
    for (let round = 0; round < 10; round += 1) {
      const name = `taken${round}:read`;
      await operator.applicationPermissions.create(permission(name));
      const role = () => ({
        workspace,
        name: unique('R'),
        permissions: [named('workspace:read'), named(name)],
      });
      const count = async () =>
        Number(
          (
            await server.knex.raw('select count(*) as n from roles where ? = any(permissions)', [
              `app.${name}`,
            ])
          ).rows[0].n,
        );
      const creations = Array.from({ length: 4 }, () =>
        admin.api.roles.create(role()).catch(() => undefined),
      );
      await operator.applicationPermissions.update({ registered_name: name, roles: ['owner'] });
      const then = await count();
      await Promise.all(creations);
      expect(await count()).toBe(then);
      expect(await expectProblem(admin.api.roles.create(role()))).toMatchObject({
        code: 'privilege_escalation',
      });
      await operator.applicationPermissions.delete({ registered_name: name, force: true });
      const { data } = await admin.api.roles.list({ workspace });
      for (const { id, builtin } of data)
        if (!builtin)
          await operator.roles.delete({ workspace, role_id: id as RoleId }).catch(() => undefined);
    }
  });

  it.runIf(engine === 'postgres')('is known to every replica before the answer', async () => {
    const replica = await server.replica();
    const name = named('everywhere:read');
    await operator.applicationPermissions.create(permission(name));
    const { secret } = await createKey(server, operator, { workspace, scope: 'read-only' });
    const questions = [
      {
        token: acme.people.admin.token,
        path: `/v1/workspaces/${workspace}/access/check`,
        body: { checks: [{ permission: name }] },
      },
      { token: server.operatorKey, path: '/v1/api-keys/verify', body: { key: secret, permission: name } },
    ];
    const answers = () =>
      Promise.all(
        questions.map(async ({ token, path, body }) => {
          const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
          const answer = await fetch(replica.url + path, {
            method: 'POST',
            headers,
            body: JSON.stringify(body),
          });
          const { results, valid } = (await answer.json()) as {
            results?: Array<{ allowed: boolean }>;
            valid?: boolean;
          };
          return results?.[0]?.allowed ?? valid;
        }),
      );
    for (let round = 0; round < 10; round += 1) {
      expect(await answers()).toEqual([true, true]);
      await operator.applicationPermissions.update({
        registered_name: name,
        roles: ['owner'],
        class: 'admin',
      });
      expect(await answers()).toEqual([false, false]);
      await operator.applicationPermissions.update({
        registered_name: name,
        roles: ['admin'],
        class: 'read',
      });
    }
    await replica.stop();
  });
});
