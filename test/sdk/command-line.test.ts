import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signer } from '../support/audit-bundle.ts';
import { makeLedgerBundle } from '../support/ledger-bundle.ts';
import { ledgerSigner } from '../support/ledger-seals.ts';
import { createProject } from '../support/packed-sdk.ts';
import { makeUsageBundle } from '../support/usage-bundle.ts';

const run = promisify(execFile);
const PERMISSIONS = [
  { name: 'invoices:read', description: 'Read invoices. */ }' },
  { name: "it's:odd", description: null },
];
let project: string;
let server: Server;
let env: NodeJS.ProcessEnv;

/** Two pages of permissions. */
beforeAll(async () => {
  project = await createProject();
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    const index = searchParams.has('cursor') ? 1 : 0;
    const found =
      pathname === '/v1/application-permissions' && request.headers.authorization === 'Bearer tn_op_x';
    response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' });
    const body = { data: [PERMISSIONS[index]], has_more: !index, next_cursor: index ? null : 'next' };
    response.end(JSON.stringify(found ? body : { code: 'not_found', detail: 'No such route.' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  env = { ...process.env, TENANTRY_BASE_URL: `http://127.0.0.1:${port}`, TENANTRY_TOKEN: 'tn_op_x' };
}, 120_000);

afterAll(async () => {
  server?.close();
  await rm(project, { recursive: true, force: true });
});

/** Runs the command as npx does, in the project that has the package. */
const tenantry = (args: string[], more: NodeJS.ProcessEnv = {}) =>
  run('npx', ['--offline', '@tenantry/sdk', ...args], { cwd: project, env: { ...env, ...more } }).then(
    ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );

describe('the command line', () => {
  test('writes the permissions of an application as types, from every page', async () => {
    const { stdout } = await tenantry(['permissions', 'types']);
    await writeFile(join(project, 'permissions.d.ts'), stdout);
    expect(stdout).toContain(`declare module '@tenantry/sdk' {
  interface ApplicationPermissions {
    /** Read invoices. *\\/ } */
    "invoices:read": true;
    "it's:odd": true;
  }
}`);
    expect(stdout).toContain("\nimport '@tenantry/sdk';\n");
  });

  test('says what the server answered, without a stack', async () => {
    const { code, stderr } = await tenantry(['permissions', 'types'], { TENANTRY_TOKEN: 'tn_svc_x' });
    expect([code, stderr.trim()]).toEqual([2, '404 not_found: No such route.']);
  });

  test('says which setting is missing', async () => {
    const { code, stderr } = await tenantry(['permissions', 'types'], { TENANTRY_BASE_URL: '' });
    expect([code, stderr.trim()]).toEqual([
      2,
      'Set baseUrl or TENANTRY_BASE_URL to the URL of your Tenantry server.',
    ]);
  });

  test('verifies a ledger without a server, and prints each problem with its line', async () => {
    const bundle = makeLedgerBundle(10, 5);
    const file = join(project, 'ledger.jsonl');
    const verify = async (content: string) => {
      await writeFile(file, content);
      return tenantry(['verify-ledger', file, '--public-key', ledgerSigner.publicKey]);
    };
    const { code, stdout } = await verify(bundle);
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^Valid: 10 transactions with 20 entries and 2 checkpoints of prj_/),
    ]);
    const changed = await verify(bundle.replace('"occurrence":1', '"occurrence":2'));
    expect(changed.code).toBe(1);
    expect(changed.stdout.split('\n')).toEqual([
      expect.stringMatching(/^Line 5 \(altered\): /),
      'Not valid: 1 problems.',
      '',
    ]);
  });

  test('verifies a bill without a server, and prints each problem with its line', async () => {
    const period = { since: '2026-01-01', until: '2026-01-31' };
    const { usage, audit } = await makeUsageBundle([['2026-01-14', false, 3]], period);
    const [file, log] = [join(project, 'usage.jsonl'), join(project, 'usage-audit.jsonl')];
    await writeFile(log, audit);
    const verify = async (content: string) => {
      await writeFile(file, content);
      return tenantry(['verify-usage', file, '--audit', log, '--public-key', signer.publicKey]);
    };
    const { code, stdout } = await verify(usage);
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^Valid: 3 calls for \$0\.00 in 1 closings of ws_/),
    ]);
    const changed = await verify(usage.replace('"cost_nano_usd":1000,', '"cost_nano_usd":1,'));
    expect([changed.code, changed.stdout.split('\n')[0]]).toEqual([
      1,
      expect.stringMatching(/^Line 3 \(altered\): /),
    ]);
  });

  test.each([
    [['verify-audit'], 'FILE is missing.'],
    [['verify-usage', 'usage.jsonl'], '--audit is missing.'],
    [['webhooks', 'listen', '--workspace', 'acme'], '--forward is missing.'],
    [['webhooks', 'lissen'], 'There is no command "webhooks lissen".'],
  ])('explains a wrong call: %j', async (args, said) => {
    const { code, stderr } = await tenantry(args);
    expect(code).toBe(2);
    expect(stderr.split('\n')[0]).toBe(said);
    expect(stderr).toContain('Usage: npx @tenantry/sdk COMMAND');
  });

  // A public key is Base64url, so one in 64 begins with a hyphen.
  test.each(['A'.repeat(43), `-${'A'.repeat(42)}`])(
    'says which file cannot be read, with the key %s',
    async (key) => {
      const { code, stderr } = await tenantry(['verify-audit', 'nowhere.jsonl', '--public-key', key]);
      expect([code, stderr]).toEqual([2, expect.stringContaining("open 'nowhere.jsonl'")]);
    },
  );
});
