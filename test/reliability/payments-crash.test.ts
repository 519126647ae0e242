import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import {
  ApiError,
  type ApprovalId,
  ConnectionError,
  type PaymentId,
  type Tenantry,
} from '../../sdk/src/index.ts';
import { engines } from '../support/database.ts';
import { bookProblems } from '../support/payments/books.ts';
import { addApprover, LARGE, onDatabase, type Payer, signUpPayer } from '../support/payments/crash-scene.ts';
import { type OwnPostgresServer, startPostgres } from '../support/postgres.ts';
import { createInstallation, type RunningServer, startOn } from '../support/process.ts';
import { randomOf, rounds, seedOf } from '../support/scale.ts';

/** Of each: the server, and on PostgreSQL the database. */
const KILLS = rounds({ sample: 1, full: 50 });
const CLIENTS = 4;
/** The payments that were asked for, by the key of the request, with the id where it was acknowledged. */
type Asked = Map<string, { amount: number; id: PaymentId | undefined }>;

/** The person who pays and the one who approves, at one server. */
interface People {
  payer: Tenantry;
  approver: Tenantry;
}

/** Approves a payment, unless it was approved before. */
async function approve({ approver }: People, { place }: Payer, approval_id: ApprovalId): Promise<void> {
  const one = { ...place, approval_id };
  const { digest, status } = await approver.approvals.get(one);
  if (status === 'pending') await approver.approvals.approve({ ...one, digest });
}

async function create(people: People, payer: Payer, key: string, asked: Asked): Promise<void> {
  const { amount } = asked.get(key) ?? { amount: 1 };
  const { place, from, to } = payer;
  const draft = { amount, currency: 'TRY', method: 'eft', from_account: from, to_account: to } as const;
  const made = await people.payer.payments.create({ ...place, ...draft }, { idempotencyKey: key });
  expect(asked.get(key)?.id ?? made.id).toBe(made.id);
  asked.set(key, { amount, id: made.id });
  if (made.approval_id !== null) await approve(people, payer, made.approval_id as ApprovalId);
}

const isGone = (error: unknown): boolean =>
  error instanceof ConnectionError || (error instanceof ApiError && error.status === 503);

/** Creates a payment as soon as the server and its database are there again. */
async function createAgain(people: People, payer: Payer, key: string, asked: Asked): Promise<void> {
  for (;;) {
    try {
      return await create(people, payer, key, asked);
    } catch (error) {
      if (!isGone(error)) throw error;
      await delay(50);
    }
  }
}

/** Creates payments until the server or its database is gone. Every fourth one is approved. */
async function work(people: People, payer: Payer, asked: Asked): Promise<void> {
  for (;;) {
    const key = randomUUID();
    // No two amounts are the same, and each ends with 00, so that every payment settles.
    const amount = (asked.size + 1) * 100 + (asked.size % 4 === 0 ? LARGE : 0);
    asked.set(key, { amount, id: undefined });
    try {
      await create(people, payer, key, asked);
    } catch (error) {
      if (isGone(error)) return;
      throw error;
    }
  }
}

describe.each(engines)('a server on %s that is killed while it sends payments', (engine) => {
  it('sends none twice, loses none, and repeats none for a repeated request', async () => {
    const random = randomOf(seedOf('payments-crash'));
    const postgres: OwnPostgresServer | undefined =
      engine === 'postgres' ? await startPostgres({ dedicated: true, durable: true }) : undefined;
    const site = await createInstallation(engine, postgres);
    let running = await startOn(site);
    const payer = await signUpPayer(running);
    const approver = await addApprover(running, payer);
    const peopleAt = (one: RunningServer): People => ({
      payer: one.client(payer.token),
      approver: one.client(approver),
    });
    const clock = running.client(payer.token).sandbox;
    await clock.setClock({ ...payer.place, time: '2090-03-06T06:00:00Z' });
    const asked: Asked = new Map();
    // On PostgreSQL, the server and the database take turns.
    for (let round = 0; round < KILLS * (postgres === undefined ? 1 : 2); round += 1) {
      const before = asked.size;
      const killsDatabase = postgres !== undefined && round % 2 === 1;
      const working = Array.from({ length: CLIENTS }, () => work(peopleAt(running), payer, asked));
      await delay(1000 + random(1500));
      if (killsDatabase) await postgres.kill9();
      else await running.server.end('SIGKILL');
      await Promise.all(working);
      if (killsDatabase) await postgres.restart();
      else {
        // Another server assumes after 30 seconds that the sender is gone.
        await onDatabase(site, (knex) =>
          knex('connector_messages')
            .where({ status: 'sending' })
            .update({ leased_until: new Date(0) }),
        );
        running = await startOn(site);
      }
      for (const key of [...asked.keys()].slice(before))
        await createAgain(peopleAt(running), payer, key, asked);
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
      const approvals = await knex('approvals').select('status', 'payment_id');
      expect(approvals.filter(({ status }) => status !== 'approved')).toEqual([]);
      expect(approvals).toHaveLength([...asked.values()].filter(({ amount }) => amount >= LARGE).length);
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
    await postgres?.stop();
  }, 600_000);
});
