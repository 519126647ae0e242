import type { PagePromise } from './types.ts';

/** What a call came to. */
export interface CallResult {
  data: unknown;
  response: Response;
}

/** What a list answers. */
interface ListPage {
  data: unknown[];
  next_cursor: string | null;
}

/**
 * The promise of an operation's answer, with the ways to look beyond it. It is the one promise behind all of them, so a
 * failure that is handled once is handled.
 *
 * Every reply can iterate at run time; the types offer it for lists.
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
