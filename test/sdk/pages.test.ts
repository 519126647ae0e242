import { describe, expect, test } from 'vitest';
import { TenantryError } from '../../sdk/src/index.ts';
import { clientOf, failure, json } from './support.ts';

const page = (ids: string[], next: string | null) =>
  json({ data: ids.map((id) => ({ id })), has_more: next !== null, next_cursor: next });
const threePages = () => clientOf([page(['a', 'b'], 'c1'), page(['c', 'd'], 'c2'), page(['e'], null)]);
const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id);

describe('toArray', () => {
  test('returns at most the limit, and fetches no page after that', async () => {
    const { tenantry, attempts } = threePages();
    const projects = await tenantry.projects.list({ workspace: 'acme' }).toArray({ limit: 4 });
    expect(idsOf(projects)).toEqual(['a', 'b', 'c', 'd']);
    expect(attempts).toHaveLength(2);
  });

  test('returns all items if there are fewer', async () => {
    const list = threePages().tenantry.projects.list({ workspace: 'acme' });
    expect(idsOf(await list.toArray({ limit: Number.POSITIVE_INFINITY }))).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(await list.toArray({ limit: 0 })).toEqual([]);
  });

  test.each([{}, 100, { limit: -1 }, { limit: 'all' }])(
    'needs a limit, so that no list fills the memory unintended: %j',
    async (wrong) => {
      const list = threePages().tenantry.projects.list({ workspace: 'acme' });
      // @ts-expect-error the limit is missing or wrong
      const error = await failure(list.toArray(wrong));
      expect(error).toBeInstanceOf(TenantryError);
      expect(error).toHaveProperty('message', 'toArray needs a limit: toArray({ limit: 1000 }).');
    },
  );
});

describe('a page', () => {
  test('fetches the next one with the same filters, until there is none', async () => {
    const { tenantry, attempts } = threePages();
    let current = await tenantry.projects.list({ workspace: 'acme', environment: 'staging' });
    const ids = [idsOf(current.data)];
    while (current.hasNextPage()) {
      current = await current.getNextPage();
      ids.push(idsOf(current.data));
    }
    expect(ids).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
    expect(attempts.map(({ request }) => new URL(request.url).search)).toEqual([
      '?environment=staging',
      '?environment=staging&cursor=c1',
      '?environment=staging&cursor=c2',
    ]);
    const error = await failure(current.getNextPage());
    expect(error).toHaveProperty('message', 'There is no next page. Check hasNextPage() first.');
  });

  test('has the same methods with withResponse and in pages()', async () => {
    const list = threePages().tenantry.projects.list({ workspace: 'acme' });
    for await (const one of list.pages()) expect(one.hasNextPage()).toBe(one.has_more);
    const { data } = await list.withResponse();
    expect(idsOf((await data.getNextPage()).data)).toEqual(['e']);
  });

  test('is serialized as the fields that the server sent', async () => {
    const one = await threePages().tenantry.projects.list({ workspace: 'acme' });
    expect(JSON.stringify(one)).toBe('{"data":[{"id":"a"},{"id":"b"}],"has_more":true,"next_cursor":"c1"}');
    expect(structuredClone(one)).toEqual({ ...one });
  });
});
