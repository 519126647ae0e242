import { afterEach, describe, expect, test } from 'vitest';
import { apiError, ConnectionError } from '../../../sdk/src/errors.ts';
import type { CredentialVerification, Permission } from '../../../sdk/src/index.ts';
import { createGuard } from '../../../sdk/src/server/guard.ts';
import { type GuardOptions, protect } from '../../../sdk/src/server/index.ts';
import { problem } from '../support.ts';
import { type CommonOptions, frameworks, type GuardedApp } from './frameworks.ts';
import { allowed, refused, verifierOf } from './verifier.ts';

const bearer = { authorization: 'Bearer tn_svc_secret' };
const open: GuardedApp[] = [];

afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

const limited = { ...refused('rate_limited'), rate_limit: { limit: 5, remaining: 0, reset_seconds: 17 } };
const ofOrganization = { ...allowed, workspace: null };
const invalid = { 'www-authenticate': 'Bearer error="invalid_token"' };

/** What Tenantry answers, and what the guard then answers. */
const refusals: [CredentialVerification | Error, number, string, Record<string, string>?][] = [
  [refused('invalid_credentials'), 401, 'invalid_credentials', invalid],
  [refused('unsupported_credential'), 401, 'unsupported_credential', invalid],
  [refused('credential_revoked'), 401, 'credential_revoked', invalid],
  [refused('credential_expired'), 401, 'credential_expired', invalid],
  [refused('wrong_audience'), 401, 'wrong_audience', invalid],
  [refused('insufficient_scope'), 403, 'insufficient_scope'],
  [refused('insufficient_role'), 403, 'insufficient_role'],
  [refused('ip_not_allowed'), 403, 'ip_not_allowed'],
  [refused('project_required'), 403, 'project_required'],
  [refused('not_found'), 404, 'not_found'],
  [refused('workspace_required'), 400, 'workspace_required'],
  [ofOrganization, 400, 'workspace_required'],
  [limited, 429, 'rate_limited', { 'retry-after': '17' }],
  [refused('too_many_attempts'), 429, 'too_many_attempts', { 'retry-after': '60' }],
  [refused('internal_error'), 503, 'unavailable'],
  [new ConnectionError('gone', 1), 503, 'unavailable', { 'retry-after': '1' }],
  [apiError(problem(401, 'credential_revoked'), '{}', 1), 503, 'unavailable'],
  [
    apiError(problem(429, 'rate_limited', {}, { 'retry-after': '9' }), '{}', 1),
    503,
    'unavailable',
    { 'retry-after': '9' },
  ],
];

describe.each(frameworks)('a guard on %s', (_, create) => {
  async function start(answer: CredentialVerification | Error, options: CommonOptions = {}) {
    const verifier = verifierOf(answer);
    const app = await create(verifier.tenantry, options);
    open.push(app);
    return { ...verifier, app };
  }

  test('asks for the workspace of the path, and hands over who the caller is', async () => {
    const { app, questions } = await start(allowed, { permission: 'projects:read', include: ['plan'] });
    const response = await app.get('/acme/invoices', bearer);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      principal: { id: 'key_1' },
      workspace: { slug: 'acme' },
      stale: false,
    });
    expect(questions).toEqual([
      {
        credential: 'tn_svc_secret',
        permissions: ['projects:read'],
        workspace: 'acme',
        include: ['plan'],
        ip_address: expect.stringMatching(/^(::ffff:)?127\.0\.0\.1$/),
      },
    ]);
  });

  test('answers every refusal as a problem with its headers', async () => {
    for (const [answer, status, code, headers = {}] of refusals) {
      const { app } = await start(answer);
      const response = await app.get('/acme/invoices', bearer);
      expect([response.status, code]).toEqual([status, code]);
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(response.headers.get('cache-control')).toBe('no-store');
      for (const [name, value] of Object.entries(headers)) expect(response.headers.get(name)).toBe(value);
      expect(await response.json()).toEqual({
        type: 'about:blank',
        status,
        code,
        detail: expect.stringMatching(/^[A-Z].*\.$/),
      });
    }
  });

  test('passes on the id of a refusal', async () => {
    const decision_id = `dec_${'0'.repeat(26)}` as const;
    const { app } = await start({ ...refused('insufficient_scope'), decision_id });
    const body = await (await app.get('/acme/invoices', bearer)).json();
    expect(body).toMatchObject({ code: 'insufficient_scope', decision_id });
  });

  test('refuses a request without a credential, and a session, without asking', async () => {
    const { app, questions } = await start(allowed);
    const without = await app.get('/acme/invoices');
    expect([without.status, without.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    for (const authorization of ['Basic YTpi', 'Bearer', 'Bearer tn_ses_secret', 'Bearer eyJhbGciOiJ9.e30.x'])
      expect((await app.get('/acme/invoices', { authorization })).status).toBe(401);
    expect(questions).toEqual([]);
  });

  test('passes refusals to the error handler of the framework if asked to', async () => {
    const { app } = await start(refused('insufficient_scope'), { refusals: 'throw' });
    const response = await app.get('/acme/invoices', bearer);
    expect([response.status, await response.json()]).toEqual([403, { handled: 'insufficient_scope' }]);
  });
});

