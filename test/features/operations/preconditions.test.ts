import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrange, restore } from '../../support/every-operation/arrange.ts';
import {
  allOperations,
  callOf,
  createTenantWithEverything,
  type DocumentedOperation,
  isForOperator,
  operation,
  operations,
  request,
  snapshotDatabase,
  type TestResponse,
  type TestTenant,
} from '../../support/every-operation/operations.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
let acme: TestTenant;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createTenantWithEverything(server);
}, 120_000);
afterAll(() => server.stop());

/** A session, a factor, an identity, a delegation and a day of a calendar have no version. The whole catalogue has the digest of a plan. */
const WITHOUT_VERSION = [
  'gatewayCache.purge',
  'sessions.revoke',
  'me.delete',
  'totp.remove',
  'passkeys.update',
  'passkeys.delete',
  'identities.unlink',
  'memberIdentities.unlink',
  'organizationMemberIdentities.unlink',
  'applicationPermissions.replace',
  'calendars.setDay',
  'calendars.unsetDay',
  'sandbox.setClock',
  'sandbox.setFaults',
  'approvalDelegations.delete',
];
const conditional = operations.filter(
  ({ id, method }) => ['PATCH', 'PUT', 'DELETE'].includes(method) && !WITHOUT_VERSION.includes(id),
);
const single = operations.filter(({ method, schema }) => {
  const content = schema.responses['200']?.content?.['application/json'];
  // An example is an object of the schema's, which the linter has checked.
  return method === 'GET' && 'etag' in ((content?.example ?? {}) as object);
});
const owner = () => ({ token: acme.people.owner.token });

const ask = ({ id, schema }: DocumentedOperation, call: ReturnType<typeof callOf>, ifMatch?: string) =>
  request(server, id, call, {
    ...(isForOperator({ schema }) ? { token: server.operatorKey } : owner()),
    headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
  });

/** The resource that a change is about, as GET at the same address answers it, or as its list does. */
async function etagOf({ path }: DocumentedOperation, call: ReturnType<typeof callOf>): Promise<string> {
  const get = operations.find((one) => one.method === 'GET' && one.path === path);
  if (get !== undefined) return (await ask(get, { params: call.params ?? {} })).body.etag;
  // The plan is one of the workspace's fields.
  if (path.endsWith('/plan'))
    return (await ask(operation('workspaces.get'), { params: call.params ?? {} })).body.etag;
  const [, collection, parameter = ''] = /^(.*)\/\{(\w+)\}$/.exec(path) ?? [];
  const list = allOperations.find((one) => one.method === 'GET' && one.path === collection);
  if (list === undefined) throw new Error(`Nothing lists ${path}.`);
  const { body } = await ask(list, { params: call.params ?? {} });
  // A member is named by their user, a payment method by its id, and an exchange rate by its pair.
  const isIt = (item: Record<string, unknown>) => (item[parameter] ?? item.id) === call.params?.[parameter];
  return body.data.find(isIt).etag;
}

const isServed = ({ status }: TestResponse) => status >= 200 && status < 300;

