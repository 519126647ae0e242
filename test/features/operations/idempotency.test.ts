import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { purgeExpiredReplies, REPLAY_HOURS } from '../../../server/operations/idempotency.ts';
import { arrange, restore } from '../../support/every-operation/arrange.ts';
import {
  callOf,
  createTenantWithEverything,
  type DocumentedOperation,
  document,
  isForOperator,
  isPublic,
  operation,
  operations,
  request,
  send,
  sizeOfSnapshot,
  snapshotDatabase,
  type TestResponse,
  type TestTenant,
} from '../../support/every-operation/operations.ts';
import { operationCalls } from '../../support/every-operation/resource-fixtures.ts';
import type { FixtureCall } from '../../support/operation-calls.ts';
import { seedOf, someOnEmbedded } from '../../support/scale.ts';
import { engine, startTestServer, type TestServer } from '../../support/server.ts';
import { createUser, type TestUser, unique } from '../../support/users.ts';

let server: TestServer;
let acme: TestTenant;
beforeAll(async () => {
  // The address of a request without a principal is then the one that the test says.
  server = await startTestServer({ env: { TRUST_PROXY: '1', BACKGROUND_WORK: 'false' } });
  acme = await createTenantWithEverything(server);
}, 120_000);
afterAll(() => server.stop());

const withKey = someOnEmbedded(
  operations.filter(({ method }) => method !== 'GET'),
  seedOf('idempotency'),
);
/** Whose credential ends with the account, so that a repetition has none. */
const ENDS_CALLER = new Set<string>(['me.delete']);
const recorded = withKey.filter(({ id, schema }) => schema['x-safe'] !== true && !ENDS_CALLER.has(id));
const [posts, otherChanges] = [true, false].map((isPost) =>
  recorded.filter(({ method }) => (method === 'POST') === isPost),
) as [DocumentedOperation[], DocumentedOperation[]];
const safe = withKey.filter(({ schema }) => schema['x-safe'] === true);
/** Who has done this may not do it again, so only the same request is answered as before. */
const GIVES_AWAY = new Set<string>(['workspaces.transferOwnership', 'workspaces.release']);

interface Asking {
  key: string;
  token?: string | undefined;
  from?: string;
  headers?: Record<string, string>;
}

const ask = (
  { id }: DocumentedOperation,
  call: FixtureCall,
  { key, token, from = '203.0.113.1', headers }: Asking,
) =>
  request(server, id, call, {
    token,
    headers: { 'idempotency-key': key, 'x-forwarded-for': from, ...headers },
  });

const isReplay = ({ headers }: TestResponse) => headers.get('idempotency-replayed') === 'true';

/** A request that will have an effect, of the owner's. */
const prepare = async ({ id }: DocumentedOperation) =>
  callOf(id, await arrange(server, acme, id, acme.people.owner));

/** The credential that an operation asks for: only the operator adds people to an organization without an invitation. */
const tokenFor = (operation: DocumentedOperation) => {
  if (isPublic(operation)) return undefined;
  return operation.id === 'organizationMembers.add' || isForOperator(operation)
    ? server.operatorKey
    : acme.people.owner.token;
};

/** What is in the database, but for the records themselves. */
const effects = async () =>
  (await snapshotDatabase(server.knex)).filter((line) => !line.startsWith('idempotency_records'));

/** How many rows there are, but for the records themselves. */
const rowCount = async () => (await sizeOfSnapshot(server.knex)) - (await recordCount());

const recordCount = async () => Number((await server.knex('idempotency_records').count({ n: '*' }))[0]?.n);

/** Whether there can be another request of the same operation. */
const takesSomething = ({ id, method, schema, parameters: { query } }: DocumentedOperation) =>
  (schema.requestBody !== undefined &&
    (method === 'POST' || operationCalls[id].alternativeCall !== undefined)) ||
  query.includes('dry_run');

/** The same operation with another body; where it takes none, with another query. */
function otherwise({ id }: DocumentedOperation, call: FixtureCall): FixtureCall {
  if (call.body === undefined) return { ...call, query: { dry_run: 'true' } };
  const { body } = (operationCalls[id].alternativeCall ?? operationCalls[id].call)(acme.ids);
  expect(body, `${id} has another body at the same address`).toBeDefined();
  expect(body).not.toEqual(call.body);
  return { ...call, ...(body !== undefined && { body }) };
}

