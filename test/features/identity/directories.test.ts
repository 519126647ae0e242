import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  activeDirectory,
  deactivation,
  reactivation,
  type Scim,
  sendScim,
  verifiedDomain,
} from '../../support/scim/directories.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import {
  createTeam,
  createUser,
  expectProblem,
  PASSWORD,
  type TestTeam,
  unique,
} from '../../support/users.ts';

let server: TestServer;
let team: TestTeam;
let domain: string;
let scim: Scim;

beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  team = await createTeam(server);
  domain = await verifiedDomain(server, team.workspaceId);
  scim = await activeDirectory(server, team.people.admin.api, { workspace: team.workspace });
}, 60_000);
afterAll(() => server.stop());

const fresh = (more: object = {}) => {
  const userName = `${unique('p')}@${domain}`;
  return { userName, externalId: unique('ext'), name: { givenName: 'Grace', familyName: 'Hopper' }, ...more };
};
const provision = async (more: object = {}) => {
  const { status, body } = await scim.send('POST', '/Users', fresh(more));
  expect([status, body.detail]).toEqual([201, undefined]);
  return body;
};
const memberOf = async (userName: string) => {
  const row = await server.knex('users').where({ email: userName }).first('id');
  return server
    .knex('members')
    .where({ tenant_id: team.workspaceId, user_id: row?.id ?? '' })
    .first();
};
const link = (id: string) => server.knex('directory_users').where({ id }).first();

/** A member with an account, whose address is in the verified domain, and a key of theirs. */
async function colleague(role: 'member' | 'owner' | 'manager' = 'member') {
  const user = await createUser(server);
  const email = `${unique('c')}@${domain}`;
  await server.knex('users').where({ id: user.id }).update({ email, email_key: email });
  await server.operator.members.add({ workspace: team.workspace, user_id: user.id, role });
  return { ...user, email };
}

describe('a directory', () => {
  it('only reads until a person with a fresh password has activated it', async () => {
    const { admin } = team.people;
    const { workspace } = team;
    const made = await admin.api.directories.create({ workspace, name: unique('idp') });
    expect(made).toMatchObject({
      status: 'draft',
      default_role: 'member',
      masked: expect.stringContaining('tn_scim_'),
    });
    const read = await sendScim(server, made.token, ['GET', '/Users']);
    expect([read.status, read.body.totalResults]).toEqual([200, 0]);
    const write = await sendScim(server, made.token, ['POST', '/Users'], fresh());
    expect([write.status, write.body.status]).toEqual([403, '403']);
    const activate = { workspace, directory_id: made.id };
    const session = await server.client().sessions.create({ email: admin.email, password: PASSWORD });
    await server
      .knex('sessions')
      .where({ id: session.id })
      .update({ reauthenticated_at: new Date(0) });
    const other = server.client(session.token);
    expect((await expectProblem(other.directories.activate(activate))).code).toBe(
      'reauthentication_required',
    );
    await other.sessions.reauthenticate({ password: PASSWORD });
    const active = await other.directories.activate(activate);
    expect(active).toMatchObject({
      status: 'active',
      authority: 'admin',
      activated_by: admin.id,
      manages_owners: false,
    });
    expect((await sendScim(server, made.token, ['POST', '/Users'], fresh())).status).toBe(201);
  });

  it('is activated by no key, reaches owners only by an owner, and makes no owner', async () => {
    const { workspace, people } = team;
    const { id } = await people.admin.api.directories.create({ workspace, name: unique('idp') });
    const which = { workspace, directory_id: id };
    expect((await expectProblem(server.operator.directories.activate(which))).code).toBe(
      'insufficient_scope',
    );
    const asAdmin = people.admin.api.directories.activate({ ...which, manages_owners: true });
    expect((await expectProblem(asAdmin)).code).toBe('privilege_escalation');
    const active = await people.owner.api.directories.activate({ ...which, manages_owners: true });
    expect(active).toMatchObject({ authority: 'owner', manages_owners: true });
    const owners = people.admin.api.directories.update({ ...which, default_role: 'owner' });
    expect((await expectProblem(owners)).code).toBe('invalid_request');
  });

  it('has at most two live tokens, and shows who uses the previous one', async () => {
    const { workspace, people } = team;
    const { api } = people.admin;
    const made = await api.directories.create({ workspace, name: unique('idp') });
    const which = { workspace, directory_id: made.id };
    const ask = async (token: string) => (await sendScim(server, token, ['GET', '/Users'])).status;
    const rotated = await api.directories.rotateToken(which);
    expect([await ask(made.token), await ask(rotated.token)]).toEqual([200, 200]);
    expect((await api.directories.get(which)).rotation?.previous_uses).toBe(1);
    expect((await expectProblem(api.directories.rotateToken(which))).code).toBe('rotation_in_progress');
    await api.directories.finishRotation(which);
    expect([await ask(made.token), await ask(rotated.token)]).toEqual([401, 200]);
    expect((await expectProblem(api.directories.finishRotation(which))).code).toBe('invalid_state');
    await api.directories.delete(which);
    expect(await ask(rotated.token)).toBe(401);
  });

  it('has an allowlist of its own, and not that of the workspace', async () => {
    const { workspace, people } = team;
    const made = await people.admin.api.directories.create({
      workspace,
      name: unique('idp'),
      ip_allowlist: ['203.0.113.7'],
    });
    const refused = await sendScim(server, made.token, ['GET', '/Users']);
    expect([refused.status, refused.headers.get('content-type')]).toEqual([403, 'application/scim+json']);
    await people.admin.api.directories.update({ workspace, directory_id: made.id, ip_allowlist: [] });
    expect((await sendScim(server, made.token, ['GET', '/Users'])).status).toBe(200);
  });

  it('has a name of its own, and there are at most 10', async () => {
    const { api, workspace } = await createUser(server);
    const name = unique('idp');
    await api.directories.create({ workspace, name });
    expect((await expectProblem(api.directories.create({ workspace, name }))).code).toBe('already_exists');
    for (let count = 1; count < 10; count += 1)
      await api.directories.create({ workspace, name: unique('idp') });
    const eleventh = api.directories.create({ workspace, name: unique('idp') });
    expect((await expectProblem(eleventh)).code).toBe('limit_reached');
    expect((await api.directories.list({ workspace })).data).toHaveLength(10);
  });
});

