import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiKeyId, OrganizationId, RoleId, Tenantry, WorkspaceId } from '../../../sdk/src/index.ts';
import type { ApplicationKeyPermission } from '../../../server/auth/authentication/principal.ts';
import { createKey, idsOf, statusOrCode } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { knownToken } from '../../support/tokens.ts';
import {
  createUser,
  expectProblem,
  newWorkspace,
  PASSWORD,
  type TestUser,
  unique,
} from '../../support/users.ts';

let server: TestServer;
let operator: Tenantry;
let application: Tenantry;
/** The owner of an organization with a workspace, and an admin of that workspace only. */
let owner: TestUser;
let admin: TestUser;
let outsider: TestUser;
let organization: OrganizationId;
let organizationKey: Tenantry;
let workspace: WorkspaceId;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  operator = server.operator;
  const permissions: ApplicationKeyPermission[] = ['workspaces:provision', 'directory:read'];
  const key = await operator.applicationKeys.create({ name: 'app', permissions });
  application = server.client(key.secret);
  [owner, admin, outsider] = await Promise.all([
    createUser(server, 'Owner'),
    createUser(server, 'Admin'),
    createUser(server, 'Outsider'),
  ]);
  ({ id: organization } = await owner.api.organizations.create({ name: 'Globex' }));
  ({ id: workspace } = await owner.api.workspaces.create({ name: 'Owned', organization }));
  await operator.organizationMembers.add({ organization, user_id: admin.id });
  await operator.members.add({ workspace, user_id: admin.id, role: 'admin' });
  const { secret } = await owner.api.organizationKeys.create({
    organization,
    name: 'erp',
    scope: 'admin',
  });
  organizationKey = server.client(secret);
}, 60_000);
afterAll(() => server.stop());

/** A workspace that the organization owns, with an external id that it has set. */
const owned = (external_id?: string) =>
  organizationKey.workspaces.create({ name: 'Owned', organization, ...(external_id && { external_id }) });