/** A value with its properties in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, one]) => [name, reversed(one)] as const);
  return Object.fromEntries(entries.reverse());
}

/** The same request in other words: by ids in place of slugs, with other spacing and another order of properties. */
function inOtherWords({ parameters: { path } }: DocumentedOperation, call: FixtureCall): FixtureCall {
  const ids = {
    ...(path.includes('workspace') &&
      call.params?.workspace === acme.workspace && { workspace: acme.workspaceId }),
    ...(path.includes('organization') &&
      call.params?.organization === acme.ids.organizationSlug && { organization: acme.ids.organizationId }),
  };
  const isJson = typeof call.body === 'object';
  return {
    ...call,
    params: { ...call.params, ...ids },
    ...(isJson && { body: JSON.stringify(reversed(call.body), null, 2) }),
  };
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** Without the time that the response waited for replicas, which differs. */
const textOf = ({ text }: TestResponse) => text.replace(/"acknowledged_ms":[\d.]+/, '');

/** Asserts that a change takes effect once, and that repetitions get the same response. */
async function expectOneEffect(operation: DocumentedOperation): Promise<void> {
  const call = await prepare(operation);
  const asking = { key: unique('key'), token: tokenFor(operation) };
  const first = await ask(operation, call, asking);
  expect(first.status, first.text).toBe(operation.status);
  expect(isReplay(first)).toBe(false);
  const after = await effects();
  const second = await ask(operation, call, asking);
  expect(await effects()).toEqual(after);
  expect([second.status, textOf(second)]).toEqual([first.status, textOf(first)]);
  expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
  expect(isReplay(second)).toBe(true);
  const reworded = await ask(operation, inOtherWords(operation, call), {
    ...asking,
    ...(typeof call.body === 'object' && { headers: JSON_TYPE }),
  });
  expect([textOf(reworded), isReplay(reworded)], reworded.text).toEqual([textOf(first), true]);
  if (takesSomething(operation)) {
    const reused = await ask(operation, otherwise(operation, call), asking);
    const refused = GIVES_AWAY.has(operation.id)
      ? { status: 403, code: 'insufficient_role' }
      : { status: 422, code: 'idempotency_key_reused' };
    expect(reused.body, reused.text).toMatchObject(refused);
    expect(await effects()).toEqual(after);
  }
  await restore(server, acme, operation.id);
}

describe('every change with an Idempotency-Key', () => {
  it.each(posts)('$id has its effect once, and returns the same response again', expectOneEffect);

  it.each(posts)('$id has one effect for eight identical requests at once', async (operation) => {
    const call = await prepare(operation);
    const asking = { key: unique('key'), token: tokenFor(operation) };
    const before = await rowCount();
    const twins = await Promise.all(Array.from({ length: 8 }, () => ask(operation, call, asking)));
    expect(new Set(twins.map(({ status, text }) => `${status} ${text}`))).toHaveProperty('size', 1);
    expect(twins[0]?.status, twins[0]?.text).toBe(operation.status);
    expect(twins.filter((twin) => !isReplay(twin))).toHaveLength(1);
    const added = (await rowCount()) - before;
    await restore(server, acme, operation.id);
    const single = await prepare(operation);
    const start = await rowCount();
    await ask(operation, single, { ...asking, key: unique('key') });
    expect(added).toBe((await rowCount()) - start);
    await restore(server, acme, operation.id);
  });

  // Who sends a key, and with which method, is the same to both engines.
  it.runIf(engine === 'embedded').each(posts)(
    '$id treats the key of another caller as another key',
    async (operation) => {
      const call = await prepare(operation);
      const key = unique('key');
      const mine = { key, token: tokenFor(operation) };
      expect((await ask(operation, call, mine)).status).toBe(operation.status);
      const theirs = isPublic(operation)
        ? { key, from: '203.0.113.2' }
        : {
            key,
            token:
              isForOperator(operation) || /^(sessions|organizationMembers|usage)\./.test(operation.id)
                ? acme.people.admin.token
                : server.operatorKey,
          };
      const answer = await ask(operation, call, theirs);
      expect(isReplay(answer)).toBe(false);
      expect(answer.body?.code).not.toBe('idempotency_key_reused');
      await restore(server, acme, operation.id);
    },
  );

  it.each(safe)('$id changes nothing, so it is executed again', async (operation) => {
    const refusesSessions = operation.schema['x-refuses-sessions'] === true;
    const token = refusesSessions ? server.operatorKey : acme.people.owner.token;
    const asking = { key: unique('key'), token };
    const call = await prepare(operation);
    const records = await recordCount();
    for (let time = 0; time < 2; time += 1) {
      const answer = await ask(operation, call, asking);
      expect([200, 204], answer.text).toContain(answer.status);
      expect(isReplay(answer)).toBe(false);
    }
    expect(await recordCount()).toBe(records);
  });

  // They claim their key as a POST does, so their races and other callers are not repeated here.
  it.runIf(engine === 'postgres').each(otherChanges)(
    '$id has its effect once, and returns the same response again',
    expectOneEffect,
  );
});

const projectsCreate = operation('projects.create');
if (projectsCreate === undefined) throw new Error('The document has no POST.');
const createProject = (slug: string, asking: Asking, workspace = acme.workspace) =>
  ask(
    projectsCreate,
    { params: { workspace }, body: { name: 'Once', slug, environment: 'sandbox' } },
    { token: acme.people.owner.token, ...asking },
  );

describe('a failed request with an Idempotency-Key', () => {
  it.each([
    ['is malformed', 400, () => createProject('No Slug', { key: 'fails' })],
    ['has no credential', 401, () => createProject('anonymous', { key: 'fails', token: undefined })],
    [
      'is not permitted',
      403,
      () => createProject('viewer', { key: 'fails', token: acme.people.viewer.token }),
    ],
    ['goes to nothing', 404, () => createProject('nowhere', { key: 'fails' }, 'no-such-workspace')],
    ['meets a conflict', 409, () => createProject(acme.project.slug, { key: 'fails' })],
  ])('leaves no record when it %s', async (_, status, call) => {
    const records = await recordCount();
    expect((await call()).status).toBe(status);
    expect(await recordCount()).toBe(records);
    const slug = unique('after');
    const next = await createProject(slug, { key: unique('fails') });
    expect(next.status).toBe(201);
  });

  it('can be corrected under the same key', async () => {
    const key = unique('key');
    expect((await createProject(acme.project.slug, { key })).status).toBe(409);
    const slug = unique('right');
    const right = await createProject(slug, { key });
    expect([right.status, isReplay(right)]).toEqual([201, false]);
    const again = await createProject(slug, { key });
    expect([again.text, isReplay(again)]).toEqual([right.text, true]);
  });

  it('frees the key for an identical request that waited for it', async () => {
    const key = unique('key');
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => createProject(acme.project.slug, { key })),
    );
    expect(answers.map(({ status }) => status)).toEqual([409, 409, 409, 409]);
  });
});

