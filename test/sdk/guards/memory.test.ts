import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createGuard } from '../../../sdk/src/server/guard.ts';
import type { Verifier } from '../../../sdk/src/server/index.ts';
import { heapAfterCollection } from '../../support/heap.ts';
import { rounds } from '../../support/scale.ts';
import { allowed } from './verifier.ts';

const CREDENTIALS = rounds({ sample: 50_000, full: 1_000_000 });
const BATCH = 1000;
/** What 10,000 answers or changed tags may need. Ten times as many would need more. */
const BOUND = 30e6;

const ending: AbortController[] = [];
let verifications: number;
let send: (event: object) => void;
let guard: (authorization: string) => Promise<unknown>;

/** A client whose server grants a lease for an hour, until the guard ends, and whose answers are true for as long. */
function clientOf(ended: AbortSignal): Verifier {
  const events = new ReadableStream<Uint8Array>({
    start(controller) {
      ended.addEventListener('abort', () => controller.close());
      const encoder = new TextEncoder();
      send = (event) => controller.enqueue(encoder.encode(`data: ${JSON.stringify(event)}\n\n`));
      send({ type: 'hello', stream_id: 's' });
    },
  });
  return {
    credentials: {
      verify: async ({ credential }) => {
        verifications += 1;
        return { ...allowed, caching: { tags: ['all', `of ${credential}`], seconds: 3600 } };
      },
    },
    credentialChanges: {
      stream: () => ({ stream: async () => events }),
      renew: async ({ renewal }) => send({ type: 'lease', renewal, ms: 3_600_000 }),
    },
  };
}

const verify = (from: number, to: number) =>
  Promise.all(Array.from({ length: to - from }, (_, index) => guard(`Bearer tn_svc_${from + index}`)));

beforeEach(async () => {
  verifications = 0;
  const end = new AbortController();
  ending.push(end);
  guard = createGuard(clientOf(end.signal), { mode: 'local', signal: end.signal });
  // Answers are kept from the first lease on.
  for (let before = -1; before !== verifications; ) {
    before = verifications;
    await guard('Bearer tn_svc_first');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
});

afterEach(() => {
  for (const end of ending.splice(0)) end.abort();
});

describe('the memory of a guard', () => {
  test('holds the last 10,000 answers, however many credentials were verified', async () => {
    const before = heapAfterCollection();
    for (let from = 0; from < CREDENTIALS; from += BATCH) await verify(from, from + BATCH);
    const growth = heapAfterCollection() - before;
    console.info(`${CREDENTIALS} credentials: ${(growth / 1e6).toFixed(1)} MB`);
    expect(growth).toBeLessThan(BOUND);
    const asked = verifications;
    await verify(CREDENTIALS - 10_000, CREDENTIALS);
    expect(verifications).toBe(asked);
    await verify(CREDENTIALS - 11_000, CREDENTIALS - 10_000);
    expect(verifications).toBe(asked + BATCH);
  });

  test('holds 10,000 changed tags, and forgets all answers rather than one change', async () => {
    await verify(0, BATCH);
    const before = heapAfterCollection();
    for (let seq = 1; seq <= CREDENTIALS / BATCH; seq++) {
      send({
        type: 'changed',
        seq,
        tags: Array.from({ length: BATCH }, (_, index) => `tag ${seq} ${index}`),
      });
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(heapAfterCollection() - before).toBeLessThan(BOUND);
    const asked = verifications;
    await verify(0, BATCH);
    expect(verifications).toBe(asked + BATCH);
  });
});
