import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSecrets } from '../../../server/auth/secrets/secrets.ts';
import { type CachedRequest, cacheIdsOf } from '../../../server/features/gateway/cache/cache-id.ts';
import { canonicalValue } from '../../../server/features/gateway/cache/canonical-request.ts';
import { rounds, seedOf } from '../../support/scale.ts';

const secrets = createSecrets('a pepper for the ids of kept answers');
const idsOf = (request: CachedRequest) => cacheIdsOf(secrets, request);

const REQUEST: CachedRequest = {
  caller: { workspaceId: 'ws_1', keyId: 'key_1', userId: 'usr_1', endUsers: [null, null] },
  scope: 'user',
  namespace: '',
  wire: 'chat',
  provider: 'openai',
  virtualKeyId: 'vk_1',
  url: 'https://api.example.com/v1/chat/completions',
  headers: { 'anthropic-beta': 'a' },
  dropParams: false,
  body: Buffer.from('{"model":"m","messages":[{"role":"user","content":"Hi"}]}'),
};
const withBody = (body: string): CachedRequest => ({ ...REQUEST, body: Buffer.from(body) });
const wholeOf = (body: string) => idsOf(withBody(body)).whole;

const SEED = seedOf('cache ids');
const RUNS = { numRuns: rounds({ sample: 300, full: 20_000 }), seed: SEED };

/** A JSON text, as its tokens with the spaces between them: objects as lists of members, so that names may repeat. */
type Tree = string | Tree[] | { members: Array<[string, Tree]> };
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.oneof(
      fc.constantFrom('1', '1.0', '1e0', '-0', '0', 'true', 'null', '""', '"1"'),
      fc.bigInt({ min: 2n ** 63n - 3n, max: 2n ** 63n + 3n }).map(String),
      fc.string({ unit: 'binary', maxLength: 4 }).map((text) => JSON.stringify(text)),
    ),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.constantFrom('a', 'b', '__proto__', 'model', '0'), tie('tree')), { maxLength: 4 })
      .map((members) => ({ members })),
  ),
}));

const print = (value: Tree, space: string): string => {
  if (typeof value === 'string') return value;
  if (Array.isArray(value))
    return `[${space}${value.map((item) => print(item, space)).join(`${space},`)}${space}]`;
  const members = value.members.map(
    ([name, member]) => `${JSON.stringify(name)}${space}:${space}${print(member, space)}`,
  );
  return `{${space}${members.join(`,${space}`)}${space}}`;
};

/** A slow notion of equality: members by their names, and those with one name in their order. */
const same = (left: Tree, right: Tree): boolean => {
  if (typeof left === 'string' || typeof right === 'string') return left === right;
  if (Array.isArray(left) || Array.isArray(right))
    return (
      Array.isArray(left) &&
      Array.isArray(right) &&
      left.length === right.length &&
      left.every((item, index) => same(item, right[index] ?? ''))
    );
  const valuesOf = ({ members }: { members: Array<[string, Tree]> }, name: string) =>
    members.filter(([own]) => own === name).map(([, value]) => value);
  const names = new Set([...left.members, ...right.members].map(([name]) => name));
  return [...names].every((name) => same(valuesOf(left, name), valuesOf(right, name)));
};

describe('the id of a kept answer', () => {
  it('is the same however the request is written, and for no other request', () => {
    fc.assert(
      fc.property(tree, tree, fc.constantFrom('', ' ', '\n\t '), (left, right, space) => {
        const text = (value: Tree, gap: string) => print({ members: [['x', value]] }, gap);
        expect(wholeOf(text(left, space))).toBe(wholeOf(text(left, '')));
        expect(wholeOf(text(left, space)) === wholeOf(text(right, ''))).toBe(same(left, right));
      }),
      RUNS,
    );
  });

  it('keeps big integers and repeated names apart, and reads escapes', () => {
    const bodies = [
      '{"seed":9223372036854775807}',
      '{"seed":9223372036854775808}',
      '{"seed":9223372036854775807.0}',
      '{"seed":1,"seed":2}',
      '{"seed":2,"seed":1}',
      '{"seed":2}',
      '{"seed":"2"}',
      '{"seed":[2]}',
      '{"__proto__":{"seed":2}}',
    ];
    expect(new Set(bodies.map(wholeOf)).size).toBe(bodies.length);
    expect(wholeOf('\ufeff{"seed":2}')).toBe(wholeOf('{"seed":2}'));
    expect(wholeOf('{"a":"\\u0041\\/","b":1}')).toBe(wholeOf('{ "b" : 1, "\\u0061":"A/" }'));
    expect(canonicalValue('[ "\\ud800", "a\\"b\\\\" , -1.50e3 ]')).toBe('["\\ud800","a\\"b\\\\",-1.50e3]');
  });

  it('depends neither on the form of the answer nor on what only names the caller', () => {
    const plain = idsOf(REQUEST);
    const named = idsOf(
      withBody(
        '{"user":"u","metadata":{"a":"b"},"stream":true,"model":"m","messages":[{"role":"user","content":"Hi"}]}',
      ),
    );
    expect(named).toEqual(plain);
    expect(plain.whole).not.toBe(plain.stream);
    const withUsage = idsOf(
      withBody(
        '{"model":"m","messages":[{"role":"user","content":"Hi"}],"stream_options":{"include_usage": true}}',
      ),
    );
    expect([withUsage.whole === plain.whole, withUsage.stream === plain.stream]).toEqual([true, false]);
    expect(withUsage.streamOptions).toEqual(['{"include_usage":true}']);
  });

  it('is another one for everything else that differs', () => {
    const { caller } = REQUEST;
    const others: CachedRequest[] = [
      { ...REQUEST, caller: { ...caller, workspaceId: 'ws_2' } },
      { ...REQUEST, caller: { ...caller, userId: 'usr_2' } },
      { ...REQUEST, caller: { ...caller, userId: null } },
      { ...REQUEST, caller: { ...caller, endUsers: ['a', null] } },
      { ...REQUEST, caller: { ...caller, endUsers: [null, 'a'] } },
      { ...REQUEST, scope: 'key' },
      { ...REQUEST, scope: 'key', caller: { ...caller, keyId: 'key_2' } },
      { ...REQUEST, scope: 'workspace' },
      { ...REQUEST, namespace: 'a' },
      { ...REQUEST, wire: 'messages' },
      { ...REQUEST, provider: 'groq' },
      { ...REQUEST, virtualKeyId: 'vk_2' },
      { ...REQUEST, url: 'https://other.example.com/v1/chat/completions' },
      { ...REQUEST, headers: {} },
      { ...REQUEST, headers: { 'anthropic-beta': 'b' } },
      { ...REQUEST, headers: { 'anthropic-beta': 'a', 'x-tag': 'b' } },
      { ...REQUEST, dropParams: true },
      withBody('{"model":"n","messages":[{"role":"user","content":"Hi"}]}'),
    ];
    const ids = [REQUEST, ...others].map((request) => idsOf(request).whole);
    expect(new Set(ids).size).toBe(ids.length);
    const asOtherKey = { ...REQUEST, scope: 'workspace' as const, caller: { ...caller, keyId: 'key_2' } };
    expect(idsOf(asOtherKey)).toEqual(idsOf({ ...REQUEST, scope: 'workspace' }));
    const other = createSecrets('another pepper for the ids of answers');
    expect(cacheIdsOf(other, REQUEST).whole).not.toBe(idsOf(REQUEST).whole);
  });
});
