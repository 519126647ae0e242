import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationId } from '../../../server/api/types.ts';
import {
  callOf,
  createTenantWithEverything,
  request,
  send,
  serviceKey,
  type TestResponse,
  type TestTenant,
} from '../../support/every-operation/operations.ts';
import { rounds } from '../../support/scale.ts';
import { engine, startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, newWorkspace, unique } from '../../support/users.ts';

// Revoked means revoked, also under a flood of requests, for those that wait for a row, and for jobs.

let server: TestServer;
let acme: TestTenant;
/** Where requests are sent to: one server, and on PostgreSQL a second one. */
let urls: string[];
let replica: Awaited<ReturnType<TestServer['replica']>> | undefined;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  replica = engine === 'postgres' ? await server.replica() : undefined;
  urls = [server.url, ...(replica === undefined ? [] : [replica.url])];
  acme = await createTenantWithEverything(server);
}, 120_000);
afterAll(async () => {
  await replica?.stop();
  await server.stop();
});

const anyUrl = () => urls[randomInt(urls.length)] ?? server.url;

/** Requests in the air that one after the other change a thing. */
const inTheAir = (
  count: number,
  servers: readonly string[],
  each: (url: string, index: number) => Promise<TestResponse>,
) => Array.from({ length: count }, (_, index) => each(servers[index % servers.length] ?? server.url, index));

const client = (url: string, token: string) => (method: string, path: string, body?: unknown) =>
  send({ url }, method, path, { token, body });

describe.each(engine === 'postgres' ? [1, 2] : [1])('sixty concurrent requests to %i server(s)', (count) => {
  const ROUNDS = rounds({ sample: 2, full: 20 });
  const at = () => urls.slice(0, count);
  const any = () => at()[randomInt(count)] ?? server.url;

  it('have no effect after the response to the revocation of their key', async () => {
    const { people } = acme;
    for (let round = 0; round < ROUNDS; round += 1) {
      const workspace = await newWorkspace(people.owner);
      const key = await serviceKey(people.owner, workspace, 'admin');
      const slug = unique('prj');
      const project = await people.owner.api.projects.create({
        workspace,
        name: 'P',
        slug,
        environment: 'sandbox',
      });
      const path = `/v1/workspaces/${workspace}/projects/${slug}`;
      const version = async () =>
        (await server.knex('projects').where({ id: project.id }).first('version'))?.version;
      const answers = inTheAir(60, at(), (url, index) =>
        client(url, key.secret)('PATCH', path, { name: `Name ${index}` }),
      );
      await delay(randomInt(60));
      const revoked = await client(any(), people.owner.token)(
        'DELETE',
        `/v1/workspaces/${workspace}/api-keys/${key.id}`,
      );
      expect(revoked.status, revoked.text).toBe(200);
      const atTheAnswer = await version();
      const statuses = new Set((await Promise.all(answers)).map(({ status }) => status));
      expect(await version(), `round ${round}`).toBe(atTheAnswer);
      expect([...statuses].filter((status) => ![200, 401].includes(status))).toEqual([]);
    }
  }, 120_000);

  it('do not widen a role for a removed admin after the owner has narrowed it', async () => {
    const { people } = acme;
    const admin = await createUser(server, 'Admin');
    for (let round = 0; round < ROUNDS; round += 1) {
      const workspace = await newWorkspace(people.owner, [[admin, 'admin']]);
      const role = await people.owner.api.roles.create({
        workspace,
        name: 'R',
        permissions: ['workspace:read'],
      });
      const path = `/v1/workspaces/${workspace}/roles/${role.id}`;
      const permissions = ['workspace:read', 'audit:read', 'members:manage'];
      const answers = inTheAir(60, at(), (url) => client(url, admin.token)('PATCH', path, { permissions }));
      await delay(randomInt(60));
      const asOwner = client(any(), people.owner.token);
      const removed = await asOwner('DELETE', `/v1/workspaces/${workspace}/members/${admin.id}`);
      expect(removed.status, removed.text).toBe(200);
      const narrowed = await asOwner('PATCH', path, { permissions: ['workspace:read'] });
      expect(narrowed.status, narrowed.text).toBe(200);
      await Promise.all(answers);
      const present = await people.owner.api.roles.get({ workspace, role_id: role.id });
      expect(present.permissions, `round ${round}`).toEqual(['workspace:read']);
    }
  }, 120_000);
});

// On the embedded engine no other session could hold a row.
describe.runIf(engine === 'postgres')('a request that waits for a row', () => {
  let place: TestTenant;
  beforeAll(async () => {
    place = await createTenantWithEverything(server);
  }, 60_000);
  const rows: ReadonlyArray<readonly [OperationId, string, () => Record<string, string>]> = [
    ['roles.update', 'roles', () => ({ id: place.ids.roleId })],
    ['settings.update', 'workspace_settings', () => ({ workspace_id: place.workspaceId })],
    ['projects.update', 'projects', () => ({ id: place.ids.projectId })],
    ['webhookEndpoints.rotateSecret', 'webhook_endpoints', () => ({ id: place.ids.endpointId })],
  ];

  it.each(rows)(
    'does not delay the removal of its caller, and is refused after it: %s',
    async (id, table, where) => {
      const admin = await createUser(server, 'Admin');
      const workspace = place.workspaceId;
      await server.operator.members.add({ workspace, user_id: admin.id, role: 'admin' });
      const call = callOf(id, place.ids);
      let answer: Promise<TestResponse> | undefined;
      await server.knex.transaction(async (trx) => {
        // As a statement of another request would, which the removal need not wait for.
        await trx(table).where(where()).forNoKeyUpdate().first();
        answer = request({ url: anyUrl() }, id, call, { token: admin.token });
        await delay(100);
        const removal = client(anyUrl(), place.people.owner.token)(
          'DELETE',
          `/v1/workspaces/${workspace}/members/${admin.id}`,
        );
        expect((await removal).status).toBe(200);
      });
      expect((await answer)?.status).toBe(404);
    },
  );
});
