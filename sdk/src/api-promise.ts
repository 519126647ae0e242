import { streamOf } from './body-stream.ts';
import { TenantryError } from './errors.ts';
import type { ListPromise, PageMethods } from './types.ts';

/** Result of a call. */
export interface CallResult {
  data: unknown;
  response: Response;
}

/** How the body of a call's response is read, which the caller decides before it arrives. */
export interface Reading {
  /** The caller reads the body. */
  raw?: boolean;
  /** The body has been read. */
  done?: boolean;
  /** Milliseconds that a stream waits for a chunk. */
  timeout?: number;
}

/** Response of a list operation. */
interface ListPage extends PageMethods<unknown> {
  data: unknown[];
  next_cursor: string | null;
}

/** Sends a call, or the one for a further page. */
type Run = (reading: Reading, next?: { cursor: string }) => Promise<CallResult>;

/** Adds the methods of pages. They are not enumerable, so that a page is serialized and compared as its fields. */
function withPageMethods(data: unknown, run: Run): unknown {
  // Responses are JSON, so an object has plain properties.
  const page = data as ListPage | undefined;
  if (typeof page !== 'object' || page?.next_cursor === undefined) return data;
  const { next_cursor: cursor } = page;
  const getNextPage = async () => {
    if (!cursor) throw new TenantryError('There is no next page. Check hasNextPage() first.');
    return withPageMethods((await run({}, { cursor })).data, run);
  };
  return Object.defineProperties(page, {
    hasNextPage: { value: () => !!cursor },
    getNextPage: { value: getNextPage },
  });
}

/**
 * Creates the promise of an operation's response, with its additional methods. All of them share one promise, so
 * handling a failure once is enough.
 *
 * Every promise has every method at run time; only the types of lists and texts offer theirs.
 */
export function createApiPromise(run: Run): ListPromise<unknown, unknown> {
  const reading: Reading = {};
  const answer = run(reading);
  const first = answer.then(({ data }) => {
    if (reading.raw) throw new TenantryError('The caller of asResponse() or stream() reads the body.');
    return withPageMethods(data, run);
  });

  async function asResponse() {
    if (reading.done)
      throw new TenantryError('The body has been read. Call asResponse() or stream() in place of await.');
    reading.raw = true;
    first.catch(() => {});
    return (await answer).response;
  }

  async function* pages() {
    // Only the types of lists offer iteration.
    let page = (await first) as ListPage;
    yield page;
    while (page.next_cursor) {
      page = (await page.getNextPage()) as ListPage;
      yield page;
    }
  }

  async function* items() {
    for await (const page of pages()) yield* page.data;
  }

  // Whether the response is a list or a text is not known here.
  return Object.assign(first, {
    withResponse: async () => {
      await first;
      return answer;
    },
    asResponse,
    stream: async () => streamOf(await asResponse(), reading.timeout ?? 0),
    pages,
    toArray: async ({ limit }: { limit: number }) => {
      if (!(limit >= 0)) throw new TenantryError('toArray needs a limit: toArray({ limit: 1000 }).');
      const all: unknown[] = [];
      if (limit) for await (const item of items()) if (all.push(item) >= limit) break;
      return all;
    },
    [Symbol.asyncIterator]: items,
  }) as ListPromise<unknown, unknown>;
}
