import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import {
  QueueFullError,
  QueueTimeoutError,
  TransactionQueue,
} from '../../server/database/pg/transaction-queue.ts';
import { errorOf } from '../support/errors.ts';

const LIMITS = { all: 8, tenant: 5, waiting: 100, waitMs: 1000 };
const tick = () => new Promise((resolve) => setImmediate(resolve));

/** Asks for turns and says which were given, in order. */
function board(limits: Partial<typeof LIMITS> = {}) {
  const turns = new TransactionQueue({ ...LIMITS, ...limits });
  const given: string[] = [];
  const ends: Array<() => void> = [];
  const ask = (tenant: string, caller: string, times = 1) => {
    const asked = Array.from({ length: times }, async () => {
      const end = await turns.take({ tenant, caller });
      given.push(caller);
      ends.push(end);
    });
    // Those that still wait at the end of a test time out after it.
    for (const turn of asked) turn.catch(() => undefined);
    return asked;
  };
  const endOne = async () => {
    ends.shift()?.();
    await tick();
  };
  return { given, ask, endOne };
}

describe('the queue of transactions', () => {
  it('gives one caller less than the share of the tenant, and the tenant no more than that', async () => {
    const { given, ask } = board();
    void ask('acme', 'flooder', 60);
    await tick();
    expect(given).toHaveLength(4);
    void ask('acme', 'owner', 2);
    await tick();
    expect(given.filter((caller) => caller === 'owner')).toHaveLength(1);
  });

  it('leaves a part of the connections to reads, under any number of writes', async () => {
    const { given, ask } = board();
    for (const tenant of ['a', 'b', 'c', 'd']) void ask(tenant, tenant, 10);
    await tick();
    expect(given).toHaveLength(8);
  });

  it('goes round the tenants, and round the callers of each', async () => {
    const { given, ask, endOne } = board({ all: 1, tenant: 1 });
    void ask('acme', 'flooder', 20);
    void ask('acme', 'owner', 2);
    void ask('umbrella', 'other', 2);
    await tick();
    for (let turn = 0; turn < 6; turn += 1) await endOne();
    expect(given.slice(0, 7)).toEqual(['flooder', 'flooder', 'other', 'owner', 'other', 'flooder', 'owner']);
  });

  it('refuses at once when too many of the tenant wait, and after a while those that wait too long', async () => {
    const { ask } = board({ all: 1, waiting: 2, waitMs: 30 });
    const asked = ask('acme', 'flooder', 4).map(errorOf);
    expect(await asked[3]).toBeInstanceOf(QueueFullError);
    expect(await Promise.all(asked.slice(1, 3))).toEqual([
      expect.any(QueueTimeoutError),
      expect.any(QueueTimeoutError),
    ]);
    const other = ask('umbrella', 'other').map(errorOf);
    await delay(40);
    expect(await other[0]).toBeInstanceOf(QueueTimeoutError);
  });

  it('leaves nothing behind for those that waited in vain', async () => {
    const { given, ask, endOne } = board({ all: 1, waitMs: 20 });
    const asked = ask('acme', 'flooder', 3).map(errorOf);
    await Promise.all(asked.slice(1));
    await endOne();
    void ask('acme', 'owner');
    await tick();
    expect(given).toEqual(['flooder', 'owner']);
  });
});
