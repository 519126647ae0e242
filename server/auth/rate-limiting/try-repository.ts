import type { Knex } from 'knex';

/** How often one code or challenge may be tried. */
export const MAX_TRIES = 5;

/** A table of codes or challenges, which expire, work once, and may be tried a few times. */
interface TriedTable {
  table: 'sign_in_challenges' | 'sign_in_codes' | 'email_changes';
  key: 'hash' | 'challenge_hash' | 'id';
}

const countSql = ({ table, key }: TriedTable) => `
  update ${table} set tries = tries + 1
  where ${key} = :key and used_at is null and expires_at > :at and tries < ${MAX_TRIES}
  returning *`;

const useSql = ({ table, key }: TriedTable) =>
  `update ${table} set used_at = :at where ${key} = :key and used_at is null`;

/** Counts tries in the database, so that all replicas count the same. */
export const tryCounter = <Row>(db: Knex, table: TriedTable) => ({
  /** Counts a try. @returns the row; `undefined` if it is over, or was tried too often */
  async countTry(key: Buffer | string, at: Date): Promise<Row | undefined> {
    const { rows } = await db.raw<{ rows: Row[] }>(countSql(table), { key, at });
    return rows[0];
  },

  /** Uses it up. @returns whether it was still unused */
  async use(key: Buffer | string, at: Date): Promise<boolean> {
    const { rowCount } = await db.raw<{ rowCount: number }>(useSql(table), { key, at });
    return rowCount === 1;
  },
});
