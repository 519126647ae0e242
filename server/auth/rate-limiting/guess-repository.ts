import type { Knex } from 'knex';

/** Guesses at the codes of one identity in any hour. */
const MAX_GUESSES = 10;

/** A table with a row for each identity, which has the times of its guesses in `guessed_at`. */
interface GuessTable {
  table: 'factor_guesses' | 'address_guesses';
  identity: 'user_id' | 'email_key';
}

const RECENT = "select one from unnest(g.guessed_at) one where one > clock_timestamp() - interval '1 hour'";

/** Adds a guess to those of the last hour, if they are below the limit. The row is locked, so parallel guesses take turns. */
const countSql = ({ table, identity }: GuessTable) => `
  insert into ${table} as g (${identity}, guessed_at) values (:id, array[clock_timestamp()])
  on conflict (${identity}) do update
    set guessed_at = array(${RECENT} order by one) || clock_timestamp()
    where (select count(*) from (${RECENT}) recent) < ${MAX_GUESSES}
  returning guessed_at[cardinality(guessed_at)]::text as guess`;

const takeBackSql = ({ table, identity }: GuessTable) =>
  `update ${table} set guessed_at = array_remove(guessed_at, :guess::timestamptz) where ${identity} = :id`;

const waitSql = ({ table, identity }: GuessTable) => `
  select greatest(1, ceil(extract(epoch from min(one) + interval '1 hour' - clock_timestamp())))::int as seconds
  from (select one from ${table} g, unnest(g.guessed_at) one where ${identity} = :id order by one desc
    limit ${MAX_GUESSES}) recent`;

/** Counts guesses in the database, so that all replicas count the same. */
export const guessCounter = (db: Knex, table: GuessTable) => ({
  /** Counts a guess. @returns the guess, if it may be made */
  async count(id: string): Promise<string | undefined> {
    const { rows } = await db.raw<{ rows: Array<{ guess: string }> }>(countSql(table), { id });
    return rows[0]?.guess;
  },

  /** Takes a guess back that was right. */
  async takeBack(id: string, guess: string): Promise<void> {
    await db.raw(takeBackSql(table), { id, guess });
  },

  /** Returns the seconds until another guess may be made. */
  async secondsUntilNext(id: string): Promise<number> {
    const { rows } = await db.raw<{ rows: Array<{ seconds: number | null }> }>(waitSql(table), { id });
    return rows[0]?.seconds ?? 1;
  },
});
