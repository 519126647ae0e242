import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { unwrap, type WebhookEvent } from '../../../sdk/src/webhooks.ts';
import { createProject } from '../../support/packed-sdk.ts';
import { pollUntil } from '../../support/poll.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, type TestUser, unique } from '../../support/users.ts';

const run = promisify(execFile);
let server: TestServer;
let owner: TestUser;
let project: string;
let command: string;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  [server, project] = await Promise.all([startTestServer(), createProject()]);
  owner = await createUser(server);
  command = join(project, 'node_modules/.bin/tenantry');
  env = { ...process.env, TENANTRY_BASE_URL: server.url, TENANTRY_TOKEN: owner.token };
}, 120_000);

afterAll(async () => {
  await server?.stop();
  await rm(project, { recursive: true, force: true });
});

it('verifies an export of the audit log, and finds a changed entry', async () => {
  const { workspace, api } = owner;
  await pollUntil(
    () => api.auditEvents.list({ workspace }),
    ({ data }) => data.every(({ seq }) => seq !== null),
    { what: 'the seal of all entries' },
  );
  const { id: export_id } = await api.auditExports.create({ workspace, format: 'jsonl' });
  const bundle = await api.auditExports.download({ workspace, export_id });
  const file = join(project, 'audit.jsonl');
  await writeFile(file, bundle);
  const { stdout } = await run(command, ['verify-audit', file], { env });
  expect(stdout).toMatch(/^Valid: \d+ entries \(1 to \d+\) and \d+ checkpoints of ws_/);
  await writeFile(file, bundle.replace('"action":"', '"action":"x'));
  const { data } = await api.auditKeys.list();
  const changed = run(command, ['verify-audit', file, '--public-key', data[0]?.public_key ?? ''], { env });
  await expect(changed).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/^Not valid \(\w+\): /),
  });
});

it('writes the permissions that the application has registered as types', async () => {
  const name = 'invoices:read';
  await server.operator.applicationPermissions.create({
    name,
    description: 'Read invoices.',
    class: 'read',
    roles: [],
  });
  const { stdout } = await run(command, ['permissions', 'types'], { env });
  expect(stdout).toContain(`    /** Read invoices. */\n    "${name}": true;\n`);
});

it('forwards new events to a receiver, signed as webhooks are, and no earlier ones', async () => {
  const { workspace, api } = owner;
  const create = (slug: string) =>
    api.projects.create({ workspace, name: 'P', slug, environment: 'sandbox' });
  await create(unique('earlier'));
  const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
  const events: WebhookEvent[] = [];
  const receiver = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    events.push(await unwrap(Buffer.concat(chunks), request.headers, secret));
    response.writeHead(204).end();
  });
  await once(receiver.listen(0, '127.0.0.1'), 'listening');
  const address = receiver.address();
  const forward = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/hooks`;
  const options = ['--workspace', workspace, '--forward', forward, '--secret', secret];
  const listener = spawn(command, ['webhooks', 'listen', ...options], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const printed = async (text: RegExp) => {
    while (!lines.some((line) => text.test(line)))
      lines.push(
        ...String(await once(listener.stdout, 'data'))
          .trim()
          .split('\n'),
      );
  };
  try {
    await printed(/^Forwarding the events/);
    const slugs = [unique('first'), unique('second')];
    const made = [await create(slugs[0] ?? ''), await create(slugs[1] ?? '')];
    await printed(/^project\.created evt_\w+: 204$/);
    await pollUntil(
      () => events.length,
      (count) => count === 2,
      { what: 'both events' },
    );
    expect(events.map(({ type, data }) => [type, data])).toEqual(
      made.map(({ id }) => ['project.created', expect.objectContaining({ id })]),
    );
  } finally {
    listener.kill();
    receiver.close();
  }
}, 30_000);
