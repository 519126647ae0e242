import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationArgs, Tenantry } from '../../../sdk/src/index.ts';
import { purgeDeviceAuthorizations } from '../../../server/features/access/devices/repository.ts';
import { createUserCode, lettersOf } from '../../../server/features/access/devices/user-codes.ts';
import { createKey, statusOrCode } from '../../support/keys.ts';
import { pollUntil } from '../../support/poll.ts';
import { engine, startTestServer, type TestServer } from '../../support/server.ts';
import {
  createTeam,
  createUser,
  expectProblem,
  PASSWORD,
  type TestTeam,
  unique,
} from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
let workspace: string;
let owner: Tenantry;
let device: Tenantry;
beforeAll(async () => {
  server = await startTestServer({
    env: { BACKGROUND_WORK: 'false', PUBLIC_URL: 'http://localhost:4000', ACCOUNT_GUESS_LIMIT: '10' },
  });
  acme = await createTeam(server);
  workspace = acme.workspace;
  owner = acme.people.owner.api;
  device = server.client();
}, 60_000);
afterAll(() => server.stop());

type Asked = Partial<OperationArgs<'deviceAuthorizations.create'>>;
const ask = (asked: Asked = {}) => device.deviceAuthorizations.create({ client_name: 'Acme CLI', ...asked });
type Approval = Partial<OperationArgs<'deviceAuthorizations.approve'>>;
const approve = (user_code: string, more: Approval = {}, by = owner) =>
  by.deviceAuthorizations.approve({ workspace, user_code, ...more });
const collect = (device_code: string) => statusOrCode(device.deviceTokens.create({ device_code }));
/** Moves a request in time or place. */
const change = (id: string, changes: object) =>
  server.knex('device_authorizations').where({ id }).update(changes);

