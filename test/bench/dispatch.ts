/**
 * How many queued payments a second are sent to the simulated bank and settled by its reports? First by one server, then by one
 * that is killed with SIGKILL every two seconds. The bank must have got none twice, and each that it has got must have settled.
 * The bar: 1,000/s without kills.
 */
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { startPostgres } from '../support/postgres.ts';
import { createInstallation, type RunningServer, startOn } from '../support/process.ts';
import { fillPayments } from './support/fill-payments.ts';
import { createPaymentsScene } from './support/payments-scene.ts';
import { conclude, round } from './support/report.ts';

const PAYMENTS = Number(process.env.PAYMENTS ?? 20_000);
const PAYERS = 1000;
const LIFE_MS = 2000;
/** Counting all payments takes the database some milliseconds. */
const POLL_MS = 250;
const BAR = 1000;
/** More than the lease of a message whose sender is gone. */
const PATIENCE_MS = 120_000;
const QUIET = { LOG_LEVEL: 'error' };

interface Counts {
  /** Payments that are still on their way. */
  open: number;
  settled: number;
  unknown: number;
}

const COUNTS_SQL = `
  select count(*) filter (where status in ('pending', 'processing') and stage <> 'unknown')::int as open,
    count(*) filter (where status = 'settled')::int as settled, count(*) filter (where stage = 'unknown')::int as unknown
  from payments`;

/** Whether the bank has got messages twice, and payments that it has got and that have not settled. */
const WRONG_SQL = `
  select count(*) filter (where s.received > 1)::int as twice,
    count(*) filter (where p.status <> 'settled')::int as lost
  from sandbox_submissions s
    join connector_messages m on m.workspace_id = s.workspace_id and m.id = s.message_id
    join payments p on p.workspace_id = m.workspace_id and p.id = m.payment_id`;

/**
 * Measures between a tenth and nine tenths of the payments: before, the server compiles its code and PostgreSQL has no statistics,
 * and what waits for the lease of a killed sender comes last.
 */
function startMeter() {
  let from: { settled: number; at: number } | undefined;
  let to = { settled: 0, at: 0 };
  let paused = 0;
  let warm = false;
  let over = false;
  return {
    note(settled: number): void {
      warm = from === undefined && settled >= PAYMENTS * 0.1;
      if (warm) from = { settled, at: performance.now() };
      over = settled >= PAYMENTS * 0.9;
      if (!over) to = { settled, at: performance.now() - paused };
    },
    isWarm: () => warm,
    isOver: () => over,
    /** Leaves out the time in which there is no server. */
    pause(ms: number): void {
      if (from !== undefined) paused += ms;
    },
    perSecond: (): number =>
      from === undefined ? 0 : round(((to.settled - from.settled) * 1000) / (to.at - from.at), 0),
  };
}

const postgres = await startPostgres({ dedicated: true, durable: true });

/** Sends payments until none is on its way. @param lifeMs how long a server lives before it is killed */
async function run(lifeMs: number) {
  const site = await createInstallation('postgres', postgres);
  const first = await startOn(site, { ...QUIET, BACKGROUND_WORK: 'false' });
  const scene = await createPaymentsScene(first, PAYERS);
  await first.server.end();
  const client = new pg.Client({ connectionString: site.environment.DATABASE_URL });
  await client.connect();
  await fillPayments(client, scene, PAYMENTS, 'queued');
  const ask = async (): Promise<Counts> =>
    (await client.query<Counts>(COUNTS_SQL)).rows[0] ?? { open: 0, settled: 0, unknown: 0 };
  let kills = 0;
  let server: RunningServer = await startOn(site, QUIET);
  let born = performance.now();
  let counts = await ask();
  const meter = startMeter();
  for (const end = Date.now() + PATIENCE_MS; counts.open > 0 && Date.now() < end; counts = await ask()) {
    await delay(POLL_MS);
    meter.note(counts.settled);
    if (meter.isWarm()) await client.query('analyze');
    if (performance.now() - born < lifeMs || meter.isOver()) continue;
    await server.server.end('SIGKILL');
    kills += 1;
    const died = performance.now();
    server = await startOn(site, QUIET);
    born = performance.now();
    meter.pause(born - died);
  }
  await server.server.end();
  const [wrong = { twice: Number.NaN, lost: Number.NaN }] = (await client.query(WRONG_SQL)).rows;
  await client.end();
  await site.cleanup();
  return {
    'payments/s': meter.perSecond(),
    kills,
    ...counts,
    ...(wrong as { twice: number; lost: number }),
  };
}

const steady = await run(Number.POSITIVE_INFINITY);
const killed = await run(LIFE_MS);
await postgres.stop();

const isRight = ({ open, twice, lost }: typeof steady): boolean => open === 0 && twice === 0 && lost === 0;
conclude(
  [
    { server: 'one', ...steady },
    { server: 'killed', ...killed },
  ],
  {
    bench: 'dispatch',
    payments: PAYMENTS,
    per_second: steady['payments/s'],
    bar: BAR,
    per_second_with_kills: killed['payments/s'],
    passed: isRight(steady) && isRight(killed) && steady['payments/s'] >= BAR,
  },
);
