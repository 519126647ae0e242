import type { Knex } from 'knex';
import { tryCounter } from '../../../auth/rate-limiting/try-repository.ts';
import type { SignInCodeRow } from '../../../database/schema/factor-tables.ts';

/** Number of old requests deleted in one statement. */
const PURGE_BATCH = 1000;
const PURGE_SQL = `
  delete from sign_in_codes where challenge_hash in (
    select challenge_hash from sign_in_codes
    where created_at < now() - interval '1 day' order by created_at limit ${PURGE_BATCH})`;

const TAKE_SQL = `
  update sign_in_codes set processed_at = now() where challenge_hash in (
    select challenge_hash from sign_in_codes where processed_at is null
    order by created_at limit :count for update skip locked)
  returning *`;

/** Requests for codes in mails. */
export const signInCodeRepository = (db: Knex) => ({
  ...tryCounter<SignInCodeRow>(db, { table: 'sign_in_codes', key: 'challenge_hash' }),

  async insert(
    row: Pick<SignInCodeRow, 'challenge_hash' | 'email_key' | 'ip_address' | 'user_agent' | 'expires_at'>,
  ): Promise<void> {
    await db('sign_in_codes').insert(row);
  },

  /** Returns the oldest requests that wait for their mail, and marks them as processed. */
  async take(count: number): Promise<SignInCodeRow[]> {
    const { rows } = await db.raw<{ rows: SignInCodeRow[] }>(TAKE_SQL, { count });
    return rows;
  },

  /** Returns how many codes were mailed to a user since a time. */
  async countSince(userId: string, since: Date): Promise<number> {
    const rows = await db('sign_in_codes')
      .where({ user_id: userId })
      .where('created_at', '>', since)
      .select('challenge_hash');
    return rows.length;
  },

  /** Stores the code of a request. */
  async setCode(challenge_hash: Buffer, code: Pick<SignInCodeRow, 'user_id' | 'code_hash'>): Promise<void> {
    await db('sign_in_codes').where({ challenge_hash }).update(code);
  },

  find: (challenge_hash: Buffer): Promise<SignInCodeRow | undefined> =>
    db('sign_in_codes').where({ challenge_hash }).first(),

  /** Ends the other codes of a user. */
  async endAll(userId: string, at: Date): Promise<void> {
    await db('sign_in_codes').where({ user_id: userId }).whereNull('used_at').update({ used_at: at });
  },

  /** Deletes a batch of old requests. @returns whether there are more */
  async purgeOld(): Promise<boolean> {
    const { rowCount } = await db.raw<{ rowCount: number }>(PURGE_SQL);
    return rowCount === PURGE_BATCH;
  },
});
