import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import pg from 'pg';
import { pollUntil } from './poll.ts';

export interface PostgresOptions {
  /** A server of this test's own, even where TEST_DATABASE_URL names one: for tests that stop it. */
  dedicated?: boolean;
  /** Keep fsync on, for tests of what a crash leaves. */
  durable?: boolean;
  /** How many it takes; 200 unless told. */
  maxConnections?: number;
}

export interface PostgresServer {
  /** A database to begin with, empty unless TEST_DATABASE_URL says otherwise. */
  readonly url: string;
  /** Where databases are created from. */
  readonly adminUrl: string;
  /** Creates a database, a copy of `template` if one is named, and returns its URL. */
  createDatabase(template?: string): Promise<string>;
  /** Drops it even while clients are connected. */
  dropDatabase(url: string): Promise<void>;
  stop(): Promise<void>;
}

/** A server that this process started, and so may kill. */
export interface OwnPostgresServer extends PostgresServer {
  /** Ends the server as a crash would, without a word to its clients. */
  kill9(): Promise<void>;
  /** Stops it: `fast` ends its sessions in order, `immediate` as a crash does, with a word to its clients. */
  halt(mode: 'fast' | 'immediate'): Promise<void>;
  /** Starts it again on the same files and port. */
  restart(): Promise<void>;
}

/** The server of TEST_DATABASE_URL, or else one started from the binaries on this machine. */
export async function startPostgres(
  options: PostgresOptions & { dedicated: true },
): Promise<OwnPostgresServer>;
export async function startPostgres(options?: PostgresOptions): Promise<PostgresServer>;
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const given = process.env.TEST_DATABASE_URL;
  if (given && !options.dedicated) return { ...databasesOf(given), url: given, stop: async () => undefined };
  return startOwn(options);
}

/** True when tests can have PostgreSQL: a server is named, or its programs are installed. */
export function hasPostgres(): boolean {
  return Boolean(process.env.TEST_DATABASE_URL) || findBinaries() !== undefined;
}

function databasesOf(adminUrl: string): Pick<PostgresServer, 'adminUrl' | 'createDatabase' | 'dropDatabase'> {
  const admin = async (sql: string) => {
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  return {
    adminUrl,
    createDatabase: async (template = 'template0') => {
      const name = `test_${randomBytes(8).toString('hex')}`;
      await admin(`create database ${name} template "${template}"`);
      const url = new URL(adminUrl);
      url.pathname = `/${name}`;
      return url.href;
    },
    dropDatabase: (url) => admin(`drop database if exists "${new URL(url).pathname.slice(1)}" with (force)`),
  };
}

async function startOwn(options: PostgresOptions): Promise<OwnPostgresServer> {
  const cluster = createCluster();
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const launch = () => launchServer(() => runServer(cluster, port, options), url);
  reapAfterUs(cluster.folder);
  let server = await launch();
  return {
    ...databasesOf(url),
    url,
    kill9: () => end(server, 'SIGKILL'),
    halt: (mode) => end(server, mode === 'fast' ? 'SIGINT' : 'SIGQUIT'),
    restart: async () => {
      server = await launch();
    },
    stop: async () => {
      await end(server, 'SIGINT');
      rmSync(cluster.folder, { recursive: true, force: true });
    },
  };
}

export interface Cluster {
  folder: string;
  binaries: string;
  /** The account, folder and environment its programs run with. */
  spawning: { uid: number; gid: number; cwd: string; env: NodeJS.ProcessEnv };
}

/** The files of a server, and how its programs are run. */
export function createCluster(): Cluster {
  const binaries = findBinaries();
  if (!binaries) throw new Error('PostgreSQL is not installed; install it or set TEST_DATABASE_URL.');
  const account = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'tenantry-postgres-'));
  chownSync(folder, account.uid, account.gid);
  const env = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', TZ: 'UTC' };
  const spawning = { ...account, cwd: folder, env };
  const settings = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  execFileSync(join(binaries, 'initdb'), ['-D', join(folder, 'data'), ...settings], {
    ...spawning,
    stdio: 'pipe',
  });
  return { folder, binaries, spawning };
}

function runServer(
  { folder, binaries, spawning }: Cluster,
  port: number,
  { durable = false, maxConnections = 200 }: PostgresOptions,
): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: folder,
    max_connections: maxConnections,
    fsync: durable,
    full_page_writes: durable,
    shared_buffers: '64MB',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return spawn(join(binaries, 'postgres'), ['-D', join(folder, 'data'), ...options], {
    ...spawning,
    stdio: 'ignore',
  });
}

/**
 * Test runners end their workers with signals, so nothing of ours is sure to run at the end. A small process
 * waits for the pipe from this one to close, which the kernel sees to, and ends the server if there is one.
 */
export function reapAfterUs(folder: string): void {
  const script = 'cat >/dev/null; kill -QUIT "$(head -n 1 "$0/data/postmaster.pid")"; rm -rf "$0"';
  spawn('sh', ['-c', script, folder], { stdio: ['pipe', 'ignore', 'ignore'], detached: true }).unref();
}

/** After a kill, the server's children may hold its memory for a moment and a start fails: try again. */
async function launchServer(run: () => ChildProcess, url: string): Promise<ChildProcess> {
  let child = run();
  const isServing = async () => {
    if (await answers(url)) return true;
    if (child.exitCode !== null) child = run();
    return false;
  };
  try {
    await pollUntil(isServing, Boolean, { what: 'the start of PostgreSQL', timeout: 30_000, interval: 50 });
    return child;
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

export async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

export async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = new Promise((resolve) => server.once('exit', resolve));
  server.kill(signal);
  await exited;
}

/** Returns the folder of PostgreSQL's own programs, links followed: a folder on the PATH may link only some of them. */
export function findBinaries(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const newestFirst = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(debian, version, 'bin'));
  const path = (process.env.PATH ?? '').split(delimiter);
  const found = [...path, ...newestFirst].find(
    (folder) => existsSync(join(folder, 'postgres')) && existsSync(join(folder, 'initdb')),
  );
  return found && dirname(realpathSync(join(found, 'postgres')));
}

/** PostgreSQL refuses to run as root, so root hands it to another account. */
function unprivileged(): { uid: number; gid: number } {
  const own = { uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 };
  if (own.uid !== 0) return own;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = ['postgres', 'nobody']
    .map((name) => accounts.find(([account]) => account === name))
    .find(Boolean);
  if (!found) throw new Error('There is no unprivileged account to run PostgreSQL as.');
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
