import { execFileSync } from 'node:child_process';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tenantry } from '../../sdk/src/index.ts';
import { type Database, openDatabase } from '../../server/database/connect.ts';
import { migrate } from '../../server/database/migrate.ts';
import { types, UnreadableTimeError } from '../../server/database/pg/result-types.ts';
import { driver } from '../support/database.ts';
import { errorOf } from '../support/errors.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts';
import {
  createInstallation,
  type RunningServer,
  spawnServer,
  startOn,
  type TestInstallation,
} from '../support/process.ts';
import { PASSWORD, unique } from '../support/users.ts';

/** Every setting under which what the code reads or writes would mean something else. */
const FOREIGN: Readonly<Record<string, string>> = {
  DateStyle: 'German',
  IntervalStyle: 'sql_standard',
  TimeZone: 'America/St_Johns',
  bytea_output: 'escape',
  extra_float_digits: '-3',
  array_nulls: 'off',
  transform_null_equals: 'on',
  standard_conforming_strings: 'off',
  default_transaction_isolation: 'serializable',
  default_transaction_read_only: 'on',
};

describe.runIf(hasPostgres())('a PostgreSQL database', () => {
  let postgres: PostgresServer;
  let url: string;
  beforeAll(async () => {
    postgres = await startPostgres();
    url = await postgres.createDatabase();
  });
  afterAll(async () => {
    await postgres.dropDatabase(url);
    await postgres.stop();
  });

  async function sql(text: string, database = url): Promise<pg.QueryResultRow[]> {
    const client = new pg.Client({ connectionString: database });
    await client.connect();
    try {
      const result = await client.query(text);
      return result.rows ?? [];
    } finally {
      await client.end();
    }
  }
  const nameOf = (database: string) => new URL(database).pathname.slice(1);
  const settle = (database: string, how: 'set' | 'reset') =>
    sql(
      Object.entries(FOREIGN)
        .map(([name, value]) => {
          const change = how === 'set' ? `set ${name} = '${value}'` : `reset ${name}`;
          return `alter database ${nameOf(database)} ${change};`;
        })
        .join(' '),
      postgres.adminUrl,
    );

  describe('whose settings all differ from what the server relies on', () => {
    let site: TestInstallation;
    let running: RunningServer;
    let owner: Tenantry;
    const workspace = unique('acme');

    beforeAll(async () => {
      site = await createInstallation('postgres', postgres);
      const DATABASE_URL = site.environment.DATABASE_URL ?? '';
      await settle(DATABASE_URL, 'set');
      const options = encodeURIComponent('-c DateStyle=SQL,DMY -c work_mem=5MB');
      running = await startOn(site, { DATABASE_URL: `${DATABASE_URL}?options=${options}` });
      const email = `${workspace}@example.com`;
      await running.client().users.signUp({
        email,
        password: PASSWORD,
        name: 'Owner',
        workspace: { name: 'Acme', slug: workspace },
      });
      const { token } = await running.client().sessions.create({ email, password: PASSWORD });
      owner = running.client(token);
    }, 60_000);
    afterAll(async () => {
      await running.server.end();
      await postgres.dropDatabase(site.environment.DATABASE_URL ?? '');
      await site.cleanup();
    });

    it('refuses revoked keys and the old secret of a finished rotation, and shows times', async () => {
      const draft = { workspace, kind: 'service', name: 'K', scope: 'read-only' } as const;
      const [revoked, rotated, expired] = [
        await owner.apiKeys.create(draft),
        await owner.apiKeys.create(draft),
        await owner.apiKeys.create({ ...draft, expires_at: new Date(Date.now() + 1_500).toISOString() }),
      ];
      await owner.apiKeys.revoke({ workspace, key_id: revoked.id });
      await owner.apiKeys.rotate({ workspace, key_id: rotated.id, transition_seconds: 0 });
      await new Promise((resolve) => setTimeout(resolve, 1_600));
      for (const { secret } of [revoked, rotated, expired]) {
        const asked = errorOf(running.client(secret).me.get());
        expect(await asked).toMatchObject({ status: 401 });
      }
      const { created_at } = await owner.apiKeys.get({ workspace, key_id: rotated.id });
      expect(Math.abs(Date.parse(created_at) - Date.now())).toBeLessThan(60_000);
    });

    it('keeps the other options of the URL', async () => {
      const database = site.environment.DATABASE_URL ?? '';
      const opened = await openDatabase({
        databaseUrl: `${database}?options=-c%20work_mem%3D5MB`,
        dataDir: '',
        driver,
      });
      const { rows } = await opened.knex.raw(
        `select current_setting('work_mem') as memory, current_setting('DateStyle') as style`,
      );
      await opened.close();
      expect(rows).toEqual([{ memory: '5MB', style: expect.stringMatching(/^ISO, /) }]);
    });
  });

  it('is refused without start-up parameters as long as its settings differ, with the command to run', async () => {
    const database = await postgres.createDatabase();
    await settle(database, 'set');
    const pooled = () =>
      openDatabase({ databaseUrl: database, dataDir: '', driver, preparedStatements: false });
    const refused = String(await errorOf(pooled()));
    expect(refused).toMatch(/DateStyle is "German, DMY" and must be "ISO"/);
    for (const statement of refused.match(/alter role [^;]*;/g) ?? [])
      await sql(statement, postgres.adminUrl);
    const opened = await pooled();
    await migrate(opened);
    expect((await opened.knex.raw('select now() as now')).rows[0].now).toBeInstanceOf(Date);
    await opened.close();
    for (const name of Object.keys(FOREIGN))
      await sql(`alter role postgres in database ${nameOf(database)} reset ${name}`, postgres.adminUrl);
    await postgres.dropDatabase(database);
  });

  it.each(['15.03.2026 10:00:00 CET', 'infinity', '-infinity', 'soon'])(
    'never has a time that cannot be read, such as %s, taken for none',
    (text) => {
      const read = types.getTypeParser(1184, 'text');
      expect(() => read(text)).toThrow(UnreadableTimeError);
    },
  );

  it('is refused when its encoding cannot store every character', async () => {
    const name = unique('latin').replaceAll('-', '_');
    await sql(
      `create database ${name} encoding 'LATIN1' lc_collate 'C' lc_ctype 'C' template template0`,
      postgres.adminUrl,
    );
    const database = new URL(url);
    database.pathname = `/${name}`;
    const server = spawnServer({ DATABASE_URL: database.href });
    expect((await server.exited).code).toBe(1);
    expect(server.output.stderr).toMatch(
      /^DATABASE_URL: the database ".*" has the encoding LATIN1.*create one with "create database … encoding 'UTF8'/,
    );
    expect(server.output.stderr.trim()).not.toMatch(/\n/);
    await postgres.dropDatabase(database.href);
  });

  describe('with a schema of its own for the server, and another application beside it', () => {
    let database: Database;
    const path = `?options=${encodeURIComponent('-c search_path=tenantry,public')}`;
    beforeAll(async () => {
      await sql(`create schema tenantry;
        create table public.knex_migrations (id serial primary key, name text, batch int, migration_time timestamptz);
        insert into public.knex_migrations (name, batch) values ('20200101_other', 1)`);
      database = await openDatabase({ databaseUrl: `${url}${path}`, dataDir: '', driver });
      await migrate(database);
    });
    afterAll(() => database.close());

    it('records its own migrations and leaves those of the other alone', async () => {
      expect(await sql('select name from public.knex_migrations')).toEqual([{ name: '20200101_other' }]);
      const tables = await sql(`select table_schema from information_schema.tables
        where table_name like 'tenantry_migrations%'`);
      expect(tables.map(({ table_schema }) => table_schema)).toEqual(['tenantry', 'tenantry']);
    });

    it('lets rows be changed manually, with any search_path', async () => {
      const functions =
        await sql(`select p.proname from pg_proc p where p.pronamespace = 'tenantry'::regnamespace
        and not exists (select from unnest(p.proconfig) setting where setting like 'search_path=%')`);
      expect(functions).toEqual([]);
      await sql(`insert into tenantry.plans (id, name, title) values ('pln_x', 'enterprise', 'Enterprise');
        insert into tenantry.tenants (id) values ('ws_x');
        insert into tenantry.workspaces (id, slug, name) values ('ws_x', 'hand-made', 'W')`);
      await sql(`update tenantry.workspaces set archived_at = now() where id = 'ws_x'`);
      const [{ n } = { n: 0 }] = await sql('select count(*)::int as n from tenantry.access_changes');
      expect(n).toBeGreaterThan(0);
    });
  });

  it('is restored from a dump of its data alone', async () => {
    const site = await createInstallation('postgres', postgres);
    const source = site.environment.DATABASE_URL ?? '';
    const running = await startOn(site);
    const slug = unique('acme');
    const email = `${slug}@example.com`;
    await running
      .client()
      .users.signUp({ email, password: PASSWORD, name: 'O', workspace: { name: 'A', slug } });
    const { token } = await running.client().sessions.create({ email, password: PASSWORD });
    const owner = running.client(token);
    const place = { workspace: slug, project: 'pro' };
    await owner.projects.create({ workspace: slug, name: 'P', slug: 'pro', environment: 'sandbox' });
    const identifiers = { account_number: '1', bank_code: '00062', country: 'TR' };
    const account = { name: 'A', currency: 'TRY', identifiers, holder: { name: 'A' } } as const;
    await owner.accounts.connect({ ...place, ...account });
    const { data: accounts } = await owner.ledgerAccounts.list(place);
    const amounts = { bank: 5, adjustments: -5 } as const;
    const entries = (['bank', 'adjustments'] as const).map((kind) => ({
      ledger_account_id: accounts.find((one) => one.kind === kind)?.id ?? '',
      amount: amounts[kind],
    }));
    await owner.ledgerTransactions.create({ ...place, reason: 'Opening', entries });
    await running.server.end();

    const target = await postgres.createDatabase();
    const empty = await openDatabase({ databaseUrl: target, dataDir: '', driver });
    await migrate(empty);
    await empty.close();
    const left = ['tenantry_migrations*', 'access_changes', 'replicas', 'payment_transitions'].map(
      (table) => `--exclude-table-data=${table}`,
    );
    const dump = execFileSync('pg_dump', ['--data-only', ...left, source]);
    execFileSync('psql', ['-q', '-v', 'ON_ERROR_STOP=1', target], {
      input: dump,
      stdio: ['pipe', 'ignore', 'pipe'],
    });

    const restored = await startOn(site, { DATABASE_URL: target });
    const { data } = await restored.client(token).auditEvents.list({ workspace: slug });
    expect(data.map(({ action }) => action)).toContain('project.created');
    const seals = `select count(*)::int as n from audit_events e
      where not exists (select from audit_seals s where s.event_id = e.id)`;
    await expect.poll(() => sql(seals, target), { timeout: 10_000 }).toEqual([{ n: 0 }]);
    const book = restored.client(token);
    expect((await book.ledger.verify(place)).differences).toEqual([]);
    const sealed = async () => (await book.ledgerTransactions.list(place)).data.map(({ seq }) => seq);
    await expect.poll(sealed, { timeout: 10_000 }).toEqual([1]);
    await restored.server.end();
    await postgres.dropDatabase(target);
    await postgres.dropDatabase(source);
    await site.cleanup();
  }, 90_000);
});
