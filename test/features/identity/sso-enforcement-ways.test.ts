import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Authenticator } from '../../support/authenticator.ts';
import { send, type TestResponse } from '../../support/every-operation/operations.ts';
import { connectionBody } from '../../support/every-operation/sso-calls.ts';
import {
  type CarefulUser,
  createCarefulUser,
  mailedCode,
  PUBLIC_URL,
  signIn,
} from '../../support/factors.ts';
import { createKey } from '../../support/keys.ts';
import { type Mailbox, startMailbox } from '../../support/mailbox.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { activate } from '../../support/sso/connections.ts';
import { createUser, PASSWORD, type TestUser } from '../../support/users.ts';

const AUDIENCE = 'https://api.example.com';
const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

let mailbox: Mailbox;
let server: TestServer;
let replica: Awaited<ReturnType<TestServer['replica']>>;
let owner: CarefulUser;
let member: TestUser;
/** A person with a passkey, which is their second factor as well. */
let keyholder: TestUser;
let workspace: string;
let passkey: Authenticator;

/** An answer to a request for the workspace, as its code, and `served` when it is none. */
const outcomeOf = ({ status, body, text }: TestResponse): string =>
  status < 400 ? 'served' : (body?.code ?? body?.error ?? text);
type At = Pick<TestServer, 'url'>;
const enter = async (at: At, token: string) =>
  outcomeOf(await send(at, 'GET', `/v1/workspaces/${workspace}/members`, { token }));

const byPassword = async (at: At) =>
  (await signIn(at, { email: member.email, password: PASSWORD })).body.token;
const assertion = async () => passkey.get((await server.client().passkeyChallenges.create()).public_key);
const byPasskey = async (at: At) =>
  (await signIn(at, { method: 'passkey', credential: await assertion() })).body.token;
const byMailedCode = async (at: At) => {
  const given = await mailedCode(server, mailbox, member.email);
  return (await signIn(at, { method: 'email_code', ...given })).body.token;
};
const form = (at: At, path: string, fields: Record<string, string>, authorization?: string) =>
  send(at, 'POST', path, {
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(authorization !== undefined && { authorization }),
    },
    body: new URLSearchParams(fields).toString(),
  });
const askForDevice = async (at: At) =>
  (await form(at, '/oauth/device_authorization', { client_id: 'cli' })).body as {
    device_code: string;
    user_code: string;
  };
const collect = (at: At, device_code: string) =>
  form(at, '/oauth/token', { grant_type: DEVICE_GRANT, device_code, client_id: 'cli' });
const approve = (at: At, token: string, user_code: string) =>
  send(at, 'POST', `/v1/workspaces/${workspace}/device-authorizations/approve`, {
    token,
    body: { user_code },
  });

/** What a person has from before single sign-on is required. */
interface Held {
  sessions: Record<'password' | 'passkey' | 'mailed code', string>;
  keys: Record<'made' | 'of a device', string>;
  tokens: Record<'of a session' | 'of a key', string>;
  secret: { id: string; secret: string };
  device: Awaited<ReturnType<typeof askForDevice>>;
}
let held: Held;
let gateway: string;
let serviceKey: string;

beforeAll(async () => {
  mailbox = await startMailbox();
  server = await startTestServer({ env: { SMTP_URL: mailbox.url, PUBLIC_URL, TRUST_PROXY: '1' } });
  replica = await server.replica();
  owner = await createCarefulUser(server);
  [member, keyholder] = [await createUser(server, 'Member'), await createUser(server, 'Keyholder')];
  const admin = await createUser(server, 'Admin');
  ({ workspace } = owner);
  for (const { id: user_id } of [member, keyholder, admin])
    await server.operator.members.add({ workspace, user_id, role: 'admin' });
  passkey = new Authenticator(PUBLIC_URL);
  const { public_key } = await keyholder.api.passkeys.options();
  await keyholder.api.passkeys.create({ credential: passkey.create(public_key) });
  gateway = (
    await server.operator.applicationKeys.create({ name: 'gateway', permissions: ['credentials:verify'] })
  ).secret;
  serviceKey = (await createKey(server, owner.api, { workspace })).secret;
  const key = await createKey(server, member.api, { workspace, kind: 'user' });
  const approved = await askForDevice(server);
  const approval = await approve(server, member.token, approved.user_code);
  if (approval.status >= 300) throw new Error(approval.text);
  held = {
    sessions: {
      password: member.token,
      passkey: await byPasskey(server),
      'mailed code': await byMailedCode(replica),
    },
    keys: {
      made: key.secret,
      'of a device': (await collect(server, approved.device_code)).body.access_token,
    },
    tokens: {
      'of a session': (await member.api.accessTokens.create({ workspace, audience: AUDIENCE })).token,
      'of a key': (await key.api.accessTokens.create({})).token,
    },
    secret: { id: key.id, secret: key.secret },
    device: await askForDevice(replica),
  };
  const { id } = await admin.api.ssoConnections.create({ workspace, ...connectionBody() });
  await activate(server, admin.api, { workspace }, id);
}, 60_000);
afterAll(async () => {
  await replica.stop();
  await server.stop();
  await mailbox.stop();
});

