import type { Knex } from 'knex';
import { guessCounter } from '../../../auth/rate-limiting/guess-repository.ts';
import { tryCounter } from '../../../auth/rate-limiting/try-repository.ts';
import { asJson } from '../../../database/as-json.ts';
import type { SignInChallengeRow } from '../../../database/schema/credential-tables.ts';

/** Number of old challenges deleted in one statement. */
const PURGE_BATCH = 1000;

const PURGE_SQL = `
  delete from sign_in_challenges where hash in (
    select hash from sign_in_challenges
    where created_at < now() - interval '1 day' order by created_at limit ${PURGE_BATCH})`;

/** Sign-ins that wait for a second factor. */
export const signInChallengeRepository = (db: Knex) => ({
  ...tryCounter<SignInChallengeRow>(db, { table: 'sign_in_challenges', key: 'hash' }),

  async insert(
    row: Pick<SignInChallengeRow, 'hash' | 'user_id' | 'proofs' | 'password_digest' | 'expires_at'>,
  ): Promise<void> {
    await db('sign_in_challenges').insert({ ...row, proofs: asJson(row.proofs) });
  },

  /** Ends the challenges of a user. */
  async endAll(userId: string, at: Date): Promise<void> {
    await db('sign_in_challenges').where({ user_id: userId }).whereNull('used_at').update({ used_at: at });
  },

  /** Deletes a batch of old challenges. @returns whether there are more */
  async purgeExpired(): Promise<boolean> {
    const { rowCount } = await db.raw(PURGE_SQL);
    return rowCount === PURGE_BATCH;
  },
});

/** Guesses at the codes of people who have begun to sign in, or are signed in. */
export const factorGuessRepository = (db: Knex) =>
  guessCounter(db, { table: 'factor_guesses', identity: 'user_id' });
