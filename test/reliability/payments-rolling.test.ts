import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ConnectionError, type PaymentId } from '../../sdk/src/index.ts';
import { bookProblems } from '../support/payments/books.ts';
import { onDatabase, signUpPayer } from '../support/payments/crash-scene.ts';
import { hasPostgres } from '../support/postgres.ts';
import { createInstallation, type RunningServer, startOn } from '../support/process.ts';
import { rounds } from '../support/scale.ts';

const CLIENTS = 4;
const RESTARTS = rounds({ sample: 2, full: 20 });

it.runIf(hasPostgres())(
  'servers that restart one after the other lose and repeat no payment',
  async () => {
    const site = await createInstallation('postgres');
    // Both run on one set of files, as the processes of one machine.
    const servers: RunningServer[] = [await startOn(site), await startOn(site)];
    const at = (place: number) => servers[place % servers.length] as RunningServer;
    const payer = await signUpPayer(at(0));
    const { token, place, from, to } = payer;
    const made = new Map<number, PaymentId>();
    let [asked, retries, isOver] = [0, 0, false];

    /** Sends a request to one server, and under the same key to the next one while the connection is refused or breaks. */
    const create = async (amount: number, client: number): Promise<void> => {
      const draft = { amount, currency: 'TRY', method: 'eft', from_account: from, to_account: to } as const;
      const options = { idempotencyKey: randomUUID() };
      for (let attempt = client; ; attempt += 1)
        try {
          const { id } = await at(attempt)
            .client(token)
            .payments.create({ ...place, ...draft }, options);
          made.set(amount, id);
          return;
        } catch (error) {
          if (!(error instanceof ConnectionError)) throw error;
          retries += 1;
          await delay(20);
        }
    };
    const work = async (client: number) => {
      while (!isOver) await create(++asked * 100, client);
    };
    const working = Promise.all(Array.from({ length: CLIENTS }, (_, client) => work(client)));
    for (let restart = 0; restart < RESTARTS; restart += 1) {
      await delay(500);
      await at(restart).server.end('SIGTERM');
      servers[restart % servers.length] = await startOn(site);
    }
    await delay(500);
    isOver = true;
    await working;
    for (const { server } of servers) await server.end();

    await onDatabase(site, async (knex) => {
      const payments = await knex('payments').select('id', 'amount');
      expect(payments.map(({ id, amount }) => [Number(amount), id]).sort()).toEqual([...made].sort());
      const submissions = await knex('sandbox_submissions').select('received');
      expect(submissions.filter(({ received }) => received !== 1)).toEqual([]);
      expect(submissions.length).toBeGreaterThan(0);
      expect(await bookProblems(knex)).toEqual([]);
    });
    console.log(`${made.size} payments over ${RESTARTS} restarts, ${retries} requests again`);
    await site.cleanup();
  },
  600_000,
);
