import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { routes } from '../../sdk/generated/routes.gen.ts';
import {
  AbortedError,
  ConnectionError,
  type FetchInit,
  Tenantry,
  TenantryError,
  TimeoutError,
  version,
} from '../../sdk/src/index.ts';
import { type Attempt, clientOf, empty, failure, json } from './support.ts';

const here = { workspace: 'acme', project: 'billing' };
const fresh = { workspace: 'acme', name: 'Billing', slug: 'billing', environment: 'production' } as const;
const header = (attempts: Attempt[], name: string) =>
  attempts.map(({ request }) => request.headers.get(name));

const baseUrl = 'https://api.test';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the methods', () => {
  test('are those of the document, for every operation', () => {
    const tenantry = new Tenantry({ baseUrl });
    for (const [resource, verbs] of Object.entries(routes)) {
      expect(resource in tenantry).toBe(true);
      for (const verb of Object.keys(verbs))
        expect(tenantry).toHaveProperty([resource, verb], expect.any(Function));
    }
    expect(Object.keys(tenantry)).toEqual(['request', 'with', ...Object.keys(routes)]);
    expect(tenantry).toBeInstanceOf(Tenantry);
  });

  test('can be taken off the client', async () => {
    const { projects, me } = clientOf([json({ id: 'x' })]).tenantry;
    const { get } = projects;
    expect(await get(here)).toEqual({ id: 'x' });
    expect(await me.get()).toEqual({ id: 'x' });
  });

  test('exist only when the document has them', () => {
    const tenantry = new Tenantry({ baseUrl });
    expect('then' in tenantry).toBe(false);
    expect('toString' in tenantry.projects && 'destroy' in tenantry.projects).toBe(false);
  });
});

describe('the argument of a method', () => {
  test('is split into path, query and body', async () => {
    const { tenantry, attempts } = clientOf([
      json({}, 201),
      json({ data: [], has_more: false, next_cursor: null }),
    ]);
    await tenantry.projects.create(fresh);
    await tenantry.projects.list({ workspace: 'acme', archived: true, limit: 5 });
    expect(attempts.map(({ request }) => `${request.method} ${request.url}`)).toEqual([
      'POST https://api.test/v1/workspaces/acme/projects',
      'GET https://api.test/v1/workspaces/acme/projects?archived=true&limit=5',
    ]);
    expect(JSON.parse(attempts[0]?.body ?? '')).toEqual({
      name: 'Billing',
      slug: 'billing',
      environment: 'production',
    });
    expect(header(attempts, 'content-type')).toEqual(['application/json', null]);
    expect(attempts[1]?.body).toBe('');
  });

  test('keeps null, which clears, apart from undefined, which leaves as it is', async () => {
    const { tenantry, attempts } = clientOf([json({})]);
    const name: string | undefined = undefined;
    await tenantry.projects.update({ ...here, description: null, ...{ name } });
    expect(attempts[0]?.body).toBe('{"description":null}');
  });

  test('sends an empty object when nothing of the body is given, and nothing when there is no body', async () => {
    const { tenantry, attempts } = clientOf([json({})]);
    await tenantry.me.update();
    await tenantry.workspaces.restore({ workspace: 'acme' });
    expect(attempts.map(({ body }) => body)).toEqual(['{}', '']);
  });

  test('is not changed', async () => {
    const args = Object.freeze({ ...here, name: 'New' });
    await clientOf([json({})]).tenantry.projects.update(args);
    expect(args).toEqual({ ...here, name: 'New' });
  });

  test('is refused before anything is sent if it has an unknown field', async () => {
    const { tenantry, attempts } = clientOf([json({})]);
    // @ts-expect-error there is no such field
    const error = await failure(tenantry.projects.get({ ...here, colour: 'red' }));
    expect(error).toBeInstanceOf(TenantryError);
    expect(error).toHaveProperty(
      'message',
      'projects.get: unknown field "colour". Known: workspace, project.',
    );
    expect(attempts).toHaveLength(0);
  });
});

