/**
 * How many webhooks a second are delivered, and is any lost when the server dies? Events are put into the outbox, in
 * transactions of their own, as fast as the queue takes them; one server delivers to a receiver on the same machine, and
 * is killed with SIGKILL twenty times on the way, each time when it has been at work for five seconds. At the end every
 * event that was committed must have arrived at every endpoint, each one signed. The bar is 1,000 deliveries a second
 * while there is a server; how long the starts take, and the rate with them, is reported as well.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Tenantry } from '../../sdk/src/index.ts';
import { createToken } from '../../server/auth/authentication/token-format.ts';
import { type Database, openDatabase } from '../../server/database/connect.ts';
import { type Event, writeOutbox } from '../../server/outbox/outbox.ts';
import { MAIN, NODE_FLAGS } from '../support/built.ts';
import { startPostgres } from '../support/postgres.ts';

const BAR = 1000;
const KILLS = 20;
const ENDPOINTS = 10;
/** How long each server lives, from the moment that it delivers. */
const LIFE_MS = 5000;
/** Deliveries that wait at most: the producer keeps this many ahead, as a burst would. */
const BACKLOG = 4000;
const EVENTS_PER_TRANSACTION = 10;

const root = fileURLToPath(new URL('../..', import.meta.url));
const lines = (child: ChildProcess) => createInterface({ input: child.stdout ?? process.stdin });
const nextLine = (child: ChildProcess) =>
  new Promise<string>((resolve) => lines(child).once('line', resolve));

interface Report {
  received: number;
  distinct: number;
  duplicates: number;
  unsigned: number;
  malformed: number;
}

function startReceiver() {
  const file = fileURLToPath(new URL('webhook-receiver.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', file], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answers = lines(child);
  const answer = () => new Promise<string>((resolve) => answers.once('line', resolve));
  return {
    child,
    answer,
    async report(): Promise<Report> {
      const line = answer();
      child.stdin.write('report\n');
      // The receiver's own counts.
      return JSON.parse(await line) as Report;
    },
  };
}

const port = 20_000 + (process.pid % 20_000);
const operatorKey = createToken('operator');
const dataDir = mkdtempSync(join(tmpdir(), 'tenantry-bench-'));

/** Starts the server as an operator does; resolves once it is ready. */
async function startServer(databaseUrl: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [...NODE_FLAGS, MAIN], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      PORT: String(port),
      TENANTRY_OPERATOR_KEY: operatorKey,
      LOG_LEVEL: 'warn',
      WEBHOOK_ALLOW_PRIVATE: 'loopback',
    },
  });
  await nextLine(child);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

/** Puts events into the outbox for as long as it is asked to, never more than the backlog ahead. */
function produce(database: Database, tenantId: string, event: Event, delivered: () => number) {
  let stopping = false;
  let committed = 0;
  const run = async () => {
    while (!stopping) {
      if (committed * ENDPOINTS - delivered() > BACKLOG) {
        await delay(5);
        continue;
      }
      const events = Array.from({ length: EVENTS_PER_TRANSACTION }, () => ({ tenantId, ...event }));
      await database.knex.transaction((trx) => writeOutbox(trx, { events }));
      committed += EVENTS_PER_TRANSACTION;
    }
  };
  const running = run();
  return {
    committed: () => committed,
    async stop() {
      stopping = true;
      await running;
    },
  };
}

const postgres = await startPostgres({ dedicated: true, durable: true });
const databaseUrl = await postgres.createDatabase();
const receiver = startReceiver();
const { port: hookPort } = JSON.parse(await receiver.answer()) as { port: number }; // its first line
let server = await startServer(databaseUrl);
const api = new Tenantry({ baseUrl: `http://127.0.0.1:${port}`, token: operatorKey });
await api.users.signUp({
  email: 'ada@example.com',
  password: 'correct horse battery staple',
  name: 'Ada',
  workspace: { name: 'Acme', slug: 'acme' },
});
const workspace = await api.workspaces.get({ workspace: 'acme' });
for (let index = 0; index < ENDPOINTS; index += 1) {
  const path = `/hook-${index}`;
  const { secret } = await api.webhookEndpoints.create({
    workspace: 'acme',
    url: `http://127.0.0.1:${hookPort}${path}`,
    // What the server does by itself, such as signing the audit log, is sent to no endpoint here, and is not counted.
    events: ['workspace.updated'],
  });
  receiver.child.stdin.write(`secret ${path} ${secret}\n`);
}

const database = await openDatabase({ databaseUrl, dataDir });
let counts = await receiver.report();
let watching = true;
const watch = (async () => {
  while (watching) {
    counts = await receiver.report();
    await delay(50);
  }
})();
const producer = produce(
  database,
  workspace.id,
  { type: 'workspace.updated', data: workspace },
  () => counts.distinct,
);
const start = performance.now();
let downMs = 0;
let kills = 0;
const rates: number[] = [];
for (; kills < KILLS; kills += 1) {
  const before = counts.distinct;
  const from = performance.now();
  await delay(LIFE_MS);
  rates.push(Math.round(((counts.distinct - before) * 1000) / (performance.now() - from)));
  await kill(server);
  const killed = performance.now();
  server = await startServer(databaseUrl);
  downMs += performance.now() - killed;
}
await delay(LIFE_MS);
await producer.stop();
const expected = producer.committed() * ENDPOINTS;
const deadline = Date.now() + 120_000;
while (counts.distinct < expected && Date.now() < deadline) await delay(50);
const seconds = (performance.now() - start) / 1000;
await delay(500);
watching = false;
await watch;
counts = await receiver.report();
await database.close();
await kill(server);
receiver.child.stdin.end();
await postgres.stop();
rmSync(dataDir, { recursive: true, force: true });

const lost = expected - counts.distinct;
const perSecond = Math.round(counts.distinct / (seconds - downMs / 1000));
const perSecondWithStarts = Math.round(counts.distinct / seconds);
const passed = perSecond >= BAR && lost === 0 && counts.unsigned === 0 && counts.malformed === 0;
console.table([
  { expected, ...counts, lost, kills, 'deliveries/s': perSecond, 'with the starts': perSecondWithStarts },
]);
console.log(
  JSON.stringify({
    bench: 'webhooks',
    expected,
    ...counts,
    lost,
    kills,
    seconds: Math.round(seconds * 10) / 10,
    downSeconds: Math.round(downMs / 100) / 10,
    deliveriesPerSecond: perSecond,
    perSecondWithStarts,
    perSecondBetweenKills: rates,
    bar: BAR,
    passed,
    machine: { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, load: loadavg()[0] },
  }),
);
process.exitCode = passed ? 0 : 1;
