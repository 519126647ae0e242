import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SsoConnection } from '../../../sdk/src/index.ts';
import { newId } from '../../../server/api/ids.ts';
import { totpCode } from '../../support/every-operation/factor-things.ts';
import { connectionBody } from '../../support/every-operation/sso-calls.ts';
import {
  type CarefulUser,
  challengeFor,
  createCarefulUser,
  renewSteps,
  signIn,
} from '../../support/factors.ts';
import { createKey } from '../../support/keys.ts';
import { activeDirectory, deactivation, verifiedDomain } from '../../support/scim/directories.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { activate, passedTest } from '../../support/sso/connections.ts';
import { createUser, expectProblem, PASSWORD, type TestUser, unique } from '../../support/users.ts';

const RECEIPT = 'urn:tenantry:params:scim:2.0:Receipt';

let server: TestServer;
let replica: Awaited<ReturnType<TestServer['replica']>>;
let careful: CarefulUser;
let second: CarefulUser;
let admin: TestUser;
let member: TestUser;
let workspace: string;
let workspaceId: string;
let connection: SsoConnection;
let key: Awaited<ReturnType<typeof createKey>>;

const addOwner = async (user: TestUser) =>
  server.operator.members.add({ workspace, user_id: user.id, role: 'owner' });
const one = () => ({ workspace, connection_id: connection.id });

beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  replica = await server.replica();
  [careful, second] = await Promise.all([createCarefulUser(server), createCarefulUser(server, 'Second')]);
  [admin, member] = await Promise.all([createUser(server, 'Admin'), createUser(server, 'Member')]);
  ({ workspace } = careful);
  workspaceId = (await careful.api.workspaces.get({ workspace })).id;
  await server.operator.members.add({ workspace, user_id: admin.id, role: 'admin' });
  await server.operator.members.add({ workspace, user_id: member.id, role: 'member' });
  connection = await admin.api.ssoConnections.create({ workspace, ...connectionBody() });
}, 60_000);
afterAll(async () => {
  await replica.stop();
  await server.stop();
});

describe('an activation', () => {
  it('an activation requires a recent passed test of the current configuration, and a person', async () => {
    const row = await server.knex('sso_connections').where({ id: connection.id }).first();
    if (row === undefined) throw new Error('no row');
    const day = 86_400_000;
    for (const [title, changes] of Object.entries({
      'one that failed': { status: 'failed' },
      'one that waits': { status: 'pending', finished_at: null },
      'of another configuration': { digest: 'f'.repeat(64) },
      'an old one': { finished_at: new Date(Date.now() - day) },
    })) {
      const test_id = newId('tst');
      await server.knex.table('sso_tests').insert({ ...passedTest(row, test_id), ...changes } as never);
      const refused = await expectProblem(admin.api.ssoConnections.activate({ ...one(), test_id }));
      expect(refused, title).toMatchObject({ status: 409, code: 'stale_test' });
    }
    const unknown = admin.api.ssoConnections.activate({ ...one(), test_id: 'tst_none' });
    expect(await expectProblem(unknown)).toMatchObject({ code: 'stale_test' });
    key = await createKey(server, careful.api, { workspace, scope: 'admin' });
    const byKey = key.api.ssoConnections.activate({ ...one(), test_id: 'tst_none' });
    expect(await expectProblem(byKey)).toMatchObject({ code: 'insufficient_scope' });
    expect((await admin.api.ssoConnections.get(one())).status).toBe('testing');
    await server.knex('sessions').where({ user_id: admin.id }).update({ reauthenticated_at: null });
    const stale = () => admin.api.ssoConnections.activate({ ...one(), test_id: 'tst_none' });
    await expect.poll(async () => (await expectProblem(stale())).code).toBe('reauthentication_required');
  });

  it('an activation records the authority of the connection, and enables a disabled one again', async () => {
    const active = await activate(server, admin.api, { workspace }, connection.id);
    expect(active).toMatchObject({
      status: 'active',
      activated_by: admin.id,
      authority: 'admin',
      active: { config_digest: connection.config_digest },
    });
    const session = newId('ses');
    const proofs = (...more: object[]) =>
      JSON.stringify([
        { method: 'sso', strength: 1, at: new Date(), connection_id: connection.id, tenant_id: workspaceId },
        ...more,
      ]);
    await server.knex.table('identities').insert({
      tenant_id: workspaceId,
      connection_id: connection.id,
      id: 'idn_01kah4x8v5ezf9w2m4n6dm0a1c',
      issuer: 'i',
      subject: 's',
      user_id: member.id,
      confirmed_digest: connection.config_digest,
      confirmed_by: 'domain',
      confirmed_at: new Date(),
    } as never);
    const own = { method: 'password', strength: 1, at: new Date() };
    const both = newId('ses');
    for (const [id, given] of [
      [session, proofs()],
      [both, proofs(own)],
    ] as const)
      await server.knex.table('sessions').insert({ id, user_id: member.id, proofs: given } as never);
    const disabled = await admin.api.ssoConnections.disable({ ...one(), end_sessions: true });
    expect(disabled.status).toBe('disabled');
    const after = await server.knex('sessions').whereIn('id', [session, both]).orderBy('created_at');
    expect(new Map(after.map(({ id, ended_at }) => [id, ended_at !== null]))).toEqual(
      new Map([
        [session, true],
        [both, false],
      ]),
    );
    expect(after.find(({ id }) => id === both)?.proofs).toMatchObject([{ method: 'password' }]);
    expect(await expectProblem(admin.api.ssoConnections.disable(one()))).toMatchObject({
      code: 'invalid_state',
    });
    expect((await activate(server, admin.api, { workspace }, connection.id)).status).toBe('active');
  });

  it('an activation by a person below the roles that the connection gives is refused', async () => {
    const role = await careful.api.roles.create({
      workspace,
      name: 'Connector',
      permissions: ['sso:read', 'sso:manage'],
    });
    const connector = await createUser(server);
    await server.operator.members.add({ workspace, user_id: connector.id, role: role.id });
    const { id } = await admin.api.ssoConnections.create({
      workspace,
      ...connectionBody(),
      jit: { enabled: true, default_role: 'admin' },
    });
    const refused = activate(server, connector.api, { workspace }, id);
    expect(await expectProblem(refused)).toMatchObject({ code: 'privilege_escalation' });
  });
});

