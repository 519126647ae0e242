import { Agent, get as httpGet, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Express, NextFunction, Response } from 'express';
import { RequestValidator } from 'express-openapi-validator/dist/middlewares/openapi.request.validator.js';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { OperationSpec } from '../../server/api/api-document.ts';
import type { OpenApiDocument } from '../../server/api/openapi-types.ts';
import { type ErrorCatalogue, methodNotAllowed, notFound, ProblemError } from '../../server/api/problem.ts';
import { createProblemFactory, errorHandler, fallbackErrorHandler } from '../../server/http/error-handler.ts';
import { createExpressApp, type HttpServer, listenHttp } from '../../server/http/express-app.ts';
import { createMetrics } from '../../server/http/metrics.ts';
import { readBody } from '../../server/http/request-body.ts';
import { createRequestLogger, getRequestLogContext } from '../../server/http/request-log.ts';
import { createRouter, type RouteMatch } from '../../server/http/router.ts';
import { sendResponse } from '../../server/http/send-response.ts';
import { createValidator, type Validator } from '../../server/http/validator.ts';
import { createLogger } from '../../server/logging.ts';

const CATALOGUE = Object.fromEntries(
  Object.entries({
    invalid_request: 400,
    malformed_json: 400,
    missing_credentials: 401,
    invalid_credentials: 401,
    not_found: 404,
    method_not_allowed: 405,
    request_timeout: 408,
    payload_too_large: 413,
    unsupported_media_type: 415,
    expectation_failed: 417,
    rate_limited: 429,
    headers_too_large: 431,
    internal_error: 500,
    unavailable: 503,
  }).map(([code, status]) => [code, { status, title: code }]),
  // The catalogue of these tests has only the codes that they meet.
) as unknown as ErrorCatalogue;

const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const problem = {
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
const inPath = (name: string) => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'string', maxLength: 64 },
});
const inQuery = (name: string, schema: object) => ({ name, in: 'query', schema });

const document = {
  openapi: '3.1.0',
  info: { title: 'Edge', version: '1' },
  servers: [{ url: '/' }],
  paths: {
    '/v1/things': {
      get: {
        operationId: 'things.list',
        parameters: [
          { $ref: '#/components/parameters/Limit' },
          inQuery('cursor', { type: 'string', minLength: 1 }),
          inQuery('since', { type: 'string', format: 'date-time' }),
          inQuery('dry_run', { type: 'boolean' }),
          inQuery('kinds', { type: 'array', items: { $ref: '#/components/schemas/Kind' } }),
        ],
        responses: {
          200: { description: 'ok', ...json({ $ref: '#/components/schemas/ThingPage' }) },
          400: { description: 'bad', ...problem },
        },
      },
      post: {
        operationId: 'things.create',
        parameters: [
          { $ref: '#/components/parameters/IdempotencyKey' },
          inQuery('dry_run', { type: 'boolean' }),
        ],
        requestBody: { required: true, ...json({ $ref: '#/components/schemas/NewThing' }) },
        responses: { 201: { description: 'ok', ...json({ $ref: '#/components/schemas/NewThing' }) } },
      },
    },
    '/v1/members': {
      post: {
        operationId: 'members.add',
        requestBody: { required: true, ...json({ $ref: '#/components/schemas/NewMember' }) },
        responses: { 200: { description: 'ok' } },
      },
    },
    '/v1/things/latest': {
      get: {
        operationId: 'things.latest',
        responses: { 200: { description: 'ok', ...json({ type: 'object' }) } },
      },
    },
    '/v1/things/{thing_id}': {
      get: {
        operationId: 'things.get',
        parameters: [inPath('thing_id')],
        responses: { 200: { description: 'ok', ...json({ type: 'object' }) } },
      },
      delete: {
        operationId: 'things.delete',
        parameters: [inPath('thing_id')],
        responses: { 204: { description: 'gone' } },
      },
    },
    '/v1/things/{thing_id}/touch': {
      post: {
        operationId: 'things.touch',
        parameters: [inPath('thing_id')],
        responses: { 204: { description: 'ok' } },
      },
    },
    '/v1/things/latest/notes/{note_id}': {
      get: {
        operationId: 'notes.get',
        parameters: [inPath('note_id')],
        responses: { 204: { description: 'ok' } },
      },
    },
  },
  components: {
    parameters: {
      Limit: inQuery('limit', { type: 'integer', minimum: 1, maximum: 100, default: 50 }),
      IdempotencyKey: {
        name: 'Idempotency-Key',
        in: 'header',
        schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,255}$' },
      },
    },
    schemas: {
      Kind: { type: 'string', enum: ['red', 'blue'] },
      ThingPage: {
        type: 'object',
        additionalProperties: false,
        required: ['data'],
        properties: { data: { type: 'array', items: { type: 'string' } } },
      },
      NewThing: {
        type: 'object',
        additionalProperties: false,
        required: ['name'],
        properties: {
          name: { type: 'string', minLength: 1, maxLength: 20 },
          kind: { $ref: '#/components/schemas/Kind' },
          email: { type: 'string', format: 'email' },
          link: { type: 'string', format: 'uri' },
          at: { type: ['string', 'null'], format: 'date-time' },
          ip_allowlist: { type: 'array', maxItems: 10, items: { type: 'string' } },
          count: { type: 'integer', minimum: 1 },
          labels: { type: 'object', additionalProperties: { type: 'string' } },
          parent: { oneOf: [{ $ref: '#/components/schemas/Parent' }, { type: 'null' }] },
          nested: {},
        },
      },
      NewMember: {
        type: 'object',
        additionalProperties: false,
        required: ['role'],
        properties: {
          user_id: { type: 'string' },
          email: { type: 'string', format: 'email' },
          role: { anyOf: [{ $ref: '#/components/schemas/Kind' }, { type: 'string', pattern: '^rol_' }] },
        },
        if: { required: ['user_id'] },
        // biome-ignore lint/suspicious/noThenProperty: it is a schema
        then: { not: { required: ['email'] } },
        else: { required: ['email'] },
      },
      Parent: {
        type: 'object',
        additionalProperties: false,
        required: ['id'],
        properties: { id: { type: 'string' }, kind: { $ref: '#/components/schemas/Kind' } },
      },
      Problem: {
        type: 'object',
        required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'request_id'],
        properties: { code: { type: 'string' } },
      },
    },
  },
  'x-errors': CATALOGUE,
  // Written for these tests alone; it lacks what only other parts of the server read.
} as unknown as OpenApiDocument;

