import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeJobDue } from '../../support/jobs.ts';
import { isPresent, pollUntil } from '../../support/poll.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, expectProblem, PASSWORD, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let owner: TestUser;
let colleague: TestUser;
let workspace: string;
beforeAll(async () => {
  server = await startTestServer({ env: { TRUST_PROXY: '1' } });
  owner = await createUser(server, 'Owner');
  colleague = await createUser(server, 'Colleague');
  workspace = owner.workspace;
  await server.operator.members.add({ workspace, user_id: colleague.id, role: 'viewer' });
});
afterAll(() => server.stop());

/** The mails that were written to an address, decoded enough to read. */
function mailsTo(email: string): string[] {
  const folder = join(server.dataDir, 'outbox');
  const files = (() => {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  })();
  return files
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .filter((mail) => mail.includes(`To: ${email}`))
    .map((mail) => mail.replaceAll('=\r\n', ''));
}

const mailAbout = (email: string, ...words: string[]): Promise<string> =>
  pollUntil(() => mailsTo(email).find((mail) => words.every((word) => mail.includes(word))), isPresent, {
    what: `a mail to ${email} about "${words.join('", "')}"`,
    interval: 100,
  });

describe('notifications', () => {
  it('follow the workspace until a member changes them', async () => {
    const { api } = colleague;
    const before = await api.notificationPreferences.get({ workspace });
    expect(before).toMatchObject({
      digest: null,
      mentions: null,
      effective: { digest: 'weekly', mentions: true },
    });
    const after = await api.notificationPreferences.update({ workspace, digest: 'daily', mentions: false });
    expect(after.effective).toEqual({ digest: 'daily', mentions: false, project_updates: true });
    const back = await api.notificationPreferences.update(
      { workspace, mentions: null },
      { ifMatch: after.etag },
    );
    expect(back).toMatchObject({ digest: 'daily', mentions: null, effective: { mentions: true } });
    expect((await owner.api.notificationPreferences.get({ workspace })).digest).toBeNull();
  });

  it('have no preferences for a key without a user', async () => {
    const { secret } = await owner.api.apiKeys.create({
      workspace,
      name: 'k',
      kind: 'service',
      scope: 'admin',
    });
    const call = server.client(secret).notificationPreferences.get({ workspace });
    expect(await expectProblem(call)).toMatchObject({ status: 403, code: 'insufficient_scope' });
  });

  it('report a new key to owners, without its secret', async () => {
    const name = unique('erp');
    const { secret } = await owner.api.apiKeys.create({
      workspace,
      name,
      kind: 'service',
      scope: 'read-only',
    });
    const mail = await mailAbout(owner.email, name);
    expect(mail).toContain('text/plain');
    expect(mail).toContain('text/html');
    expect(mail).not.toContain(secret);
    expect(mailsTo(colleague.email).some((other) => other.includes(name))).toBe(false);
  });

  it('report another role to the member concerned, in their language', async () => {
    await colleague.api.me.update({ language: 'tr' });
    await owner.api.members.update({ workspace, user_id: colleague.id, role: 'member' });
    await mailAbout(colleague.email, 'rol');
    await mailAbout(owner.email, 'now has the role');
  });

  it('report an added membership to the user, by whom and with which role', async () => {
    const added = await createUser(server, 'Added');
    const { slug, name } = await owner.api.workspaces.create({ name: unique('Joined'), slug: unique('w') });
    await server.operator.members.add({ workspace: slug, user_id: added.id, role: 'viewer' });
    await mailAbout(added.email, `You were added to the workspace "${name}" with the role "viewer".`);
    const { id } = await owner.api.organizations.create({ name: unique('Org'), slug: unique('org') });
    await server.operator.organizationMembers.add({ organization: id, user_id: added.id, role: 'member' });
    await mailAbout(added.email, 'You were added to the organization');
    const owned = await owner.api.workspaces.create({ name: unique('Owned'), organization: id });
    await owner.api.members.add({ workspace: owned.slug, user_id: added.id, role: 'viewer' });
    await mailAbout(
      added.email,
      `"Owner" (${owner.email.replace('.com', '[.]com')}) added you to the workspace "${owned.name}"`,
    );
  });

  it('report a transfer of ownership to both', async () => {
    const { slug, name } = await owner.api.workspaces.create({ name: unique('Handed over') });
    await server.operator.members.add({ workspace: slug, user_id: colleague.id, role: 'viewer' });
    await owner.api.workspaces.transferOwnership({ workspace: slug, user_id: colleague.id });
    for (const [reader, role] of [
      [owner, 'role "owner"'],
      [owner, 'role "admin"'],
      [colleague, '"owner" rol'],
      [colleague, '"admin" rol'],
    ] as const) {
      await mailAbout(reader.email, name, role);
    }
  });

  it('report a changed allowlist', async () => {
    await owner.api.settings.update({ workspace, ip_allowlist: ['127.0.0.0/8', '198.51.100.0/24'] });
    await mailAbout(owner.email, '198.51.100.0/24');
    await owner.api.settings.update({ workspace, ip_allowlist: [] });
  });

  it('report a sign-in from a new network, and only then', async () => {
    const from = (address: string) =>
      fetch(`${server.url}/v1/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
        body: JSON.stringify({ email: owner.email, password: PASSWORD }),
      });
    expect((await from('203.0.113.9')).status).toBe(201);
    await mailAbout(owner.email, '203.0.113.9');
    expect((await from('203.0.113.77')).status).toBe(201);
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(mailsTo(owner.email).some((mail) => mail.includes('203.0.113.77'))).toBe(false);
  });

  it('report a key that ends within seven days, once', async () => {
    const expires_at = new Date(Date.now() + 3 * 86_400_000).toISOString();
    const name = unique('soon');
    await owner.api.apiKeys.create({ workspace, name, kind: 'service', scope: 'read-only', expires_at });
    await makeJobDue(server, 'key-expiry');
    await mailAbout(owner.email, name, 'expires at');
    const events = await server.knex('events').where({ type: 'api_key.expiring' });
    expect(events).toHaveLength(1);
    await makeJobDue(server, 'key-expiry');
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(await server.knex('events').where({ type: 'api_key.expiring' })).toHaveLength(1);
  });

  it('come as a digest at eight in the time zone of the workspace, with what the reader may see', async () => {
    const { id } = await owner.api.workspaces.get({ workspace });
    const [shown, hidden] = [unique('shown'), unique('hidden')];
    for (const slug of [shown, hidden]) {
      await owner.api.projects.create({ workspace, name: slug, slug, environment: 'sandbox' });
    }
    await owner.api.projectMembers.set({ workspace, project: shown, user_id: colleague.id, role: null });
    // A zone where it is past eight now, whenever this runs: the day is begun anew for it.
    const timezone = ['UTC', 'Pacific/Auckland', 'America/Los_Angeles', 'Asia/Tokyo'].find((zone) => {
      const hour = new Intl.DateTimeFormat('en', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' });
      return Number(hour.format(new Date())) >= 8;
    });
    await owner.api.settings.update({ workspace, timezone: timezone ?? 'UTC' });
    await server.knex('digest_runs').where({ workspace_id: id }).delete();
    await makeJobDue(server, 'digests');
    const mail = await mailAbout(colleague.email, shown);
    expect(mail).not.toContain(hidden);
    expect(mail).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    const url = /List-Unsubscribe:\s*<([^>]+)>/.exec(mail.replace(/\r\n\s+/g, ''))?.[1] ?? '';
    const link = `${server.url}${new URL(url).pathname}`;
    const shownPage = await fetch(`${link}?lang=tr`);
    expect(shownPage.headers.get('content-security-policy')).toContain("form-action 'self'");
    const html = await shownPage.text();
    expect(html).toContain('<html lang="tr">');
    expect(html).toContain('<form method="post">');
    expect(html).not.toContain('<script');
    expect((await colleague.api.notificationPreferences.get({ workspace })).digest).toBe('daily');
    const posted = await fetch(link, { method: 'POST', body: 'List-Unsubscribe=One-Click' });
    expect([posted.status, await posted.text()]).toEqual([
      200,
      expect.stringContaining('You are unsubscribed'),
    ]);
    expect((await colleague.api.notificationPreferences.get({ workspace })).digest).toBe('off');
    expect((await fetch(`${link}x`, { method: 'POST' })).status).toBe(404);
  });
});
