import type { Knex } from 'knex';
import type { PasswordResetRequestRow } from '../../../database/schema/mail-tables.ts';

/** Unprocessed requests for password resets. */
export const passwordResetRequestRepository = (db: Knex) => ({
  async insert(row: Omit<PasswordResetRequestRow, 'created_at'>): Promise<void> {
    await db('password_reset_requests').insert(row);
  },

  /** Removes and returns the oldest requests. */
  take: (count: number): Promise<PasswordResetRequestRow[]> =>
    db('password_reset_requests')
      .whereIn('id', db('password_reset_requests').select('id').orderBy('id').limit(count))
      .delete()
      .returning('*'),
});