describe('the external id of a workspace', () => {
  it('is set by the operator and by application keys, which are one party', async () => {
    const external_id = unique('crm');
    const made = await application.workspaces.create({ name: 'Customer', external_id });
    expect(made).toMatchObject({ external_id, metadata: {} });
    expect(idsOf(await operator.workspaces.list({ external_id }))).toEqual([made.id]);
    expect(await statusOrCode(operator.workspaces.create({ name: 'Twin', external_id }))).toBe(
      'already_exists',
    );
    const renamed = unique('crm');
    await operator.workspaces.update({ workspace: made.id, external_id: renamed });
    expect(idsOf(await application.workspaces.list({ external_id }))).toEqual([]);
    expect((await application.workspaces.get({ workspace: made.id })).external_id).toBe(renamed);
    expect((await operator.workspaces.update({ workspace: made.id, external_id: null })).external_id).toBe(
      null,
    );
  });

  it('is set by the organization that owns the workspace', async () => {
    const external_id = unique('erp');
    expect((await owner.api.workspaces.update({ workspace, external_id })).external_id).toBe(external_id);
    expect(idsOf(await organizationKey.organizations.listWorkspaces({ organization, external_id }))).toEqual([
      workspace,
    ]);
    expect(await statusOrCode(owned(external_id))).toBe('already_exists');
  });

  it('is not set by other callers', async () => {
    const external_id = unique('other');
    const own = await newWorkspace(outsider);
    const { api: key } = await createKey(server, outsider.api, { workspace: own });
    for (const call of [
      () => outsider.api.workspaces.create({ name: 'Mine', external_id }),
      () => outsider.api.organizations.create({ name: 'Mine', external_id }),
      () => outsider.api.workspaces.update({ workspace: own, external_id }),
      () => key.workspaces.update({ workspace: own, external_id }),
      () => admin.api.workspaces.update({ workspace, external_id }),
      () => owner.api.organizations.update({ organization, external_id }),
    ])
      expect(await statusOrCode(call())).toBe('external_id_forbidden');
    // What is sent back unchanged changes nothing.
    await outsider.api.workspaces.update({ workspace: own, name: 'Mine', external_id: null });
  });

  it('of the operator is changed by no tenant, and the operator replaces that of a tenant', async () => {
    const { id } = await owned(unique('erp'));
    const external_id = unique('crm');
    await operator.workspaces.update({ workspace: id, external_id });
    for (const other of [unique('erp'), null])
      expect(
        await statusOrCode(organizationKey.workspaces.update({ workspace: id, external_id: other })),
      ).toBe('external_id_forbidden');
    expect((await organizationKey.workspaces.get({ workspace: id })).external_id).toBe(external_id);
  });

  it('is unique for each party, so that no tenant can probe or block another', async () => {
    const external_id = unique('crm');
    const { id: customer } = await application.workspaces.create({ name: 'Customer', external_id });
    // The organization learns nothing of the other workspace, and stands in the way of no look-up.
    const squatted = await owned(external_id);
    expect(squatted.external_id).toBe(external_id);
    for (const party of [operator, application]) {
      expect(idsOf(await party.workspaces.list({ external_id }))).toEqual([customer]);
      expect((await party.workspaces.get({ workspace: squatted.id })).external_id).toBe(null);
    }
    expect(idsOf(await organizationKey.workspaces.list({ external_id }))).toEqual([squatted.id]);
    expect(idsOf(await outsider.api.workspaces.list({ external_id }))).toEqual([]);
    const { id: elsewhere } = await outsider.api.organizations.create({ name: 'Elsewhere' });
    const theirs = await outsider.api.workspaces.create({
      name: 'Theirs',
      organization: elsewhere,
      external_id,
    });
    expect(idsOf(await outsider.api.workspaces.list({ external_id }))).toEqual([]);
    expect(
      idsOf(await outsider.api.organizations.listWorkspaces({ organization: elsewhere, external_id })),
    ).toEqual([theirs.id]);
    // The operator takes the value over to the workspace that the tenant kept it on.
    await operator.workspaces.update({ workspace: customer, external_id: null });
    await operator.workspaces.update({ workspace: squatted.id, external_id });
    expect(idsOf(await application.workspaces.list({ external_id }))).toEqual([squatted.id]);
  });

  it('of an organization ends when the workspace leaves it, and that of the operator stays', async () => {
    const external_id = unique('erp');
    const left = await owned(external_id);
    const kept = await owned();
    await operator.workspaces.update({ workspace: kept.id, external_id });
    for (const { id } of [left, kept]) {
      await operator.members.add({ workspace: id, user_id: owner.id, role: 'admin' });
      await owner.api.workspaces.release({ workspace: id, owner_id: owner.id });
    }
    expect((await owner.api.workspaces.get({ workspace: left.id })).external_id).toBe(null);
    expect((await operator.workspaces.get({ workspace: kept.id })).external_id).toBe(external_id);
    expect((await owned(external_id)).external_id).toBe(external_id);
  });

  it('goes to one of many requests that compete for it', async () => {
    const external_id = unique('raced');
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () =>
        statusOrCode(application.workspaces.create({ name: 'Raced', external_id })),
      ),
    );
    expect(outcomes.sort()).toEqual([...Array(5).fill('already_exists'), 'served']);
  });

  it('has 1 to 255 printable characters', async () => {
    for (const external_id of ['', 'x'.repeat(256), 'a\nb', 'a\u0000b', 'a\u202eb'])
      expect(await statusOrCode(operator.workspaces.create({ name: 'Bad', external_id }))).toBe(
        'invalid_request',
      );
    const external_id = `${unique('crm')}/Ümläut 1:2?#%${'x'.repeat(200)}`;
    const { id } = await operator.workspaces.create({ name: 'Odd', external_id });
    expect(idsOf(await operator.workspaces.list({ external_id }))).toEqual([id]);
  });
});

