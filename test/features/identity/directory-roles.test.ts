import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tenantry } from '../../../sdk/src/index.ts';
import {
  activeDirectory,
  deactivation,
  reactivation,
  type Scim,
  verifiedDomain,
} from '../../support/scim/directories.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createTeam, createUser, expectProblem, type TestTeam, unique } from '../../support/users.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
}, 60_000);
afterAll(() => server.stop());

interface Mapping {
  group_id: string;
  role: string;
  workspace_id?: string;
  project_id?: string;
}
type Place = { workspace: string } | { organization: string };

/** Plans mappings, and applies the plan. */
async function map(api: Tenantry, place: Place, { directoryId }: Scim, role_mappings: Mapping[]) {
  const body = { directory_id: directoryId as never, role_mappings };
  if ('organization' in place) {
    const { digest } = await api.organizationDirectories.plan({ ...place, ...body });
    return api.organizationDirectories.apply({ ...place, ...body, digest });
  }
  const { digest } = await api.directories.plan({ ...place, ...body });
  return api.directories.apply({ ...place, ...body, digest });
}

const createProject = (api: Tenantry, workspace: string) =>
  api.projects.create({ workspace, name: 'P', slug: unique('prj'), environment: 'sandbox' });

async function person(scim: Scim, domain: string) {
  const { status, body } = await scim.send('POST', '/Users', { userName: `${unique('p')}@${domain}` });
  expect([status, body.detail]).toEqual([201, undefined]);
  const row = await server.knex('directory_users').where({ id: body.id }).first('user_id');
  return { id: body.id as string, user_id: row?.user_id as never };
}
async function group(scim: Scim, ...members: string[]): Promise<string> {
  const fields = { displayName: unique('Group'), members: members.map((value) => ({ value })) };
  return (await scim.send('POST', '/Groups', fields)).body.id;
}
const join = (scim: Scim, id: string, ...members: string[]) =>
  scim.send('PATCH', `/Groups/${id}`, { Operations: [{ op: 'add', path: 'members', value: members }] });
const leave = (scim: Scim, id: string, ...members: string[]) =>
  scim.send('PATCH', `/Groups/${id}`, { Operations: [{ op: 'remove', path: 'members', value: members }] });

async function company() {
  const owner = await createUser(server);
  const { id: organization } = await owner.api.organizations.create({ name: 'O' });
  const domain = await verifiedDomain(server, organization);
  const workspace = () => owner.api.workspaces.create({ name: 'W', slug: unique('ws'), organization });
  const [first, second] = [await workspace(), await workspace()];
  const scim = await activeDirectory(server, owner.api, { organization });
  return { owner, organization, domain, scim, first, second };
}

