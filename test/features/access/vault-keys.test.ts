import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { VaultKeys } from '../../../sdk/src/index.ts';
import type { Secrets } from '../../../server/auth/secrets/secrets.ts';
import type { SecretIdentity } from '../../../server/auth/secrets/vault.ts';
import { SEALED_COLUMNS } from '../../../server/database/schema/sealed-secrets.ts';
import { vaultKeyRepository } from '../../../server/features/access/vault-keys/repository.ts';
import { enqueueMails } from '../../../server/mail/queue.ts';
import { makeJobDue, runJob } from '../../support/jobs.ts';
import { type Mailbox, startMailbox } from '../../support/mailbox.ts';
import { pollUntil } from '../../support/poll.ts';
import { type Received, type Receiver, startReceiver } from '../../support/receiver.ts';
import { METRICS_TOKEN, startTestServer, type TestServer } from '../../support/server.ts';
import { pendingSecret, secretsOf } from '../../support/tokens.ts';
import { createUser, expectProblem, newWorkspace, type TestUser, unique } from '../../support/users.ts';

const SEALING = 'sealing';
/** A vault key that no server has. */
const GONE = 'gone';

let server: TestServer;
let mailbox: Mailbox;
let hook: Receiver;
let owner: TestUser;
/** Seals under the key that derives from the pepper, as a server without `TENANTRY_VAULT_KEYS` does. */
let formerSecrets: Secrets;
let derivedId: string;
beforeAll(async () => {
  mailbox = await startMailbox();
  hook = await startReceiver();
  server = await startTestServer({
    env: {
      SMTP_URL: mailbox.url,
      TENANTRY_VAULT_KEYS: `${SEALING}:${randomBytes(32).toString('base64')},spare:${randomBytes(32).toString('base64')}`,
    },
  });
  formerSecrets = secretsOf(server);
  derivedId = formerSecrets.vault.sealingKeyId;
  owner = await createUser(server, 'Owner');
});
afterAll(async () => {
  await server.stop();
  await mailbox.stop();
  await hook.close();
});

const headersOf = (received: Received | undefined) =>
  Object.fromEntries(Object.entries(received?.headers ?? {}).map(([name, value]) => [name, String(value)]));
const status = () => server.operator.vaultKeys.status({});
const keyOf = ({ keys }: VaultKeys, id: string) => keys.find((key) => key.id === id);

it.each(SEALED_COLUMNS)('finds secrets of $table by their vault key ($prefix)', async (columns) => {
  const { lockWrapped } = vaultKeyRepository(server.knex);
  expect(await lockWrapped(columns, [GONE], [], 1)).toEqual([]);
});

/** An endpoint whose secret the server had sealed under its former key. */
async function endpointUnderFormerKey(workspace: string) {
  const path = `/${randomBytes(4).toString('hex')}`;
  const endpoint = await owner.api.webhookEndpoints.create({
    workspace,
    url: hook.url + path,
    events: ['workspace.updated'],
  });
  const { workspace_id: tenantId, id, url } = endpoint;
  const identity: SecretIdentity = {
    tenantId,
    kind: 'webhook_secret',
    rowId: id,
    version: 1,
    destination: url,
  };
  await server
    .knex('webhook_endpoints')
    .where({ id })
    .update(formerSecrets.vault.seal(identity, endpoint.secret));
  return { ...endpoint, path };
}

