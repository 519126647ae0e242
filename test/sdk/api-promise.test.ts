import { expect, test } from 'vitest';
import { NotFoundError } from '../../sdk/src/index.ts';
import { clientOf, failure, json, problem } from './support.ts';

const page = (ids: string[], next: string | null) =>
  json({ data: ids.map((id) => ({ id })), has_more: next !== null, next_cursor: next });
const threePages = () => [page(['a', 'b'], 'c1'), page([], 'c2'), page(['c'], null)];

test('awaiting a list returns one page', async () => {
  const { tenantry, attempts } = clientOf(threePages());
  const first = await tenantry.projects.list({ workspace: 'acme', limit: 2 });
  expect(first).toEqual({ data: [{ id: 'a' }, { id: 'b' }], has_more: true, next_cursor: 'c1' });
  expect(attempts.map(({ request }) => request.url)).toEqual([
    'https://api.test/v1/workspaces/acme/projects?limit=2',
  ]);
});

test('iterating over a list returns every item of every page, with the same filters', async () => {
  const { tenantry, attempts } = clientOf(threePages());
  const ids: string[] = [];
  for await (const project of tenantry.projects.list({ workspace: 'acme', environment: 'staging' }))
    ids.push(project.id);
  expect(ids).toEqual(['a', 'b', 'c']);
  expect(attempts.map(({ request }) => new URL(request.url).search)).toEqual([
    '?environment=staging',
    '?environment=staging&cursor=c1',
    '?environment=staging&cursor=c2',
  ]);
});

test('iterating continues from the given cursor', async () => {
  const { tenantry, attempts } = clientOf([page(['c'], null)]);
  for await (const _ of tenantry.projects.list({ workspace: 'acme', cursor: 'c 2' })) expect(_.id).toBe('c');
  expect(attempts.map(({ request }) => new URL(request.url).search)).toEqual(['?cursor=c%202']);
});

test('a page is fetched when its first item is wanted, and not before', async () => {
  const { tenantry, attempts } = clientOf(threePages());
  for await (const project of tenantry.projects.list({ workspace: 'acme' }))
    if (String(project.id) === 'b') break;
  expect(attempts).toHaveLength(1);
});

test('pages can be iterated as pages', async () => {
  const sizes: number[] = [];
  for await (const { data } of clientOf(threePages()).tenantry.projects.list({ workspace: 'acme' }).pages()) {
    sizes.push(data.length);
  }
  expect(sizes).toEqual([2, 0, 1]);
});

test('an awaited list can be iterated without fetching its first page again', async () => {
  const { tenantry, attempts } = clientOf(threePages());
  const list = tenantry.projects.list({ workspace: 'acme' });
  expect((await list).data).toHaveLength(2);
  const ids: string[] = [];
  for await (const project of list) ids.push(project.id);
  expect(ids).toEqual(['a', 'b', 'c']);
  expect(attempts).toHaveLength(3);
});

test('an error ends the iteration, after the items before it', async () => {
  const { tenantry } = clientOf([page(['a'], 'c1'), problem(404, 'not_found')]);
  const ids: string[] = [];
  const walk = async () => {
    for await (const project of tenantry.projects.list({ workspace: 'acme' })) ids.push(project.id);
  };
  expect(await failure(walk())).toBeInstanceOf(NotFoundError);
  expect(ids).toEqual(['a']);
});

test('a failure that is handled once is handled in every form of the promise', async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', note);
  const list = () => clientOf([problem(404, 'not_found')]).tenantry.projects.list({ workspace: 'acme' });
  await failure(list());
  await failure(list().withResponse());
  await failure(list()[Symbol.asyncIterator]().next());
  await failure(list().pages()[Symbol.asyncIterator]().next());
  await failure(Promise.all([list()]));
  await new Promise((resolve) => setTimeout(resolve, 5));
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});
