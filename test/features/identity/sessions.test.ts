import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tenantry } from '../../../sdk/src/index.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import {
  createUser,
  expectProblem,
  expectProblems,
  newWorkspace,
  PASSWORD,
  type TestUser,
  unique,
} from '../../support/users.ts';

let server: TestServer;
let owner: TestUser;
let colleague: TestUser;
beforeAll(async () => {
  server = await startTestServer();
  [owner, colleague] = await Promise.all([createUser(server, 'Owner'), createUser(server, 'Colleague')]);
});
afterAll(() => server.stop());

const MINUTE = 60_000;

interface SignedIn {
  id: string;
  token: string;
  api: Tenantry;
  expires_at: string;
}

/** A session apart from the one that the fixture has. */
async function signIn(email: string, password = PASSWORD): Promise<SignedIn> {
  const { id, token, expires_at } = await server.client().sessions.create({ email, password });
  return { id, token, api: server.client(token), expires_at };
}

/** A person of no other test, so that the sessions and workspaces that count are those of the test. */
const user = () => createUser(server, 'Person');

/** Makes a session that was not used yet as old as if it had last been used so long ago. */
async function idle(id: string, minutes: number): Promise<void> {
  await server
    .knex('sessions')
    .where({ id })
    .update({ last_used_at: new Date(Date.now() - minutes * MINUTE) });
}

