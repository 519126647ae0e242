import { expect, it } from 'vitest';
import { holds, type RoutingRequest } from '../../../server/features/gateway/routing/conditions.ts';
import { randomOf, rounds, seedOf } from '../../support/scale.ts';
import { configOf, group, key, when } from './config-samples.ts';
import { referenceHolds } from './reference-conditions.ts';

const REQUEST = { workspaceId: 'ws_1', keyId: 'key_1', config: { id: 'cfg_1', version: 1 } };

function queryOf(query: unknown) {
  const conditional = { conditions: [when(query, 'a')], default: 'a' };
  const { root } = configOf(group('conditional', [key('openai', { name: 'a' })], conditional));
  const strategy = root.kind === 'group' ? root.strategy : undefined;
  if (strategy?.mode !== 'conditional' || strategy.conditions[0] === undefined)
    throw new Error('no condition');
  return strategy.conditions[0].query;
}

const evaluate = (query: unknown, request: Partial<RoutingRequest>) =>
  holds(queryOf(query), { ...REQUEST, metadata: {}, params: {}, url: { pathname: '/' }, ...request });

it('decides conditions as the second evaluator does, for random queries and requests', () => {
  const seed = seedOf('conditions');
  const random = randomOf(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)] as Item;
  const scalars = ['paid', 'free', '', '5', 5, 0, -1.5, 2 ** 40, true, false, 'é', 'a\nb'];
  const values = [...scalars, null, [5], { model: 'x' }];
  const paths = [
    ...['metadata.plan', 'metadata.a.b', 'metadata.__proto__', 'metadata.toString', 'url.pathname'],
    ...[
      'params.model',
      'params.stream',
      'params.n',
      'params.tool.name',
      'params.list.length',
      'params.constructor',
    ],
  ];
  const patterns = ['^p', 'e$', '^(a+)+$', '[0-9]', '.', 'a.b', '(paid|free)', '^$', '/v1/chat'];
  const operand = (operator: string, depth: number): unknown => {
    if (operator === '$in' || operator === '$nin')
      return Array.from({ length: 1 + random(4) }, () => pick(scalars));
    if (operator === '$regex') return pick(patterns);
    if (operator === '$exists') return random(2) === 0;
    if (operator === '$not') return operators(depth + 1);
    if (operator === '$eq' || operator === '$ne') return pick(scalars);
    return pick([5, 0, -1.5, 4.999, 2 ** 40]);
  };
  const names = ['$eq', '$ne', '$in', '$nin', '$gt', '$gte', '$lt', '$lte', '$regex', '$exists'];
  const operators = (depth: number): Record<string, unknown> =>
    Object.fromEntries(
      Array.from({ length: 1 + random(3) }, () => {
        const operator = depth < 3 && random(6) === 0 ? '$not' : pick(names);
        return [operator, operand(operator, depth)];
      }),
    );
  const query = (depth: number): Record<string, unknown> =>
    Object.fromEntries(
      Array.from({ length: 1 + random(3) }, (): [string, unknown] => {
        const kind = depth < 3 ? random(8) : 7;
        if (kind < 2)
          return [kind === 0 ? '$and' : '$or', Array.from({ length: 1 + random(3) }, () => query(depth + 1))];
        if (kind === 2) return ['$not', query(depth + 1)];
        return [pick(paths), random(2) === 0 ? pick(scalars) : operators(depth)];
      }),
    );
  const some = (keys: readonly string[]) =>
    Object.fromEntries(keys.filter(() => random(3) > 0).map((key) => [key, pick(values)]));
  const request = () => ({
    metadata: some(['plan', 'a.b']),
    params: { ...some(['model', 'stream', 'n', 'list']), ...(random(2) === 0 && { tool: some(['name']) }) },
    url: { pathname: pick(['/v1/chat/completions', '/v1/embeddings']) },
  });
  const results = new Set<boolean>();
  for (let round = 0; round < rounds({ sample: 2000, full: 50_000 }); round += 1) {
    const [asked, of] = [query(0), request()];
    const expected = referenceHolds(asked, of);
    results.add(expected);
    if (evaluate(asked, of) !== expected)
      throw new Error(JSON.stringify({ seed, round, asked, of, expected }));
  }
  expect(results.size).toBe(2);
});

it('demands the siblings of $or as well', () => {
  const query = { 'metadata.region': 'eu', $or: [{ 'metadata.plan': 'paid' }, { 'params.n': { $gt: 1 } }] };
  expect(evaluate(query, { metadata: { region: 'us', plan: 'paid' } })).toBe(false);
  expect(evaluate(query, { metadata: { region: 'eu' }, params: { n: 2 } })).toBe(true);
});

it('compares numbers as numbers, and finds no text greater or less', () => {
  expect(evaluate({ 'metadata.age': { $gt: 4 } }, { metadata: { age: '5 apples' } })).toBe(false);
  expect(evaluate({ 'metadata.age': { $gt: 4 } }, { metadata: { age: 5 } })).toBe(true);
  expect(evaluate({ 'metadata.age': 5 }, { metadata: { age: '5' } })).toBe(false);
});

it('matches patterns that a backtracking engine would never finish', () => {
  const user = 'a'.repeat(4095);
  const isMatch = ($regex: string, text: string) =>
    evaluate({ 'params.user': { $regex } }, { params: { user: text } });
  expect(isMatch('^(?:a?){160}a{160}$', user)).toBe(false);
  expect(isMatch('^(a+)+$', `${user}!`)).toBe(false);
  expect(isMatch('^(a+)+$', user)).toBe(true);
});

it('matches no pattern in a text of more than 4,096 characters', () => {
  const query = { 'params.user': { $regex: 'a' } };
  expect(evaluate(query, { params: { user: 'a'.repeat(4096) } })).toBe(true);
  expect(evaluate(query, { params: { user: 'a'.repeat(4097) } })).toBe(false);
});
