import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ApiError, ConnectionError, type PaymentId, type Tenantry } from '../../sdk/src/index.ts';
import { engines } from '../support/database.ts';
import { bookProblems } from '../support/payments/books.ts';
import { onDatabase, type Payer, signUpPayer } from '../support/payments/crash-scene.ts';
import { createInstallation, startOn } from '../support/process.ts';
import { randomOf, rounds, seedOf } from '../support/scale.ts';

const KILLS = rounds({ sample: 2, full: 50 });
const CLIENTS = 4;
/** The payments that were asked for, by the key of the request, with the id where it was acknowledged. */
type Asked = Map<string, { amount: number; id: PaymentId | undefined }>;

async function create(api: Tenantry, { place, from, to }: Payer, key: string, asked: Asked): Promise<void> {
  const { amount } = asked.get(key) ?? { amount: 1 };
  const draft = { amount, currency: 'TRY', method: 'eft', from_account: from, to_account: to } as const;
  const { id } = await api.payments.create({ ...place, ...draft }, { idempotencyKey: key });
  expect(asked.get(key)?.id ?? id).toBe(id);
  asked.set(key, { amount, id });
}

/** Creates payments until the server is gone. */
async function work(api: Tenantry, payer: Payer, asked: Asked): Promise<void> {
  for (;;) {
    const key = randomUUID();
    // No two amounts are the same, and each ends with 00, so that every payment settles.
    asked.set(key, { amount: (asked.size + 1) * 100, id: undefined });
    try {
      await create(api, payer, key, asked);
    } catch (error) {
      if (error instanceof ConnectionError || (error instanceof ApiError && error.status === 503)) return;
      throw error;
    }
  }
}

describe.each(engines)('a server on %s that is killed while it sends payments', (engine) => {
  it('sends none twice, loses none, and repeats none for a repeated request', async () => {
    const random = randomOf(seedOf('payments-crash'));
    const site = await createInstallation(engine);
    let running = await startOn(site);
    const payer = await signUpPayer(running);
    const clock = running.client(payer.token).sandbox;
    await clock.setClock({ ...payer.place, time: '2090-03-06T06:00:00Z' });
    const asked: Asked = new Map();
    for (let round = 0; round < KILLS; round += 1) {
      const before = asked.size;
      const api = running.client(payer.token);
      const working = Array.from({ length: CLIENTS }, () => work(api, payer, asked));
      await delay(1000 + random(1500));
      await running.server.end('SIGKILL');
      await Promise.all(working);
      // Another server assumes after 30 seconds that the sender is gone.
      await onDatabase(site, (knex) =>
        knex('connector_messages')
          .where({ status: 'sending' })
          .update({ leased_until: new Date(0) }),
      );
      running = await startOn(site);
      const again = running.client(payer.token);
      for (const key of [...asked.keys()].slice(before)) await create(again, payer, key, asked);
    }
    const api = running.client(payer.token);
    const arrived = async () =>
      (await api.sandbox.setClock({ ...payer.place, advance: 'PT1S' })).target === null;
    await api.sandbox.setClock({ ...payer.place, advance: 'P10D' });
    await expect.poll(arrived, { interval: 200, timeout: 60_000 }).toBe(true);
    await running.server.end();

    await onDatabase(site, async (knex) => {
      const payments = await knex('payments').select('id', 'status', 'stage');
      const acknowledged = [...asked.values()].map(({ id }) => id);
      expect(payments.map(({ id }) => id).sort()).toEqual(acknowledged.sort());
      const messages = await knex('connector_messages').select('id', 'payment_id');
      expect(messages.map(({ payment_id }) => payment_id).sort()).toEqual(acknowledged);
      const submissions = await knex('sandbox_submissions').select('message_id', 'received');
      expect(submissions.filter(({ received }) => received !== 1)).toEqual([]);
      // What the bank has got has settled. What it has not got is unknown, and was not sent again.
      const received = new Set(submissions.map(({ message_id }) => message_id));
      const sent = new Set(messages.filter(({ id }) => received.has(id)).map(({ payment_id }) => payment_id));
      const ends = payments.map(({ id, status, stage }) => [id, status, stage]);
      expect(ends).toEqual(
        payments.map(({ id }) => [id, ...(sent.has(id) ? ['settled', 'none'] : ['processing', 'unknown'])]),
      );
      expect(await bookProblems(knex)).toEqual([]);
      console.log(`${engine}: ${payments.length} payments over ${KILLS} kills, ${sent.size} of them sent`);
    });
    await site.cleanup();
  }, 600_000);
});
