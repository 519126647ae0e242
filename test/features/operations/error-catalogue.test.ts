import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createToken } from '../../../server/auth/authentication/token-format.ts';
import {
  callOf,
  createTenantWithEverything,
  operation,
  operations,
  pathOf,
  type RequestOptions,
  request,
  send,
  serviceKey,
  snapshotDatabase,
  type TestResponse,
  type TestTenant,
} from '../../support/every-operation/operations.ts';
import { METRICS_TOKEN, startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let acme: TestTenant;
let other: TestUser;
beforeAll(async () => {
  server = await startTestServer({
    env: { CORS_ORIGINS: 'https://app.example.com', BACKGROUND_WORK: 'false' },
  });
  acme = await createTenantWithEverything(server);
  other = await createUser(server, 'Other');
}, 120_000);
afterAll(() => server.stop());

const W = () => `/v1/workspaces/${acme.workspace}`;
const owner = () => acme.people.owner.token;
type Sending = RequestOptions & { body?: unknown };
const project = (more: object = {}) => ({ name: 'P', slug: unique('p'), environment: 'sandbox', ...more });
const createProject = (body: unknown, more: Sending = {}) =>
  send(server, 'POST', `${W()}/projects`, { token: owner(), body, ...more });

interface Refusal {
  title: string;
  status: number;
  code: string;
  /** What the sentence has to speak of. */
  says: RegExp;
  ask: () => Promise<TestResponse>;
  /** Places of the violations, for a 400. */
  errors?: string[];
}

const wrongChecksum = () => {
  const token = createToken('session');
  return token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');
};

async function expiredKey(): Promise<string> {
  const made = await acme.people.owner.api.apiKeys.create({
    workspace: acme.workspace,
    name: 'Short',
    kind: 'service',
    scope: 'read-only',
    expires_at: new Date(Date.now() + 60_000).toISOString(),
  });
  await server
    .knex('api_keys')
    .where({ id: made.id })
    .update({ expires_at: new Date(Date.now() - 1000) });
  return made.secret;
}

async function revokedKey(): Promise<string> {
  const made = await serviceKey(acme.people.owner, acme.workspace, 'read-only');
  await acme.people.owner.api.apiKeys.revoke({ workspace: acme.workspace, key_id: made.id });
  return made.secret;
}

async function outsider(): Promise<string> {
  return (await other.api.workspaces.get({ workspace: other.workspace })).id;
}

const UNKNOWN_PROJECT = 'prj_01kah4x8v5ezf9w2m4n6wh6vg5';
const get = (path: string, more: Sending = {}) => send(server, 'GET', path, { token: owner(), ...more });
const settings = (body: object) => send(server, 'PATCH', `${W()}/settings`, { token: owner(), body });
const createKey = (body: object, token = owner()) =>
  send(server, 'POST', `${W()}/api-keys`, {
    token,
    body: { name: 'K', kind: 'service', scope: 'read-only', ...body },
  });

/** Each made once the tenant is there; `prepared` are those that need something before, which is made first. */
const prepared: Record<string, string> = {};
beforeAll(async () => {
  prepared.expired = await expiredKey();
  prepared.revoked = await revokedKey();
  prepared.strange = await outsider();
  const used = await createProject(project(), { headers: { 'idempotency-key': 'used-already' } });
  expect(used.status).toBe(201);
});

const REFUSALS: readonly Refusal[] = [
  {
    title: 'no token',
    status: 401,
    code: 'missing_credentials',
    says: /Authorization: Bearer/,
    ask: () => send(server, 'GET', W()),
  },
  {
    title: 'a malformed token',
    status: 401,
    code: 'invalid_credentials',
    says: /token/,
    ask: () => get(W(), { token: 'tn_ses_short' }),
  },
  {
    title: 'another scheme',
    status: 401,
    code: 'invalid_credentials',
    says: /token/,
    ask: () => send(server, 'GET', W(), { headers: { authorization: 'Basic YTpi' } }),
  },
  {
    title: 'a wrong checksum',
    status: 401,
    code: 'invalid_credentials',
    says: /token/,
    ask: () => get(W(), { token: wrongChecksum() }),
  },
  {
    title: 'an unknown token',
    status: 401,
    code: 'invalid_credentials',
    says: /token/,
    ask: () => get(W(), { token: createToken('service') }),
  },
  {
    title: 'an expired key',
    status: 401,
    code: 'credential_expired',
    says: /expired/,
    ask: () => get(W(), { token: prepared.expired }),
  },
  {
    title: 'a revoked key',
    status: 401,
    code: 'credential_revoked',
    says: /revoked/,
    ask: () => get(W(), { token: prepared.revoked }),
  },
  {
    title: 'the id of another tenant',
    status: 404,
    code: 'not_found',
    says: /no such workspace/,
    ask: () => get(`/v1/workspaces/${prepared.strange}`),
  },
  {
    title: 'the slug of another tenant',
    status: 404,
    code: 'not_found',
    says: /no such workspace/,
    ask: () => get(`/v1/workspaces/${other.workspace}`),
  },
  {
    title: 'an unknown id',
    status: 404,
    code: 'not_found',
    says: /no such project/,
    ask: () => get(`${W()}/projects/${UNKNOWN_PROJECT}`),
  },
  {
    title: 'an unknown body property',
    status: 400,
    code: 'invalid_request',
    says: /owner/,
    errors: ['body/owner'],
    ask: () => createProject(project({ owner: 'me' })),
  },
  {
    title: 'an unknown query parameter',
    status: 400,
    code: 'invalid_request',
    says: /page/,
    errors: ['query/page'],
    ask: () => get(`${W()}/projects?page=2`),
  },
  {
    title: 'two errors at once',
    status: 400,
    code: 'invalid_request',
    says: /./,
    errors: ['body/environment', 'body/slug'],
    ask: () => createProject({ name: 'P', slug: 'No Slug', environment: 'moon' }),
  },
  {
    title: 'errors in three places at once',
    status: 400,
    code: 'invalid_request',
    says: /./,
    errors: ['body/name', 'header/idempotency-key', 'query/x'],
    ask: () =>
      send(server, 'POST', `${W()}/projects?x=1`, {
        token: owner(),
        body: project({ name: '' }),
        headers: { 'idempotency-key': 'k'.repeat(256) },
      }),
  },
  {
    title: 'NUL in a name',
    status: 400,
    code: 'invalid_request',
    says: /NUL/,
    errors: ['body/name'],
    ask: () => createProject(project({ name: 'a\u0000b' })),
  },
  {
    title: 'half a surrogate pair in a name',
    status: 400,
    code: 'invalid_request',
    says: /surrogate/,
    errors: ['body/name'],
    ask: () => createProject('{"name":"a\\ud800","slug":"abcd","environment":"sandbox"}'),
  },
  {
    title: '2 MiB of body',
    status: 413,
    code: 'payload_too_large',
    says: /1 MiB/,
    ask: () => createProject(project({ name: 'x'.repeat(2 * 1024 * 1024) })),
  },
  {
    title: 'invalid JSON',
    status: 400,
    code: 'malformed_json',
    says: /JSON/,
    ask: () => createProject('{"name": '),
  },
  {
    title: 'an array for a body',
    status: 400,
    code: 'invalid_request',
    says: /./,
    errors: ['body/'],
    ask: () => createProject('[]'),
  },
  {
    title: 'no body',
    status: 400,
    code: 'invalid_request',
    says: /body/,
    errors: ['body/'],
    ask: () => createProject(undefined),
  },
  {
    title: 'a wrong content type',
    status: 415,
    code: 'unsupported_media_type',
    says: /application\/json/,
    ask: () => createProject(project(), { headers: { 'content-type': 'text/plain' } }),
  },
  {
    title: 'a wrong charset',
    status: 415,
    code: 'unsupported_media_type',
    says: /UTF-8/,
    ask: () => createProject(project(), { headers: { 'content-type': 'application/json; charset=latin1' } }),
  },
  {
    title: 'a wrong method',
    status: 405,
    code: 'method_not_allowed',
    says: /GET/,
    ask: () => send(server, 'PUT', W(), { token: owner() }),
  },
  {
    title: 'a path that is none',
    status: 404,
    code: 'not_found',
    says: /No such route/,
    ask: () => get('/v1/nothing'),
  },
  {
    title: 'a tampered cursor',
    status: 400,
    code: 'invalid_request',
    says: /cursor/,
    errors: ['query/cursor'],
    ask: () => get(`${W()}/projects?cursor=abc.def`),
  },
  {
    title: 'limit=0',
    status: 400,
    code: 'invalid_request',
    says: /./,
    errors: ['query/limit'],
    ask: () => get(`${W()}/projects?limit=0`),
  },
  {
    title: 'a stale If-Match',
    status: 412,
    code: 'precondition_failed',
    says: /changed/,
    ask: () =>
      send(server, 'PATCH', W(), { token: owner(), body: { name: 'X' }, headers: { 'if-match': '"0"' } }),
  },
  {
    title: 'a reused idempotency key',
    status: 422,
    code: 'idempotency_key_reused',
    says: /Idempotency-Key/,
    ask: () => createProject(project(), { headers: { 'idempotency-key': 'used-already' } }),
  },
  {
    title: 'a role above one’s own',
    status: 403,
    code: 'privilege_escalation',
    says: /do not have/,
    ask: () =>
      send(server, 'POST', `${W()}/members`, {
        token: acme.people.manager.token,
        body: { user_id: acme.newcomer.id, role: 'admin' },
      }),
  },
  {
    title: 'a custom role with what only owners may',
    status: 403,
    code: 'privilege_escalation',
    says: /owner/,
    ask: () =>
      send(server, 'POST', `${W()}/roles`, {
        token: owner(),
        body: { name: 'Successor', permissions: ['workspace:delete'] },
      }),
  },
  {
    title: 'a key above one’s own permissions',
    status: 403,
    code: 'privilege_escalation',
    says: /do not have/,
    ask: () => createKey({ scope: 'admin' }, acme.people.manager.token),
  },
  {
    title: 'a key with what only owners may',
    status: 403,
    code: 'privilege_escalation',
    says: /owner/,
    ask: () => createKey({ scope: 'custom', permissions: ['workspace:delete'] }),
  },
  {
    title: 'removing the last owner',
    status: 409,
    code: 'last_owner',
    says: /last owner/,
    ask: () => send(server, 'DELETE', `${W()}/members/${acme.people.owner.id}`, { token: owner() }),
  },
  {
    title: 'demoting the last owner',
    status: 409,
    code: 'last_owner',
    says: /last owner/,
    ask: () =>
      send(server, 'PATCH', `${W()}/members/${acme.people.owner.id}`, {
        token: owner(),
        body: { role: 'admin' },
      }),
  },
  {
    title: 'deactivating the last owner',
    status: 409,
    code: 'last_owner',
    says: /last owner/,
    ask: () => send(server, 'POST', `${W()}/members/${acme.people.owner.id}/deactivate`, { token: owner() }),
  },
  {
    title: 'an expiry in the past',
    status: 400,
    code: 'invalid_request',
    says: /./,
    errors: ['body/expires_at'],
    ask: () => createKey({ expires_at: '2020-01-01T00:00:00Z' }),
  },
  {
    title: 'an unknown timezone',
    status: 400,
    code: 'invalid_request',
    says: /time zone/,
    errors: ['body/timezone'],
    ask: () => settings({ timezone: 'Mars/Olympus' }),
  },
  {
    title: 'an offset for a timezone',
    status: 400,
    code: 'invalid_request',
    says: /time zone/,
    errors: ['body/timezone'],
    ask: () => settings({ timezone: '+03:00' }),
  },
  {
    title: '127.1 in an allowlist',
    status: 400,
    code: 'invalid_request',
    says: /IPv4/,
    errors: ['body/ip_allowlist/0'],
    ask: () => settings({ ip_allowlist: ['127.1'] }),
  },
  {
    title: '010.0.0.1 in an allowlist',
    status: 400,
    code: 'invalid_request',
    says: /IPv4/,
    errors: ['body/ip_allowlist/1'],
    ask: () => settings({ ip_allowlist: ['127.0.0.1', '010.0.0.1'] }),
  },
  {
    title: '127.1 in the allowlist of a key',
    status: 400,
    code: 'invalid_request',
    says: /IPv4/,
    errors: ['body/ip_allowlist/0'],
    ask: () => createKey({ ip_allowlist: ['127.1'] }),
  },
  {
    title: 'an allowlist that locks its editor out',
    status: 409,
    code: 'invalid_state',
    says: /lock you out/,
    ask: () => settings({ ip_allowlist: ['203.0.113.0/24'] }),
  },
  {
    title: 'a slug that is taken',
    status: 409,
    code: 'slug_taken',
    says: /slug/,
    ask: () => createProject(project({ slug: acme.project.slug })),
  },
  {
    title: 'an e-mail address that is taken',
    status: 409,
    code: 'already_exists',
    says: /e-mail/,
    ask: () =>
      send(server, 'POST', '/v1/users', {
        body: { email: acme.people.owner.email, password: 'long enough', name: 'X' },
      }),
  },
  {
    title: 'a wrong password',
    status: 401,
    code: 'invalid_credentials',
    says: /password/,
    ask: () =>
      send(server, 'POST', '/v1/sessions', { body: { email: acme.people.owner.email, password: 'wrong' } }),
  },
];

function expectProblem(answer: TestResponse, { status, code }: Pick<Refusal, 'status' | 'code'>): void {
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.body, answer.text).toMatchObject({ status, code });
  expect(answer.status).toBe(status);
  expect(answer.body.type).toMatch(new RegExp(`/errors/${code}$`));
  expect(answer.body.request_id).toBe(answer.headers.get('x-request-id'));
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('etag')).toBeNull();
}

