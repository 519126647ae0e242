import knexFactory, { type Knex } from 'knex';
import type pg from 'pg';
import { CachelessChangeFeed } from './change-feed/cacheless-change-feed.ts';
import type { ChangeFeed } from './change-feed/change-feed.ts';
import { ReplicaChangeFeed } from './change-feed/replica-change-feed.ts';
import { EmbeddedChangeFeed } from './embedded/change-feed.ts';
import { type EmbeddedEngine, openEmbedded } from './embedded/index.ts';
import { ConnectionWatchdog } from './pg/connection-watchdog.ts';
import { Connector } from './pg/connector.ts';
import { parseDatabaseUrl } from './pg/database-url.ts';
import { type Connect, createDialect, createStatementNames } from './pg/dialect.ts';
import type { PoolSize } from './pg/pool.ts';
import { createQueryExecutor } from './pg/query-executor.ts';
import { types } from './pg/result-types.ts';
import { createPipelinedSend } from './pg/send-pipelined.ts';
import { createPipelinedTransactions } from './pg/transaction.ts';
import { type QueueLimits, TransactionQueue } from './pg/transaction-queue.ts';
import { createPlainSend } from './plain/send-plain.ts';
import { createPlainTransactions } from './plain/transaction.ts';
import { createTransactionRunner, type RunInTransaction } from './transaction-runner.ts';

export { isUnavailable } from './errors.ts';

export interface Database {
  readonly knex: Knex;
  /** For the short transactions of requests. Long or nested ones use Knex's own. */
  readonly runInTransaction: RunInTransaction;
  readonly engine: 'embedded' | 'postgres';
  /** Reports changes to the inputs of decisions. */
  readonly changes: ChangeFeed;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** URL of a PostgreSQL 15+ server; without it, the embedded engine runs in `dataDir`. */
  databaseUrl?: string | undefined;
  dataDir: string;
  poolSize?: number | undefined;
  /** Maximum number of connections for the changes of one tenant. Default: all but one of those for changes. */
  tenantConnections?: number | undefined;
  /** Maximum number of changes of one tenant that wait for a connection. */
  tenantQueue?: number | undefined;
  /** How statements are sent: `pipelined` by default, or `plain`, one by one and with transactions by Knex. */
  driver?: 'pipelined' | 'plain' | undefined;
  /** False behind a pooler in transaction mode: no prepared statements and no session settings. */
  preparedStatements?: boolean | undefined;
  /** Statement timeout in milliseconds; 0 for none. */
  statementTimeoutMs?: number | undefined;
  /** Embedded only: the snapshot to initialise an empty `dataDir` from, or false to run initdb. */
  snapshot?: string | false | undefined;
  /** Embedded only: false skips fsync, for tests, whose data need not survive a power failure. */
  durable?: boolean | undefined;
  /** Called for connections lost while idle, which fail no query. */
  log?: ((message: string) => void) | undefined;
}

/** Opens the database and verifies the connection with one query. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.databaseUrl ? openPostgres(options, options.databaseUrl) : openEmbeddedEngine(options);
}

async function openPostgres(options: DatabaseOptions, url: string): Promise<Database> {
  const log = options.log ?? (() => undefined);
  const isPooled = options.preparedStatements === false;
  const connector = new Connector({
    address: parseDatabaseUrl(url),
    types,
    isPooled,
    pipeline: options.driver !== 'plain',
    statementTimeoutMs: options.statementTimeoutMs ?? STATEMENT_MS,
    log,
  });
  const max = options.poolSize ?? POOL_SIZE;
  const unanswered = new ConnectionWatchdog(responseTimeout(options), log);
  const connect = (size: PoolSize) => unanswered.open(size, max, () => connector.connect());
  const pool = { min: 0, max, idleTimeoutMillis: 30_000 };
  // While opening, the thrown error already says everything, so nothing is logged.
  let isOpen = false;
  const quietly = (message: string) => {
    if (isOpen) log(message);
  };
  const { knex, runInTransaction: transact } = createKnex({}, pool, {
    ...options,
    log: quietly,
    connect,
    unanswered,
  });
  await verifyConnection(knex, async () => {
    unanswered.close();
    await knex.destroy();
  });
  isOpen = true;
  // A pooler in transaction mode forwards no notifications, so nothing is cached.
  const changes = isPooled
    ? new CachelessChangeFeed(knex)
    : new ReplicaChangeFeed(connector, unanswered, log);
  const close = once(async () => {
    await changes.close();
    await knex.destroy();
    unanswered.close();
  });
  return { knex, runInTransaction: transact, engine: 'postgres', changes, close };
}

const POOL_SIZE = 10;
/** Share of the pool available to changes: even if all of them hang, the rest serves reads. */
const SHARE_OF_CHANGES = 0.8;
const TENANT_QUEUE = 1000;
/** Maximum time that a request waits in its queue, and then for a connection. */
const ACQUIRE_MS = 5_000;

