import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { activeDirectory, type Scim, verifiedDomain } from '../support/scim/directories.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { createTeam } from '../support/users.ts';

const run = promisify(execFile);
const folder = dirname(fileURLToPath(import.meta.url));
const PYTHON = process.env.FOREIGN_PYTHON ?? join(folder, '../../.cache/foreign-clients/bin/python');

let server: TestServer;
let scim: Scim;
let domain: string;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  const team = await createTeam(server);
  domain = await verifiedDomain(server, team.workspaceId);
  scim = await activeDirectory(server, team.people.owner.api, { workspace: team.workspace });
});
afterAll(() => server.stop());

it('passes every check of scim2-tester', async () => {
  const env = {
    ...process.env,
    NO_COLOR: '1',
    BASE_URL: server.url,
    DOMAIN: domain,
    SCIM_CLI_HEADERS: `Authorization: Bearer ${scim.token}`,
  };
  // It ends with another code than 0 when a check fails.
  const report = await run(PYTHON, [join(folder, 'python/scim_tester.py')], { env }).catch(
    (error: unknown) => error,
  );
  const { stdout } = report as { stdout: string };
  const lines = stdout.split('\n');
  const passed = lines.filter((line) => line.startsWith('SUCCESS'));
  const others = lines.filter((line) =>
    /^(ERROR|CRITICAL|SKIPPED|COMPLIANCE_DEVIATION|DEVIATION)/.test(line),
  );
  expect(others.length === 0 ? [] : lines.filter((line) => !line.startsWith('SUCCESS'))).toEqual([]);
  expect(passed.length).toBeGreaterThanOrEqual(100);
});

it('serves scim2-client, which plays an identity provider', async () => {
  const env = { ...process.env, BASE_URL: server.url, DOMAIN: domain, SCIM_TOKEN: scim.token };
  const { stdout } = await run(PYTHON, [join(folder, 'python/scim_client.py')], { env });
  expect(JSON.parse(stdout)).toEqual({
    duplicate: 'uniqueness',
    found: 1,
    members: [true],
    displayName: 'Ada L.',
    nickName: 'Countess',
    active: [false, true],
    unchanged: true,
    left: 0,
  });
});