/** Words of a database, a stack or a library, which no caller should read. */
const INTERNAL =
  /\bat \/|node_modules|\.ts:|\.js:|select |insert into|update "|violates|constraint|knex|pg_|SQLSTATE|undefined|\[object/i;

/** Everything but the audit log, in which some refusals are written down. */
const state = async () => (await snapshotDatabase(server.knex)).filter((line) => !line.startsWith('audit_'));

describe('a request that has to be refused', () => {
  it.each(REFUSALS)(
    'gets the right status, code and sentence, and nothing changes: $title',
    async (refusal) => {
      const before = await state();
      const answer = await refusal.ask();
      expectProblem(answer, refusal);
      expect(answer.text).toMatch(refusal.says);
      expect(answer.body.detail).toMatch(/^[A-Z].{15,}\.$/s);
      expect(answer.text).not.toMatch(INTERNAL);
      if (refusal.errors !== undefined) {
        const places = answer.body.errors.map(
          ({ location, path }: { location: string; path: string }) => `${location}/${path}`,
        );
        expect([...new Set(places)].sort()).toEqual(refusal.errors);
        for (const { message } of answer.body.errors) expect(message).toMatch(/^\S.{8,}/);
      }
      expect(await state()).toEqual(before);
    },
  );

  it('has a code that is explained at the address that the problem names', async () => {
    for (const { code } of REFUSALS) {
      const page = await send(server, 'GET', `/errors/${code}`);
      expect(page.status, code).toBe(200);
      expect(page.text).toContain(code);
    }
  });

  it('gets a challenge when it has no valid credential', async () => {
    expect((await send(server, 'GET', W())).headers.get('www-authenticate')).toBe('Bearer realm="tenantry"');
    const bad = await get(W(), { token: createToken('session') });
    expect(bad.headers.get('www-authenticate')).toContain('error="invalid_token"');
  });
});