function turnLimits({ tenantConnections, tenantQueue }: DatabaseOptions, poolSize: number): QueueLimits {
  const all = Math.max(1, Math.floor(poolSize * SHARE_OF_CHANGES));
  return {
    all,
    // One is left to other tenants, and they take turns with it for the rest.
    tenant: Math.max(1, tenantConnections ?? all - 1),
    waiting: tenantQueue ?? TENANT_QUEUE,
    waitMs: ACQUIRE_MS,
  };
}

const STATEMENT_MS = 15_000;
/** The server cancels a statement first, unless its response can no longer arrive. */
const RESPONSE_MARGIN_MS = 2_000;

const responseTimeout = ({ statementTimeoutMs = STATEMENT_MS }: DatabaseOptions): number | undefined =>
  statementTimeoutMs > 0 ? statementTimeoutMs + RESPONSE_MARGIN_MS : undefined;

async function openEmbeddedEngine(options: DatabaseOptions): Promise<Database> {
  const engine = await openEmbedded({
    dataDir: options.dataDir,
    snapshot: options.snapshot,
    durable: options.durable ?? true,
    queryTimeoutMs: options.statementTimeoutMs ?? 30_000,
    idleInTransactionTimeoutMs: 30_000,
  });
  // The engine has one session, so the pool has one connection and never closes it.
  const changes = new EmbeddedChangeFeed();
  const afterCreate = changes.attach.bind(changes);
  const { knex, runInTransaction: transact } = createKnex(
    workerConnection(engine),
    { min: 1, max: 1, afterCreate },
    options,
  );
  const close = once(async () => {
    await knex.destroy();
    await engine.close();
  });
  await verifyConnection(knex, close);
  return { knex, runInTransaction: transact, engine: 'embedded', changes, close };
}

function workerConnection(engine: EmbeddedEngine): pg.ClientConfig {
  // Every option is set, so that PGHOST or PGSSLMODE in the environment has no effect.
  return {
    stream: () => engine.connect(),
    host: 'embedded',
    port: 5432,
    user: 'postgres',
    password: 'none',
    database: 'postgres',
    ssl: false,
    types,
  };
}

interface Wiring extends DatabaseOptions {
  /** Opens a connection for the pool instead of the driver. */
  connect?: Connect;
  unanswered?: ConnectionWatchdog;
}

function createKnex(
  connection: pg.ClientConfig,
  pool: Knex.PoolConfig & { max: number },
  options: Wiring,
): Pick<Database, 'knex' | 'runInTransaction'> {
  // Knex appends stack traces to its messages, which only show the driver.
  const logLine = (message: string) => options.log?.(String(message).split('\n', 1)[0] ?? '');
  const isPooled = options.preparedStatements === false;
  const nameOf = isPooled ? () => undefined : createStatementNames();
  const isPlain = options.driver === 'plain';
  const send = isPlain ? createPlainSend(isPooled) : createPipelinedSend(isPooled);
  const ask = createQueryExecutor({ nameOf, unanswered: options.unanswered, send });
  const knex = knexFactory({
    client: createDialect(ask, options.connect),
    // Knex's connection type lacks `types` and the function form of `stream`. It passes the whole object to `new
    // pg.Client`, whose own type it satisfies.
    connection: connection as Knex.StaticConnectionConfig,
    version: '15.0', // the oldest supported, for both engines: saves asking on every start
    pool,
    acquireConnectionTimeout: ACQUIRE_MS,
    // The SQL of an error keeps its placeholders, because inlined values would write secrets to the log.
    compileSqlOnError: false,
    log: { warn: logLine, error: logLine, deprecate: logLine, debug: () => undefined },
  });
  const queue = new TransactionQueue(turnLimits(options, pool.max));
  const createTransaction = isPlain
    ? createPlainTransactions(knex, ask)
    : createPipelinedTransactions(knex, { ask, nameOf });
  return { knex, runInTransaction: createTransactionRunner(knex, queue, createTransaction) };
}

/** Whether the pool, or the driver while connecting for it, timed out. */
const isTimeout = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'KnexTimeoutError' || error.message === 'timeout expired');

async function verifyConnection(knex: Knex, close: () => Promise<void>): Promise<void> {
  const prove = () => knex.raw('select 1');
  try {
    // A process that is busy starting may check the timeout before it reads the response.
    await prove().catch((error: unknown) => {
      if (isTimeout(error)) return prove();
      throw error;
    });
  } catch (error) {
    await close();
    throw error;
  }
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= run();
    return running;
  };
}
