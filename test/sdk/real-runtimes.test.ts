import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProject, root } from '../support/packed-sdk.ts';

const run = promisify(execFile);
/** `npm run runtimes` installs them there. */
const runtimes = join(root, '.cache/sdk-runtimes/node_modules');
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const WORKERD = join(runtimes, '@cloudflare/workerd-linux-64/bin/workerd');
let project: string;
let server: Server;
let baseUrl: string;
let attempts = 0;
let userAgents: (string | undefined)[] = [];

/** What each runtime executes with the packed package, against a server on this machine. */
const program = `
  import { Tenantry, NotFoundError, TenantryError } from '@tenantry/sdk';
  import { testHeaders, unwrap } from '@tenantry/sdk/webhooks';
  export async function main(baseUrl) {
    const tenantry = new Tenantry({ baseUrl, token: 'tn_ses_secret' });
    const fields = { workspace: 'acme', name: 'Billing', slug: 'billing', environment: 'production' };
    const created = await tenantry.projects.create(fields);
    const ids = (await tenantry.projects.list({ workspace: 'acme' }).toArray({ limit: 9 })).map(({ id }) => id);
    const missing = await tenantry.me.get().catch((error) => error);
    const file = { workspace: 'acme', export_id: 'exp_1' };
    const streamed = await new Response(await tenantry.auditExports.download(file).stream()).text();
    const { csv } = await tenantry.invitations.import({ workspace: 'acme', csv: new Blob(['email,role']) });
    const raw = await tenantry.projects.create(fields).asResponse();
    const secret = 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
    const body = JSON.stringify({ id: 'evt_1', type: 'project.created' });
    const event = await unwrap(body, await testHeaders(body, secret), secret);
    const option = (() => { try { new Tenantry({ baseURL: baseUrl }); } catch (error) { return error; } })();
    const errors = [missing instanceof NotFoundError, missing.name, option instanceof TenantryError];
    return { created, ids, errors, streamed, csv, raw: raw.status, event: event.id };
  }
`;
const expected = {
  created: { key: 36 },
  ids: ['prj_1', 'prj_2'],
  errors: [true, 'NotFoundError', true],
  streamed: 'a line\n',
  csv: 'email,role',
  raw: 200,
  event: 'evt_1',
};

beforeAll(async () => {
  project = await createProject();
  await writeFile(join(project, 'program.mjs'), program);
  const start = `import { main } from './program.mjs';
    console.log('RESULT ' + JSON.stringify(await main('BASE_URL')));`;
  server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(typeof body === 'string' ? body : JSON.stringify(body));
    if (pathname === '/') return answer(200, '<!doctype html>', { 'content-type': 'text/html' });
    if (pathname === '/bundle.js')
      return answer(200, await readFile(join(project, 'page.js'), 'utf8'), {
        'content-type': 'text/javascript',
      });
    if (pathname === '/v1/me') {
      userAgents.push(request.headers['user-agent']);
      return answer(404, { code: 'not_found', detail: 'No.' });
    }
    if (pathname.endsWith('/import')) return answer(200, { csv: Buffer.concat(chunks).toString() });
    if (pathname.endsWith('/download')) return answer(200, 'a line\n', { 'content-type': 'text/csv' });
    if (request.method === 'POST') {
      // Each third attempt fails, so that every runtime repeats one.
      if (attempts++ % 3 === 0) return answer(503, {}, { 'retry-after': '0' });
      return answer(200, { key: String(request.headers['idempotency-key']).length });
    }
    const next = searchParams.has('cursor') ? null : 'next';
    return answer(200, { data: [{ id: next ? 'prj_1' : 'prj_2' }], has_more: !!next, next_cursor: next });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  baseUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  await writeFile(join(project, 'main.mjs'), start.replace('BASE_URL', baseUrl));
}, 120_000);

afterAll(async () => {
  server?.closeAllConnections();
  server?.close();
  await rm(project, { recursive: true, force: true });
});

const resultOf = (stdout: string) => JSON.parse(/RESULT (.*)/.exec(stdout)?.[1] ?? 'null');

const commands: [name: string, path: string, args: string[]][] = [
  ['this Node', process.execPath, []],
  ['Node 22', join(runtimes, 'node22/bin/node'), []],
  ['Node 24', join(runtimes, 'node24/bin/node'), []],
  ['Bun', join(runtimes, '@oven/bun-linux-x64/bin/bun'), []],
  [
    'Deno',
    join(runtimes, '@deno/linux-x64-glibc/deno'),
    ['run', '--no-prompt', '--allow-net', '--node-modules-dir=manual'],
  ],
];

for (const [name, path, args] of commands) {
  const isHere = existsSync(path);
  test.runIf(isHere)(
    `${name} runs the packed package${isHere ? '' : ' (not on this machine: npm run runtimes)'}`,
    async () => {
      const { stdout } = await run(path, [...args, 'main.mjs'], { cwd: project });
      expect(resultOf(stdout)).toEqual(expected);
    },
    30_000,
  );
}

/** Bundles the program with the packed package, as an application does. */
const bundle = (source: string, outfile: string) =>
  build({
    stdin: { contents: source, resolveDir: project },
    outfile: join(project, outfile),
    bundle: true,
    format: 'esm',
    platform: 'browser',
  });

test.runIf(existsSync(WORKERD))(
  'a worker of Cloudflare runs the packed package (workerd, if it is on this machine)',
  async () => {
    const worker = `import { main } from './program.mjs';
      export default { fetch: async () => Response.json(await main('${baseUrl}')) };`;
    await bundle(worker, 'worker.js');
    const config = `using Workerd = import "/workerd/workerd.capnp";
      const config :Workerd.Config = (
        services = [
          (name = "main", worker = .worker),
          (name = "internet", network = (allow = ["public", "private", "local"])),
        ],
        sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
      );
      const worker :Workerd.Worker = (
        modules = [(name = "worker.js", esModule = embed "worker.js")],
        compatibilityDate = "2025-01-01",
      );`;
    await writeFile(join(project, 'config.capnp'), config);
    const child = spawn(WORKERD, ['serve', 'config.capnp', '--control-fd=1'], { cwd: project });
    try {
      const [line] = await once(child.stdout, 'data');
      const { port } = JSON.parse(String(line).split('\n')[0] ?? '');
      expect(await (await fetch(`http://127.0.0.1:${port}`)).json()).toEqual(expected);
    } finally {
      child.kill();
    }
  },
  30_000,
);

test.runIf(existsSync(CHROMIUM))(
  'Chromium runs the packed package in a page, without a User-Agent of its own (if it is on this machine)',
  async () => {
    await bundle(`import { main } from './program.mjs'; globalThis.main = main;`, 'page.js');
    const browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    });
    try {
      const page = await browser.newPage();
      await page.goto(baseUrl);
      await page.addScriptTag({ url: '/bundle.js', type: 'module' });
      await page.waitForFunction('globalThis.main');
      userAgents = [];
      expect(await page.evaluate(`globalThis.main(${JSON.stringify(baseUrl)})`)).toEqual(expected);
      expect(userAgents).toEqual([expect.stringMatching(/^Mozilla/)]);
    } finally {
      await browser.close();
    }
  },
  30_000,
);
