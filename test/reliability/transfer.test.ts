import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Knex } from 'knex';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../server/database/connect.ts';
import { completedMigrations, type Migrations, migrate } from '../../server/database/migrate.ts';
import { sqlLiteral } from '../../server/database/transfer/catalog.ts';
import { exportDatabase } from '../../server/database/transfer/export.ts';
import { importDatabase } from '../../server/database/transfer/import.ts';
import { createTestDatabase, engines, type TestDatabase } from '../support/database.ts';

const down = async () => undefined;

/** One of everything that is hard to copy: types, references in circles, triggers, generated columns. */
const schema: Migrations = {
  '0001_all': {
    up: (knex) =>
      knex.raw(
        sqlLiteral(`
        create type mood as enum ('sad', 'ok', 'it''s fine?');
        create table parents (
          id bigint generated always as identity primary key,
          favourite_id bigint, boss_id bigint references parents,
          name text not null unique, shout text generated always as (upper(name)) stored,
          at timestamptz, plain timestamp, day date, clock time, span interval,
          data bytea, document jsonb, source json, words text[], numbers int[][], times timestamptz[],
          price numeric(30,10), free numeric, real real, precise double precision, flag boolean,
          feeling mood, code varchar(8), letter char(3), unique_id uuid, range int4range, address inet);
        create table "Odd ""name?" (id serial primary key, "the column?" text, parent_id bigint not null references parents);
        alter table parents add constraint favourite foreign key (favourite_id)
          references "Odd ""name?" (id) on delete set null deferrable initially deferred;
        create table empty_one (id int primary key);
        create table without_key (line text);
        create table by_month (parent_id bigint references parents, day date, primary key (parent_id, day))
          partition by range (day);
        create table by_month_1 partition of by_month for values from ('2026-01-01') to ('2026-02-01');
        create function count_up() returns trigger language plpgsql as
          $$ begin new.line := new.line || '!'; return new; end $$;
        create trigger shouting before insert on without_key for each row execute function count_up();`),
      ),
    down,
  },
};
const newer: Migrations = {
  ...schema,
  '0002_more': { up: (knex) => knex.raw(`alter table empty_one add added text not null default 'x'`), down },
};

async function fill(knex: Knex): Promise<void> {
  await knex.raw(
    sqlLiteral(`
    insert into parents (name, at, plain, day, clock, span, data, document, source, words, numbers, times, price, free,
        real, precise, flag, feeling, code, letter, unique_id, range, address) values
      ('everything', '2026-03-29 01:59:59.123456+01', '2026-01-01 00:00:00.000001', '0001-01-01', '23:59:59.999999',
       '1 year 2 mons -3 days 04:05:06.789', '\\x00ff5c27', '{"a": [1, null, "\\"quoted\\" \\\\ \\u00e4"], "b": 1.50}',
       '{"kept" :  "as is"}', array['a,b', '"', '\\', '', null, 'NULL'], '{{1,2},{3,4}}',
       array['2026-01-01 00:00:00.5+00'::timestamptz, null], 12345678901234567890.0123456789, 'NaN', 'Infinity',
       0.1::float8 + 0.2::float8, true, 'it''s fine?', 'ümläut', 'a', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
       '[1,10)', '2001:db8::/32'),
      ('far', 'infinity', '-infinity', '9999-12-31', '00:00', '0', '', 'null', 'null', '{}', '{}', '{}', 0, 0, 0, -0.0,
       false, 'sad', '', '', null, 'empty', '10.0.0.1'),
      (E'tab\\t line\\n backslash \\\\ and 漢字 🙂', null, null, null, null, null, null, null, null, null, null, null,
       null, null, null, null, null, null, null, null, null, null, null);
    insert into parents (name) select 'deleted';
    delete from parents where name = 'deleted';
    insert into "Odd ""name?" ("the column?", parent_id) select 'row ' || i, 1 + i % 3 from generate_series(1, 1234) i;
    update parents set favourite_id = 7, boss_id = 3 where id = 1;
    insert into without_key values ('same'), ('same'), (null);
    create table by_month_2 partition of by_month for values from ('2026-02-01') to ('2026-03-01');
    insert into by_month values (1, '2026-01-31'), (2, '2026-02-01');`),
  );
}

async function contents(knex: Knex): Promise<Record<string, unknown>> {
  const tables = ['parents', '"Odd ""name?"', 'empty_one', 'without_key', 'by_month'];
  const found: Record<string, unknown> = {};
  for (const table of tables) {
    const { rows } = await knex.raw(
      `select t::text as row from ${table.replaceAll('?', '\\?')} t order by 1`,
    );
    found[table] = rows;
  }
  return found;
}

