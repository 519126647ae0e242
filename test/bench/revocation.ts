/**
 * Is a revoked key of any use? Two servers on one PostgreSQL, at which clients use every key a hundred times a second while it
 * is revoked. A request sent after the revocation was answered must not be served by either; `acknowledged_ms` says how long
 * the answer had to wait for that. Then again with one server's connection for changes cut, so that it hears of nothing, and
 * with one that comes and goes. The bars: none served, 50 ms in 99 of 100, and one second without the connection.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { startOn } from '../support/process.ts';
import { BENCH_ENVIRONMENT, bearer, seedWorkspace, startBench } from './support/bench-server.ts';
import { insertKeys, secretsOf } from './support/bulk-keys.ts';
import { startLoadGenerator } from './support/load.ts';
import { startPartition } from './support/partition.ts';
import { conclude, quantile, round } from './support/report.ts';
import { type Revoked, revokeUnderLoad } from './support/revoking.ts';

const REVOCATIONS = Number(process.env.REVOCATIONS ?? 10_000);
/** Each waits for half a second then. */
const CUT_REVOCATIONS = Math.ceil(REVOCATIONS / 10);
const LANES = 4;
const CUT_LANES = 16;
const OTHER_KEYS = 100;
const BAR_MS = 50;
const CUT_BAR_MS = 1000;

const environment = { BACKGROUND_WORK: 'true' };
const bench = await startBench(environment);
const partition = await startPartition(bench.databaseUrl);
const other = await startOn(bench.site, {
  ...BENCH_ENVIRONMENT,
  ...environment,
  DATABASE_URL: partition.url,
});
const { id, slug, secret } = await seedWorkspace(bench.operator, 'acme');
const secrets = secretsOf(bench.site.dataDir);
const insert = (count: number) => insertKeys(bench.databaseUrl, secrets, [id], count);
const revoking = { replicas: [bench.url, other.url], workspace: slug, platformKey: secret };

/** Other keys are in use meanwhile, too. */
const others = (await insert(OTHER_KEYS)).map((key) => ({
  method: 'GET' as const,
  path: `/v1/workspaces/${slug}/projects`,
  headers: bearer(key.secret),
}));
let working = true;
const background = Promise.all(
  revoking.replicas.map(async (url) => {
    const generator = await startLoadGenerator();
    while (working) await generator.run({ url, connections: 2, seconds: 2, rate: 100, requests: others });
    await generator.stop();
  }),
);

const whole = await revokeUnderLoad(revoking, await insert(REVOCATIONS), LANES);
partition.cut();
const cut = await revokeUnderLoad(revoking, await insert(CUT_REVOCATIONS), CUT_LANES);
partition.heal();
let flapping = true;
const flaps = (async () => {
  while (flapping) {
    await delay(1500);
    partition.cut();
    await delay(200 + Math.random() * 1000);
    partition.heal();
  }
})();
const unsteady = await revokeUnderLoad(revoking, await insert(CUT_REVOCATIONS), CUT_LANES);
flapping = false;
working = false;
await Promise.all([flaps, background]);
await other.server.end();
partition.stop();
await bench.stop();

const rowOf = (connection: string, { acknowledgedMs, answeredMs, before, after, accepted }: Revoked) => ({
  connection,
  revocations: acknowledgedMs.length,
  before,
  after,
  accepted,
  p50: round(quantile(acknowledgedMs, 0.5), 1),
  p99: round(quantile(acknowledgedMs, 0.99), 1),
  max: round(Math.max(...acknowledgedMs), 1),
  'answered max': round(Math.max(...answeredMs)),
});
const rows = [rowOf('whole', whole), rowOf('cut', cut), rowOf('comes and goes', unsteady)] as const;
const passed =
  rows.every((row) => row.accepted === 0) &&
  rows[0].p99 <= BAR_MS &&
  rows.slice(1).every((row) => row.max <= CUT_BAR_MS);
conclude(rows, { bench: 'revocation', results: rows, bar_p99_ms: BAR_MS, bar_cut_ms: CUT_BAR_MS, passed });
