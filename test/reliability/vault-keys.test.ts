import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { expect, it } from 'vitest';
import { Tenantry, type VaultKeys } from '../../sdk/src/index.ts';
import { newId } from '../../server/api/ids.ts';
import { createToken } from '../../server/auth/authentication/token-format.ts';
import { createVault, type SecretIdentity } from '../../server/auth/secrets/vault.ts';
import { readConfig } from '../../server/config.ts';
import { openDatabase } from '../../server/database/connect.ts';
import { createSecret } from '../../server/features/records/webhooks/signature.ts';
import { createLogger } from '../../server/logging.ts';
import { type RunningServer, startServer } from '../../server/server.ts';
import { startChildServer } from '../support/child-server.ts';
import { createTestDatabase } from '../support/database.ts';
import { pollUntil } from '../support/poll.ts';
import { hasPostgres } from '../support/postgres.ts';
import { type Received, startReceiver } from '../support/receiver.ts';
import { rounds } from '../support/scale.ts';
import { expectProblem } from '../support/users.ts';

/** Sealed secrets besides those that the load uses. */
const BULK = rounds({ sample: 5000, full: 100_000 });
const ENDPOINTS = 5;
const PENDING = 12;

const PEPPER = randomBytes(32).toString('base64url');
const bytesOf = { old: randomBytes(32), new: randomBytes(32), other: randomBytes(32) };
type KeyName = keyof typeof bytesOf;
const keys = (...names: KeyName[]) =>
  names.map((name) => `${name}:${bytesOf[name].toString('base64')}`).join(',');