const verify = async (at: At, credential: string): Promise<string> => {
  const { body } = await send(at, 'POST', '/v1/credentials/verify', {
    token: gateway,
    body: { credential, workspace, audience: AUDIENCE, permissions: ['members:read'] },
  });
  return body.valid === true && body.permissions?.['members:read'] !== false
    ? JSON.stringify(body)
    : 'refused';
};

/** Every way into the workspace, by raw requests at one of the replicas. */
const WAYS: ReadonlyArray<readonly [string, (at: At) => Promise<string>]> = [
  ['the session of a password', (at) => enter(at, held.sessions.password)],
  ['the session of a passkey', (at) => enter(at, held.sessions.passkey)],
  ['the session of a mailed code', (at) => enter(at, held.sessions['mailed code'])],
  ['a new session by password', async (at) => enter(at, await byPassword(at))],
  ['a new session by passkey', async (at) => enter(at, await byPasskey(at))],
  ['a new session by mailed code', async (at) => enter(at, await byMailedCode(at))],
  [
    'another proof in a session',
    async (at) => {
      const { password: token } = held.sessions;
      await send(at, 'POST', '/v1/sessions/current/proofs', { token, body: { password: PASSWORD } });
      return enter(at, token);
    },
  ],
  ['a key', (at) => enter(at, held.keys.made)],
  ['the key of a device', (at) => enter(at, held.keys['of a device'])],
  ['an access token of a key', (at) => enter(at, held.tokens['of a key'])],
  ['an access token of a session, in another API', (at) => verify(at, held.tokens['of a session'])],
  ['a key, in another API', (at) => verify(at, held.keys.made)],
  [
    'client credentials',
    async (at) => {
      const { id, secret } = held.secret;
      const basic = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
      const answer = await form(at, '/oauth/token', { grant_type: 'client_credentials' }, basic);
      return answer.status === 200 ? enter(at, answer.body.access_token) : outcomeOf(answer);
    },
  ],
  [
    'a new access token of a session',
    async (at) =>
      outcomeOf(
        await send(at, 'POST', '/v1/access-tokens', {
          token: held.sessions.password,
          body: { workspace, audience: AUDIENCE },
        }),
      ),
  ],
  [
    'the approval of a device',
    async (at) => outcomeOf(await approve(at, held.sessions.password, held.device.user_code)),
  ],
  ['the grant of a device', async (at) => outcomeOf(await collect(at, held.device.device_code))],
];

const outcomes = async (at: At) => {
  const found: Record<string, string> = {};
  for (const [name, ask] of WAYS) found[name] = await ask(at);
  return found;
};

describe('when single sign-on becomes required', () => {
  it('requiring single sign-on refuses every other way to sign in immediately, on both replicas', async () => {
    const before = await Promise.all(WAYS.slice(0, 14).map(([, ask]) => ask(replica)));
    expect(before.filter((outcome) => outcome !== 'served' && !outcome.startsWith('{'))).toEqual([]);
    await owner.api.signInPolicy.update({
      workspace,
      sso: 'required',
      break_glass: [owner.id],
      keys_need_identity: true,
    });
    const expected = Object.fromEntries(WAYS.map(([name]) => [name, 'sso_required']));
    expected['an access token of a session, in another API'] = 'refused';
    expected['a key, in another API'] = 'refused';
    expected['the grant of a device'] = 'authorization_pending';
    for (const at of [replica, server]) expect(await outcomes(at)).toEqual(expected);
    for (const at of [replica, server]) expect(await enter(at, serviceKey)).toBe('served');
  });
});
