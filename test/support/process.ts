import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Tenantry } from '../../sdk/src/index.ts';
import { createToken } from '../../server/auth/authentication/token-format.ts';
import { MAIN, NODE_FLAGS } from './built.ts';
import { type Engine, uniqueName } from './database.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A server in a process of its own, as `npm start` runs it. */
export interface ServerProcess {
  readonly process: ChildProcess;
  /** What it has written so far. */
  readonly output: { stdout: string; stderr: string };
  readonly exited: Promise<Exit>;
  /** Waits for the line that says that it is ready; returns the URL in it. @throws when the process ends before */
  ready(): Promise<string>;
  /** The operator key that it has made, read from the file that it names. */
  madeKey(): string | undefined;
  /** Sends a signal and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<Exit>;
}

type Environment = Readonly<Record<string, string | undefined>>;

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Runs Node in the product's folder with this environment and nothing of the test's own but the path. */
export function spawnNode(args: readonly string[], environment: Environment, cwd = root): ServerProcess {
  const { PATH, HOME, DATABASE_DRIVER } = process.env;
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH, HOME, DATABASE_DRIVER, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
  });
  const exited = once(child, 'close').then(([code, signal]): Exit => {
    running.delete(child);
    // Node's own types of the event's arguments, which `once` does not know.
    return { code: code as Exit['code'], signal: signal as Exit['signal'] };
  });
  return {
    process: child,
    output,
    exited,
    ready: () => waitForReady(child, output, exited),
    madeKey: () => {
      const file = /operator key {3}in (.+)/.exec(output.stdout)?.[1];
      return file === undefined ? undefined : readFileSync(resolve(cwd, file), 'utf8').trim();
    },
    async end(signal = 'SIGTERM') {
      child.kill(signal);
      return exited;
    },
  };
}

async function waitForReady(
  child: ChildProcess,
  output: ServerProcess['output'],
  exited: Promise<Exit>,
): Promise<string> {
  const gone = exited.then(() => true);
  for (;;) {
    // Everything is announced in one piece of text, so what follows the URL is there as well.
    const url = /^Tenantry is ready at (\S+)$/m.exec(output.stdout)?.[1];
    if (url !== undefined) return url;
    const data = child.stdout === null ? gone : once(child.stdout, 'data');
    if ((await Promise.race([data, gone])) === true) {
      throw new Error(`The server ended before it was ready:\n${output.stderr}${output.stdout}`);
    }
  }
}

/** The token of scrapers on these servers. */
export const METRICS_TOKEN = 'a-token-for-metrics-of-tests';

/** Settings under which tests do not limit each other; a port of its own. */
const DEFAULTS = {
  ...{ PORT: '0', SIGN_UP: 'open', METRICS_TOKEN, SHUTDOWN_SECONDS: '5', GATEWAY_DRAIN_SECONDS: '5' },
  ...{ RATE_LIMIT: '1000000', AUTH_FAILURE_LIMIT: '1000000', ACCOUNT_GUESS_LIMIT: '1000000' },
  ...{ SIGN_UP_LIMIT: '0', PASSWORD_QUEUE: '100000' },
};

/** @param main the built server: that of this repository unless it is said */
export const spawnServer = (environment: Environment, args: string[] = [], main = MAIN): ServerProcess =>
  spawnNode([...NODE_FLAGS, main, ...args], { ...DEFAULTS, ...environment });

/** A client that retries nothing, so that a test sees every answer. */
export const clientOf = (url: string, token?: string): Tenantry =>
  new Tenantry({ baseUrl: url, maxRetries: 0, ...(token !== undefined && { token }) });

/** An empty place for an installation, and the environment that puts one there. */
export interface TestInstallation {
  readonly dataDir: string;
  readonly operatorKey: string;
  readonly environment: Record<string, string>;
  cleanup(): Promise<void>;
}

/** A folder, and on PostgreSQL an empty database as well. The operator key is given, so that every start has it. */
export async function createInstallation(engine: Engine, server?: PostgresServer): Promise<TestInstallation> {
  const folder = mkdtempSync(join(tmpdir(), 'tenantry-site-'));
  const dataDir = join(folder, uniqueName('data'));
  const operatorKey = createToken('operator');
  const postgres = engine === 'postgres' ? (server ?? (await startPostgres())) : undefined;
  const databaseUrl = await postgres?.createDatabase();
  return {
    dataDir,
    operatorKey,
    environment: {
      DATA_DIR: dataDir,
      TENANTRY_OPERATOR_KEY: operatorKey,
      ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
    },
    async cleanup() {
      if (databaseUrl !== undefined && server === undefined) await postgres?.dropDatabase(databaseUrl);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface RunningServer {
  server: ServerProcess;
  url: string;
  operator: Tenantry;
  client(token?: string): Tenantry;
}

/** Starts a server on a site and waits until it is ready. */
export async function startOn(
  site: TestInstallation,
  environment: Environment = {},
  main = MAIN,
): Promise<RunningServer> {
  const server = spawnServer({ ...site.environment, ...environment }, [], main);
  const url = await server.ready();
  return {
    server,
    url,
    operator: clientOf(url, site.operatorKey),
    client: (token) => clientOf(url, token),
  };
}
