import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiError } from '../../sdk/src/index.ts';
import { errorOf } from '../support/errors.ts';
import { pollUntil } from '../support/poll.ts';
import { answers, freePort, hasPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts';
import {
  clientOf,
  createInstallation,
  spawnServer,
  startOn,
  type TestInstallation,
} from '../support/process.ts';
import { rounds } from '../support/scale.ts';
import { PASSWORD, unique } from '../support/users.ts';

const ROUNDS = rounds({ sample: 3, full: 25 });
/** Requests of a key that are under way at once while it is revoked, half of them at each server. */
const WRITERS = 24;

const PROGRAM = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find(existsSync);

describe.runIf(hasPostgres() && PROGRAM !== undefined)(
  'a server behind PgBouncer in transaction mode',
  () => {
    let postgres: PostgresServer;
    let pooler: ChildProcess;
    let site: TestInstallation;
    let DATABASE_URL: string;
    const folder = mkdtempSync(join(tmpdir(), 'tenantry-pgbouncer-'));

    beforeAll(async () => {
      postgres = await startPostgres();
      site = await createInstallation('postgres', postgres);
      const direct = new URL(site.environment.DATABASE_URL ?? '');
      const port = await freePort();
      writeFileSync(
        join(folder, 'pgbouncer.ini'),
        `[databases]
* = host=${direct.hostname} port=${direct.port} user=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 20
`,
      );
      chmodSync(folder, 0o755);
      // It refuses to run as root, and `-u` lets it drop to another account.
      const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
      pooler = spawn(PROGRAM ?? '', ['-q', ...user, join(folder, 'pgbouncer.ini')], { stdio: 'ignore' });
      direct.port = String(port);
      DATABASE_URL = direct.href;
      await pollUntil(() => answers(DATABASE_URL), Boolean, { what: 'the start of PgBouncer' });
    }, 60_000);
    afterAll(async () => {
      pooler.kill('SIGKILL');
      await postgres.dropDatabase(site.environment.DATABASE_URL ?? '');
      await postgres.stop();
      await site.cleanup();
      rmSync(folder, { recursive: true, force: true });
    });

    it('says in one line what to set when it does not know of PgBouncer', async () => {
      const server = spawnServer({ ...site.environment, DATABASE_URL });
      expect((await server.exited).code).toBe(1);
      expect(server.output.stderr.trim()).toMatch(
        /^DATABASE_URL: .*\(unsupported startup parameter.*\)\. .*set DATABASE_PREPARE=false\.$/,
      );
    });

    it('serves, and refuses a key as soon as it is revoked', async () => {
      const running = await startOn(site, { DATABASE_URL, DATABASE_PREPARE: 'false' });
      const workspace = unique('acme');
      const email = `${workspace}@example.com`;
      const anyone = running.client();
      await anyone.users.signUp({
        email,
        password: PASSWORD,
        name: 'Owner',
        workspace: { name: 'Acme', slug: workspace },
      });
      const owner = running.client((await anyone.sessions.create({ email, password: PASSWORD })).token);
      const { id, secret } = await owner.apiKeys.create({
        workspace,
        kind: 'service',
        name: 'K',
        scope: 'read-only',
      });
      await running.client(secret).me.get();
      await owner.apiKeys.revoke({ workspace, key_id: id });
      await expect(running.client(secret).me.get()).rejects.toMatchObject({ status: 401 });
      expect((await running.server.end()).code).toBe(0);
    });

    it('lets no write of a key take effect after the response to its revocation, on two servers', async () => {
      const servers = await Promise.all(
        [0, 1].map(() => startOn(site, { DATABASE_URL, DATABASE_PREPARE: 'false' })),
      );
      const [first] = servers;
      const anyone = clientOf(first?.url ?? '');
      const workspace = unique('acme');
      const email = `${workspace}@example.com`;
      await anyone.users.signUp({
        email,
        password: PASSWORD,
        name: 'Owner',
        workspace: { name: 'Acme', slug: workspace },
      });
      const { token } = await anyone.sessions.create({ email, password: PASSWORD });
      const owner = clientOf(first?.url ?? '', token);
      const { id: project } = await owner.projects.create({
        workspace,
        name: 'P',
        slug: 'shared',
        environment: 'sandbox',
      });
      const database = new pg.Client({ connectionString: site.environment.DATABASE_URL });
      await database.connect();
      const effectsOf = async (keyId: string): Promise<number> => {
        const sql = 'select count(*)::int as n from audit_events where actor_id = $1';
        return (await database.query<{ n: number }>(sql, [keyId])).rows[0]?.n ?? 0;
      };

      /** Changes the project, for which all wait in turn, until the key is refused. */
      async function write(url: string, secret: string): Promise<string | undefined> {
        const key = clientOf(url, secret);
        for (;;) {
          const error = await errorOf(key.projects.update({ workspace, project, description: unique('d') }));
          if (error !== undefined) return error instanceof ApiError ? error.code : String(error);
        }
      }

      for (let round = 0; round < ROUNDS; round += 1) {
        const key = { workspace, kind: 'service', name: 'K', scope: 'read-write' } as const;
        const { id, secret } = await owner.apiKeys.create(key);
        const writing = Array.from({ length: WRITERS }, (_, index) =>
          write(servers[index % servers.length]?.url ?? '', secret),
        );
        await expect.poll(() => effectsOf(id), { interval: 5, timeout: 10_000 }).toBeGreaterThan(WRITERS);
        await owner.apiKeys.revoke({ workspace, key_id: id });
        const effects = await effectsOf(id);
        expect(new Set(await Promise.all(writing))).toEqual(new Set(['credential_revoked']));
        expect(await effectsOf(id)).toBe(effects);
      }
      await database.end();
      for (const { server } of servers) expect((await server.end()).code).toBe(0);
    });

    it.each([
      ['a database that does not exist', 'nodb', 'postgres', /has no such database/],
      [
        'a user that does not exist',
        'postgres',
        'nouser',
        /refuses the user \(role "nouser" does not exist\)/,
      ],
    ])('says in one line that the URL names %s', async (_, database, user, reason) => {
      const url = new URL(site.environment.DATABASE_URL ?? '');
      url.pathname = `/${database}`;
      url.username = user;
      const server = spawnServer({ ...site.environment, DATABASE_URL: url.href });
      expect((await server.exited).code).toBe(1);
      const { stderr, stdout } = server.output;
      expect(stderr.trim()).toMatch(reason);
      expect(stderr.trim()).toMatch(/^DATABASE_URL: [^\n]*$/);
      expect(stdout).toBe('');
    });
  },
);
