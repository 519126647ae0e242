import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../../server/api/types.ts';
import { arrange, restore } from '../../support/every-operation/arrange.ts';
import {
  callOf,
  type DocumentedOperation,
  document,
  isPublic,
  operations,
  request,
  send,
  type TestResponse,
} from '../../support/every-operation/operations.ts';
import type { Ids } from '../../support/operation-calls.ts';
import { pollUntil } from '../../support/poll.ts';
import { type CallerName, type Stage, stageOf, tokenOf } from '../../support/revocation-stage.ts';
import type { Undo } from '../../support/revocation-statements.ts';
import { type Revocation, revocations } from '../../support/revocations.ts';
import { rounds, seedOf } from '../../support/scale.ts';
import { engine, startTestServer, type TestServer } from '../../support/server.ts';

// Revoked means revoked, also for a request that was decided before and waits: for its turn, a connection or a row.

let server: TestServer;
let stage: Stage;
/** Where requests are sent to: one server, and on PostgreSQL a second one. */
let urls: string[];
let replica: Awaited<ReturnType<TestServer['replica']>> | undefined;
beforeAll(async () => {
  server = await startTestServer({ env: { BACKGROUND_WORK: 'false' } });
  replica = engine === 'postgres' ? await server.replica() : undefined;
  urls = [server.url, ...(replica === undefined ? [] : [replica.url])];
  stage = await stageOf(server);
}, 120_000);
afterAll(async () => {
  await replica?.stop();
  await server.stop();
});

const anyUrl = () => urls[randomInt(urls.length)] ?? server.url;
const isRefused = ({ status }: TestResponse) => [401, 403, 404].includes(status);

/** The operator key cannot be revoked, and only with it are users added to an organization without an invitation. */
const isForOperator = ({ id, schema }: DocumentedOperation) =>
  schema['x-permission'] === 'operator' || id === 'organizationMembers.add';

/** The operations that change something, and that a person or a key can do. */
const changing = operations.filter(
  (operation) =>
    operation.method !== 'GET' &&
    operation.schema['x-safe'] !== true &&
    !isForOperator(operation) &&
    !isPublic(operation),
);

interface Case {
  operation: DocumentedOperation;
  revocation: Revocation;
  code: ErrorCode;
}

const KEYS: ReadonlySet<CallerName> = new Set(['user', 'granted', 'organization']);

/** What only people may do is refused to a key in any case. */
const isForPeople = ({ id, schema }: DocumentedOperation) =>
  schema['x-errors']?.includes('approval_not_by_key') === true ||
  [
    'directories.activate',
    'organizationDirectories.activate',
    'ssoConnections.activate',
    'organizationSsoConnections.activate',
    // So do those who make links for people without an account.
    'ssoSetupLinks.create',
    'organizationSsoSetupLinks.create',
    'deviceAuthorizations.approve',
  ].includes(id);

const crossProduct: readonly Case[] = changing.flatMap((operation) =>
  revocations.flatMap((revocation) => {
    const code = revocation.code(operation);
    if (code === undefined || (isForPeople(operation) && KEYS.has(revocation.caller))) return [];
    return [{ operation, revocation, code }];
  }),
);

/** Returns cases in which each operation and each revocation occurs, in an order that follows from the seed. */
function sampleOf(cases: readonly Case[], seed: number): Case[] {
  const order = fc.sample(fc.double({ noNaN: true }), { numRuns: cases.length, seed });
  const shuffled = cases
    .map((one, index) => ({ one, rank: order[index] ?? 0 }))
    .sort((a, b) => a.rank - b.rank);
  const covered = new Set<unknown>();
  return shuffled.flatMap(({ one }) => {
    const { operation, revocation } = one;
    if (covered.has(operation) && covered.has(revocation)) return [];
    covered.add(operation).add(revocation);
    return [one];
  });
}

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
async function warm(
  url: string,
  token: string,
  { path }: DocumentedOperation,
  params: Record<string, string> = {},
) {
  const [place] =
    /^\/v1\/(?:workspaces\/\{workspace\}(?:\/projects\/\{project\})?|organizations\/\{organization\})/.exec(
      path,
    ) ?? ['/v1/me'];
  const filled = place.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  return send({ url }, 'GET', filled, { token });
}

