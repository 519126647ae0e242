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
import { createTransactionRunner, type RunInTransaction } from './pg/transaction.ts';
import { type QueueLimits, TransactionQueue } from './pg/transaction-queue.ts';

export { isUnavailable } from './errors.ts';

export interface Database {
  readonly knex: Knex;
  /** For the short transactions of requests; what is long or nested takes Knex's. */
  readonly runInTransaction: RunInTransaction;
  readonly engine: 'embedded' | 'postgres';
  /** Tells what has changed of what decisions are made from. */
  readonly changes: ChangeFeed;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** A PostgreSQL 15+ server; without it the embedded engine runs in `dataDir`. */
  databaseUrl?: string | undefined;
  dataDir: string;
  poolSize?: number | undefined;
  /** Connections that the changes of one tenant take at most; half of the pool if not given. */
  tenantConnections?: number | undefined;
  /** Changes of one tenant that wait for a connection at most. */
  tenantQueue?: number | undefined;
  /** False behind a pooler in transaction mode: no named statements, and no settings of the session. */
  preparedStatements?: boolean | undefined;
  /** How long one statement may run; 0 for as long as it takes. */
  statementTimeoutMs?: number | undefined;
  /** Embedded only: the folder to start an empty `dataDir` from, or false to initialise from nothing. */
  snapshot?: string | false | undefined;
  /** Embedded only: false skips fsync, for tests, whose data need not survive a power cut. */
  durable?: boolean | undefined;
  /** Told of connections lost while idle, which fail no query. */
  log?: ((message: string) => void) | undefined;
}

/** Opens the database and proves with one query that it answers. */
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
    statementTimeoutMs: options.statementTimeoutMs ?? STATEMENT_MS,
    log,
  });
  const max = options.poolSize ?? POOL_SIZE;
  const unanswered = new ConnectionWatchdog(responseTimeout(options), log);
  const connect = (size: PoolSize) => unanswered.open(size, max, () => connector.connect());
  const pool = { min: 0, max, idleTimeoutMillis: 30_000 };
  // Until it is open, the error that is thrown says all there is to say.
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
  // A pooler in transaction mode passes on no notifications: then nothing is remembered.
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
/** The share of the pool that changes may take: even when all of them hang, the rest serves reads. */
const SHARE_OF_CHANGES = 0.8;
const TENANT_QUEUE = 1000;
/** How long a request waits for its turn, and then for a connection. */
const ACQUIRE_MS = 5_000;

function turnLimits({ tenantConnections, tenantQueue }: DatabaseOptions, poolSize: number): QueueLimits {
  return {
    all: Math.max(1, Math.floor(poolSize * SHARE_OF_CHANGES)),
    tenant: Math.max(1, tenantConnections ?? Math.floor(poolSize / 2)),
    waiting: tenantQueue ?? TENANT_QUEUE,
    waitMs: ACQUIRE_MS,
  };
}

const STATEMENT_MS = 15_000;
/** The server ends a statement first, unless it cannot be heard any more. */
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
  // One session is all that the engine has, so the pool is of one and never lets go of it.
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
  // Every value is given, so that no PGHOST or PGSSLMODE of the environment is taken instead.
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
  /** Opens a connection for the pool, in place of the driver. */
  connect?: Connect;
  unanswered?: ConnectionWatchdog;
}

function createKnex(
  connection: pg.ClientConfig,
  pool: Knex.PoolConfig & { max: number },
  options: Wiring,
): Pick<Database, 'knex' | 'runInTransaction'> {
  // Knex's messages hold stacks, which show nothing but the driver.
  const logLine = (message: string) => options.log?.(String(message).split('\n', 1)[0] ?? '');
  const isPooled = options.preparedStatements === false;
  const nameOf = isPooled ? () => undefined : createStatementNames();
  const ask = createQueryExecutor({ nameOf, unanswered: options.unanswered, guards: isPooled });
  const knex = knexFactory({
    client: createDialect(ask, options.connect),
    // Knex's type of a connection knows neither `types` nor the function form of `stream`; it hands the whole
    // object to `new pg.Client`, whose own type it satisfies.
    connection: connection as Knex.StaticConnectionConfig,
    version: '15.0', // the oldest supported, for both engines: saves asking on every start
    pool,
    acquireConnectionTimeout: ACQUIRE_MS,
    // The SQL of an error keeps its placeholders: with values in place, secrets would reach the log.
    compileSqlOnError: false,
    log: { warn: logLine, error: logLine, deprecate: logLine, debug: () => undefined },
  });
  const turns = new TransactionQueue(turnLimits(options, pool.max));
  return { knex, runInTransaction: createTransactionRunner(knex, { ask, nameOf }, turns) };
}

/** Whether the pool, or the driver for a connection of it, has waited for too long. */
const isTimeout = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'KnexTimeoutError' || error.message === 'timeout expired');

async function verifyConnection(knex: Knex, close: () => Promise<void>): Promise<void> {
  const prove = () => knex.raw('select 1');
  try {
    // A process that is busy with its own start may look at the clock before it looks at the answer.
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
