import type { Knex } from 'knex';
import type { PasskeyChallengeRow, PasskeyRow } from '../../../database/schema/factor-tables.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';

/** Number of old challenges deleted in one statement. */
const PURGE_BATCH = 1000;
const PURGE_SQL = `
  delete from passkey_challenges where hash in (
    select hash from passkey_challenges
    where created_at < now() - interval '1 hour' order by created_at limit ${PURGE_BATCH})`;

/** What a use of a passkey changes. */
export interface PasskeyUse {
  counter: number;
  backedUp: boolean;
  at: Date;
}

/** Passkeys, and the challenges that they sign. */
export const passkeyRepository = (db: Knex) => ({
  async addChallenge(row: Pick<PasskeyChallengeRow, 'hash' | 'session_id' | 'expires_at'>): Promise<void> {
    await db('passkey_challenges').insert(row);
  },

  /** Whether a challenge may still be signed: for a sign-in, or in a session. */
  async isOpen(hash: Buffer, session_id: string | null, now: Date): Promise<boolean> {
    const row = await db('passkey_challenges')
      .where({ hash, session_id })
      .where('expires_at', '>', now)
      .first();
    return row !== undefined;
  },

  /** Uses a challenge up. @returns whether it was still unused */
  async useChallenge(hash: Buffer): Promise<boolean> {
    return (await db('passkey_challenges').where({ hash }).delete()) > 0;
  },

  findByCredential: (credential_id: string): Promise<PasskeyRow | undefined> =>
    db('passkeys').where({ credential_id }).first(),

  find: (user_id: string, id: string): Promise<PasskeyRow | undefined> =>
    db('passkeys').where({ user_id, id }).first(),

  allOf: (user_id: string): Promise<PasskeyRow[]> => db('passkeys').where({ user_id }).orderBy('id'),

  list: (user_id: string, page: PageRequest): Promise<PasskeyRow[]> =>
    applyKeyset(db('passkeys').where({ user_id }).select('*'), ['id'], page),

  async insert(
    row: Omit<PasskeyRow, 'counter_regressed_at' | 'last_used_at' | 'created_at'>,
  ): Promise<PasskeyRow> {
    const [passkey] = await db('passkeys').insert(row).returning('*');
    if (passkey === undefined) throw new Error('The insert returned no passkey.');
    return passkey;
  },

  async rename(user_id: string, id: string, name: string): Promise<PasskeyRow | undefined> {
    const [passkey] = await db('passkeys').where({ user_id, id }).update({ name }).returning('*');
    return passkey;
  },

  /** Records a use, unless a later one was recorded meanwhile. @returns whether it was recorded */
  async recordUse({ user_id, id, counter }: PasskeyRow, use: PasskeyUse): Promise<boolean> {
    const changes = { counter: String(use.counter), backed_up: use.backedUp, last_used_at: use.at };
    return (await db('passkeys').where({ user_id, id, counter }).update(changes)) > 0;
  },

  async recordRegress({ user_id, id }: PasskeyRow, at: Date): Promise<void> {
    await db('passkeys').where({ user_id, id }).update({ counter_regressed_at: at });
  },

  /** @returns whether it was there */
  async remove(user_id: string, id: string): Promise<boolean> {
    return (await db('passkeys').where({ user_id, id }).delete()) > 0;
  },

  async removeAll(user_id: string): Promise<void> {
    await db('passkeys').where({ user_id }).delete();
  },

  /** Deletes a batch of old challenges. @returns whether there are more */
  async purgeChallenges(): Promise<boolean> {
    const { rowCount } = await db.raw<{ rowCount: number }>(PURGE_SQL);
    return rowCount === PURGE_BATCH;
  },
});
