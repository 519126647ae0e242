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
let owner: TestUser;
let colleague: TestUser;
let outsider: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  [owner, colleague, outsider] = await Promise.all([
    createUser(server, 'Owner'),
    createUser(server, 'Colleague'),
    createUser(server, 'Outsider'),
  ]);
});
afterAll(() => server.stop());

/** An organization of `owner`, with other members. */
async function organization(members: ReadonlyArray<readonly [TestUser, 'owner' | 'admin' | 'member']> = []) {
  const made = await owner.api.organizations.create({ name: 'Globex', slug: unique('org') });
  for (const [{ id }, role] of members) {
    await server.operator.organizationMembers.add({ organization: made.id, user_id: id, role });
  }
  return made;
}

describe('an organization', () => {
  it('belongs to its creator, and is seen by its members only', async () => {
    const { id, slug } = await organization([[colleague, 'member']]);
    expect(await owner.api.organizations.get({ organization: slug })).toMatchObject({
      id,
      archived_at: null,
    });
    expect(await owner.api.organizationMembers.get({ organization: id, user_id: owner.id })).toMatchObject({
      role: 'owner',
    });
    expect(idsOf(await colleague.api.organizations.list({}))).toContain(id);
    expect(idsOf(await outsider.api.organizations.list({}))).not.toContain(id);
    expect(idsOf(await server.operator.organizations.list({}))).toContain(id);
    const hidden = await expectProblem(outsider.api.organizations.get({ organization: slug }));
    const none = await expectProblem(outsider.api.organizations.get({ organization: unique('org') }));
    expect([hidden.status, hidden.code, hidden.detail]).toEqual([404, none.code, none.detail]);
  });

  it('gets a slug from its name, and keeps former ones', async () => {
    const { id, slug } = await owner.api.organizations.create({ name: `Şirket ${unique('x')}` });
    expect(slug).toMatch(/^sirket-x-/);
    const renamed = unique('new');
    await owner.api.organizations.update({ organization: slug, slug: renamed });
    expect(await owner.api.organizations.get({ organization: slug })).toMatchObject({ id, slug: renamed });
    expect(await statusOrCode(colleague.api.organizations.create({ name: 'Other', slug }))).toBe(
      'slug_taken',
    );
    // Slugs of workspaces are another matter.
    await owner.api.workspaces.create({ name: 'Other', slug });
  });

  it('keeps one of two concurrent changes, and refuses the other', async () => {
    const { id, etag } = await organization();
    const rename = (name: string) =>
      owner.api.organizations.update({ organization: id, name }, { headers: { 'If-Match': etag } });
    expect(await statusesOrCodes(rename('One'), rename('Two'))).toEqual(['precondition_failed', 'served']);
  });

  it('can be created for another user by the operator alone', async () => {
    const made = await server.operator.organizations.create({ name: 'Made', owner_id: colleague.id });
    expect(idsOf(await colleague.api.organizations.list({}))).toContain(made.id);
    expect(await statusOrCode(owner.api.organizations.create({ name: 'Made', owner_id: colleague.id }))).toBe(
      'invalid_request',
    );
  });

  it('is archived for 30 days, when only its owners see it, and can be restored', async () => {
    const { id, slug } = await organization([[colleague, 'admin']]);
    const remove = (api = owner.api, confirm = slug) =>
      api.organizations.delete({ organization: id, confirm });
    expect(await statusOrCode(remove(colleague.api))).toBe('insufficient_role');
    expect(await statusOrCode(remove(owner.api, 'other'))).toBe('invalid_request');
    const { archived_at, purge_at } = await remove();
    expect(Date.parse(purge_at ?? '') - Date.parse(archived_at ?? '')).toBe(30 * 86_400_000);
    expect(await statusOrCode(owner.api.organizationMembers.list({ organization: id }))).toBe('not_found');
    expect(idsOf(await owner.api.organizations.list({}))).not.toContain(id);
    expect(idsOf(await owner.api.organizations.list({ archived: true }))).toContain(id);
    expect(await statusOrCode(colleague.api.organizations.restore({ organization: id }))).toBe(
      'insufficient_role',
    );
    expect(await owner.api.organizations.restore({ organization: id })).toMatchObject({ archived_at: null });
    expect(await statusOrCode(owner.api.organizations.restore({ organization: id }))).toBe('invalid_state');
    expect((await colleague.api.organizationMembers.list({ organization: id })).data).toHaveLength(2);
  });

  it('is deleted with everything in it when the time is over', async () => {
    const { id, slug } = await organization([[colleague, 'member']]);
    await owner.api.organizations.delete({ organization: id, confirm: slug });
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
    const { id } = await organization([[colleague, 'admin']]);
    const added = await server.operator.organizationMembers.add({
      organization: id,
      email: outsider.email.toUpperCase(),
    });
    expect(added).toMatchObject({ user_id: outsider.id, role: 'member', status: 'active' });
    const again = { organization: id, user_id: outsider.id };
    expect(await statusOrCode(colleague.api.organizationMembers.add(again))).toBe('already_exists');
    const newcomer = await createUser(server, 'Newcomer');
    expect(
      await statusOrCode(outsider.api.organizationMembers.add({ organization: id, user_id: newcomer.id })),
    ).toBe('insufficient_role');
    expect(
      await statusOrCode(
        colleague.api.organizationMembers.add({ organization: id, user_id: newcomer.id, role: 'owner' }),
      ),
    ).toBe('privilege_escalation');
    expect((await outsider.api.organizationMembers.list({ organization: id })).data).toHaveLength(3);
    expect(
      (await outsider.api.organizationMembers.list({ organization: id, role: 'admin' })).data,
    ).toMatchObject([{ user_id: colleague.id }]);
  });

  it('become owners and admins, and stop being so, by owners alone', async () => {
    const { id } = await organization([[colleague, 'admin']]);
    const newcomer = await createUser(server, 'Newcomer');
    const at = { organization: id, user_id: newcomer.id };
    const emails: [string] = [`${unique('zoe')}@example.com`];
    const { api } = colleague;
    expect(
      await statusesOrCodes(
        api.organizationMembers.add({ ...at, role: 'admin' }),
        api.organizationInvitations.create({ organization: id, emails, role: 'admin' }),
      ),
    ).toEqual(['privilege_escalation']);
    await server.operator.organizationMembers.add({ ...at, role: 'admin' });
    expect(await statusOrCode(api.organizationMembers.remove(at))).toBe('privilege_escalation');
    const made = await owner.api.organizationKeys.create({ organization: id, name: 'K', scope: 'admin' });
    const key = server.client(made.secret).organizationMembers;
    expect(await statusesOrCodes(key.remove(at))).toEqual(['privilege_escalation']);
    // Leaving needs no permission.
    await newcomer.api.organizationMembers.remove(at);
    const dora = { organization: id, user_id: (await createUser(server, 'Dora')).id };
    await server.operator.organizationMembers.add(dora);
    expect(await statusOrCode(api.organizationMembers.remove(dora))).toBe('served');
  });

  it('have their roles changed by owners alone', async () => {
    const { id } = await organization([
      [colleague, 'admin'],
      [outsider, 'member'],
    ]);
    const change = (who: TestUser, role: 'owner' | 'admin' | 'member') =>
      who.api.organizationMembers.update({ organization: id, user_id: outsider.id, role });
    expect(await statusOrCode(change(colleague, 'admin'))).toBe('insufficient_role');
    expect(await statusOrCode(change(outsider, 'owner'))).toBe('insufficient_role');
    expect(await change(owner, 'owner')).toMatchObject({ role: 'owner' });
    expect(
      await statusOrCode(
        colleague.api.organizationMembers.remove({ organization: id, user_id: outsider.id }),
      ),
    ).toBe('privilege_escalation');
    expect(await change(owner, 'member')).toMatchObject({ role: 'member' });
    expect(
      await statusOrCode(
        colleague.api.organizationMembers.remove({ organization: id, user_id: outsider.id }),
      ),
    ).toBe('served');
    expect(await statusOrCode(outsider.api.organizations.get({ organization: id }))).toBe('not_found');
  });

  it('may leave, but the last owner stays in a race', async () => {
    const { id } = await organization([
      [colleague, 'owner'],
      [outsider, 'member'],
    ]);
    const leave = (who: TestUser) =>
      who.api.organizationMembers.remove({ organization: id, user_id: who.id });
    expect(await statusOrCode(leave(outsider))).toBe('served');
    const both = await Promise.all([statusOrCode(leave(owner)), statusOrCode(leave(colleague))]);
    expect(both.toSorted()).toEqual(['last_owner', 'served']);
    const [left] = both[0] === 'last_owner' ? [owner] : [colleague];
    expect(
      await statusOrCode(
        left.api.organizationMembers.update({ organization: id, user_id: left.id, role: 'member' }),
      ),
    ).toBe('last_owner');
  });

  it('are distinct from those of a workspace of the same name', async () => {
    const slug = unique('same');
    await owner.api.organizations.create({ name: 'Same', slug });
    await outsider.api.workspaces.create({ name: 'Same', slug });
    expect((await owner.api.organizationMembers.list({ organization: slug })).data).toMatchObject([
      { user_id: owner.id },
    ]);
    expect((await outsider.api.members.list({ workspace: slug })).data).toMatchObject([
      { user_id: outsider.id },
    ]);
    const { id } = await owner.api.organizations.get({ organization: slug });
    expect(await statusOrCode(owner.api.members.list({ workspace: id }))).toBe('not_found');
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
    expect(await statusOrCode(outsider.api.invitations.accept({ token }))).toBe('invitation_wrong_address');
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

  it('let people sign up, who also get a workspace of their own', async () => {
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

  it('are sent again and cancelled by members who may give the role', async () => {
    const { id } = await organization([
      [colleague, 'admin'],
      [outsider, 'member'],
    ]);
    const invite = (who: TestUser, role: 'owner' | 'admin' | 'member') =>
      who.api.organizationInvitations.create({
        organization: id,
        emails: [`${unique('x')}@example.com`],
        role,
      });
    expect(await statusOrCode(invite(outsider, 'member'))).toBe('insufficient_role');
    expect(await statusOrCode(invite(colleague, 'owner'))).toBe('privilege_escalation');
    const invitation = (await invite(owner, 'owner')).data[0]?.invitation?.id ?? 'inv_';
    const one = { organization: id, invitation_id: invitation };
    expect(await statusOrCode(colleague.api.organizationInvitations.cancel(one))).toBe(
      'privilege_escalation',
    );
    expect(await owner.api.organizationInvitations.resend(one)).toMatchObject({ status: 'pending' });
    expect(await owner.api.organizationInvitations.cancel(one)).toMatchObject({ status: 'cancelled' });
    expect(await statusOrCode(owner.api.organizationInvitations.resend(one))).toBe('invitation_cancelled');
    const listed = await colleague.api.organizationInvitations.list({
      organization: id,
      status: 'cancelled',
    });
    expect(idsOf(listed)).toEqual([invitation]);
    expect(await statusOrCode(owner.api.invitations.get({ workspace: id, invitation_id: invitation }))).toBe(
      'not_found',
    );
  });

  it('of a member who leaves are cancelled with them', async () => {
    const { id } = await organization([[colleague, 'admin']]);
    const email = `${unique('x')}@example.com`;
    await colleague.api.organizationInvitations.create({ organization: id, emails: [email] });
    const receipt = await owner.api.organizationMembers.remove({ organization: id, user_id: colleague.id });
    expect(receipt.ends.invitations).toMatchObject([{ email }]);
    const { data } = await owner.api.organizationInvitations.list({ organization: id });
    expect(data).toMatchObject([{ status: 'cancelled' }]);
  });
});

describe('an organization and the keys of a workspace', () => {
  it('have nothing to do with each other', async () => {
    const { id } = await organization();
    const workspace = await newWorkspace(owner);
    const { secret } = await owner.api.apiKeys.create({
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
      await statusOrCode(owner.api.apiKeys.create({ ...custom, permissions: ['organization:read'] })),
    ).toBe('privilege_escalation');
  });
});
