import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createProject, streamExport } from '../../support/packed-sdk.ts';
import { pollUntil } from '../../support/poll.ts';
import { rounds } from '../../support/scale.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, type TestUser } from '../../support/users.ts';

/** An entry of this server takes ten kilobytes, so that few of them make a large export. */
const ENTRY = 10_000;
let server: TestServer;
let owner: TestUser;
let project: string;

beforeAll(async () => {
  [server, project] = await Promise.all([startTestServer(), createProject()]);
  owner = await createUser(server);
}, 120_000);

afterAll(async () => {
  await server?.stop();
  await rm(project, { recursive: true, force: true });
});

/** Exports the whole log. Returns the id of the export. */
async function exportLog(): Promise<string> {
  const { workspace, api } = owner;
  const { id: export_id } = await api.auditExports.create({ workspace, format: 'jsonl' });
  const read = () => api.auditExports.get({ workspace, export_id });
  await pollUntil(read, ({ status }) => status === 'ready', { what: 'the export', timeout: 300_000 });
  return export_id;
}

it('an export of 100 MB is downloaded from the server in constant memory of the client', async () => {
  const { workspace, api } = owner;
  const { id: tenant_id } = await api.workspaces.get({ workspace });
  const small = await exportLog();
  const count = rounds({ sample: 2_000, full: 10_500 });
  await server.knex.raw(
    `insert into audit_events (tenant_id, id, action, actor_type, user_agent, created_at)
     select ?, 'aud_' || lpad(n::text, 26, '0'), 'test.filled', 'system', repeat('x', ?), now() - interval '1 hour' + make_interval(secs => n / 1000.0)
     from generate_series(1, ?) n`,
    [tenant_id, ENTRY, count],
  );
  await server.knex.raw('analyze audit_events');
  const large = await exportLog();
  const env = { TENANTRY_BASE_URL: server.url, TENANTRY_TOKEN: owner.token };
  const { received, growth } = await streamExport(project, env, [workspace, small, large]);
  process.stdout.write(`export of ${Math.round(received / 1e6)} MB: ${growth.toFixed(1)} MB of growth\n`);
  expect(received).toBeGreaterThan(count * ENTRY);
  expect(growth).toBeLessThan(60);
}, 400_000);
