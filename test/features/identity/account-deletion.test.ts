import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manageBy } from '../../support/every-operation/account-things.ts';
import { insertPasskey, totpCode } from '../../support/every-operation/factor-things.ts';
import { send } from '../../support/every-operation/operations.ts';
import { createCarefulUser, renewSteps, signIn } from '../../support/factors.ts';
import { createKey, statusOrCode } from '../../support/keys.ts';
import { queuedMail } from '../../support/queued-mails.ts';
import { activeDirectory } from '../../support/scim/directories.ts';
import { engine, startTestServer, type TestServer } from '../../support/server.ts';
import { invitationTo } from '../../support/tokens.ts';
import {
  createTeam,
  createUser,
  expectProblem,
  PASSWORD,
  type TestTeam,
  type TestUser,
  unique,
} from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false', TRUST_PROXY: '1' } });
  acme = await createTeam(server);
}, 60_000);
afterAll(() => server.stop());

/** Gives the first workspace of a person to another one, so that the person can leave it. */
async function handOver({ id, workspace }: TestUser): Promise<TestUser> {
  const newOwner = await createUser(server, 'Successor');
  await server.operator.members.add({ workspace, user_id: newOwner.id, role: 'owner' });
  expect((await server.operator.members.list({ workspace })).data.map(({ user_id }) => user_id)).toContain(
    id,
  );
  return newOwner;
}

/** Adds a person to the team, with a session that can delete the account. */
async function colleague(role: 'admin' | 'member' = 'member'): Promise<TestUser> {
  const user = await createUser(server, 'Leaver');
  await handOver(user);
  await server.operator.members.add({ workspace: acme.workspace, user_id: user.id, role });
  return user;
}