const router = createRouter(document);
const problems = createProblemFactory(CATALOGUE, () => 'https://tenantry.example');

interface Edge extends HttpServer {
  logged: string[];
}

interface EdgeOptions {
  validator?: Validator;
  reply?: (res: Response, match: RouteMatch, input: unknown, next: NextFunction) => unknown;
}

const matches = new WeakMap<object, RouteMatch>();
const matchOf = (res: Response): RouteMatch => {
  const match = matches.get(res);
  if (!match) throw new Error('no match');
  return match;
};

const METRICS_TOKEN = 'a-token-of-scrapers';

const buildApp = (
  validator: Validator,
  reply: NonNullable<EdgeOptions['reply']>,
  logged: string[],
): Express => {
  const app = createExpressApp();
  const metrics = createMetrics();
  const begin = createRequestLogger(
    createLogger('info', { write: (line) => void logged.push(line) }),
    metrics,
  );
  app.use((req, res, next) => {
    begin(req, res);
    next();
  });
  app.get('/metrics', metrics.handler(METRICS_TOKEN));
  app.use((req, res, next) => {
    const match = router.match(req.method, req.path);
    if (match === undefined) throw notFound('route');
    if ('allowed' in match) throw methodNotAllowed(match.allowed);
    getRequestLogContext(res).operation = match.operation;
    matches.set(res, match);
    validator.validateResponseOnSend(res, match.operation);
    next();
  });
  app.use(async (req, res, next) => {
    const match = matchOf(res);
    const body = await readBody(req, res, match.operation);
    await reply(res, match, validator.validate(req, match, body), next);
  });
  app.use(errorHandler(problems));
  app.use(fallbackErrorHandler);
  return app;
};

const plainValidator = createValidator(document);

const start = async ({ validator = plainValidator, reply }: EdgeOptions = {}): Promise<Edge> => {
  const logged: string[] = [];
  const app = buildApp(validator, reply ?? ((res, _match, input) => res.json(input)), logged);
  const server = await listenHttp(app, { host: '127.0.0.1', port: 0, problems });
  onTestFinished(() => server.stop(0));
  return Object.assign(server, { logged });
};

const post = (edge: HttpServer, body: unknown, init: RequestInit = {}): Promise<globalThis.Response> =>
  fetch(`${edge.url}/v1/things`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...init,
    headers: { 'content-type': 'application/json', ...init.headers },
  });

interface ProblemReply {
  code: string;
  detail: string;
  instance: string;
  request_id: string;
  type: string;
  errors?: { location: string; path: string; code: string; message: string }[];
}

// The shape of an answer is what each test then asserts.
const problemOf = async (answer: globalThis.Response): Promise<ProblemReply> =>
  (await answer.json()) as ProblemReply;

const placesOf = async (answer: globalThis.Response): Promise<string[]> => {
  expect(answer.status).toBe(400);
  const { errors = [] } = await problemOf(answer);
  return errors.map(({ location, path, code }) => `${location}:${path}:${code}`).sort();
};

/** Writes bytes that no HTTP client would, and reads the whole answer. */
const rawExchange = (port: number, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8');
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });

const TOKEN = `tn_svc_${'a1B2'.repeat(9)}zz`;

describe('finding the operation', () => {
  const idOf = (method: string, path: string) => {
    const match = router.match(method, path);
    return match && 'operation' in match ? match.operation.operationId : match;
  };

  it('prefers fixed segments to parameters, and falls back when they lead nowhere', () => {
    expect(idOf('GET', '/v1/things/latest')).toBe('things.latest');
    expect(idOf('GET', '/v1/things/other')).toBe('things.get');
    expect(idOf('POST', '/v1/things/latest/touch')).toBe('things.touch');
  });

  it('accepts no other spelling of a path', () => {
    for (const path of ['/v1/things/', '/V1/things', '/v1//things', '/v1/things;x=1', '/v1', '/']) {
      expect(idOf('GET', path), path).toBeUndefined();
    }
  });

  it('lists the methods of a path for a method that it lacks, HEAD and OPTIONS with them', () => {
    expect(router.match('PATCH', '/v1/things')).toEqual({ allowed: ['GET', 'HEAD', 'OPTIONS', 'POST'] });
    // Its only operation is named as well.
    expect(router.match('GET', '/v1/things/x/touch')).toMatchObject({
      allowed: ['OPTIONS', 'POST'],
      instead: { operationId: 'things.touch' },
    });
    expect(router.match('DELETE', '/v1/things/latest')).toMatchObject({
      allowed: ['GET', 'HEAD', 'OPTIONS'],
    });
  });

  it('finds the operation of GET for HEAD', () => {
    expect(idOf('HEAD', '/v1/things')).toBe('things.list');
  });

  it('decodes path parameters once, and keeps an encoded slash inside its segment', () => {
    const params = (path: string) => {
      const match = router.match('GET', path);
      return match && 'operation' in match ? match.pathParams.thing_id : undefined;
    };
    expect(params('/v1/things/a%2Fb')).toBe('a/b');
    expect(params('/v1/things/a%252Fb')).toBe('a%2Fb');
    expect(params('/v1/things/caf%C3%A9')).toBe('café');
    expect(params(`/v1/things/${'x'.repeat(512)}`)).toHaveLength(512);
  });

  it('finds nothing for a parameter longer than any identifier', () => {
    expect(idOf('GET', `/v1/things/${'x'.repeat(3065)}`)).toBeUndefined();
  });

  it.each(['/v1/things/%', '/v1/things/%zz', '/v1/things/%ff', '/v1/%E0%A4%A'])(
    'refuses broken encoding: %s',
    (path) => {
      expect(() => router.match('GET', path)).toThrow(ProblemError);
    },
  );

  it('refuses a document with a path that mixes text and parameter in a segment', () => {
    const mixed = { ...document, paths: { '/v1/{a}.csv': {} } };
    expect(() => createRouter(mixed)).toThrow('/v1/{a}.csv');
  });
});

