import { randomBytes, randomUUID } from 'node:crypto';
import pino from 'pino';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDataKeys } from '../../../server/auth/secrets/data-keys.ts';
import { createSecrets, type Secrets } from '../../../server/auth/secrets/secrets.ts';
import { vaultKeyRepository } from '../../../server/features/access/vault-keys/repository.ts';
import { createVaultJob } from '../../../server/features/access/vault-keys/vault-job.ts';
import { sealedAnswers } from '../../../server/features/gateway/cache/sealed-answers.ts';
import { runJob } from '../../support/jobs.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { createTeam } from '../../support/users.ts';

const PEPPER = 'a pepper of at least 32 characters';
const ANSWER = { type: 'text/plain', body: 'Hello', costNanoUsd: 1, answeredModel: 'm', keptAt: 1 };
const ID = 'an id';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
afterAll(() => server.stop());

/** Returns what a replica with these vault keys does, whose memory is empty. */
const answersWith = ({ vault }: Secrets) =>
  sealedAnswers(createDataKeys({ knex: server.knex, changes: { onChange: () => undefined } }, vault));
const secrets = createSecrets(PEPPER, []);
const newWorkspace = async () => (await createTeam(server)).workspaceId;

/** Seals an answer of a workspace, and returns it as it is stored. */
async function seal(workspaceId: string, of = secrets) {
  const { dataKeyId, content } = await answersWith(of).seal(workspaceId, ID, ANSWER);
  return { id: ID, data_key_id: dataKeyId, content };
}

it('seals the answers of a workspace under one key, and those of another one under another', async () => {
  const [workspaceId, other] = [await newWorkspace(), await newWorkspace()];
  const [first, second, foreign] = [await seal(workspaceId), await seal(workspaceId), await seal(other)];
  expect(second.data_key_id).toBe(first.data_key_id);
  expect(foreign.data_key_id).not.toBe(first.data_key_id);
  expect(await answersWith(secrets).open(workspaceId, first)).toEqual(ANSWER);
});

it('does not open an answer of another workspace or request', async () => {
  const [workspaceId, other] = [await newWorkspace(), await newWorkspace()];
  const [own, foreign] = [await seal(workspaceId), await seal(other)];
  const { open } = answersWith(secrets);
  await expect(open(workspaceId, foreign)).rejects.toThrow('is not that of');
  await expect(open(workspaceId, { ...foreign, data_key_id: own.data_key_id })).rejects.toThrow();
  await expect(open(workspaceId, { ...own, id: 'another id' })).rejects.toThrow();
});

it('finds the key that another replica has made meanwhile', async () => {
  const workspaceId = await newWorkspace();
  const replica = answersWith(secrets);
  const erased = await replica.seal(workspaceId, ID, ANSWER);
  await server.knex('data_keys').where({ tenant_id: workspaceId }).delete();
  const stored = await seal(workspaceId);
  expect(await replica.open(workspaceId, stored)).toEqual(ANSWER);
  await expect(
    replica.open(workspaceId, { ...stored, ...erased, id: ID, data_key_id: erased.dataKeyId }),
  ).rejects.toThrow();
});

it('erases the answers with their key when the workspace is purged', async () => {
  const workspaceId = await newWorkspace();
  const copied = await seal(workspaceId);
  const [key] = await server.knex('data_keys').where({ tenant_id: workspaceId });
  expect(key?.kind).toBe('cached_answers');
  await server.knex('gateway_cache').insert({
    ...{ ...copied, workspace_id: workspaceId, namespace: '' },
    expires_at: new Date(Date.now() + 3_600_000),
  });
  await server
    .knex('workspaces')
    .where({ id: workspaceId })
    .update({ archived_at: new Date(Date.now() - 31 * 86_400_000) });
  await runJob(server, 'purge');
  await expect.poll(() => server.knex('data_keys').where({ tenant_id: workspaceId })).toEqual([]);
  expect(await server.knex('gateway_cache').where({ workspace_id: workspaceId })).toEqual([]);
  // A copy of the row, such as in a backup, does not open any more.
  await expect(answersWith(secrets).open(workspaceId, copied)).rejects.toThrow();
});

it('opens the answers under the next vault key after a rotation, which touches no answer', async () => {
  const [former, next] = ['former', 'next'].map((name) => ({
    id: `${name}-${randomUUID()}`,
    bytes: randomBytes(32),
  })) as [{ id: string; bytes: Buffer }, { id: string; bytes: Buffer }];
  const workspaceId = await newWorkspace();
  const stored = await seal(workspaceId, createSecrets(PEPPER, [former, next]));
  const during = createSecrets(PEPPER, [next, former]);
  for (const { id } of [former, next])
    await server.knex('vault_keys').insert({ id, fingerprint: randomBytes(32) } as never);
  await vaultKeyRepository(server.knex).startRotation(next.id);
  const database = { knex: server.knex } as never;
  const job = createVaultJob({
    database,
    secrets: during,
    logger: pino({ level: 'silent' }),
    registry: new Registry(),
  });
  while (await job.run());
  expect(await answersWith(during).open(workspaceId, stored)).toEqual(ANSWER);
  expect(await answersWith(createSecrets(PEPPER, [next])).open(workspaceId, stored)).toEqual(ANSWER);
  await expect(answersWith(createSecrets(PEPPER, [former])).open(workspaceId, stored)).rejects.toThrow(
    'missing',
  );
});
