import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { build } from 'tsup';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** What every runtime with a standard fetch has beside the language itself. Node's own names are not among it. */
const { AbortController, FormData, Headers, Request, Response, URL: StandardUrl, crypto } = globalThis;
const standard = { AbortController, FormData, Headers, Request, Response, URL: StandardUrl, crypto };
const timers = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
let folder: string;
let bundle: string;

/** The SDK with its dependency in one script, as a bundler makes it for a browser. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenantry-bundle-'));
  await build({
    config: false,
    entry: { sdk: fileURLToPath(new URL('../../sdk/src/index.ts', import.meta.url)) },
    format: 'iife',
    globalName: 'sdk',
    noExternal: [/.*/],
    outDir: folder,
    platform: 'browser',
    silent: true,
    target: 'es2022',
  });
  bundle = await readFile(join(folder, 'sdk.global.js'), 'utf8');
}, 30_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const program = `(async () => {
  const { AbortedError, NotFoundError, Tenantry, TimeoutError } = sdk;
  const tenantry = new Tenantry({ token: 'tn_ses_secret', baseUrl: 'https://api.test' });
  const fresh = { workspace: 'acme', name: 'Billing', slug: 'billing', environment: 'production' };
  const created = await tenantry.projects.create(fresh);
  const ids = [];
  for await (const { id } of tenantry.projects.list({ workspace: 'acme' })) ids.push(id);
  const missing = await tenantry.me.get().catch((error) => error);
  const silent = { timeout: 5, maxRetries: 0 };
  const late = await tenantry.meta.ready({}, silent).catch((error) => error);
  const controller = new AbortController();
  controller.abort();
  const aborted = await tenantry.me.get({}, { signal: controller.signal }).catch((error) => error);
  const errors = [missing instanceof NotFoundError, late instanceof TimeoutError, aborted instanceof AbortedError];
  return JSON.stringify({ created, ids, errors });
})()`;

/** A server for the program: the first attempt to create fails, a list has two pages, and the server is not ready. */
function createServer(userAgents: (string | null)[]) {
  let attempts = 0;
  return async (...sent: Parameters<typeof fetch>): Promise<Response> => {
    const { method, url, headers } = new Request(...sent);
    userAgents.push(headers.get('user-agent'));
    const { pathname, search } = new StandardUrl(url);
    if (pathname === '/v1/ready') return new Promise(() => {});
    if (pathname === '/v1/me') return Response.json({ code: 'not_found', detail: 'No.' }, { status: 404 });
    if (method === 'GET')
      return Response.json({ data: [{ id: search }], next_cursor: search ? null : 'next' });
    const failed = new Response(null, { status: 503, headers: { 'retry-after': '0' } });
    return attempts++ ? Response.json({ key: headers.get('idempotency-key')?.length }) : failed;
  };
}

test.each([
  ['a worker or an edge runtime', {}, /^tenantry-sdk\//],
  ['a page', { document: {} }, undefined],
  ['a web worker', { importScripts() {} }, undefined],
])('the SDK runs in %s, with standard globals alone', async (_, more, userAgent) => {
  const userAgents: (string | null)[] = [];
  const context = createContext({ ...standard, ...timers, ...more, fetch: createServer(userAgents) });
  expect(runInContext('typeof process + typeof Buffer + typeof require + typeof global', context)).toBe(
    'undefined'.repeat(4),
  );
  const result = await runInContext(`${bundle};${program}`, context);
  expect(JSON.parse(result)).toEqual({
    created: { key: 36 },
    ids: ['', '?cursor=next'],
    errors: [true, true, true],
  });
  if (userAgent) expect(userAgents[0]).toMatch(userAgent);
  else expect(userAgents).toEqual(userAgents.map(() => null));
});

test('the SDK needs nothing of Node', () => {
  expect(bundle).not.toMatch(/\brequire\(|node:|\bBuffer\b|__dirname/);
});
