import type { Knex } from 'knex';

/** Columns that every change of a row sets: the next version, which is its `etag`, and the time. */
export function incrementVersion(db: Knex, table?: string): { version: number; updated_at: Date } {
  const version = table === undefined ? 'version' : `${table}.version`;
  // Knex's row types have no place for expressions, which it takes wherever it takes values.
  return { version: db.raw('?? + 1', [version]), updated_at: db.fn.now() } as never;
}