describe('the order of refusals', () => {
  const viewer = () => acme.people.viewer.token;
  const bad = { token: createToken('session') };
  it.each([
    ['404 before 405', 404, () => send(server, 'DELETE', '/v1/nothing', bad)],
    ['404 before 401', 404, () => send(server, 'GET', '/v1/nothing', bad)],
    ['405 before 401', 405, () => send(server, 'PUT', `${W()}/projects`, bad)],
    ['401 before 413', 401, () => createProject('x'.repeat(2 * 1024 * 1024), bad)],
    ['401 before 415', 401, () => createProject('<x/>', { ...bad, headers: { 'content-type': 'text/xml' } })],
    ['401 before 400', 401, () => createProject('{', bad)],
    [
      '415 before 413',
      415,
      () => createProject('x'.repeat(2 * 1024 * 1024), { headers: { 'content-type': 'text/xml' } }),
    ],
    ['413 before 400', 413, () => createProject(`{${'x'.repeat(2 * 1024 * 1024)}`)],
    [
      '400 before 404',
      400,
      () => send(server, 'POST', '/v1/workspaces/no-such/projects', { token: owner(), body: {} }),
    ],
    ['400 before 403', 400, () => createProject({}, { token: viewer() })],
    [
      '404 before 403',
      404,
      () =>
        send(server, 'PATCH', `/v1/workspaces/${other.workspace}`, { token: viewer(), body: { name: 'X' } }),
    ],
    [
      '403 before 404 of what is in the workspace',
      403,
      () => send(server, 'DELETE', `${W()}/roles/rol_01kah4x8v5ezf9w2m4n6wh6vg5`, { token: viewer() }),
    ],
    [
      '403 before 412',
      403,
      () =>
        send(server, 'PATCH', W(), { token: viewer(), body: { name: 'X' }, headers: { 'if-match': '"0"' } }),
    ],
    ['403 before 409', 403, () => send(server, 'POST', `${W()}/restore`, { token: viewer() })],
    [
      '412 before 409',
      412,
      () =>
        send(server, 'PATCH', `${W()}/members/${acme.people.owner.id}`, {
          token: owner(),
          body: { role: 'viewer' },
          headers: { 'if-match': '"0"' },
        }),
    ],
  ])('is %s', async (_, status, ask) => {
    const answer = await ask();
    expect(answer.status, answer.text).toBe(status);
  });
});

