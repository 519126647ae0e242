import type { Knex } from 'knex';
import type { PasswordResetRequestRow } from '../../../database/schema/mail-tables.ts';

/** Requests for password resets that nobody has looked at. */
export const passwordResetRequestRepository = (db: Knex) => ({
  async insert(row: Omit<PasswordResetRequestRow, 'created_at'>): Promise<void> {
    await db('password_reset_requests').insert(row);
  },

  /** Takes the oldest ones out. */
  take: (count: number): Promise<PasswordResetRequestRow[]> =>
    db('password_reset_requests')
      .whereIn('id', db('password_reset_requests').select('id').orderBy('id').limit(count))
      .delete()
      .returning('*'),
});
