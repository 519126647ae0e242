import type { Knex } from 'knex';
import type { PageRequest } from './pagination.ts';

/**
 * Orders by the columns, newest first, and starts after the row with the given sort key. The last column must be
 * unique. Fetches one row more than the page.
 */
export function applyKeyset<Query extends Knex.QueryBuilder>(
  query: Query,
  columns: readonly string[],
  page: PageRequest,
): Query {
  for (const column of columns) query.orderBy(column, 'desc');
  if (page.after !== undefined) {
    const names = columns.map(() => '??').join(', ');
    const values = columns.map(() => '?').join(', ');
    query.whereRaw(`(${names}) < (${values})`, [...columns, ...page.after]);
  }
  query.limit(page.limit + 1);
  return query;
}
