import type { Knex } from 'knex';
import { guessCounter } from '../../../auth/rate-limiting/guess-repository.ts';

const PURGE_SQL = `
  delete from address_guesses
  where coalesce(guessed_at[cardinality(guessed_at)], '-infinity') < now() - interval '1 hour'`;

/** Guesses at mailed codes, by address, also of addresses without an account. */
export const addressGuessRepository = (db: Knex) => ({
  ...guessCounter(db, { table: 'address_guesses', identity: 'email_key' }),

  /** Deletes what counts no longer. @returns that no more is left */
  async purge(): Promise<boolean> {
    await db.raw(PURGE_SQL);
    return false;
  },
});