describe('provisioning', () => {
  it('makes an account and a member, who is not changed by hand', async () => {
    const made = await provision();
    expect(made).toMatchObject({ active: true, meta: { resourceType: 'User', version: 'W/"2"' } });
    const member = await memberOf(made.userName);
    expect(member).toMatchObject({ role: 'member', status: 'active', managed_by: scim.directoryId });
    const account = await server
      .knex('users')
      .where({ id: member?.user_id ?? '' })
      .first();
    expect(account).toMatchObject({
      name: 'Grace Hopper',
      password_hash: null,
      email_verified_at: expect.any(Date),
    });
    const { workspace, people } = team;
    const which = { workspace, user_id: member?.user_id as never };
    const { members } = people.owner.api;
    for (const change of [
      () => members.update({ ...which, role: 'viewer' }),
      () => members.deactivate(which),
      () => members.remove(which),
    ])
      expect((await expectProblem(change())).code).toBe('managed_by_directory');
    await scim.send('PATCH', `/Users/${made.id}`, deactivation);
    expect((await expectProblem(members.reactivate(which))).code).toBe('managed_by_directory');
    expect((await members.update({ ...which, metadata: { desk: '7' } })).metadata).toEqual({ desk: '7' });
  });

  it('links the account with the address, and never changes it', async () => {
    const user = await colleague();
    const made = await provision({ userName: user.email, displayName: 'Another Name' });
    expect(await link(made.id)).toMatchObject({ user_id: user.id, state: 'active' });
    const before = await server.knex('users').where({ id: user.id }).first();
    await scim.send('PATCH', `/Users/${made.id}`, {
      Operations: [
        { op: 'replace', path: 'userName', value: `${unique('new')}@${domain}` },
        { op: 'add', path: 'emails[type eq "work"].value', value: `${unique('new')}@${domain}` },
      ],
    });
    expect(await server.knex('users').where({ id: user.id }).first()).toEqual(before);
  });

  it.each([
    [
      'an address of another domain',
      { userName: 'grace@elsewhere.example' },
      /domain elsewhere.example is not verified/,
    ],
    ['a subdomain', () => ({ userName: `grace@mail.${domain}` }), /is not verified/],
    ['no address', { userName: 'grace' }, /e-mail address/],
    ['two addresses in one', () => ({ userName: `grace@evil.example@${domain}` }), /e-mail address/],
  ])('refuses %s with a sentence for the log of the provider', async (_, more, sentence) => {
    const { status, body } = await scim.send(
      'POST',
      '/Users',
      fresh(typeof more === 'function' ? more() : more),
    );
    expect([status, body.status, body.scimType]).toEqual([400, '400', 'invalidValue']);
    expect(body.detail).toMatch(sentence);
  });

  it('refuses an account whose address is not confirmed', async () => {
    const email = `${unique('squat')}@${domain}`;
    await server
      .client()
      .users.signUp({ email, password: PASSWORD, name: 'S', workspace: { name: 'S', slug: unique('ws') } });
    const { status, body } = await scim.send('POST', '/Users', fresh({ userName: email }));
    expect([status, body.scimType]).toEqual([400, 'invalidValue']);
    expect(body.detail).toMatch(/not confirmed/);
  });

  it('refuses a userName and an address that another entry has', async () => {
    const made = await provision();
    const again = await scim.send('POST', '/Users', fresh({ userName: made.userName.toUpperCase() }));
    expect([again.status, again.body.scimType]).toEqual([409, 'uniqueness']);
    const address = await scim.send(
      'POST',
      '/Users',
      fresh({ userName: unique('u'), emails: [{ value: made.userName }] }),
    );
    expect([address.status, address.body.scimType]).toEqual([409, 'uniqueness']);
  });

  it('adds no person who has left', async () => {
    const user = await colleague();
    await user.api.members.remove({ workspace: team.workspace, user_id: user.id });
    const { status, body } = await scim.send('POST', '/Users', fresh({ userName: user.email }));
    expect([status, body.scimType]).toEqual([400, 'invalidValue']);
  });
});

