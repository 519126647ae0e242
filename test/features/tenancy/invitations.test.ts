import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuiltinRole, Invitation, InvitationId, RoleId } from '../../../sdk/src/index.ts';
import { type Mailbox, startMailbox, tokenIn } from '../../support/mailbox.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import {
  createTeam,
  createUnconfirmedUser,
  createUser,
  expectProblem,
  newWorkspace,
  PASSWORD,
  type TestTeam,
  type TestUser,
  unique,
} from '../../support/users.ts';

const APP = 'https://app.example.com';
let mailbox: Mailbox;
let server: TestServer;
let acme: TestTeam;
beforeAll(async () => {
  mailbox = await startMailbox();
  server = await startTestServer({ env: { SMTP_URL: mailbox.url, APP_URL: APP } });
  acme = await createTeam(server);
});
afterAll(async () => {
  await server.stop();
  await mailbox.stop();
});

const newEmail = () => `${unique('guest')}@example.com`;
/** The next invitation to an address; the mail that confirms the address is skipped. */
async function invitationTo(email: string): Promise<string> {
  for (;;) {
    const mail = await mailbox.next(email);
    if (mail.text.includes('/invitations#token=')) return tokenIn(mail);
  }
}

async function inviteOne(
  inviter: TestUser,
  workspace: string,
  email: string,
  role: BuiltinRole | RoleId = 'member',
  projects?: string[],
): Promise<Invitation> {
  const { data } = await inviter.api.invitations.create({ workspace, emails: [email], role, projects });
  const invitation = data[0]?.invitation;
  if (!invitation) throw new Error(`Not invited: ${JSON.stringify(data)}`);
  return invitation;
}

/** The answers to calls that have to be refused, all made at once. */
const refusals = (calls: ReadonlyArray<PromiseLike<unknown>>) => Promise.all(calls.map(expectProblem));

const signUp = (fields: { email: string; invitation_token: string; name?: string }) =>
  server.client().users.signUp({ password: PASSWORD, name: 'Guest', ...fields });