describe('a directory of a workspace', () => {
  let team: TestTeam;
  let domain: string;
  let scim: Scim;
  let admin: Tenantry;
  beforeAll(async () => {
    team = await createTeam(server);
    admin = team.people.admin.api;
    domain = await verifiedDomain(server, team.workspaceId);
    scim = await activeDirectory(server, admin, { workspace: team.workspace });
  });
  const roleOf = async (user_id: string) =>
    (await admin.members.get({ workspace: team.workspace, user_id: user_id as never })).role;
  const place = () => ({ workspace: team.workspace });

  it('a directory gives the role of the first mapping, and removes it with the group', async () => {
    const { id, user_id } = await person(scim, domain);
    const [managers, viewers] = [await group(scim, id), await group(scim)];
    const made = await map(admin, place(), scim, [
      { group_id: viewers, role: 'viewer' },
      { group_id: managers, role: 'manager' },
    ]);
    expect(made).toMatchObject({
      counts: { change: 1, kept: 0 },
      changes: [
        { directory_user_id: id, user_id, from: 'member', to: 'manager', reason: 'mapping', obstacle: null },
      ],
    });
    expect(await roleOf(user_id)).toBe('manager');
    await join(scim, viewers, id);
    expect(await roleOf(user_id)).toBe('viewer');
    await leave(scim, viewers, id);
    expect(await roleOf(user_id)).toBe('manager');
    await scim.send('DELETE', `/Groups/${managers}`);
    expect(await roleOf(user_id)).toBe('member');
    const { role_mappings } = await admin.directories.get({
      ...place(),
      directory_id: scim.directoryId as never,
    });
    expect(role_mappings).toEqual([
      { group_id: viewers, role: 'viewer', workspace_id: null, project_id: null },
    ]);
    const { data } = await server.operator.events.list({ ...place(), type: 'directory.role_changed' });
    expect(data[0]?.data).toMatchObject({
      directory_user: { id },
      changes: [{ from: 'manager', to: 'member', reason: 'default_role', group_id: null }],
    });
  });

  it('a directory changes no role without a mapping, and a mapped role cannot be changed by hand', async () => {
    const [free, bound] = [await person(scim, domain), await person(scim, domain)];
    const members = await group(scim, bound.id);
    await map(admin, place(), scim, [{ group_id: members, role: 'viewer' }]);
    expect([await roleOf(free.user_id), await roleOf(bound.user_id)]).toEqual(['member', 'viewer']);
    const byHand = admin.members.update({ ...place(), user_id: bound.user_id, role: 'manager' });
    expect((await expectProblem(byHand)).code).toBe('managed_by_directory');
  });

  it('a directory gives roles in projects, which cannot be changed by hand', async () => {
    const { id, user_id } = await person(scim, domain);
    const project = await createProject(admin, team.workspace);
    const in_project = await group(scim, id);
    await map(admin, place(), scim, [{ group_id: in_project, role: 'admin', project_id: project.id }]);
    const which = { ...place(), project: project.slug, user_id };
    const list = async () => (await admin.projectMembers.list({ ...place(), project: project.slug })).data;
    expect((await list()).find((one) => one.user_id === user_id)).toMatchObject({ role: 'admin' });
    for (const change of [
      () => admin.projectMembers.set({ ...which, role: 'viewer' }),
      () => admin.projectMembers.remove(which),
    ])
      expect((await expectProblem(change())).code).toBe('managed_by_directory');
    await leave(scim, in_project, id);
    expect((await list()).map((one) => one.user_id)).not.toContain(user_id);
  });

  it('a person who returns gets the roles of their current groups', async () => {
    const { id, user_id } = await person(scim, domain);
    const managers = await group(scim, id);
    await map(admin, place(), scim, [{ group_id: managers, role: 'manager' }]);
    await scim.send('PATCH', `/Users/${id}`, deactivation);
    await scim.send('PATCH', `/Users/${id}`, reactivation);
    expect(await roleOf(user_id)).toBe('manager');
    await scim.send('PATCH', `/Users/${id}`, deactivation);
    await leave(scim, managers, id);
    await scim.send('PATCH', `/Users/${id}`, reactivation);
    expect(await roleOf(user_id)).toBe('member');
  });

  it('a directory cancels invitations that the new role of a person does not allow', async () => {
    const { id, user_id } = await person(scim, domain);
    const managers = await group(scim, id);
    await map(admin, place(), scim, [{ group_id: managers, role: 'manager' }]);
    const email = `${unique('i')}@elsewhere.example`;
    await admin.invitations.create({ ...place(), emails: [email], role: 'member' });
    await server.knex('invitations').where({ email }).update({ invited_by: user_id });
    await leave(scim, managers, id);
    expect((await server.knex('invitations').where({ email }).first())?.status).toBe('cancelled');
  });

  it('a directory never gives a role above its activator or the caller, and makes no owner', async () => {
    const { id, user_id } = await person(scim, domain);
    const boss = await group(scim, id);
    const plan = (role: string, more: object = {}) =>
      admin.directories.plan({
        ...place(),
        directory_id: scim.directoryId as never,
        role_mappings: [{ group_id: boss, role, ...more }],
      });
    expect((await expectProblem(plan('owner'))).code).toBe('invalid_request');
    for (const wrong of [{ group_id: 'dgr_x' }, { workspace_id: team.workspaceId }, { project_id: 'prj_x' }])
      expect((await expectProblem(plan('viewer', wrong))).code).toBe('invalid_request');
    const twice = { group_id: boss, role: 'viewer' };
    const doubled = admin.directories.plan({
      ...place(),
      directory_id: scim.directoryId as never,
      role_mappings: [twice, twice],
    });
    expect((await expectProblem(doubled)).code).toBe('invalid_request');
    // An owner's directory may give the role of admins; an admin's authority that has shrunk may not.
    await server.knex('directories').where({ id: scim.directoryId }).update({ authority: 'viewer' });
    expect((await expectProblem(plan('admin'))).code).toBe('privilege_escalation');
    await server.knex('directories').where({ id: scim.directoryId }).update({ authority: 'admin' });
    await map(admin, place(), scim, [{ group_id: boss, role: 'admin' }]);
    expect(await roleOf(user_id)).toBe('admin');
  });

  it('a directory does not change owners and people of another source, and the plan says so', async () => {
    const owner = await createUser(server);
    const email = `${unique('o')}@${domain}`;
    await server.knex('users').where({ id: owner.id }).update({ email, email_key: email });
    await server.operator.members.add({ ...place(), user_id: owner.id, role: 'owner' });
    const { body } = await scim.send('POST', '/Users', { userName: email });
    const viewers = await group(scim, body.id);
    const { counts, changes } = await map(admin, place(), scim, [{ group_id: viewers, role: 'viewer' }]);
    expect([counts.kept, changes.find(({ user_id }) => user_id === owner.id)]).toMatchObject([
      1,
      { from: 'owner', to: 'viewer', obstacle: 'owner' },
    ]);
    expect(await roleOf(owner.id)).toBe('owner');
  });

  it('directories.apply accepts only the digest of the current plan', async () => {
    const { id } = await person(scim, domain);
    const viewers = await group(scim);
    const body = {
      ...place(),
      directory_id: scim.directoryId as never,
      role_mappings: [{ group_id: viewers, role: 'viewer' }],
    };
    const { digest } = await admin.directories.plan(body);
    await join(scim, viewers, id);
    expect((await expectProblem(admin.directories.apply({ ...body, digest }))).code).toBe('stale_plan');
    const { digest: next } = await admin.directories.plan(body);
    const { response } = await admin.directories.apply({ ...body, digest: next }).withResponse();
    expect(response.headers.has('server-timing')).toBe(true);
    expect((await admin.directories.plan(body)).counts).toEqual({ change: 0, kept: expect.any(Number) });
  });

  it('members can be changed by hand after their directory is deleted', async () => {
    const other = await activeDirectory(server, admin, place());
    const { id, user_id } = await person(other, domain);
    const project = await createProject(admin, team.workspace);
    const viewers = await group(other, id);
    await map(admin, place(), other, [
      { group_id: viewers, role: 'viewer' },
      { group_id: viewers, role: 'admin', project_id: project.id },
    ]);
    await admin.directories.delete({ ...place(), directory_id: other.directoryId as never });
    expect((await admin.members.update({ ...place(), user_id, role: 'manager' })).role).toBe('manager');
    await admin.projectMembers.set({ ...place(), project: project.slug, user_id, role: 'viewer' });
  });
});