describe('an application key', () => {
  it('changes nothing of a tenant but its external id and metadata', async () => {
    const { id } = await application.organizations.create({ name: 'Group', external_id: unique('group') });
    for (const call of [
      () => application.workspaces.update({ workspace, name: 'Theirs' }),
      () => application.workspaces.update({ workspace, slug: unique('w'), metadata: {} }),
      () => application.organizations.update({ organization: id, name: 'Theirs' }),
    ])
      expect(await statusOrCode(call())).toBe('insufficient_scope');
    const external_id = unique('group');
    await application.organizations.update({ organization: id, external_id, metadata: { tier: 'gold' } });
    expect((await application.organizations.list({ external_id })).data).toMatchObject([
      { id, metadata: { tier: 'gold' } },
    ]);
  });

  it('finds by it only tenants that it is for', async () => {
    const external_id = unique('crm');
    await operator.workspaces.create({ name: 'Customer', external_id });
    const { secret } = await operator.applicationKeys.create({
      name: 'limited',
      permissions: ['directory:read'],
      tenants: [workspace],
    });
    expect(idsOf(await server.client(secret).workspaces.list({ external_id }))).toEqual([]);
  });
});

describe('metadata', () => {
  it('merges by name, and null removes one', async () => {
    const { id } = await owner.api.workspaces.create({
      name: 'Meta',
      metadata: { segment: 'b2b', region: 'eu', toString: '1' },
    });
    const update = (metadata: Record<string, string | null>) =>
      owner.api.workspaces.update({ workspace: id, metadata });
    expect((await update({ region: 'us', segment: null, note: '' })).metadata).toEqual({
      region: 'us',
      note: '',
      toString: '1',
    });
    expect((await update({})).metadata).toHaveProperty('region', 'us');
    expect(await statusOrCode(update(JSON.parse('{"__proto__":"own"}')))).toBe('invalid_request');
    const { metadata } = await owner.api.workspaces.get({ workspace: id });
    expect(Object.keys(metadata).sort()).toEqual(['note', 'region', 'toString']);
  });

  it('has at most 20 names of 40 characters, values of 500, and 8 kB', async () => {
    const names = (count: number, value = 'x') =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`name-${index}`, value]));
    const create = (metadata: Record<string, string>) =>
      statusOrCode(owner.api.workspaces.create({ name: 'Meta', metadata }));
    expect(await create(names(20))).toBe('served');
    for (const metadata of [
      names(21),
      { '': 'x' },
      { ['n'.repeat(41)]: 'x' },
      { long: 'x'.repeat(501) },
      names(17, 'é'.repeat(500)),
      { nul: 'a\u0000b' },
      { 'a\u0000b': 'nul' },
      { number: 1 as never },
    ])
      expect(await create(metadata)).toBe('invalid_request');
    const { id } = await owner.api.workspaces.create({ name: 'Full', metadata: names(20) });
    const more = (metadata: Record<string, string | null>) =>
      statusOrCode(owner.api.workspaces.update({ workspace: id, metadata }));
    expect(await more({ another: 'x' })).toBe('invalid_request');
    expect(await more({ another: 'x', 'name-0': null })).toBe('served');
  });
});

/** A resource inside a tenant: how to create it with fields, change it, and list those with an external id. */
interface InsideResource {
  create(api: Tenantry, fields: Fields): PromiseLike<Shown & { id?: string }>;
  update(api: Tenantry, id: string, fields: Changes): PromiseLike<Shown>;
  list(api: Tenantry, external_id: string): PromiseLike<{ data: Shown[] }>;
}
type Fields = { external_id?: string; metadata?: Record<string, string> };
type Changes = { external_id?: string | null; metadata?: Record<string, string | null> };
type Shown = { external_id: string | null; metadata: Record<string, string> };

