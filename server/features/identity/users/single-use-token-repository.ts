import type { Knex } from 'knex';
import type { SingleUseTokenRow } from '../../../database/schema/mail-tables.ts';

export type TokenPurpose = SingleUseTokenRow['purpose'];

/** Number of expired tokens deleted in one statement. */
const PURGE_BATCH = 1000;
const PURGE_SQL = `
  delete from single_use_tokens where hash in (
    select hash from single_use_tokens
    where created_at < now() - interval '1 day' order by created_at limit ${PURGE_BATCH})`;

/** Tokens of links in mails, by digest. */
export const singleUseTokenRepository = (db: Knex) => ({
  find: (hash: Buffer, purpose: TokenPurpose): Promise<SingleUseTokenRow | undefined> =>
    db('single_use_tokens').where({ hash, purpose }).first(),

  async insert(row: Pick<SingleUseTokenRow, 'hash' | 'purpose' | 'user_id' | 'expires_at'>): Promise<void> {
    await db('single_use_tokens').insert(row);
  },

  async countSince(userId: string, purpose: TokenPurpose, since: Date): Promise<number> {
    const rows = await db('single_use_tokens')
      .where({ user_id: userId, purpose })
      .where('created_at', '>', since)
      .select('hash');
    return rows.length;
  },

  /** Uses up all tokens of a user for a purpose, including those of earlier mails. */
  async consume(userId: string, purpose: TokenPurpose, at: Date, from: string | null = null): Promise<void> {
    await db('single_use_tokens')
      .where({ user_id: userId, purpose })
      .whereNull('used_at')
      .update({ used_at: at, used_from: from });
  },

  /** Returns the known addresses from which a user opened mailed links. */
  async addressesOf(userId: string): Promise<string[]> {
    const rows = await db('single_use_tokens').where({ user_id: userId }).whereNotNull('used_from');
    return rows.flatMap(({ used_from }) => used_from ?? []);
  },

  /** Deletes a batch of expired tokens. @returns whether there are more */
  async purgeExpired(): Promise<boolean> {
    const { rowCount } = await db.raw(PURGE_SQL);
    return rowCount === PURGE_BATCH;
  },
});
