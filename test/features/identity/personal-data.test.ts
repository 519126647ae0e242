import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertPasskey } from '../../support/every-operation/factor-things.ts';
import { createCarefulUser } from '../../support/factors.ts';
import { createKey } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { invitationTo } from '../../support/tokens.ts';
import {
  createTeam,
  createUnconfirmedUser,
  createUser,
  PASSWORD,
  type TestTeam,
  unique,
} from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
beforeAll(async () => {
  server = await startTestServer();
  acme = await createTeam(server);
});
afterAll(() => server.stop());

describe('the export of the data of a person', () => {
  it('has their profile, sessions, memberships, keys, preferences and invitations', async () => {
    const { workspace, workspaceId, people, project } = acme;
    const { member } = people;
    const key = await createKey(server, member.api, { workspace, kind: 'user', scope: 'read-only' });
    await member.api.notificationPreferences.update({ workspace, digest: 'weekly' });
    const host = await createUser(server, 'Host');
    const { id } = await invitationTo(server, host.workspace, member.email);
    const data = await member.api.me.export();
    expect(data).toMatchObject({
      user: { id: member.id, email: member.email },
      has_password: true,
      truncated: [],
      invitations: [{ id, organization_id: null, status: 'pending' }],
      api_keys: [{ id: key.id, workspace_id: workspaceId, masked: key.masked, revoked_at: null }],
      notification_preferences: [{ workspace_id: workspaceId, digest: 'weekly' }],
    });
    expect(data.sessions).toEqual([expect.objectContaining({ ended_at: null, proofs: expect.any(Array) })]);
    expect(data.mailed_links).toEqual([expect.objectContaining({ purpose: 'email_verification' })]);
    expect(data.memberships).toContainEqual(
      expect.objectContaining({ workspace_id: workspaceId, role: 'member', status: 'active' }),
    );
    expect(data.project_memberships).toEqual([
      expect.objectContaining({ workspace_id: workspaceId, project_id: project.id }),
    ]);
    const entries = await server
      .knex('audit_events')
      .where({ action: 'user.exported', target_id: member.id });
    expect(entries.map(({ tenant_id }) => tenant_id)).toContain(workspaceId);
  });

  it('has the kinds, names and dates of factors, without what proves them', async () => {
    const user = await createCarefulUser(server);
    await insertPasskey(server, user.id);
    const data = await user.api.me.export();
    expect(data.factors.map(({ kind }) => kind).sort()).toEqual([
      'passkey',
      ...Array(10).fill('recovery_code'),
      'totp',
    ]);
    expect(data.factors.find(({ kind }) => kind === 'passkey')).toMatchObject({
      name: 'Walk',
      last_used_at: null,
    });
    const text = JSON.stringify(data);
    const passkey = await server.knex('passkeys').where({ user_id: user.id }).first();
    for (const secret of [user.secret, ...user.recoveryCodes, passkey?.credential_id ?? '?'])
      expect(text).not.toContain(secret);
  });

  it('has the changes of their address that can be undone', async () => {
    const user = await createUser(server, 'Mover');
    const email = `${unique('next')}@example.com`;
    await user.api.me.changeEmail({ email });
    expect((await user.api.me.export()).email_changes).toEqual([
      expect.objectContaining({ email, confirmed_at: null, old_email: null, undo_until: null }),
    ]);
  });

  it('has no secret, and nothing of other people', async () => {
    const { people, workspace } = acme;
    const { secret } = await createKey(server, people.admin.api, { workspace, kind: 'user' });
    const invited = `${unique('invited')}@example.com`;
    await invitationTo(server, workspace, invited, people.admin.api);
    const text = JSON.stringify(await people.admin.api.me.export());
    const { password_hash } = (await server.knex('users').where({ id: people.admin.id }).first()) ?? {};
    const others = [people.owner, people.member].flatMap(({ id, email }) => [id, email]);
    for (const hidden of [secret, PASSWORD, password_hash ?? '', people.admin.token, invited, ...others])
      expect(text).not.toContain(hidden);
  });

  it('shows no invitations to an address that is not confirmed', async () => {
    const stranger = await createUnconfirmedUser(server, 'Stranger');
    await invitationTo(server, acme.workspace, stranger.email);
    expect((await stranger.api.me.export()).invitations).toEqual([]);
  });

  it('says which lists have more than it shows', async () => {
    const user = await createUser(server, 'Traveller');
    await server.knex.raw(
      `insert into sessions (id, user_id, ip_address)
       select 'ses_' || lpad(n::text, 26, '0'), ?, '203.0.113.7' from generate_series(1, 1001) n`,
      [user.id],
    );
    const { sessions, truncated } = await user.api.me.export();
    expect(sessions).toHaveLength(1000);
    expect(truncated).toEqual(['sessions']);
  });
});