describe('deactivation', () => {
  it('ends keys and access before the answer, and says what ended; activation brings role and projects back', async () => {
    const user = await colleague();
    const { workspace, project } = team;
    const admin = team.people.admin.api;
    await admin.projectMembers.set({ workspace, project: project.slug, user_id: user.id, role: 'manager' });
    const key = await user.api.apiKeys.create({ workspace, name: 'k', kind: 'user', scope: 'read-only' });
    const made = await provision({ userName: user.email });
    const path = `/Users/${made.id}`;
    const off = await scim.send('PATCH', path, deactivation);
    expect(off.status).toBe(200);
    expect(off.body['urn:tenantry:params:scim:2.0:Receipt']).toMatchObject({
      state: 'inactive',
      keysRevoked: 1,
    });
    expect((await expectProblem(server.client(key.secret).projects.list({ workspace }))).status).toBe(401);
    expect((await expectProblem(user.api.projects.list({ workspace }))).code).toBe('member_deactivated');
    const { data } = await server.operator.events.list({ workspace, type: 'directory.user_deactivated' });
    expect(data[0]?.data).toMatchObject({ removed: false, receipt: { api_keys: [{ id: key.id }] } });
    const again = await scim.send('PATCH', path, deactivation);
    expect(again.body).toEqual(off.body);
    const on = await scim.send('PATCH', path, reactivation);
    expect(on.body).toMatchObject({
      active: true,
      'urn:tenantry:params:scim:2.0:Receipt': {},
    });
    expect(await user.api.projects.get({ workspace, project: project.slug })).toMatchObject({
      slug: project.slug,
    });
    expect((await expectProblem(server.client(key.secret).projects.list({ workspace }))).status).toBe(401);
  });

  it('by DELETE ends the membership, and a later entry with the externalId finds the account again', async () => {
    const made = await provision();
    const path = `/Users/${made.id}`;
    const userId = (await memberOf(made.userName))?.user_id;
    expect((await scim.send('DELETE', path)).status).toBe(204);
    expect(await memberOf(made.userName)).toBeUndefined();
    expect((await scim.send('GET', path)).status).toBe(404);
    const back = await provision({ userName: 'no address', externalId: made.externalId });
    expect(await server.knex('directory_users').where({ id: back.id }).first()).toMatchObject({
      user_id: userId,
    });
  });

  it('of people above the directory is answered with 200, and left to an owner', async () => {
    const owner = await colleague('owner');
    const made = await provision({ userName: owner.email });
    const off = await scim.send('PATCH', `/Users/${made.id}`, deactivation);
    expect([off.status, off.body['urn:tenantry:params:scim:2.0:Receipt']]).toEqual([
      200,
      { state: 'pending_owner' },
    ]);
    const { workspace, people } = team;
    expect((await owner.api.members.get({ workspace, user_id: owner.id })).role).toBe('owner');
    const mails = await server.knex('mails').where({ template: 'directory_conflict' });
    expect(mails.length).toBeGreaterThan(0);
    const which = { workspace, directory_id: scim.directoryId as never };
    const pending = await people.admin.api.directoryUsers.list({ ...which, state: 'pending_owner' });
    expect(pending.data.map(({ user_id }) => user_id)).toContain(owner.id);
    expect((await scim.send('DELETE', `/Users/${made.id}`)).status).toBe(204);
    expect((await owner.api.members.get({ workspace, user_id: owner.id })).status).toBe('active');
  });

  it('of the last owner ends access, and leaves the ownership on paper', async () => {
    const owner = await createUser(server);
    const { workspace } = owner;
    const { id } = await owner.api.workspaces.get({ workspace });
    const own = await verifiedDomain(server, id);
    const email = `${unique('o')}@${own}`;
    await server.knex('users').where({ id: owner.id }).update({ email, email_key: email });
    const directory = await activeDirectory(server, owner.api, { workspace }, { managesOwners: true });
    const { body } = await directory.send('POST', '/Users', { userName: email });
    const off = await directory.send('PATCH', `/Users/${body.id}`, deactivation);
    expect(off.body['urn:tenantry:params:scim:2.0:Receipt']).toMatchObject({ state: 'suspended' });
    expect((await directory.send('DELETE', `/Users/${body.id}`)).status).toBe(204);
    expect((await expectProblem(owner.api.workspaces.get({ workspace }))).code).toBe('member_deactivated');
    const member = await server.knex('members').where({ tenant_id: id, user_id: owner.id }).first();
    expect(member).toMatchObject({ role: 'owner', status: 'deactivated' });
  });
});

