import fc from 'fast-check';
import * as client from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tenantry } from '../../../sdk/src/index.ts';
import { createToken } from '../../../server/auth/authentication/token-format.ts';
import { oauthOperations } from '../../support/every-operation/document.ts';
import { type CreatedKey, createKey, statusOrCode } from '../../support/keys.ts';
import { rounds, seedOf } from '../../support/scale.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createTeam, type TestTeam, unique } from '../../support/users.ts';

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

let server: TestServer;
let acme: TestTeam;
let workspace: string;
let owner: Tenantry;
let key: CreatedKey;
beforeAll(async () => {
  server = await startTestServer({
    env: { BACKGROUND_WORK: 'false', AUTH_FAILURE_LIMIT: '1000', RATE_LIMIT: '10000' },
  });
  acme = await createTeam(server);
  workspace = acme.workspace;
  owner = acme.people.owner.api;
  key = await createKey(server, owner, { workspace, scope: 'read-write' });
}, 60_000);
afterAll(() => server.stop());

/** Finds the endpoints by discovery, as a program does that knows the address alone. */
const discover = (id: string, authentication: client.ClientAuth) =>
  client.discovery(new URL(`http://localhost:${new URL(server.url).port}`), id, undefined, authentication, {
    algorithm: 'oauth2',
    execute: [client.allowInsecureRequests],
  });
/** The word of a refusal, as the foreign client reads it. */
const errorIn = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'granted',
    (error: unknown) => String(Reflect.get(Object(error), 'error') ?? error),
  );

type Form = Readonly<Record<string, string>>;
const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});
const post = (form: Form | string, headers: Record<string, string> = {}, path = '/oauth/token') =>
  fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: typeof form === 'string' ? form : new URLSearchParams(form).toString(),
  });
const tokenFor = async (form: Form, headers = basic(key.id, key.secret)) => {
  const response = await post({ grant_type: 'client_credentials', ...form }, headers);
  return { status: response.status, headers: response.headers, body: await response.json() };
};

