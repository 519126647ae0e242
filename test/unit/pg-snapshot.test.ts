import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isVisible, parseSnapshot } from '../../server/database/change-feed/pg-snapshot.ts';
import { type Database, openDatabase } from '../../server/database/connect.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_000);

const VISIBLE = `
  select pg_visible_in_snapshot(asked.xid::text::xid8, asked.snapshot::pg_snapshot) as visible
  from unnest(:snapshots::text[], :xids::text[]) with ordinality as asked (snapshot, xid, place) order by place`;

/** As `pg_current_snapshot()` writes one: those that run are between its ends, in order. */
const snapshot = fc
  .tuple(
    fc.oneof(
      fc.bigInt(1n, 50n),
      fc.bigInt(2n ** 32n + 9n, 2n ** 32n + 19n),
      fc.bigInt(2n ** 62n + 9n, 2n ** 62n + 19n),
    ),
    fc.uniqueArray(fc.nat(40), { maxLength: 12 }),
    fc.nat(5),
  )
  .map(([oldest, offsets, margin]) => {
    const running = offsets.sort((a, b) => a - b).map((offset) => oldest + BigInt(offset));
    const next = (running.at(-1) ?? oldest) + 1n + BigInt(margin);
    const first = running[0] ?? next;
    return { text: `${first}:${next}:${running.join(',')}`, first, next };
  });

describe('the visibility of a transaction in a snapshot', () => {
  let place: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    place = await createTestDatabase('embedded');
    database = await openDatabase(place.options);
  });
  afterAll(async () => {
    await database.close();
    await place.cleanup();
  });

  it('is what PostgreSQL says, for any snapshot', async () => {
    console.log(`seed ${seed}`);
    const cases = fc.sample(fc.tuple(snapshot, fc.bigInt(-3n, 50n)), { seed, numRuns: 3000 });
    const asked = cases.map(([{ text, first }, offset]) => {
      const xid = first + offset;
      return { text, xid: xid < 1n ? 1n : xid };
    });
    const { rows } = await database.knex.raw<{ rows: Array<{ visible: boolean }> }>(VISIBLE, {
      snapshots: asked.map(({ text }) => text),
      xids: asked.map(({ xid }) => String(xid)),
    });
    const own = asked.map(({ text, xid }) => isVisible(parseSnapshot(text), xid));
    expect(own).toEqual(rows.map(({ visible }) => visible));
    expect(new Set(own)).toEqual(new Set([true, false]));
  });
});

describe.runIf(hasPostgres())('a snapshot of PostgreSQL', () => {
  let server: PostgresServer;
  let url: string;
  const clients: pg.Client[] = [];
  beforeAll(async () => {
    server = await startPostgres();
    url = await server.createDatabase();
    for (let index = 0; index < 6; index += 1) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      clients.push(client);
    }
  });
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.end()));
    await server.dropDatabase(url);
    await server.stop();
  });

  it('sees what had committed, and nothing that was under way', async () => {
    const turns = fc.array(fc.record({ who: fc.nat(4), end: fc.constantFrom('commit', 'rollback') }), {
      minLength: 10,
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(turns, async (list) => {
        const reader = clients[5];
        const open = new Map<number, bigint>();
        const ended: bigint[] = [];
        const check = async () => {
          const found = await reader?.query<{ text: string }>('select pg_current_snapshot()::text as text');
          const seen = parseSnapshot(found?.rows[0]?.text ?? '');
          for (const xid of ended) expect(isVisible(seen, xid)).toBe(true);
          for (const xid of open.values()) expect(isVisible(seen, xid)).toBe(false);
        };
        for (const { who, end } of list) {
          const client = clients[who];
          const xid = open.get(who);
          if (xid === undefined) {
            await client?.query('begin');
            const found = await client?.query<{ id: string }>('select pg_current_xact_id()::text as id');
            open.set(who, BigInt(found?.rows[0]?.id ?? 0));
          } else {
            await client?.query(end);
            open.delete(who);
            ended.push(xid);
          }
          await check();
        }
        for (const who of open.keys()) await clients[who]?.query('rollback');
      }),
      { seed, numRuns: 15 },
    );
  });
});
