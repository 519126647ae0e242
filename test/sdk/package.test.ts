import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
let project: string;
let server: Server;
let baseUrl: string;

/** An empty project with the package as npm would publish it. It has no dependencies, so no registry is asked. */
beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'tenantry-sdk-'));
  await writeFile(join(project, 'package.json'), '{ "private": true }');
  await run('npm', ['run', 'build', '-w', 'sdk'], { cwd: root });
  const quiet = ['--ignore-scripts', '--pack-destination', project, '--json'];
  const { stdout } = await run('npm', ['pack', './sdk', ...quiet], {
    cwd: root,
  });
  const tarballs = [...stdout.matchAll(/"filename": "([^"]+)"/g)].map(([, name]) => `./${name}`);
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', ...tarballs], { cwd: project });
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

test('an error is an instance of its classes in every build and entry, and is shown by its name', async () => {
  const mixed = `
    import { createRequire } from 'node:module';
    import { inspect } from 'node:util';
    import * as esm from '@tenantry/sdk';
    import * as esmWebhooks from '@tenantry/sdk/webhooks';
    const require = createRequire(import.meta.url);
    const cjs = require('@tenantry/sdk');
    const cjsWebhooks = require('@tenantry/sdk/webhooks');
    const results = [];
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
  const entries = ['audit', 'index', 'webhooks'].flatMap((name) =>
    ['cjs', 'd.cts', 'd.ts', 'js'].map((end) => `${name}.${end}`),
  );
  // The types that the entries share are in a file whose name says what is in it.
  const shared = ['errors-HASH.d.cts', 'errors-HASH.d.ts'];
  const dist = [...entries, ...shared].map((name) => `./dist/${name}`);
  const files = stdout
    .replaceAll(/errors-[\w-]{8}\./g, 'errors-HASH.')
    .trim()
    .split('\n');
  expect(files.sort()).toEqual(['./LICENSE', './README.md', ...dist, './package.json'].sort());
});

describe('the types of the installed package', () => {
  /** Compiles a folder of sources under one way to resolve modules. */
  async function compile(name: string, sources: Record<string, string>, options: object): Promise<void> {
    const folder = join(project, name);
    await mkdir(folder);
    for (const [file, text] of Object.entries(sources)) await writeFile(join(folder, file), text);
    const compilerOptions = { strict: true, noEmit: true, target: 'ES2022', types: [], ...options };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*'] }));
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    // The compiler exits with an error when a type is wrong, and reports it on the standard output.
    await run(process.execPath, [tsc, '-p', folder]).catch(({ stdout }) => Promise.reject(new Error(stdout)));
  }

  const use = `
    const tenantry = new Tenantry({ token: 'tn_svc_secret' });
    export const project: Promise<Project> = tenantry.projects.get({ workspace: 'acme', project: 'billing' });
    // @ts-expect-error the project is missing
    tenantry.projects.get({ workspace: 'acme' });
    export const isTaken = (error: ApiError): boolean => error.code === 'slug_taken';
  `;
  const imported = `import { type ApiError, type Project, Tenantry } from '@tenantry/sdk';${use}`;
  const required = `import sdk = require('@tenantry/sdk');
    import { type ApiError, type Project, Tenantry } from '@tenantry/sdk';
    export const same: typeof sdk.Tenantry = Tenantry;${use}`;
  const blocks = async () => {
    const readme = await readFile(join(root, 'sdk/README.md'), 'utf8');
    return [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code).join('\n');
  };

  test('compile without an error under nodenext, from ES modules and CommonJS, with every strictness', async () => {
    await compile(
      'nodenext',
      { 'a.mts': imported, 'b.cts': required },
      {
        module: 'nodenext',
        moduleResolution: 'nodenext',
        lib: ['ES2022', 'DOM'],
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
      },
    );
  }, 60_000);

  test('compile without an error for bundlers, together with the code of the README', async () => {
    await compile(
      'bundler',
      { 'a.ts': imported, 'readme.ts': await blocks() },
      {
        module: 'esnext',
        moduleResolution: 'bundler',
        lib: ['ES2022', 'DOM', 'DOM.AsyncIterable'],
      },
    );
  }, 60_000);
});
