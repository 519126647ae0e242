import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lines, sendBytes, statuses } from '../../support/bytes.ts';
import {
  callOf,
  createTenantWithEverything,
  type DocumentedOperation,
  document,
  isPublic,
  operations,
  pathOf,
  request,
  send,
  snapshotDatabase,
  type TestResponse,
  type TestTenant,
} from '../../support/every-operation/operations.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
let acme: TestTenant;
let token: string;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  acme = await createTenantWithEverything(server);
  token = acme.people.owner.token;
}, 120_000);
afterAll(() => server.stop());

/** Every object in a value, itself included, and how to get to it. */
function objectsIn(value: unknown, path: string[] = []): Array<{ path: string[]; object: object }> {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : [{ path, object: value }];
  return [...own, ...Object.entries(value).flatMap(([name, child]) => objectsIn(child, [...path, name]))];
}

/** The names of all properties of the document's schemas: those of answers and of requests alike. */
const NAMES = [
  ...new Set(
    objectsIn(document).flatMap(({ object }) => {
      const properties: unknown = Reflect.get(object, 'properties');
      return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
    }),
  ),
  'is_admin',
  'tenant_id',
  'password_hash',
  'toString',
  'hasOwnProperty',
].sort();

const tokenFor = (operation: DocumentedOperation) => (isPublic(operation) ? undefined : token);
const takesJson = operations.filter(
  ({ id, schema }) => schema.requestBody !== undefined && typeof callOfDocumented(id).body === 'object',
);
/** Only the form of the call counts here. */
function callOfDocumented(id: DocumentedOperation['id']) {
  const nothing = new Proxy({}, { get: () => 'x' });
  // Every fixture reads names that are strings of it.
  return callOf(id, nothing as Parameters<typeof callOf>[1]);
}

const pathsOf = ({ body }: TestResponse): string[] =>
  (body?.errors ?? []).map(({ path }: { path: string }) => path);

describe('a request', () => {
  it.each(takesJson)('$id accepts no unknown property, in no object of its body', async (operation) => {
    const call = callOf(operation.id, acme.ids);
    const before = await snapshotDatabase(server.knex);
    for (const { path } of objectsIn(call.body)) {
      const body = structuredClone(call.body);
      const target = path.reduce<unknown>((at, name) => Reflect.get(Object(at), name), body);
      const foreign = NAMES.filter((name) => !Object.hasOwn(Object(target), name));
      for (const name of foreign) Object.assign(Object(target), { [name]: { forged: true } });
      const answer = await request(
        server,
        operation.id,
        { ...call, ...(body && { body }) },
        { token: tokenFor(operation) },
      );
      expect(answer.status, answer.text).toBe(400);
      expect(answer.text).not.toContain('forged');
      expect(pathsOf(answer).length).toBeLessThanOrEqual(100);
    }
    expect(await snapshotDatabase(server.knex)).toEqual(before);
  });

  it('is refused as a whole when one of its parts is refused', async () => {
    const operation = operations.find(({ id }) => id === 'apiKeys.create');
    const call = callOf('apiKeys.create', acme.ids);
    const own = new Set<string>();
    for (const name of NAMES) {
      const body = { ...Object(call.body), [name]: { forged: true } };
      const answer = await request(server, 'apiKeys.create', { ...call, body }, { token });
      expect([name, answer.status]).toEqual([name, 400]);
      const isUnknown = ({ code, path }: { code: string; path: string }) =>
        code === 'unknown' && path === name;
      if (!answer.body.errors.some(isUnknown)) own.add(name);
    }
    const schema = JSON.stringify(operation?.schema.requestBody);
    const reference = /#\/components\/schemas\/(\w+)/.exec(schema)?.[1];
    const properties = Object.keys(
      Object(reference === undefined ? {} : document.components.schemas[reference]).properties ?? {},
    );
    if (properties.length > 0) expect([...own].sort()).toEqual(properties.sort());
  });

  it.each(operations.filter(({ path }) => path.startsWith('/v1')))(
    '$id accepts no unknown query parameter',
    async (operation) => {
      const path = pathOf(operation, callOf(operation.id, acme.ids));
      const glue = path.includes('?') ? '&' : '?';
      const body = callOf(operation.id, acme.ids).body;
      const names = [
        'admin',
        '__proto__',
        'constructor',
        'limit[]',
        'limit[$gt]',
        '__proto__[admin]',
        'token',
        '_method',
      ];
      for (const name of names) {
        const answer = await send(server, operation.method, `${path}${glue}${encodeURIComponent(name)}=1`, {
          ...(tokenFor(operation) !== undefined && { token }),
          ...(typeof body === 'object' && { body }),
          ...(typeof body === 'string' && { body, headers: { 'content-type': 'text/csv' } }),
        });
        expect([name, answer.status], answer.text).toEqual([name, 400]);
      }
      expect(Reflect.get({}, 'admin')).toBeUndefined();
    },
  );
});