describe('a path', () => {
  test.each(['', '.', '..'])(
    'never has the segment "%s", which would address something else',
    async (project) => {
      const { tenantry, attempts } = clientOf([empty(204)]);
      const error = await failure(tenantry.projects.delete({ workspace: 'acme', project }));
      expect(error).toBeInstanceOf(TenantryError);
      expect(error).toHaveProperty('message', 'projects.delete: "project" must not be empty, "." or "..".');
      expect(attempts).toHaveLength(0);
    },
  );

  test.each([
    ['a/../b', 'a%2F..%2Fb'],
    ['../../me', '..%2F..%2Fme'],
    ['%2e%2e', '%252e%252e'],
    ['a?limit=1#x', 'a%3Flimit%3D1%23x'],
    ['...', '...'],
    ['{workspace}', '%7Bworkspace%7D'],
    ["$&$'", "%24%26%24'"],
    ['..\\..', '..%5C..'],
    ['naïve ☃', 'na%C3%AFve%20%E2%98%83'],
  ])('encodes %s', async (project, encoded) => {
    const { tenantry, attempts } = clientOf([json({})]);
    await tenantry.projects.get({ workspace: 'acme', project });
    expect(attempts[0]?.request.url).toBe(`https://api.test/v1/workspaces/acme/projects/${encoded}`);
  });
});

describe('baseUrl', () => {
  test.each([
    ['https://api.test', 'https://api.test/v1/me'],
    ['https://api.test/', 'https://api.test/v1/me'],
    ['https://api.test:8443/tenantry', 'https://api.test:8443/tenantry/v1/me'],
    ['HTTPS://api.test/a/b//', 'https://api.test/a/b/v1/me'],
  ])('is joined as a prefix: %s', async (baseUrl, url) => {
    const { tenantry, attempts } = clientOf([json({})], { baseUrl });
    await tenantry.me.get();
    expect(attempts[0]?.request.url).toBe(url);
  });

  test.each([
    'api.test',
    '/api',
    'ftp://api.test',
    'https://me:hidden@api.test',
    'https://api.test?hidden=1',
    'https://',
  ])('is refused at once when it is invalid: %s', (baseUrl) => {
    expect(() => new Tenantry({ baseUrl })).toThrow(TenantryError);
    expect(() => new Tenantry({ baseUrl })).not.toThrow('hidden');
  });
});

describe('the credential', () => {
  test('is sent as a bearer token, without white space around it', async () => {
    const { tenantry, attempts } = clientOf([json({})], { token: 'tn_svc_secret\n' });
    await tenantry.me.get();
    expect(header(attempts, 'authorization')).toEqual(['Bearer tn_svc_secret']);
  });

  test('may come from a function, called once per call', async () => {
    const token = vi.fn().mockReturnValueOnce('first').mockResolvedValueOnce('second');
    const { tenantry, attempts } = clientOf([json({})], { token });
    await tenantry.me.get();
    await tenantry.me.get();
    expect(header(attempts, 'authorization')).toEqual(['Bearer first', 'Bearer second']);
  });

  test('may be another, or none, for a call', async () => {
    const { tenantry, attempts } = clientOf([json({})]);
    await tenantry.me.get({}, { token: 'other' });
    await tenantry.meta.health({}, { token: null });
    expect(header(attempts, 'authorization')).toEqual(['Bearer other', null]);
  });

  test('of one call is not sent with another', async () => {
    const { tenantry, attempts } = clientOf([json({})], { token: 'own' });
    for (const token of [undefined, 'other', undefined, null, 'own', 'other', undefined])
      await tenantry.me.get({}, { token });
    const sent = header(attempts, 'authorization');
    const [own, other] = ['Bearer own', 'Bearer other'];
    expect(sent).toEqual([own, other, own, null, own, other, own]);
  });

  test('that cannot be obtained fails the call with the reason', async () => {
    const reason = new Error('The vault is closed.');
    const { tenantry, attempts } = clientOf([json({})], { token: () => Promise.reject(reason) });
    expect(await failure(tenantry.me.get())).toBe(reason);
    expect(attempts).toHaveLength(0);
  });
});

