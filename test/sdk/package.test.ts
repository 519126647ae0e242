import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProject, root } from '../support/packed-sdk.ts';

const run = promisify(execFile);
let project: string;
let server: Server;
let baseUrl: string;

beforeAll(async () => {
  project = await createProject();
  server = createServer((request, response) => {
    const found = request.url === '/v1/workspaces/acme';
    response.writeHead(found ? 200 : 404, {
      'content-type': found ? 'application/json' : 'application/problem+json',
    });
    response.end(
      JSON.stringify(found ? { id: 'ws_1' } : { code: 'not_found', detail: 'No.', request_id: 'req_1' }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  baseUrl = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '';
}, 120_000);

afterAll(async () => {
  server?.close();
  await rm(project, { recursive: true, force: true });
});

const program = `
const tenantry = new Tenantry({ token: 'tn_svc_secret', baseUrl: process.env.BASE_URL });
const publicKey = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo';
const main = async () => {
  const found = await tenantry.workspaces.get({ workspace: 'acme' });
  const error = await tenantry.workspaces.get({ workspace: 'other' }).catch((reason) => reason);
  const kind = [error instanceof NotFoundError, error instanceof ApiError, error.name, error.code, error.request_id];
  const unsigned = await unwrap('{}', {}, 'whsec_AAAA').catch((reason) => reason);
  const { valid, problem } = await verifyAuditBundle('no bundle', { publicKey });
  console.log(JSON.stringify([found, ...kind, unsigned instanceof TenantryError, valid, problem.code]));
};
main();
`;

test.each([
  [
    'an ES module',
    'main.mjs',
    `import { ApiError, NotFoundError, Tenantry, TenantryError } from '@tenantry/sdk';
     import { unwrap } from '@tenantry/sdk/webhooks';
     import { verifyAuditBundle } from '@tenantry/sdk/audit';`,
  ],
  [
    'CommonJS',
    'main.cjs',
    `const { ApiError, NotFoundError, Tenantry, TenantryError } = require('@tenantry/sdk');
     const { unwrap } = require('@tenantry/sdk/webhooks');
     const { verifyAuditBundle } = require('@tenantry/sdk/audit');`,
  ],
])(
  'the installed package runs as %s',
  async (_, file, imports) => {
    await writeFile(join(project, file), imports + program);
    const { stdout } = await run(process.execPath, [file], {
      cwd: project,
      env: { ...process.env, BASE_URL: baseUrl },
    });
    expect(JSON.parse(stdout)).toEqual([
      { id: 'ws_1' },
      true,
      true,
      'NotFoundError',
      'not_found',
      'req_1',
      true,
      false,
      'malformed',
    ]);
  },
  30_000,
);

test('an error is an instance of its classes in every build and entry, and classes are shown by their names', async () => {
  const mixed = `
    import { createRequire } from 'node:module';
    import { inspect } from 'node:util';
    import * as esm from '@tenantry/sdk';
    import * as esmWebhooks from '@tenantry/sdk/webhooks';
    const require = createRequire(import.meta.url);
    const cjs = require('@tenantry/sdk');
    const cjsWebhooks = require('@tenantry/sdk/webhooks');
    const results = [[esm.Tenantry.name, cjs.Tenantry.name]];
    for (const [thrower, asker] of [[esm, cjs], [cjs, esm]]) {
      const tenantry = new thrower.Tenantry({ baseUrl: process.env.BASE_URL });
      const error = await tenantry.workspaces.get({ workspace: 'other' }).catch((reason) => reason);
      const { ApiError, ConflictError, NotFoundError, TenantryError } = asker;
      results.push([NotFoundError, ApiError, TenantryError, ConflictError].map((Class) => error instanceof Class));
      results.push(inspect(error).split(':')[0]);
    }
    const entries = [esmWebhooks, cjsWebhooks];
    for (const { unwrap } of [esmWebhooks, cjsWebhooks]) {
      const error = await unwrap('{}', {}, 'whsec_AAAA').catch((reason) => reason);
      results.push(entries.map(({ WebhookVerificationError }) => error instanceof WebhookVerificationError));
    }
    console.log(JSON.stringify(results));`;
  await writeFile(join(project, 'mixed.mjs'), mixed);
  const env = { ...process.env, BASE_URL: baseUrl };
  const { stdout } = await run(process.execPath, ['mixed.mjs'], { cwd: project, env });
  const isNotFound = [true, true, true, false];
  const everywhere = [true, true];
  expect(JSON.parse(stdout)).toEqual([
    ['Tenantry', 'Tenantry'],
    isNotFound,
    'NotFoundError',
    isNotFound,
    'NotFoundError',
    everywhere,
    everywhere,
  ]);
}, 30_000);

test('the package contains what is needed and nothing more', async () => {
  const { stdout } = await run('find', ['.', '-type', 'f'], {
    cwd: join(project, 'node_modules/@tenantry/sdk'),
  });
  const guards = ['express', 'fastify', 'hono'];
  const names = [
    'audit',
    'index',
    'ledger',
    'money',
    'openai',
    'server',
    'until',
    'usage',
    'webhooks',
    ...guards,
  ];
  const entries = names.flatMap((name) => [`${name}.cjs`, `${name}.js`]);
  const types = [
    ...[
      'generated/currencies.gen',
      'generated/routes.gen',
      'generated/types.gen',
      'src/audit/index',
      'src/bundles/keys',
      'src/bundles/text-lines',
      'src/ledger/index',
      'src/ledger/problems',
      'src/audit/problems',
      'src/usage/index',
      'src/usage/problems',
    ],
    ...[
      ...['bound-client', 'client', 'errors', 'index', 'money'],
      ...['openai', 'operation-types', 'stream-events', 'types', 'until', 'webhooks'],
    ].map((name) => `src/${name}`),
    ...['guard-error', 'index', 'types', ...guards].map((name) => `src/server/${name}`),
  ].flatMap((name) => [`types/${name}.d.cts`, `types/${name}.d.ts`]);
  const dist = [...entries, 'cli.js', 'memory.js', ...types].map((name) => `./dist/${name}`);
  const documents = ['./CHANGELOG.md', './LICENSE', './README.md', './package.json'];
  expect(stdout.trim().split('\n').sort()).toEqual([...documents, ...dist].sort());
});

test('npm would publish the package as it is, without a correction', async () => {
  // No registry answers there: what is checked is the package.
  const nowhere = ['--registry', 'http://127.0.0.1:9', '--fetch-retries', '0'];
  const dryRun = ['publish', '--dry-run', '--json', '--ignore-scripts', ...nowhere];
  const { stdout, stderr } = await run('npm', dryRun, { cwd: join(root, 'sdk') });
  const { '@tenantry/sdk': published } = JSON.parse(stdout);
  expect(published.version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(published.entryCount).toBeGreaterThan(20);
  // npm corrects a manifest while it publishes, and only warns: a wrong path drops the command line, for example.
  const warnings = stderr.split('\n').filter((line) => /warn|error/i.test(line) && !/logged in/.test(line));
  expect(warnings).toEqual([]);
}, 30_000);
