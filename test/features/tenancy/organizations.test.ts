import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idsOf, statusesOrCodes, statusOrCode } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { organizationInvitationTo } from '../../support/tokens.ts';
import {
  createUser,
  expectProblem,
  newWorkspace,
  PASSWORD,
  type TestUser,
  unique,
} from '../../support/users.ts';

let server: TestServer;
let ada: TestUser;
let bob: TestUser;
let eve: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  [ada, bob, eve] = await Promise.all([
    createUser(server, 'Ada'),
    createUser(server, 'Bob'),
    createUser(server, 'Eve'),
  ]);
});
afterAll(() => server.stop());

/** An organization of Ada's, with others in it. */
async function organization(members: ReadonlyArray<readonly [TestUser, 'owner' | 'admin' | 'member']> = []) {
  const made = await ada.api.organizations.create({ name: 'Globex', slug: unique('org') });
  for (const [{ id }, role] of members) {
    await server.operator.organizationMembers.add({ organization: made.id, user_id: id, role });
  }
  return made;
}

describe('an organization', () => {
  it('belongs to whoever creates it, and is seen by its members only', async () => {
    const { id, slug } = await organization([[bob, 'member']]);
    expect(await ada.api.organizations.get({ organization: slug })).toMatchObject({ id, archived_at: null });
    expect(await ada.api.organizationMembers.get({ organization: id, user_id: ada.id })).toMatchObject({
      role: 'owner',
    });
    expect(idsOf(await bob.api.organizations.list({}))).toContain(id);
    expect(idsOf(await eve.api.organizations.list({}))).not.toContain(id);
    expect(idsOf(await server.operator.organizations.list({}))).toContain(id);
    const stranger = await expectProblem(eve.api.organizations.get({ organization: slug }));
    const nobody = await expectProblem(eve.api.organizations.get({ organization: unique('org') }));
    expect([stranger.status, stranger.code, stranger.detail]).toEqual([404, nobody.code, nobody.detail]);
  });

  it('gets a slug from its name, and keeps former ones', async () => {
    const { id, slug } = await ada.api.organizations.create({ name: `Şirket ${unique('x')}` });
    expect(slug).toMatch(/^sirket-x-/);
    const renamed = unique('new');
    await ada.api.organizations.update({ organization: slug, slug: renamed });
    expect(await ada.api.organizations.get({ organization: slug })).toMatchObject({ id, slug: renamed });
    expect(await statusOrCode(bob.api.organizations.create({ name: 'Other', slug }))).toBe('slug_taken');
    // Slugs of workspaces are another matter.
    await ada.api.workspaces.create({ name: 'Other', slug });
  });

  it('is not the less of two changes made at once', async () => {
    const { id, etag } = await organization();
    const rename = (name: string) =>
      ada.api.organizations.update({ organization: id, name }, { headers: { 'If-Match': etag } });
    expect(await statusesOrCodes(rename('One'), rename('Two'))).toEqual(['precondition_failed', 'served']);
  });

  it('can be named for somebody by the operator alone', async () => {
    const made = await server.operator.organizations.create({ name: 'Made', owner_id: bob.id });
    expect(idsOf(await bob.api.organizations.list({}))).toContain(made.id);
    expect(await statusOrCode(ada.api.organizations.create({ name: 'Made', owner_id: bob.id }))).toBe(
      'invalid_request',
    );
  });

  it('is archived for 30 days, when nobody but its owners sees it, and comes back', async () => {
    const { id, slug } = await organization([[bob, 'admin']]);
    const remove = (api = ada.api, confirm = slug) => api.organizations.delete({ organization: id, confirm });
    expect(await statusOrCode(remove(bob.api))).toBe('insufficient_role');
    expect(await statusOrCode(remove(ada.api, 'other'))).toBe('invalid_request');
    const { archived_at, purge_at } = await remove();
    expect(Date.parse(purge_at ?? '') - Date.parse(archived_at ?? '')).toBe(30 * 86_400_000);
    expect(await statusOrCode(ada.api.organizationMembers.list({ organization: id }))).toBe('not_found');
    expect(idsOf(await ada.api.organizations.list({}))).not.toContain(id);
    expect(idsOf(await ada.api.organizations.list({ archived: true }))).toContain(id);
    expect(await statusOrCode(bob.api.organizations.restore({ organization: id }))).toBe('insufficient_role');
    expect(await ada.api.organizations.restore({ organization: id })).toMatchObject({ archived_at: null });
    expect(await statusOrCode(ada.api.organizations.restore({ organization: id }))).toBe('invalid_state');
    expect((await bob.api.organizationMembers.list({ organization: id })).data).toHaveLength(2);
  });

  it('is destroyed with everything in it when the time is over', async () => {
    const { id, slug } = await organization([[bob, 'member']]);
    await ada.api.organizations.delete({ organization: id, confirm: slug });
    await server
      .knex('organizations')
      .where({ id })
      .update({ archived_at: new Date(Date.now() - 31 * 86_400_000) });
    const purged = async () => {
      // Again and again: one that is running says at its end when it runs next.
      await server.knex('jobs').where({ name: 'purge' }).update({ next_run_at: new Date() });
      return server.knex('tenants').where({ id }).first();
    };
    await expect.poll(purged, { timeout: 20_000, interval: 500 }).toBeUndefined();
    expect(await server.knex('members').where({ tenant_id: id })).toEqual([]);
  });
});

