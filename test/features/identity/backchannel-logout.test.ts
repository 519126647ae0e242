import { generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statusOrCode } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { type KeyHost, LOGOUT_EVENT, startKeyHost } from '../../support/sso/logout-tokens.ts';
import { CLIENT, startOidcProvider, type TestProvider, withLogout } from '../../support/sso/oidc-provider.ts';
import {
  codeByOidc,
  exchange,
  oidcSettings,
  pkce,
  putCode,
  putConnection,
  putDomain,
  REDIRECT_URI,
} from '../../support/sso/sign-in.ts';
import { createUser, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let owner: TestUser;
let workspaceId: string;
let host: KeyHost;
let connection: string;
const { challenge: code_challenge, verifier: code_verifier } = pkce();

beforeAll(async () => {
  server = await startTestServer({
    env: { SIGN_IN_REDIRECT_URIS: REDIRECT_URI, BACKGROUND_WORK: 'false' },
  });
  [owner, host] = await Promise.all([createUser(server, 'Owner'), startKeyHost()]);
  workspaceId = (await owner.api.workspaces.get({ workspace: owner.workspace })).id;
  connection = await putConnection(server, workspaceId, oidcSettings(host.issuer));
}, 60_000);
afterAll(async () => {
  await Promise.all([server?.stop(), host?.stop()]);
});

const uriOf = (id: string) => `${server.url}/sso/${id}/backchannel-logout`;
const post = (token: string, url = uriOf(connection)) =>
  fetch(url, { method: 'POST', body: new URLSearchParams({ logout_token: token, other: 'ignored' }) });
const isLive = async (token: string) => (await statusOrCode(server.client(token).me.get())) === 'served';
const areLive = (tokens: readonly string[]) => Promise.all(tokens.map((token) => isLive(token)));

/** Where a person is signed in at the provider: who, and in which session. */
interface Place {
  sub: string;
  sid: string | null;
}
const codeAt = (logout: Place) => putCode(server, workspaceId, connection, { code_challenge, logout });
const signIn = async (logout: Place) =>
  (await server.client().sso.exchange({ code: await codeAt(logout), code_verifier })).token;

describe('an OpenID provider', () => {
  let provider: TestProvider;
  let other: string;
  const subject = unique('subject');
  beforeAll(async () => {
    const domain = `${unique('acme')}.example`;
    await putDomain(server, workspaceId, domain);
    // Under the name that the server has for itself.
    const callback = `http://localhost:${new URL(server.url).port}/sso/callback`;
    const accounts = [{ subject, claims: { email: `a@${domain}`, name: 'A' } }];
    provider = await startOidcProvider(accounts, callback, withLogout(callback));
    other = await putConnection(server, workspaceId, oidcSettings(provider.issuer));
  });
  afterAll(() => provider?.stop());
  const enter = async () => codeByOidc(server, provider, other, subject);
  const sidOf = async (session_id: string) =>
    (await server.knex('sso_proofs').where({ session_id }).first())?.sid ?? undefined;

  it('an OpenID provider ends one of its sessions, and then all sessions of the person', async () => {
    const [first, second] = [await exchange(server, await enter()), await exchange(server, await enter())];
    const sid = await sidOf(first.id);
    expect(sid).toEqual(expect.any(String));
    expect(await sidOf(second.id)).not.toBe(sid);
    await provider.logOut(uriOf(other), subject, sid);
    expect(await areLive([first.token, second.token])).toEqual([false, true]);
    await provider.logOut(uriOf(other), subject);
    expect(await isLive(second.token)).toBe(false);
    const { data } = await owner.api.auditEvents.list({ workspace: owner.workspace, limit: 20 });
    const entries = data.filter(({ action }) => action === 'identity.logged_out');
    expect(entries).toMatchObject(Array(2).fill({ actor: { type: 'system' }, target: { type: 'identity' } }));
  });
});

describe('a logout token', () => {
  it('a logout token ends only the sessions of its subject or of the session that it names', async () => {
    const [sub, other] = [unique('sub'), unique('sub')];
    const places = [
      { sub, sid: 'a' },
      { sub, sid: 'b' },
      { sub, sid: null },
      { sub: other, sid: 'a' },
    ];
    const tokens = await Promise.all(places.map(signIn));
    const done = await post(await host.token({ sub, sid: 'a' }));
    expect([done.status, done.headers.get('cache-control'), await done.text()]).toEqual([
      200,
      'no-store',
      '',
    ]);
    // A session of the same person that the provider did not name may be the one that it has ended.
    expect(await areLive(tokens)).toEqual([false, true, false, true]);
    expect((await post(await host.token({ sid: 'a' }, { header: { typ: 'JWT' } }))).status).toBe(200);
    expect(await areLive(tokens)).toEqual([false, true, false, false]);
    expect((await post(await host.token({ sub }, { header: { typ: undefined } }))).status).toBe(200);
    expect(await areLive(tokens)).toEqual([false, false, false, false]);
  });

  it('a logout token ends a sign-in that is not exchanged yet, and keeps other proofs of a session', async () => {
    const sub = unique('sub');
    const code = await codeAt({ sub, sid: 'a' });
    const token = await signIn({ sub, sid: 'a' });
    const session = await server.knex('sso_proofs').where({ subject: sub }).first();
    const { proofs = [] } =
      (await server
        .knex('sessions')
        .where({ id: session?.session_id ?? '' })
        .first()) ?? {};
    const own = { method: 'password', strength: 1, at: new Date().toISOString() };
    await server.knex.raw('update sessions set proofs = ?::jsonb where id = ?', [
      JSON.stringify([own, ...proofs]),
      session?.session_id ?? '',
    ]);
    expect((await post(await host.token({ sub }))).status).toBe(200);
    expect(await isLive(token)).toBe(true);
    const { data } = await server.client(token).sessions.list();
    expect(data.find(({ current }) => current)?.proofs).toMatchObject([{ method: 'password' }]);
    expect(await statusOrCode(server.client().sso.exchange({ code, code_verifier }))).toBe(
      'invalid_credentials',
    );
  });

  it('a logout token takes effect on every replica before the response, and only once', async () => {
    const replica = await server.replica();
    const sub = unique('sub');
    const token = await signIn({ sub, sid: null });
    const ask = () => fetch(`${replica.url}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    expect((await ask()).status).toBe(200);
    const logout = await host.token({ sub });
    const answers = await Promise.all([1, 2, 3].map(() => post(logout)));
    expect((await ask()).status).toBe(401);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400, 400]);
    const again = await signIn({ sub, sid: null });
    expect((await post(logout, `${replica.url}/sso/${connection}/backchannel-logout`)).status).toBe(400);
    expect(await isLive(again)).toBe(true);
    await replica.stop();
  });

  it('an invalid logout token ends nothing, and causes no request to the provider', async () => {
    const sub = unique('sub');
    const token = await signIn({ sub, sid: 'a' });
    // The keys of this provider were never asked for.
    const unasked = await startKeyHost();
    const id = await putConnection(server, workspaceId, oidcSettings(unasked.issuer));
    const good = { sub };
    const now = Math.floor(Date.now() / 1000);
    const secret = new TextEncoder().encode(CLIENT.secret.padEnd(32));
    const misfits = await Promise.all([
      unasked.token({ ...good, iss: host.issuer }),
      unasked.token({ ...good, aud: 'another' }),
      unasked.token({ ...good, nonce: 'x' }),
      unasked.token({ ...good, events: { other: {} } }),
      unasked.token({ ...good, events: { [LOGOUT_EVENT]: 'x' } }),
      unasked.token({ ...good, events: [LOGOUT_EVENT] }),
      unasked.token({ ...good, jti: undefined }),
      unasked.token({ ...good, iat: undefined }),
      unasked.token({ sub: undefined }),
      unasked.token({ sub: 'x'.repeat(300) }),
      unasked.token({ ...good, sid: 7 }),
      unasked.token(good, { header: { typ: 'at+jwt' } }),
      unasked.token(good, { header: { alg: 'HS256' }, key: secret }),
      `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{}').toString('base64url')}.`,
      'x.y.z',
      '',
    ]);
    for (const misfit of misfits) {
      const answer = await post(misfit, uriOf(id));
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([400, 'no-store']);
      expect(await answer.json()).toEqual({
        error: 'invalid_request',
        error_description: expect.any(String),
      });
    }
    expect(unasked.requests()).toBe(0);
    await unasked.stop();
    const { privateKey } = await generateKeyPair('ES256');
    const wrong = await Promise.all([
      host.token(good, { key: privateKey }),
      host.token(good, { header: { kid: 'unknown' } }),
      host.token({ ...good, iat: now - 3600 }),
      host.token({ ...good, iat: now + 3600 }),
      host.token({ ...good, exp: now - 120 }),
    ]);
    const before = host.requests();
    for (const one of wrong) expect((await post(one)).status).toBe(400);
    for (let index = 0; index < 10; index += 1)
      expect((await post(await host.token(good, { header: { kid: `k${index}` } }))).status).toBe(400);
    expect(host.requests() - before).toBeLessThanOrEqual(3);
    expect(await isLive(token)).toBe(true);
  });

  it('a logout token is accepted only as a field of a small form, at a connection of OpenID Connect', async () => {
    const sub = unique('sub');
    const session = await signIn({ sub, sid: null });
    const token = await host.token({ sub });
    const form = 'application/x-www-form-urlencoded';
    const send = (body: string, type = form, url = uriOf(connection)) =>
      fetch(url, { method: 'POST', body, headers: { 'content-type': type } });
    const answers = await Promise.all([
      send(JSON.stringify({ logout_token: token }), 'application/json'),
      send(`logout_token=${token}&logout_token=${token}`),
      send(`logout_token=${token}&other=${'x'.repeat(40_000)}`),
      send('other=x'),
      send(`logout_token=${token}`, form, uriOf('sso_01kah4x8v5ezf9w2m4n6dm0a1c')),
      send(`logout_token=${token}`, form, uriOf('none')),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(400));
    expect((await fetch(uriOf(connection))).status).toBe(404);
    expect(await isLive(session)).toBe(true);
    await server.knex('sso_connections').where({ id: connection }).update({ disabled_at: new Date() });
    expect((await send(`logout_token=${token}`)).status).toBe(200);
    expect(await isLive(session)).toBe(false);
    await server.knex('sso_connections').where({ id: connection }).update({ disabled_at: null });
  });

  it('a connection shows the address for logout tokens', async () => {
    const one = { workspace: owner.workspace, connection_id: connection as never };
    const { sp } = await owner.api.ssoConnections.get(one);
    expect(new URL(sp.backchannel_logout_uri ?? '').pathname).toBe(new URL(uriOf(connection)).pathname);
  });
});
