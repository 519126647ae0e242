import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationId } from '../../server/contract/types.ts';
import { newWorkspace, type Person, person, unique } from '../support/fixtures.ts';
import { rounds, seedOf } from '../support/scale.ts';
import { engine, startTestServer, type TestServer } from '../support/server.ts';
import {
  type Answer,
  callOf,
  type DocumentedOperation,
  isPublic,
  operations,
  request,
  send,
  serviceKey,
  type Tenant,
  tenant,
} from '../support/walk.ts';
import { makeReady, putBack } from '../support/walk-prepare.ts';

// Revoked means revoked, also for a request that was decided before and waits: for its turn, a connection or a row.

let server: TestServer;
let acme: Tenant;
/** Where requests are sent to: one server, and on PostgreSQL a second one. */
let urls: string[];
let replica: Awaited<ReturnType<TestServer['replica']>> | undefined;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  replica = engine === 'postgres' ? await server.replica() : undefined;
  urls = [server.url, ...(replica === undefined ? [] : [replica.url])];
  acme = await tenant(server);
}, 120_000);
afterAll(async () => {
  await replica?.stop();
  await server.stop();
});

const anyUrl = () => urls[randomInt(urls.length)] ?? server.url;
const isRefused = ({ status }: Answer) => [401, 403, 404].includes(status);

/** The operations that change something, and that a person can do: nobody revokes the operator's key. */
const changing = operations.filter(
  (operation) =>
    operation.method !== 'GET' &&
    operation.schema['x-safe'] !== true &&
    operation.schema['x-permission'] !== 'operator' &&
    !isPublic(operation),
);

/** What a way to lose access changes, as any operation, job or statement by hand would. */
interface Revocation {
  name: string;
  /** @returns how it is undone */
  revoke(trx: Knex): Promise<(db: Knex) => Promise<unknown>>;
}

const sessionId = async ({ api }: Person): Promise<string> => (await api.me.get()).principal.id;

/** Sets columns of rows to something else, and back. */
const update = (
  name: string,
  table: string,
  where: () => Promise<Record<string, string>> | Record<string, string>,
  values: Record<string, unknown>,
): Revocation => ({
  name,
  async revoke(trx) {
    const rows = await where();
    const before = await trx(table)
      .where(rows)
      .first(...Object.keys(values));
    await trx(table).where(rows).update(values);
    return (db) => db(table).where(rows).update(before);
  },
});

const inWorkspace = () => ({ workspace_id: acme.workspaceId });
const inOrganization = () => ({ workspace_id: acme.ids.organizationId });
const owner = () => acme.people.owner;
let ownersSession = '';
const ENDED = new Date(0);

const EVERYWHERE: readonly Revocation[] = [
  update('the session ends', 'credentials', () => ({ subject_id: ownersSession }), { ended_at: ENDED }),
];
const OF_WORKSPACES: readonly Revocation[] = [
  update('the member is deactivated', 'members', () => ({ ...inWorkspace(), user_id: owner().id }), {
    status: 'deactivated',
  }),
  update('the member is demoted', 'members', () => ({ ...inWorkspace(), user_id: owner().id }), {
    role: 'viewer',
  }),
  update('the workspace is archived', 'workspaces', () => ({ id: acme.workspaceId }), { archived_at: ENDED }),
  update('an allowlist excludes the address', 'workspace_settings', inWorkspace, {
    ip_allowlist: ['203.0.113.9/32'],
  }),
];
const OF_ORGANIZATIONS: readonly Revocation[] = [
  update('the member is demoted', 'members', () => ({ ...inOrganization(), user_id: owner().id }), {
    role: 'member',
  }),
  update('the organization is archived', 'organizations', () => ({ id: acme.ids.organizationId }), {
    archived_at: ENDED,
  }),
  update(
    'an allowlist of the organization excludes the address',
    'organization_settings',
    () => ({ organization_id: acme.ids.organizationId }),
    { ip_allowlist: ['203.0.113.9/32'] },
  ),
];

const revocationsOf = ({ path }: DocumentedOperation): readonly Revocation[] => [
  ...EVERYWHERE,
  ...(path.includes('{workspace}') ? OF_WORKSPACES : []),
  ...(path.includes('{organization}') ? OF_ORGANIZATIONS : []),
];