describe('vaultKeys.rotate', () => {
  it('wraps every data key again and counts them, while deliveries stay signed with the same secrets', async () => {
    const workspace = await newWorkspace(owner);
    const endpoints = await Promise.all(Array.from({ length: 3 }, () => endpointUnderFormerKey(workspace)));
    const before = await server
      .knex('webhook_endpoints')
      .whereIn(
        'id',
        endpoints.map(({ id }) => id),
      )
      .orderBy('id');
    const waiting = await status();
    expect(waiting).toMatchObject({ sealing_key_id: SEALING, rotation: null });
    expect(waiting.keys.map(({ id }) => id)).toEqual([SEALING, 'spare', derivedId]);
    expect(keyOf(waiting, derivedId)).toMatchObject({ status: 'opening', webhook_secrets: 3 });

    const started = await server.operator.vaultKeys.rotate({});
    expect(started.rotation).toMatchObject({ key_id: SEALING, status: 'running', remaining: 3 });
    await makeJobDue(server, 'vault-keys');
    const done = await pollUntil(status, ({ rotation }) => rotation?.status === 'finished', {
      what: 'the end',
    });
    expect(done.rotation).toMatchObject({ rewrapped: 3, remaining: 0 });
    expect(keyOf(done, derivedId)).toMatchObject({ webhook_secrets: 0 });

    const after = await server
      .knex('webhook_endpoints')
      .whereIn(
        'id',
        endpoints.map(({ id }) => id),
      )
      .orderBy('id');
    for (const [index, row] of after.entries()) {
      expect(row.vault_key_id).toBe(SEALING);
      expect(row.sealed.equals(before[index]?.sealed ?? Buffer.alloc(0))).toBe(true);
      expect(row.wrapped_key.equals(before[index]?.wrapped_key ?? Buffer.alloc(0))).toBe(false);
      expect([row.version, row.updated_at]).toEqual([before[index]?.version, before[index]?.updated_at]);
    }
    await owner.api.workspaces.update({ workspace, name: 'After the rotation' });
    for (const { path, secret } of endpoints) {
      const [received] = await hook.wait(1, (request) => request.path === path);
      expect(new Webhook(secret).verify(received?.body ?? '', headersOf(received))).toMatchObject({
        type: 'workspace.updated',
      });
    }
  });

  it('changes nothing while a rotation to the same key is running', async () => {
    await server
      .knex('jobs')
      .where({ name: 'vault-keys' })
      .update({ next_run_at: new Date(Date.now() + 3_600_000) });
    const first = await server.operator.vaultKeys.rotate({});
    const second = await server.operator.vaultKeys.rotate({});
    expect(second.rotation).toEqual(first.rotation);
    await runJob(server, 'vault-keys');
  });

  it('leaves a damaged data key as it is, logs it, and wraps the others', async () => {
    const workspace = await newWorkspace(owner);
    const [damaged, sound] = [
      await endpointUnderFormerKey(workspace),
      await endpointUnderFormerKey(workspace),
    ];
    await server
      .knex('webhook_endpoints')
      .where({ id: damaged.id })
      .update({ wrapped_key: Buffer.alloc(60) });
    await server.operator.vaultKeys.rotate({});
    await runJob(server, 'vault-keys');
    const keyIdOf = async (id: string) =>
      (await server.knex('webhook_endpoints').where({ id }).first())?.vault_key_id;
    expect([await keyIdOf(damaged.id), await keyIdOf(sound.id)]).toEqual([derivedId, SEALING]);
    expect((await status()).rotation).toMatchObject({ status: 'finished', remaining: 1 });
    const lines = server.logs.filter((line) => line.includes('a wrapped data key is damaged'));
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ row: damaged.id, key: derivedId }]);
    await owner.api.webhookEndpoints.delete({ workspace, endpoint_id: damaged.id });
    expect((await status()).rotation).toMatchObject({ status: 'finished', remaining: 0 });
  });

  it('is for the operator only', async () => {
    for (const call of ['status', 'rotate'] as const)
      expect((await expectProblem(owner.api.vaultKeys[call]({}))).code).toBe('insufficient_scope');
  });
});