async function openWith(test: TestDatabase, migrations: Migrations | undefined): Promise<Database> {
  const database = await openDatabase(test.options);
  await database.knex.raw('drop schema public cascade; create schema public');
  if (migrations) await migrate(database, migrations);
  return database;
}

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenantry-transfer-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const directions = engines.flatMap((from) => engines.map((to) => [from, to] as const));

describe.each(directions)('from %s to %s', (from, to) => {
  it('every table arrives as it was, including its keys, sequences and constraints', async () => {
    const [sourceTest, targetTest] = [await createTestDatabase(from), await createTestDatabase(to)];
    const source = await openWith(sourceTest, schema);
    await fill(source.knex);
    const file = join(folder, 'export.ndjson.gz');
    const exported = await exportDatabase(source, file);
    const target = await openWith(targetTest, undefined);
    expect(await importDatabase(target, file, schema)).toEqual(exported);
    expect(exported).toEqual({ tables: 5, rows: 3 + 1234 + 3 + 2 });
    expect(await contents(target.knex)).toEqual(await contents(source.knex));

    const [next] = await target.knex('parents').insert({ name: 'next' }, 'id');
    expect(next).toEqual({ id: '5' });
    await expect(target.knex('parents').insert({ name: 'x', boss_id: 99 })).rejects.toThrow(
      'parents_boss_id_fkey',
    );
    await expect(target.knex('parents').insert({ name: 'x', favourite_id: 9999 })).rejects.toThrow(
      'favourite',
    );
    await expect(target.knex('by_month').insert({ parent_id: 99, day: '2026-02-28' })).rejects.toThrow(
      'by_month_parent_id_fkey',
    );
    await target.knex('without_key').insert({ line: 'new' });
    expect(await target.knex('without_key').where({ line: 'new!' })).toHaveLength(1);
    await Promise.all([source.close(), target.close()]);
    await Promise.all([sourceTest.cleanup(), targetTest.cleanup()]);
  }, 60_000);
});