const INSIDE: Record<string, InsideResource> = {
  projects: {
    create: (api, fields) =>
      api.projects.create({
        workspace,
        name: 'P',
        slug: unique('prj'),
        environment: 'sandbox',
        ...fields,
      }),
    update: (api, project, fields) => api.projects.update({ workspace, project, ...fields }),
    list: (api, external_id) => api.projects.list({ workspace, external_id }),
  },
  roles: {
    create: (api, fields) =>
      api.roles.create({ workspace, name: unique('Role'), permissions: ['projects:read'], ...fields }),
    update: (api, role_id, fields) => api.roles.update({ workspace, role_id: role_id as RoleId, ...fields }),
    list: (api, external_id) => api.roles.list({ workspace, external_id }),
  },
  apiKeys: {
    create: (api, fields) =>
      api.apiKeys.create({ workspace, name: 'K', kind: 'service', scope: 'read-only', ...fields }),
    update: (api, key_id, fields) => api.apiKeys.update({ workspace, key_id: key_id as ApiKeyId, ...fields }),
    list: (api, external_id) => api.apiKeys.list({ workspace, external_id }),
  },
  organizationKeys: {
    create: (api, fields) =>
      api.organizationKeys.create({ organization, name: 'K', scope: 'read-only', ...fields }),
    update: (api, key_id, fields) =>
      api.organizationKeys.update({ organization, key_id: key_id as ApiKeyId, ...fields }),
    list: (api, external_id) => api.organizationKeys.list({ organization, external_id }),
  },
};

describe.each(Object.entries(INSIDE))('the external id of %s', (_name, { create, update, list }) => {
  it('is set by members, unique for them, and joined with metadata that merges', async () => {
    const external_id = unique('erp');
    const { id = '', ...made } = await create(owner.api, { external_id, metadata: { a: '1', b: '2' } });
    expect(made).toMatchObject({ external_id, metadata: { a: '1', b: '2' } });
    expect(await statusOrCode(create(owner.api, { external_id }))).toBe('already_exists');
    expect((await list(owner.api, external_id)).data).toMatchObject([{ external_id }]);
    const other = unique('erp');
    expect(await update(owner.api, id, { external_id: other, metadata: { a: null, c: '3' } })).toMatchObject({
      external_id: other,
      metadata: { b: '2', c: '3' },
    });
    expect((await list(owner.api, external_id)).data).toEqual([]);
    expect((await create(owner.api, { external_id })).external_id).toBe(external_id);
  });

  it('is apart from that of the operator, which members do not change', async () => {
    const external_id = unique('crm');
    const { id = '' } = await create(operator, { external_id });
    const { id: own = '' } = await create(owner.api, { external_id });
    expect((await list(operator, external_id)).data).toMatchObject([{ id }]);
    expect((await list(owner.api, external_id)).data).toHaveLength(2);
    expect(await statusOrCode(update(owner.api, id, { external_id: null }))).toBe('external_id_forbidden');
    await update(operator, own, { external_id: unique('crm') });
    expect(await statusOrCode(update(owner.api, own, { external_id }))).toBe('external_id_forbidden');
  });
});

