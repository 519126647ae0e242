/**
 * How long does a file of 10,000 rows take, and how much does the server grow? On the embedded database, in a server of
 * its own, so that its memory is its own. The bars are 30 s and 100 MB.
 */

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { Tenantry } from '../../sdk/src/index.ts';
import { createToken } from '../../server/auth/authentication/token-format.ts';
import { MAIN, NODE_FLAGS } from '../support/built.ts';

const ROWS = 10_000;
const SECONDS_BAR = 30;
const MEGABYTES_BAR = 100;

const dataDir = mkdtempSync(path.join(tmpdir(), 'tenantry-bench-'));
const operatorKey = createToken('operator');
const port = 20_000 + Math.floor(Math.random() * 20_000);
const server = spawn(process.execPath, [...NODE_FLAGS, MAIN], {
  env: {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataDir,
    TENANTRY_OPERATOR_KEY: operatorKey,
    LOG_LEVEL: 'error',
  },
  stdio: ['ignore', 'pipe', 'inherit'],
});

/** Resident memory of the server, in megabytes. */
const memory = (): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]) / 1024;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const fileOf = (prefix: string): string =>
  ['email,role,first_name,last_name']
    .concat(
      Array.from(
        { length: ROWS },
        (_, index) => `${prefix}${index}@example.com,member,"First ${index}",Last`,
      ),
    )
    .join('\n');

async function timed(run: () => Promise<unknown>): Promise<{ seconds: number; growth: number }> {
  const before = memory();
  let peak = before;
  const sampling = setInterval(() => {
    peak = Math.max(peak, memory());
  }, 20);
  const start = performance.now();
  await run();
  const seconds = (performance.now() - start) / 1000;
  clearInterval(sampling);
  return { seconds, growth: Math.max(peak, memory()) - before };
}

try {
  await new Promise((resolve, reject) => {
    server.stdout.once('data', resolve);
    server.once('exit', () => reject(new Error('The server did not start.')));
  });
  const operator = new Tenantry({
    baseUrl: `http://127.0.0.1:${port}`,
    token: operatorKey,
    timeout: 120_000,
    maxRetries: 0,
  });
  const { slug: workspace } = await operator.workspaces.create({ name: 'Bench' });
  await operator.invitations.import({ workspace, csv: 'email,role\nfirst@example.com,viewer\n' });
  await wait(2000);
  const idle = memory();
  console.log(
    `${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}; Node ${process.version}; ${idle.toFixed(0)} MB idle`,
  );
  const steps: Array<readonly [string, () => Promise<{ counts: object }>]> = [
    ['dry run', () => operator.invitations.import({ workspace, csv: fileOf('a'), dry_run: true })],
    ['import', () => operator.invitations.import({ workspace, csv: fileOf('a') })],
    ['the same file again', () => operator.invitations.import({ workspace, csv: fileOf('a') })],
  ];
  let passed = true;
  for (const [name, run] of steps) {
    let counts: object = {};
    const { seconds, growth } = await timed(async () => {
      ({ counts } = await run());
    });
    console.log(`${name}: ${seconds.toFixed(1)} s, +${growth.toFixed(0)} MB ${JSON.stringify(counts)}`);
    passed &&= seconds < SECONDS_BAR && growth < MEGABYTES_BAR;
  }
  console.log(passed ? 'passed' : `failed: the bars are ${SECONDS_BAR} s and ${MEGABYTES_BAR} MB`);
  process.exitCode = passed ? 0 : 1;
} finally {
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(dataDir, { recursive: true, force: true });
}
