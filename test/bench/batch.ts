/**
 * How long does a file of 10,000 payments take, from the upload until all are created, and how much does the server grow? On
 * PostgreSQL, with the jobs of the server. The bars: 6 s and 60 MB.
 */
import { readFileSync } from 'node:fs';
import { clientOf } from '../support/process.ts';
import { startBench } from './support/bench-server.ts';
import { createPaymentsScene } from './support/payments-scene.ts';
import { conclude, median, spread } from './support/report.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 3);
const ROWS = 10_000;
const BAR_SECONDS = 6;
const BAR_MEGABYTES = 60;
const SAMPLE_MS = 50;

const bench = await startBench({ BACKGROUND_WORK: 'true' });
const { workspace, project, secret, payers, payees } = await createPaymentsScene(bench, 1);
const api = clientOf(bench.url, secret);

/** Resident memory of the server, in megabytes. */
const memory = (): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${bench.server.process.pid}/status`, 'utf8'))?.[1]) /
  1024;

const fileOf = (round: number, rows: number): string =>
  ['amount,currency,method,from_account,to_account,reference,execution_date']
    .concat(
      Array.from(
        { length: rows },
        (_, index) =>
          `${1000 + index},TRY,eft,${payers[0]},${payees[index % payees.length]},B${round}-${index},2030-03-04`,
      ),
    )
    .join('\n');

/** Imports a file, and waits until its payments are created. */
async function importFile(round: number, rows = ROWS): Promise<{ seconds: number; growth: number }> {
  const csv = fileOf(round, rows);
  const before = memory();
  let peak = before;
  const sampling = setInterval(() => {
    peak = Math.max(peak, memory());
  }, SAMPLE_MS);
  const start = performance.now();
  const { batch } = await api.paymentBatches.import({ workspace, project, format: 'csv', csv });
  if (batch === null) throw new Error('The file was only looked at.');
  for (let made = 0; made < rows; ) {
    const { counts } = await api.paymentBatches.get({ workspace, project, batch_id: batch.id });
    if (counts.refused > 0) throw new Error(`${counts.refused} rows are refused.`);
    made = counts.pending;
    await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
  }
  clearInterval(sampling);
  return { seconds: (performance.now() - start) / 1000, growth: Math.max(peak, memory()) - before };
}

await importFile(0, 100);
const runs: Array<{ seconds: number; growth: number }> = [];
for (let round = 1; round <= ROUNDS; round += 1) runs.push(await importFile(round));
await bench.stop();

const seconds = runs.map((run) => run.seconds);
const growth = runs.map((run) => run.growth);
const passed = median(seconds) <= BAR_SECONDS && median(growth) <= BAR_MEGABYTES;
conclude(
  [
    { measure: 'seconds', ...spread(seconds) },
    { measure: 'growth (MB)', ...spread(growth) },
  ],
  { bench: 'batch', rows: ROWS, bar_seconds: BAR_SECONDS, bar_megabytes: BAR_MEGABYTES, passed },
);
