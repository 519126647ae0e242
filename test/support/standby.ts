import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { answers, type Cluster, createCluster, end, freePort, reapAfterUs } from './postgres.ts';

const run = promisify(execFile);
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  max_connections: 60,
  fsync: 'off',
  shared_buffers: '32MB',
  wal_level: 'replica',
  wal_receiver_status_interval: '1s',
  wal_keep_size: '256MB',
};

/** One of two PostgreSQL servers, each of which can be the primary or follow the other one. */
export class Node {
  readonly url: string;
  readonly #files: Cluster;
  readonly #port: number;
  #server: ChildProcess | undefined;

  constructor(files: Cluster, port: number) {
    this.#files = files;
    this.#port = port;
    this.url = `postgres://postgres@127.0.0.1:${port}/postgres`;
    reapAfterUs(files.folder);
  }

  get #data(): string {
    return join(this.#files.folder, 'data');
  }

  async start(): Promise<void> {
    const settings = { ...SETTINGS, port: this.#port, unix_socket_directories: this.#files.folder };
    const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const { binaries, spawning } = this.#files;
    const launch = () =>
      spawn(join(binaries, 'postgres'), ['-D', this.#data, ...options], { ...spawning, stdio: 'ignore' });
    this.#server = launch();
    for (let attempt = 0; !(await answers(this.url)); attempt += 1) {
      if (attempt > 300) throw new Error(`The server on port ${this.#port} did not start.`);
      if (this.#server.exitCode !== null) this.#server = launch();
      await delay(50);
    }
  }

  /** Makes it a standby of another one, which answers reads that are so many seconds behind. */
  async follow(primary: Node, lagSeconds: number, { afresh }: { afresh: boolean }): Promise<void> {
    if (afresh) {
      rmSync(this.#data, { recursive: true, force: true });
      const { binaries, spawning } = this.#files;
      // Where the server itself is a link, its other programs may have none.
      const programs = dirname(realpathSync(join(binaries, 'postgres')));
      const from = ['-d', primary.url, '-D', this.#data, '-X', 'stream', '-c', 'fast', '--no-sync'];
      await run(join(programs, 'pg_basebackup'), from, spawning);
    }
    writeFileSync(join(this.#data, 'standby.signal'), '');
    // The last line for a setting counts.
    const own = `primary_conninfo = '${primary.url}?application_name=standby'\nrecovery_min_apply_delay = '${lagSeconds}s'\nsynchronous_standby_names = ''\n`;
    const file = join(this.#data, 'postgresql.auto.conf');
    writeFileSync(file, (existsSync(file) ? readFileSync(file, 'utf8') : '') + own);
    await this.start();
  }

  /** As primary: a commit waits until the other one has it, or waits for none. */
  async waitForStandby(isWaiting: boolean): Promise<void> {
    await this.ask(`alter system set synchronous_standby_names = '${isWaiting ? '*' : ''}'`);
    await this.ask('select pg_reload_conf()');
  }

  async promote(): Promise<void> {
    await this.ask('select pg_promote(true, 30)');
    await this.waitForStandby(false);
  }

  /** Ends it: in order, or as a crash would. */
  async stop(signal: 'SIGINT' | 'SIGKILL' = 'SIGINT'): Promise<void> {
    if (this.#server !== undefined) await end(this.#server, signal);
  }

  /** Lets all of its processes stand still, or go on. */
  async signalAll(signal: 'SIGSTOP' | 'SIGCONT'): Promise<void> {
    const { pid } = this.#server ?? {};
    if (pid === undefined) return;
    // Without any child it has ended already, which `ps` calls a failure.
    const { stdout } = await run('ps', ['-o', 'pid=', '--ppid', String(pid)]).catch(() => ({ stdout: '' }));
    const children = stdout.split('\n').map(Number).filter(Boolean);
    for (const each of signal === 'SIGSTOP' ? [pid, ...children] : [...children, pid]) {
      try {
        process.kill(each, signal);
      } catch {
        // It has ended meanwhile.
      }
    }
  }

  async ask<Row extends pg.QueryResultRow>(sql: string, database = 'postgres'): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.urlOf(database) });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  urlOf(database: string): string {
    const url = new URL(this.url);
    url.pathname = `/${database}`;
    return url.href;
  }

  async remove(): Promise<void> {
    await this.signalAll('SIGCONT');
    await this.stop('SIGKILL');
    rmSync(this.#files.folder, { recursive: true, force: true });
  }
}

/** Starts a primary and a standby of it; a commit waits until the standby has it. */
export async function startPair(lagSeconds: number): Promise<{ primary: Node; standby: Node }> {
  const primary = new Node(createCluster(), await freePort());
  const standby = new Node(createCluster(), await freePort());
  await primary.start();
  await standby.follow(primary, lagSeconds, { afresh: true });
  await primary.waitForStandby(true);
  return { primary, standby };
}