describe('a missing vault key', () => {
  let workspace: string;
  let endpoint: Awaited<ReturnType<typeof endpointUnderFormerKey>>;
  let keyId: `key_${string}`;
  let secret: string;
  const here = () => ({ workspace, endpoint_id: endpoint.id });
  const setKey = async (vault_key_id: string) => {
    await server.knex('webhook_endpoints').where({ id: endpoint.id }).update({ vault_key_id });
    await server.knex('api_keys').where({ id: keyId }).update({ vault_key_id });
  };

  beforeEach(async () => {
    workspace = await newWorkspace(owner);
    await server
      .knex('vault_keys')
      .insert({ id: GONE, fingerprint: Buffer.alloc(32) })
      .onConflict('id')
      .ignore();
    endpoint = await endpointUnderFormerKey(workspace);
    const key = await owner.api.apiKeys.create({ workspace, name: 'K', kind: 'service', scope: 'read-only' });
    keyId = key.id;
    secret = await pendingSecret(server, keyId);
    await setKey(GONE);
  });

  it('is shown by the endpoints, the keys and the status of the vault keys', async () => {
    const [listed] = (await owner.api.webhookEndpoints.list({ workspace })).data;
    expect(listed).toMatchObject({ id: endpoint.id, secret_status: 'unreadable', enabled: true });
    expect(await owner.api.webhookEndpoints.get(here())).toMatchObject({ secret_status: 'unreadable' });
    const [key] = (await owner.api.apiKeys.list({ workspace })).data;
    expect(key).toMatchObject({ id: keyId, new_secret_status: 'unreadable' });
    expect(keyOf(await status(), GONE)).toMatchObject({ status: 'missing' });
    const metrics = await fetch(`${server.url}/metrics`, {
      headers: { authorization: `Bearer ${METRICS_TOKEN}` },
    });
    const text = await metrics.text();
    expect(text).toMatch(/^unreadable_secrets\{kind="webhook_secret"\} [1-9]/m);
    expect(text).toMatch(/^unreadable_secrets\{kind="pending_key_secret"\} [1-9]/m);
    expect(text).toMatch(/^unreadable_secrets\{kind="mail"\} 0$/m);
  });

  it('refuses the calls that need the secret, and changes nothing', async () => {
    const before = await server.knex('webhook_endpoints').where({ id: endpoint.id }).first();
    const since = new Date(0).toISOString();
    const { webhookEndpoints, apiKeys } = owner.api;
    const calls = [
      () => webhookEndpoints.test(here()),
      () => webhookEndpoints.replay({ ...here(), since }),
      () => webhookEndpoints.rotateSecret({ ...here(), transition_seconds: 60 }),
      () => webhookEndpoints.update({ ...here(), url: `${hook.url}/elsewhere` }),
    ];
    for (const call of calls)
      expect(await expectProblem(call())).toMatchObject({ status: 409, code: 'webhook_secret_unavailable' });
    expect(await expectProblem(apiKeys.collectSecret({ workspace, key_id: keyId }))).toMatchObject({
      status: 409,
      code: 'pending_secret_unavailable',
    });
    expect(await server.knex('webhook_endpoints').where({ id: endpoint.id }).first()).toEqual(before);
    expect((await server.knex('webhook_deliveries').where({ endpoint_id: endpoint.id })).length).toBe(0);
  });

  it('lets deliveries wait, and sends them and the secrets when the key is back', async () => {
    await owner.api.workspaces.update({ workspace, name: 'While it is missing' });
    const other = await owner.api.webhookEndpoints.create({
      workspace,
      url: `${hook.url}/other`,
      events: ['workspace.updated'],
    });
    await owner.api.workspaces.update({ workspace, name: 'Both' });
    await hook.wait(1, ({ path }) => path === '/other');
    const [oldest] = (await owner.api.webhookDeliveries.list(here())).data;
    expect(oldest).toMatchObject({ status: 'pending', attempts: 0 });
    const redelivered = owner.api.webhookDeliveries.redeliver({
      workspace,
      delivery_id: oldest?.id ?? 'dlv_',
    });
    expect((await expectProblem(redelivered)).code).toBe('webhook_secret_unavailable');
    expect(hook.received.filter(({ path }) => path === endpoint.path)).toEqual([]);
    expect(await owner.api.webhookEndpoints.get({ workspace, endpoint_id: other.id })).toMatchObject({
      secret_status: 'readable',
    });

    await server.knex('webhook_endpoints').where({ id: endpoint.id }).update({ vault_key_id: derivedId });
    await hook.wait(2, ({ path }) => path === endpoint.path);
    await server.knex('api_keys').where({ id: keyId }).update({ vault_key_id: derivedId });
    expect((await owner.api.apiKeys.collectSecret({ workspace, key_id: keyId })).secret).toBe(secret);
  });

  it('ends for an endpoint with a rotation without transition, and for a key with a rotation', async () => {
    const rotated = await owner.api.webhookEndpoints.rotateSecret({ ...here(), transition_seconds: 0 });
    expect(rotated).toMatchObject({ secret_status: 'readable', rotation: null });
    expect((await owner.api.webhookEndpoints.test(here())).status).toBe('pending');
    await owner.api.apiKeys.rotate({ workspace, key_id: keyId });
    expect(await owner.api.apiKeys.get({ workspace, key_id: keyId })).toMatchObject({
      new_secret_status: 'none',
    });
  });

  it('of a previous secret makes deliveries wait until the transition ends', async () => {
    await server.knex('webhook_endpoints').where({ id: endpoint.id }).update({ vault_key_id: derivedId });
    await owner.api.webhookEndpoints.rotateSecret({ ...here(), transition_seconds: 3600 });
    const setPrevious = (changes: object) =>
      server.knex('webhook_endpoints').where({ id: endpoint.id }).update(changes);
    await setPrevious({ previous_vault_key_id: GONE });
    expect(await owner.api.webhookEndpoints.get(here())).toMatchObject({ secret_status: 'unreadable' });
    await owner.api.workspaces.update({ workspace, name: 'Waiting' });
    await pollUntil(
      async () => (await owner.api.webhookDeliveries.list(here())).data,
      ([delivery]) => delivery?.status === 'pending',
      { what: 'a waiting delivery' },
    );
    await setPrevious({ previous_ends_at: new Date(Date.now() - 1000) });
    await hook.wait(1, ({ path }) => path === endpoint.path);
  });

  it('is reported to the owners once, after ten minutes, and forgotten when it is back', async () => {
    const about = () =>
      mailbox.mails.filter(({ to, subject }) => to === owner.email && subject.includes('cannot be read'));
    const { knex } = server;
    const missing_since = new Date(Date.now() - 700_000);
    await knex('vault_keys').where({ id: GONE }).update({ missing_since: null });
    await knex('vault_keys')
      .where({ id: 'spare' })
      .update({ missing_since, owners_notified_at: missing_since });
    await knex('webhook_endpoints').where({ vault_key_id: GONE }).whereNot({ id: endpoint.id }).delete();
    await knex('api_keys').where({ vault_key_id: GONE }).whereNot({ id: keyId }).delete();
    const provider = { provider: 'openai', secret: 'sk-0123456789' } as const;
    const made = await owner.api.virtualKeys.create({ workspace, slug: 'models', name: 'M', ...provider });
    await knex('virtual_keys').where({ id: made.id }).update({ vault_key_id: GONE });
    await runJob(server, 'vault-keys');
    expect(await knex('vault_keys').where({ id: 'spare' }).first()).toMatchObject({
      missing_since: null,
      owners_notified_at: null,
    });
    expect(server.logs.join('\n')).toContain('TENANTRY_VAULT_KEYS lacks their vault key');
    expect(about()).toEqual([]);
    await knex('vault_keys').where({ id: GONE }).update({ missing_since });
    await runJob(server, 'vault-keys');
    const [mail] = await pollUntil(about, ({ length }) => length > 0, { what: 'the mail' });
    expect(mail?.text).toMatch(
      /those of 1 webhook endpoints and 1 virtual keys, and the new secrets of 1 API keys/,
    );
    await runJob(server, 'vault-keys');
    expect(await knex('mails').where({ template: 'secrets_unreadable' })).toHaveLength(1);
  });
});