/** Entries and events: every change that is not a repetition leaves one. */
async function traces(): Promise<number> {
  const counts = await Promise.all(
    ['audit_events', 'events'].map(async (table) =>
      Number((await server.knex(table).count({ n: '*' }))[0]?.n),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Reads what the request is decided by, so that the decision needs no connection. */
async function warm(url: string, { path }: DocumentedOperation, params: Record<string, string> = {}) {
  const { token } = owner();
  const [place] =
    /^\/v1\/(?:workspaces\/\{workspace\}(?:\/projects\/\{project\})?|organizations\/\{organization\})/.exec(
      path,
    ) ?? ['/v1/me'];
  const filled = place.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  return send({ url }, 'GET', filled, { token });
}

/** Asks until it is served: what is undone by hand is not waited for by anybody. */
async function untilServed(ask: () => Promise<Answer>): Promise<void> {
  for (let tries = 0; tries < 200 && isRefused(await ask()); tries += 1) await delay(5);
}

/** Sends a request while a revocation is about to commit, and answers it and what a later request is answered. */
async function race(operation: DocumentedOperation, { revoke }: Revocation) {
  const { id } = operation;
  const call = callOf(id, await makeReady(server, acme, id, owner()));
  const url = anyUrl();
  const { token } = owner();
  await warm(url, operation, call.params);
  const before = await traces();
  let answer: Promise<Answer> | undefined;
  const undo = await server.knex.transaction(async (trx) => {
    const undone = await revoke(trx);
    answer = request({ url }, id, call, { token });
    // Long enough to be decided and to wait: for the connection, or for what is about to change.
    await delay(30);
    return undone;
  });
  const first = await answer;
  const after = await traces();
  // What was served has changed what the request is about, so a later one asks for another such thing.
  const wasServed = first !== undefined && first.status < 300;
  const again = wasServed ? await makeReady(server, acme, id, owner()).catch(() => undefined) : acme.ids;
  const next = wasServed && again !== undefined ? callOf(id, again) : call;
  const later = again === undefined ? first : await request({ url }, id, next, { token });
  await undo(server.knex);
  // What was made ready is put back also when the request was refused; where nothing has changed, that is refused.
  await putBack(server, acme, id).catch(() => undefined);
  // What was made ready to be restored, or is deleted again by what was undone, is.
  if (id.endsWith('.restore')) await untilServed(() => request({ url }, id, call, { token }));
  for (const each of urls) await untilServed(() => warm(each, operation, { ...acme.ids }));
  return { first, later, effects: after - before };
}

describe('a request that was decided before a revocation and carried out after it', () => {
  const seed = seedOf('revoked-requests');
  const random = fc.sample(fc.nat(1000), { numRuns: changing.length, seed });
  const all = rounds({ sample: 0, full: 1 }) === 1;
  const cases = changing.flatMap((operation, index) => {
    const ways = revocationsOf(operation);
    const chosen = all ? ways : ways.slice((random[index] ?? 0) % ways.length).slice(0, 1);
    return chosen.map((way) => ({ id: operation.id, name: way.name, operation, way }));
  });

  beforeAll(async () => {
    ownersSession = await sessionId(owner());
  });

  it.each(cases)('has no effect: $id, when $name', async ({ operation, way }) => {
    const { first, later, effects } = await race(operation, way);
    if (later === undefined || !isRefused(later)) return;
    // By the decision, or by what the handler refuses before that: never served, and never an error of ours.
    expect(Math.floor((first?.status ?? 0) / 100), first?.text).toBe(4);
    expect(effects).toBe(0);
  });
});

/** Requests in the air that one after the other change a thing. */
const inTheAir = (
  count: number,
  servers: readonly string[],
  each: (url: string, index: number) => Promise<Answer>,
) => Array.from({ length: count }, (_, index) => each(servers[index % servers.length] ?? server.url, index));

const client = (url: string, token: string) => (method: string, path: string, body?: unknown) =>
  send({ url }, method, path, { token, body });

describe.each(engine === 'postgres' ? [1, 2] : [1])(
  'of sixty requests in the air at %i server(s)',
  (count) => {
    const ROUNDS = rounds({ sample: 2, full: 20 });
    const at = () => urls.slice(0, count);
    const any = () => at()[randomInt(count)] ?? server.url;

    it('none has an effect after the answer to the revocation of their key', async () => {
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

    it('none of a removed admin widens a role that the owner narrows afterwards', async () => {
      const { people } = acme;
      const admin = await person(server, 'Admin');
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
  },
);

// On the embedded engine no other session could hold a row.
describe.runIf(engine === 'postgres')('a request that waits for a row', () => {
  let place: Tenant;
  beforeAll(async () => {
    place = await tenant(server);
  }, 60_000);
  const rows: ReadonlyArray<readonly [OperationId, string, () => Record<string, string>]> = [
    ['roles.update', 'roles', () => ({ id: place.ids.roleId })],
    ['settings.update', 'workspace_settings', () => ({ workspace_id: place.workspaceId })],
    ['projects.update', 'projects', () => ({ id: place.ids.projectId })],
    ['webhookEndpoints.rotateSecret', 'webhook_endpoints', () => ({ id: place.ids.endpointId })],
  ];

  it.each(rows)(
    'does not hold up the removal of its caller, and is refused after it: %s',
    async (id, table, where) => {
      const admin = await person(server, 'Admin');
      const workspace = place.workspaceId;
      await server.operator.members.add({ workspace, user_id: admin.id, role: 'admin' });
      const call = callOf(id, place.ids);
      let answer: Promise<Answer> | undefined;
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
