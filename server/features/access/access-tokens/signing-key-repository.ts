import type { Knex } from 'knex';
import type { SigningKeyRow } from '../../../database/schema/signing-keys.ts';

/** The keys of the installation that sign JWTs. */
export const signingKeyRepository = (db: Knex) => ({
  /** Returns the keys in the order in which they sign. */
  list: (): Promise<SigningKeyRow[]> => db('signing_keys').orderBy('generation').select('*'),

  /** Adds a key, unless another replica has added this one meanwhile. */
  async add(row: Omit<SigningKeyRow, 'created_at'>): Promise<void> {
    await db('signing_keys').insert(row).onConflict('generation').ignore();
  },

  async delete(ids: readonly string[]): Promise<void> {
    if (ids.length > 0)
      await db('signing_keys')
        .whereIn('id', [...ids])
        .delete();
  },
});