describe('a directory of an organization', () => {
  it('a directory of an organization gives and removes roles in its workspaces and projects', async () => {
    const { owner, organization, domain, scim, first, second } = await company();
    const { api } = owner;
    const project = await createProject(api, first.slug);
    const { id, user_id } = await person(scim, domain);
    const staff = await group(scim, id);
    const made = await map(api, { organization }, scim, [
      { group_id: staff, role: 'admin' },
      { group_id: staff, role: 'manager', workspace_id: first.id },
      { group_id: staff, role: 'viewer', workspace_id: first.id, project_id: project.id },
      { group_id: staff, role: 'viewer', workspace_id: second.id },
    ]);
    expect(made.counts).toEqual({ change: 4, kept: 0 });
    const rolesNow = async () => [
      (await api.organizationMembers.get({ organization, user_id })).role,
      ...(
        await server
          .knex('members')
          .whereIn('tenant_id', [first.id, second.id])
          .where({ user_id })
          .orderBy('role')
      ).map(({ role }) => role),
      ...(await server.knex('project_members').where({ user_id })).map(({ role }) => role),
    ];
    expect(await rolesNow()).toEqual(['admin', 'manager', 'viewer', 'viewer']);
    const byHand = api.members.update({ workspace: first.slug, user_id, role: 'viewer' });
    expect((await expectProblem(byHand)).code).toBe('managed_by_directory');
    const key = { tenant_id: first.id, id: `key_${'0'.repeat(26)}` };
    await server.knex('api_keys').insert({
      ...key,
      kind: 'user',
      name: 'k',
      scope: 'read-only',
      user_id,
      masked: 'x',
    } as never);
    await leave(scim, staff, id);
    expect(await rolesNow()).toEqual(['member']);
    expect((await server.knex('api_keys').where(key).first())?.revoked_at).not.toBeNull();
    const { data } = await server.operator.events.list({ workspace: first.slug, type: 'member.removed' });
    expect(data).toHaveLength(1);
  });

  it('a directory of an organization maps only into workspaces that the organization owns', async () => {
    const { owner, organization, domain, scim, first } = await company();
    const { id, user_id } = await person(scim, domain);
    const staff = await group(scim, id);
    const stranger = await createUser(server);
    const foreign = await stranger.api.workspaces.get({ workspace: stranger.workspace });
    const plan = (more: object) =>
      owner.api.organizationDirectories.plan({
        organization,
        directory_id: scim.directoryId as never,
        role_mappings: [{ group_id: staff, role: 'viewer', ...more }],
      });
    for (const wrong of [{ workspace_id: foreign.id }, { role: 'manager' }, { project_id: 'prj_x' }])
      expect([400, 404]).toContain((await expectProblem(plan(wrong))).status);
    await map(owner.api, { organization }, scim, [
      { group_id: staff, role: 'viewer', workspace_id: first.id },
    ]);
    await server.knex('workspaces').where({ id: first.id }).update({ organization_id: null });
    const member = () => server.knex('members').where({ tenant_id: first.id, user_id }).first();
    expect(await member()).toMatchObject({ role: 'viewer', managed_by: null });
    await leave(scim, staff, id);
    expect(await member()).toMatchObject({ role: 'viewer' });
  });

  it('a person who returns gets the roles in workspaces that their current groups give', async () => {
    const { owner, organization, domain, scim, first, second } = await company();
    const { id, user_id } = await person(scim, domain);
    const [one, two] = [await group(scim, id), await group(scim, id)];
    await map(owner.api, { organization }, scim, [
      { group_id: one, role: 'viewer', workspace_id: first.id },
      { group_id: two, role: 'manager', workspace_id: second.id },
    ]);
    await scim.send('PATCH', `/Users/${id}`, deactivation);
    await leave(scim, two, id);
    await scim.send('PATCH', `/Users/${id}`, reactivation);
    const rows = await server.knex('members').where({ user_id }).whereIn('tenant_id', [first.id, second.id]);
    expect(rows).toMatchObject([{ tenant_id: first.id, role: 'viewer', managed_by: scim.directoryId }]);
  });

  it('a directory that an admin activated changes no admin of the organization', async () => {
    const { owner, organization, domain } = await company();
    const colleague = await createUser(server);
    await server.operator.organizationMembers.add({ organization, user_id: colleague.id, role: 'admin' });
    const scim = await activeDirectory(server, colleague.api, { organization });
    const { id } = await person(scim, domain);
    const staff = await group(scim, id);
    const asAdmin = map(colleague.api, { organization }, scim, [{ group_id: staff, role: 'admin' }]);
    expect((await expectProblem(asAdmin)).code).toBe('privilege_escalation');
    const asOwner = map(owner.api, { organization }, scim, [{ group_id: staff, role: 'admin' }]);
    expect((await expectProblem(asOwner)).code).toBe('privilege_escalation');
    // The directory of an owner may, and an admin may not make it.
    const ofOwner = await activeDirectory(server, owner.api, { organization });
    const members = await group(ofOwner, (await person(ofOwner, domain)).id);
    const byAdmin = map(colleague.api, { organization }, ofOwner, [{ group_id: members, role: 'admin' }]);
    expect((await expectProblem(byAdmin)).code).toBe('privilege_escalation');
    const stale = owner.api.organizationDirectories.apply({
      organization,
      directory_id: ofOwner.directoryId as never,
      role_mappings: [{ group_id: members, role: 'admin' }],
      digest: 'x'.repeat(43),
    });
    expect((await expectProblem(stale)).code).toBe('stale_plan');
  });
});

