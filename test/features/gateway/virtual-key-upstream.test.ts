import { randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { request } from 'undici';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../../server/api/ids.ts';
import { createSecrets, type Secrets } from '../../../server/auth/secrets/secrets.ts';
import type { VaultKey } from '../../../server/auth/secrets/vault-keys.ts';
import { type Database, openDatabase } from '../../../server/database/connect.ts';
import { SEALED_COLUMNS, type SealedColumns } from '../../../server/database/schema/sealed-secrets.ts';
import type { VirtualKeyRow } from '../../../server/database/schema/virtual-keys.ts';
import { seedPlans } from '../../../server/database/seed-plans.ts';
import { vaultKeyRepository } from '../../../server/features/access/vault-keys/repository.ts';
import { createVaultJob } from '../../../server/features/access/vault-keys/vault-job.ts';
import {
  createUpstreamNetwork,
  type UpstreamNetwork,
} from '../../../server/features/gateway/virtual-keys/network.ts';
import { sealProviderSecret } from '../../../server/features/gateway/virtual-keys/secret.ts';
import {
  createFindUpstream,
  type FindUpstream,
} from '../../../server/features/gateway/virtual-keys/upstream.ts';
import {
  createUseRecorder,
  type UseRecorder,
} from '../../../server/features/gateway/virtual-keys/use-recorder.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { pollUntil } from '../../support/poll.ts';
import { engine } from '../../support/server.ts';

const secrets = createSecrets('a pepper of at least 32 characters');
const SECRET = 'sk-canary-0123456789abcdef';
const ALLOWED = newId('org');
/** Virtual keys whose data keys are wrapped again. */
const KEYS = 20;
const vaultKeyRow = (id: string) => ({ id, fingerprint: Buffer.from(id) });

let test: TestDatabase;
let database: Database;
let network: UpstreamNetwork;
let uses: UseRecorder;
let find: FindUpstream;
let statements = 0;
let model: Server;
let origin: string;
const received: IncomingHttpHeaders[] = [];

beforeAll(async () => {
  test = await createTestDatabase(engine);
  database = await openDatabase(test.options);
  await seedPlans(database.knex);
  database.changes.open();
  database.changes.onChange(secrets.vault.invalidate);
  model = createServer(({ headers }, res) => {
    received.push(headers);
    res.end('{}');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => model.once('listening', resolve));
  origin = `http://127.0.0.1:${(model.address() as AddressInfo).port}`;
  network = createUpstreamNetwork([{ host: '127.0.0.1', tenants: [ALLOWED] }]);
  uses = createUseRecorder(database, (error) => {
    throw error;
  });
  find = createFindUpstream({ database, vault: secrets.vault, network, uses });
  database.knex.on('query', ({ sql }: { sql: string }) => {
    if (sql.includes('from virtual_keys k join workspaces')) statements += 1;
  });
  await pollUntil(() => database.changes.isFresh(), Boolean, { what: 'the change feed' });
});
afterAll(async () => {
  model.close();
  await uses.close();
  await network.close();
  await database.close();
  await test.cleanup();
});
beforeEach(() => {
  statements = 0;
});

async function newWorkspace(): Promise<string> {
  const id = newId('ws');
  await database.knex('tenants').insert({ id });
  await database.knex('workspaces').insert({ id, slug: id.replace('_', '-'), name: 'W' });
  return id;
}

/** A virtual key in a workspace of its own. */
async function newKey(fields: Partial<VirtualKeyRow> = {}, sealing = secrets) {
  const workspace_id = await newWorkspace();
  const destination = { provider: 'openai' as const, base_url: null, azure: null };
  const bound = { workspace_id, id: newId('vk'), secret_version: 1, ...destination, ...fields };
  await database.knex('virtual_keys').insert({
    ...bound,
    ...sealProviderSecret(sealing, bound, SECRET),
    slug: 'main',
    name: 'Main',
    ...fields,
    azure: bound.azure && (JSON.stringify(bound.azure) as never),
  });
  const change = async (changes: Partial<VirtualKeyRow>) => {
    await database.knex('virtual_keys').where({ id: bound.id }).update(changes);
    await database.changes.waitForReplicas();
  };
  return { workspaceId: workspace_id, id: bound.id, change };
}

describe('a virtual key, as calls find it', () => {
  it('comes from memory after the first call, by slug and by id', async () => {
    const { workspaceId, id } = await newKey();
    for (const reference of ['main', id, 'main', id, 'main'])
      expect(await find(workspaceId, reference)).toMatchObject({ virtualKeyId: id, slug: 'main' });
    expect(statements).toBe(2);
    expect(await find(await newWorkspace(), id)).toBeUndefined();
  });

  it('has the URL and the secret that its provider expects', async () => {
    const found = async (fields: Partial<VirtualKeyRow>) => {
      const { workspaceId } = await newKey(fields);
      const upstream = await find(workspaceId, 'main');
      return [upstream?.url('chat', 'chat/completions').href, upstream?.secretHeaders()];
    };
    expect(await found({})).toEqual([
      'https://api.openai.com/v1/chat/completions',
      { authorization: `Bearer ${SECRET}` },
    ]);
    expect(await found({ provider: 'anthropic' })).toEqual([
      'https://api.anthropic.com/v1/chat/completions',
      { 'x-api-key': SECRET, 'anthropic-version': '2023-06-01' },
    ]);
    const azure = { resource: 'acme', deployment: 'gpt', api_version: '2024-10-21' };
    expect(await found({ provider: 'azure-openai', azure })).toEqual([
      'https://acme.openai.azure.com/openai/deployments/gpt/chat/completions?api-version=2024-10-21',
      { 'api-key': SECRET },
    ]);
    const { workspaceId } = await newKey({ provider: 'azure-openai', azure });
    expect((await find(workspaceId, 'main'))?.url('responses', 'responses').href).toBe(
      'https://acme.openai.azure.com/openai/responses?api-version=2024-10-21',
    );
    expect(await found({ provider: 'ollama', base_url: 'https://llm.example.com/v1' })).toEqual([
      'https://llm.example.com/v1/chat/completions',
      { authorization: `Bearer ${SECRET}` },
    ]);
  });

  it('is as it was changed once every replica has confirmed the change', async () => {
    const { workspaceId, id, change } = await newKey({ models: ['gpt-4o*', '*-mini'] });
    const now = async () => find(workspaceId, 'main');
    expect((await now())?.allowsModel('gpt-4o-2024')).toBe(true);
    expect((await now())?.allowsModel('gpt-3.5')).toBe(false);
    await change({ models: null });
    expect((await now())?.allowsModel('gpt-3.5')).toBe(true);
    await change({ disabled_at: new Date(), disabled_reason: 'manual' });
    expect((await now())?.status).toBe('disabled');
    await change({ disabled_at: null, disabled_reason: null, expires_at: new Date(Date.now() + 60_000) });
    expect((await now())?.status).toBe('active');
    await change({ slug: 'other' });
    expect(await now()).toBeUndefined();
    await database.knex('virtual_keys').where({ id }).delete();
    await database.changes.waitForReplicas();
    expect(await find(workspaceId, id)).toBeUndefined();
  });

  it('stays in memory when it is used or its data key is wrapped again', async () => {
    const { workspaceId, id, change } = await newKey();
    await find(workspaceId, id);
    await change({ last_used_at: new Date() });
    const row = await database.knex('virtual_keys').where({ id }).first('wrapped_key', 'vault_key_id');
    await change({ wrapped_key: row?.wrapped_key ?? null, vault_key_id: row?.vault_key_id ?? null });
    await find(workspaceId, id);
    expect(statements).toBe(1);
  });

  it('is unreadable without its vault key, expires by the clock and notes its uses', async () => {
    const { workspaceId, id, change } = await newKey({ expires_at: new Date(Date.now() + 150) });
    const upstream = await find(workspaceId, id);
    upstream?.secretHeaders();
    await uses.flush();
    const row = await database.knex('virtual_keys').where({ id }).first();
    expect(row?.last_used_at?.getTime()).toBeGreaterThan(Date.now() - 60_000);
    expect(row?.version).toBe(1);
    await pollUntil(
      () => upstream?.status,
      (status) => status === 'expired',
      { what: 'the end of the key' },
    );
    await change({ expires_at: null, vault_key_id: 'gone', disabled_at: null, slug: 'moved' });
    const unreadable = await find(workspaceId, id);
    expect(unreadable?.status).toBe('unreadable');
    expect(() => unreadable?.secretHeaders()).toThrow('gone is missing');
  });

  it('repeats no secret of a provider', async () => {
    const { workspaceId } = await newKey();
    expect((await find(workspaceId, 'main'))?.scrub(`Wrong key: ${SECRET}.`)).toBe('Wrong key: [secret].');
  });
});

describe('a rotation of the vault keys', () => {
  const PEPPER = 'a pepper of at least 32 characters';
  const [former, next] = ['former', 'next'].map((id) => ({ id, bytes: randomBytes(32) })) as [
    VaultKey,
    VaultKey,
  ];
  const findWith = (of: Secrets) => createFindUpstream({ database, vault: of.vault, network, uses });
  const jobOf = (of: Secrets) =>
    createVaultJob({ database, secrets: of, logger: pino({ level: 'silent' }), registry: new Registry() });

  it('fails no call, also after a crash in the middle, and loses nothing while a vault key is away', async () => {
    // Every replica has both keys before the new one seals.
    const before = createSecrets(PEPPER, [former, next]);
    const keys: Awaited<ReturnType<typeof newKey>>[] = [];
    for (let index = 0; index < KEYS; index += 1) keys.push(await newKey({}, before));
    const during = createSecrets(PEPPER, [next, former]);
    const [findBefore, findDuring] = [findWith(before), findWith(during)];
    let calls = 0;
    let rotating = true;
    const load = async (lookUp: FindUpstream) => {
      for (let index = 0; rotating || index < keys.length; index += 1) {
        const { workspaceId, id } = keys[index % keys.length] ?? keys[0] ?? { workspaceId: '', id: '' };
        const upstream = await lookUp(workspaceId, id);
        expect(upstream?.secretHeaders()).toEqual({ authorization: `Bearer ${SECRET}` });
        calls += 1;
        // Other replicas and the job take turns.
        await setImmediate();
      }
    };
    const running = [load(findBefore), load(findDuring)];
    const vaultKeys = vaultKeyRepository(database.knex);
    await database.knex('vault_keys').insert([former, next].map(({ id }) => vaultKeyRow(id)));
    await vaultKeys.startRotation(next.id);
    // A replica crashes before it commits its batch.
    const columns = SEALED_COLUMNS.find(({ kind }) => kind === 'virtual_key') ?? SEALED_COLUMNS[0];
    const crash = database.knex.transaction(async (trx) => {
      const repository = vaultKeyRepository(trx);
      const locked = await repository.lockWrapped(columns as SealedColumns, [former.id], [], KEYS / 2);
      const rewrapped = locked.map((key) => ({ place: key.place, wrapped_key: during.vault.rewrap(key) }));
      await repository.storeWrapped(columns as SealedColumns, next.id, rewrapped);
      throw new Error('Crash.');
    });
    await expect(crash).rejects.toThrow('Crash.');
    while (await jobOf(during).run());
    rotating = false;
    await Promise.all(running);
    expect(calls).toBeGreaterThanOrEqual(2 * KEYS);
    const after = createSecrets(PEPPER, [next]);
    const without = createSecrets(PEPPER, [former]);
    for (const { workspaceId, id } of keys) {
      expect((await findWith(after)(workspaceId, id))?.secretHeaders()).toHaveProperty('authorization');
      expect((await findWith(without)(workspaceId, id))?.status).toBe('unreadable');
    }
    expect((await findWith(after)(keys[0]?.workspaceId ?? '', 'main'))?.status).toBe('active');
  });
});

describe('a private model server', () => {
  const ask = async (workspaceId: string) => {
    const upstream = await find(workspaceId, 'main');
    if (upstream === undefined) throw new Error('The virtual key is not found.');
    const { dispatcher } = upstream;
    const { statusCode, body } = await request(upstream.url('chat', 'chat/completions'), { dispatcher });
    await body.dump();
    return statusCode;
  };

  it('is reached only by the tenants that the operator names, also after a workspace moves', async () => {
    const { workspaceId } = await newKey({ provider: 'ollama', base_url: origin });
    await expect(ask(workspaceId)).rejects.toThrow('GATEWAY_PRIVATE_UPSTREAMS');
    expect(received).toEqual([]);
    await database.knex('tenants').insert({ id: ALLOWED });
    await database.knex('organizations').insert({ id: ALLOWED, slug: 'allowed', name: 'O' });
    const move = async (organization_id: string | null) => {
      await database.knex('workspaces').where({ id: workspaceId }).update({ organization_id });
      await database.changes.waitForReplicas();
    };
    await move(ALLOWED);
    expect(await ask(workspaceId)).toBe(200);
    await move(null);
    await expect(ask(workspaceId)).rejects.toThrow('GATEWAY_PRIVATE_UPSTREAMS');
    expect(received).toHaveLength(1);
  });
});