/** Sends a path as it is: a URL object would take the dots out. */
const raw = (method: string, path: string, headers: Record<string, string> = {}): Promise<TestResponse> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const sent = httpRequest({ method, path, hostname, port, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const entries = Object.entries(response.headers).map(
          ([name, value]) => [name, String(value)] as [string, string],
        );
        const isProblem = /json/.test(response.headers['content-type'] ?? '') && text !== '';
        resolve({
          status: response.statusCode ?? 0,
          headers: new Headers(entries),
          text,
          body: isProblem ? JSON.parse(text) : undefined,
        });
      });
    });
    sent.on('error', reject);
    sent.end();
  });

describe('HEAD', () => {
  it.each(operations.filter(({ method }) => method === 'GET'))(
    '$id responds as to GET, without a body',
    async (one) => {
      const path = pathOf(one, callOf(one.id, acme.ids));
      const [whole, head] = [
        await send(server, 'GET', path, { token: owner() }),
        await send(server, 'HEAD', path, { token: owner() }),
      ];
      expect(head.status).toBe(whole.status);
      expect(head.text).toBe('');
      for (const name of ['content-type', 'content-length', 'etag', 'cache-control']) {
        expect(head.headers.get(name), name).toBe(whole.headers.get(name));
      }
    },
  );

  it('is refused as GET is, and where there is no GET', async () => {
    expect((await send(server, 'HEAD', W())).status).toBe(401);
    expect((await send(server, 'HEAD', '/v1/nothing')).status).toBe(404);
    const post = await send(server, 'HEAD', `${W()}/restore`, { token: owner() });
    expect([post.status, post.text]).toEqual([405, '']);
  });
});