describe('members of an organization', () => {
  it('are added by the operator, as members unless said otherwise', async () => {
    const { id } = await organization([[bob, 'admin']]);
    const added = await server.operator.organizationMembers.add({
      organization: id,
      email: eve.email.toUpperCase(),
    });
    expect(added).toMatchObject({ user_id: eve.id, role: 'member', status: 'active' });
    const again = { organization: id, user_id: eve.id };
    expect(await statusOrCode(bob.api.organizationMembers.add(again))).toBe('already_exists');
    const carl = await createUser(server, 'Carl');
    expect(await statusOrCode(eve.api.organizationMembers.add({ organization: id, user_id: carl.id }))).toBe(
      'insufficient_role',
    );
    expect(
      await statusOrCode(
        bob.api.organizationMembers.add({ organization: id, user_id: carl.id, role: 'owner' }),
      ),
    ).toBe('privilege_escalation');
    expect((await eve.api.organizationMembers.list({ organization: id })).data).toHaveLength(3);
    expect((await eve.api.organizationMembers.list({ organization: id, role: 'admin' })).data).toMatchObject([
      { user_id: bob.id },
    ]);
  });

  it('become owners and admins, and stop being so, by owners alone', async () => {
    const { id } = await organization([[bob, 'admin']]);
    const carl = await createUser(server, 'Carl');
    const at = { organization: id, user_id: carl.id };
    const emails: [string] = [`${unique('zoe')}@example.com`];
    const { api } = bob;
    expect(
      await statusesOrCodes(
        api.organizationMembers.add({ ...at, role: 'admin' }),
        api.organizationInvitations.create({ organization: id, emails, role: 'admin' }),
      ),
    ).toEqual(['privilege_escalation']);
    await server.operator.organizationMembers.add({ ...at, role: 'admin' });
    expect(await statusOrCode(api.organizationMembers.remove(at))).toBe('privilege_escalation');
    const made = await ada.api.organizationKeys.create({ organization: id, name: 'K', scope: 'admin' });
    const key = server.client(made.secret).organizationMembers;
    expect(await statusesOrCodes(key.remove(at))).toEqual(['privilege_escalation']);
    // Nobody needs to be asked for leaving.
    await carl.api.organizationMembers.remove(at);
    const dora = { organization: id, user_id: (await createUser(server, 'Dora')).id };
    await server.operator.organizationMembers.add(dora);
    expect(await statusOrCode(api.organizationMembers.remove(dora))).toBe('served');
  });

  it('have their roles changed by owners alone', async () => {
    const { id } = await organization([
      [bob, 'admin'],
      [eve, 'member'],
    ]);
    const change = (who: TestUser, role: 'owner' | 'admin' | 'member') =>
      who.api.organizationMembers.update({ organization: id, user_id: eve.id, role });
    expect(await statusOrCode(change(bob, 'admin'))).toBe('insufficient_role');
    expect(await statusOrCode(change(eve, 'owner'))).toBe('insufficient_role');
    expect(await change(ada, 'owner')).toMatchObject({ role: 'owner' });
    expect(
      await statusOrCode(bob.api.organizationMembers.remove({ organization: id, user_id: eve.id })),
    ).toBe('privilege_escalation');
    expect(await change(ada, 'member')).toMatchObject({ role: 'member' });
    expect(
      await statusOrCode(bob.api.organizationMembers.remove({ organization: id, user_id: eve.id })),
    ).toBe('served');
    expect(await statusOrCode(eve.api.organizations.get({ organization: id }))).toBe('not_found');
  });

  it('may leave, but the last owner stays, whoever is faster', async () => {
    const { id } = await organization([
      [bob, 'owner'],
      [eve, 'member'],
    ]);
    const leave = (who: TestUser) =>
      who.api.organizationMembers.remove({ organization: id, user_id: who.id });
    expect(await statusOrCode(leave(eve))).toBe('served');
    const both = await Promise.all([statusOrCode(leave(ada)), statusOrCode(leave(bob))]);
    expect(both.toSorted()).toEqual(['last_owner', 'served']);
    const [left] = both[0] === 'last_owner' ? [ada] : [bob];
    expect(
      await statusOrCode(
        left.api.organizationMembers.update({ organization: id, user_id: left.id, role: 'member' }),
      ),
    ).toBe('last_owner');
  });

  it('are told from those of a workspace of the same name', async () => {
    const slug = unique('same');
    await ada.api.organizations.create({ name: 'Same', slug });
    await eve.api.workspaces.create({ name: 'Same', slug });
    expect((await ada.api.organizationMembers.list({ organization: slug })).data).toMatchObject([
      { user_id: ada.id },
    ]);
    expect((await eve.api.members.list({ workspace: slug })).data).toMatchObject([{ user_id: eve.id }]);
    const { id } = await ada.api.organizations.get({ organization: slug });
    expect(await statusOrCode(ada.api.members.list({ workspace: id }))).toBe('not_found');
  });
});

