/**
 * How long do reads take while 64 connections without a credential sign up as fast as they can, from one address and from
 * many? On PostgreSQL, with a server of its own that limits no sign-ups. The bar for the median read is 60 ms.
 */

import { setTimeout as delay } from 'node:timers/promises';
import { Tenantry } from '../../sdk/src/index.ts';
import { createToken } from '../../server/auth/authentication/token-format.ts';
import { startChildServer } from '../support/child-server.ts';
import { createTestDatabase } from '../support/database.ts';
import { conclude, quantile, round } from './support/report.ts';

const CONNECTIONS = 64;
const SECONDS = 10;
const BAR_MS = 60;

const database = await createTestDatabase('postgres');
const operatorKey = createToken('operator');
const server = await startChildServer({
  DATABASE_URL: database.options.databaseUrl ?? '',
  DATA_DIR: database.options.dataDir,
  TENANTRY_OPERATOR_KEY: operatorKey,
  TRUST_PROXY: '1',
  RATE_LIMIT: '1000000',
  PASSWORD_QUEUE: '200',
});
const operator = new Tenantry({ baseUrl: server.url, token: operatorKey, maxRetries: 0 });
const { slug: workspace } = await operator.workspaces.create({ name: 'Bench' });

/** Reads as another tenant would, a list from the database each time. @returns milliseconds of each */
async function readDuring(signal: AbortSignal): Promise<number[]> {
  const times: number[] = [];
  while (!signal.aborted) {
    const start = performance.now();
    await operator.projects.list({ workspace });
    times.push(performance.now() - start);
    await delay(5);
  }
  return times;
}

let count = 0;
/** Signs up again and again until the signal. @returns how often each status was answered */
async function signUpDuring(signal: AbortSignal, address: (n: number) => string) {
  const statuses: Record<number, number> = {};
  while (!signal.aborted) {
    count += 1;
    const { status, body } = await fetch(`${server.url}/v1/users`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address(count) },
      body: JSON.stringify({ email: `p${count}@example.com`, password: 'nanosecond wire', name: 'P' }),
    });
    await body?.cancel();
    statuses[status] = (statuses[status] ?? 0) + 1;
  }
  return statuses;
}

/** Reads while some connections sign up. @returns a row of the table */
async function measure(during: string, connections: number, address: (n: number) => string) {
  const signal = AbortSignal.timeout(SECONDS * 1000);
  const signingUp = Array.from({ length: connections }, () => signUpDuring(signal, address));
  const times = await readDuring(signal);
  const total: Record<string, number> = {};
  for (const statuses of await Promise.all(signingUp)) {
    for (const [status, number] of Object.entries(statuses)) total[status] = (total[status] ?? 0) + number;
  }
  const [p50, p99] = [round(quantile(times, 0.5), 1), round(quantile(times, 0.99), 1)];
  return {
    during,
    'read p50 ms': p50,
    'read p99 ms': p99,
    'signed up': total[201] ?? 0,
    refused: total[429] ?? 0,
  };
}

const rows = [
  await measure('nothing', 0, () => ''),
  await measure(`${CONNECTIONS} connections from one address`, CONNECTIONS, () => '198.51.100.1'),
  await measure(
    `${CONNECTIONS} connections from many addresses`,
    CONNECTIONS,
    (n) => `198.${18 + (n % 2)}.${n % 251}.${n % 241}`,
  ),
];
await server.stop();
await database.cleanup();
conclude(rows, {
  bench: 'sign-ups',
  bar_p50_ms: BAR_MS,
  passed: rows.every((row) => row['read p50 ms'] < BAR_MS),
});
process.exit();
