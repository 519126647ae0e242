import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { LRUCache } from 'lru-cache';
import type { ChangeFeed } from '../../database/change-feed/change-feed.ts';
import type { DataKeyKind, DataKeyRow } from '../../database/schema/sealed-secrets.ts';
import { DataKey } from './data-key.ts';
import type { SecretIdentity, Vault } from './vault.ts';

/** A data key with the id that the rows under it name. */
interface NamedDataKey {
  id: string;
  key: DataKey;
}

/** The data keys of tenants, each made when it is first needed. */
export interface DataKeys {
  /** @throws UnreadableSecretError without the vault key that seals it */
  get(tenantId: string, kind: DataKeyKind): Promise<NamedDataKey>;
  /** Drops a key that was deleted. */
  invalidate(tenantId: string, kind: DataKeyKind): void;
}

/** The tag by which replicas hear that a data key was deleted. A trigger writes it. */
export const dataKeyTag = (tenantId: string): string => `data_keys ${tenantId}`;

interface DataKeyTools {
  knex: Knex;
  changes: Pick<ChangeFeed, 'onChange'>;
}

const CACHED = 5000;
const CACHED_MS = 300_000;

const identityOf = ({
  tenant_id,
  id,
  kind,
}: Pick<DataKeyRow, 'tenant_id' | 'id' | 'kind'>): SecretIdentity => ({
  ...{ tenantId: tenant_id, kind: 'data_key', rowId: id, version: 1, destination: kind },
});

/** Opens a data key as it is stored. @throws UnreadableSecretError without its vault key */
export const openDataKey = (vault: Vault, row: DataKeyRow): DataKey =>
  new DataKey(vault.open(identityOf(row), row));

export function createDataKeys({ changes, knex }: DataKeyTools, vault: Vault): DataKeys {
  const cache = new LRUCache<string, NamedDataKey>({ max: CACHED, ttl: CACHED_MS });
  changes.onChange((tags) => {
    if (tags === 'all') return cache.clear();
    // Most changes have no tag of a data key.
    if (!tags.some((tag) => tag.startsWith(dataKeyTag('')))) return;
    for (const name of [...cache.keys()])
      if (tags.includes(dataKeyTag(name.slice(name.indexOf('\n') + 1)))) cache.delete(name);
  });
  const find = (tenant_id: string, kind: DataKeyKind) => knex('data_keys').where({ tenant_id, kind }).first();

  async function findOrCreate(tenant_id: string, kind: DataKeyKind): Promise<DataKeyRow> {
    const existing = await find(tenant_id, kind);
    if (existing !== undefined) return existing;
    const named = { tenant_id, id: randomUUID(), kind };
    await knex('data_keys')
      .insert({ ...named, ...vault.seal(identityOf(named), DataKey.create()) })
      .onConflict(['tenant_id', 'kind'])
      .ignore();
    const created = await find(tenant_id, kind);
    if (created === undefined) throw new Error('The data key was deleted at once.');
    return created;
  }

  return {
    async get(tenantId, kind) {
      const name = `${kind}\n${tenantId}`;
      const cached = cache.get(name);
      if (cached !== undefined) return cached;
      const row = await findOrCreate(tenantId, kind);
      const named = { id: row.id, key: openDataKey(vault, row) };
      cache.set(name, named);
      return named;
    },
    invalidate: (tenantId, kind) => void cache.delete(`${kind}\n${tenantId}`),
  };
}
