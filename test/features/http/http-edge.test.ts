import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPrefixProxy } from '../../support/prefix-proxy.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ env: { ALLOWED_HOSTS: 'api.example.com' } });
});
afterAll(() => server.stop());

/** Sends lines as they are and reads to the end. */
async function raw(...lines: string[]): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.end(`${lines.join('\r\n')}\r\n\r\n`);
  return text(socket);
}

/** An answer as a problem with the id that its header has. */
function problemOf(answer: string) {
  const { request_id, ...problem } = JSON.parse(answer.slice(answer.indexOf('{')));
  expect(answer).toMatch(new RegExp(`^X-Request-Id: ${request_id}\\r$`, 'im'));
  expect(answer).toMatch(/^Content-Type: application\/problem\+json\r$/im);
  return problem;
}

describe('a request outside the rules of HTTP/1.1', () => {
  it.each([
    [400, 'invalid_request', ['GET /v1/health HTTP/1.1']],
    [400, 'invalid_request', ['GET /v1/health HTTP/1.1', 'Host: localhost', 'Host: localhost']],
    [400, 'invalid_request', ['GET /v1/health HTTP/1.1', 'Host: localhost', 'Bad Header: y']],
    [400, 'invalid_request', ['GET /v1/health HTTP/0.9']],
    [400, 'invalid_request', ['GET /v1/health HTTP/1.1', 'Host: a b']],
    [431, 'headers_too_large', [`GET /v1/health?x=${'a'.repeat(20_000)} HTTP/1.1`, 'Host: localhost']],
    [
      417,
      'expectation_failed',
      [
        'POST /v1/sessions HTTP/1.1',
        'Host: localhost',
        'Expect: 200-ok',
        'Content-Length: 0',
        'Connection: close',
      ],
    ],
  ])('is a problem with the request id: %i %s: %j', async (status, code, lines) => {
    const answer = await raw(...lines);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(problemOf(answer)).toMatchObject({ status, code });
  });

  it('is served when it is HTTP/1.0 without a Host', async () => {
    expect(await raw('GET /v1/health HTTP/1.0')).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe('a server that listens on loopback', () => {
  it.each(['localhost', 'localhost:1', '127.0.0.1', '[::1]:3000', 'API.example.com', 'api.example.com.'])(
    'answers under %s',
    async (host) => {
      const answer = await raw('GET /v1/health HTTP/1.1', `Host: ${host}`, 'Connection: close');
      expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    },
  );

  it.each(['evil.example', 'localhost.evil.example', '10.0.0.1', 'api.example.com.evil.example'])(
    'does not answer under %s, to which a web page may have rebound its name',
    async (host) => {
      const answer = await raw('GET /v1/health HTTP/1.1', `Host: ${host}`, 'Connection: close');
      expect(problemOf(answer)).toMatchObject({
        status: 400,
        detail: expect.stringContaining('ALLOWED_HOSTS'),
      });
    },
  );
});

it('OPTIONS returns the methods of the path', async () => {
  const answer = await fetch(`${server.url}/v1/workspaces/acme/projects`, { method: 'OPTIONS' });
  expect([answer.status, answer.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS, POST']);
  expect((await fetch(`${server.url}/v1/nothing`, { method: 'OPTIONS' })).status).toBe(404);
});

it('a content type may have parameters, and UTF-8 its usual spellings', async () => {
  const post = (type: string) =>
    fetch(`${server.url}/v1/sessions`, { method: 'POST', headers: { 'Content-Type': type }, body: '{}' });
  for (const type of [
    'application/json; charset=utf8',
    'application/json;v=1',
    'application/json; a="b"; charset="UTF-8"',
  ])
    expect((await post(type)).status, type).toBe(400);
  for (const type of ['application/json; charset=latin1', 'application/json; =', 'application/jsonx'])
    expect((await post(type)).status, type).toBe(415);
});

it('links begin with PUBLIC_URL, whose path a proxy adds', async () => {
  const proxy = await startPrefixProxy();
  const behind = await startTestServer({ env: { PUBLIC_URL: `${proxy.publicUrl}//` } });
  proxy.connect(behind.url);
  try {
    const get = (path: string) => fetch(`${proxy.publicUrl}${path}`);
    const root = await get('/');
    expect(root.url).toBe(`${proxy.publicUrl}/docs`);
    const { type } = (await (await get('/v1/me')).json()) as { type: string };
    expect(type).toBe(`${proxy.publicUrl}/errors/missing_credentials`);
    expect((await fetch(type)).status).toBe(200);
    const document = (await (await get('/openapi.json')).json()) as { servers: { url: string }[] };
    expect(document.servers[0]?.url).toBe('/tenantry');
    expect(await (await get('/openapi.yaml')).text()).toContain('servers:\n  - url: /tenantry\n');
    for (const line of (await (await get('/llms.txt')).text()).matchAll(/\]\((\S+)\)/g))
      expect(line[1]?.startsWith(`${proxy.publicUrl}/`)).toBe(true);
  } finally {
    proxy.close();
    await behind.stop();
  }
});

it('links name the chosen port, and never a wildcard address', async () => {
  const open = await startTestServer({ env: { HOST: '0.0.0.0' } });
  try {
    const { port } = new URL(open.url);
    const { type } = (await (await fetch(`http://127.0.0.1:${port}/v1/me`)).json()) as { type: string };
    expect(type).toBe(`http://localhost:${port}/errors/missing_credentials`);
  } finally {
    await open.stop();
  }
});

it('pages are counted against the budget of the address', async () => {
  const strict = await startTestServer({ env: { RATE_LIMIT: '5' } });
  try {
    const statuses: number[] = [];
    for (let index = 0; index < 7; index += 1) statuses.push((await fetch(`${strict.url}/docs`)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
  } finally {
    await strict.stop();
  }
});
