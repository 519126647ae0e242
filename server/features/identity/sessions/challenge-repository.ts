import type { Knex } from 'knex';
import { asJson } from '../../../database/as-json.ts';
import type { SignInChallengeRow } from '../../../database/schema/credential-tables.ts';

/** How often the second factor may be tried with one challenge. */
const MAX_TRIES = 5;
/** Guesses at the codes of one person in any hour. */
const MAX_GUESSES = 10;
/** Number of old challenges deleted in one statement. */
const PURGE_BATCH = 1000;

const PURGE_SQL = `
  delete from sign_in_challenges where hash in (
    select hash from sign_in_challenges
    where created_at < now() - interval '1 day' order by created_at limit ${PURGE_BATCH})`;

const RECENT_GUESSES =
  "select one from unnest(g.guessed_at) one where one > clock_timestamp() - interval '1 hour'";

/** Adds a guess to those of the last hour, if they are below the limit. The row is locked, so parallel guesses take turns. */
const GUESS_SQL = `
  insert into factor_guesses as g (user_id, guessed_at) values (:userId, array[clock_timestamp()])
  on conflict (user_id) do update
    set guessed_at = array(${RECENT_GUESSES} order by one) || clock_timestamp()
    where (select count(*) from (${RECENT_GUESSES}) recent) < ${MAX_GUESSES}
  returning guessed_at[cardinality(guessed_at)]::text as guess`;

const TAKE_BACK_SQL = `
  update factor_guesses set guessed_at = array_remove(guessed_at, :guess::timestamptz) where user_id = :userId`;

/** Sign-ins that wait for a second factor, and the guesses at the codes of people. */
export const signInChallengeRepository = (db: Knex) => ({
  async insert(
    row: Pick<SignInChallengeRow, 'hash' | 'user_id' | 'proofs' | 'password_digest' | 'expires_at'>,
  ): Promise<void> {
    await db('sign_in_challenges').insert({ ...row, proofs: asJson(row.proofs) });
  },

  /** Counts a try. @returns the challenge; `undefined` if it is over, or was tried too often */
  async countTry(hash: Buffer, at: Date): Promise<SignInChallengeRow | undefined> {
    const [row] = await db('sign_in_challenges')
      .where({ hash })
      .whereNull('used_at')
      .where('expires_at', '>', at)
      .where('tries', '<', MAX_TRIES)
      .increment('tries')
      .returning('*');
    return row;
  },

  /** Uses a challenge up. @returns whether it was still unused */
  async use(hash: Buffer, at: Date): Promise<boolean> {
    return (
      (await db('sign_in_challenges').where({ hash }).whereNull('used_at').update({ used_at: at })) === 1
    );
  },

  /** Counts a guess at the codes of a person. @returns the guess, if it may be made */
  async countGuess(userId: string): Promise<string | undefined> {
    const { rows } = await db.raw<{ rows: Array<{ guess: string }> }>(GUESS_SQL, { userId });
    return rows[0]?.guess;
  },

  /** Takes a guess back that was right. */
  async takeBackGuess(userId: string, guess: string): Promise<void> {
    await db.raw(TAKE_BACK_SQL, { userId, guess });
  },

  /** Deletes a batch of old challenges. @returns whether there are more */
  async purgeExpired(): Promise<boolean> {
    const { rowCount } = await db.raw(PURGE_SQL);
    return rowCount === PURGE_BATCH;
  },
});
