import type { Knex } from 'knex';
import type { PageRequest } from './pagination.ts';

/**
 * Orders by the columns, newest first, and starts after the row whose sort key is given. The columns must end in a
 * unique one. One row more than the page is fetched.
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