describe('the external id of a member', () => {
  it('is changed without the role, and shown in lists, events and to the application', async () => {
    const external_id = unique('hr');
    const fields = { workspace, user_id: admin.id };
    const changed = await owner.api.members.update({ ...fields, external_id, metadata: { desk: '4' } });
    expect(changed).toMatchObject({ role: 'admin', external_id, metadata: { desk: '4' } });
    expect((await owner.api.members.list({ workspace, external_id })).data).toMatchObject([
      { user_id: admin.id },
    ]);
    // What the members have set does not exist for the application.
    expect((await application.members.list({ workspace, external_id })).data).toEqual([]);
    expect((await application.members.get(fields)).external_id).toBe(null);
    const both = await owner.api.members.update({ ...fields, role: 'manager', external_id: null });
    expect(both).toMatchObject({ role: 'manager', external_id: null, metadata: { desk: '4' } });
    await owner.api.members.update({ ...fields, role: 'admin' });
    const inOrganization = { organization, user_id: admin.id, external_id };
    expect((await owner.api.organizationMembers.update(inOrganization)).external_id).toBe(external_id);
  });

  it('comes from the invitation, unless another member has it by then', async () => {
    const external_id = unique('hr');
    const joining = await createUser(server, 'Joining');
    const own = await newWorkspace(owner, [[joining, 'viewer']]);
    await owner.api.members.remove({ workspace: own, user_id: joining.id });
    const invite = (emails: string[]) =>
      owner.api.invitations.create({
        workspace: own,
        emails,
        role: 'viewer',
        external_id,
        metadata: { via: 'import' },
      });
    expect(await statusOrCode(invite([joining.email, outsider.email]))).toBe('invalid_request');
    const accept = async (user: TestUser) => {
      const [sent] = (await invite([user.email])).data;
      expect(sent?.invitation).toMatchObject({ external_id, metadata: { via: 'import' } });
      const { token } = await knownToken(server, sent?.invitation?.id ?? '');
      return user.api.invitations.accept({ token });
    };
    const joined = { external_id, metadata: { via: 'import' } };
    expect((await accept(joining)).member).toMatchObject(joined);
    expect((await owner.api.invitations.list({ workspace: own, external_id })).data).toHaveLength(1);
    expect((await accept(outsider)).member).toMatchObject({ ...joined, external_id: null });
  });
});

describe('the external id of a user', () => {
  it('is set by the operator and its application, at sign-up or later, and by no other caller', async () => {
    const external_id = unique('uid');
    const signUp = {
      email: `${unique('joined')}@example.com`,
      password: PASSWORD,
      name: 'Joined',
      external_id,
    };
    expect(await statusOrCode(server.client().users.signUp(signUp))).toBe('external_id_forbidden');
    const made = await operator.users.signUp(signUp);
    expect(made.external_id).toBe(external_id);
    expect(idsOf(await application.users.list({ external_id }))).toEqual([made.id]);
    const other = { user_id: outsider.id, external_id };
    expect(await statusOrCode(application.users.update(other))).toBe('already_exists');
    const changed = { user_id: outsider.id, external_id: unique('uid'), metadata: { crm: '1' } };
    expect(await application.users.update(changed)).toMatchObject({
      external_id: changed.external_id,
      metadata: { crm: '1' },
    });
    expect((await outsider.api.me.update({ metadata: { note: 'mine' } })).user).toMatchObject({
      external_id: changed.external_id,
      metadata: { crm: '1', note: 'mine' },
    });
    for (const call of [
      () => outsider.api.users.update({ user_id: outsider.id, metadata: {} }),
      () => outsider.api.users.get({ user_id: outsider.id }),
      () => organizationKey.users.list(),
    ])
      expect(await statusOrCode(call())).toBe('insufficient_scope');
  });

  it('is read by an application key that is limited to tenants only of their members', async () => {
    const { secret } = await operator.applicationKeys.create({
      name: 'limited',
      permissions: ['directory:read', 'workspaces:provision'],
      tenants: [organization],
    });
    const { users } = server.client(secret);
    const members = await createUser(server, 'OfOwned');
    await operator.organizationMembers.add({ organization, user_id: members.id });
    expect((await users.get({ user_id: members.id })).id).toBe(members.id);
    expect(await statusOrCode(users.get({ user_id: outsider.id }))).toBe('not_found');
    const listed = (await users.list().toArray({ limit: 100 })).map(({ id }) => id);
    expect(listed).toContain(admin.id);
    expect(listed).not.toContain(outsider.id);
    expect(await expectProblem(users.update({ user_id: members.id, metadata: {} }))).toMatchObject({
      code: 'insufficient_scope',
      detail: 'This application key is limited to tenants. Use an application key without a limit.',
    });
  });
});