describe('a 405 response', () => {
  it('names the methods of the path', async () => {
    const answer = await send(server, 'PUT', `${W()}/projects`, { token: owner() });
    expect(answer.headers.get('allow')?.split(', ')).toEqual(expect.arrayContaining(['GET', 'HEAD', 'POST']));
    const odd = await raw('TRACE', W());
    expect(odd.status).toBe(405);
  });
});

describe('paths', () => {
  it.each([
    '/v1/workspaces/..',
    '/v1/workspaces/.',
    '/v1/workspaces/%2e%2e',
    '/v1/workspaces/..%2f..%2fetc',
    '/v1/workspaces/a%2Fb',
    '/v1/workspaces//projects',
    '/v1/workspaces/',
    '/v1/',
    '/V1/workspaces',
    '/v1/workspaces/acme/',
    '//v1/me',
    '/v1/../v1/me',
    '/v1/me%2f',
    `/v1/workspaces/${'a'.repeat(65)}`,
    `/v1/workspaces/${'a'.repeat(4000)}`,
  ])('%s is not found', async (path) => {
    const answer = await raw('GET', path, { authorization: `Bearer ${owner()}` });
    expectProblem(answer, { status: 404, code: 'not_found' });
  });

  it.each([
    '/v1/workspaces/%',
    '/v1/workspaces/%ff',
    '/v1/workspaces/a%00b',
    '/v1/workspaces/%zz',
    `/v1/workspaces/${'a'.repeat(600)}`,
  ])('%s is a bad request', async (path) => {
    const answer = await raw('GET', path, { authorization: `Bearer ${owner()}` });
    expectProblem(answer, { status: 400, code: 'invalid_request' });
  });
});

