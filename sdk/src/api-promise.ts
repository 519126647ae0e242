import type { PagePromise } from './types.ts';

/** Result of a call. */
export interface CallResult {
  data: unknown;
  response: Response;
}

/** Response of a list operation. */
interface ListPage {
  data: unknown[];
  next_cursor: string | null;
}

/**
 * Creates the promise of an operation's response, with its additional methods. All of them share one promise, so
 * handling a failure once is enough.
 *
 * Every promise can iterate at run time; only the types of lists offer it.
 */
export function createApiPromise(
  run: (next?: { cursor: string }) => Promise<CallResult>,
): PagePromise<unknown, unknown> {
  const answer = run();
  const first = answer.then(({ data }) => data);

  async function* pages() {
    // Only the types of lists offer iteration.
    let page = (await first) as ListPage;
    yield page;
    while (page.next_cursor) {
      page = (await run({ cursor: page.next_cursor })).data as ListPage;
      yield page;
    }
  }

  async function* items() {
    for await (const page of pages()) yield* page.data;
  }

  return Object.assign(first, {
    withResponse: async () => {
      await first;
      return answer;
    },
    pages,
    [Symbol.asyncIterator]: items,
  });
}