describe('ext: in a path', () => {
  const environment = 'sandbox';
  const path = (external_id: string) => `ext:${external_id}`;

  it('names a workspace and a project by the external ids that the caller reaches', async () => {
    const [external_id, ofProject] = [unique('crm'), `${unique('prj')} é:#?%41`];
    const { id } = await application.workspaces.create({ name: 'Customer', external_id });
    const { id: project } = await operator.projects.create({
      workspace: path(external_id),
      name: 'P',
      slug: 'first',
      environment,
      external_id: ofProject,
    });
    const both = { workspace: path(external_id), project: path(ofProject) };
    expect((await operator.projects.get(both)).id).toBe(project);
    const { workspace: named } = both;
    expect((await application.workspaces.get({ workspace: named })).id).toBe(id);
    expect(await statusOrCode(outsider.api.workspaces.get({ workspace: named }))).toBe('not_found');
    expect(await statusOrCode(organizationKey.projects.get(both))).toBe('not_found');
    await operator.members.add({ workspace: id, user_id: outsider.id, role: 'viewer' });
    expect((await outsider.api.workspaces.get({ workspace: named })).id).toBe(id);
    const { api: key } = await createKey(server, operator, { workspace: id });
    expect((await key.projects.get(both)).id).toBe(project);
    expect((await key.projects.update({ ...both, description: 'By the id in the CRM' })).id).toBe(project);
    const { data } = await operator.auditEvents.list({ workspace: id, limit: 1 });
    expect(data[0]?.target.id).toBe(project);
  });

  it('means for the operator what the operator has set, whatever tenants do', async () => {
    const external_id = unique('crm');
    expect(await statusOrCode(operator.workspaces.get({ workspace: path(external_id) }))).toBe('not_found');
    await owned(external_id);
    expect(await statusOrCode(operator.workspaces.get({ workspace: path(external_id) }))).toBe('not_found');
    const { id } = await application.workspaces.create({ name: 'Customer', external_id });
    for (const party of [operator, application])
      expect((await party.workspaces.get({ workspace: path(external_id) })).id).toBe(id);
  });

  it('is ambiguous when the caller reaches two, and never a guess', async () => {
    const external_id = unique('twice');
    const squatted = await owned(external_id);
    const { id } = await application.workspaces.create({ name: 'Customer', external_id });
    const get = (api: Tenantry) => api.workspaces.get({ workspace: path(external_id) });
    // Each reaches one of the two.
    expect((await get(owner.api)).id).toBe(squatted.id);
    expect((await get(organizationKey)).id).toBe(squatted.id);
    await operator.members.add({ workspace: id, user_id: owner.id, role: 'viewer' });
    expect(await statusOrCode(get(owner.api))).toBe('ambiguous_external_id');
    const update = { workspace: path(external_id), name: 'Guessed' };
    expect(await statusOrCode(owner.api.workspaces.update(update))).toBe('ambiguous_external_id');
    expect((await get(organizationKey)).id).toBe(squatted.id);
    // One that is deleted is not reached by what needs a live one.
    await operator.workspaces.delete({
      workspace: id,
      confirm: (await operator.workspaces.get({ workspace: id })).slug,
    });
    expect((await owner.api.projects.list({ workspace: path(external_id) })).data).toEqual([]);
    expect((await operator.workspaces.restore({ workspace: path(external_id) })).id).toBe(id);
  });

  it('is ambiguous for projects only to members who reach both', async () => {
    const external_id = unique('twice');
    const fields = { workspace, name: 'P', environment, external_id } as const;
    const first = await operator.projects.create({ ...fields, slug: unique('prj') });
    const second = await owner.api.projects.create({ ...fields, slug: unique('prj') });
    const member = await createUser(server, 'Member');
    await operator.organizationMembers.add({ organization, user_id: member.id });
    await operator.members.add({ workspace, user_id: member.id, role: 'member' });
    const get = (api: Tenantry) => api.projects.get({ workspace, project: path(external_id) });
    expect(await statusOrCode(get(member.api))).toBe('not_found');
    const joining = { workspace, project: second.id, user_id: member.id };
    await owner.api.projectMembers.set({ ...joining, role: null });
    expect((await get(member.api)).id).toBe(second.id);
    expect((await get(operator)).id).toBe(first.id);
    expect(await statusOrCode(get(owner.api))).toBe('ambiguous_external_id');
  });

  it('is decoded once, and refuses what a path cannot hold', async () => {
    const { url } = server;
    const ask = async (segment: string) => {
      const headers = { authorization: `Bearer ${owner.token}` };
      return (await fetch(`${url}/v1/workspaces/${segment}`, { headers })).status;
    };
    for (const segment of [
      'ext:',
      'ext:.',
      'ext:..',
      'ext:%2E',
      'ext:a%2Fb',
      'ext:a%00b',
      'ext:a%0Ab',
      'ext:a%7F',
    ])
      expect([segment, await ask(segment)]).toEqual([segment, 400]);
    const external_id = unique('50%25');
    await owned(external_id);
    expect(await ask(`ext:${external_id.replace('%', '%25')}`)).toBe(200);
    expect(await ask(`ext:${external_id}`)).toBe(404);
    const long = `${unique('long')}${'é'.repeat(235)}`;
    await owned(long);
    expect(await ask(encodeURIComponent(`ext:${long}`))).toBe(200);
    expect(await ask(`ext:${'x'.repeat(256)}`)).toBe(400);
  });
});