describe('inviting', () => {
  it('reports the result for each address, and mails those who are invited', async () => {
    const { workspace, people } = acme;
    const [first, second] = [newEmail(), newEmail()];
    await inviteOne(people.owner, workspace, second);
    const { data } = await people.manager.api.invitations.create({
      workspace,
      emails: [
        ` ${first} `,
        people.viewer.email.toUpperCase(),
        second.toUpperCase(),
        'not an address',
        first.toUpperCase(),
        '',
      ],
      role: 'member',
    });
    expect(data.map(({ outcome }) => outcome)).toEqual([
      'invited',
      'already_member',
      'already_invited',
      'invalid',
      'already_invited',
      'invalid',
    ]);
    expect(data[0]?.invitation).toMatchObject({
      email: first,
      role: 'member',
      status: 'pending',
      invited_by: people.manager.id,
      project_ids: [],
    });
    const mail = await mailbox.next(first);
    expect(mail.subject).toBe('You are invited to "Owner Ltd"');
    expect(mail.text).toContain('"manager" invites you to the workspace "Owner Ltd".');
    expect(mail.text).toMatch(new RegExp(`${APP}/invitations#token=tn_inv_[0-9A-Za-z]{38}\n`));
    expect(mailbox.mails.filter(({ to }) => to.toLowerCase() === people.viewer.email.toUpperCase())).toEqual(
      [],
    );
  });

  it('is valid for 72 hours', async () => {
    const invitation = await inviteOne(acme.people.owner, acme.workspace, newEmail());
    const hours = (Date.parse(invitation.expires_at) - Date.parse(invitation.created_at)) / 3_600_000;
    expect(hours).toBeCloseTo(72, 1);
  });

  it('refuses a role above that of the caller, and a caller who may not invite', async () => {
    const { workspace, people } = acme;
    const invite = (who: TestUser, role: BuiltinRole | RoleId) =>
      who.api.invitations.create({ workspace, emails: [newEmail()], role });
    expect(await expectProblem(invite(people.manager, 'admin'))).toMatchObject({
      status: 403,
      code: 'privilege_escalation',
    });
    expect(await expectProblem(invite(people.admin, 'owner'))).toMatchObject({
      code: 'privilege_escalation',
    });
    for (const who of [people.member, people.viewer]) {
      expect(await expectProblem(invite(who, 'viewer'))).toMatchObject({
        status: 403,
        code: 'insufficient_role',
        required_permission: 'members:invite',
      });
    }
    expect(await expectProblem(invite(people.owner, 'rol_01kah4x8v5ezf9w2m4n6wh6vg5'))).toMatchObject({
      status: 404,
      code: 'not_found',
    });
    expect((await invite(people.owner, 'owner')).data[0]?.outcome).toBe('invited');
  });

  it('invites once, however many requests arrive at the same time', async () => {
    const { workspace, people } = acme;
    const email = newEmail();
    const calls = Array.from({ length: 6 }, () =>
      people.owner.api.invitations.create({ workspace, emails: [email], role: 'viewer' }),
    );
    const outcomes = (await Promise.all(calls)).map(({ data }) => data[0]?.outcome).sort();
    expect(outcomes).toEqual([...Array(5).fill('already_invited'), 'invited']);
    await invitationTo(email);
  });

  it('adds to projects on acceptance, and only to projects that the inviter could add members to', async () => {
    const { workspace, people, project } = acme;
    const email = newEmail();
    const invitation = await inviteOne(people.manager, workspace, email, 'member', [project.slug]);
    expect(invitation.project_ids).toEqual([project.id]);
    const user = await signUp({ email, invitation_token: await invitationTo(email) });
    const members = await people.owner.api.projectMembers.list({ workspace, project: project.id });
    expect(members.data.find(({ user_id }) => user_id === user.id)).toMatchObject({
      role: null,
      effective_role: 'member',
    });

    const invite = (projects: string[], role: BuiltinRole = 'viewer') =>
      people.manager.api.invitations.create({ workspace, emails: [newEmail()], role, projects });
    expect(await expectProblem(invite(['no-such-project']))).toMatchObject({
      status: 404,
      code: 'not_found',
    });
    const narrow = await people.owner.api.projects.create({
      workspace,
      name: 'Narrow',
      slug: unique('narrow'),
      environment: 'sandbox',
    });
    const place = { workspace, project: narrow.slug };
    await people.owner.api.projectMembers.set({ ...place, user_id: people.manager.id, role: 'viewer' });
    expect(await expectProblem(invite([narrow.slug]))).toMatchObject({
      status: 403,
      code: 'insufficient_role',
      required_permission: 'project_members:manage',
    });
    await people.owner.api.projectMembers.set({ ...place, user_id: people.manager.id, role: 'member' });
    expect(await expectProblem(invite([narrow.slug], 'manager'))).toMatchObject({
      code: 'privilege_escalation',
    });
    await people.owner.api.projects.delete(place);
    expect(await expectProblem(invite([narrow.slug]))).toMatchObject({ status: 404 });
  });

  it('by a key names the key, or the user of a user key, as the inviter', async () => {
    const { workspace, people } = acme;
    const { owner } = people;
    for (const kind of ['service', 'user'] as const) {
      const key = await owner.api.apiKeys.create({ workspace, name: 'k', kind, scope: 'admin' });
      const email = newEmail();
      const { data } = await server
        .client(key.secret)
        .invitations.create({ workspace, emails: [email], role: 'viewer' });
      expect(data[0]?.invitation?.invited_by).toBe(kind === 'service' ? key.id : owner.id);
      const token = await invitationTo(email);
      expect(await server.client().invitations.preview({ token })).toEqual({
        email,
        workspace: { name: 'Owner Ltd' },
        organization: null,
        invited_by: kind === 'service' ? null : { name: 'Owner' },
      });
    }
  });

  it('gives custom roles, which then cannot be deleted until the invitation has ended', async () => {
    const { workspace, people } = acme;
    const { api } = people.owner;
    const role = await api.roles.create({ workspace, name: unique('Role'), permissions: ['projects:read'] });
    const invitation = await inviteOne(people.owner, workspace, newEmail(), role.id);
    const refused = await expectProblem(api.roles.delete({ workspace, role_id: role.id }));
    expect(refused).toMatchObject({ status: 409, code: 'role_in_use' });
    await api.invitations.cancel({ workspace, invitation_id: invitation.id });
    await api.roles.delete({ workspace, role_id: role.id });
    const again = api.invitations.resend({ workspace, invitation_id: invitation.id });
    expect(await expectProblem(again)).toMatchObject({ code: 'invitation_cancelled' });
  });

  it('writes an audit entry and an event for each invitation, and none when no invitation was created', async () => {
    const { owner } = acme.people;
    const workspace = await newWorkspace(owner);
    const { id: workspace_id } = await owner.api.workspaces.get({ workspace });
    const { data } = await owner.api.invitations.create({
      workspace,
      emails: [newEmail(), newEmail(), owner.email],
      role: 'viewer',
    });
    await owner.api.invitations.create({ workspace, emails: [owner.email, 'x'], role: 'viewer' });
    const ids = data.flatMap(({ invitation }) => invitation?.id ?? []);
    const entries = await server
      .knex('audit_events')
      .where({ tenant_id: workspace_id, action: 'invitation.created' });
    expect(entries.map(({ target_id }) => target_id).sort()).toEqual([...ids].sort());
    expect(entries[0]).toMatchObject({ target_type: 'invitation', actor_type: 'user', actor_id: owner.id });
    const events = await server.knex('events').where({ tenant_id: workspace_id, type: 'invitation.created' });
    expect(events.map((event) => (event.data as Invitation).id).sort()).toEqual([...ids].sort());
  });
});