describe('the cost of a response', () => {
  it.each([
    ['many properties', `{${Array.from({ length: 4_000 }, (_, index) => `"p${index}":1`).join()}}`],
    [
      'long names',
      `{${Array.from({ length: 4 }, (_, index) => `"${'n'.repeat(200_000)}${index}":1`).join()}}`,
    ],
    ['a long value', JSON.stringify({ name: 'n'.repeat(900_000), slug: 's'.repeat(100_000) })],
    ['a long list', JSON.stringify({ permissions: Array(4_000).fill('x') })],
    ['control characters', JSON.stringify({ '\u0000\u202e\u001b[31m': 1, name: '\u0000' })],
  ])('stays small for a body with %s, which is refused in few words', async (_, body) => {
    for (const path of ['roles', 'projects', 'api-keys']) {
      const answer = await send(server, 'POST', `/v1/workspaces/${acme.workspace}/${path}`, { token, body });
      expect(answer.status).toBe(400);
      expect(answer.text.length).toBeLessThan(64 * 1024);
      expect(pathsOf(answer).length).toBeLessThanOrEqual(100);
    }
  });

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const)(
    'stays small for a compressed bomb in %s, which is not unpacked beyond the limit',
    async (encoding, pack) => {
      const bomb = pack(Buffer.alloc(64 * 1024 * 1024, ' '));
      const before = process.memoryUsage().arrayBuffers;
      const statuses = await Promise.all(
        Array.from({ length: 4 }, async () => {
          const response = await fetch(`${server.url}/v1/workspaces`, {
            method: 'POST',
            headers: {
              authorization: `Bearer ${token}`,
              'content-type': 'application/json',
              'content-encoding': encoding,
            },
            body: bomb,
          });
          return response.status;
        }),
      );
      expect(statuses).toEqual([413, 413, 413, 413]);
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
    },
  );
});

/** Every regular expression that the document holds requests against. */
const PATTERNS = [
  ...new Set(
    objectsIn(document).flatMap(({ object }) => {
      const pattern: unknown = Reflect.get(object, 'pattern');
      return typeof pattern === 'string' ? [pattern] : [];
    }),
  ),
];

describe('the patterns of the document', () => {
  const PUMPS = [
    'a',
    '0',
    '-',
    '.',
    '_',
    ' ',
    ':',
    '/',
    '@',
    'a-',
    'a.',
    '0.',
    'a_',
    'é',
    '\n',
    'A1',
    '-a',
    '.a',
    '=',
    '%61',
  ];
  const STARTS = [
    '',
    'a',
    '0',
    'ws_0',
    'rol_0',
    'https://',
    'tn_svc_',
    'whsec_',
    'a@',
    '2026-01-01T',
    'project.',
  ];
  const ENDS = ['', '!', '\u0000', '-', '.', '\n', ' '];

  /** The least time of several, in which what else the machine does is not counted. */
  function cost(pattern: RegExp, make: () => string): number {
    let least = Number.POSITIVE_INFINITY;
    for (let run = 0; run < 4; run += 1) {
      const text = make();
      const since = performance.now();
      pattern.test(text);
      least = Math.min(least, performance.now() - since);
    }
    return least;
  }
  const SHORT = 1_000;
  const GROWTH = 16;
  /** Under a tenth of a millisecond there is nothing to compare. */
  const RESOLUTION_MS = 0.1;

  it.each(PATTERNS)('%s takes time in proportion to the text', (source) => {
    const pattern = new RegExp(source, 'u');
    for (const start of STARTS) {
      for (const pump of PUMPS) {
        for (const end of ENDS) {
          const text = (length: number) => start + pump.repeat(length) + end;
          const long = cost(pattern, () => text(SHORT * GROWTH));
          if (long < RESOLUTION_MS) continue;
          const short = Math.max(
            cost(pattern, () => text(SHORT)),
            RESOLUTION_MS / GROWTH,
          );
          // A square would be 256 times as long.
          expect(long / short, JSON.stringify({ start, pump, end })).toBeLessThan(GROWTH * 6);
        }
      }
    }
  });
});

