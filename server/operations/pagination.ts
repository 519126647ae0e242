import { invalidField } from '../api/problem.ts';
import type { Secrets } from '../auth/secrets/secrets.ts';
import { digestsEqual } from '../auth/secrets/secrets.ts';

/** Start and length of a page. Repositories fetch one row more, to learn whether there is another page. */
export interface PageRequest {
  limit: number;
  /** Sort key of the last row of the previous page; `undefined` on the first page. */
  after: readonly string[] | undefined;
}

export interface Page<Item> {
  data: Item[];
  has_more: boolean;
  next_cursor: string | null;
}

const DEFAULT_LIMIT = 50;
const SIGNATURE_LENGTH = 12;

type ListQuery = { limit?: number | undefined; cursor?: string | undefined };

const invalidCursor = () =>
  invalidField(
    'cursor',
    'cursor',
    'Pass next_cursor of the page before as it was, with the same filters; or leave it out to start again.',
    'query',
  );

/** Reads and creates the cursors of one list. Cursors are signed, and bound to the list and its filters. */
export function createCursorPaginator(secrets: Secrets, list: string) {
  const tag = (filters: string, body: string) =>
    secrets
      .digest('cursor', `${list}\n${filters}\n${body}`)
      .subarray(0, SIGNATURE_LENGTH)
      .toString('base64url');

  const filtersOf = ({ limit: _limit, cursor: _cursor, ...filters }: ListQuery & object) =>
    JSON.stringify(Object.entries(filters).sort());

  return {
    request(query: ListQuery): PageRequest {
      const limit = query.limit ?? DEFAULT_LIMIT;
      if (query.cursor === undefined) return { limit, after: undefined };
      const [body = '', ...signature] = query.cursor.split('.');
      // Compared as text: a decoder would accept several spellings of one signature.
      const expected = tag(filtersOf(query), body);
      if (!digestsEqual(Buffer.from(signature.join('.')), Buffer.from(expected))) throw invalidCursor();
      // The signature proves that the server wrote it.
      return { limit, after: JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as string[] };
    },
    page<Row, Item>(
      query: ListQuery,
      rows: readonly Row[],
      toItem: (row: Row) => Item,
      sortKey: (row: Row) => readonly string[],
    ): Page<Item> {
      const limit = query.limit ?? DEFAULT_LIMIT;
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      const body = last === undefined ? '' : Buffer.from(JSON.stringify(sortKey(last))).toString('base64url');
      return {
        data: shown.map(toItem),
        has_more: last !== undefined,
        next_cursor: last === undefined ? null : `${body}.${tag(filtersOf(query), body)}`,
      };
    },
  };
}

export type CursorPaginator = ReturnType<typeof createCursorPaginator>;