describe('headers', () => {
  test('of the client are sent with each call, those of the call win, and null leaves one out', async () => {
    const { tenantry, attempts } = clientOf([json({})], { headers: { 'x-tenant': 'a', 'x-trace': 't' } });
    await tenantry.me.get();
    await tenantry.me.get({}, { headers: { 'X-Tenant': 'b', 'X-Trace': null, 'User-Agent': null } });
    expect(header(attempts, 'x-tenant')).toEqual(['a', 'b']);
    expect(header(attempts, 'x-trace')).toEqual(['t', null]);
    expect(header(attempts, 'user-agent')).toEqual([`tenantry-sdk/${version}`, null]);
  });

  test('of the client may contain a credential of another kind, which a call without any does not send', async () => {
    const { tenantry, attempts } = clientOf([json({})], {
      token: undefined,
      headers: { authorization: 'Basic YTpi' },
    });
    await tenantry.me.get();
    await tenantry.me.get({}, { token: null });
    await tenantry.me.get({}, { token: 'tn_svc_secret' });
    expect(header(attempts, 'authorization')).toEqual(['Basic YTpi', null, 'Bearer tn_svc_secret']);
  });

  test('are evaluated once it is known that the call can be sent', async () => {
    const token = vi.fn(() => 'tn_svc_secret');
    const { tenantry, attempts } = clientOf([json({})], { token });
    expect(await failure(tenantry.projects.get({ workspace: '', project: 'prj_1' }))).toBeInstanceOf(
      TenantryError,
    );
    expect([token.mock.calls.length, attempts.length]).toEqual([0, 0]);
  });

  test('name the SDK and the application, except in a browser', async () => {
    const userAgentOf = async () => {
      const { tenantry, attempts } = clientOf([json({})], { token: 'tn_ses_1', userAgent: 'shop/2.1' });
      await tenantry.me.get();
      return header(attempts, 'user-agent');
    };
    expect(await userAgentOf()).toEqual([`tenantry-sdk/${version} shop/2.1`]);
    vi.stubGlobal('document', {});
    expect(await userAgentOf()).toEqual([null]);
  });

  test.each([
    ['v7', '"v7"'],
    ['"v7"', '"v7"'],
    ['W/"v7"', 'W/"v7"'],
    ['*', '*'],
  ])('If-Match is made from the etag %s', async (ifMatch, sent) => {
    const { tenantry, attempts } = clientOf([json({})]);
    await tenantry.projects.update({ ...here, name: 'New' }, { ifMatch });
    expect(header(attempts, 'if-match')).toEqual([sent]);
  });

  test('of other kinds of operation are not sent', async () => {
    const { tenantry, attempts } = clientOf([json({})]);
    // @ts-expect-error reading takes neither
    await tenantry.projects.get(here, { ifMatch: 'v7', idempotencyKey: 'k' });
    expect([header(attempts, 'if-match'), header(attempts, 'idempotency-key')]).toEqual([[null], [null]]);
  });
});

describe('the result', () => {
  test('is the body, or nothing where the operation returns nothing', async () => {
    const { tenantry } = clientOf([json({ id: 'prj_1' }), empty(204)]);
    expect(await tenantry.projects.get(here)).toEqual({ id: 'prj_1' });
    expect(await tenantry.projectMembers.remove({ ...here, user_id: 'usr_1' })).toBeUndefined();
  });

  test('comes with the response when that is requested, from one request', async () => {
    const { tenantry, attempts } = clientOf([json({ id: 'prj_1' }, 201, { 'idempotency-replayed': 'true' })]);
    const call = tenantry.projects.create(fresh);
    const { data, response } = await call.withResponse();
    expect(data).toEqual({ id: 'prj_1' });
    expect(response.status).toBe(201);
    expect(response.headers.get('idempotency-replayed')).toBe('true');
    expect(await call).toBe(data);
    expect(attempts).toHaveLength(1);
  });

  test('is a promise like any other', async () => {
    const { tenantry, attempts } = clientOf([json({ id: 'prj_1' })]);
    const call = tenantry.projects.get(here);
    expect(call).toBeInstanceOf(Promise);
    const seen = vi.fn();
    const [one, other] = await Promise.all([call, call.then(({ id }) => id).finally(seen)]);
    expect([one, other]).toEqual([{ id: 'prj_1' }, 'prj_1']);
    expect(seen).toHaveBeenCalledOnce();
    expect(attempts).toHaveLength(1);
  });
});

