import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tenantry } from '../../../sdk/src/index.ts';
import { protect } from '../../../sdk/src/server/index.ts';
import { keepSigningKeys } from '../../../server/features/access/access-tokens/service.ts';
import { createRepositories } from '../../../server/features/repositories.ts';
import { type CreatedKey, createKey, statusOrCode } from '../../support/keys.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { secretsOf } from '../../support/tokens.ts';
import { createTeam, expectProblem, type TestTeam } from '../../support/users.ts';

const AUDIENCE = 'https://api.example.com';
const OTHER = 'https://other.example.com';

let server: TestServer;
/** The address by which the server names itself. */
let issuer: string;
let acme: TestTeam;
let owner: Tenantry;
let workspace: string;
let key: CreatedKey;
let gateway: Tenantry;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  issuer = server.url.replace('127.0.0.1', 'localhost');
  acme = await createTeam(server);
  owner = acme.people.owner.api;
  workspace = acme.workspace;
  key = await createKey(server, owner, { workspace, scope: 'read-write', audiences: [AUDIENCE] });
  const application = { name: 'gateway', permissions: ['credentials:verify' as const] };
  gateway = server.client((await server.operator.applicationKeys.create(application)).secret);
}, 60_000);
afterAll(() => server.stop());

const jwtOf = async (of: Pick<CreatedKey, 'api'> = key, more = {}) =>
  (await of.api.accessTokens.create({ format: 'jwt', ...more })).token;
const verify = (credential: string, audience: string | undefined = AUDIENCE) =>
  gateway.credentials.verify({ credential, audience, include: ['permissions'] });

/** What an API does that has nothing of Tenantry but its URL and a library. */
const OFFLINE = `
  import { createRemoteJWKSet, jwtVerify } from 'jose';
  const [url, token, audience] = process.argv.slice(1);
  const keys = createRemoteJWKSet(new URL('/.well-known/jwks.json', url));
  const { payload, protectedHeader } = await jwtVerify(token, keys, { issuer: url, audience, typ: 'at+jwt', algorithms: ['ES256'] });
  console.log(JSON.stringify({ payload, protectedHeader }));`;
async function verifyInAnotherProcess(token: string, audience = AUDIENCE) {
  const args = ['--input-type=module', '-e', OFFLINE, issuer, token, audience];
  return JSON.parse((await promisify(execFile)(process.execPath, args)).stdout);
}