describe('the options of a guard', () => {
  const all: Required<GuardOptions<[]>> = {
    permission: 'projects:read',
    permissions: ['members:read'],
    match: 'all',
    workspace: () => 'acme',
    project: () => 'billing',
    audience: 'books',
    acceptSessions: true,
    clientAddress: () => '203.0.113.7',
    credential: () => 'tn_svc_1',
    include: ['plan'],
    refusals: 'answer',
    onError: () => undefined,
    cacheSeconds: 1,
    staleSeconds: 1,
    mode: 'remote',
    signal: new AbortController().signal,
    timeout: 1000,
  };

  test('are refused when one is misspelt, since a misspelt permission would let every caller pass', async () => {
    const { tenantry, questions } = verifierOf(allowed);
    for (const name of ['permision', 'requires', 'Permission'])
      expect(() => protect(tenantry, { [name]: 'projects:read' }), name).toThrow(`Unknown option ${name}.`);
    await createGuard<[]>(tenantry, all)(undefined);
    expect(questions).toMatchObject([{ permissions: ['projects:read', 'members:read'], project: 'billing' }]);
  });

  test('send an empty list of permissions, which Tenantry refuses, and none only where none is named', async () => {
    const { tenantry, questions } = verifierOf(allowed);
    // A program in JavaScript may pass an empty text.
    const empty = '' as Permission;
    for (const options of [{ permissions: [] }, { permission: empty }, {}])
      await createGuard<[]>(tenantry, options)('Bearer tn_svc_1');
    expect(questions.map(({ permissions }) => permissions)).toEqual([[], [''], undefined]);
  });
});

describe('a check', () => {
  const guardOf = (tenantry: Parameters<typeof createGuard>[0], options = {}) =>
    createGuard<[]>(tenantry, options);
  const outcome = (promise: Promise<unknown>) => promise.catch((error: { code: string }) => error.code);

  test('shares a call with identical checks of the same turn, and with no other', async () => {
    const { tenantry, questions } = verifierOf(allowed);
    const names: string[] = [];
    const guard = createGuard<[string]>(tenantry, { workspace: (name) => name });
    await Promise.all(
      ['a', 'b', 'a', 'b', 'a'].map((name) => guard('Bearer tn_svc_1', name).then(() => names.push(name))),
    );
    expect(questions).toHaveLength(2);
    expect(names).toHaveLength(5);
    await guard('Bearer tn_svc_1', 'a');
    expect(questions).toHaveLength(3);
  });

  test('does not join a call that has been sent', async () => {
    const answers: ((answer: CredentialVerification) => void)[] = [];
    const { tenantry, questions } = verifierOf(() => new Promise((resolve) => answers.push(resolve)));
    const guard = guardOf(tenantry);
    const first = outcome(guard('Bearer tn_svc_1'));
    await expect.poll(() => questions.length).toBe(1);
    const second = outcome(guard('Bearer tn_svc_1'));
    await expect.poll(() => questions.length).toBe(2);
    answers[1]?.(refused('credential_revoked'));
    answers[0]?.(allowed);
    expect(await first).toMatchObject({ stale: false });
    expect(await second).toBe('credential_revoked');
  });

  test('accepts a session if the guard does, and any text that a proxy sends as address', async () => {
    const { tenantry, questions } = verifierOf(allowed);
    for (const address of ['203.0.113.7', '2001:db8::7', 'fe80::1%eth0', 'unknown', '', undefined]) {
      const options = { acceptSessions: true, clientAddress: () => address, audience: 'books' };
      await guardOf(tenantry, options)('bearer tn_ses_1');
      await guardOf(tenantry, options)('Bearer eyJhbGciOiJ9.e30.x');
    }
    const addresses = questions.map(({ ip_address }) => ip_address).filter((_, index) => index % 2);
    expect(addresses).toEqual(['203.0.113.7', '2001:db8::7', undefined, undefined, undefined, undefined]);
    expect(questions.every(({ audience }) => audience === 'books')).toBe(true);
  });

  test('takes the credential from elsewhere, and asks for several permissions', async () => {
    const { tenantry, questions } = verifierOf(allowed);
    const guard = guardOf(tenantry, {
      credential: () => 'tn_svc_2',
      permissions: ['projects:read', 'members:read'],
      match: 'any',
    });
    await guard(undefined);
    expect(questions).toEqual([
      { credential: 'tn_svc_2', permissions: ['projects:read', 'members:read'], match: 'any' },
    ]);
  });

  test('reports the cause of a failure, and never lets the caller pass', async () => {
    const errors: unknown[] = [];
    const { tenantry } = verifierOf(new TypeError('a mistake'));
    const guard = guardOf(tenantry, { onError: (error: unknown) => errors.push(error), staleSeconds: 300 });
    expect(await outcome(guard('Bearer tn_svc_1'))).toBe('unavailable');
    expect(errors).toEqual([new TypeError('a mistake')]);
  });
});