describe('CORS', () => {
  const origin = 'https://app.example.com';
  it('lets a configured origin send a preflight request', async () => {
    const answer = await send(server, 'OPTIONS', `${W()}/projects`, {
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('access-control-allow-methods')).toContain('PATCH');
    for (const name of ['Authorization', 'Idempotency-Key', 'If-Match']) {
      expect(answer.headers.get('access-control-allow-headers')).toContain(name);
    }
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('lets a configured origin read what it needs, of errors, too', async () => {
    for (const token of [owner(), undefined]) {
      const answer = await send(server, 'GET', W(), { token, headers: { origin } });
      expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
      for (const name of ['ETag', 'Retry-After', 'X-Request-Id', 'RateLimit', 'Idempotency-Replayed']) {
        expect(answer.headers.get('access-control-expose-headers')).toContain(name);
      }
    }
  });

  it('lets no origin read the metrics', async () => {
    const answer = await fetch(`${server.url}/metrics`, {
      headers: { origin, authorization: `Bearer ${METRICS_TOKEN}` },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('sends nothing to another origin', async () => {
    for (const strange of ['https://evil.example.com', 'https://app.example.com.evil.example', 'null']) {
      const answer = await send(server, 'GET', W(), { token: owner(), headers: { origin: strange } });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      expect(answer.headers.get('vary')).toContain('Origin');
    }
  });
});

describe('every response', () => {
  it('has the headers that keep browsers from guessing its type', async () => {
    for (const answer of [await get(W()), await get('/v1/nothing'), await send(server, 'GET', W())]) {
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(answer.headers.get('x-frame-options')).toMatch(/DENY|SAMEORIGIN/);
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('strict-transport-security')).toBeNull();
      for (const name of ['x-powered-by', 'server', 'set-cookie'])
        expect(answer.headers.get(name), name).toBeNull();
    }
  });

  it('carries the request id that was sent, if it is valid, and otherwise a new one', async () => {
    const sent = await get('/v1/nothing', { headers: { 'x-request-id': 'trace-42.a_B' } });
    expect(sent.headers.get('x-request-id')).toBe('trace-42.a_B');
    expect(sent.body.request_id).toBe('trace-42.a_B');
    for (const strange of ['a b', 'x'.repeat(129), '<script>', '']) {
      const answer = await get('/v1/nothing', { headers: { 'x-request-id': strange } });
      expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(answer.body.request_id).toBe(answer.headers.get('x-request-id'));
    }
    const ids = await Promise.all(
      Array.from({ length: 5 }, async () => (await get(W())).headers.get('x-request-id')),
    );
    expect(new Set(ids).size).toBe(5);
  });

  it('is logged under its request id, with the template of the path in place of the path', async () => {
    await get(`${W()}/projects/${UNKNOWN_PROJECT}`, { headers: { 'x-request-id': 'find-me-in-the-log' } });
    const line = server.logs
      .map((text) => JSON.parse(text))
      .find((entry) => entry.request_id === 'find-me-in-the-log');
    expect(line).toMatchObject({ operation_id: 'projects.get', status: 404 });
    expect(JSON.stringify(line)).not.toContain(UNKNOWN_PROJECT);
  });
});

describe('/metrics', () => {
  it('counts by operation, method and status, and by nothing that a client chooses', async () => {
    await get(W());
    await get('/v1/nothing-that-exists');
    await send(server, 'GET', W());
    const { text, status } = await send(server, 'GET', '/metrics', { token: METRICS_TOKEN });
    expect(status).toBe(200);
    expect(text).toMatch(/http_requests_total\{operation="workspaces.get",method="GET",status="200"\} \d+/);
    expect(text).toMatch(/http_requests_total\{operation="workspaces.get",method="GET",status="401"\} \d+/);
    expect(text).toMatch(/operation="unmatched",method="GET",status="404"/);
    for (const hidden of [acme.workspace, acme.workspaceId, 'nothing-that-exists', acme.people.owner.id]) {
      expect(text).not.toContain(hidden);
    }
  });

  it('labels each operation with its id', async () => {
    expect(operation('workspaces.get').schema.operationId).toBe('workspaces.get');
    const { text } = await send(server, 'GET', '/metrics', { token: METRICS_TOKEN });
    const labels = [...text.matchAll(/operation="([^"]+)"/g)].map((match) => match[1]);
    const known = new Set<string>([...operations.map(({ id }) => id), 'unmatched']);
    expect(labels.filter((label) => !known.has(label ?? ''))).toEqual([]);
  });
});

describe('REQUIRE_TLS', () => {
  let secure: TestServer;
  beforeAll(async () => {
    secure = await startTestServer({ env: { REQUIRE_TLS: 'true', TRUST_PROXY: '1' } });
  });
  afterAll(() => secure.stop());
  const overTls = { 'x-forwarded-proto': 'https' };

  it('refuses a request without HTTPS before it reads the credential', async () => {
    for (const headers of [{}, { 'x-forwarded-proto': 'http' }]) {
      const answer = await send(secure, 'GET', '/v1/me', { token: secure.operatorKey, headers });
      expectProblem(answer, { status: 403, code: 'tls_required' });
      expect(answer.body.detail).toContain('HTTPS');
    }
    const signIn = await send(secure, 'POST', '/v1/sessions', {
      body: { email: 'a@b.example', password: 'x' },
    });
    expect(signIn.body.code).toBe('tls_required');
  });

  it('serves requests that the proxy received over HTTPS, with Strict-Transport-Security', async () => {
    const answer = await send(secure, 'GET', '/v1/me', { token: secure.operatorKey, headers: overTls });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=\d{7,}/);
  });

  it('serves probes from inside without HTTPS', async () => {
    expect((await send(secure, 'GET', '/v1/health')).status).toBe(200);
    expect((await send(secure, 'GET', '/v1/ready')).status).toBe(200);
    expect((await send(secure, 'GET', '/metrics', { token: METRICS_TOKEN })).status).toBe(200);
  });
});

describe('X-Forwarded headers', () => {
  it('are ignored without a trusted proxy', async () => {
    const { headers } = await request(
      server,
      'me.get',
      {},
      { token: owner(), headers: { 'x-forwarded-for': '203.0.113.9' } },
    );
    expect(headers.get('x-request-id')).not.toBeNull();
    const session = await send(server, 'POST', '/v1/sessions', {
      body: { email: other.email, password: 'correct horse battery staple' },
      headers: { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' },
    });
    expect(session.body.ip_address).toBe('127.0.0.1');
  });
});