describe('invitations into an organization', () => {
  it('are previewed and accepted as those into a workspace are', async () => {
    const { id } = await organization();
    const guest = await createUser(server, 'Guest');
    const { token } = await organizationInvitationTo(server, id, guest.email);
    expect(await server.client().invitations.preview({ token })).toEqual({
      email: guest.email,
      workspace: null,
      organization: { name: 'Globex' },
      invited_by: null,
    });
    expect(await statusOrCode(eve.api.invitations.accept({ token }))).toBe('invitation_wrong_address');
    const accepted = await guest.api.invitations.accept({ token });
    expect(accepted).toMatchObject({
      workspace: null,
      organization: { id },
      member: { user_id: guest.id, role: 'member' },
      invitation: { organization_id: id, workspace_id: null, status: 'accepted' },
    });
    expect(await statusOrCode(guest.api.invitations.accept({ token }))).toBe('invitation_already_accepted');
    expect(await statusOrCode(guest.api.organizations.get({ organization: id }))).toBe('served');
  });

  it('are accepted once, however many requests there are', async () => {
    const { id } = await organization();
    const guest = await createUser(server, 'Guest');
    const { token } = await organizationInvitationTo(server, id, guest.email);
    const accept = () => guest.api.invitations.accept({ token });
    expect(await statusesOrCodes(accept(), accept(), accept())).toEqual([
      'invitation_already_accepted',
      'served',
    ]);
  });

  it('let people sign up, who get a workspace of their own besides', async () => {
    const { id } = await organization();
    const email = `${unique('new')}@example.com`;
    const { token } = await organizationInvitationTo(server, id, email);
    const made = await server
      .client()
      .users.signUp({ email, password: PASSWORD, name: 'New', invitation_token: token });
    expect(made.workspace).toMatchObject({ name: "New's workspace", organization_id: null });
    const session = await server.client().sessions.create({ email, password: PASSWORD });
    const api = server.client(session.token);
    expect(idsOf(await api.organizations.list({}))).toEqual([id]);
  });

  it('are sent again and cancelled by those who may give the role', async () => {
    const { id } = await organization([
      [bob, 'admin'],
      [eve, 'member'],
    ]);
    const invite = (who: TestUser, role: 'owner' | 'admin' | 'member') =>
      who.api.organizationInvitations.create({
        organization: id,
        emails: [`${unique('x')}@example.com`],
        role,
      });
    expect(await statusOrCode(invite(eve, 'member'))).toBe('insufficient_role');
    expect(await statusOrCode(invite(bob, 'owner'))).toBe('privilege_escalation');
    const invitation = (await invite(ada, 'owner')).data[0]?.invitation?.id ?? '';
    const one = { organization: id, invitation_id: invitation };
    expect(await statusOrCode(bob.api.organizationInvitations.cancel(one))).toBe('privilege_escalation');
    expect(await ada.api.organizationInvitations.resend(one)).toMatchObject({ status: 'pending' });
    expect(await ada.api.organizationInvitations.cancel(one)).toMatchObject({ status: 'cancelled' });
    expect(await statusOrCode(ada.api.organizationInvitations.resend(one))).toBe('invitation_cancelled');
    const listed = await bob.api.organizationInvitations.list({ organization: id, status: 'cancelled' });
    expect(idsOf(listed)).toEqual([invitation]);
    expect(await statusOrCode(ada.api.invitations.get({ workspace: id, invitation_id: invitation }))).toBe(
      'not_found',
    );
  });

  it('of somebody who leaves are cancelled with them', async () => {
    const { id } = await organization([[bob, 'admin']]);
    const email = `${unique('x')}@example.com`;
    await bob.api.organizationInvitations.create({ organization: id, emails: [email] });
    const receipt = await ada.api.organizationMembers.remove({ organization: id, user_id: bob.id });
    expect(receipt.ends.invitations).toMatchObject([{ email }]);
    const { data } = await ada.api.organizationInvitations.list({ organization: id });
    expect(data).toMatchObject([{ status: 'cancelled' }]);
  });
});

describe('an organization and the keys of a workspace', () => {
  it('have nothing to do with each other', async () => {
    const { id } = await organization();
    const workspace = await newWorkspace(ada);
    const { secret } = await ada.api.apiKeys.create({
      workspace,
      name: 'k',
      kind: 'service',
      scope: 'admin',
    });
    const api = server.client(secret);
    expect(await statusOrCode(api.organizations.get({ organization: id }))).toBe('not_found');
    expect((await api.organizations.list({})).data).toEqual([]);
    expect(await statusOrCode(api.organizations.create({ name: 'Mine' }))).toBe('insufficient_scope');
    const custom = {
      workspace,
      name: 'k',
      kind: 'service',
      scope: 'custom',
      permissions: ['organization:read'],
    } as const;
    expect(
      await statusOrCode(ada.api.apiKeys.create({ ...custom, permissions: ['organization:read'] })),
    ).toBe('privilege_escalation');
  });
});