const expireRecords = () =>
  server.knex.raw(
    `update idempotency_records set created_at = created_at - interval '${REPLAY_HOURS + 1} hours'`,
  );

/** Sends a header as bytes, which fetch would refuse to. */
const sendBytes = (value: Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    const { port, hostname } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    const chunks: Buffer[] = [];
    const body = JSON.stringify({ name: 'Raw', slug: unique('raw'), environment: 'sandbox' });
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()));
    socket.write(
      Buffer.concat([
        Buffer.from(
          `POST /v1/workspaces/${acme.workspace}/projects HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n` +
            `Authorization: Bearer ${acme.people.owner.token}\r\nContent-Type: application/json\r\n` +
            `Content-Length: ${body.length}\r\nIdempotency-Key: `,
        ),
        value,
        Buffer.from(`\r\n\r\n${body}`),
      ]),
    );
  });

describe('an Idempotency-Key', () => {
  it('has 1 to 255 printable characters', async () => {
    for (const key of ['x', '~ !"#$', 'k'.repeat(255)]) {
      expect((await createProject(unique('key'), { key })).status, key).toBe(201);
    }
  });

  it.each([
    ['is empty', ''],
    ['has 256 characters', 'k'.repeat(256)],
    ['has a tab', 'a\tb'],
    ['has a character beyond ASCII', 'caf\u00e9'],
  ])('is refused when it %s', async (_, key) => {
    const answer = await createProject(unique('bad'), { key });
    expect(answer.body, answer.text).toMatchObject({ status: 400, code: 'invalid_request' });
    expect(answer.body.errors).toEqual(
      expect.arrayContaining([expect.objectContaining({ location: 'header', path: 'idempotency-key' })]),
    );
  });

  it.each([0x00, 0x01, 0x0b, 0x1b, 0x7f])('is refused with the control character %i', async (code) => {
    const before = await effects();
    expect(await sendBytes(Buffer.from([0x61, code, 0x62]))).toMatch(/^HTTP\/1\.1 400 /);
    expect(await effects()).toEqual(before);
  });

  it('stands for one request, independent of the operation', async () => {
    const key = unique('key');
    const { token } = acme.people.owner;
    await createProject(unique('one'), { key });
    const path = `/v1/workspaces/${acme.workspace}/roles`;
    const body = { name: unique('Role'), permissions: ['projects:read'] };
    const answer = await send(server, 'POST', path, { token, body, headers: { 'idempotency-key': key } });
    expect(answer.body).toMatchObject({ status: 422, code: 'idempotency_key_reused' });
  });

  it('is shared by all sessions of a user', async () => {
    const key = unique('key');
    const slug = unique('twice');
    const user: TestUser = acme.people.owner;
    const { token } = await server
      .client()
      .sessions.create({ email: user.email, password: 'correct horse battery staple' });
    const first = await createProject(slug, { key });
    const second = await createProject(slug, { key, token });
    expect([second.text, isReplay(second)]).toEqual([first.text, true]);
  });

  it('is deleted after a day, and is then free for another request', async () => {
    const key = unique('key');
    await createProject(unique('old'), { key });
    await expireRecords();
    const slug = unique('new');
    const first = await createProject(slug, { key });
    expect([first.status, isReplay(first)]).toEqual([201, false]);
    const second = await createProject(slug, { key });
    expect([second.text, isReplay(second)]).toEqual([first.text, true]);
  });

  it('replays nothing after a day to a caller whose request gave their permission away', async () => {
    const [former, newOwner] = [await createUser(server, 'Former'), await createUser(server, 'Successor')];
    const { workspace } = former;
    await server.operator.members.add({ workspace, user_id: newOwner.id, role: 'admin' });
    const asking = { key: unique('key'), token: former.token };
    const transfer = () =>
      ask(
        operation('workspaces.transferOwnership'),
        { params: { workspace }, body: { user_id: newOwner.id } },
        asking,
      );
    expect((await transfer()).status).toBe(200);
    expect(isReplay(await transfer())).toBe(true);
    await expireRecords();
    expect((await transfer()).body).toMatchObject({ status: 403, code: 'insufficient_role' });
  });

  it('is kept for as long as the document says', () => {
    expect(document.info.description).toContain(`same request within ${REPLAY_HOURS} hours`);
  });

  it('leaves a record that a job deletes after a day, and not before', async () => {
    await createProject(unique('expired'), { key: unique('key') });
    await expireRecords();
    await createProject(unique('young'), { key: unique('key') });
    while (await purgeExpiredReplies(server.knex));
    expect(await recordCount()).toBe(1);
  });

  it('returns the lost reply of a change although the etag in If-Match has changed by it', async () => {
    const path = `/v1/workspaces/${acme.workspace}`;
    const { token } = acme.people.owner;
    const etag = (await send(server, 'GET', path, { token })).headers.get('etag') ?? '';
    const headers = { 'idempotency-key': unique('key'), 'if-match': etag };
    const rename = (name: string) => send(server, 'PATCH', path, { token, body: { name }, headers });
    const first = await rename('One');
    expect([first.status, first.body.name]).toEqual([200, 'One']);
    const second = await rename('One');
    expect([second.text, isReplay(second)]).toEqual([first.text, true]);
    expect((await rename('Two')).body).toMatchObject({ status: 422, code: 'idempotency_key_reused' });
  });

  it('is optional: a change without one leaves no record', async () => {
    const records = await recordCount();
    const { token } = acme.people.owner;
    const path = `/v1/workspaces/${acme.workspace}`;
    expect((await send(server, 'PATCH', path, { token, body: { name: 'Bare' } })).status).toBe(200);
    expect(await recordCount()).toBe(records);
  });

  it('returns the lost receipt of a member who left', async () => {
    const leaver = await createUser(server, 'Leaver');
    await server.operator.members.add({ workspace: acme.workspace, user_id: leaver.id, role: 'viewer' });
    const call = { params: { workspace: acme.workspace, user_id: leaver.id } };
    const asking = { key: unique('key'), token: leaver.token };
    const first = await ask(operation('members.remove'), call, asking);
    expect(first.status, first.text).toBe(200);
    const second = await ask(operation('members.remove'), call, asking);
    expect([second.status, second.text, isReplay(second)]).toEqual([200, first.text, true]);
    const another = await ask(operation('members.remove'), call, { ...asking, key: unique('key') });
    expect(another.status).toBe(404);
  });
});

describe('the stored reply', () => {
  it('contains no readable secret, token or name', async () => {
    const user = await createUser(server, 'Sealed');
    const key = unique('seal');
    const created = await ask(
      operation('apiKeys.create'),
      {
        params: { workspace: user.workspace },
        body: { name: 'Readable name', kind: 'service', scope: 'admin' },
      },
      { key, token: user.token },
    );
    const { secret } = created.body;
    const rows = await server.knex('idempotency_records').where({ principal: user.id });
    expect(rows).toHaveLength(1);
    const [row] = rows;
    const bytes = Buffer.concat([row?.reply ?? Buffer.alloc(0), row?.key_hash ?? Buffer.alloc(0)]);
    for (const text of [secret, 'Readable name', key, user.email, created.body.id]) {
      for (const form of [text, Buffer.from(text).toString('hex'), Buffer.from(text).toString('base64')]) {
        expect(bytes.includes(form), text).toBe(false);
      }
    }
    expect(bytes.length).toBeGreaterThan(created.text.length);
  });
});