const ended = { status: 401, code: 'credential_expired' };
const expectLive = async ({ api }: SignedIn) => expect((await api.me.get()).principal.type).toBe('session');
const expectEnded = async ({ api }: SignedIn) =>
  expect(await expectProblem(api.me.get())).toMatchObject(ended);

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The checksum as the documentation describes it, written down a second time. */
function checksum(text: string): string {
  let [rest, digits] = [crc32(text), ''];
  while (digits.length < 6) {
    digits = ALPHABET.charAt(rest % 62) + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

describe('signing in', () => {
  it('returns a session and its token, which is shown only this once', async () => {
    const session = await server.client().sessions.create({ email: owner.email, password: PASSWORD });
    expect(session).toMatchObject({ user_id: owner.id, current: true, ip_address: '127.0.0.1' });
    expect(session.user_agent).toMatch(/^tenantry-sdk\//);
    expect((await server.client(session.token).me.get()).principal.id).toBe(session.id);
    const listed = await owner.api.sessions.list();
    expect(JSON.stringify(listed)).not.toContain('tn_ses_');
  });

  it('returns tokens of a prefix, 32 random characters and the CRC-32 over both in base62', async () => {
    const { token } = await signIn(owner.email);
    expect(token).toMatch(/^tn_ses_[0-9A-Za-z]{38}$/);
    expect(token.slice(-6)).toBe(checksum(token.slice(0, -6)));
  });

  it('ignores the case of the address', async () => {
    await expectLive(await signIn(owner.email.toUpperCase()));
  });

  it('refuses an unknown address and a wrong password with the same response', async () => {
    const [wrong, unknown] = [
      await expectProblem(signIn(owner.email, 'wrong password')),
      await expectProblem(signIn('unknown@example.com', 'wrong password')),
    ];
    expect(wrong).toMatchObject({ status: 401, code: 'invalid_credentials' });
    expect({ ...unknown.problem, request_id: '' }).toEqual({ ...wrong.problem, request_id: '' });
  });

  it('does as much work for an unknown address as for a wrong password', async () => {
    const took = async (email: string) => {
      const start = performance.now();
      await expectProblem(signIn(email, 'wrong password'));
      return performance.now() - start;
    };
    const times: Array<readonly [number, number]> = [];
    // Taken in turn, so that whatever else the machine does is in both.
    for (let round = 0; round < 6; round += 1)
      times.push([await took(owner.email), await took('unknown@example.com')]);
    const wrong = Math.min(...times.map(([time]) => time));
    const unknown = Math.min(...times.map(([, time]) => time));
    // Without the work it would be a small part: verifying a password takes most of the time.
    expect(unknown).toBeGreaterThan(wrong / 3);
    expect(wrong).toBeGreaterThan(unknown / 3);
  });

  it.each([
    [
      'that was mistyped',
      (token: string) => `${token.slice(0, 20)}${token[20] === 'x' ? 'y' : 'x'}${token.slice(21)}`,
    ],
    ['that was cut short', (token: string) => token.slice(0, -1)],
    [
      'that was never issued, with a valid checksum',
      () => {
        const body = `tn_ses_${'0'.repeat(32)}`;
        return body + checksum(body);
      },
    ],
    ['of no kind that there is', () => 'tn_xyz_0000'],
  ])('refuses a token %s', async (_what, change) => {
    const api = server.client(change(owner.token));
    expect(await expectProblem(api.me.get())).toMatchObject({ status: 401, code: 'invalid_credentials' });
  });

  it('reports each missing field', async () => {
    const response = await fetch(`${server.url}/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as { errors: { path: string }[] };
    expect(errors.map(({ path }) => path).sort()).toEqual(['email', 'password']);
  });
});

describe('sessions', () => {
  it('are listed newest first, with the one that asks marked as current', async () => {
    const { email, api } = await user();
    const [second, third] = [await signIn(email), await signIn(email)];
    const { data } = await second.api.sessions.list();
    expect(data.map(({ id, current }) => [id, current]).slice(0, 2)).toEqual([
      [third.id, false],
      [second.id, true],
    ]);
    expect(data).toHaveLength(3);
    const paged: string[] = [];
    for await (const { id } of api.sessions.list({ limit: 1 })) paged.push(id);
    expect(paged).toEqual(data.map(({ id }) => id));
  });

  it('end at once when they are revoked, and no others do', async () => {
    const { email, api } = await user();
    const [one, other] = [await signIn(email), await signIn(email)];
    await api.sessions.revoke({ session_id: one.id });
    expect(await expectProblem(one.api.me.get())).toMatchObject({ status: 401, code: 'credential_revoked' });
    await expectLive(other);
    expect((await api.sessions.list()).data.map(({ id }) => id)).not.toContain(one.id);
    expect(await expectProblem(api.sessions.revoke({ session_id: one.id }))).toMatchObject({ status: 404 });
  });

  it('are revoked by the name "current"', async () => {
    const { email } = await user();
    const session = await signIn(email);
    await session.api.sessions.revoke({ session_id: 'current' });
    expect(await expectProblem(session.api.me.get())).toMatchObject({
      status: 401,
      code: 'credential_revoked',
    });
  });

  it('of another user are not found, in the words for one that does not exist', async () => {
    const [theirs] = (await colleague.api.sessions.list()).data;
    const absent = 'ses_00000000000000000000000000';
    const problems = await expectProblems(
      [theirs?.id ?? '', absent].map((session_id) => owner.api.sessions.revoke({ session_id })),
    );
    for (const problem of problems) expect(problem).toMatchObject({ status: 404, code: 'not_found' });
    expect(problems[0]?.detail).toBe(problems[1]?.detail);
    expect((await colleague.api.me.get()).user?.id).toBe(colleague.id);
  });

  it('are refused to a key and to the operator', async () => {
    const { workspace } = owner;
    const { secret } = await owner.api.apiKeys.create({ workspace, name: 'k', kind: 'user', scope: 'admin' });
    const fields = { password: PASSWORD };
    for (const api of [server.client(secret), server.operator]) {
      for (const refused of await expectProblems([
        api.sessions.list(),
        api.sessions.revoke({ session_id: 'current' }),
        api.sessions.reauthenticate(fields),
      ])) {
        expect(refused).toMatchObject({ status: 403, code: 'insufficient_scope' });
      }
    }
  });
});

describe('idle sessions', () => {
  /** A person whose own workspace asks for the password after so many minutes without use. */
  async function strict(minutes: number): Promise<TestUser> {
    const owner = await user();
    await owner.api.settings.update({ workspace: owner.workspace, session_idle_minutes: minutes });
    return owner;
  }

  it('end after seven days without use, unless a workspace sets another time', async () => {
    const { email } = await user();
    const [used, unused] = [await signIn(email), await signIn(email)];
    await idle(used.id, 7 * 1440 - 1);
    await expectLive(used);
    await idle(unused.id, 7 * 1440 + 1);
    await expectEnded(unused);
  });

  const rested = { status: 403, code: 'reauthentication_required' };

  it('are refused in a stricter workspace until the password is confirmed, and work elsewhere', async () => {
    const owner = await strict(60);
    const { email, workspace } = owner;
    const other = await user();
    const elsewhere = await newWorkspace(other, [[owner, 'viewer']]);
    const [used, unused] = [await signIn(email), await signIn(email)];
    await idle(used.id, 59);
    expect((await used.api.workspaces.get({ workspace })).slug).toBe(workspace);
    await idle(unused.id, 61);
    expect(await expectProblem(unused.api.workspaces.get({ workspace }))).toMatchObject(rested);
    await expectLive(unused);
    expect((await unused.api.workspaces.get({ workspace: elsewhere })).slug).toBe(elsewhere);
    await unused.api.sessions.reauthenticate({ password: PASSWORD });
    expect((await unused.api.workspaces.get({ workspace })).slug).toBe(workspace);
  });

  it('stay idle in a strict workspace although they were used elsewhere', async () => {
    const { email, workspace } = await strict(60);
    const session = await signIn(email);
    await idle(session.id, 61);
    await expectLive(session);
    // Long enough for the use to be written, and for what is remembered to be looked up again.
    const pause = async () =>
      (await server.knex('sessions').where({ id: session.id }).first())?.longest_pause_seconds;
    await expect.poll(pause, { timeout: 5_000 }).toBeGreaterThan(3600);
    expect(await expectProblem(session.api.workspaces.get({ workspace }))).toMatchObject(rested);
    await session.api.sessions.reauthenticate({ password: PASSWORD });
    expect(await pause()).toBe(0);
    expect((await session.api.workspaces.get({ workspace })).slug).toBe(workspace);
  });

  it('are not ended by a strict workspace that adds their user', async () => {
    const [victim, attacker] = [await user(), await strict(60)];
    await server.operator.members.add({ workspace: attacker.workspace, user_id: victim.id, role: 'viewer' });
    const session = await signIn(victim.email);
    await idle(session.id, 61);
    await expectLive(session);
    expect((await session.api.workspaces.get({ workspace: victim.workspace })).slug).toBe(victim.workspace);
    expect(await expectProblem(session.api.workspaces.get({ workspace: attacker.workspace }))).toMatchObject(
      rested,
    );
    // The way out does not ask for the password.
    const place = { workspace: attacker.workspace, user_id: victim.id };
    expect((await session.api.members.remove(place)).member.user_id).toBe(victim.id);
  });

  it('are refused by a shorter time from the next request on', async () => {
    const owner = await strict(90);
    const { workspace } = owner;
    const session = await signIn(owner.email);
    await idle(session.id, 61);
    expect((await session.api.workspaces.get({ workspace })).slug).toBe(workspace);
    await owner.api.settings.update({ workspace, session_idle_minutes: 60 });
    expect(await expectProblem(session.api.workspaces.get({ workspace }))).toMatchObject(rested);
  });

  it('are not listed any more after seven days', async () => {
    const { email, api } = await user();
    const session = await signIn(email);
    await idle(session.id, 7 * 1440 + 1);
    expect((await api.sessions.list()).data.map(({ id }) => id)).not.toContain(session.id);
    expect(await expectProblem(api.sessions.revoke({ session_id: session.id }))).toMatchObject({
      status: 404,
    });
  });

  it('reach a workspace past its idle time when they were used just before', async () => {
    const { email, workspace } = await strict(60);
    const session = await signIn(email);
    await idle(session.id, 60 - 2 / 60);
    const look = () => session.api.workspaces.get({ workspace });
    expect((await look()).slug).toBe(workspace);
    // Beyond the two seconds that were left, and soon enough for the first use to be remembered as it was.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect((await look()).slug).toBe(workspace);
  });

  it('stay alive when they are used', async () => {
    const { email } = await strict(60);
    const session = await signIn(email);
    await idle(session.id, 50);
    await expectLive(session);
    const used = async () => {
      const row = await server.knex('sessions').where({ id: session.id }).first();
      return Date.now() - (row?.last_used_at.getTime() ?? 0);
    };
    // Uses are written together, about once a second.
    await expect.poll(used, { timeout: 5_000 }).toBeLessThan(MINUTE);
  });

  it('end after thirty days, however much they are used', async () => {
    const { email } = await user();
    const session = await signIn(email);
    const created_at = new Date(Date.now() - 30 * 1440 * MINUTE - MINUTE);
    await server.knex('sessions').where({ id: session.id }).update({ created_at });
    await expectEnded(session);
  });
});

describe('reauthentication', () => {
  let owner: TestUser;
  beforeAll(async () => {
    owner = await user();
    await owner.api.settings.update({ workspace: owner.workspace, require_reauthentication: true });
  });

  /** A session in which the password was given so long ago. */
  async function signedIn(minutesAgo: number): Promise<SignedIn> {
    const session = await signIn(owner.email);
    await server
      .knex('sessions')
      .where({ id: session.id })
      .update({ reauthenticated_at: new Date(Date.now() - minutesAgo * MINUTE) });
    return session;
  }
  const change = ({ api }: SignedIn) =>
    api.settings.update({ workspace: owner.workspace, timezone: 'Europe/Istanbul' });
  const required = { status: 403, code: 'reauthentication_required' };

  it('is not required for fifteen minutes after signing in', async () => {
    expect((await change(await signedIn(14))).timezone).toBe('Europe/Istanbul');
  });

  it('is required after that for every sensitive change, and for nothing else', async () => {
    const session = await signedIn(16);
    const { workspace } = owner;
    const { api } = session;
    const fresh = await signedIn(0);
    const newKey = { workspace, name: 'k', kind: 'service', scope: 'read-only' } as const;
    const key = await fresh.api.apiKeys.create(newKey);
    const role = { workspace, name: unique('role'), permissions: ['projects:read' as const] };
    const address = `${unique('guest')}@example.com`;
    const invited = await fresh.api.invitations.create({ workspace, emails: [address], role: 'viewer' });
    const slug = unique('p');
    const project = await fresh.api.projects.create({ workspace, name: 'P', slug, environment: 'sandbox' });
    const url = 'https://hooks.example.com/';
    const endpoint = await fresh.api.webhookEndpoints.create({ workspace, url, enabled: false });
    for (const refused of await expectProblems([
      change(session),
      api.apiKeys.create(newKey),
      api.apiKeys.update({ workspace, key_id: key.id, expires_at: null }),
      api.apiKeys.rotate({ workspace, key_id: key.id }),
      api.members.add({ workspace, email: colleague.email, role: 'viewer' }),
      api.members.update({ workspace, user_id: owner.id, role: 'admin' }),
      api.roles.create(role),
      api.workspaces.delete({ workspace, confirm: workspace }),
      api.workspaces.transferOwnership({ workspace, user_id: colleague.id }),
      // What gives access by another way, or sends what happens elsewhere, weighs as much.
      api.invitations.create({ workspace, emails: [address], role: 'viewer' }),
      api.invitations.import({ workspace, csv: `email,role\n${address},viewer` }),
      api.invitations.resend({ workspace, invitation_id: invited.data[0]?.invitation?.id ?? 'inv_' }),
      api.members.reactivate({ workspace, user_id: colleague.id }),
      api.projectMembers.set({ workspace, project: project.id, user_id: owner.id, role: null }),
      api.webhookEndpoints.create({ workspace, url }),
      api.webhookEndpoints.update({ workspace, endpoint_id: endpoint.id, url }),
    ])) {
      expect(refused).toMatchObject(required);
    }
    expect((await api.workspaces.update({ workspace, name: 'Renamed' })).name).toBe('Renamed');
    expect((await api.apiKeys.revoke({ workspace, key_id: key.id })).status).toBe('revoked');
  });

  it('is given once the password was confirmed, for this session only', async () => {
    const [session, other] = [await signedIn(16), await signedIn(16)];
    const confirmed = await session.api.sessions.reauthenticate({ password: PASSWORD });
    expect(confirmed).toMatchObject({ id: session.id, current: true });
    expect(Date.now() - Date.parse(confirmed.reauthenticated_at ?? '')).toBeLessThan(MINUTE);
    expect((await change(session)).timezone).toBe('Europe/Istanbul');
    expect(await expectProblem(change(other))).toMatchObject(required);
  });

  it('is refused with a wrong password, and the session continues as it was', async () => {
    const session = await signedIn(16);
    const call = session.api.sessions.reauthenticate({ password: 'wrong password' });
    expect(await expectProblem(call)).toMatchObject({ status: 401, code: 'invalid_credentials' });
    await expectLive(session);
    expect(await expectProblem(change(session))).toMatchObject(required);
  });

  it('cannot be switched off without it', async () => {
    const session = await signedIn(16);
    const call = session.api.settings.update({ workspace: owner.workspace, require_reauthentication: false });
    expect(await expectProblem(call)).toMatchObject(required);
    expect((await session.api.settings.get({ workspace: owner.workspace })).require_reauthentication).toBe(
      true,
    );
  });

  it('is for users: keys have no password', async () => {
    const { workspace } = owner;
    const key = await owner.api.apiKeys.create({ workspace, name: 'k', kind: 'service', scope: 'admin' });
    const api = server.client(key.secret);
    expect((await api.settings.update({ workspace, timezone: 'UTC' })).timezone).toBe('UTC');
  });

  it('is not required in workspaces that do not ask for it', async () => {
    const session = await signedIn(16);
    const { slug } = await session.api.workspaces.create({ name: 'Lax', slug: unique('lax') });
    expect((await session.api.settings.update({ workspace: slug, timezone: 'UTC' })).timezone).toBe('UTC');
  });
});

describe('the address of a caller', () => {
  const signInFrom = async (at: TestServer, email: string, forwarded: string) => {
    const headers = { 'X-Forwarded-For': forwarded };
    const session = await at.client().sessions.create({ email, password: PASSWORD }, { headers });
    return session.ip_address;
  };

  it('is the address of the connection: X-Forwarded-For of an untrusted client is ignored', async () => {
    expect(await signInFrom(server, owner.email, '203.0.113.7')).toBe('127.0.0.1');
  });

  it('is the one that the trusted proxy saw, not one that the client wrote', async () => {
    const behindProxy = await startTestServer({ env: { TRUST_PROXY: '1' } });
    try {
      const { email } = await createUser(behindProxy, 'Owner');
      expect(await signInFrom(behindProxy, email, '203.0.113.7')).toBe('203.0.113.7');
      expect(await signInFrom(behindProxy, email, '198.51.100.1, 203.0.113.7')).toBe('203.0.113.7');
      expect(await signInFrom(behindProxy, email, '::ffff:203.0.113.7')).toBe('203.0.113.7');
      expect(await signInFrom(behindProxy, email, '2001:DB8:0::1')).toBe('2001:db8::1');
    } finally {
      await behindProxy.stop();
    }
  });
});