describe('an import', () => {
  let test: TestDatabase;
  let source: Database;
  let file: string;
  let stored: string;
  let kept: string;

  beforeAll(async () => {
    test = await createTestDatabase('embedded');
    source = await openWith(test, schema);
    await fill(source.knex);
    kept = mkdtempSync(join(tmpdir(), 'tenantry-transfer-kept-'));
    file = join(kept, 'export.ndjson.gz');
    await exportDatabase(source, file);
    stored = gunzipSync(readFileSync(file)).toString();
  }, 60_000);

  afterAll(async () => {
    await source.close();
    await test.cleanup();
    rmSync(kept, { recursive: true, force: true });
  });

  async function intoEmpty<T>(use: (target: Database) => Promise<T>): Promise<T> {
    const targetTest = await createTestDatabase(engines.at(-1) ?? 'embedded');
    const target = await openWith(targetTest, undefined);
    try {
      return await use(target);
    } finally {
      await target.close();
      await targetTest.cleanup();
    }
  }

  function written(text: string): string {
    const path = join(folder, 'changed.ndjson.gz');
    writeFileSync(path, gzipSync(text));
    return path;
  }

  const cases: [string, RegExp, () => string][] = [
    [
      'cut off in the compressed bytes',
      /not complete|damaged/,
      () => {
        const path = join(folder, 'cut.gz');
        writeFileSync(path, readFileSync(file).subarray(0, -200));
        return path;
      },
    ],
    [
      'cut off at the end of a line',
      /not complete/,
      () => written(`${stored.split('\n').slice(0, -2).join('\n')}\n`),
    ],
    ['cut off within a line', /not complete|not JSON/, () => written(stored.slice(0, -5))],
    ['with a value changed', /altered/, () => written(stored.replace('row 77', 'row 78'))],
    ['with a row removed', /altered/, () => written(stored.replace(/^\["77",.*\n/m, ''))],
    ['with a line after the last', /after the last line/, () => written(`${stored}[]\n`)],
    ['that is something else', /damaged/, () => written('{"hello":"world"}\n')],
    [
      'that is not compressed',
      /damaged/,
      () => {
        const path = join(folder, 'plain');
        writeFileSync(path, stored);
        return path;
      },
    ],
    [
      'that is empty',
      /empty|not complete|damaged/,
      () => {
        const path = join(folder, 'nothing');
        writeFileSync(path, '');
        return path;
      },
    ],
    [
      'of another format version',
      /format version 2/,
      () => written(stored.replace('"version":1', '"version":2')),
    ],
  ];

  it.each(cases)('refuses a file %s and writes nothing', async (_name, message, make) => {
    await intoEmpty(async (target) => {
      const path = make();
      await expect(importDatabase(target, path, schema)).rejects.toThrow(message);
      expect(await completedMigrations(target.knex)).toEqual([]);
    });
  });

  it('refuses a file of a newer version, naming the migration', async () => {
    await intoEmpty(async (target) => {
      const other = await createTestDatabase('embedded');
      const later = await openWith(other, newer);
      const path = join(folder, 'newer.gz');
      await exportDatabase(later, path);
      await later.close();
      await other.cleanup();
      await expect(importDatabase(target, path, schema)).rejects.toThrow(/newer version.*0002_more/);
      expect(await completedMigrations(target.knex)).toEqual([]);
    });
  });

  it('upgrades a file of an older version', async () => {
    await intoEmpty(async (target) => {
      await importDatabase(target, file, newer);
      expect(await completedMigrations(target.knex)).toEqual(['0001_all', '0002_more']);
      expect(await target.knex('parents').select('name')).toHaveLength(3);
    });
  });

  it('refuses an older file for a database of a newer version', async () => {
    await intoEmpty(async (target) => {
      await migrate(target, newer);
      await expect(importDatabase(target, file, newer)).rejects.toThrow(/already has 0002_more/);
    });
  });

  it('refuses a database that has rows, naming the table, and adds none', async () => {
    await intoEmpty(async (target) => {
      await migrate(target, schema);
      await target.knex('empty_one').insert({ id: 1 });
      await expect(importDatabase(target, file, schema)).rejects.toThrow(
        /not empty: there are rows in "empty_one"/,
      );
      expect(await target.knex('parents')).toEqual([]);
    });
  });

  it('writes nothing at all when one row is refused', async () => {
    await intoEmpty(async (target) => {
      await migrate(target, schema);
      await target.knex.raw("alter table parents add constraint picky check (name <> 'far')");
      await expect(importDatabase(target, file, schema)).rejects.toThrow('picky');
      expect(await target.knex('parents')).toEqual([]);
      expect(await target.knex('without_key')).toEqual([]);
    });
  });

  it('is preceded by an export that only its owner can read, and that leaves no unfinished file', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});

describe('the commands', () => {
  const run = (script: 'export' | 'import', args: string[], environment: Record<string, string>) =>
    spawnSync(process.execPath, ['--import', 'tsx', `server/database/transfer/${script}.ts`, ...args], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, ...environment },
    });

  it('move the real schema from one folder to another', async () => {
    const [from, to, file] = [join(folder, 'from'), join(folder, 'to'), join(folder, 'file.gz')];
    const source = await openDatabase({ dataDir: from, durable: false });
    await migrate(source);
    await source.knex.raw(
      `insert into users (id, email, email_key, name) values ('usr_1', 'A@b.c', 'a@b.c', 'Ä')`,
    );
    const busy = run('export', [file], { DATA_DIR: from });
    expect(busy.stderr.trim()).toBe(`${from} is in use by process ${process.pid}; stop it or set DATA_DIR`);
    expect([busy.status, existsSync(file)]).toEqual([1, false]);
    await source.close();

    const exported = run('export', [file], { DATA_DIR: from });
    expect(exported.stdout).toMatch(/^Exported 1 rows of \d+ tables to /);
    const imported = run('import', [file], { DATA_DIR: to });
    expect(imported.stderr).toBe('');
    expect(imported.stdout).toMatch(/^Imported 1 rows of \d+ tables\./);
    const again = run('import', [file], { DATA_DIR: to });
    expect(again.stderr).toMatch(/^The database is not empty: there are rows in "users"/);
    expect(again.status).toBe(1);
    const target = await openDatabase({ dataDir: to, durable: false });
    expect(await target.knex('users').select('id', 'name')).toEqual([{ id: 'usr_1', name: 'Ä' }]);
    await target.close();
  }, 60_000);

  it('do not mistake a folder without a database for an empty one', () => {
    const result = run('export', [join(folder, 'file.gz')], { DATA_DIR: join(folder, 'nowhere') });
    expect(result.stderr).toMatch(/There is no database in/);
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  });
});