/** The tables with a column that has one of the values, as text. */
async function tablesWith(values: readonly string[]): Promise<string[]> {
  const { rows } = await server.knex.raw<{ rows: Array<{ name: string }> }>(
    `select table_name as name from information_schema.tables
     where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const { rows: hits } = await server.knex.raw<{ rows: unknown[] }>(
      `select 1 from ?? t where exists (select from unnest(cast(? as text[])) v where position(v in t::text) > 0) limit 1`,
      [name, [...values]],
    );
    if (hits.length > 0) found.push(name);
  }
  return found;
}

describe('the deletion of an account', () => {
  it('deleting an account returns what ended in each tenant, and ends it immediately', async () => {
    const { workspace, workspaceId } = acme;
    const user = await colleague('admin');
    const key = await createKey(server, user.api, { workspace, kind: 'user', scope: 'read-only' });
    const service = await createKey(server, user.api, { workspace, kind: 'service', scope: 'read-only' });
    const access = await user.api.accessTokens.create({ workspace, audience: 'https://reports.example.com' });
    const email = `${unique('invited')}@example.com`;
    const invited = await invitationTo(server, workspace, email, user.api);
    await insertPasskey(server, user.id);
    const receipt = await user.api.me.delete();
    expect(receipt).toMatchObject({ user_id: user.id, sessions: 1 });
    expect(receipt.tenants).toHaveLength(2);
    expect(receipt.tenants.find(({ tenant_id }) => tenant_id === workspaceId)).toMatchObject({
      role: 'admin',
      api_keys: [{ id: key.id, name: key.name, masked: key.masked }],
      invitations: [{ id: invited.id, email }],
      service_keys: [{ id: service.id }],
    });
    expect((await send(server, 'GET', '/v1/me', { token: user.token })).status).toBe(401);
    expect((await send(server, 'GET', '/v1/me', { token: key.secret })).status).toBe(401);
    expect((await send(server, 'GET', '/v1/me', { token: access.token })).status).toBe(401);
    expect((await send(server, 'DELETE', '/v1/me', { token: user.token })).status).toBe(401);
    expect((await send(server, 'GET', '/v1/me', { token: service.secret })).status).toBe(200);
    expect((await signIn(server, { email: user.email, password: PASSWORD })).status).toBe(401);
    const { data } = await server.operator.members.list({ workspace });
    expect(data.map(({ user_id }) => user_id)).not.toContain(user.id);
    expect(await server.knex('invitations').where({ id: invited.id }).first()).toMatchObject({
      status: 'cancelled',
    });
  });

  it('keeps who had a part in the keys of the person, for the approvals of what these requested', async () => {
    const { workspace, people } = acme;
    const user = await colleague();
    const { id: key_id } = await createKey(server, user.api, { workspace, kind: 'user', scope: 'read-only' });
    await people.owner.api.apiKeys.update({ workspace, key_id, scope: 'read-write' });
    const insiders = () => server.knex('key_insiders').where({ key_id }).orderBy('at');
    const before = await insiders();
    expect(before.map(({ user_id }) => user_id)).toEqual([user.id, people.owner.id]);
    await user.api.me.delete();
    expect(await insiders()).toEqual(before);
  });

  it('logs of tenants keep the id of a deleted account, and no name or address', async () => {
    const user = await colleague();
    await user.api.notificationPreferences.update({ workspace: acme.workspace, digest: 'weekly' });
    await user.api.me.changeEmail({ email: `${unique('next')}@example.com` });
    await user.api.me.delete();
    const entries = await server.knex('audit_events').where({ action: 'user.deleted', target_id: user.id });
    expect(entries.map(({ tenant_id }) => tenant_id)).toContain(acme.workspaceId);
    for (const { actor_id, details } of entries) {
      expect(actor_id).toBe(user.id);
      expect(JSON.stringify(details)).not.toContain(user.email);
    }
    const left = await tablesWith([user.email]);
    // Logs and messages of tenants, and counters of guesses, which have their own retention.
    expect(
      left.filter((name) => !/^(audit_|webhook_|events|outbox|mails|mail_|rate_limits$)/.test(name)),
    ).toEqual([]);
    for (const table of ['users', 'sessions', 'single_use_tokens', 'passkeys', 'email_changes', 'members'])
      expect(await tablesWith([user.id]), table).not.toContain(table);
    for (const table of ['api_keys', 'notification_preferences', 'project_members', 'totp_factors'])
      expect(await tablesWith([user.id]), table).not.toContain(table);
  });

  it('deleting an account frees its address for another account', async () => {
    const user = await colleague();
    await user.api.me.delete();
    const next = await server.client().users.signUp({ email: user.email, password: PASSWORD, name: 'Again' });
    expect(next.id).not.toBe(user.id);
    const { body } = await signIn(server, { email: user.email, password: PASSWORD });
    expect(await statusOrCode(server.client(body.token).workspaces.get({ workspace: acme.workspace }))).toBe(
      'not_found',
    );
  });

  it('the last owner cannot delete the account, and the error lists the tenants', async () => {
    const user = await createUser(server, 'Last');
    const { body } = await send(server, 'DELETE', '/v1/me', { token: user.token });
    const { id } = await user.api.workspaces.get({ workspace: user.workspace });
    expect(body).toMatchObject({ status: 409, code: 'last_owner', tenants: [id] });
    expect(await statusOrCode(user.api.me.get())).toBe('served');
    await handOver(user);
    expect(await statusOrCode(user.api.me.delete())).toBe('served');
  });

  it('a person whom a directory manages cannot delete the account', async () => {
    const user = await colleague();
    await activeDirectory(server, acme.people.owner.api, { workspace: acme.workspace });
    await manageBy(server, acme.workspaceId, user.id);
    const { body } = await send(server, 'DELETE', '/v1/me', { token: user.token });
    expect(body).toMatchObject({ code: 'managed_by_directory', tenants: [acme.workspaceId] });
  });

  it('a suspended last owner cannot delete the account, but a person whose access a directory has ended can', async () => {
    const user = await colleague();
    const heirless = await createUser(server, 'Suspended');
    await activeDirectory(server, acme.people.owner.api, { workspace: acme.workspace });
    await manageBy(server, acme.workspaceId, user.id);
    await server.knex('members').whereIn('user_id', [user.id, heirless.id]).update({ status: 'deactivated' });
    expect(await statusOrCode(user.api.me.delete())).toBe('served');
    expect(await statusOrCode(heirless.api.me.delete())).toBe('last_owner');
  });

  it('a session with only the proof of an identity provider cannot delete the account', async () => {
    const user = await colleague();
    const proofs = [{ method: 'sso', tenant_id: acme.workspaceId, connection_id: 'sso_1', strength: 1 }];
    await server.knex('sessions').where({ user_id: user.id }).delete();
    const { id, token } = await server.client().sessions.create({ email: user.email, password: PASSWORD });
    await server.knex.raw('update sessions set proofs = ?::jsonb where id = ?', [
      JSON.stringify(proofs.map((proof) => ({ ...proof, at: new Date().toISOString() }))),
      id,
    ]);
    expect(await statusOrCode(server.client(token).me.delete())).toBe('sign_in_method_not_allowed');
  });

  it('deleting an account sends one mail and withdraws the queued ones', async () => {
    const user = await colleague();
    await invitationTo(server, (await createUser(server, 'Inviter')).workspace, user.email);
    await user.api.me.changeEmail({ email: `${unique('next')}@example.com` });
    await server.client().passwordResets.create({ email: user.email });
    const waiting = () =>
      server.knex('mails').where({ recipient: user.email }).whereNotNull('next_attempt_at').pluck('template');
    const before = await waiting();
    expect(before).toContain('member_added');
    await user.api.me.delete();
    expect((await waiting()).toSorted()).toEqual(['account_deleted', 'invitation']);
    expect(await queuedMail(server, user.email, 'account_deleted')).toMatchObject({ address: '127.0.0.1' });
  });

  it('deleting an account requires a recent proof with the second factor', async () => {
    const user = await createCarefulUser(server);
    await handOver(user);
    expect(await statusOrCode(user.api.me.delete())).toBe('reauthentication_required');
    await user.api.sessions.reauthenticate({ method: 'totp', code: totpCode(user.secret) });
    await renewSteps(server, user.id);
    expect(await statusOrCode(user.api.me.delete())).toBe('served');
  });

  it('the last owner in break_glass cannot delete the account', async () => {
    const user = await createCarefulUser(server);
    const newOwner = await handOver(user);
    const { id: tenant_id } = await newOwner.api.workspaces.get({ workspace: user.workspace });
    await user.api.sessions.reauthenticate({ method: 'totp', code: totpCode(user.secret) });
    await server
      .knex('sign_in_policies')
      .insert({ tenant_id, sso: 'required', effective_at: new Date(), break_glass: [user.id] });
    expect((await expectProblem(user.api.me.delete())).code).toBe('break_glass_required');
  });

  it.runIf(engine === 'postgres')(
    'leaves no tenant without an owner when two owners leave at once',
    async () => {
      for (let round = 0; round < 3; round += 1) {
        const user = await createUser(server, 'One');
        const newOwner = await handOver(user);
        await handOver(newOwner);
        const codes = await Promise.all([user, newOwner].map(({ api }) => statusOrCode(api.me.delete())));
        expect(codes.sort()).toEqual(['last_owner', 'served']);
      }
    },
  );

  it('deleting an account leaves no membership when the person is made an owner concurrently', async () => {
    const { workspace, workspaceId } = acme;
    for (let round = 0; round < 4; round += 1) {
      const user = await createUser(server, 'Promoted');
      await handOver(user);
      const add = () => server.operator.members.add({ workspace, user_id: user.id, role: 'owner' });
      const create = () => server.operator.workspaces.create({ name: 'New', owner_id: user.id });
      const [deleted, joined] = await Promise.all([
        statusOrCode(user.api.me.delete()),
        statusOrCode(round % 2 === 0 ? add() : create()),
      ]);
      const left = await server.knex('members').where({ user_id: user.id });
      if (deleted === 'served') expect(left).toEqual([]);
      else expect([deleted, joined]).toEqual(['last_owner', 'served']);
      expect(['served', 'not_found']).toContain(joined);
      expect(
        (await server.knex('members').where({ tenant_id: workspaceId, role: 'owner' })).length,
      ).toBeGreaterThan(0);
    }
  });

  it('deleting an account cancels only the invitations that the person sent', async () => {
    const user = await colleague();
    const other = await invitationTo(server, acme.workspace, `${unique('kept')}@example.com`);
    await user.api.me.delete();
    const kept = await server.knex('invitations').where({ id: other.id }).first();
    expect(kept?.status).toBe('pending');
  });
});
