import { Gauge, type Registry } from 'prom-client';
import type { Secrets } from '../../../auth/secrets/secrets.ts';
import type { Vault } from '../../../auth/secrets/vault.ts';
import type { Database } from '../../../database/connect.ts';
import { SEALED_COLUMNS, type SealedColumns } from '../../../database/schema/sealed-secrets.ts';
import type { Job } from '../../../jobs/job-runner.ts';
import { startSlices } from '../../../jobs/time-slices.ts';
import { enqueueMails, type Mail } from '../../../mail/queue.ts';
import { type ConcernedOwner, VAULT_JOB, vaultKeyRepository, type WrappedKey } from './repository.ts';

/** Data keys that are wrapped again in one transaction. */
const BATCH = 1000;
/** Maximum duration of a run. */
const RUN_MS = 5000;
/** Owners are not notified of a key that returns within this time, as in a rolling restart. */
const GRACE_MINUTES = 10;

const idsOf = ({ keys }: Vault) => keys.map(({ id }) => id);

/** The logger methods that the job uses. */
type Log = Record<'error', (fields: object, message: string) => void>;

interface VaultJobDependencies {
  database: Database;
  secrets: Secrets;
  logger: Log;
  registry: Registry;
}

const noticeTo = ({
  tenant_id,
  name,
  email,
  language,
  endpoints,
  keys,
  virtual_keys: virtualKeys,
}: ConcernedOwner): Mail => ({
  template: 'secrets_unreadable',
  data: { workspace: name, endpoints, keys, virtualKeys },
  to: email,
  language,
  tenantId: tenant_id,
});

/** Counts the unreadable secrets when metrics are collected. Each worker counts all of them. */
function createUnreadableGauge({ knex }: Database, vault: Vault, registry: Registry): void {
  const kinds = [...new Set(SEALED_COLUMNS.map(({ kind }) => kind))];
  new Gauge({
    name: 'unreadable_secrets',
    help: 'Stored secrets whose vault key this server does not have.',
    labelNames: ['kind'] as const,
    registers: [registry],
    aggregator: 'max',
    async collect() {
      // The last numbers remain while the database is unreachable.
      const counts = await vaultKeyRepository(knex)
        .countUnreadable(idsOf(vault))
        .catch(() => undefined);
      if (counts === undefined) return;
      for (const kind of kinds) this.set({ kind }, counts.find((found) => found.kind === kind)?.count ?? 0);
    },
  });
}

/**
 * Creates the job that wraps data keys again while a rotation is running, and notifies owners of secrets that cannot be
 * read. Rows name their vault key, so that a rotation continues wherever a crash has ended it.
 */
export function createVaultJob({ database, secrets, logger, registry }: VaultJobDependencies): Job {
  const { knex } = database;
  const { vault } = secrets;
  const { sealingKeyId } = vault;
  const known = idsOf(vault);
  const from = known.filter((id) => id !== sealingKeyId);
  let stopping = false;
  createUnreadableGauge(database, vault, registry);

  /** Wraps data keys again. A damaged one stays as it is. */
  async function rewrap(keys: readonly WrappedKey[], { table }: SealedColumns) {
    const rewrapped: Array<Pick<WrappedKey, 'place' | 'wrapped_key'>> = [];
    const damaged: string[] = [];
    const slices = startSlices();
    for (const key of keys) {
      try {
        rewrapped.push({ place: key.place, wrapped_key: vault.rewrap(key) });
      } catch (error) {
        damaged.push(key.place);
        const { id, vault_key_id } = key;
        logger.error({ err: error, table, row: id, key: vault_key_id }, 'a wrapped data key is damaged');
      }
      if (slices.isDue()) await slices.rest();
    }
    return { rewrapped, damaged };
  }

  /** Wraps a batch of data keys again, and adds the places of damaged ones. @returns whether there may be more */
  async function rewrapBatch(trx: Database['knex'], columns: SealedColumns, damaged: string[]) {
    const vaultKeys = vaultKeyRepository(trx);
    const locked = await vaultKeys.lockWrapped(columns, from, damaged, BATCH);
    if (locked.length === 0) return false;
    const result = await rewrap(locked, columns);
    damaged.push(...result.damaged);
    if (result.rewrapped.length > 0) await vaultKeys.storeWrapped(columns, sealingKeyId, result.rewrapped);
    return true;
  }

  /** @returns whether there are more */
  async function continueRotation(): Promise<boolean> {
    const vaultKeys = vaultKeyRepository(knex);
    if (!(await vaultKeys.isRotating(sealingKeyId))) return false;
    const end = Date.now() + RUN_MS;
    let damaged = 0;
    for (const columns of SEALED_COLUMNS) {
      const places: string[] = [];
      let isMore: boolean;
      do {
        if (stopping || Date.now() > end) return true;
        isMore = await knex.transaction((trx) => rewrapBatch(trx, columns, places));
      } while (isMore);
      damaged += places.length;
    }
    await vaultKeys.finishRotation(sealingKeyId, from, damaged);
    return false;
  }

  async function noticeMissing(): Promise<void> {
    for (const id of await vaultKeyRepository(knex).markMissing(known))
      logger.error({ key: id }, 'secrets cannot be read: TENANTRY_VAULT_KEYS lacks their vault key');
    await knex.transaction(async (trx) => {
      const vaultKeys = vaultKeyRepository(trx);
      const id = await vaultKeys.lockUnnotified(known, GRACE_MINUTES);
      if (id === undefined) return;
      await enqueueMails(trx, secrets, (await vaultKeys.owners(id)).map(noticeTo));
      await vaultKeys.markNotified(id, new Date());
    });
  }

  return {
    name: VAULT_JOB,
    everySeconds: 10,
    // Concurrent runs do no harm, because each row is locked, so the lease of a crashed replica can be short.
    leaseSeconds: 5,
    async run() {
      const more = await continueRotation();
      if (!more) await noticeMissing();
      return more;
    },
    stop() {
      stopping = true;
    },
  };
}