describe('client credentials', () => {
  it.each([
    ['client_secret_basic', client.ClientSecretBasic],
    ['client_secret_post', client.ClientSecretPost],
  ])('give a foreign client an access token of its key by %s', async (_, method) => {
    const config = await discover(key.id, method(key.secret));
    const { access_token, expires_in, scope } = await client.clientCredentialsGrant(config, {
      scope: 'read-only',
    });
    expect([access_token.startsWith('tn_at_'), scope]).toEqual([true, 'read-only']);
    expect(Number(expires_in)).toBeGreaterThan(3500);
    const program = server.client(access_token);
    expect((await program.projects.list({ workspace })).data).toHaveLength(1);
    expect(await statusOrCode(program.workspaces.update({ workspace, name: 'No' }))).toBe(
      'insufficient_scope',
    );
    const { data } = await owner.auditEvents.list({ workspace, action: 'access_token.created', limit: 1 });
    expect(data[0]?.actor.id).toBe(key.id);
  });

  it('client credentials give a token within the key, the permissions and one API', async () => {
    const some = await tokenFor({ scope: 'projects:read members:read', resource: 'https://api.example.com' });
    expect(some.body).toMatchObject({ token_type: 'Bearer', scope: 'projects:read members:read' });
    const asked = { credential: some.body.access_token, audience: 'https://api.example.com' };
    expect(await server.operator.credentials.verify(asked)).toMatchObject({ valid: true });
    for (const scope of ['admin', 'api_keys:manage', 'read-only projects:read', 'openid', 'x'.repeat(7000)]) {
      const { status, body } = await tokenFor({ scope });
      expect([scope.slice(0, 30), status, body.error]).toEqual([scope.slice(0, 30), 400, 'invalid_scope']);
    }
  });

  it('client credentials have the headers and errors of RFC 6749', async () => {
    const { headers } = await tokenFor({});
    expect([headers.get('cache-control'), headers.get('pragma'), headers.get('content-type')]).toEqual([
      'no-store',
      'no-cache',
      'application/json; charset=utf-8',
    ]);
    const expired = await createKey(server, owner, { workspace });
    const past = new Date(Date.now() - 1000);
    await server.knex('api_keys').where({ id: expired.id }).update({ expires_at: past });
    const revoked = await createKey(server, owner, { workspace });
    await owner.apiKeys.revoke({ workspace, key_id: revoked.id });
    const { access_token } = (await tokenFor({})).body;
    const unknown: Array<Record<string, string>> = [
      {},
      basic(key.id, 'wrong'),
      basic(key.id, createToken('service')),
      basic(revoked.id, key.secret),
      basic(expired.id, expired.secret),
      basic(revoked.id, revoked.secret),
      basic(key.id, access_token),
      basic('operator', server.operatorKey),
      basic(acme.people.owner.id, acme.people.owner.token),
      { authorization: `Bearer ${key.secret}` },
      { authorization: 'Basic %%%' },
      basic('%zz', '%zz'),
    ];
    for (const headers of unknown) {
      const { status, body, headers: answered } = await tokenFor({}, headers as ReturnType<typeof basic>);
      expect([headers, status, body.error]).toEqual([headers, 401, 'invalid_client']);
      expect(answered.get('www-authenticate')).toBe('Basic realm="tenantry"');
      expect(answered.get('cache-control')).toBe('no-store');
    }
    const bad: Array<[Form | string, string, Record<string, string>?]> = [
      [{ scope: 'read-only' }, 'invalid_request'],
      [{ grant_type: 'password', username: 'a', password: 'b' }, 'unsupported_grant_type'],
      [{ grant_type: 'client_credentials', client_id: key.id, client_secret: key.secret }, 'invalid_request'],
      [{ grant_type: 'client_credentials', client_id: 'another' }, 'invalid_request'],
      ['grant_type=client_credentials&grant_type=client_credentials', 'invalid_request'],
      [{ grant_type: DEVICE_GRANT, client_id: 'CLI' }, 'invalid_request'],
      [{ grant_type: DEVICE_GRANT, device_code: createToken('device') }, 'invalid_request'],
      [{ grant_type: DEVICE_GRANT, client_id: 'CLI', device_code: createToken('device') }, 'invalid_grant'],
    ];
    for (const [form, error] of bad) {
      const response = await post(form, basic(key.id, key.secret));
      expect([form, response.status, (await response.json()).error]).toEqual([form, 400, error]);
    }
    const json = await post('{}', { 'content-type': 'application/json' });
    expect([json.status, (await json.json()).error]).toEqual([415, 'invalid_request']);
  });

  it('client credentials are refused outside the allowlist of the key', async () => {
    const closed = await createKey(server, owner, { workspace, ip_allowlist: ['198.51.100.0/24'] });
    const { status, body } = await tokenFor({}, basic(closed.id, closed.secret));
    expect([status, body.error]).toEqual([400, 'unauthorized_client']);
  });

  it('a token from client credentials ends with its key', async () => {
    const short = await createKey(server, owner, { workspace });
    const { body } = await tokenFor({}, basic(short.id, short.secret));
    await owner.apiKeys.revoke({ workspace, key_id: short.id });
    expect(await statusOrCode(server.client(body.access_token).projects.list({ workspace }))).toBe(
      'credential_revoked',
    );
  });
});

describe('the device grant', () => {
  it('the device grant signs in a foreign client that polls at the given interval', async () => {
    const config = await discover('Acme CLI', client.None());
    const asked = await client.initiateDeviceAuthorization(config, { scope: 'projects:read' });
    expect(asked).toMatchObject({ expires_in: 600, interval: 5 });
    expect(asked.verification_uri_complete).toBeUndefined();
    const ask = () =>
      errorIn(client.genericGrantRequest(config, DEVICE_GRANT, { device_code: asked.device_code }));
    expect(await ask()).toBe('authorization_pending');
    expect(await ask()).toBe('slow_down');
    const stranger = await discover('Other CLI', client.None());
    const stolen = { device_code: asked.device_code };
    expect(await errorIn(client.genericGrantRequest(stranger, DEVICE_GRANT, stolen))).toBe('invalid_grant');
    const { user_code } = asked;
    expect((await owner.deviceAuthorizations.preview({ user_code })).client_name).toBe('Acme CLI');
    const { key_id } = await owner.deviceAuthorizations.approve({ workspace, user_code });
    const granted = await client.pollDeviceAuthorizationGrant(config, { ...asked, interval: 0.01 });
    expect([granted.scope, granted.token_type]).toEqual(['projects:read', 'bearer']);
    expect(Math.round(Number(granted.expires_in) / 86_400)).toBe(90);
    expect((await server.client(granted.access_token).me.get()).principal.id).toBe(key_id);
    expect(await ask()).toBe('invalid_grant');
    const { data } = await owner.auditEvents.list({
      workspace,
      action: 'api_key.secret_collected',
      limit: 1,
    });
    expect(data[0]?.target?.id).toBe(key_id);
  });

  it('the device grant ends when the person denies it and when it expires', async () => {
    const config = await discover('Acme CLI', client.None());
    const [denied, late] = [
      await client.initiateDeviceAuthorization(config, {}),
      await client.initiateDeviceAuthorization(config, { scope: 'admin' }),
    ];
    await owner.deviceAuthorizations.deny({ user_code: denied.user_code });
    const past = new Date(Date.now() - 1000);
    await server.knex('device_authorizations').where({ status: 'pending' }).update({ expires_at: past });
    const collect = ({ device_code }: { device_code: string }) =>
      errorIn(client.genericGrantRequest(config, DEVICE_GRANT, { device_code }));
    expect([await collect(denied), await collect(late)]).toEqual(['access_denied', 'expired_token']);
    expect(await errorIn(client.initiateDeviceAuthorization(config, { scope: 'no:such' }))).toBe(
      'invalid_scope',
    );
    const nameless = await post({ scope: 'admin' }, {}, '/oauth/device_authorization');
    expect([nameless.status, (await nameless.json()).error]).toEqual([400, 'invalid_request']);
  });
});

