import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createToken } from '../../../server/auth/authentication/token-format.ts';
import { SYNC_INTERVAL_MS } from '../../../server/auth/rate-limiting/distributed-counter.ts';
import { readConfig } from '../../../server/config.ts';
import { createLogger } from '../../../server/logging.ts';
import { startServer } from '../../../server/server.ts';
import { createTestDatabase, engines } from '../../support/database.ts';
import {
  callOf,
  createTenantWithEverything,
  operations,
  pathOf,
  send,
  type TestResponse,
} from '../../support/every-operation/operations.ts';
import { engine, startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, expectProblem, PASSWORD, type TestUser } from '../../support/users.ts';

/** What an answer says of a budget. */
function budget({ headers }: TestResponse) {
  const [, policy, limit, window] =
    /^"(\w+)";q=(\d+);w=(\d+)$/.exec(headers.get('ratelimit-policy') ?? '') ?? [];
  const [, named, remaining, reset] = /^"(\w+)";r=(\d+);t=(\d+)$/.exec(headers.get('ratelimit') ?? '') ?? [];
  expect(named, `RateLimit and RateLimit-Policy of one name: ${[...headers].join('; ')}`).toBe(policy);
  return {
    policy,
    limit: Number(limit),
    window: Number(window),
    remaining: Number(remaining),
    reset: Number(reset),
  };
}

function expectLimited(answer: TestResponse, policy: string, within: number): void {
  expect(answer.body, answer.text).toMatchObject({ status: 429, code: 'rate_limited' });
  expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
  const seconds = Number(answer.headers.get('retry-after'));
  expect(seconds).toBeGreaterThanOrEqual(1);
  expect(seconds).toBeLessThanOrEqual(within);
  expect(budget(answer)).toMatchObject({ policy, remaining: 0 });
}

const me = (
  server: Pick<TestServer, 'url'>,
  token: string | undefined,
  headers: Record<string, string> = {},
) => send(server, 'GET', '/v1/me', { token, headers });

describe('the rate-limit headers', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ env: { RATE_LIMIT: '6000', AUTH_FAILURE_LIMIT: '' } });
  });
  afterAll(() => server.stop());

  it('are on every response, served or refused', async () => {
    const acme = await createTenantWithEverything(server);
    const { token } = acme.people.owner;
    const path = `/v1/workspaces/${acme.workspace}/projects`;
    const answers: Array<readonly [number, Promise<TestResponse>]> = [
      [200, send(server, 'GET', path, { token })],
      [
        201,
        send(server, 'POST', path, { token, body: { name: 'P', slug: 'limits', environment: 'sandbox' } }),
      ],
      [400, send(server, 'GET', `${path}?limit=0`, { token })],
      [401, send(server, 'GET', path)],
      [401, send(server, 'GET', path, { token: createToken('session') })],
      [
        403,
        send(server, 'POST', path, {
          token: acme.people.viewer.token,
          body: { name: 'P', slug: 'nope', environment: 'sandbox' },
        }),
      ],
      [404, send(server, 'GET', `${path}/nothing`, { token })],
      [404, send(server, 'GET', '/v1/nothing', { token })],
      [405, send(server, 'PUT', path, { token })],
      [
        409,
        send(server, 'POST', path, {
          token,
          body: { name: 'P', slug: acme.project.slug, environment: 'sandbox' },
        }),
      ],
      [
        412,
        send(server, 'PATCH', `/v1/workspaces/${acme.workspace}`, {
          token,
          body: { name: 'P' },
          headers: { 'if-match': '"0"' },
        }),
      ],
      [413, send(server, 'POST', path, { token, body: 'x'.repeat(2 ** 21) })],
      [415, send(server, 'POST', path, { token, body: '<x/>', headers: { 'content-type': 'text/xml' } })],
      [401, send(server, 'POST', '/v1/sessions', { body: { email: 'unknown@example.com', password: 'x' } })],
    ];
    for (const [status, sent] of answers) {
      const answer = await sent;
      expect(answer.status, answer.text).toBe(status);
      expect(budget(answer).remaining).toBeLessThanOrEqual(budget(answer).limit);
    }
  });

  it('are on every operation, with and without a credential', async () => {
    const acme = await createTenantWithEverything(server);
    for (const one of operations.filter(({ method }) => method === 'GET')) {
      for (const token of [acme.people.owner.token, undefined]) {
        expect(
          budget(await send(server, 'GET', pathOf(one, callOf(one.id, acme.ids)), { token })).window,
        ).toBe(60);
      }
    }
  });
});