describe('a mail under a missing vault key', () => {
  it('waits without using up an attempt, and is sent when the key is back', async () => {
    const to = `${unique('reader')}@example.com`;
    const mail = {
      template: 'password_reset',
      data: { url: 'https://example.com/#token=x' },
      to,
      language: 'en',
    } as const;
    await server.knex.transaction(async (trx) => {
      await enqueueMails(trx, formerSecrets, [mail]);
      await trx('mails').where({ recipient: to }).update({ vault_key_id: GONE });
    });
    const row = () => server.knex('mails').where({ recipient: to }).first();
    const waiting = await pollUntil(row, (queued) => queued?.last_error != null, {
      what: 'the failed attempt',
    });
    expect(waiting).toMatchObject({ attempts: 0, started_at: null, sealed: expect.any(Buffer) });
    expect(waiting?.last_error).toContain('The vault key gone is missing');
    expect((waiting?.next_attempt_at?.getTime() ?? 0) - Date.now()).toBeGreaterThan(30_000);
    expect(keyOf(await status(), GONE)).toMatchObject({ mails: 1 });
    expect(mailbox.mails.filter((received) => received.to === to)).toEqual([]);
    await server
      .knex('mails')
      .where({ recipient: to })
      .update({ vault_key_id: derivedId, next_attempt_at: new Date(0) });
    expect((await mailbox.next(to)).text).toContain('#token=x');
    const sent = await pollUntil(row, (mail) => mail?.sent_at != null, { what: 'the record of it' });
    expect(sent).toMatchObject({ sealed: null, wrapped_key: null, vault_key_id: null });
  });
});
