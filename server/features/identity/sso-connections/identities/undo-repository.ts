import type { Knex } from 'knex';
import type { IdentityUndoRow } from '../../../../database/schema/identity-tables.ts';

/** What people need to undo automatic links. */
export const identityUndoRepository = (db: Knex) => ({
  async insert(row: Omit<IdentityUndoRow, 'created_at' | 'used_at'>): Promise<void> {
    await db('identity_undos').insert(row);
  },

  find: (hash: Buffer): Promise<IdentityUndoRow | undefined> => db('identity_undos').where({ hash }).first(),

  /** Uses an undo up. @returns whether it was still unused and has not expired */
  async use(hash: Buffer, at: Date): Promise<boolean> {
    const used = await db('identity_undos')
      .where({ hash })
      .whereNull('used_at')
      .where('expires_at', '>', at)
      .update({ used_at: at });
    return used === 1;
  },
});