describe('a JWT of a key', () => {
  it('is verified offline by another process, with the published keys alone', async () => {
    const made = await key.api.accessTokens.create({ format: 'jwt' });
    expect(made).toMatchObject({ format: 'jwt', audience: AUDIENCE, scope: 'read-write', permissions: null });
    const { payload, protectedHeader } = await verifyInAnotherProcess(made.token);
    expect(protectedHeader).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: expect.any(String) });
    expect(payload).toEqual({
      iss: issuer,
      sub: key.id,
      client_id: key.id,
      aud: AUDIENCE,
      tenant: acme.workspaceId,
      jti: made.id,
      iat: expect.any(Number),
      exp: Date.parse(made.expires_at) / 1000,
      scope: expect.stringContaining('projects:create'),
    });
    expect(payload.exp - payload.iat).toBe(300);
    await expect(verifyInAnotherProcess(made.token, OTHER)).rejects.toThrow('"aud"');
    const [published, ...more] = (await (await fetch(`${server.url}/.well-known/jwks.json`)).json()).keys;
    expect(more).toEqual([]);
    expect(Object.keys(published).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  });

  it('holds no more than the key and its person hold in the whole workspace', async () => {
    const { member } = acme.people;
    const own = { workspace, kind: 'user' as const, scope: 'read-write' as const, audiences: [AUDIENCE] };
    const { sub, scope } = decodeJwt(await jwtOf(await createKey(server, member.api, own)));
    expect(sub).toBe(member.id);
    // A member updates the projects that they belong to, of which a JWT says nothing.
    expect(String(scope).split(' ')).not.toContain('projects:update');
    expect(String(scope).split(' ')).not.toContain('members:manage');
    const custom = { scope: 'custom' as const, permissions: ['projects:read'] };
    expect(decodeJwt(await jwtOf(key, custom)).scope).toBe('projects:read');
    const wider = { scope: 'custom' as const, permissions: ['roles:manage'] };
    expect(await statusOrCode(jwtOf(key, wider))).toBe('privilege_escalation');
  });

  it('is for one of the audiences of the key, and lives for five minutes at most', async () => {
    const two = await createKey(server, owner, { workspace, audiences: [AUDIENCE, OTHER] });
    const none = await createKey(server, owner, { workspace });
    const faults: Array<[CreatedKey, object, string]> = [
      [two, {}, 'audience'],
      [two, { audience: 'https://third.example.com' }, 'audience'],
      [none, {}, 'format'],
      [none, { audience: AUDIENCE }, 'format'],
      [key, { expires_in_seconds: 301 }, 'expires_in_seconds'],
    ];
    for (const [of, body, path] of faults) {
      const { status, errors } = await expectProblem(jwtOf(of, body));
      expect([status, errors?.[0]?.path]).toEqual([400, path]);
    }
    const {
      aud,
      exp = 0,
      iat = 0,
    } = decodeJwt(await jwtOf(two, { audience: OTHER, expires_in_seconds: 60 }));
    expect([aud, exp - iat]).toEqual([OTHER, 60]);
    const session = { workspace, audience: AUDIENCE, format: 'jwt' as const };
    expect((await expectProblem(owner.accessTokens.create(session))).errors?.[0]?.path).toBe('format');
    const soon = new Date(Date.now() + 60_000).toISOString();
    const ending = await createKey(server, owner, { workspace, audiences: [AUDIENCE], expires_at: soon });
    expect((decodeJwt(await jwtOf(ending)).exp ?? 0) * 1000).toBeLessThanOrEqual(Date.parse(soon));
  });

  it('is no credential here, and the answer says what is', async () => {
    const problem = await expectProblem(server.client(await jwtOf()).me.get());
    expect(problem).toMatchObject({ status: 401, code: 'invalid_credentials' });
    expect(problem.detail).toContain('JWT');
  });

  it('is verified by credentials.verify as of now, for its audience', async () => {
    const temporary = await createKey(server, owner, { workspace, scope: 'admin', audiences: [AUDIENCE] });
    const token = await jwtOf(temporary, { scope: 'custom', permissions: ['projects:read'] });
    expect(await verify(token)).toMatchObject({
      valid: true,
      principal: { id: temporary.id, type: 'service_key' },
      permissions: ['projects:read'],
    });
    expect(await verify(token, OTHER)).toMatchObject({ valid: false, code: 'wrong_audience' });
    expect((await gateway.apiKeys.verify({ key: token })).code).toBe('invalid_credentials');
    await owner.apiKeys.revoke({ workspace, key_id: temporary.id });
    expect(await verify(token)).toMatchObject({ valid: false, code: 'credential_revoked' });
  });

  it('passes a guard that has an audience, and no other', async () => {
    const token = await jwtOf();
    const ask = async (options: { audience?: string }) => {
      const guard = protect(gateway, options);
      const handler = guard((request) => Response.json({ by: request.tenantry.principal.id }));
      const headers = { authorization: `Bearer ${token}` };
      const answer = await handler(new Request('http://localhost/', { headers }));
      return [answer.status, await answer.json()];
    };
    expect(await ask({ audience: AUDIENCE })).toEqual([200, { by: key.id }]);
    expect(await ask({})).toMatchObject([401, { code: 'unsupported_credential' }]);
    expect(await ask({ audience: OTHER })).toMatchObject([401, { code: 'wrong_audience' }]);
  });

  it('is unknown when anyone else signed it, or when anything of it was changed', async () => {
    const token = await jwtOf();
    const [header = '', claims = '', signature = ''] = token.split('.');
    const { kid } = decodeProtectedHeader(token);
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const resigned = (more: object) =>
      new SignJWT(decodeJwt(token))
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: String(kid), ...more })
        .sign(privateKey);
    const changed = Buffer.from(JSON.stringify({ ...decodeJwt(token), scope: 'roles:manage' })).toString(
      'base64url',
    );
    const forged = [
      `${header}.${changed}.${signature}`,
      new UnsecuredJWT(decodeJwt(token)).encode(),
      await resigned({}),
      await resigned({ jwk: await exportJWK(publicKey) }),
      await resigned({ kid: 'unknown' }),
      `${header}.${claims}.${'A'.repeat(86)}`,
      `${token}A`,
      'eyJ..',
    ];
    for (const credential of forged)
      expect(await verify(credential)).toMatchObject({ valid: false, code: 'invalid_credentials' });
    expect(await verify(token)).toMatchObject({ valid: true });
  });
});

