import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuiltinRole, RoleId } from '../../../sdk/src/index.ts';
import { type Mailbox, startMailbox } from '../../support/mailbox.ts';
import { METRICS_TOKEN, startTestServer, type TestServer } from '../../support/server.ts';
import {
  createUnconfirmedUser,
  createUser,
  expectProblem,
  type TestUser,
  unique,
} from '../../support/users.ts';

const RECIPIENT_HOUR = 6;
let mailbox: Mailbox;
let server: TestServer;
beforeAll(async () => {
  mailbox = await startMailbox();
  server = await startTestServer({
    env: {
      SMTP_URL: mailbox.url,
      MAIL_LIMIT_RECIPIENT: String(RECIPIENT_HOUR),
      MAIL_LIMIT_SENDER: '12',
      MAIL_LIMIT_TENANT: '10',
      MAIL_MERGE_SECONDS: '600',
    },
  });
});
afterAll(async () => {
  await server.stop();
  await mailbox.stop();
});

const newEmail = () => `${unique('new')}@example.com`;
const newEmails = (count: number) => Array.from({ length: count }, newEmail);
const mailsTo = (email: string) => mailbox.mails.filter(({ to }) => to === email);
const waiting = (email: string) =>
  server.knex('mails').where({ recipient: email }).whereNotNull('next_attempt_at');
const makeDue = (email: string) => waiting(email).update({ next_attempt_at: new Date() });
const workspaceOf = async (owner: TestUser, plan: 'free' | 'enterprise' = 'enterprise') => {
  const { slug } = await owner.api.workspaces.create({ name: 'Workspace', slug: unique('w') });
  await server.operator.plans.set({ workspace: slug, plan });
  return slug;
};
const invite = (owner: TestUser, workspace: string, emails: string[]) =>
  owner.api.invitations.create({ workspace, emails, role: 'viewer' });

