import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createToken } from '../../server/auth/authentication/token-format.ts';
import { migrations } from '../../server/database/migrations/index.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { clientOf, type ServerProcess, spawnServer } from '../support/process.ts';
import { PASSWORD, unique } from '../support/users.ts';

const REPLICAS = 4;

describe.runIf(hasPostgres())(`${REPLICAS} replicas that start at once on an empty database`, () => {
  let postgres: PostgresServer;
  let databaseUrl: string;
  let folder: string;
  let replicas: ServerProcess[];

  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  beforeEach(async () => {
    databaseUrl = await postgres.createDatabase();
    folder = mkdtempSync(join(tmpdir(), 'tenantry-replicas-'));
    replicas = [];
  });
  afterEach(async () => {
    await Promise.all(replicas.map((replica) => replica.end('SIGKILL')));
    await postgres.dropDatabase(databaseUrl);
    rmSync(folder, { recursive: true, force: true });
  });

  /** Starts all replicas and waits for them; `environmentOf` is what differs between them. */
  async function startAll(environmentOf: (index: number) => Record<string, string>): Promise<string[]> {
    for (let index = 0; index < REPLICAS; index += 1) {
      replicas.push(spawnServer({ DATABASE_URL: databaseUrl, DATABASE_POOL: '3', ...environmentOf(index) }));
    }
    return Promise.all(replicas.map((replica) => replica.ready()));
  }

  async function query(sql: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(sql);
    await client.end();
    return rows;
  }

  it('migrate it once and serve as one, each with a folder of its own', async () => {
    const operatorKey = createToken('operator');
    const pepper = unique('pepper').padEnd(40, 'x');
    const urls = await startAll((index) => ({
      DATA_DIR: join(folder, String(index)),
      TENANTRY_PEPPER: pepper,
      TENANTRY_OPERATOR_KEY: operatorKey,
    }));
    expect(await query('select name, batch from tenantry_migrations order by id')).toEqual(
      Object.keys(migrations).map((name) => ({ name, batch: 1 })),
    );
    expect(replicas.map((replica) => replica.madeKey())).toEqual(replicas.map(() => undefined));

    const [first = ''] = urls;
    const slug = unique('acme');
    const email = `${slug}@example.com`;
    await clientOf(first).users.signUp({
      email,
      password: PASSWORD,
      name: 'Owner',
      workspace: { name: 'Acme', slug },
    });
    const { token } = await clientOf(first).sessions.create({ email, password: PASSWORD });
    for (const url of urls) {
      expect((await clientOf(url, token).workspaces.get({ workspace: slug })).slug).toBe(slug);
      expect((await clientOf(url, operatorKey).me.get()).principal.type).toBe('operator');
    }
  });

  it('create one operator key between them, and one keeps it', async () => {
    const pepper = unique('pepper').padEnd(40, 'x');
    const urls = await startAll((index) => ({
      DATA_DIR: join(folder, String(index)),
      TENANTRY_PEPPER: pepper,
    }));
    const made = replicas.flatMap((replica) => replica.madeKey() ?? []);
    expect(made).toHaveLength(1);
    for (const url of urls) {
      expect((await clientOf(url, made[0]).me.get()).principal.type).toBe('operator');
    }
  });

  it('name the variable to set when DATA_DIR cannot be written, and create no operator key', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const environment = {
      DATABASE_URL: databaseUrl,
      DATA_DIR: join(file, 'data'),
      TENANTRY_PEPPER: unique('pepper').padEnd(40, 'x'),
    };
    const refused = spawnServer(environment);
    replicas.push(refused);
    expect((await refused.exited).code).toBe(1);
    expect(refused.output.stderr).toMatch(
      /^DATA_DIR: .* cannot be written \(ENOTDIR\), and a first start keeps the operator key there\. Set TENANTRY_OPERATOR_KEY/,
    );
    expect(await query('select operator_key_hash from installation')).toEqual([{ operator_key_hash: null }]);
    const operatorKey = createToken('operator');
    const without = spawnServer({ ...environment, TENANTRY_OPERATOR_KEY: operatorKey });
    replicas.push(without);
    expect((await without.exited).code).toBe(1);
    expect(without.output.stderr).toMatch(
      /^DATA_DIR: .* cannot be written \(ENOTDIR\), and the gateway keeps there/,
    );
    const given = spawnServer({ ...environment, DATA_DIR: folder, TENANTRY_OPERATOR_KEY: operatorKey });
    replicas.push(given);
    expect((await clientOf(await given.ready(), operatorKey).me.get()).principal.type).toBe('operator');
  });

  it('create one pepper between them when they share a folder', async () => {
    const urls = await startAll(() => ({ DATA_DIR: folder }));
    const made = replicas.flatMap((replica) => replica.madeKey() ?? []);
    expect(made).toHaveLength(1);
    for (const url of urls) {
      expect((await clientOf(url, made[0]).me.get()).principal.type).toBe('operator');
    }
  });

  it('refuse a replica with another pepper, while the others continue', async () => {
    const [first = ''] = await startAll(() => ({ DATA_DIR: folder }));
    const outsider = spawnServer({ DATABASE_URL: databaseUrl, DATA_DIR: join(folder, 'other') });
    expect((await outsider.exited).code).toBe(1);
    expect(outsider.output.stderr).toMatch(/^TENANTRY_PEPPER is not the one /);
    expect((await fetch(`${first}/v1/ready`)).status).toBe(200);
  });
});