describe('hooks', () => {
  test('see every attempt and its response, in order', async () => {
    const seen: unknown[] = [];
    const { tenantry } = clientOf([empty(503, { 'retry-after': '0' }), json({ id: 'prj_1' })], {
      hooks: {
        onRequest: ({ method, url }, context) => void seen.push([method, new URL(url).pathname, context]),
        onResponse: async (response, context) =>
          void seen.push([response.status, await response.text(), context]),
      },
    });
    expect(await tenantry.projects.get(here)).toEqual({ id: 'prj_1' });
    const context = (attempt: number) => ({ operation: 'projects.get', attempt });
    expect(seen).toEqual([
      ['GET', '/v1/workspaces/acme/projects/billing', context(1)],
      [503, '', context(1)],
      ['GET', '/v1/workspaces/acme/projects/billing', context(2)],
      [200, '{"id":"prj_1"}', context(2)],
    ]);
  });

  test('may change a request, or replace it', async () => {
    const { tenantry, attempts } = clientOf([json({})], {
      hooks: { onRequest: (request) => request.headers.set('traceparent', '00-1') },
    });
    await tenantry.projects.create(fresh);
    const other = clientOf([json({})], {
      hooks: { onRequest: (request) => new Request('https://mirror.test/', request) },
    });
    await other.tenantry.projects.create(fresh);
    expect(header(attempts, 'traceparent')).toEqual(['00-1']);
    expect(attempts[0]?.body).toContain('billing');
    expect(other.attempts[0]?.request.url).toBe('https://mirror.test/');
    expect(other.attempts[0]?.body).toContain('billing');
  });

  test('that fail, fail the call as they are, without another attempt', async () => {
    const reason = new Error('The hook is broken.');
    const fail = () => {
      throw reason;
    };
    const before = clientOf([json({})], { hooks: { onRequest: fail } });
    const after = clientOf([json({})], { hooks: { onResponse: fail } });
    expect(await failure(before.tenantry.me.get())).toBe(reason);
    expect(await failure(after.tenantry.me.get())).toBe(reason);
    expect([before.attempts.length, after.attempts.length]).toEqual([0, 1]);
  });
});

