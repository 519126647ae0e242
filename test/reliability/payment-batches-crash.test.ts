import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ApiError, ConnectionError, type PaymentBatchId } from '../../sdk/src/index.ts';
import { engines } from '../support/database.ts';
import { bookProblems } from '../support/payments/books.ts';
import { onDatabase, type Payer, signUpPayer } from '../support/payments/crash-scene.ts';
import { createInstallation, type RunningServer, startOn } from '../support/process.ts';
import { randomOf, rounds, seedOf } from '../support/scale.ts';
import { unique } from '../support/users.ts';

const KILLS = rounds({ sample: 1, full: 50 });
/** More than one transaction of the job makes, so that a kill leaves some of them waiting. */
const ROWS = 450;
const BAD_PLACE = 250;

/** A file whose amounts no other file has. One row is refused. In every second file, one approval covers the others. */
function fileOf({ from, to }: Payer, round: number) {
  const amounts = Array.from({ length: ROWS }, (_, place) => round * ROWS + place + 1);
  const rows = amounts.map((amount, place) => {
    const payee = place === BAD_PLACE ? from : to;
    return `${amount},TRY,eft,${from},${payee},2030-03-20`;
  });
  const csv = ['amount,currency,method,from_account,to_account,execution_date', ...rows].join('\n');
  const approval = round % 2 === 1 ? ('batch' as const) : ('each' as const);
  return { csv, key: unique('file'), approval, good: amounts.filter((_, place) => place !== BAD_PLACE) };
}
type File = ReturnType<typeof fileOf>;

async function importFile(
  running: RunningServer,
  { token, place }: Payer,
  { csv, key, approval }: File,
): Promise<string> {
  const api = running.client(token);
  const request = { ...place, format: 'csv', csv, approval } as const;
  const { batch } = await api.paymentBatches.import(request, { idempotencyKey: key });
  return batch?.id ?? '';
}

const countsOf = async (running: RunningServer, { token, place }: Payer, id: string) => {
  const at = { ...place, batch_id: id as PaymentBatchId };
  return (await running.client(token).paymentBatches.get(at)).counts;
};

const isGone = (error: unknown): boolean =>
  error instanceof ConnectionError || (error instanceof ApiError && error.status === 503);

describe.each(engines)('a server on %s that is killed while it imports batches', (engine) => {
  it('makes each row of each file exactly once', async () => {
    const random = randomOf(seedOf('payment-batches-crash'));
    const site = await createInstallation(engine);
    let running = await startOn(site);
    const payer = await signUpPayer(running);
    const { approvalRules } = running.client(payer.token);
    const { workspace } = payer.place;
    await approvalRules.create({ workspace, name: 'Runs', applies_to: 'batch', steps: [{ needed: 1 }] });
    const files = new Map<string, File>();
    let interrupted = 0;
    for (let round = 0; round < KILLS; round += 1) {
      const file = fileOf(payer, round);
      const importing = importFile(running, payer, file).catch((error: unknown) => {
        if (!isGone(error)) throw error;
        return null;
      });
      // The upload itself is killed in every second round, or else the job after its first transaction.
      if (round % 2 === 1) await delay(random(400));
      else {
        const id = (await importing) ?? '';
        const made = async () => (await countsOf(running, payer, id)).pending;
        await expect.poll(made, { interval: 10, timeout: 30_000 }).toBeGreaterThan(0);
        await delay(random(100));
      }
      await running.server.end('SIGKILL');
      const acknowledged = await importing;
      interrupted += await onDatabase(site, async (knex) => {
        // Another server assumes after ten seconds that the one with the job is gone.
        await knex.raw("update jobs set leased_until = now() where name = 'payment-batches'");
        return (await knex('payment_batch_rows').whereNotNull('draft').distinct('batch_id')).length;
      });
      running = await startOn(site);
      const id = await importFile(running, payer, file);
      expect(acknowledged ?? id).toBe(id);
      files.set(id, file);
    }
    const waiting = async () => {
      const counts = await Promise.all([...files.keys()].map((id) => countsOf(running, payer, id)));
      return counts.reduce((sum, one) => sum + one.waiting, 0);
    };
    await expect.poll(waiting, { interval: 200, timeout: 120_000 }).toBe(0);
    await running.server.end();
    expect(interrupted).toBeGreaterThan(0);

    await onDatabase(site, async (knex) => {
      expect((await knex('payment_batches').pluck('id')).sort()).toEqual([...files.keys()].sort());
      for (const [batch_id, { good, approval }] of files) {
        const rows = await knex('payment_batch_rows').where({ batch_id }).orderBy('place');
        expect(rows).toHaveLength(ROWS);
        const refused = rows.filter(({ code }) => code !== null);
        expect(refused.map(({ place, code }) => [place, code])).toEqual([[BAD_PLACE, 'invalid_request']]);
        const payments = await knex('payments').where({ batch_id }).select('id', 'amount');
        const amounts = new Map(payments.map(({ id, amount }) => [id, Number(amount)]));
        expect(payments).toHaveLength(good.length);
        const made = rows.flatMap(({ payment_id }) => payment_id ?? []);
        expect(made.map((id) => amounts.get(id))).toEqual(good);
        const asked = await knex('approvals').where({ batch_id });
        expect(asked.map((one) => one.payment_count)).toEqual(approval === 'batch' ? [good.length] : []);
        const waiting = await knex('payments').where({ batch_id, stage: 'approval' }).distinct('approval_id');
        expect(waiting).toEqual(asked.map(({ id }) => ({ approval_id: id })));
      }
      const created = await knex('events').where({ type: 'payment.created' });
      expect(created).toHaveLength(files.size * (ROWS - 1));
      expect(await bookProblems(knex)).toEqual([]);
      console.log(`${engine}: ${files.size} files over ${KILLS} kills, ${interrupted} of them interrupted`);
    });
    await site.cleanup();
  }, 900_000);
});