describe('a key that another key makes', () => {
  it('has no audience that its maker lacks', async () => {
    const maker = await createKey(server, owner, { workspace, audiences: [AUDIENCE] });
    const body = { workspace, name: 'K', kind: 'service' as const, scope: 'read-only' as const };
    const made = await maker.api.apiKeys.create({ ...body, audiences: [AUDIENCE] });
    expect(made.audiences).toEqual([AUDIENCE]);
    const wider = { audiences: [AUDIENCE, OTHER] };
    expect(await statusOrCode(maker.api.apiKeys.create({ ...body, ...wider }))).toBe('privilege_escalation');
    const change = { workspace, key_id: maker.id, ...wider };
    expect(await statusOrCode(maker.api.apiKeys.update(change))).toBe('privilege_escalation');
    expect((await owner.apiKeys.update(change)).audiences).toEqual(wider.audiences);
    // What it has got meanwhile stays.
    expect((await maker.api.apiKeys.update({ ...change, name: 'M' })).audiences).toEqual(wider.audiences);
  });
});

describe('signing keys', () => {
  const DAY = 86_400_000;
  const rows = () => server.knex('signing_keys').orderBy('generation');
  const keepAt = (days: number) =>
    keepSigningKeys(
      createRepositories(server.knex),
      secretsOf(server).vault,
      new Date(Date.now() + days * DAY),
    );

  it('are published a week before they sign, by several replicas at once, and two at a time', async () => {
    const token = await jwtOf();
    const [first] = await rows();
    await keepAt(82);
    expect(await rows()).toHaveLength(1);
    await Promise.all([keepAt(84), keepAt(84), keepAt(84)]);
    const [, second] = await rows();
    expect((second?.used_from.getTime() ?? 0) - (first?.used_from.getTime() ?? 0)).toBeGreaterThan(90 * DAY);
    const published = (await (await fetch(`${server.url}/.well-known/jwks.json`)).json()).keys;
    expect(published.map(({ kid }: { kid: string }) => kid)).toEqual([first?.id, second?.id]);
    // The present one signs until its time has come.
    expect(decodeProtectedHeader(await jwtOf()).kid).toBe(first?.id);
    await server.knex('signing_keys').where({ generation: 2 }).update({ used_from: new Date() });
    const next = await jwtOf();
    expect(decodeProtectedHeader(next).kid).toBe(second?.id);
    for (const one of [token, next]) await verifyInAnotherProcess(one);
    await keepAt(0.9);
    expect(await rows()).toHaveLength(2);
    await keepAt(1.1);
    expect(await rows()).toMatchObject([{ generation: 2 }]);
  });

  it('refuse JWTs while their vault key is missing, and are followed by one that signs', async () => {
    await server.knex('vault_keys').insert({ id: 'gone', fingerprint: randomBytes(32) });
    await server.knex('signing_keys').update({ vault_key_id: 'gone', sealed: randomBytes(32) });
    expect(await statusOrCode(jwtOf())).toBe('signing_key_unavailable');
    expect((await key.api.accessTokens.create({})).format).toBe('opaque');
    const { keys } = await server.operator.vaultKeys.status({});
    expect(keys.find(({ id }) => id === 'gone')).toMatchObject({ status: 'missing', signing_keys: 1 });
    await keepAt(0);
    await keepAt(1);
    expect(await rows()).toHaveLength(2);
    await server.knex('signing_keys').whereNot({ vault_key_id: 'gone' }).update({ used_from: new Date() });
    await verifyInAnotherProcess(await jwtOf());
  });
});