describe('any form', () => {
  const names = [
    'grant_type',
    'client_id',
    'client_secret',
    'scope',
    'device_code',
    'resource',
    '__proto__',
    'x',
  ];
  const values = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('client_credentials', DEVICE_GRANT, 'read-only', '\0', '\ud800', '%ff%fe', ' '),
  );
  const field = fc.tuple(fc.constantFrom(...names), values).map(([name, value]) => `${name}=${value}`);
  const encoded = fc
    .array(fc.tuple(fc.constantFrom(...names), values), { maxLength: 6 })
    .map((pairs) => new URLSearchParams(pairs).toString());
  const forms = fc.oneof(
    encoded,
    fc.array(field, { maxLength: 6 }).map((all) => all.join('&')),
  );
  const header = fc.option(fc.oneof(fc.base64String(), fc.constantFrom('', '%', `${'a'.repeat(9000)}`)));

  it('any form gets an OAuth error, and never a server error', async () => {
    expect(oauthOperations.map(({ id }) => id)).toEqual(['oauth.authorizeDevice', 'oauth.createToken']);
    const seed = seedOf('oauth');
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...oauthOperations), forms, header, async ({ path }, form, text) => {
        const headers = text === null ? {} : { authorization: `Basic ${text}` };
        const response = await post(Buffer.from(form).toString('latin1'), headers, path);
        expect(response.status).toBeLessThan(500);
        const body = await response.json();
        if (response.status === 200) return;
        expect(Object.keys(body)).toEqual(['error', 'error_description']);
        expect(body.error_description).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/);
      }),
      { seed, numRuns: rounds({ sample: 100, full: 20_000 }) },
    );
  });

  it('a form that is too large or compressed is refused', async () => {
    const large = await post({ grant_type: 'x', scope: 'y'.repeat(70_000) });
    expect([large.status, await large.json()]).toEqual([
      413,
      { error: 'invalid_request', error_description: expect.stringContaining('64 KiB') },
    ]);
    const broken = await post('grant_type=x', { 'content-encoding': 'gzip' });
    expect([broken.status, (await broken.json()).error]).toEqual([400, 'invalid_request']);
    const deep = await post(Array.from({ length: 2000 }, (_, index) => `${unique('p')}${index}=1`).join('&'));
    expect((await deep.json()).error).toBe('invalid_request');
  });

  it('wrong client secrets are counted like those of other credentials, and then refused', async () => {
    const strict = await startTestServer({ env: { BACKGROUND_WORK: 'false', AUTH_FAILURE_LIMIT: '3' } });
    try {
      const form = () => ({
        grant_type: 'client_credentials',
        client_id: key.id,
        client_secret: createToken('service'),
      });
      const guess = async () => {
        const body = new URLSearchParams(form()).toString();
        const headers = { 'content-type': 'application/x-www-form-urlencoded' };
        const response = await fetch(`${strict.url}/oauth/token`, { method: 'POST', headers, body });
        return [response.status, (await response.json()).error];
      };
      for (let round = 0; round < 3; round += 1) expect(await guess()).toEqual([401, 'invalid_client']);
      expect(await guess()).toEqual([429, 'temporarily_unavailable']);
    } finally {
      await strict.stop();
    }
  });
});