describe('a directory of an organization', () => {
  it('ends the memberships in the workspaces that it owns, and brings them back', async () => {
    const owner = await createUser(server);
    const organization = unique('org');
    const { id } = await owner.api.organizations.create({ name: 'O', slug: organization });
    const own = await verifiedDomain(server, id);
    const workspace = unique('ws');
    await owner.api.workspaces.create({ name: 'W', slug: workspace, organization });
    const project = await owner.api.projects.create({
      workspace,
      name: 'P',
      slug: 'prj',
      environment: 'sandbox',
    });
    const directory = await activeDirectory(server, owner.api, { organization });
    const userName = `${unique('p')}@${own}`;
    const { body } = await directory.send('POST', '/Users', { userName, externalId: 'x' });
    const { data } = await owner.api.organizationDirectoryUsers.list({
      organization,
      directory_id: directory.directoryId as never,
    });
    const user_id = data[0]?.user_id as never;
    await owner.api.members.add({ workspace, user_id, role: 'manager' });
    await owner.api.projectMembers.set({ workspace, project: 'prj', user_id, role: 'viewer' });
    const off = await directory.send('PATCH', `/Users/${body.id}`, deactivation);
    expect(off.body['urn:tenantry:params:scim:2.0:Receipt']).toMatchObject({
      state: 'inactive',
      workspacesLeft: 1,
    });
    expect((await expectProblem(owner.api.members.get({ workspace, user_id }))).status).toBe(404);
    await directory.send('PATCH', `/Users/${body.id}`, reactivation);
    expect((await owner.api.members.get({ workspace, user_id })).role).toBe('manager');
    expect(await owner.api.organizationMembers.get({ organization, user_id })).toMatchObject({
      role: 'member',
    });
    const rows = await server.knex('project_members').where({ project_id: project.id, user_id });
    expect(rows).toMatchObject([{ role: 'viewer' }]);
    for (const change of [
      () => owner.api.organizationMembers.update({ organization, user_id, role: 'admin' }),
      () => owner.api.organizationMembers.remove({ organization, user_id }),
    ])
      expect((await expectProblem(change())).code).toBe('managed_by_directory');
  });
});
