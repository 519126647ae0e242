import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Tenantry } from '../../sdk/src/index.ts';
import { createToken } from '../../server/auth/authentication/token-format.ts';
import { type ChildServer, startChildServer } from '../support/child-server.ts';
import { createTestDatabase, type Engine, engines, type TestDatabase } from '../support/database.ts';
import { rounds } from '../support/scale.ts';
import { unique } from '../support/users.ts';

/** What the full run promises on an idle machine, and what a machine that runs other tests still has to keep. */
const MOST_MS = rounds({ sample: 1000, full: 250 });
const IMPORTS = rounds({ sample: 4, full: 12 });
const ROWS = 10_000;

/** Files that take a parser the longest for their size; the sample sends the first two. */
const WORST: Readonly<Record<string, string>> = {
  'empty records': `email,role\n${',\n'.repeat(1_040_000)}`,
  'empty quoted records': `email,role\n${'""\n'.repeat(690_000)}`,
  'records of commas alone': `email,role\n${`${','.repeat(4090)}\n`.repeat(500)}`,
  'records of quoted fields': `email,role\n${`${'"",'.repeat(1360)}\n`.repeat(500)}`,
  'quotes that are never closed': `email,role\n${'"\na\n'.repeat(400_000)}`,
  'one quote and half a million lines': `email,role\n"${'a\n'.repeat(1_000_000)}`,
};

const honest = () =>
  `email,role,first_name,last_name\n${Array.from(
    { length: ROWS },
    () => `${unique('person')}@example.com,member,"Ada ${'x'.repeat(20)}",Lovelace`,
  ).join('\n')}\n`;

describe.each(engines)('a server on %s', (engine: Engine) => {
  let database: TestDatabase;
  let server: ChildServer;
  let operator: Tenantry;
  const operatorKey = createToken('operator');
  const agent = new Agent({ keepAlive: true });

  beforeAll(async () => {
    database = await createTestDatabase(engine);
    const { databaseUrl, dataDir } = database.options;
    server = await startChildServer({
      ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
      DATA_DIR: dataDir,
      TENANTRY_OPERATOR_KEY: operatorKey,
      RATE_LIMIT: '1000000',
    });
    operator = new Tenantry({ baseUrl: server.url, token: operatorKey, timeout: 120_000, maxRetries: 0 });
  });
  afterAll(async () => {
    agent.destroy();
    await server.stop();
    await database.cleanup();
  });

  async function healthMs(): Promise<number> {
    const start = performance.now();
    const [response] = await once(get(`${server.url}/v1/health`, { agent }), 'response');
    response.resume();
    await once(response, 'end');
    return performance.now() - start;
  }

  /** @returns the longest that /v1/health took while the work went on */
  async function slowestHealthDuring(work: Promise<unknown>): Promise<number> {
    let [slowest, isOver] = [0, false];
    const end = () => {
      isOver = true;
    };
    work.then(end, end);
    while (!isOver) {
      slowest = Math.max(slowest, await healthMs());
      await delay(2);
    }
    return slowest;
  }

  async function importInto(workspace: string, body: Uint8Array<ArrayBuffer>, dryRun: boolean) {
    const response = await fetch(
      `${server.url}/v1/workspaces/${workspace}/invitations/import?dry_run=${dryRun}`,
      {
        method: 'POST',
        headers: {
          authorization: `Bearer ${operatorKey}`,
          'content-type': 'text/csv',
          'content-encoding': 'gzip',
        },
        body,
      },
    );
    const text = await response.text();
    return { status: response.status, text };
  }
  const zipped = (csv: string) => new Uint8Array(gzipSync(csv));

  const files = Object.entries(WORST).slice(0, rounds({ sample: 2, full: 6 }));
  it.each(files)('answers /v1/health in time while files of %s are sent', async (_, csv) => {
    const { slug } = await operator.workspaces.create({ name: 'Worst', slug: unique('w') });
    const body = zipped(csv);
    const sending = Promise.all([importInto(slug, body, true), importInto(slug, body, true)]);
    expect(await slowestHealthDuring(sending)).toBeLessThan(MOST_MS);
    for (const { status } of await sending) expect([200, 400]).toContain(status);
  });

  it('answers /v1/health in time while bodies full of empty objects are sent', async () => {
    // A body is read before its place is looked for.
    const path = `${server.url}/v1/workspaces/none/projects/none/payment-batches/preview`;
    const body = zipped(`{"payments":[${'{},'.repeat(2_700_000)}{}]}`);
    const headers = {
      authorization: `Bearer ${operatorKey}`,
      'content-type': 'application/json',
      'content-encoding': 'gzip',
    };
    const send = async () => (await fetch(path, { method: 'POST', headers, body })).status;
    const sending = Promise.all([send(), send(), send()]);
    expect(await slowestHealthDuring(sending)).toBeLessThan(MOST_MS);
    expect(await sending).toEqual([400, 400, 400]);
  });

  it(`answers /v1/health in time while ${IMPORTS} imports of ${ROWS} rows are checked`, async () => {
    const { slug } = await operator.workspaces.create({ name: 'Honest', slug: unique('w') });
    const bodies = Array.from({ length: IMPORTS }, () => zipped(honest()));
    const sending = Promise.all(bodies.map((body) => importInto(slug, body, true)));
    expect(await slowestHealthDuring(sending)).toBeLessThan(MOST_MS);
    for (const { status, text } of await sending) expect([200, 503], text).toContain(status);
  });

  it(`answers /v1/health in time while ${ROWS} people are invited`, async () => {
    const { slug } = await operator.workspaces.create({ name: 'Honest', slug: unique('w') });
    const sending = importInto(slug, zipped(honest()), false);
    expect(await slowestHealthDuring(sending)).toBeLessThan(MOST_MS);
    const { status, text } = await sending;
    expect(status, text).toBe(200);
    expect(JSON.parse(text).counts.invited).toBe(ROWS);
  });
});