describe('a verification', () => {
  it('names the workspace, the project and the principal by the external ids of the caller', async () => {
    const { secret: gatewaySecret } = await operator.applicationKeys.create({
      name: 'gateway',
      permissions: ['credentials:verify'],
    });
    const gateway = server.client(gatewaySecret);
    const [ofWorkspace, ofProject, ofKey, ofUser, ofMember] = ['ws', 'prj', 'key', 'usr', 'mem'].map(unique);
    const { id, slug } = await operator.workspaces.create({
      name: 'Verified',
      organization,
      external_id: ofWorkspace ?? '',
    });
    const user = await createUser(server, 'Verified');
    await operator.organizationMembers.add({ organization, user_id: user.id });
    const joined = { external_id: ofMember ?? '', metadata: { team: 'blue' } };
    await owner.api.members.add({ workspace: id, user_id: user.id, role: 'admin', ...joined });
    await operator.users.update({ user_id: user.id, external_id: ofUser ?? '', metadata: { crm: 'yes' } });
    const { id: project } = await owner.api.projects.create({
      workspace: id,
      name: 'P',
      slug: unique('prj'),
      environment: 'sandbox',
      external_id: ofProject ?? '',
    });
    const key = await createKey(server, owner.api, {
      workspace: id,
      external_id: ofKey ?? '',
      metadata: { region: 'eu' },
    });
    const ask = (api: Tenantry, credential: string, include?: 'metadata') =>
      api.credentials.verify({
        credential,
        workspace: slug,
        project,
        ...(include && { include: [include] }),
      });
    // The application sees what the operator has set, and nothing that a tenant could have made up.
    expect(await ask(gateway, key.secret)).toMatchObject({
      principal: { external_id: null, metadata: null },
      workspace: { id, slug, external_id: ofWorkspace },
      project: { external_id: null },
    });
    expect(await ask(gateway, user.token, 'metadata')).toMatchObject({
      principal: { external_id: ofUser, metadata: { crm: 'yes' } },
    });
    // The organization sees what it has set.
    expect(await ask(organizationKey, key.secret, 'metadata')).toMatchObject({
      principal: { external_id: ofKey, metadata: { region: 'eu' } },
      workspace: { external_id: ofWorkspace },
      project: { external_id: ofProject },
    });
    expect(await ask(organizationKey, user.token, 'metadata')).toMatchObject({
      principal: { external_id: ofMember, metadata: { team: 'blue' } },
    });
    const verified = await gateway.apiKeys.verify({ key: key.secret, include: ['metadata'] });
    expect(verified).toMatchObject({ valid: true, principal: { metadata: { region: 'eu' } } });
  });
});
