import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { verifyAuditBundle } from '../../sdk/src/audit/index.ts';
import { Tenantry } from '../../sdk/src/index.ts';
import { createToken } from '../../server/auth/authentication/token-format.ts';
import { type DatabaseOptions, openDatabase } from '../../server/database/connect.ts';
import { startChildServer } from '../support/child-server.ts';
import { createTestDatabase, engines } from '../support/database.ts';
import { pollUntil } from '../support/poll.ts';
import { rounds } from '../support/scale.ts';
import { PASSWORD } from '../support/users.ts';

const KILLS = rounds({ sample: 2, full: 20 });
const WRITERS = 4;
const BACKLOG = 1500;

/** While no server runs: entries to seal, and the end of the wait for the one that was killed. */
async function addBacklog(options: DatabaseOptions, round: number): Promise<void> {
  const database = await openDatabase(options);
  await database.knex.raw(
    `insert into audit_events (tenant_id, id, action, actor_type)
     select w.id, 'aud_' || lpad((? * ${BACKLOG} + n)::text, 26, '0'), 'test.filled', 'system'
     from workspaces w, generate_series(1, ${BACKLOG}) n`,
    [round],
  );
  await database.knex('jobs').update({ lease: null, leased_until: null });
  await database.close();
}

/** How many entries there are, and how many of them are sealed or wait for it. */
async function counts(options: DatabaseOptions): Promise<Record<string, number>> {
  const database = await openDatabase(options);
  const entries = await Promise.all(
    (['audit_events', 'audit_seals', 'audit_pending'] as const).map(async (table) => {
      const [row] = await database.knex(table).count({ count: '*' });
      return [table, Number(row?.count)] as const;
    }),
  );
  await database.close();
  return Object.fromEntries(entries);
}

describe.each(engines)('on the %s engine', (engine) => {
  it(`the chain has every entry once and verifies after ${KILLS} kills of the server while it seals`, async () => {
    const database = await createTestDatabase(engine);
    const { databaseUrl, dataDir } = database.options;
    const env = {
      DATA_DIR: dataDir,
      ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
      TENANTRY_OPERATOR_KEY: createToken('operator'),
      TENANTRY_PEPPER: randomBytes(32).toString('base64url'),
      RATE_LIMIT: '1000000',
    };
    let server = await startChildServer(env);
    const email = 'ada@example.com';
    const client = (token?: string) =>
      new Tenantry({ baseUrl: server.url, maxRetries: 0, ...(token !== undefined && { token }) });
    await client().users.signUp({
      email,
      password: PASSWORD,
      name: 'Ada',
      workspace: { name: 'A', slug: 'acme' },
    });
    const { token } = await client().sessions.create({ email, password: PASSWORD });

    /** Requests that were answered, so that their entries are promised. */
    const acknowledged: string[] = [];
    let writing = true;
    const write = async (): Promise<void> => {
      while (writing) {
        const request = client(token).workspaces.update({
          workspace: 'acme',
          name: randomBytes(4).toString('hex'),
        });
        // Which one a kill interrupts is left to chance.
        await request.withResponse().then(
          ({ response }) => acknowledged.push(response.headers.get('x-request-id') ?? ''),
          () => delay(20),
        );
      }
    };
    const writers = Array.from({ length: WRITERS }, write);
    for (let kill = 0; kill < KILLS; kill += 1) {
      // With a backlog to seal, the sealer is at work from a second after the start.
      await delay(900 + Math.random() * 900);
      await server.kill();
      await addBacklog(database.options, kill);
      server = await startChildServer(env);
    }
    await delay(2000);
    writing = false;
    await Promise.all(writers);

    const api = client(token);
    const { id } = await api.auditExports.create({ workspace: 'acme', format: 'jsonl' });
    const made = await pollUntil(
      () => api.auditExports.get({ workspace: 'acme', export_id: id }),
      ({ status }) => status !== 'running',
      { what: 'the end of the export', timeout: 60_000, interval: 200 },
    );
    const bundle = await api.auditExports.download({ workspace: 'acme', export_id: id });
    const { data: keys } = await api.auditKeys.list();
    const result = await verifyAuditBundle(bundle, { publicKey: keys[0]?.public_key ?? '' });
    expect(result).toMatchObject({ valid: true, firstSeq: 1, lastSeq: made.rows });
    const requests: string[] = bundle.match(/(?<="request_id":")[^"]+/g) ?? [];
    expect(new Set(requests).size).toBe(requests.length);
    expect(acknowledged.filter((request) => !requests.includes(request))).toEqual([]);
    console.log(
      `${engine}: ${requests.length} entries, ${acknowledged.length} acknowledged updates, ${KILLS} kills`,
    );
    await server.stop();
    const { audit_events = 0, audit_seals = 0, audit_pending = 0 } = await counts(database.options);
    expect(audit_events).toBe(audit_seals + audit_pending);
    expect(audit_events).toBeGreaterThan(KILLS * BACKLOG);
    await database.cleanup();
  }, 400_000);
});