describe('a change of a group', () => {
  it('a change of a group takes a fixed number of statements, regardless of the number of people', async () => {
    const { owner, organization, domain, scim, first } = await company();
    const people: string[] = [];
    for (let count = 0; count < 14; count += 1) people.push((await person(scim, domain)).id);
    const staff = await group(scim);
    await map(owner.api, { organization }, scim, [
      { group_id: staff, role: 'admin' },
      { group_id: staff, role: 'manager', workspace_id: first.id },
    ]);
    const counted = async (run: () => Promise<unknown>) => {
      let statements = 0;
      const count = () => {
        statements += 1;
      };
      server.knex.client.on('query', count);
      await run();
      server.knex.client.off('query', count);
      return statements;
    };
    const [warm = '', alone = '', ...others] = people;
    await join(scim, staff, warm);
    await leave(scim, staff, warm);
    // The log and the memory of facts add a few statements at any time, fewer than there are people.
    const one = await counted(() => join(scim, staff, alone));
    expect(await counted(() => join(scim, staff, ...others))).toBeLessThan(one + others.length);
    const last = await counted(() => leave(scim, staff, alone));
    expect(await counted(() => leave(scim, staff, ...others))).toBeLessThan(last + others.length);
    expect(one).toBeGreaterThan(0);
  });
});