const raw = (text: string) => sendBytes(server.url, text);
const expectAlive = async () => expect((await fetch(`${server.url}/v1/health`)).status).toBe(200);

describe('headers', () => {
  const ECHOED = [
    'X-Request-Id',
    'traceparent',
    'tracestate',
    'X-Forwarded-For',
    'X-Forwarded-Host',
    'X-Forwarded-Proto',
    'Forwarded',
    'Origin',
    'User-Agent',
    'Idempotency-Key',
    'If-Match',
    'Accept',
    'Content-Type',
    'Authorization',
    'Referer',
  ];
  const INJECTED = [
    'x\r\n Set-Cookie: forged=1',
    'x\r\n\tSet-Cookie: forged=1',
    'x\nSet-Cookie: forged=1',
    'x\rSet-Cookie: forged=1',
    'x%0d%0aSet-Cookie: forged=1',
    'x\\r\\nSet-Cookie: forged=1',
    'x\u0085Set-Cookie: forged=1',
    'x\u0000Set-Cookie: forged=1',
    '{"level":"fatal","msg":"forged"}',
    '\u001b[2Jforged',
  ];

  const UNCHANGED = { '/v1/health': 200, '/v1/me': 401, '/v1/none': 404, '/docs': 200 };

  it.each(ECHOED)('%s adds nothing to a response or to a line of the log', async (name) => {
    const from = server.logs.length;
    for (const value of INJECTED) {
      for (const [path, status] of Object.entries(UNCHANGED)) {
        const answer = await raw(
          lines(`GET ${path} HTTP/1.1`, 'Host: localhost', 'Connection: close', `${name}: ${value}`),
        );
        const [head = ''] = answer.split('\r\n\r\n');
        expect([path, value, head.includes('forged')]).toEqual([path, value, false]);
        // The parser refuses control characters; what it accepts does not change the response.
        const isRefused = ['\r', '\n', '\u0000', '\u001b'].some((character) => value.includes(character));
        expect([path, value, statuses(answer)]).toEqual([path, value, [isRefused ? 400 : status]]);
      }
    }
    const logged = server.logs.slice(from);
    expect(logged.length).toBeGreaterThan(0);
    for (const line of logged) {
      const entry: Record<string, unknown> = JSON.parse(line);
      expect(entry.level).not.toBe('fatal');
      expect(line.trimEnd()).not.toMatch(/\p{Cc}/u);
    }
  });
});

