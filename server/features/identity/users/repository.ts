import type { Knex } from 'knex';
import { normalizeEmail } from '../../../api/normalize.ts';
import { incrementVersion } from '../../../database/row-version.ts';
import type { UserRow } from '../../../database/schema/tables.ts';

export const userRepository = (db: Knex) => ({
  find: (id: string): Promise<UserRow | undefined> => db('users').where({ id }).first(),

  findByEmail: (email: string): Promise<UserRow | undefined> =>
    db('users')
      .where({ email_key: normalizeEmail(email) })
      .first(),

  /** Returns the user with this verified address. */
  findConfirmed: (email: string): Promise<UserRow | undefined> =>
    db('users')
      .where({ email_key: normalizeEmail(email) })
      .whereNotNull('email_verified_at')
      .first(),

  /** Returns the user, locked until the transaction ends. */
  lock: (id: string): Promise<UserRow | undefined> => db('users').where({ id }).forUpdate().first(),

  async insert(
    row: Pick<UserRow, 'id' | 'email' | 'name' | 'password_hash'> & Partial<UserRow>,
  ): Promise<UserRow> {
    const [user] = await db('users')
      .insert({ ...row, email_key: normalizeEmail(row.email) })
      .returning('*');
    if (user === undefined) throw new Error('The insert returned no user.');
    return user;
  },

  async update(
    id: string,
    changes: Partial<Pick<UserRow, 'name' | 'language' | 'password_hash' | 'email_verified_at'>>,
  ): Promise<UserRow | undefined> {
    const [user] = await db('users')
      .where({ id })
      .update({ ...changes, ...incrementVersion(db) })
      .returning('*');
    return user;
  },
});
