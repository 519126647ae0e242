/**
 * Measures how fast the machine is at this moment, with things that Tenantry has no part in: bare Express, bare `fetch` and
 * inserts by pgbench. A reader compares it with the calibration in RESULTS.md before trusting an absolute figure.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findBinaries, startPostgres } from '../../support/postgres.ts';
import { startChild } from './child.ts';
import { jsonPost, startLoadGenerator } from './load.ts';
import { round } from './report.ts';

const SECONDS = 3;
const CLIENTS = 8;

export interface Calibration {
  /** Requests a second of Express that returns an empty object, over 20 connections. */
  express_per_s: number;
  /** Microseconds of processor time for a POST by `fetch`. */
  fetch_us: number;
  /** Single-row transactions a second by pgbench, 8 clients, fsync on. */
  pgbench_inserts_per_s: number;
  /** Load averages before the calibration began. */
  load: number[];
  /** Percentage of processor time that the host gave to other machines meanwhile. */
  steal_percent: number;
}

/** Returns hundredths of a second since the machine started: stolen by the host, and in all. */
function processorTimes(): { steal: number; total: number } {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const times = line.trim().split(/\s+/).slice(1, 9).map(Number);
  return { steal: times[7] ?? 0, total: times.reduce((sum, time) => sum + time, 0) };
}

async function measureExpress(): Promise<Pick<Calibration, 'express_per_s' | 'fetch_us'>> {
  const express = await startChild('peers/express-verify.ts');
  const fetcher = await startChild('peers/bare-fetch.ts', {}, []);
  const generator = await startLoadGenerator();
  await express.ask({ answer: {} });
  const requests = [jsonPost('/verify', {})];
  const { rate } = await generator.run({ url: express.hello, connections: 20, seconds: SECONDS, requests });
  const fetchUs = await fetcher.ask<number>({ url: `${express.hello}/verify` });
  await Promise.all([generator.stop(), fetcher.stop(), express.stop()]);
  return { express_per_s: round(rate, 0), fetch_us: round(fetchUs, 0) };
}

async function measureInserts(): Promise<number> {
  const postgres = await startPostgres({ dedicated: true, durable: true });
  const folder = mkdtempSync(join(tmpdir(), 'tenantry-pgbench-'));
  const script = join(folder, 'insert.sql');
  const setUp = join(folder, 'set-up.sql');
  writeFileSync(setUp, 'create table if not exists calibration (id bigserial primary key, value text);\n');
  writeFileSync(script, "insert into calibration (value) values ('calibration');\n");
  const pgbench = async (...options: string[]) => {
    const program = join(findBinaries() ?? '', 'pgbench');
    const { stdout } = await promisify(execFile)(program, ['--no-vacuum', ...options, postgres.url]);
    return stdout;
  };
  await pgbench('--transactions=1', `--file=${setUp}`);
  const report = await pgbench(`--client=${CLIENTS}`, `--time=${SECONDS}`, `--file=${script}`);
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
  return round(Number(/^tps = (\S+)/m.exec(report)?.[1]), 0);
}

export async function calibrate(): Promise<Calibration> {
  const load = loadavg().map((average) => round(average));
  const before = processorTimes();
  const express = await measureExpress();
  const inserts = await measureInserts();
  const after = processorTimes();
  const steal = (100 * (after.steal - before.steal)) / (after.total - before.total);
  return { ...express, pgbench_inserts_per_s: inserts, load, steal_percent: round(steal, 1) };
}
