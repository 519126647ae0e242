import type { Knex } from 'knex';

/** Columns that every update sets: the next version, which is the `etag`, and the time. */
export function incrementVersion(db: Knex, table?: string): { version: number; updated_at: Date } {
  const version = table === undefined ? 'version' : `${table}.version`;
  // Knex's row types have no expressions, although it accepts them wherever it accepts values.
  return { version: db.raw('?? + 1', [version]), updated_at: db.fn.now() } as never;
}