/** Asks until it is served: nothing waits for what a statement by hand undoes. */
const untilServed = (ask: () => Promise<TestResponse>): Promise<TestResponse> =>
  pollUntil(ask, (response) => !isRefused(response), { what: 'a served request', interval: 5 });

/** Gives the lead their role in the project, which may be a new one. */
const leadIn = ({ projectId: project_id }: Ids) =>
  server
    .knex('project_members')
    .insert({ workspace_id: stage.acme.workspaceId, project_id, user_id: stage.lead.id, role: 'admin' })
    .onConflict(['workspace_id', 'project_id', 'user_id'])
    .merge(['role']);

/** Sends a request while a revocation is about to commit, and one after it. */
async function race({ operation, revocation }: Pick<Case, 'operation' | 'revocation'>) {
  const { id } = operation;
  const { acme } = stage;
  const token = tokenOf(stage, revocation.caller);
  const ids = await arrange(server, acme, id, { ...acme.people.owner, api: server.client(token) });
  await leadIn(ids);
  const call = callOf(id, ids);
  // A passkey is made for one origin.
  const url = id === 'passkeys.create' ? server.url : anyUrl();
  await untilServed(() => warm(url, token, operation, call.params));
  const before = await traces();
  let answer: Promise<TestResponse> | undefined;
  const undo: Undo = await server.knex.transaction(async (trx) => {
    const undone = await revocation.revoke(trx, stage, ids);
    answer = request({ url }, id, call, { token });
    // Long enough to be decided and to wait: for the connection, or for what is about to change.
    await delay(30);
    return undone;
  });
  const first = await answer;
  const effects = (await traces()) - before;
  const later = await request({ url }, id, call, { token });
  await undo(server.knex);
  // What was made ready is put back although the request was refused; where nothing has changed, that is refused.
  await restore(server, acme, id).catch(() => undefined);
  // What was made ready to be restored is.
  const owners = acme.people.owner.token;
  if (id.endsWith('.restore')) await untilServed(() => request({ url }, id, call, { token: owners }));
  for (const each of urls) await untilServed(() => warm(each, owners, operation, { ...acme.ids }));
  return { first, later, effects };
}

/**
 * Returns what may refuse the first request: the revocation, or what the handler finds out before. One that checks who may
 * approve finds that the caller no longer may, and a managing agent never gets a user key, which a device is given.
 */
function codesOfFirst({ operation, code }: Pick<Case, 'operation' | 'code'>): ErrorCode[] {
  if (operation.id === 'deviceAuthorizations.approve') return [code, 'invalid_state'];
  return operation.schema['x-errors']?.includes('approval_not_eligible')
    ? [code, 'approval_not_eligible']
    : [code];
}

const textOf = (code: ErrorCode) => `${document['x-errors'][code].status} ${code}`;
const refusalOf = (answer: TestResponse | undefined) => `${answer?.status} ${answer?.body?.code}`;

describe('a request that was authorized before a revocation and carried out after it', () => {
  const seed = seedOf('revoked-requests');
  const isFull = rounds({ sample: 0, full: 1 }) === 1;
  const cases = (isFull ? crossProduct : sampleOf(crossProduct, seed)).map((one) => ({
    ...one,
    id: one.operation.id,
    name: one.revocation.name,
  }));

  it('is tested with every operation that changes something, and every revocation', () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(changing.length);
    expect(new Set(cases.map(({ revocation }) => revocation)).size).toBe(revocations.length);
  });

  it.each(cases)('has no effect and is refused with $code: $id, when $name', async (one) => {
    const { first, later, effects } = await race(one);
    expect(refusalOf(later), later.text).toBe(textOf(one.code));
    expect(codesOfFirst(one).map(textOf), first?.text).toContain(refusalOf(first));
    expect(effects).toBe(0);
  });
});