describe('the budgets for mails', () => {
  it('allow invitations from many workspaces half of the budget of an address', async () => {
    const email = newEmail();
    const outcomes: string[] = [];
    for (const name of ['One', 'Two', 'Three', 'Four', 'Five']) {
      const owner = await createUser(server, name);
      const call = invite(owner, owner.workspace, [email]).then(
        ({ data }) => data[0]?.outcome ?? '',
        (error: { code: string; retryAfter: number }) => `${error.code} ${error.retryAfter > 3500}`,
      );
      outcomes.push(await call);
    }
    expect(outcomes).toEqual(['invited', 'invited', 'invited', 'rate_limited true', 'rate_limited true']);
  });

  it('are exact when invitations of one tenant race, and say for each address when to try again', async () => {
    const owner = await createUser(server, 'Racer');
    const workspace = await workspaceOf(owner);
    const calls = newEmails(12).map((email) => invite(owner, workspace, [email, 'not an address']));
    const results = (await Promise.all(calls)).flatMap(({ data }) => data);
    const invited = results.filter(({ outcome }) => outcome === 'invited');
    expect(invited).toHaveLength(10);
    const refused = results.filter(({ outcome }) => outcome === 'rate_limited');
    expect(refused.map(({ retry_after }) => (retry_after ?? 0) > 0)).toEqual(Array(2).fill(true));
    expect(invited.every(({ retry_after }) => retry_after === null)).toBe(true);
  });

  it('belong to the user, however many workspaces and keys they create', async () => {
    const owner = await createUser(server, 'Sender');
    const [first, second] = [await workspaceOf(owner), await workspaceOf(owner)];
    expect(
      (await invite(owner, first, newEmails(8))).data.every(({ outcome }) => outcome === 'invited'),
    ).toBe(true);
    const key = { workspace: second, name: 'k', kind: 'user', scope: 'admin' } as const;
    const { secret } = await owner.api.apiKeys.create(key);
    const csv = `email,role\n${newEmails(6)
      .map((email) => `${email},viewer`)
      .join('\n')}`;
    const dryRun = await server.client(secret).invitations.import({ workspace: second, csv, dry_run: true });
    expect(dryRun.counts).toMatchObject({ invited: 4, rate_limited: 2 });
    const report = await server.client(secret).invitations.import({ workspace: second, csv });
    expect(report.counts).toMatchObject({ invited: 4, rate_limited: 2 });
  });

  it('do not count invitations that were cancelled before they were sent', async () => {
    const owner = await createUser(server, 'Corrector');
    const workspace = await workspaceOf(owner);
    mailbox.failing = true;
    try {
      const csv = `email,role\n${newEmails(10)
        .map((email) => `${email},viewer`)
        .join('\n')}`;
      const { import: imported } = await owner.api.invitations.import({ workspace, csv });
      await server.knex('mails').update({ started_at: null });
      await owner.api.imports.undo({ workspace, import_id: imported?.id ?? 'imp_' });
      const again = await owner.api.invitations.import({ workspace, csv });
      expect(again.counts).toMatchObject({ invited: 10 });
    } finally {
      mailbox.failing = false;
    }
  });

  it('limit the open invitations of a plan exactly, without those that were cancelled', async () => {
    const owner = await createUser(server, 'Free');
    const workspace = await workspaceOf(owner, 'free');
    const place = await owner.api.workspaces.get({ workspace });
    const open = Array.from({ length: 18 }, (_, at) => ({
      ...{
        tenant_id: place.id,
        id: unique('inv'),
        email: `x${at}@example.com`,
        email_key: `x${at}@example.com`,
      },
      ...{ role: 'viewer', project_ids: [], expires_at: new Date(Date.now() + 3_600_000) },
    }));
    await server.knex('invitations').insert(open as never);
    const calls = newEmails(6).map((email) => invite(owner, workspace, [email]));
    const results = await Promise.allSettled(calls);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    const over = await expectProblem(invite(owner, workspace, [newEmail()]));
    expect(over).toMatchObject({ status: 409, code: 'limit_reached' });
    const { quotas } = await owner.api.usage.get({ workspace });
    expect(quotas.find(({ resource }) => resource === 'open_invitations')).toMatchObject({
      used: 20,
      limit: 20,
    });
    const { data } = await owner.api.invitations.list({ workspace, limit: 1 });
    await owner.api.invitations.cancel({ workspace, invitation_id: data[0]?.id ?? 'inv_' });
    expect((await invite(owner, workspace, [newEmail()])).data[0]?.outcome).toBe('invited');
  });
});

describe('an unconfirmed address', () => {
  it('gets its verification, but no notice with the words of others', async () => {
    const owner = await createUser(server, 'Owner');
    const outsider = await createUnconfirmedUser(server, 'Outsider');
    const { workspace } = owner;
    await server.operator.members.add({ workspace, user_id: outsider.id, role: 'viewer' });
    await server.operator.members.update({ workspace, user_id: outsider.id, role: 'member' });
    expect((await mailbox.next(outsider.email)).subject).toBe('Confirm your e-mail address');
    const rows = await server.knex('mails').where({ recipient: outsider.email });
    expect(rows.map(({ template }) => template)).toEqual(['email_verification']);
  });

  it('cannot invite, neither by a session nor by a key', async () => {
    const sender = await createUnconfirmedUser(server, 'Unconfirmed');
    const { workspace } = sender;
    const { secret } = await sender.api.apiKeys.create({
      workspace,
      name: 'k',
      kind: 'service',
      scope: 'admin',
    });
    const { secret: second } = await server
      .client(secret)
      .apiKeys.create({ workspace, name: 'of a key', kind: 'service', scope: 'admin' });
    const csv = `email,role\n${newEmail()},viewer`;
    for (const api of [sender.api, server.client(secret), server.client(second)]) {
      const refused = await expectProblem(
        api.invitations.create({ workspace, emails: [newEmail()], role: 'viewer' }),
      );
      expect(refused).toMatchObject({ status: 403, code: 'email_not_verified' });
      expect(await expectProblem(api.invitations.import({ workspace, csv }))).toMatchObject({
        code: 'email_not_verified',
      });
    }
    await server.knex('users').where({ id: sender.id }).update({ email_verified_at: new Date() });
    expect((await invite(sender, workspace, [newEmail()])).data[0]?.outcome).toBe('invited');
  });
});