describe('a request that reaches an operation', () => {
  it('arrives coerced, with defaults and only the declared headers', async () => {
    const edge = await start();
    const answer = await fetch(`${edge.url}/v1/things?dry_run=true&kinds=red&kinds=blue`);
    expect(await answer.json()).toEqual({
      params: {},
      query: { dry_run: true, kinds: ['red', 'blue'], limit: 50 },
      headers: {},
    });
    const created = await post(
      edge,
      { name: 'a' },
      { headers: { 'Idempotency-Key': 'k-1', 'X-Other': '1' } },
    );
    expect(await created.json()).toEqual({
      params: {},
      query: {},
      headers: { 'idempotency-key': 'k-1' },
      body: { name: 'a' },
    });
  });

  it('may carry reserved characters raw in its query', async () => {
    const edge = await start();
    const answer = await fetch(`${edge.url}/v1/things?since=2026-01-01T00:00:00+02:00&cursor=a+b:c/d,e@f=`);
    expect(await answer.json()).toMatchObject({
      query: { since: '2025-12-31T22:00:00Z', cursor: 'a b:c/d,e@f=' },
    });
  });

  it('answers HEAD as GET, without the body', async () => {
    const edge = await start();
    const answer = await fetch(`${edge.url}/v1/things`, { method: 'HEAD' });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('');
  });

  it('has nothing of Express about it', async () => {
    const { headers } = await fetch(`${(await start()).url}/v1/things`);
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('etag')).toBeNull();
  });
});

