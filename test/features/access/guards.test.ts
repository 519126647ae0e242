import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Tenantry } from '../../../sdk/src/index.ts';
import { protect } from '../../../sdk/src/server/express.ts';
import { createKey } from '../../support/keys.ts';
import { rounds } from '../../support/scale.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createTeam, createUser, type TestTeam } from '../../support/users.ts';

let server: TestServer;
let acme: TestTeam;
let globex: TestTeam;
let api: Server;
let origin: string;
/** While a test holds them, responses of Tenantry wait here for the application. */
let held: (() => void)[] | undefined;

/** Delivers the response of a verification, or keeps it back until the test lets it go. */
const heldFetch: typeof fetch = async (url, init) => {
  const response = await fetch(url, init);
  const list = held;
  if (list) await new Promise<void>((resolve) => list.push(resolve));
  return response;
};

beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  [acme, globex] = [await createTeam(server), await createTeam(server)];
  const { secret } = await server.operator.applicationKeys.create({
    name: 'api',
    permissions: ['credentials:verify'],
  });
  const tenantry = new Tenantry({ baseUrl: server.url, token: secret, fetch: heldFetch });
  const app = express();
  const guard = protect(tenantry, {
    permission: 'projects:create',
    workspace: (req) => req.params.workspace,
    project: (req) => req.params.project,
  });
  app.get(['/:workspace', '/:workspace/:project'], guard, (req, res) => {
    res.json({ by: req.tenantry.principal.id });
  });
  const open = protect(tenantry, { acceptSessions: true });
  app.get('/', open, (req, res) => {
    res.json({ by: req.tenantry.principal.id });
  });
  api = createServer(app);
  await once(api.listen(0, '127.0.0.1'), 'listening');
  const address = api.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}, 60_000);

afterAll(async () => {
  api?.closeAllConnections();
  api?.close();
  await server?.stop();
});

/** Calls the guarded application, and returns the status and the code of the problem. */
async function call(path: string, token: string): Promise<string> {
  const response = await fetch(origin + path, { headers: { authorization: `Bearer ${token}` } });
  // The application answers with one of these.
  const { code, by } = (await response.json()) as { code?: string; by?: string };
  return `${response.status} ${code ?? (by === undefined ? '' : 'served')}`;
}

describe('a guarded application', () => {
  it('serves a key in its own workspace and projects only, and as far as its scope goes', async () => {
    const { workspace, project, people } = acme;
    const key = await createKey(server, people.owner.api, { workspace });
    const reader = await createKey(server, people.owner.api, { workspace, scope: 'read-only' });
    const cases: [path: string, token: string, expected: string][] = [
      [`/${workspace}`, key.secret, '200 served'],
      [`/${workspace}/${project.slug}`, key.secret, '200 served'],
      [`/${workspace}/nowhere`, key.secret, '404 not_found'],
      [`/${globex.workspace}`, key.secret, '404 not_found'],
      [`/nowhere`, key.secret, '404 not_found'],
      [`/%2e%00`, key.secret, '404 not_found'],
      [`/${workspace}`, reader.secret, '403 insufficient_scope'],
      [`/${workspace}`, `${key.secret.slice(0, -1)}_`, '401 invalid_credentials'],
      [`/${workspace}`, server.operatorKey, '401 unsupported_credential'],
    ];
    for (const [path, token, expected] of cases) expect(await call(path, token)).toBe(expected);
  });

  it('asks for a workspace where a credential reaches several', async () => {
    const person = await createUser(server, 'Founder');
    const organization = await person.api.organizations.create({ name: 'Group', slug: `g-${Date.now()}` });
    const key = await person.api.organizationKeys.create({
      organization: organization.slug,
      name: 'group',
      scope: 'admin',
    });
    expect(await call('/', key.secret)).toBe('400 workspace_required');
    expect(await call('/', person.token)).toBe('400 workspace_required');
    const own = await createKey(server, acme.people.owner.api, { workspace: acme.workspace });
    expect(await call('/', own.secret)).toBe('200 served');
  });

  it('answers 429 when the key has used up its own limit', async () => {
    const { workspace, people } = acme;
    const rate_limit = { requests: 2, per_seconds: 60 };
    const { secret } = await createKey(server, people.owner.api, { workspace, rate_limit });
    const statuses = [];
    for (let round = 0; round < 3; round++) statuses.push(await call(`/${workspace}`, secret));
    expect(statuses).toEqual(['200 served', '200 served', '429 rate_limited']);
  });

  it('refuses every request after the receipt of a revocation, while the answer to an earlier one is on its way', async () => {
    const { workspace, people } = acme;
    const count = rounds({ sample: 15, full: 1000 });
    const outcomes = [];
    for (let round = 0; round < count; round++) {
      const key = await createKey(server, people.owner.api, { workspace });
      held = [];
      const before = call(`/${workspace}`, key.secret);
      await expect.poll(() => held?.length, { interval: 1 }).toBe(1);
      await people.owner.api.apiKeys.revoke({ workspace, key_id: key.id });
      const after = call(`/${workspace}`, key.secret);
      await expect.poll(() => held?.length, { interval: 1 }).toBe(2);
      // The response to the later request arrives first in every second round.
      for (const release of round % 2 ? held : held.toReversed()) release();
      held = undefined;
      outcomes.push([await before, await after]);
    }
    const refused = outcomes.filter(([before, after]) => before === '200 served' && /^401/.test(after ?? ''));
    expect(refused).toHaveLength(count);
  });
});