describe('kept answers', () => {
  const code = (promise: Promise<{ stale: boolean }>) =>
    promise.then(
      ({ stale }) => (stale ? 'stale' : 'allowed'),
      (error) => error.code,
    );

  test('of cacheSeconds are used for the same question only, and end with the credential', async () => {
    const verifier = verifierOf(allowed);
    const guard = createGuard<[string]>(verifier.tenantry, { cacheSeconds: 60, workspace: (name) => name });
    for (let round = 0; round < 5; round++) await guard('Bearer tn_svc_1', 'a');
    expect(verifier.questions).toHaveLength(1);
    await guard('Bearer tn_svc_2', 'a');
    await guard('Bearer tn_svc_1', 'b');
    expect(verifier.questions).toHaveLength(3);
    verifier.answer = { ...allowed, expires_at: new Date(Date.now() - 1).toISOString() };
    for (let round = 0; round < 3; round++) await guard('Bearer tn_svc_3', 'a');
    expect(verifier.questions).toHaveLength(6);
  });

  test('are at most 10,000', async () => {
    const verifier = verifierOf(allowed);
    const guard = createGuard<[]>(verifier.tenantry, { cacheSeconds: 60 });
    await Promise.all(Array.from({ length: 10_001 }, (_, index) => guard(`Bearer tn_svc_${index}`)));
    await guard('Bearer tn_svc_10000');
    expect(verifier.questions).toHaveLength(10_001);
    await guard('Bearer tn_svc_0');
    expect(verifier.questions).toHaveLength(10_002);
  });

  test('of staleSeconds let only those pass who have passed, while Tenantry cannot be reached', async () => {
    const verifier = verifierOf(allowed);
    const guard = createGuard<[]>(verifier.tenantry, { staleSeconds: 60 });
    expect(await code(guard('Bearer tn_svc_1'))).toBe('allowed');
    for (const failure of [new ConnectionError('gone', 1), apiError(problem(503, 'unavailable'), '{}', 1)]) {
      verifier.answer = failure;
      expect(await code(guard('Bearer tn_svc_1'))).toBe('stale');
      expect(await code(guard('Bearer tn_svc_2'))).toBe('unavailable');
    }
    verifier.answer = apiError(problem(401, 'credential_revoked'), '{}', 1);
    expect(await code(guard('Bearer tn_svc_1'))).toBe('unavailable');
    verifier.answer = refused('credential_revoked');
    expect(await code(guard('Bearer tn_svc_1'))).toBe('credential_revoked');
    verifier.answer = new ConnectionError('gone', 1);
    expect(await code(guard('Bearer tn_svc_1'))).toBe('unavailable');
  });

  test('are not replaced by an answer to an earlier question', async () => {
    const answers: ((answer: CredentialVerification) => void)[] = [];
    const verifier = verifierOf(allowed);
    const guard = createGuard<[]>(verifier.tenantry, { staleSeconds: 60 });
    await guard('Bearer tn_svc_1');
    verifier.answer = () => new Promise((resolve) => answers.push(resolve));
    const early = code(guard('Bearer tn_svc_1'));
    await expect.poll(() => answers.length).toBe(1);
    const late = code(guard('Bearer tn_svc_1'));
    await expect.poll(() => answers.length).toBe(2);
    answers[1]?.(refused('credential_revoked'));
    expect(await late).toBe('credential_revoked');
    answers[0]?.(allowed);
    await early;
    verifier.answer = new ConnectionError('gone', 1);
    expect(await code(guard('Bearer tn_svc_1'))).toBe('unavailable');
  });
});

test('a guard of standard requests hands the request to the handler with its body unread', async () => {
  const { tenantry } = verifierOf(allowed);
  const POST = protect(tenantry)(async (request) =>
    Response.json([await request.text(), request.tenantry.role]),
  );
  const request = new Request('http://localhost/', { method: 'POST', headers: bearer, body: 'invoice' });
  expect(await (await POST(request)).json()).toEqual(['invoice', null]);
});