describe('notices of one kind to one user', () => {
  it('are one mail at once, and one for all that follow within the window, with the latest changes', async () => {
    const owner = await createUser(server, 'Toggler');
    const { workspace } = owner;
    const other = await createUser(server, 'Toggled');
    await server.operator.members.add({ workspace, user_id: other.id, role: 'viewer' });
    const toggle = (role: BuiltinRole | RoleId) =>
      owner.api.members.update({ workspace, user_id: other.id, role });
    await toggle('member');
    const isNotice = ({ subject }: { subject: string }) => subject.startsWith('Role changed');
    await expect.poll(() => mailsTo(other.email).filter(isNotice).length, { timeout: 15_000 }).toBe(1);
    for (let time = 0; time < 12; time += 1) {
      await toggle('viewer');
      await toggle('member');
    }
    await expect
      .poll(
        async () =>
          (await waiting(other.email)).every(({ next_attempt_at }) => Number(next_attempt_at) > Date.now()),
        { timeout: 15_000 },
      )
      .toBe(true);
    expect(mailsTo(other.email).filter(isNotice)).toHaveLength(1);
    // The window is over.
    await server
      .knex('mails')
      .where({ recipient: other.email })
      .whereNotNull('sent_at')
      .update({ sent_at: new Date(Date.now() - 700_000) });
    await makeDue(other.email);
    await expect.poll(() => mailsTo(other.email).filter(isNotice).length, { timeout: 15_000 }).toBe(2);
    const text = mailsTo(other.email).filter(isNotice)[1]?.text ?? '';
    expect(text).toContain('4 earlier changes of this kind are not shown here.');
    expect(text.match(/now has the role/g)).toHaveLength(20);
    expect(text.trimEnd().split('\n').at(-1)).toContain('"member"');
    // The mail arrives a moment before its row says so.
    await expect.poll(() => waiting(other.email)).toEqual([]);
    const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
    const metrics = await (await fetch(`${server.url}/metrics`, { headers })).text();
    expect(metrics).toMatch(/mails_total\{template="role_changed",outcome="merged"\} \d+/);
  });

  it('wait when the address has received its hourly limit, and are not lost', async () => {
    const owner = await createUser(server, 'Flooded');
    const { workspace } = owner;
    const sent = Array.from({ length: RECIPIENT_HOUR }, () => ({
      ...{ id: unique('mail'), recipient: owner.email, template: 'digest', language: 'en', rank: 4 },
      ...{ sent_at: new Date(), next_attempt_at: null },
    }));
    await server.knex('mails').insert(sent as never);
    await owner.api.apiKeys.create({ workspace, name: 'Quiet', kind: 'service', scope: 'read-only' });
    await expect
      .poll(async () => Number((await waiting(owner.email))[0]?.next_attempt_at) > Date.now(), {
        timeout: 15_000,
      })
      .toBe(true);
    // Verification and reset mails have a budget of their own.
    await server.client().passwordResets.create({ email: owner.email });
    await expect
      .poll(() => mailsTo(owner.email).map(({ subject }) => subject), { timeout: 15_000 })
      .toContain('Choose a new password');
    await server
      .knex('mails')
      .where({ recipient: owner.email, template: 'digest' })
      .update({ sent_at: new Date(Date.now() - 3_700_000) });
    await makeDue(owner.email);
    await expect
      .poll(() => mailsTo(owner.email).some(({ text }) => text.includes('"Quiet"')), { timeout: 15_000 })
      .toBe(true);
  });
});