describe('violations', () => {
  it('are all reported at once, unknown parameters and header together with the body', async () => {
    const edge = await start();
    const answer = await fetch(`${edge.url}/v1/things?dry_run=maybe&verbose=1`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'Idempotency-Key': 'two words' },
      body: JSON.stringify({
        kind: 'green',
        email: 'x',
        link: 'x',
        at: '2026-02-31T00:00:00Z',
        count: 0,
        extra: 1,
        ip_allowlist: [7],
      }),
    });
    expect(await placesOf(answer)).toEqual(
      [
        'body:at:format',
        'body:count:minimum',
        'body:email:format',
        'body:extra:unknown',
        'body:ip_allowlist/0:type',
        'body:kind:enum',
        'body:link:format',
        'body:name:required',
        'header:idempotency-key:pattern',
        'query:dry_run:type',
        'query:verbose:unknown',
      ].sort(),
    );
  });

  it('say what to change', async () => {
    const edge = await start();
    const { errors } = await problemOf(await post(edge, { kind: 'green', email: 'x', count: 0, extra: 1 }));
    expect(errors?.map(({ message }) => message).sort()).toEqual([
      'Add property "name": it is required.',
      'Must be an e-mail address.',
      'Must be at least 1.',
      'Remove property "extra": it is unknown.',
      'Use one of: red, blue.',
    ]);
  });

  it('name what was probably meant by an unknown name, two swapped letters included', async () => {
    const edge = await start();
    const answer = await fetch(`${edge.url}/v1/things?dry_rnu=true&verbose=1`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ nmae: 'a', kind: 'red', emial: 'a@b.example' }),
    });
    const { errors } = await problemOf(answer);
    const unknown = errors?.filter(({ code }) => code === 'unknown').map(({ message }) => message);
    expect(unknown?.sort()).toEqual([
      'Remove parameter "dry_rnu": it is unknown. Did you mean "dry_run"?',
      'Remove parameter "verbose": it is unknown.',
      'Remove property "emial": it is unknown. Did you mean "email"?',
      'Remove property "nmae": it is unknown. Did you mean "name"?',
    ]);
  });

  it('never repeat a value, nor a token used as a name', async () => {
    const edge = await start();
    const answer = await post(edge, {
      name: 'a',
      kind: 's3cret-kind',
      email: 's3cret-mail',
      [TOKEN]: 's3cret',
      labels: { a: ['s3cret'] },
    });
    const text = await answer.text();
    expect(answer.status).toBe(400);
    expect(text).not.toContain('s3cret');
    expect(text).not.toContain(TOKEN);
  });

  it('show an unknown name short and printable', async () => {
    const edge = await start();
    const { errors } = await problemOf(await post(edge, { name: 'a', [`\u001b[31m${'x'.repeat(5000)}`]: 1 }));
    expect(errors?.[0]?.path).toMatch(/^\?\[31mx{95}…$/);
  });

  it('of a nullable object are those of the object', async () => {
    const edge = await start();
    expect(await placesOf(await post(edge, { name: 'a', parent: { kind: 'green' } }))).toEqual([
      'body:parent/id:required',
      'body:parent/kind:enum',
    ]);
    expect((await post(edge, { name: 'a', parent: null })).status).toBe(200);
    expect(await placesOf(await post(edge, { name: 'a', parent: 4 }))).toEqual(['body:parent:type']);
  });

  it('of alternatives are one violation that names them', async () => {
    const edge = await start();
    const add = async (body: object) => {
      const init = {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      };
      const { errors = [] } = await problemOf(await fetch(`${edge.url}/v1/members`, init));
      return errors.map(({ path, code, message }) => `${path}:${code} ${message}`);
    };
    const choice = ':one_of Give exactly one of: user_id, email.';
    const role = 'role:any_of Use one of: red, blue. Or: Use an id that begins with rol_.';
    expect(await add({ role: 'red' })).toEqual([choice]);
    expect(await add({ role: 'green', user_id: 'u', email: 'e@example.com' })).toEqual([choice, role]);
    expect(await add({ role: 'green', email: 'e' })).toEqual([
      'email:format Must be an e-mail address.',
      role,
    ]);
  });

  it.each([
    ['empty', 'cursor=', 'query:cursor:empty'],
    ['empty', 'cursor', 'query:cursor:empty'],
    ['repeated', 'limit=1&limit=2', 'query:limit:repeated'],
    ['broken', 'cursor=%ff', 'query:cursor:encoding'],
    ['NUL', 'cursor=a%00', 'query:cursor:invalid_character'],
    ['nested', 'limit[gt]=1', 'query:limit[gt]:unknown'],
    ['prototype', '__proto__=1', 'query:__proto__:unknown'],
    ['prototype', '__proto__[x]=1', 'query:__proto__[x]:unknown'],
    ['constructor', 'constructor=1', 'query:constructor:unknown'],
    ['wrong type', 'limit=ten', 'query:limit:type'],
    ['wrong item', 'kinds=red&kinds=green', 'query:kinds/1:enum'],
  ])('cover a query parameter that is %s: %s', async (_what, query, expected) => {
    const edge = await start();
    expect(await placesOf(await fetch(`${edge.url}/v1/things?${query}`))).toEqual([expected]);
  });

  it('cover path parameters', async () => {
    const edge = await start();
    expect(await placesOf(await fetch(`${edge.url}/v1/things/a%00b`))).toEqual([
      'path:thing_id:invalid_character',
    ]);
    expect(await placesOf(await fetch(`${edge.url}/v1/things/${'x'.repeat(65)}`))).toEqual([
      'path:thing_id:max_length',
    ]);
    expect(await placesOf(await fetch(`${edge.url}/v1/things/%zz`))).toEqual(['path::encoding']);
  });

  it.each([
    ['a NUL', '{"name":"a\\u0000"}', 'body:name:invalid_character'],
    ['half a surrogate pair', '{"name":"a","labels":{"x":"\\ud800"}}', 'body:labels/x:invalid_character'],
    ['a NUL in a name', '{"name":"a","labels":{"x\\u0000":"y"}}', 'body:labels/x?:invalid_character'],
    ['__proto__', '{"name":"a","__proto__":{"polluted":true}}', 'body:__proto__:unknown'],
    ['__proto__ in a map', '{"name":"a","labels":{"__proto__":"x"}}', 'body:labels/__proto__:unknown'],
    ['constructor', '{"name":"a","labels":{"constructor":"x"}}', 'body:labels/constructor:unknown'],
    ['no object', '[]', 'body::type'],
    ['null', 'null', 'body::type'],
    ['33 levels', `{"name":"a","nested":${'['.repeat(33)}${']'.repeat(33)}}`, 'body::too_deep'],
    ['half a million levels', '['.repeat(500_000) + ']'.repeat(500_000), 'body::too_deep'],
    ['very many values', `{"name":"a","ip_allowlist":[${'1,'.repeat(400_000)}1]}`, 'body::too_many_values'],
  ])('cover a body with %s', async (_what, body, expected) => {
    const edge = await start();
    const answer = await post(edge, body);
    expect(await placesOf(answer)).toEqual([expected]);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('are at most a hundred, in a short time', async () => {
    const edge = await start();
    const names = Object.fromEntries(Array.from({ length: 4900 }, (_, index) => [`n${index}`, index]));
    await post(edge, { name: 'a' });
    const started = performance.now();
    const { errors } = await problemOf(await post(edge, names));
    expect(errors).toHaveLength(100);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('bodies', () => {
  const codeOf = async (answer: globalThis.Response) => `${answer.status} ${(await problemOf(answer)).code}`;

  it.each([
    'text/plain',
    'application/xml',
    'application/merge-patch+json',
    'application/json; charset=latin1',
    'application/jsonx',
  ])('of the type %s are refused', async (type) => {
    expect(
      await codeOf(await post(await start(), { name: 'a' }, { headers: { 'content-type': type } })),
    ).toBe('415 unsupported_media_type');
  });

  it.each([
    'application/json',
    'APPLICATION/JSON',
    'application/json;charset=UTF-8',
    'application/json; charset="utf-8"',
  ])('of the type %s are read', async (type) => {
    expect((await post(await start(), { name: 'a' }, { headers: { 'content-type': type } })).status).toBe(
      200,
    );
  });

  it('without a type are refused', async () => {
    const edge = await start();
    const answer = await rawExchange(
      edge.port,
      'POST /v1/things HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}',
    );
    expect(answer).toMatch(/^HTTP\/1.1 415 /);
  });

  it('hold at most 1 MiB, also once decompressed', async () => {
    const edge = await start();
    const large = JSON.stringify({ name: 'x'.repeat(1024 * 1024) });
    expect(await codeOf(await post(edge, large))).toBe('413 payload_too_large');
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024, ' '));
    const answer = await fetch(`${edge.url}/v1/things`, {
      method: 'POST',
      body: bomb,
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    });
    expect(await codeOf(answer)).toBe('413 payload_too_large');
  });

  it('may be compressed, and must then be valid', async () => {
    const edge = await start();
    const send = (body: Buffer, encoding: string) =>
      fetch(`${edge.url}/v1/things`, {
        method: 'POST',
        body: new Uint8Array(body),
        headers: { 'content-type': 'application/json', 'content-encoding': encoding },
      });
    const body = Buffer.from('{"name":"a"}');
    expect((await send(gzipSync(body), 'gzip')).status).toBe(200);
    expect(await codeOf(await send(body, 'gzip'))).toBe('400 malformed_json');
    expect(await codeOf(await send(body, 'deflate'))).toBe('400 malformed_json');
    expect(await codeOf(await send(body, 'br'))).toBe('400 malformed_json');
    expect(await codeOf(await send(body, 'zip'))).toBe('415 unsupported_media_type');
  });

  it('must be JSON in UTF-8, and an error is located without being quoted', async () => {
    const edge = await start();
    for (const text of ['{"name":', '{"name":s3cret}', "{'s3cret':1}", 'undefined', '{"a":1}{"b":2}']) {
      const problem = await problemOf(await post(edge, text));
      expect(problem.code).toBe('malformed_json');
      expect(JSON.stringify(problem)).not.toContain('s3cret');
    }
    const latin1 = Buffer.from('{"name":"caf\u00e9"}', 'latin1');
    const answer = await fetch(`${edge.url}/v1/things`, {
      method: 'POST',
      body: latin1,
      headers: { 'content-type': 'application/json' },
    });
    expect(await codeOf(answer)).toBe('400 malformed_json');
  });

  it('are required where an operation has one', async () => {
    const edge = await start();
    expect(await placesOf(await fetch(`${edge.url}/v1/things`, { method: 'POST' }))).toEqual([
      'body::required',
    ]);
    expect(await placesOf(await post(edge, ''))).toEqual(['body::required']);
  });

  it('are refused where an operation has none, save an empty object', async () => {
    const edge = await start();
    const touch = (body: string, type = 'application/json') =>
      fetch(`${edge.url}/v1/things/a/touch`, { method: 'POST', body, headers: { 'content-type': type } });
    expect((await touch('')).status).toBe(200);
    expect((await touch(' {} ')).status).toBe(200);
    expect(await placesOf(await touch('{"a":1}'))).toEqual(['body::unknown']);
    expect(await placesOf(await touch('[]'))).toEqual(['body::unknown']);
    expect(await placesOf(await touch('{}', 'text/plain'))).toEqual(['body::unknown']);
    expect(await codeOf(await touch('{"a"'))).toBe('400 invalid_request');
  });
});

describe('problems', () => {
  const failing = (error: unknown) => start({ reply: () => Promise.reject(error) });
  const failWith = async (error: unknown) => fetch(`${(await failing(error)).url}/v1/things`);

  it('carry the code, a type to read about it, and the id of the request', async () => {
    const answer = await failWith(notFound('thing'));
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toEqual({
      type: 'https://tenantry.example/errors/not_found',
      title: 'not_found',
      status: 404,
      detail: 'There is no such thing, or you have no access to it.',
      instance: '/v1/things',
      code: 'not_found',
      request_id: answer.headers.get('x-request-id'),
    });
  });

  it.each([
    ['/nowhere/a[1]|%zz%5b', '/nowhere/a%5B1%5D%7C%25zz%5b'],
    [`/nowhere/tn_svc_${'0'.repeat(38)}`, '/nowhere/tn_svc_%5Bredacted%5D'],
    ['//host:name/nowhere', '/.//host:name/nowhere'],
  ])('name the path %s as a URI reference', async (path, instance) => {
    const edge = await start();
    expect(await problemOf(await fetch(edge.url + path))).toMatchObject({ instance });
    expect(new URL(instance, edge.url).host).toBe(new URL(edge.url).host);
  });

  it('of an unknown path are 404, and of an unknown method 405 with Allow', async () => {
    const edge = await start();
    expect((await fetch(`${edge.url}/nowhere`)).status).toBe(404);
    const answer = await fetch(`${edge.url}/v1/things`, { method: 'PATCH' });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD, OPTIONS, POST');
    expect((await problemOf(answer)).code).toBe('method_not_allowed');
  });

  it('ask for credentials as RFC 6750 says', async () => {
    const missing = await failWith(new ProblemError('missing_credentials', 'Send a token.'));
    expect(missing.headers.get('www-authenticate')).toBe('Bearer realm="tenantry"');
    const invalid = await failWith(new ProblemError('invalid_credentials', 'This token is not known.'));
    expect(invalid.headers.get('www-authenticate')).toBe('Bearer realm="tenantry", error="invalid_token"');
  });

  it('say when to retry', async () => {
    const limited = await failWith(
      new ProblemError('rate_limited', 'Wait.', {
        retryAfter: 12.3,
        headers: { RateLimit: '"default";r=0;t=13' },
      }),
    );
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '13']);
    expect(limited.headers.get('ratelimit')).toBe('"default";r=0;t=13');
    const refused = Object.assign(new Error('connect ECONNREFUSED 10.0.0.7'), { code: 'ECONNREFUSED' });
    const down = await failWith(refused);
    expect([down.status, down.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await down.text()).not.toContain('10.0.0.7');
  });

  it('report a value that the database cannot represent and that is in no field as an error of the server', async () => {
    const answer = await failWith(
      Object.assign(new Error('value "s3cret" is out of range'), { code: '22003' }),
    );
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('s3cret');
  });

  it.each([new Error('s3cret'), 's3cret', undefined, { status: 404, message: 's3cret' }])(
    'reveal nothing of an unexpected error: %s',
    async (error) => {
      const answer = await failWith(error ?? null);
      const text = await answer.text();
      expect(answer.status).toBe(500);
      expect(text).toContain('internal_error');
      expect(text).not.toContain('s3cret');
    },
  );

  it('are JSON even when writing one fails', async () => {
    const logged: string[] = [];
    const app = buildApp(
      plainValidator,
      () => Promise.reject(new ProblemError('no_such_code' as never, 's3cret')),
      logged,
    );
    const server = await listenHttp(app, { host: '127.0.0.1', port: 0, problems });
    onTestFinished(() => server.stop(0));
    const answer = await fetch(`${server.url}/v1/things`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([500, 'application/problem+json']);
    expect(await answer.text()).not.toContain('s3cret');
  });

  it.each(['40001', '40P01'])('of a lost race (%s) are no error of the server', (code) => {
    const error = Object.assign(new Error('could not serialize access'), { code });
    const { body, headers } = problems.toProblem(error, 'req', '/');
    expect(body).toMatchObject({ status: 503, code: 'unavailable' });
    expect(headers).toHaveProperty('Retry-After');
  });

  it('cut off a response that has already begun', async () => {
    const edge = await start({
      reply: (res) => {
        res.write('{"half":');
        throw new Error('too late');
      },
    });
    await expect(fetch(`${edge.url}/v1/things`).then((answer) => answer.text())).rejects.toThrow();
  });

  it('answer a request that is not HTTP', async () => {
    const edge = await start();
    const nonsense = await rawExchange(edge.port, 'HELLO\r\n\r\n');
    expect(nonsense).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nContent-Type: application\/problem\+json/);
    expect(JSON.parse(nonsense.slice(nonsense.indexOf('{')))).toMatchObject({
      status: 400,
      code: 'invalid_request',
    });
    const huge = await rawExchange(
      edge.port,
      `GET / HTTP/1.1\r\nHost: x\r\nX-Big: ${'x'.repeat(20_000)}\r\n\r\n`,
    );
    expect(huge).toMatch(/^HTTP\/1\.1 431 /);
    const { request_id, ...rest } = JSON.parse(huge.slice(huge.indexOf('{')));
    expect(rest).toMatchObject({ status: 431, code: 'headers_too_large' });
    expect(huge).toContain(`X-Request-Id: ${request_id}\r\n`);
  });
});

describe('validating responses', () => {
  const reports: string[] = [];
  afterEach(() => void reports.splice(0));
  const watching = async (reply: NonNullable<EdgeOptions['reply']>) =>
    start({
      reply,
      validator: createValidator(document, {
        onInvalidResponse: (operationId, errors) =>
          void reports.push(...errors.map((error) => `${operationId} ${error}`)),
      }),
    });

  it('accepts good ones and documented problems', async () => {
    const edge = await watching((res) => res.json({ data: ['a'] }));
    expect(await (await fetch(`${edge.url}/v1/things`)).json()).toEqual({ data: ['a'] });
    expect((await fetch(`${edge.url}/v1/things?x=1`)).status).toBe(400);
    expect((await fetch(`${edge.url}/v1/things`, { method: 'HEAD' })).status).toBe(200);
    expect(reports).toEqual([]);
  });

  it('reports a wrong body, an unknown property, a missing one, an undocumented status and type', async () => {
    const edge = await watching((res, { operation }) =>
      operation.operationId === 'things.delete' ? res.json({}) : res.json({ data: [1], more: new Date(0) }),
    );
    await fetch(`${edge.url}/v1/things`);
    await fetch(`${edge.url}/v1/things/a`, { method: 'DELETE' });
    expect(reports).toEqual([
      'things.list 200 : must NOT have additional properties',
      'things.list 200 /data/0: must be string',
      'things.delete status 200 is not documented',
    ]);
  });

  it('reports a body where there must be none, and another content type', async () => {
    const edge = await watching((res, { operation }) =>
      operation.operationId === 'things.touch' ? res.status(204).end('x') : res.type('text/csv').send('a,b'),
    );
    await fetch(`${edge.url}/v1/things/a/touch`, { method: 'POST' });
    await fetch(`${edge.url}/v1/things`);
    expect(reports).toEqual([
      'things.touch status 204 must have no body',
      'things.list content type "text/csv" is not documented for status 200',
    ]);
  });

  it('can turn a wrong response into an error', async () => {
    const validator = createValidator(document, {
      onInvalidResponse: (operationId) => {
        throw new Error(`${operationId} answered outside its document`);
      },
    });
    const edge = await start({ validator, reply: (res) => res.json({ wrong: true }) });
    expect((await fetch(`${edge.url}/v1/things`)).status).toBe(500);
  });

  it('can turn a wrong response into an error where responses wait for their turn', async () => {
    const validator = createValidator(document, {
      onInvalidResponse: () => {
        throw new Error('wrong');
      },
    });
    const edge = await start({
      validator,
      reply: (res, { operation }, _input, next) => {
        // Of an operation, sending knows its status alone.
        const spec = { ...operation, successStatus: 200 } as unknown as OperationSpec;
        return sendResponse(res, spec, { body: { wrong: true }, replayed: false }, next);
      },
    });
    const answer = await fetch(`${edge.url}/v1/things`);
    expect([answer.status, (await problemOf(answer)).code]).toEqual([500, 'internal_error']);
  });
});

describe('compiling the document', () => {
  const large = (count: number): OpenApiDocument => {
    const newThing = { ...document.components.schemas.NewThing };
    const schemas = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`Thing${index}`, newThing]),
    );
    const operations = Array.from({ length: count }, (_, index) => [
      `/v1/things${index}/{thing_id}`,
      {
        post: {
          operationId: `things${index}.create`,
          parameters: [inPath('thing_id'), { $ref: '#/components/parameters/Limit' }],
          requestBody: { required: true, ...json({ $ref: `#/components/schemas/Thing${index}` }) },
          responses: { 204: { description: 'ok' } },
        },
      },
    ]);
    return {
      ...document,
      paths: Object.fromEntries(operations),
      components: { ...document.components, schemas: { ...document.components.schemas, ...schemas } },
    };
  };

  /** Warms a document, and returns its parts with the processor time that it took in microseconds. */
  async function warmed(count: number) {
    const doc = large(count);
    const routes = createRouter(doc);
    const validator = createValidator(doc);
    const before = process.cpuUsage();
    await validator.precompile(routes.operations);
    const { user, system } = process.cpuUsage(before);
    return { routes, validator, cost: user + system };
  }

  it('takes time in proportion to the operations, each with a schema of its own', async () => {
    const { cost: small } = await warmed(25);
    const { routes, validator, cost } = await warmed(200);
    // In proportion it is 8 times as much, and 64 times if each operation compiled the whole document.
    expect(cost / small).toBeLessThan(24);
    const match = routes.match('POST', '/v1/things199/x');
    if (!match || !('operation' in match)) throw new Error('no match');
    // Of a request, validation reads these two.
    const request = { url: '/', headers: {} } as unknown as IncomingMessage;
    expect(() => validator.validate(request, match, { name: '' })).toThrow(ProblemError);
  });

  it('compiles each operation once, for any content types that clients invent', async () => {
    // A private method of the package: its calls are what its cache holds.
    const inside = RequestValidator.prototype as unknown as { buildMiddleware: () => unknown };
    const build = vi.spyOn(inside, 'buildMiddleware');
    onTestFinished(() => build.mockRestore());
    const validator = createValidator(document);
    await validator.precompile(router.operations);
    expect(build).toHaveBeenCalledTimes(router.operations.length);
    const match = router.match('POST', '/v1/things');
    if (!match || !('operation' in match)) throw new Error('no match');
    for (let index = 0; index < 50; index += 1) {
      const headers = { 'content-type': `application/json; v=${index}`, [`x-${index}`]: 'y' };
      validator.validate({ url: '/', headers } as unknown as IncomingMessage, match, { name: 'a' });
    }
    expect(build).toHaveBeenCalledTimes(router.operations.length);
  });

  it('does not change the given document', () => {
    const before = JSON.stringify(document);
    createValidator(document);
    expect(JSON.stringify(document)).toBe(before);
  });
});

