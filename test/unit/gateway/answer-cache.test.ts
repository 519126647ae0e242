import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DataKey } from '../../../server/auth/secrets/data-key.ts';
import type { DataKeys } from '../../../server/auth/secrets/data-keys.ts';
import { createSecrets } from '../../../server/auth/secrets/secrets.ts';
import type { CacheTags } from '../../../server/database/change-feed/change-feed.ts';
import type { Database } from '../../../server/database/connect.ts';
import { createAnswerCache, type Ticket } from '../../../server/features/gateway/cache/answer-cache.ts';

const secrets = createSecrets('a pepper for kept answers');
const dataKey = { id: 'dk', key: new DataKey(DataKey.create()) };
const dataKeys: DataKeys = { get: async () => dataKey, invalidate: () => undefined };
const ASKED = { workspaceId: 'ws_1', namespace: '', maxAgeSeconds: 3600 };
const answer = (body: string) => ({ type: 'application/json', body, costNanoUsd: 1, answeredModel: 'm' });

/** A cache whose database has a state and no answers, and takes note of what it is asked to keep. */
function cacheOf() {
  let publish: (tags: CacheTags) => void = () => undefined;
  const state = { isFresh: true, written: 0, raw: async () => ({ rows: [{ generation: 'g', id: null }] }) };
  const database = {
    changes: {
      isFresh: () => state.isFresh,
      onChange: (listener: typeof publish) => {
        publish = listener;
      },
    },
    knex: {
      raw(sql: string) {
        if (!sql.includes('insert into gateway_cache (')) return state.raw();
        state.written += 1;
        return Promise.resolve();
      },
    },
  } as unknown as Database;
  const cache = createAnswerCache({ database, secrets, dataKeys, onError: () => undefined });
  const find = (id: string, maxAgeSeconds = ASKED.maxAgeSeconds) =>
    cache.find({ ...ASKED, maxAgeSeconds }, [{ id, use: ({ body }) => body }]);
  return {
    state,
    cache,
    publish: (tags: CacheTags) => publish(tags),
    async ticket(id: string): Promise<Ticket> {
      const found = await find(id);
      if ('hit' in found) throw new Error('There is an answer.');
      return found.ticket;
    },
    async hit(id: string, maxAgeSeconds?: number) {
      const found = await find(id, maxAgeSeconds);
      return 'hit' in found ? found.hit : undefined;
    },
  };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'setTimeout'] }));
afterEach(() => void vi.useRealTimers());

it('serves an answer until it expires, and only as old as a call allows', async () => {
  const { cache, ticket, hit, state } = cacheOf();
  (await ticket('a')).keep('a', answer('A'));
  await cache.close();
  expect([await hit('a'), await hit('b'), state.written]).toEqual(['A', undefined, 1]);
  vi.advanceTimersByTime(120_000);
  expect([await hit('a', 60), await hit('a', 180)]).toEqual([undefined, 'A']);
  vi.advanceTimersByTime(3_480_000);
  expect(await hit('a', 7200)).toBeUndefined();
});

it('drops what is purged, also what calls under way would keep, and nothing of another workspace', async () => {
  const { ticket, hit, publish, state } = cacheOf();
  (await ticket('a')).keep('a', answer('A'));
  const underWay = await ticket('b');
  publish(['gateway_cache ws_2', 'ws_1']);
  expect(await hit('a')).toBe('A');
  publish(['gateway_cache ws_1']);
  underWay.keep('b', answer('B'));
  expect([await hit('a'), await hit('b'), state.written]).toEqual([undefined, undefined, 1]);
  (await ticket('c')).keep('c', answer('C'));
  publish('all');
  expect(await hit('c')).toBeUndefined();
});

it('keeps nothing in memory while changes may be unknown', async () => {
  const { ticket, hit, state } = cacheOf();
  state.isFresh = false;
  (await ticket('a')).keep('a', answer('A'));
  state.isFresh = true;
  expect([await hit('a'), state.written]).toEqual([undefined, 1]);
  (await ticket('b')).keep('b', answer('B'));
  state.isFresh = false;
  expect(await hit('b')).toBeUndefined();
});

it('waits only shortly for a database that does not answer, and keeps nothing then', async () => {
  const { ticket, state } = cacheOf();
  state.raw = () => new Promise(() => undefined);
  const asked = ticket('a');
  await vi.advanceTimersByTimeAsync(500);
  (await asked).keep('a', answer('A'));
  state.raw = async () => {
    throw new Error('away');
  };
  (await ticket('a')).keep('a', answer('A'));
  expect(state.written).toBe(0);
});

it('holds a bounded number of bytes', async () => {
  const { ticket, hit } = cacheOf();
  const large = 'x'.repeat(256 * 1024);
  for (let count = 0; count < 200; count += 1) (await ticket(`${count}`)).keep(`${count}`, answer(large));
  expect([await hit('0'), (await hit('199'))?.length]).toEqual([undefined, large.length]);
});
