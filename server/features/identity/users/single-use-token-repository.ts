import type { Knex } from 'knex';
import type { SingleUseTokenRow } from '../../../database/schema/mail-tables.ts';

export type TokenPurpose = SingleUseTokenRow['purpose'];

/** How many outdated tokens are forgotten in one go. */
const PURGE_BATCH = 1000;
const PURGE_SQL = `
  delete from single_use_tokens where hash in (
    select hash from single_use_tokens
    where created_at < now() - interval '1 day' order by created_at limit ${PURGE_BATCH})`;

/** Tokens of links in mails, by their digest. */
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

  /** Uses up the tokens of a person, those of their other mails included. */
  async consume(userId: string, purpose: TokenPurpose, at: Date, from: string | null = null): Promise<void> {
    await db('single_use_tokens')
      .where({ user_id: userId, purpose })
      .whereNull('used_at')
      .update({ used_at: at, used_from: from });
  },

  /** Where links from mails to a person were followed, as far as is remembered. */
  async addressesOf(userId: string): Promise<string[]> {
    const rows = await db('single_use_tokens').where({ user_id: userId }).whereNotNull('used_from');
    return rows.flatMap(({ used_from }) => used_from ?? []);
  },

  /** Forgets tokens that nobody will ask about any more, a batch at a time. @returns whether there are more */
  async purgeExpired(): Promise<boolean> {
    const { rowCount } = await db.raw(PURGE_SQL);
    return rowCount === PURGE_BATCH;
  },
});