describe('If-Match', () => {
  it('is accepted by every PATCH, PUT and DELETE except where there is no version', () => {
    for (const { id, parameters } of conditional) expect(parameters.header, id).toContain('If-Match');
    for (const id of WITHOUT_VERSION) {
      const { parameters, method } = operations.find((one) => one.id === id) ?? {};
      expect(parameters?.header).not.toContain('If-Match');
      expect(['DELETE', 'PUT', 'PATCH']).toContain(method);
    }
  });

  it.each(conditional)('$id: is refused when it is stale, and nothing changes', async (operation) => {
    const call = callOf(operation.id, await arrange(server, acme, operation.id));
    const etag = await etagOf(operation, call);
    const before = await snapshotDatabase(server.knex);
    for (const stale of ['"stale"', 'stale', '""', `"${etag}9"`, `W/"${etag}"`, '"a", "b"']) {
      const answer = await ask(operation, call, stale);
      expect(answer.body, `${stale}: ${answer.text}`).toMatchObject({
        status: 412,
        code: 'precondition_failed',
      });
      expect(answer.headers.get('etag')).toBeNull();
    }
    expect(await snapshotDatabase(server.knex)).toEqual(before);
  });

  it.each(conditional)(
    '$id: is accepted when it is the present version, in any spelling',
    async (operation) => {
      for (const write of [
        (etag: string) => `"${etag}"`,
        (etag: string) => etag,
        (etag: string) => `"other", "${etag}"`,
        () => '*',
      ]) {
        const call = callOf(operation.id, await arrange(server, acme, operation.id));
        const answer = await ask(operation, call, write(await etagOf(operation, call)));
        expect(isServed(answer), answer.text).toBe(true);
        await restore(server, acme, operation.id);
      }
    },
  );

  it.each(conditional.filter(({ method }) => method === 'PATCH'))(
    '$id: refuses the second of two editors of one version',
    async (operation) => {
      const call = callOf(operation.id, acme.ids);
      const etag = `"${await etagOf(operation, call)}"`;
      const answers = await Promise.all(
        [1, 2].map(() => ask(operation, callOf(operation.id, acme.ids), etag)),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
      const changed = answers.find(isServed);
      expect(changed?.body.etag).not.toBe(etag.slice(1, -1));
    },
  );

  it('fails for a membership that no longer exists', async () => {
    const { ids, newcomer, people } = acme;
    const { workspace, project } = ids;
    await server.operator.members.add({ workspace, user_id: newcomer.id, role: 'viewer' });
    const call = { params: { workspace, project, user_id: newcomer.id }, body: { role: null } };
    const members = await people.owner.api.projectMembers.list({ workspace, project });
    for (const etag of ['"1.1"', '*']) {
      const answer = await ask(operation('projectMembers.set'), call, etag);
      expect(answer.body, etag).toMatchObject({ status: 412, code: 'precondition_failed' });
    }
    expect(await people.owner.api.projectMembers.list({ workspace, project })).toEqual(members);
  });
});

describe('the order of refusals', () => {
  const stale = { 'if-match': '"stale"' };
  const inAcme = (more: Record<string, string>) => ({ workspace: acme.workspace, ...more });

  it('checks 404 before 412', async () => {
    const call = { params: inAcme({ role_id: 'rol_01kah4x8v5ezf9w2m4n6wh6vg5' }) };
    expect(await request(server, 'roles.delete', call, { ...owner(), headers: stale })).toHaveProperty(
      'status',
      404,
    );
  });

  it('checks 403 before 412', async () => {
    const { people, ids } = acme;
    const role = await server.operator.roles.create({
      workspace: acme.workspace,
      name: 'Auditors',
      permissions: ['audit:read', 'roles:manage', 'roles:read'],
    });
    const keeper = await server.operator.roles.create({
      workspace: acme.workspace,
      name: 'Role keepers',
      permissions: ['roles:manage', 'roles:read'],
    });
    const { colleague } = acme;
    await server.operator.members.update({
      workspace: acme.workspace,
      user_id: colleague.id,
      role: keeper.id,
    });
    const manager = people.manager.token;
    const adminKey = await server.operator.apiKeys.create({
      workspace: acme.workspace,
      name: 'Admin',
      kind: 'service',
      scope: 'admin',
    });
    const { project } = ids;
    await server.operator.projectMembers.set({
      workspace: acme.workspace,
      project,
      user_id: people.member.id,
      role: 'admin',
    });
    const restore = () =>
      server.operator.projectMembers.set({
        workspace: acme.workspace,
        project,
        user_id: people.member.id,
        role: null,
      });
    const refused = [
      ['members.update', { params: inAcme({ user_id: people.admin.id }), body: { role: 'viewer' } }, manager],
      ['members.remove', { params: inAcme({ user_id: people.owner.id }) }, manager],
      ['roles.update', { params: inAcme({ role_id: role.id }), body: { name: 'X' } }, colleague.token],
      ['roles.delete', { params: inAcme({ role_id: role.id }) }, colleague.token],
      ['apiKeys.update', { params: inAcme({ key_id: adminKey.id }), body: { name: 'X' } }, manager],
      [
        'projectMembers.set',
        { params: inAcme({ project, user_id: people.member.id }), body: { role: 'viewer' } },
        manager,
      ],
      ['projectMembers.remove', { params: inAcme({ project, user_id: people.member.id }) }, manager],
    ] as const;
    for (const [id, call, token] of refused) {
      const answer = await request(server, id, call, { token, headers: stale });
      expect(answer.body, `${id}: ${answer.text}`).toMatchObject({
        status: 403,
        code: 'privilege_escalation',
      });
    }
    await server.operator.members.update({
      workspace: acme.workspace,
      user_id: colleague.id,
      role: 'viewer',
    });
    await restore();
  });

  it('checks 412 before 409', async () => {
    const { people, ids } = acme;
    const { api } = people.owner;
    const { workspace } = acme;
    const revoked = await api.apiKeys.create({ workspace, name: 'Old', kind: 'service', scope: 'read-only' });
    await api.apiKeys.revoke({ workspace, key_id: revoked.id });
    const held = await api.roles.create({ workspace, name: 'Held', permissions: ['projects:read'] });
    await api.members.update({ workspace, user_id: ids.userId, role: held.id });
    const conflicts = [
      ['members.update', { params: inAcme({ user_id: people.owner.id }), body: { role: 'viewer' } }],
      ['members.remove', { params: inAcme({ user_id: people.owner.id }) }],
      ['settings.update', { params: inAcme({}), body: { ip_allowlist: ['203.0.113.9'] } }],
      ['apiKeys.update', { params: inAcme({ key_id: revoked.id }), body: { name: 'X' } }],
      ['roles.update', { params: inAcme({ role_id: 'viewer' }), body: { name: 'X' } }],
      ['roles.delete', { params: inAcme({ role_id: held.id }) }],
      ['projects.update', { params: inAcme({ project: ids.project }), body: { slug: await takenSlug() } }],
    ] as const;
    for (const [id, call] of conflicts) {
      const answer = await request(server, id, call, { ...owner(), headers: stale });
      expect(answer.body, `${id}: ${answer.text}`).toMatchObject({
        status: 412,
        code: 'precondition_failed',
      });
      const without = await request(server, id, call, owner());
      expect(without.status, `${id}: ${without.text}`).toBe(409);
    }
    await api.members.update({ workspace, user_id: ids.userId, role: 'viewer' });
  });
});

async function takenSlug(): Promise<string> {
  const { workspace, people } = acme;
  const slug = 'taken-by-another';
  await people.owner.api.projects.create({ workspace, name: 'Taken', slug, environment: 'sandbox' });
  return slug;
}

describe('the ETag header', () => {
  it('is on resources', () => expect(single.length).toBeGreaterThan(5));

  it.each(single)('$id: is the etag of the body in quotes, and stays while nothing changes', async (one) => {
    const first = await ask(one, callOf(one.id, acme.ids));
    expect(first.headers.get('etag')).toBe(`"${first.body.etag}"`);
    expect((await ask(one, callOf(one.id, acme.ids))).headers.get('etag')).toBe(first.headers.get('etag'));
  });

  it('is also on the response to a change, and is the one that GET then returns', async () => {
    const changed = await ask(operation('projects.update'), callOf('projects.update', acme.ids));
    expect(changed.headers.get('etag')).toBe(`"${changed.body.etag}"`);
    const read = await ask(operation('projects.get'), callOf('projects.get', acme.ids));
    expect(read.headers.get('etag')).toBe(changed.headers.get('etag'));
  });
});