describe('the budget of a credential', () => {
  let server: TestServer;
  let user: TestUser;
  beforeAll(async () => {
    server = await startTestServer({ env: { RATE_LIMIT: '20' } });
    user = await createUser(server);
  });
  afterAll(() => server.stop());

  it('counts down, then refuses until the window is over', async () => {
    const seen: number[] = [];
    for (let count = 0; count < 20; count += 1) {
      const answer = await me(server, user.token);
      expect(answer.status).toBe(200);
      seen.push(budget(answer).remaining);
    }
    expect(seen).toEqual(Array.from({ length: 20 }, (_, index) => 19 - index));
    expectLimited(await me(server, user.token), 'default', 60);
    // Whatever is asked: nothing is looked at any more.
    const bad = await send(server, 'POST', '/v1/workspaces', { token: user.token, body: '{' });
    expectLimited(bad, 'default', 60);
  });

  it('is not shared with other credentials', async () => {
    expect((await me(server, server.operatorKey)).status).toBe(200);
  });

  it('can be set for a key, and is renewed', async () => {
    const { secret } = await server.operator.apiKeys.create({
      workspace: user.workspace,
      name: 'Slow',
      kind: 'service',
      scope: 'read-only',
      rate_limit: { requests: 2, per_seconds: 1 },
    });
    expect(budget(await me(server, secret))).toEqual({
      policy: 'default',
      limit: 2,
      window: 1,
      remaining: 1,
      reset: 1,
    });
    expect((await me(server, secret)).status).toBe(200);
    const refused = await me(server, secret);
    expectLimited(refused, 'default', 1);
    await delay(Number(refused.headers.get('retry-after')) * 1000 + 50);
    expect((await me(server, secret)).status).toBe(200);
  });

  it('counts concurrent requests exactly', async () => {
    const { secret } = await server.operator.apiKeys.create({
      workspace: user.workspace,
      name: 'Burst',
      kind: 'service',
      scope: 'read-only',
      rate_limit: { requests: 10, per_seconds: 60 },
    });
    const answers = await Promise.all(Array.from({ length: 25 }, () => me(server, secret)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  it('counts requests without a credential by their address', async () => {
    const answers: TestResponse[] = [];
    for (let count = 0; count < 25; count += 1) answers.push(await send(server, 'GET', '/v1/permissions'));
    const last = answers.at(-1);
    if (last === undefined) throw new Error('Nothing was sent.');
    expectLimited(last, 'default', 60);
  });
});

describe('budgets that more credentials do not raise', () => {
  let server: TestServer;
  let user: TestUser;
  beforeAll(async () => {
    server = await startTestServer({
      env: { RATE_LIMIT: '40', PERSON_RATE_LIMIT: '50', WORKSPACE_RATE_LIMIT: '60' },
    });
    user = await createUser(server);
  });
  afterAll(() => server.stop());
  const statusesOf = async (count: number, ask: (index: number) => Promise<TestResponse>) => {
    const answers: TestResponse[] = [];
    for (let index = 0; index < count; index += 1) answers.push(await ask(index));
    return answers;
  };

  it('limit a user over all of their sessions', async () => {
    const tokens = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const { email } = user;
        return (await server.client().sessions.create({ email, password: PASSWORD })).token;
      }),
    );
    const answers = await statusesOf(60, (index) => me(server, tokens[index % 4]));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(50);
    const last = answers.at(-1) as TestResponse;
    expectLimited(last, 'person', 60);
    expect(last.body).toMatchObject({
      detail: expect.stringContaining('50 requests in 60 seconds across all'),
    });
  });

  it('limit a workspace over all of its keys, also where no workspace is in the path', async () => {
    const { workspace } = await createUser(server).then(({ workspace }) => ({ workspace }));
    const keys = await Promise.all(
      Array.from({ length: 4 }, async (_, index) => {
        const name = `Key ${index}`;
        return server.operator.apiKeys.create({ workspace, name, kind: 'service', scope: 'read-only' });
      }),
    );
    const answers = await statusesOf(70, (index) => {
      const token = keys[index % 4]?.secret;
      const path = index % 2 === 0 ? '/v1/me' : `/v1/workspaces/${workspace}/projects`;
      return send(server, 'GET', path, { token });
    });
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(60);
    expectLimited(answers.at(-1) as TestResponse, 'workspace', 60);
  });

  it('cannot be lifted by the key that they limit, nor by a key that it creates', async () => {
    const { workspace } = await createUser(server).then(({ workspace }) => ({ workspace }));
    const rate_limit = { requests: 20, per_seconds: 60 };
    const own = await server.operator.apiKeys.create({
      workspace,
      name: 'Limited',
      kind: 'service',
      scope: 'admin',
      rate_limit,
    });
    const api = server.client(own.secret);
    const create = (limit: typeof rate_limit | null) =>
      api.apiKeys.create({
        workspace,
        name: 'Made',
        kind: 'service',
        scope: 'read-only',
        ...(limit && { rate_limit: limit }),
      });
    const key_id = own.id;
    for (const attempt of [
      () => create(null),
      () => create({ requests: 21, per_seconds: 60 }),
      () => create({ requests: 2, per_seconds: 1 }),
      // More at once, although fewer on average.
      () => create({ requests: 21, per_seconds: 3600 }),
      () => api.apiKeys.update({ workspace, key_id, rate_limit: null }),
      () => api.apiKeys.update({ workspace, key_id, rate_limit: { requests: 20, per_seconds: 59 } }),
    ]) {
      expect(await expectProblem(attempt())).toMatchObject({ status: 403, code: 'privilege_escalation' });
    }
    await create({ requests: 20, per_seconds: 60 });
    await api.apiKeys.update({ workspace, key_id, rate_limit: { requests: 10, per_seconds: 60 } });
  });
});

describe('failed authentication of an address', () => {
  let server: TestServer;
  let user: TestUser;
  const guess = (from: string) => me(server, createToken('session'), { 'x-forwarded-for': from });
  const signIn = (password: string, from: string) =>
    send(server, 'POST', '/v1/sessions', {
      body: { email: user.email, password },
      headers: { 'x-forwarded-for': from },
    });

  /**
   * How many statements reach the database when something is done: the fewest of three times, because work in the
   * background asks something now and then as well.
   */
  async function statements(act: () => Promise<unknown>): Promise<number> {
    const counts: number[] = [];
    for (let time = 0; time < 3; time += 1) {
      let count = 0;
      const listener = () => {
        count += 1;
      };
      server.knex.on('query', listener);
      await act();
      server.knex.off('query', listener);
      counts.push(count);
    }
    return Math.min(...counts);
  }

  beforeAll(async () => {
    server = await startTestServer({
      env: { AUTH_FAILURE_LIMIT: '', TRUST_PROXY: '1', BACKGROUND_WORK: 'false' },
    });
    user = await createUser(server);
  });
  afterAll(() => server.stop());

  it('is allowed 30 times a minute; then no mistyped token and no operator key reaches the database', async () => {
    const from = '203.0.113.10';
    expect((await me(server, user.token, { 'x-forwarded-for': from })).status).toBe(200);
    for (let count = 0; count < 30; count += 1) {
      const answer = await guess(from);
      expect(answer.status).toBe(401);
      expect(budget(answer)).toMatchObject({ policy: 'authentication', limit: 30, remaining: 29 - count });
    }
    for (const token of ['tn_ses_mistyped', createToken('operator')]) {
      const asked = await statements(async () =>
        expectLimited(await me(server, token, { 'x-forwarded-for': from }), 'authentication', 60),
      );
      expect(asked, token).toBe(0);
    }
    expectLimited(await guess(from), 'authentication', 60);
  });

  it('does not block a valid token, new or used before, nor an operator key that was used before', async () => {
    const from = '203.0.113.10';
    expectLimited(await guess(from), 'authentication', 60);
    expect((await me(server, user.token, { 'x-forwarded-for': from })).status).toBe(200);
    expectLimited(await me(server, server.operatorKey, { 'x-forwarded-for': from }), 'authentication', 60);
    expect((await me(server, server.operatorKey, { 'x-forwarded-for': '203.0.113.17' })).status).toBe(200);
    expect((await me(server, server.operatorKey, { 'x-forwarded-for': from })).status).toBe(200);
    const { email } = user;
    const { token } = await server.client().sessions.create({ email, password: PASSWORD });
    expect((await me(server, token, { 'x-forwarded-for': from })).status).toBe(200);
  });

  it('does not count against another address, but against the whole network of an IPv6 subscriber', async () => {
    expect((await guess('203.0.113.11')).status).toBe(401);
    for (let count = 0; count < 30; count += 1) await guess(`2001:db8:0:1::${count + 1}`);
    expectLimited(await guess('2001:db8:0:1:ffff::1'), 'authentication', 60);
    expect((await guess('2001:db8:0:2::1')).status).toBe(401);
  });

  it('counts a token with a wrong checksum without a lookup', async () => {
    const token = createToken('session');
    const mistyped = token.slice(0, -1) + (token.endsWith('0') ? '1' : '0');
    const from = { 'x-forwarded-for': '203.0.113.12' };
    const asked = await statements(async () => {
      const answer = await me(server, mistyped, from);
      expect(answer.status).toBe(401);
      expect(budget(answer).policy).toBe('authentication');
    });
    expect(asked).toBe(0);
  });

  it('counts wrong passwords, and then compares no other', async () => {
    const from = '203.0.113.13';
    for (let count = 0; count < 30; count += 1) expect((await signIn('wrong', from)).status).toBe(401);
    expectLimited(await signIn(PASSWORD, from), 'authentication', 60);
    expect((await signIn(PASSWORD, '203.0.113.14')).status).toBe(201);
  });

  it('does not count successes', async () => {
    const from = '203.0.113.15';
    for (let count = 0; count < 35; count += 1) {
      expect((await me(server, user.token, { 'x-forwarded-for': from })).status).toBe(200);
    }
    expect((await signIn(PASSWORD, from)).status).toBe(201);
    expect(budget(await guess(from)).remaining).toBe(29);
  });

  it('counts wrong passwords of a signed-in user, too', async () => {
    const from = { 'x-forwarded-for': '203.0.113.16' };
    const { token } = user;
    const wrong = await send(server, 'POST', '/v1/sessions/current/reauthentication', {
      token,
      body: { password: 'wrong' },
      headers: from,
    });
    expect(wrong.status).toBe(401);
    expect(budget(wrong)).toMatchObject({ policy: 'authentication', remaining: 29 });
    const body = { current_password: 'wrong', new_password: 'another long one' };
    const change = await send(server, 'PATCH', '/v1/me', { token, body, headers: from });
    expect(change.status).toBe(401);
    expect(budget(change)).toMatchObject({ policy: 'authentication', remaining: 28 });
  });
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
if (!hasRedis) process.stdout.write('Rate limits in Redis are not tested: redis-server is not installed.\n');

describe.skipIf(!hasRedis)('two servers on one Redis', () => {
  let redis: ChildProcess;
  let servers: TestServer[];
  const operatorKey = createToken('operator');

  beforeAll(async () => {
    const port = await freePort();
    redis = spawn(
      'redis-server',
      ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
      {
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    await new Promise<void>((resolve) => {
      redis.stdout?.on('data', (text: Buffer) => {
        if (text.includes('Ready to accept connections')) resolve();
      });
    });
    const env = {
      REDIS_URL: `redis://127.0.0.1:${port}`,
      TENANTRY_OPERATOR_KEY: operatorKey,
      RATE_LIMIT: '10',
      AUTH_FAILURE_LIMIT: '6',
    };
    servers = [await startTestServer({ env }), await startTestServer({ env })];
    await delay(200); // until both have connected
  }, 60_000);
  afterAll(async () => {
    for (const server of servers) await server.stop();
    redis.kill('SIGKILL');
  });

  it('share the budget of a credential', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 12; count += 1) {
      statuses.push((await me(servers[count % 2] ?? { url: '' }, operatorKey)).status);
    }
    expect(statuses).toEqual([...Array(10).fill(200), 429, 429]);
  });

  it('share the failed attempts of an address', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 8; count += 1) {
      statuses.push((await me(servers[count % 2] ?? { url: '' }, createToken('session'))).status);
    }
    expect(statuses).toEqual([...Array(6).fill(401), 429, 429]);
  });

  it('continue, each for itself, when Redis is gone', async () => {
    redis.kill('SIGKILL');
    await delay(100);
    const [server] = servers;
    const answer = await me(server ?? { url: '' }, operatorKey);
    expect(answer.status).toBe(200);
    expect(budget(answer).limit).toBe(10);
  });
});

describe.skipIf(engine !== 'postgres' || !engines.includes('postgres'))(
  'two servers on one PostgreSQL',
  () => {
    const stops: Array<() => Promise<void>> = [];
    let urls: string[];
    const operatorKey = createToken('operator');

    beforeAll(async () => {
      const database = await createTestDatabase('postgres');
      const config = readConfig({
        PORT: '0',
        DATA_DIR: database.options.dataDir,
        TENANTRY_OPERATOR_KEY: operatorKey,
        TENANTRY_PEPPER: 'the same pepper for both of the replicas',
        RATE_LIMIT: '15',
      });
      const options = { database: database.options };
      const replicas = [
        await startServer(config, createLogger('silent'), options),
        await startServer(config, createLogger('silent'), options),
      ];
      urls = replicas.map(({ url }) => url);
      stops.push(...replicas.map((replica) => () => replica.stop()), () => database.cleanup());
    }, 60_000);
    afterAll(async () => {
      for (const stop of stops) await stop();
    });

    it('share the budget of a credential, and know of each other within half a second', async () => {
      const ask = (count: number) =>
        Promise.all(
          Array.from({ length: count }, (_, index) => me({ url: urls[index % 2] ?? '' }, operatorKey)),
        );
      // Twelve at each of the two, neither of which has refused anything by itself.
      await ask(24);
      await delay(2 * SYNC_INTERVAL_MS + 100);
      expect((await ask(4)).map(({ status }) => status)).toEqual([429, 429, 429, 429]);
    });
  },
);
