/**
 * Does the hot path cost more than before a change? `apiKeys.verify` with known keys over HTTP, on the build of this working
 * tree and on that of an earlier commit, each with a PostgreSQL database of its own, in alternating rounds of one run. `BEFORE`
 * names the commit, by default the one before sign-in for companies. The bar: the median of the pairwise ratios is at
 * least 0.97. The spread of the ratios is printed.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '../support/postgres.ts';
import { createInstallation, startOn } from '../support/process.ts';
import { BENCH_ENVIRONMENT, bearer, seedWorkspace } from './support/bench-server.ts';
import { jsonPost, type Rate, startLoadGenerator } from './support/load.ts';
import { conclude, ratesOf, ratioOf, spread } from './support/report.ts';
import { inTurns } from './support/rounds.ts';

const BEFORE = process.env.BEFORE ?? '7c7521f3';
const ROUNDS = Number(process.env.ROUNDS ?? 20);
const SECONDS = Number(process.env.SECONDS ?? 3);
const CONNECTIONS = 20;
const KEYS = 50;
const BAR = 0.97;
const root = fileURLToPath(new URL('../../', import.meta.url));

/** Checks an earlier commit out beside this one, and builds it with the packages that are installed here. */
function buildBefore(): { main: string; remove(): void } {
  const folder = join(mkdtempSync(join(tmpdir(), 'tenantry-before-')), 'tree');
  const git = (...args: string[]) => execFileSync('git', ['-C', root, ...args], { stdio: 'pipe' });
  git('worktree', 'add', '--detach', folder, BEFORE);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  execFileSync('npm', ['run', '-s', 'build'], { cwd: folder, stdio: 'inherit' });
  return {
    main: join(folder, 'dist/main.js'),
    remove() {
      git('worktree', 'remove', '--force', folder);
      rmSync(join(folder, '..'), { recursive: true, force: true });
    },
  };
}

const before = buildBefore();
const postgres = await startPostgres({ dedicated: true, durable: true });
const generator = await startLoadGenerator();

/** Starts a build on a database of its own. */
async function startSide(main?: string) {
  const site = await createInstallation('postgres', postgres);
  const running = await startOn(site, BENCH_ENVIRONMENT, main);
  const { slug, secret } = await seedWorkspace(running.operator, 'acme');
  const keys = await Promise.all(
    Array.from({ length: KEYS }, (_, index) =>
      running.operator.apiKeys.create({
        workspace: slug,
        name: `key ${index}`,
        kind: 'service',
        scope: 'read-only',
      }),
    ),
  );
  const requests = keys.map(({ secret: key }) =>
    jsonPost('/v1/api-keys/verify', { key, permission: 'projects:read' }, bearer(secret)),
  );
  const load = { url: running.url, connections: CONNECTIONS, seconds: SECONDS, requests };
  return {
    measure: (): Promise<Rate> => generator.rate(load, running.server.process.pid ?? 0),
    async stop() {
      await running.server.end();
      await site.cleanup();
    },
  };
}

const [old, present] = [await startSide(before.main), await startSide()];
const rates = await inTurns(ROUNDS, { before: old.measure, after: present.measure });
await Promise.all([generator.stop(), old.stop(), present.stop()]);
await postgres.stop();
before.remove();

const pairwise = (of: (rate: Rate) => number) => {
  const [ours, theirs] = [rates.after.map(of), rates.before.map(of)];
  const ratios = ours.map((value, turn) => value / (theirs[turn] ?? Number.NaN));
  return { median: ratioOf(ours, theirs), spread: spread(ratios) };
};
const byRate = pairwise(({ rate }) => rate);
const byCost = pairwise(({ cost }) => 1 / cost);
conclude(ratesOf(rates, 'verifications/s'), {
  bench: 'before-after',
  before: BEFORE,
  ratio: byRate.median,
  ratio_spread: byRate.spread,
  by_processor_time: byCost.median,
  by_processor_time_spread: byCost.spread,
  bar: BAR,
  rates,
  passed: byRate.median >= BAR,
});