it.runIf(hasPostgres())(
  'vault keys are replaced under load and through a crash without a failed call, and a missing key loses nothing',
  async () => {
    const database = await createTestDatabase('postgres');
    const hook = await startReceiver();
    const observer = await openDatabase(database.options);
    const { knex } = observer;
    const operatorKey = createToken('operator');
    const logs: string[] = [];
    const environment = (vaultKeys: string, more: Record<string, string> = {}) => ({
      PORT: '0',
      DATA_DIR: database.options.dataDir,
      DATABASE_URL: database.options.databaseUrl ?? '',
      TENANTRY_PEPPER: PEPPER,
      TENANTRY_OPERATOR_KEY: operatorKey,
      TENANTRY_VAULT_KEYS: vaultKeys,
      RATE_LIMIT: '1000000',
      WEBHOOK_ALLOW_PRIVATE: 'loopback',
      WEBHOOK_HOST_LIMIT: '1000000',
      ...more,
    });
    const logger = createLogger('info', { write: (line: string) => void logs.push(line) });
    const start = (vaultKeys: string, more?: Record<string, string>) =>
      startServer(readConfig(environment(vaultKeys, more)), logger, { database: database.options });

    /** The server that the load uses. */
    let running = await start(keys('old'));
    let api = new Tenantry({ baseUrl: running.url, token: operatorKey });
    /** Starts a successor, moves the load to it, and stops the predecessor. */
    async function replaceBy(successor: RunningServer): Promise<void> {
      const predecessor = running;
      running = successor;
      api = new Tenantry({ baseUrl: successor.url, token: operatorKey });
      await predecessor.stop();
    }
    const status = () => api.vaultKeys.status({});
    const secretsUnder = ({ keys: found }: VaultKeys, id: string) => {
      const {
        webhook_secrets = 0,
        pending_key_secrets = 0,
        mails = 0,
      } = found.find((key) => key.id === id) ?? {};
      return webhook_secrets + pending_key_secrets + mails;
    };

    const credentials = { email: 'ada@example.com', password: 'correct horse battery staple' };
    const ada = await api.users.signUp({
      ...credentials,
      name: 'Ada',
      workspace: { name: 'A', slug: 'acme' },
    });
    await api.plans.set({ workspace: 'acme', plan: 'enterprise' });
    const here = { workspace: 'acme' };
    const endpoints = await Promise.all(
      Array.from({ length: ENDPOINTS }, (_, index) =>
        api.webhookEndpoints.create({ ...here, url: `${hook.url}/${index}`, events: ['workspace.updated'] }),
      ),
    );
    const { id: tenantId } = await api.workspaces.get(here);
    const oldVault = createVault(PEPPER, [{ id: 'old', bytes: bytesOf.old }]);

    /** Keys whose new secrets wait, and those secrets. */
    const pending = new Map<`key_${string}`, string>();
    for (let index = 0; index < PENDING; index += 1) {
      const { id } = await api.apiKeys.create({
        ...here,
        name: `K${index}`,
        kind: 'service',
        scope: 'read-only',
      });
      const secret = createToken('service');
      const rotated_at = new Date();
      const version = rotated_at.toISOString();
      const identity: SecretIdentity = {
        tenantId,
        kind: 'pending_key_secret',
        rowId: id,
        version,
        destination: '',
      };
      await knex('api_keys')
        .where({ id })
        .update({ rotated_at, ...oldVault.seal(identity, secret) });
      pending.set(id, secret);
    }
    // In a workspace of their own, so that they do not count in the plan of the other.
    const { id: bulkId } = await api.workspaces.create({ name: 'Bulk', slug: 'bulk', owner_id: ada.id });
    const bulk = Array.from({ length: BULK }, (_, index) => {
      const [id, url] = [newId('whk'), `https://bulk.example.com/${index}`];
      const identity: SecretIdentity = {
        tenantId: bulkId,
        kind: 'webhook_secret',
        rowId: id,
        version: 1,
        destination: url,
      };
      const row = { tenant_id: bulkId, id, url, events: ['*' as const], enabled: false, masked: 'whsec_…' };
      return { ...row, ...oldVault.seal(identity, createSecret()) };
    });
    for (let index = 0; index < bulk.length; index += 500)
      await knex('webhook_endpoints').insert(bulk.slice(index, index + 500));

    // The load: each loop repeats one kind of call until the end.
    const failures: string[] = [];
    let calls = 0;
    let loaded = true;
    const queued: string[] = [];
    const loop = async (call: (round: number) => Promise<unknown>) => {
      for (let round = 0; loaded; round += 1) {
        try {
          await call(round);
          calls += 1;
        } catch (error) {
          failures.push(String(error));
        }
        await delay(5);
      }
    };
    const collect = async () => {
      const [next] = pending;
      if (next === undefined || Math.random() < 0.8) return;
      pending.delete(next[0]);
      const { secret } = await api.apiKeys.collectSecret({ ...here, key_id: next[0] });
      if (secret !== next[1]) failures.push(`${next[0]} returned another secret`);
    };
    const load = [
      loop(async (round) => {
        const endpoint_id = endpoints[round % ENDPOINTS]?.id ?? 'whk_';
        queued.push(
          (await api.webhookEndpoints.test({ ...here, endpoint_id, type: 'workspace.updated' })).id,
        );
      }),
      loop(async (round) => {
        const url = `https://made.example.com/${round}`;
        const { id } = await api.webhookEndpoints.create({ ...here, url, enabled: false });
        await api.webhookEndpoints.rotateSecret({ ...here, endpoint_id: id, transition_seconds: 60 });
        await api.webhookEndpoints.delete({ ...here, endpoint_id: id });
      }),
      loop(collect),
    ];

    // As the guide says: first every replica opens the new key, then it seals, then the job wraps the others again.
    await replaceBy(await start(keys('old', 'new')));
    const child = await startChildServer(
      environment(keys('new', 'old'), { LOG_LEVEL: 'error' }) as Record<string, string>,
    );
    await replaceBy(await start(keys('new', 'old'), { BACKGROUND_WORK: 'false' }));
    // A locked row keeps the rotation from ending before the crash.
    const lock = await knex.transaction();
    await lock('webhook_endpoints')
      .where({ id: bulk.at(-1)?.id ?? '' })
      .forUpdate();
    await api.vaultKeys.rotate({});
    await pollUntil(
      async () => (await knex('vault_keys').where({ id: 'new' }).first())?.rewrapped ?? 0,
      (count) => count > 0,
      { what: 'the first batch', timeout: 30_000, interval: 2 },
    );
    await child.kill();
    const interrupted = await status();
    expect(interrupted.rotation).toMatchObject({ key_id: 'new', status: 'running' });
    expect(interrupted.rotation?.remaining).toBeGreaterThan(0);
    await lock.rollback();
    // Its successor continues once the lease of the crashed one has ended.
    await replaceBy(await start(keys('new', 'old')));
    const finished = await pollUntil(status, ({ rotation }) => rotation?.status === 'finished', {
      what: 'the end of the rotation',
      timeout: 60_000,
      interval: 50,
    });
    expect(finished.rotation?.rewrapped).toBeGreaterThanOrEqual(BULK);
    expect(secretsUnder(finished, 'old')).toBe(0);
    await replaceBy(await start(keys('new')));
    const isOpen = async () => {
      const rows = await knex('webhook_deliveries').whereIn('id', queued).whereNot({ status: 'delivered' });
      return rows.length;
    };
    await delay(200);
    loaded = false;
    await Promise.all(load);
    expect(failures).toEqual([]);
    expect(calls).toBeGreaterThan(100);
    await pollUntil(isOpen, (open) => open === 0, { what: 'all deliveries', timeout: 30_000 });
    const verify = ({ path, body, headers }: Received) => {
      const secret = endpoints[Number(path.slice(1))]?.secret ?? '';
      const named = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
      return new Webhook(secret).verify(body, named);
    };
    for (const received of hook.received) expect(() => verify(received)).not.toThrow();

    // A server without the key shows what it cannot read, refuses what needs it, and keeps everything.
    const rowsBefore = await knex('webhook_endpoints').orderBy('id').select('id', 'sealed', 'wrapped_key');
    await replaceBy(await start(keys('other')));
    expect(await status()).toMatchObject({ sealing_key_id: 'other' });
    const missing = (await status()).keys.find(({ id }) => id === 'new');
    expect(missing?.status).toBe('missing');
    expect(missing?.webhook_secrets).toBe(BULK + ENDPOINTS);
    const [first] = endpoints;
    const one = { ...here, endpoint_id: first?.id ?? 'whk_' };
    expect(await api.webhookEndpoints.get(one)).toMatchObject({ secret_status: 'unreadable', enabled: true });
    expect((await expectProblem(api.webhookEndpoints.test(one))).code).toBe('webhook_secret_unavailable');
    await api.workspaces.update({ ...here, name: 'While it is missing' });
    await delay(500);
    const isLate = ({ body }: Received) => body.includes('While it is missing');
    expect(hook.received.filter(isLate)).toEqual([]);
    expect(await knex('webhook_endpoints').orderBy('id').select('id', 'sealed', 'wrapped_key')).toEqual(
      rowsBefore,
    );

    await replaceBy(await start(keys('new', 'other')));
    for (const received of await hook.wait(ENDPOINTS, isLate)) expect(() => verify(received)).not.toThrow();
    for (const [key_id, secret] of pending)
      expect((await api.apiKeys.collectSecret({ ...here, key_id })).secret).toBe(secret);
    process.stdout.write(`vault keys: ${calls} calls, ${queued.length} deliveries, ${BULK} secrets\n`);

    const sinks = logs.join('\n');
    for (const secret of [...endpoints.map((endpoint) => endpoint.secret), ...Object.values(bytesOf)]) {
      const text = typeof secret === 'string' ? secret.slice(6) : secret.toString('base64');
      expect(sinks.includes(text)).toBe(false);
    }
    await running.stop();
    await observer.close();
    await database.cleanup();
    await hook.close();
  },
  240_000,
);