describe('fetch', () => {
  test("is the runtime's at the time of the call, called as a plain function", async () => {
    const tenantry = new Tenantry({ baseUrl });
    const fetch = vi.fn(async function (this: unknown) {
      expect(this === undefined || this === globalThis).toBe(true);
      return json({ status: 'ok' });
    });
    vi.stubGlobal('fetch', fetch);
    expect(await tenantry.meta.health()).toEqual({ status: 'ok' });
    expect(fetch).toHaveBeenCalledOnce();
  });

  test("of the runtime sends what another's would, again where that helps", async () => {
    const answers = [empty(503, { 'retry-after': '0' }), json({ id: 'prj_1' }, 201)];
    const options = { token: 'tn_svc_secret', baseUrl: 'https://api.test' };
    const given = { idempotencyKey: 'order-4711' };
    const other = clientOf(answers, options);
    await other.tenantry.projects.create(fresh, given);
    const sent: Request[] = [];
    vi.stubGlobal('fetch', async (...request: Parameters<typeof fetch>) => {
      sent.push(new Request(...request));
      return answers[sent.length - 1]?.clone();
    });
    expect(await new Tenantry(options).projects.create(fresh, given)).toEqual({ id: 'prj_1' });
    const whole = async ({ method, url, headers }: Request, body: string) => [
      method,
      url,
      [...headers],
      body,
    ];
    const theirs = await Promise.all(sent.map(async (request) => whole(request, await request.text())));
    expect(theirs).toHaveLength(2);
    expect(theirs).toEqual(
      await Promise.all(other.attempts.map(({ request, body }) => whole(request, body))),
    );
  });

  test.each([
    ['a time-out', () => ({ timeout: 5, maxRetries: 0 }), TimeoutError],
    ['the caller', () => ({ signal: AbortSignal.timeout(5) }), AbortedError],
  ])('of the runtime gets an aborted signal when %s ends the call', async (_, options, Class) => {
    let signal: AbortSignal | null | undefined;
    vi.stubGlobal('fetch', (_url: string, init: RequestInit) => {
      signal = init.signal;
      return new Promise(() => {});
    });
    expect(await failure(new Tenantry({ baseUrl }).me.get({}, options()))).toBeInstanceOf(Class);
    expect(signal?.aborted).toBe(true);
  });

  test('of a package is given plain values, since it does not know the classes of the runtime', async () => {
    const sent: unknown[] = [];
    const own = async (url: string, { signal, ...init }: FetchInit) => {
      expect(Object.getPrototypeOf(init.headers)).toBe(Object.prototype);
      sent.push({ url, ...init, isAborted: signal.aborted });
      return json({ id: 'prj_1' }, 201);
    };
    const hooks = {
      onRequest: (request: Request) =>
        new Request(request, { headers: { 'x-hook': '1' }, body: '{"name":"Hooked"}' }),
    };
    const options = { baseUrl: 'https://api.test', fetch: own };
    await new Tenantry(options).projects.create(fresh, { idempotencyKey: 'order-4711' });
    await new Tenantry({ ...options, hooks }).projects.create(fresh);
    const { workspace, ...body } = fresh;
    const common = {
      url: `https://api.test/v1/workspaces/${workspace}/projects`,
      method: 'POST',
      redirect: 'error',
      cache: 'no-store',
      isAborted: false,
    };
    expect(sent).toEqual([
      {
        ...common,
        headers: expect.objectContaining({ 'idempotency-key': 'order-4711' }),
        body: JSON.stringify(body),
      },
      { ...common, headers: expect.objectContaining({ 'x-hook': '1' }), body: '{"name":"Hooked"}' },
    ]);
  });

  test('caches no response where the runtime supports that', async () => {
    const inits: RequestInit[] = [];
    vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
      inits.push(init);
      return json({ status: 'ok' });
    });
    await new Tenantry({ baseUrl }).meta.health();
    // As old workers of Cloudflare do.
    class Refusing extends Request {
      constructor(url: string, init: RequestInit = {}) {
        if ('cache' in init) throw new Error("The 'cache' field is not implemented.");
        super(url, init);
      }
    }
    vi.stubGlobal('Request', Refusing);
    await new Tenantry({ baseUrl }).meta.health();
    expect(inits.map((init) => ['cache' in init, init.cache])).toEqual([
      [true, 'no-store'],
      [false, undefined],
    ]);
  });

  test('does not follow redirects: no other host gets the credential', async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer(({ url }, response) => {
      asked.push(url);
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const tenantry = new Tenantry({ baseUrl: `http://127.0.0.1:${port}`, token: 'secret', maxRetries: 0 });
    const error = await failure(tenantry.projects.create(fresh)).finally(() => server.close());
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ cause: { cause: { message: 'unexpected redirect' } } });
    expect(asked).toEqual(['/v1/workspaces/acme/projects']);
  });

  test('returns the redirect where the runtime cannot fail on one, as in Cloudflare Workers', async () => {
    const Standard = Request;
    class Workers extends Standard {
      constructor(...[input, init]: ConstructorParameters<typeof Request>) {
        if (init?.redirect === 'error') throw new TypeError('Invalid redirect value');
        super(input, init);
      }
    }
    vi.stubGlobal('Request', Workers);
    const { tenantry, attempts } = clientOf([empty(308, { location: 'https://elsewhere.test' })]);
    expect(await failure(tenantry.me.get())).toMatchObject({ name: 'ApiError', status: 308 });
    expect(attempts.map(({ request }) => request.redirect)).toEqual(['manual']);
  });

  test('is interrupted even when it ignores the signal', async () => {
    const controller = new AbortController();
    const { tenantry } = clientOf(['silence']);
    const call = tenantry.me.get({}, { signal: controller.signal });
    setTimeout(() => controller.abort(), 5);
    expect(await failure(call)).toBeInstanceOf(AbortedError);
  });
});

test('an idempotency key can be made where randomUUID is missing, as on pages without HTTPS', async () => {
  const { getRandomValues } = crypto;
  vi.stubGlobal('crypto', { getRandomValues: getRandomValues.bind(crypto) });
  const { tenantry, attempts } = clientOf([json({}, 201)]);
  await tenantry.projects.create(fresh);
  expect(header(attempts, 'idempotency-key')[0]).toMatch(/^[\da-f]{32}$/);
});