describe('the log', () => {
  const linesOf = async (edge: Edge): Promise<Record<string, unknown>[]> => {
    await vi.waitFor(() => expect(edge.logged.length).toBeGreaterThan(0));
    return edge.logged.map((line) => JSON.parse(line));
  };

  it('has one line for each request, with the template in place of its path', async () => {
    const edge = await start({
      reply: (res) => {
        getRequestLogContext(res).principalId = 'key_1';
        res.json({});
      },
    });
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    const answer = await fetch(`${edge.url}/v1/things/s3cret-path`, {
      headers: {
        authorization: 'Bearer s3cret-token',
        'idempotency-key': 's3cret-key',
        'x-request-id': 'req-1',
        traceparent: `00-${trace}-00f067aa0ba902b7-01`,
      },
    });
    expect(answer.headers.get('x-request-id')).toBe('req-1');
    await fetch(`${edge.url}/v1/things?cursor=s3cret-query`);
    await vi.waitFor(() => expect(edge.logged).toHaveLength(2));
    const [line] = await linesOf(edge);
    expect(line).toMatchObject({
      level: 'info',
      request_id: 'req-1',
      trace_id: trace,
      method: 'GET',
      route: '/v1/things/{thing_id}',
      operation_id: 'things.get',
      status: 200,
      principal_id: 'key_1',
    });
    expect(line?.duration_ms).toBeTypeOf('number');
    expect(edge.logged.join('')).not.toContain('s3cret');
  });

  it.each(['has space', 'x'.repeat(129), 'semi;colon'])('replaces a request id such as "%s"', async (id) => {
    const answer = await fetch(`${(await start()).url}/v1/things`, { headers: { 'x-request-id': id } });
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    'nonsense',
    `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
    `ff-${'a'.repeat(32)}-00f067aa0ba902b7-01`,
  ])('ignores the traceparent %s', async (traceparent) => {
    const edge = await start();
    await fetch(`${edge.url}/v1/things`, { headers: { traceparent } });
    expect(await linesOf(edge)).toMatchObject([{ status: 200 }]);
    expect((await linesOf(edge))[0]).not.toHaveProperty('trace_id');
  });

  it('records an unexpected error, without the row that caused it', async () => {
    const error = Object.assign(new Error('duplicate key'), {
      code: '23505',
      detail: 'Key (email)=(s3cret) exists',
    });
    const edge = await start({ reply: () => Promise.reject(error) });
    await fetch(`${edge.url}/v1/things`);
    expect(await linesOf(edge)).toMatchObject([
      {
        level: 'error',
        status: 500,
        code: 'internal_error',
        err: { message: 'duplicate key', code: '23505' },
      },
    ]);
    expect(edge.logged.join('')).not.toContain('s3cret');
  });

  it('contains no token, in any place', async () => {
    const lines: string[] = [];
    const logger = createLogger('info', { write: (line) => void lines.push(line) });
    logger.info({ deep: { list: [`Bearer ${TOKEN}`] }, [TOKEN]: 1 }, `saw ${TOKEN}${TOKEN}`);
    logger.error(new Error(`bad ${TOKEN.replace('svc', 'ses')}`));
    expect(lines.join('')).not.toMatch(/a1B2/);
    expect(lines[0]).toContain('Bearer tn_svc_[redacted]');
    expect(lines.map((line) => JSON.parse(line))).toHaveLength(2);
  });

  it('records a client that went away', async () => {
    const edge = await start({ reply: () => new Promise(() => undefined) });
    const abort = new AbortController();
    const answer = fetch(`${edge.url}/v1/things`, { signal: abort.signal });
    setTimeout(() => abort.abort(), 50);
    await expect(answer).rejects.toThrow();
    expect(await linesOf(edge)).toMatchObject([{ msg: 'request aborted', operation_id: 'things.list' }]);
  });
});

const scrape = (url: string, authorization = `Bearer ${METRICS_TOKEN}`) =>
  fetch(`${url}/metrics`, { headers: { authorization } });

describe('the metrics', () => {
  it('are for requests with their token, at their exact path', async () => {
    const { url } = await start();
    expect((await scrape(url)).status).toBe(200);
    for (const wrong of ['', METRICS_TOKEN, `Bearer ${METRICS_TOKEN}x`, 'Bearer '])
      expect((await scrape(url, wrong)).status).toBe(401);
    for (const path of ['/METRICS', '/Metrics', '/metrics/', '//metrics', '/metrics/x'])
      expect(
        (await fetch(url + path, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } })).status,
      ).toBe(404);
  });

  it('count requests by operation, and everything else as unmatched', async () => {
    const edge = await start();
    await fetch(`${edge.url}/v1/things/a`);
    await fetch(`${edge.url}/v1/things/b`);
    await fetch(`${edge.url}/nowhere/${TOKEN}`);
    const answer = await scrape(edge.url);
    const text = await answer.text();
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(text).toContain('http_requests_total{operation="things.get",method="GET",status="200"} 2');
    expect(text).toContain('http_requests_total{operation="unmatched",method="GET",status="404"} 1');
    expect(text).toContain(
      'http_request_duration_seconds_count{operation="things.get",method="GET",status="200"} 2',
    );
    expect(text).toContain('http_requests_in_flight 1');
    expect(text).toContain('process_cpu_seconds_total');
    expect(text).not.toContain('tn_svc_');
  });

  it('belong to one server', async () => {
    const [one, other] = [await start(), await start()];
    await fetch(`${one.url}/v1/things/a`);
    expect(await (await scrape(other.url)).text()).not.toContain('things.get');
  });
});

describe('stopping', () => {
  const slow = async (): Promise<{ edge: Edge; arrived: Promise<void>; release: () => void }> => {
    const gate = { release: (): void => undefined, arrive: (): void => undefined };
    const released = new Promise<void>((resolve) => {
      gate.release = resolve;
    });
    const arrived = new Promise<void>((resolve) => {
      gate.arrive = resolve;
    });
    const edge = await start({
      reply: async (res) => {
        gate.arrive();
        await released;
        res.json({ done: true });
      },
    });
    return { edge, arrived, release: () => gate.release() };
  };

  it('finishes the request in flight, on a connection that closes, and accepts no other', async () => {
    const { edge, arrived, release } = await slow();
    const answer = fetch(`${edge.url}/v1/things`);
    await arrived;
    const stopped = edge.stop(5000);
    await expect(fetch(`${edge.url}/v1/things`)).rejects.toThrow();
    release();
    expect((await answer).headers.get('connection')).toBe('close');
    expect(await (await answer).json()).toEqual({ done: true });
    await stopped;
    await edge.stop(5000);
  });

  it('drops idle and unused connections after a moment, long before the grace period is over', async () => {
    const edge = await start();
    await fetch(`${edge.url}/v1/things`);
    const unused = connect(edge.port, '127.0.0.1');
    unused.on('error', () => undefined);
    await new Promise((resolve) => unused.once('connect', resolve));
    await new Promise((resolve) => setTimeout(resolve, 20));
    const started = performance.now();
    await edge.stop(60_000);
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  it('answers requests on a kept connection meanwhile, and then closes it', async () => {
    const edge = await start();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const get = () =>
      new Promise<IncomingMessage>((resolve, reject) => {
        httpGet(`${edge.url}/v1/things`, { agent }, (response) => {
          response.resume().once('end', () => resolve(response));
        }).once('error', reject);
      });
    expect((await get()).headers.connection).toBe('keep-alive');
    const stopped = edge.stop(10_000);
    const last = await get();
    expect([last.statusCode, last.headers.connection]).toEqual([200, 'close']);
    await stopped;
    await expect(get()).rejects.toThrow('ECONNREFUSED');
  });

  it('cuts off what outlasts the grace period', async () => {
    const { edge, arrived } = await slow();
    const answer = fetch(`${edge.url}/v1/things`);
    const failed = expect(answer).rejects.toThrow();
    await arrived;
    await edge.stop(50);
    await failed;
  });

  it('fails to start on a port in use', async () => {
    const { port } = await start();
    await expect(listenHttp(createExpressApp(), { host: '127.0.0.1', port, problems })).rejects.toThrow(
      'EADDRINUSE',
    );
  });
});