describe('accepting', () => {
  it('makes an existing user with that address a member, in any case of letters, once', async () => {
    const { workspace, workspaceId, people } = acme;
    const guest = await createUnconfirmedUser(server, 'Guest');
    const invitation = await inviteOne(people.owner, workspace, guest.email.toUpperCase(), 'manager');
    const token = await invitationTo(guest.email);
    expect((await guest.api.me.get()).user?.email_verified_at).toBeNull();
    const accepted = await guest.api.invitations.accept({ token });
    expect(accepted).toMatchObject({
      invitation: { id: invitation.id, status: 'accepted', accepted_by: guest.id },
      workspace: { slug: workspace },
      member: { user_id: guest.id, role: 'manager', status: 'active' },
    });
    expect((await guest.api.me.get()).user?.email_verified_at).not.toBeNull();
    expect((await guest.api.members.list({ workspace })).data.length).toBeGreaterThan(1);
    for (const refused of await refusals([
      guest.api.invitations.accept({ token }),
      people.viewer.api.invitations.accept({ token }),
      server.client().invitations.preview({ token }),
      people.owner.api.invitations.resend({ workspace, invitation_id: invitation.id }),
      people.owner.api.invitations.cancel({ workspace, invitation_id: invitation.id }),
    ])) {
      expect(refused).toMatchObject({ status: 409, code: 'invitation_already_accepted' });
    }
    const trail = await server
      .knex('audit_events')
      .where({ tenant_id: workspaceId, target_id: invitation.id })
      .orderBy('id');
    expect(trail.map(({ action, actor_id }) => [action, actor_id])).toEqual([
      ['invitation.created', people.owner.id],
      ['invitation.accepted', guest.id],
    ]);
    const events = await server
      .knex('events')
      .where({ tenant_id: workspaceId })
      .orderBy('id', 'desc')
      .limit(2);
    expect(events.map(({ type }) => type).sort()).toEqual(['invitation.accepted', 'member.added']);
  });

  it('happens once, however many requests race', async () => {
    const { workspace, people } = acme;
    const guest = await createUser(server, 'Racer');
    await inviteOne(people.owner, workspace, guest.email);
    const token = await invitationTo(guest.email);
    const results = await Promise.allSettled(
      Array.from({ length: 6 }, () => guest.api.invitations.accept({ token })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') {
        expect(result.reason).toMatchObject({ status: 409, code: 'invitation_already_accepted' });
      }
    }
  });

  it('lets a new user sign up into the workspace, with no other one, and a confirmed address', async () => {
    const { workspace, people } = acme;
    const email = newEmail();
    await inviteOne(people.admin, workspace, email, 'viewer');
    const token = await invitationTo(email);
    const user = await signUp({ email: email.toUpperCase(), invitation_token: token });
    expect(user).toMatchObject({ workspace: { slug: workspace }, email_verified_at: expect.any(String) });
    const session = await server.client().sessions.create({ email, password: PASSWORD });
    const { data } = await server.client(session.token).me.listWorkspaces();
    expect(data.map(({ workspace: { slug }, role }) => [slug, role])).toEqual([[workspace, 'viewer']]);
    expect(mailbox.mails.filter(({ to, text }) => to === email && text.includes('verify-email'))).toEqual([]);
    const again = await expectProblem(signUp({ email: newEmail(), invitation_token: token }));
    expect(again).toMatchObject({ status: 409, code: 'invitation_already_accepted' });
  });

  it('refuses another address, and the invitation stays open for the right one', async () => {
    const { workspace, people } = acme;
    const guest = await createUser(server, 'Right');
    const other = await createUser(server, 'Wrong');
    await inviteOne(people.owner, workspace, guest.email);
    const token = await invitationTo(guest.email);
    for (const refused of await refusals([
      other.api.invitations.accept({ token }),
      signUp({ email: newEmail(), invitation_token: token }),
    ])) {
      expect(refused).toMatchObject({ status: 403, code: 'invitation_wrong_address' });
    }
    expect((await guest.api.invitations.accept({ token })).member.user_id).toBe(guest.id);
  });

  it('refuses an expired, cancelled or unknown invitation, each with its code', async () => {
    const { workspace, people } = acme;
    const guest = await createUser(server, 'Late');
    const calls = (token: string) => [
      guest.api.invitations.accept({ token }),
      server.client().invitations.preview({ token }),
      signUp({ email: guest.email, invitation_token: token }),
    ];
    const expired = await inviteOne(people.owner, workspace, guest.email);
    const old = await invitationTo(guest.email);
    await server
      .knex('invitations')
      .where({ id: expired.id })
      .update({ expires_at: new Date(Date.now() - 1) });
    for (const refused of await refusals(calls(old))) {
      expect(refused).toMatchObject({ status: 409, code: 'invitation_expired' });
    }
    const cancelling = people.owner.api.invitations.cancel({ workspace, invitation_id: expired.id });
    expect(await expectProblem(cancelling)).toMatchObject({ status: 409, code: 'invitation_expired' });
    const fresh = await inviteOne(people.owner, workspace, guest.email);
    const token = await invitationTo(guest.email);
    const cancelled = await people.manager.api.invitations.cancel({ workspace, invitation_id: fresh.id });
    expect(cancelled).toMatchObject({ status: 'cancelled', cancelled_at: expect.any(String) });
    for (const refused of await refusals(calls(token))) {
      expect(refused).toMatchObject({ status: 409, code: 'invitation_cancelled' });
    }
    for (const refused of await refusals(calls('tn_inv_nonsense'))) {
      expect(refused).toMatchObject({ status: 404, code: 'not_found' });
    }
    expect(await expectProblem(guest.api.workspaces.get({ workspace }))).toMatchObject({ status: 404 });
  });

  it('is refused to a user who has become a member meanwhile, and to one whose workspace is deleted', async () => {
    const { owner } = acme.people;
    const guest = await createUser(server, 'Meanwhile');
    const workspace = await newWorkspace(owner);
    await inviteOne(owner, workspace, guest.email);
    const token = await invitationTo(guest.email);
    await server.operator.members.add({ workspace, user_id: guest.id, role: 'viewer' });
    await owner.api.members.deactivate({ workspace, user_id: guest.id });
    // An old link is no way back in.
    expect(await expectProblem(guest.api.invitations.accept({ token }))).toMatchObject({
      status: 409,
      code: 'already_exists',
    });
    const other = await newWorkspace(owner);
    await inviteOne(owner, other, guest.email);
    const second = await invitationTo(guest.email);
    await owner.api.workspaces.delete({ workspace: other, confirm: other });
    expect(await expectProblem(guest.api.invitations.accept({ token: second }))).toMatchObject({
      status: 404,
    });
  });

  it('is for users, and cannot be combined with a first workspace', async () => {
    const refused = await expectProblem(server.operator.invitations.accept({ token: 'tn_inv_x' }));
    expect(refused).toMatchObject({ status: 403, code: 'insufficient_scope' });
    const both = server.client().users.signUp({
      email: newEmail(),
      password: PASSWORD,
      name: 'Both',
      invitation_token: 'tn_inv_x',
      workspace: { name: 'Mine' },
    });
    expect((await expectProblem(both)).errors.map(({ path }) => path)).toEqual(['workspace']);
  });

  it('is possible on an installation for invited users only, and not on a closed one', async () => {
    for (const policy of ['invited', 'closed'] as const) {
      const site = await startTestServer({ env: { SIGN_UP: policy, SMTP_URL: mailbox.url } });
      try {
        const { slug } = await site.operator.workspaces.create({ name: 'Site', slug: unique('site') });
        const email = newEmail();
        await site.operator.invitations.create({ workspace: slug, emails: [email], role: 'owner' });
        const fields = {
          email,
          password: PASSWORD,
          name: 'Guest',
          invitation_token: await invitationTo(email),
        };
        if (policy === 'invited') {
          expect((await site.client().users.signUp(fields)).workspace.slug).toBe(slug);
        } else {
          expect(await expectProblem(site.client().users.signUp(fields))).toMatchObject({
            code: 'sign_up_closed',
          });
          expect((await site.operator.users.signUp(fields)).workspace.slug).toBe(slug);
        }
      } finally {
        await site.stop();
      }
    }
  });
});