describe('required single sign-on', () => {
  const require = (changes: object = {}, query: object = {}) =>
    careful.api.signInPolicy.update({
      workspace,
      sso: 'required',
      break_glass: [careful.id],
      ...changes,
      ...query,
    });

  it('requiring single sign-on needs an active connection and an owner with a second factor', async () => {
    await admin.api.ssoConnections.disable(one());
    expect(await expectProblem(require())).toMatchObject({ code: 'sso_test_required' });
    await activate(server, admin.api, { workspace }, connection.id);
    expect(await expectProblem(require({ break_glass: [] }))).toMatchObject({ code: 'break_glass_required' });
    const dry = await require({}, { dry_run: true });
    const codes = new Map(dry.refused.map(({ user_id, code }) => [user_id as string, code]));
    expect([codes.get(admin.id), codes.get(member.id), codes.get(careful.id)]).toEqual([
      'sso_required',
      undefined,
      undefined,
    ]);
    await addOwner(second);
    const made = await require({ break_glass: [careful.id, second.id] });
    expect(made).toMatchObject({ sso: 'required', refused: dry.refused });
  });

  it('required single sign-on refuses other sign-ins on both replicas, and lists the connections', async () => {
    for (const { url } of [server, replica]) {
      const ask = (token: string) =>
        fetch(`${url}/v1/workspaces/${workspace}`, { headers: { authorization: `Bearer ${token}` } });
      const { token } = await server.client().sessions.create({ email: admin.email, password: PASSWORD });
      for (const session of [admin.token, token]) {
        const answer = await ask(session);
        expect(answer.status).toBe(403);
        expect(await answer.json()).toMatchObject({
          code: 'sso_required',
          sign_in: { sso: [{ connection_id: connection.id, name: connection.name }], methods: [] },
        });
      }
      // The session of an owner in break_glass lacks the second factor. Keys have no proofs.
      const spared = await ask(careful.token);
      expect(await spared.json()).toMatchObject({
        code: 'mfa_required',
        sign_in: { methods: expect.any(Array) },
      });
      expect((await ask(key.secret)).status).toBe(200);
    }
  });

  it('an owner in break_glass signs in with password and second factor, and all owners get one mail', async () => {
    // Also where the policy accepts other methods alone.
    await server
      .knex('sign_in_policies')
      .where({ tenant_id: workspaceId })
      .update({
        methods: ['passkey'],
        mfa_methods: ['passkey'],
      });
    await renewSteps(server, careful.id);
    const challenge = await challengeFor(server, careful);
    const { body } = await signIn(server, { challenge, method: 'totp', code: totpCode(careful.secret) });
    const api = server.client(body.token);
    expect((await api.workspaces.get({ workspace })).slug).toBe(workspace);
    expect((await api.workspaces.get({ workspace })).slug).toBe(workspace);
    const { data: events } = await api.auditEvents.list({ workspace, action: 'sign_in.break_glass' });
    expect(events).toMatchObject([{ target: { id: careful.id } }]);
    const emitted = await server
      .knex('events')
      .where({ tenant_id: workspaceId, type: 'sign_in.break_glass' });
    expect(emitted).toHaveLength(1);
    const mails = await server.knex('mails').where({ template: 'break_glass_used' }).select('*');
    expect(mails).toHaveLength(2);
    careful = { ...careful, token: body.token, api };
    await server
      .knex('sign_in_policies')
      .where({ tenant_id: workspaceId })
      .update({
        methods: ['password', 'email_code', 'passkey'],
        mfa_methods: ['totp', 'recovery_code', 'passkey'],
      });
  });

  it('an owner in break_glass can complete the proofs of a session', async () => {
    const own = { method: 'password', strength: 1, at: new Date().toISOString() };
    const { id } = (await careful.api.sessions.list()).data.find(({ current }) => current) ?? { id: '' };
    await server.knex.raw('update sessions set proofs = ?::jsonb where id = ?', [JSON.stringify([own]), id]);
    await renewSteps(server, careful.id);
    const code = totpCode(careful.secret);
    const { proofs } = await careful.api.sessions.reauthenticate({ method: 'totp', code });
    expect(proofs.map(({ method }) => method)).toEqual(['password', 'totp']);
  });

  it('the last connection cannot be removed while single sign-on is required', async () => {
    const { api } = careful;
    for (const call of [() => api.ssoConnections.disable(one()), () => api.ssoConnections.delete(one())])
      expect(await expectProblem(call())).toMatchObject({ code: 'invalid_state' });
  });

  it('the last owner in break_glass with a second factor cannot be removed in any way', async () => {
    const { api } = careful;
    // With another one left, an owner may go, and is in the list no more.
    await api.members.update({ workspace, user_id: second.id, role: 'admin' });
    expect((await api.signInPolicy.get({ workspace })).break_glass).toEqual([careful.id]);
    await api.members.update({ workspace, user_id: second.id, role: 'owner' });
    await renewSteps(server, careful.id);
    const user_id = careful.id;
    const { operator } = server;
    const refusals: Record<string, () => PromiseLike<unknown>> = {
      demoted: () => operator.members.update({ workspace, user_id, role: 'admin' }),
      removed: () => operator.members.remove({ workspace, user_id }),
      'would be removed': () => operator.members.remove({ workspace, user_id, dry_run: true }),
      'would be deactivated': () => operator.members.deactivate({ workspace, user_id, dry_run: true }),
      left: () => api.members.remove({ workspace, user_id }),
      deactivated: () => operator.members.deactivate({ workspace, user_id }),
      'gave the ownership away': () => api.workspaces.transferOwnership({ workspace, user_id: admin.id }),
      'removed the app': () => api.totp.remove(),
      'was reset': () => operator.users.resetMfa({ user_id }),
      'off the list': () => api.signInPolicy.update({ workspace, break_glass: [] }),
    };
    for (const [title, call] of Object.entries(refusals))
      expect(await expectProblem(Promise.resolve(call())), title).toMatchObject({
        status: 409,
        code: 'break_glass_required',
      });
    // A directory, also one that may decide about owners, answers as for people above it.
    const domain = await verifiedDomain(server, workspaceId);
    const email = `${unique('o')}@${domain}`;
    await server.knex('users').where({ id: user_id }).update({ email, email_key: email });
    const scim = await activeDirectory(server, api, { workspace }, { managesOwners: true });
    const { body: entry } = await scim.send('POST', '/Users', { userName: email });
    for (const [method, path, body, status] of [
      ['PATCH', `/Users/${entry.id}`, deactivation, 200],
      ['DELETE', `/Users/${entry.id}`, undefined, 204],
    ] as const) {
      const answer = await scim.send(method, path, body);
      expect(answer.status).toBe(status);
      if (status === 200) expect(answer.body[RECEIPT]).toEqual({ state: 'pending_owner' });
      expect((await operator.members.get({ workspace, user_id })).status).toBe('active');
    }
    await api.directories.delete({ workspace, directory_id: scim.directoryId as never });
    expect(await api.signInPolicy.update({ workspace, sso: 'optional' })).toMatchObject({ sso: 'optional' });
    expect((await operator.members.deactivate({ workspace, user_id })).member.status).toBe('deactivated');
    await operator.members.reactivate({ workspace, user_id });
    await server.operator.ssoConnections.delete(one());
  });
});