describe('the connection', () => {
  const hidden = () => `GET /v1/me HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n\r\n`;
  const head = () => [
    `POST /v1/workspaces/${acme.workspace}/projects HTTP/1.1`,
    'Host: localhost',
    'Content-Type: application/json',
  ];

  it('is read in one way, however its bodies are described', async () => {
    const inner = hidden();
    const odd = [
      `${lines(...head(), 'Transfer-Encoding:\r\n chunked')}0\r\n\r\n${inner}`,
      `${lines(...head(), 'Transfer-Encoding: chunked', 'Transfer-Encoding: identity')}0\r\n\r\n${inner}`,
      `${lines(...head(), 'Transfer-Encoding: chunked', 'Transfer-Encoding: chunked')}0\r\n\r\n${inner}`,
      `${lines(...head(), 'Transfer-Encoding: \u000bchunked')}0\r\n\r\n${inner}`,
      `${lines(...head(), 'Transfer-Encoding: chunked\u0000')}0\r\n\r\n${inner}`,
      `${lines(...head(), 'Transfer-Encoding: "chunked"')}0\r\n\r\n${inner}`,
      `${lines(...head(), 'Content-Length: 0x5')}${inner}`,
      `${lines(...head(), 'Content-Length: 1_0')}${inner}`,
      `${lines(...head(), 'Content-Length: 5 5')}${inner}`,
      `${lines(...head(), 'Content-Length: -1')}${inner}`,
      `${lines(...head(), 'Content-Length: 99999999999999999999999')}${inner}`,
      `${lines(...head(), 'Content-Length: 5', 'Content-Length: 5')}${inner}`,
      `${lines(...head(), 'Content-Length:\r\n 0')}${inner}`,
      `${lines(...head(), 'Transfer-Encoding: chunked')}FFFFFFFFFFFFFFFFF\r\n${inner}`,
      `${lines(...head(), 'Transfer-Encoding: chunked')}-1\r\n${inner}`,
      `${lines(...head(), 'Transfer-Encoding: chunked')}0x0\r\n\r\n${inner}`,
      `${lines(...head(), 'Transfer-Encoding: chunked')}5 \r\n${inner}`,
      `${lines(...head(), 'Transfer-Encoding: chunked')}0\n\n${inner}`,
    ];
    for (const text of odd) {
      const answer = await raw(text);
      expect([text, answer.includes(acme.people.owner.email)]).toEqual([text, false]);
      expect([text, statuses(answer).length <= 1]).toEqual([text, true]);
    }
    await expectAlive();
  });

  it('takes no credential from the trailer of a body, and limits chunk extensions', async () => {
    const trailer = `${lines(...head(), 'Connection: close', 'Transfer-Encoding: chunked', 'Trailer: Authorization')}2\r\n{}\r\n0\r\nAuthorization: Bearer ${token}\r\n\r\n`;
    expect(statuses(await raw(trailer))).toEqual([401]);
    const extensions = `${lines(...head(), `Authorization: Bearer ${token}`, 'Transfer-Encoding: chunked')}2;${'x'.repeat(100_000)}\r\n{}\r\n0\r\n\r\n`;
    expect(statuses(await raw(extensions)).every((status) => status === 400 || status === 413)).toBe(true);
    await expectAlive();
  });

  it('is not upgraded to another protocol, proxy or tunnel', async () => {
    const bearer = `Authorization: Bearer ${token}`;
    const asked = [
      lines('CONNECT evil.example:443 HTTP/1.1', 'Host: evil.example'),
      lines('TRACE /v1/me HTTP/1.1', 'Host: localhost', bearer, 'Connection: close'),
      lines('GET http://evil.example/v1/me HTTP/1.1', 'Host: localhost', 'Connection: close'),
      lines(
        'GET /v1/health HTTP/1.1',
        'Host: localhost',
        'Connection: Upgrade, HTTP2-Settings',
        'Upgrade: h2c',
        'HTTP2-Settings: AAMAAABk',
      ),
      lines(
        'GET /v1/health HTTP/1.1',
        'Host: localhost',
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Key: x',
        'Sec-WebSocket-Version: 13',
      ),
      lines('OPTIONS * HTTP/1.1', 'Host: localhost', 'Connection: close'),
      `${lines('PRI * HTTP/2.0')}SM\r\n\r\n`,
      lines('GET /v1/health HTTP/1.1', 'Connection: close'),
      lines('GET /v1/health HTTP/1.1', 'Host: a', 'Host: b', 'Connection: close'),
      lines('GET /v1/health HTTP/9.9', 'Host: localhost'),
      lines('QUERY /v1/me HTTP/1.1', 'Host: localhost', 'Connection: close'),
      lines(...head(), bearer, 'Expect: something-else', 'Content-Length: 2', 'Connection: close'),
    ];
    for (const text of asked) {
      const answer = await raw(text);
      expect([text, /evil\.example|101 Switching/.test(answer)]).toEqual([text, false]);
      expect([text, answer.includes(token)]).toEqual([text, false]);
      expect([text, statuses(answer).some((status) => status >= 500)]).toEqual([text, false]);
    }
    await expectAlive();
  });

  it('invites no body of an unauthenticated client', async () => {
    const answer = await raw(lines(...head(), 'Expect: 100-continue', 'Content-Length: 1000000'));
    expect(statuses(answer)).not.toContain(200);
    expect(answer).toContain('missing_credentials');
  });
});