describe('the sign-in of a device', () => {
  it('shows the person who asks, and gives the program a key that reads only, once', async () => {
    const { id, device_code, user_code, verification_uri, interval_seconds } = await ask({ scope: 'admin' });
    expect(user_code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/);
    expect([verification_uri, interval_seconds]).toEqual(['http://localhost:4000/device', 5]);
    expect(await collect(device_code)).toBe('authorization_pending');
    expect(await collect(device_code)).toBe('slow_down');
    const typed = ` ${user_code.toLowerCase().replace('-', ' ')}`;
    expect(await owner.deviceAuthorizations.preview({ user_code: typed })).toMatchObject({
      id,
      client_name: 'Acme CLI',
      scope: 'admin',
      ip_address: '127.0.0.1',
      same_network: true,
      needs_fresh_proof: false,
    });
    const approval = await approve(user_code);
    expect(approval).toMatchObject({ id, scope: 'read-only', user_id: acme.people.owner.id });
    // The code works once.
    expect(await statusOrCode(approve(user_code))).toBe('not_found');
    const { secret, ...made } = await device.deviceTokens.create({ device_code });
    expect(made).toMatchObject({
      key_id: approval.key_id,
      scope: 'read-only',
      workspace_id: acme.workspaceId,
    });
    const days = (Date.parse(made.expires_at ?? '') - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(90);
    expect(await collect(device_code)).toBe('invalid_state');
    const program = server.client(secret);
    expect((await program.me.get()).principal).toMatchObject({ type: 'user_key', id: made.key_id });
    expect(await statusOrCode(program.workspaces.update({ workspace, name: 'No' }))).toBe(
      'insufficient_scope',
    );
    const listed = await owner.apiKeys.get({ workspace, key_id: made.key_id });
    expect(listed).toMatchObject({ name: 'Acme CLI', kind: 'user', status: 'active' });
    expect(secret.endsWith(listed.masked.slice(-4))).toBe(true);
    await owner.apiKeys.revoke({ workspace, key_id: made.key_id });
    expect(await statusOrCode(program.me.get())).toBe('credential_revoked');
  });

  it('is recorded, announced by an event, and told the person by mail', async () => {
    const { device_code, user_code, id } = await ask();
    const { key_id } = await approve(user_code);
    await device.deviceTokens.create({ device_code });
    const { data: entries } = await owner.auditEvents.list({ workspace, limit: 10 });
    const actions = entries.filter(({ target }) => target?.id === id || target?.id === key_id);
    expect(actions.map(({ action }) => action).sort()).toEqual([
      'api_key.secret_collected',
      'device_authorization.approved',
    ]);
    expect(actions.map(({ actor }) => actor.id)).toEqual([acme.people.owner.id, acme.people.owner.id]);
    const events = await server.knex('events').where({ type: 'device.approved' }).select('data');
    expect(events.some(({ data }) => JSON.stringify(data).includes(id))).toBe(true);
    expect(await server.knex('mails').where({ template: 'device_approved' })).not.toEqual([]);
  });

  it('gives no more than the program asks for, and than the person holds', async () => {
    const reader = await ask();
    expect(await statusOrCode(approve(reader.user_code, { scope: 'read-write' }))).toBe(
      'privilege_escalation',
    );
    const asked = {
      scope: 'custom' as const,
      permissions: ['projects:read' as const, 'roles:manage' as const],
    };
    const custom = await ask(asked);
    const { member } = acme.people;
    expect(await statusOrCode(approve(custom.user_code, {}, member.api))).toBe('privilege_escalation');
    const part = { scope: 'custom' as const, permissions: ['projects:read' as const] };
    expect((await approve(custom.user_code, part, member.api)).scope).toBe('custom');
    const collected = await device.deviceTokens.create({ device_code: custom.device_code });
    expect(collected).toMatchObject({ user_id: member.id, permissions: ['projects:read'] });
    const all = await ask(asked);
    await approve(all.user_code);
    expect((await device.deviceTokens.create({ device_code: all.device_code })).permissions?.sort()).toEqual(
      asked.permissions,
    );
    for (const body of [{ scope: 'custom' as const }, { permissions: ['projects:read' as const] }])
      expect((await expectProblem(ask(body))).errors?.[0]?.path).toBe('permissions');
  });

  it('an approval creates a key within the limits of the plan and the organization, for a member', async () => {
    const host = await createUser(server, 'Host');
    const there = { workspace: host.workspace };
    const plan = await server.operator.plans.create({
      name: unique('keyless'),
      title: 'No keys',
      limits: { api_keys: 0 },
    });
    await server.operator.plans.set({ ...there, plan: plan.name });
    const { user_code } = await ask();
    expect(await statusOrCode(approve(user_code, there, host.api))).toBe('limit_reached');
    const { id: organization } = await host.api.organizations.create({ name: 'Strict', slug: unique('org') });
    await host.api.organizationSettings.update({ organization, max_key_lifetime_days: 30 });
    const own = await host.api.workspaces.create({ name: 'Own', slug: unique('own'), organization });
    const inOwn = { workspace: own.id };
    expect(await statusOrCode(approve(user_code, inOwn, host.api))).toBe('organization_policy');
    const month = { ...inOwn, expires_in_days: 30 };
    // The owner of the organization has a user key there as a member alone.
    expect(await statusOrCode(approve(user_code, month, host.api))).toBe('invalid_state');
    await server.operator.members.add({ ...inOwn, user_id: host.id, role: 'admin' });
    expect((await approve(user_code, month, host.api)).workspace_id).toBe(own.id);
  });

  it('is approved by a member in a session alone, with a proof of their own', async () => {
    const { user_code } = await ask();
    const outsider = await createUser(server, 'Outsider');
    expect(await statusOrCode(approve(user_code, {}, outsider.api))).toBe('not_found');
    const key = await createKey(server, owner, { workspace });
    expect(await statusOrCode(approve(user_code, {}, key.api))).toBe('insufficient_scope');
    const federated = await createUser(server, 'Federated');
    await server.operator.members.add({ workspace, user_id: federated.id, role: 'admin' });
    const proofs = [
      {
        method: 'sso',
        connection_id: 'sso_x',
        tenant_id: acme.workspaceId,
        strength: 1,
        at: new Date().toISOString(),
      },
    ];
    // JSON goes in as text.
    const given = { proofs: JSON.stringify(proofs) as never };
    await server.knex('sessions').where({ user_id: federated.id }).update(given);
    const { deviceAuthorizations } = federated.api;
    for (const call of [
      () => deviceAuthorizations.preview({ user_code }),
      () => deviceAuthorizations.deny({ user_code }),
      () => approve(user_code, {}, federated.api),
    ])
      expect(await statusOrCode(call())).toBe('sign_in_method_not_allowed');
  });

  it('needs a proof after the request from another network, or when it is older than five minutes', async () => {
    const { email } = acme.people.admin;
    const [asked, longAgo] = [new Date(Date.now() - 301_000), new Date(Date.now() - 400_000)];
    for (const changes of [{ ip_address: '198.51.100.7' }, { created_at: asked }]) {
      const { session, mine } = await signIn(email);
      // The proof of an identity provider, given after the request, reaches no account.
      const provider = { method: 'sso', connection_id: 'sso_x', tenant_id: acme.workspaceId, strength: 1 };
      const proofs = [
        { method: 'password', strength: 1, at: longAgo.toISOString() },
        { ...provider, at: new Date(Date.now() + 1000).toISOString() },
      ];
      const given = { proofs: JSON.stringify(proofs) as never, reauthenticated_at: new Date() };
      await server.knex('sessions').where({ id: session }).update(given);
      const { id, user_code } = await ask();
      await change(id, changes);
      expect((await mine.deviceAuthorizations.preview({ user_code })).needs_fresh_proof).toBe(true);
      expect(await statusOrCode(approve(user_code, {}, mine))).toBe('reauthentication_required');
      await mine.sessions.reauthenticate({ password: PASSWORD });
      expect((await approve(user_code, {}, mine)).id).toBe(id);
    }
  });

  it('ends with a denial, with its time, and with the key', async () => {
    const denied = await ask();
    await owner.deviceAuthorizations.deny({ user_code: denied.user_code });
    expect(await collect(denied.device_code)).toBe('access_denied');
    expect(await statusOrCode(approve(denied.user_code))).toBe('not_found');
    const late = await ask();
    await change(late.id, { expires_at: new Date(Date.now() - 1000) });
    expect(await collect(late.device_code)).toBe('expired_token');
    expect(await statusOrCode(approve(late.user_code))).toBe('not_found');
    const revoked = await ask();
    const { key_id } = await approve(revoked.user_code);
    await owner.apiKeys.revoke({ workspace, key_id });
    expect(await collect(revoked.device_code)).toBe('access_denied');
    expect(await collect('tn_dvc_unknown')).toBe('not_found');
    await change(late.id, { expires_at: new Date(Date.now() - 3_601_000) });
    await purgeDeviceAuthorizations(server.knex);
    expect(await collect(late.device_code)).toBe('not_found');
  });

  it('has codes of which the database keeps digests alone', async () => {
    const { device_code, user_code } = await ask();
    const rows = JSON.stringify(await server.knex('device_authorizations'));
    for (const text of [device_code, user_code, lettersOf(user_code)]) expect(rows).not.toContain(text);
    expect(new Set(Array.from({ length: 50 }, createUserCode)).size).toBe(50);
  });

  it('lets a person guess ten codes an hour, in parallel and from wherever', async () => {
    const { user_code } = await ask();
    const guesser = await createUser(server, 'Guesser');
    const guess = () =>
      statusOrCode(guesser.api.deviceAuthorizations.preview({ user_code: createUserCode() }));
    const outcomes = await Promise.all(Array.from({ length: 14 }, guess));
    expect(outcomes.filter((one) => one === 'not_found')).toHaveLength(10);
    expect(await statusOrCode(guesser.api.deviceAuthorizations.deny({ user_code }))).toBe('rate_limited');
    // Others are counted apart, and a right code costs nothing.
    for (let round = 0; round < 12; round += 1) await owner.deviceAuthorizations.preview({ user_code });
  });

  it.skipIf(engine === 'embedded')('gives its key once, raced on two replicas', async () => {
    const replica = await server.replica();
    try {
      for (let round = 0; round < 5; round += 1) {
        const { device_code, user_code } = await ask();
        await approve(user_code);
        const send = async (url: string) => {
          const body = JSON.stringify({ device_code });
          const headers = { 'content-type': 'application/json' };
          return (await fetch(`${url}/v1/device-tokens`, { method: 'POST', headers, body })).status;
        };
        const urls = [server.url, replica.url, server.url, replica.url];
        expect((await Promise.all(urls.map(send))).sort()).toEqual([201, 409, 409, 409]);
      }
    } finally {
      await replica.stop();
    }
  });
});

describe('the command line', () => {
  it('signs in by a code, and prints the key', async () => {
    const env = { ...process.env, TENANTRY_BASE_URL: server.url };
    const args = ['--import', 'tsx', 'sdk/src/cli/main.ts', 'login', '--name', 'Laptop'];
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => {
        said[name] += text;
      });
    const ended = once(child, 'close');
    const code = await pollUntil(
      async () => /code (\S+)/.exec(said.stderr)?.[1],
      (found) => found !== undefined,
      { what: 'the code' },
    );
    expect(said.stderr).toContain('Open http://localhost:4000/device');
    await approve(code ?? '');
    expect(await ended).toEqual([0, null]);
    const [, secret = ''] = /^export TENANTRY_TOKEN=(\S+)\n$/.exec(said.stdout) ?? [];
    expect((await server.client(secret).me.get()).principal.type).toBe('user_key');
  });
});

/** Another session of a person. */
async function signIn(email: string) {
  const { id, token } = await device.sessions.create({ email, password: PASSWORD });
  return { session: id, mine: server.client(token) };
}
