import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Tenantry } from '../../../sdk/src/index.ts';
import { createGuard } from '../../../sdk/src/server/guard.ts';
import { createKey } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createTeam, type TestTeam } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
let verifications = 0;
let isCut = false;
let guard: (authorization: string, workspace?: string) => Promise<{ stale: boolean }>;
const ending = new AbortController();

/** Counts the verifications that reach the server, and fails every request while the test has cut the line. */
const countingFetch: typeof fetch = async (url, init) => {
  if (String(url).endsWith('/verify')) verifications += 1;
  if (isCut && !String(url).endsWith('/verify')) throw new TypeError('cut');
  return fetch(url, init);
};

beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createTeam(server);
  const { secret } = await server.operator.applicationKeys.create({
    name: 'api',
    permissions: ['credentials:verify'],
  });
  const tenantry = new Tenantry({ baseUrl: server.url, token: secret, fetch: countingFetch });
  guard = createGuard<[workspace?: string]>(tenantry, {
    mode: 'local',
    signal: ending.signal,
    permission: 'projects:create',
    acceptSessions: true,
    workspace: (workspace) => workspace,
  });
}, 60_000);

afterAll(async () => {
  ending.abort();
  await server?.stop();
});

const check = (secret: string, workspace = acme.workspace) =>
  guard(`Bearer ${secret}`, workspace).then(
    () => 'allowed',
    (error) => error.code,
  );

/** Verifies until the answer comes from memory. */
async function untilKept(secret: string): Promise<void> {
  for (let round = 0; round < 200; round++) {
    const before = verifications;
    expect(await check(secret)).toBe('allowed');
    if (verifications === before) return;
    await delay(10);
  }
  throw new Error('The answer was never kept.');
}

const newKey = () => createKey(server, acme.people.owner.api, { workspace: acme.workspace });

describe('local verification', () => {
  it('answers from memory, for the same question only', async () => {
    const [key, other] = [await newKey(), await newKey()];
    await untilKept(key.secret);
    const before = verifications;
    for (let round = 0; round < 100; round++) expect(await check(key.secret)).toBe('allowed');
    expect(verifications - before).toBeLessThan(5);
    expect(await check(other.secret)).toBe('allowed');
    expect(await check(key.secret, 'nowhere')).toBe('not_found');
    expect(verifications - before).toBeGreaterThanOrEqual(2);
  });

  it('refuses a key from the receipt of its revocation on, and keeps the answers about others', async () => {
    const stays = await newKey();
    await untilKept(stays.secret);
    for (let round = 0; round < 5; round++) {
      const key = await newKey();
      await untilKept(key.secret);
      const { revocation } = await acme.people.owner.api.apiKeys.revoke({
        workspace: acme.workspace,
        key_id: key.id,
      });
      expect(await check(key.secret)).toBe('credential_revoked');
      expect(revocation.acknowledged_ms).toBeLessThan(700);
    }
    const before = verifications;
    expect(await check(stays.secret)).toBe('allowed');
    expect(verifications).toBe(before);
  });

  it('applies a change of a role, of a membership and of the catalogue at once', async () => {
    const { workspace, people } = acme;
    const { api } = people.owner;
    const role = await api.roles.create({
      workspace,
      name: 'makers',
      permissions: ['projects:create', 'projects:read'],
    });
    const { id: user_id, token } = people.member;
    await api.members.update({ workspace, user_id, role: role.id });
    await untilKept(token);
    await api.roles.update({ workspace, role_id: role.id, permissions: ['projects:read'] });
    expect(await check(token)).toBe('insufficient_role');
    await api.roles.update({
      workspace,
      role_id: role.id,
      permissions: ['projects:create', 'projects:read'],
    });
    await untilKept(token);
    await server.operator.applicationPermissions.create({
      name: 'invoices:write',
      description: 'Write invoices.',
      category: 'invoices',
      class: 'write',
      roles: ['owner', 'admin'],
    });
    expect(await check(token)).toBe('allowed');
    await untilKept(token);
    await api.members.deactivate({ workspace, user_id });
    expect(await check(token)).toBe('member_deactivated');
    await api.members.reactivate({ workspace, user_id });
  });

  it('asks the server for a key with a rate limit of its own, which stays exact', async () => {
    const { secret } = await createKey(server, acme.people.owner.api, {
      workspace: acme.workspace,
      rate_limit: { requests: 20, per_seconds: 60 },
    });
    const outcomes = [];
    for (let round = 0; round < 25; round++) outcomes.push(await check(secret));
    expect(outcomes.filter((one) => one === 'allowed')).toHaveLength(20);
  });

  it('goes back to asking when it cannot renew its lease', async () => {
    const key = await newKey();
    await untilKept(key.secret);
    isCut = true;
    await delay(600);
    const before = verifications;
    expect(await check(key.secret)).toBe('allowed');
    expect(verifications).toBe(before + 1);
    isCut = false;
    await untilKept(key.secret);
  });
});

describe('the stream', () => {
  it('is for keys alone: the session of an owner can neither open nor renew one', async () => {
    const { api } = acme.people.owner;
    const renewal = { stream_id: `${'0'.repeat(22)}.${'0'.repeat(22)}` as const, renewal: 1, seen: 0 };
    await expect(api.credentialChanges.stream()).rejects.toMatchObject({ code: 'insufficient_scope' });
    await expect(api.credentialChanges.renew(renewal)).rejects.toMatchObject({ code: 'insufficient_scope' });
    const key = await createKey(server, api, { workspace: acme.workspace, scope: 'admin' });
    const reader = (await server.client(key.secret).credentialChanges.stream().stream()).getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toContain('"type":"hello"');
    await reader.cancel();
  });

  it('is renewed by its own key only', async () => {
    const verifying = ['credentials:verify' as const];
    const keys = await Promise.all(
      ['a', 'b'].map((name) => server.operator.applicationKeys.create({ name, permissions: verifying })),
    );
    const [own, other] = keys.map(({ secret }) => server.client(secret));
    const reader = (await own?.credentialChanges.stream().stream())?.getReader();
    const { value } = (await reader?.read()) ?? {};
    const { stream_id } = JSON.parse(new TextDecoder().decode(value).slice('data: '.length));
    const renew = (api: Tenantry | undefined, renewal: number) =>
      api?.credentialChanges.renew({ stream_id, renewal, seen: 0 });
    await renew(other, 2);
    await renew(own, 1);
    const lease = new TextDecoder().decode((await reader?.read())?.value);
    expect(lease).toMatch(/^data: \{"type":"lease","renewal":1,"ms":\d+\}\n\n$/);
    // Nothing renews it, so that it ends.
    while (!(await reader?.read())?.done);
  });
});