describe('an invitation', () => {
  it('that is sent again has a new link for another 72 hours, and the old one ends', async () => {
    const { workspace, people } = acme;
    const email = newEmail();
    const invitation = await inviteOne(people.owner, workspace, email);
    const old = await invitationTo(email);
    await server
      .knex('invitations')
      .where({ id: invitation.id })
      .update({ expires_at: new Date(Date.now() - 1) });
    const { api } = people.manager;
    const place = { workspace, invitation_id: invitation.id };
    expect((await api.invitations.get(place)).status).toBe('expired');
    const resent = await api.invitations.resend(place);
    expect(resent).toMatchObject({ id: invitation.id, status: 'pending', invited_by: people.manager.id });
    expect(Date.parse(resent.expires_at)).toBeGreaterThan(Date.now() + 71 * 3_600_000);
    const fresh = await invitationTo(email);
    expect(fresh).not.toBe(old);
    expect(await expectProblem(server.client().invitations.preview({ token: old }))).toMatchObject({
      status: 404,
    });
    expect(await expectProblem(signUp({ email, invitation_token: old }))).toMatchObject({ status: 404 });
    expect((await signUp({ email, invitation_token: fresh })).workspace.slug).toBe(workspace);
  });

  it('with a role above that of the caller can be neither sent again nor cancelled by them', async () => {
    const { workspace, people } = acme;
    const { id } = await inviteOne(people.owner, workspace, newEmail(), 'admin');
    const place = { workspace, invitation_id: id };
    for (const refused of await refusals([
      people.manager.api.invitations.resend(place),
      people.manager.api.invitations.cancel(place),
    ])) {
      expect(refused).toMatchObject({ status: 403, code: 'privilege_escalation' });
    }
  });

  it('that reaches every project is out of reach for a custom role that reaches its own alone', async () => {
    const { owner } = acme.people;
    const recruiter = await createUser(server, 'Recruiter');
    const workspace = await newWorkspace(owner);
    const { data } = await owner.api.roles.list({ workspace });
    const permissions = data.find(({ id }) => id === 'manager')?.permissions ?? [];
    const role = await owner.api.roles.create({ workspace, name: 'Recruiter', permissions });
    await server.operator.members.add({ workspace, user_id: recruiter.id, role: role.id });
    const { id } = await inviteOne(owner, workspace, newEmail(), 'manager');
    const csv = `email,role\n${newEmail()},manager`;
    const { import: imported } = await owner.api.invitations.import({ workspace, csv });
    const { api } = recruiter;
    for (const refused of await refusals([
      api.invitations.create({ workspace, emails: [newEmail()], role: 'manager' }),
      api.invitations.resend({ workspace, invitation_id: id }),
      api.invitations.cancel({ workspace, invitation_id: id }),
      api.imports.undo({ workspace, import_id: imported?.id ?? 'imp_' }),
    ])) {
      expect(refused).toMatchObject({ status: 403, code: 'privilege_escalation' });
    }
    const { results } = await api.invitations.import({ workspace, csv: `email,role\n${newEmail()},manager` });
    expect(results[0]?.reason).toBe('role_above_yours');
    await inviteOne(recruiter, workspace, newEmail(), role.id);
  });

  it('is mailed to an address at most five times in an hour', async () => {
    const { owner } = acme.people;
    const workspace = await newWorkspace(owner);
    const email = newEmail();
    const first = await inviteOne(owner, workspace, email);
    const resend = (invitation_id: InvitationId) =>
      owner.api.invitations.resend({ workspace, invitation_id });
    await resend(first.id);
    await owner.api.invitations.cancel({ workspace, invitation_id: first.id });
    const second = await inviteOne(owner, workspace, email.toUpperCase());
    for (let time = 0; time < 2; time += 1) await resend(second.id);
    const refused = await expectProblem(resend(second.id));
    expect(refused).toMatchObject({ status: 429, code: 'rate_limited' });
    expect(refused.retryAfter).toBeGreaterThan(3500);
    await owner.api.invitations.cancel({ workspace, invitation_id: second.id });
    const { data } = await owner.api.invitations.create({
      workspace,
      emails: [email, newEmail()],
      role: 'viewer',
    });
    expect(data.map(({ outcome }) => outcome)).toEqual(['rate_limited', 'invited']);
    const csv = `email,role\n${email},viewer`;
    const report = await owner.api.invitations.import({ workspace, csv });
    expect(report.counts).toMatchObject({ rate_limited: 1, invited: 0 });
    await inviteOne(owner, await newWorkspace(owner), email);
  });

  it('that is cancelled before its mail is sent sends none', async () => {
    const { workspace, people } = acme;
    const email = newEmail();
    mailbox.failing = true;
    try {
      const { id } = await inviteOne(people.owner, workspace, email);
      await people.owner.api.invitations.cancel({ workspace, invitation_id: id });
      const rows = await server.knex('mails').where({ recipient: email });
      expect(rows).toMatchObject([{ next_attempt_at: null, sealed: null, sent_at: null }]);
    } finally {
      mailbox.failing = false;
    }
  });

  it('is listed by status, newest first, a page at a time', async () => {
    const { owner } = acme.people;
    const workspace = await newWorkspace(owner);
    const emails = Array.from({ length: 5 }, newEmail);
    const { data } = await owner.api.invitations.create({ workspace, emails, role: 'viewer' });
    const [accepted, cancelled, expired, ...pending] = data.flatMap(({ invitation }) => invitation ?? []);
    if (!accepted || !cancelled || !expired) throw new Error('not invited');
    await signUp({ email: accepted.email, invitation_token: await invitationTo(accepted.email) });
    await owner.api.invitations.cancel({ workspace, invitation_id: cancelled.id });
    await server
      .knex('invitations')
      .where({ id: expired.id })
      .update({ expires_at: new Date(Date.now() - 1) });
    const listed = async (status?: Invitation['status']) => {
      const ids: string[] = [];
      for await (const one of owner.api.invitations.list({ workspace, status, limit: 1 })) ids.push(one.id);
      return ids;
    };
    expect(await listed('accepted')).toEqual([accepted.id]);
    expect(await listed('cancelled')).toEqual([cancelled.id]);
    expect(await listed('expired')).toEqual([expired.id]);
    expect(await listed('pending')).toEqual(
      pending
        .map(({ id }) => id)
        .sort()
        .reverse(),
    );
    expect(await listed()).toHaveLength(5);
  });

  it('of another workspace is not found', async () => {
    const { workspace, people } = acme;
    const { id } = await inviteOne(people.owner, workspace, newEmail());
    const outsider = await createUser(server, 'Outsider');
    const place = { workspace: outsider.workspace, invitation_id: id };
    for (const refused of await refusals([
      outsider.api.invitations.get(place),
      outsider.api.invitations.resend(place),
      outsider.api.invitations.cancel(place),
    ])) {
      expect(refused).toMatchObject({ status: 404, code: 'not_found' });
    }
  });

  it('keeps its token out of the database, the log and the problems', async () => {
    const { workspace, people } = acme;
    const email = newEmail();
    const { id } = await inviteOne(people.owner, workspace, email);
    const token = await invitationTo(email);
    await people.owner.api.invitations.cancel({ workspace, invitation_id: id });
    const problem = await expectProblem(server.client().invitations.preview({ token }));
    expect(problem.problem?.instance).toBe('/v1/invitations/preview');
    expect(JSON.stringify(problem.problem)).not.toContain(token);
    for (const table of ['invitations', 'mails', 'events', 'audit_events', 'idempotency_records']) {
      expect(JSON.stringify(await server.knex(table).select('*')), table).not.toContain(token);
    }
    expect(server.logs.join('')).not.toContain(token);
  });
});
