import knexFactory, { type Knex } from 'knex';
import pg from 'pg';
import { type ChangeFeed, noFeed } from './changes.ts';
import { createDialect, createStatementNames } from './dialect.ts';
import { EmbeddedFeed } from './embedded/change-feed.ts';
import { type EmbeddedEngine, openEmbedded } from './embedded/index.ts';
import { ReplicaLink } from './replica-link.ts';
import { createAsk } from './session.ts';
import { createTransact, type Transact } from './transaction.ts';
import { type TurnLimits, Turns } from './turns.ts';
import { Unanswered } from './unanswered.ts';

export { DatabaseUnavailableError, isUnavailable } from './unavailable.ts';

export interface Database {
  readonly knex: Knex;
  /** For the short transactions of requests; what is long or nested takes Knex's. */
  readonly transact: Transact;
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
  return options.databaseUrl ? openServer(options, options.databaseUrl) : openWorker(options);
}

async function openServer(options: DatabaseOptions, url: string): Promise<Database> {
  const pool = { min: 0, max: options.poolSize ?? POOL_SIZE, idleTimeoutMillis: 30_000 };
  const connection = serverConnection(options, url);
  const log = options.log ?? (() => undefined);
  const unanswered = new Unanswered(answerWithin(options), log);
  const { knex, transact } = createKnex(connection, pool, options, unanswered);
  await proveOrClose(knex, async () => {
    unanswered.close();
    await knex.destroy();
  });
  // A pooler in transaction mode passes on no notifications: then nothing is remembered.
  const changes =
    options.preparedStatements === false ? noFeed : new ReplicaLink(connection, unanswered, log);
  const close = once(async () => {
    await changes.close();
    await knex.destroy();
    unanswered.close();
  });
  return { knex, transact, engine: 'postgres', changes, close };
}

function serverConnection(options: DatabaseOptions, url: string): pg.ClientConfig {
  const connection = { connectionString: url, types, connectionTimeoutMillis: CONNECT_MS, keepAlive: true };
  // A pooler refuses start-up parameters it does not know, and shares its sessions between clients: there,
  // the limits belong to the role (`alter role … set statement_timeout`).
  if (options.preparedStatements === false) return connection;
  return {
    ...connection,
    // Statements of a transaction that do not need each other's answers are sent without waiting for them.
    pipeline: true,
    application_name: 'tenantry',
    statement_timeout: options.statementTimeoutMs ?? STATEMENT_MS,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 30_000,
    options: '-c timezone=UTC', // as the embedded engine, so that date arithmetic is the same on both
  };
}

const POOL_SIZE = 10;
/** The share of the pool that changes may take: even when all of them hang, the rest serves reads. */
const SHARE_OF_CHANGES = 0.8;
const TENANT_QUEUE = 1000;
/** How long a request waits for its turn, and then for a connection. */
const ACQUIRE_MS = 5_000;

function turnLimits({ tenantConnections, tenantQueue }: DatabaseOptions, poolSize: number): TurnLimits {
  return {
    all: Math.max(1, Math.floor(poolSize * SHARE_OF_CHANGES)),
    tenant: Math.max(1, tenantConnections ?? Math.floor(poolSize / 2)),
    waiting: tenantQueue ?? TENANT_QUEUE,
    waitMs: ACQUIRE_MS,
  };
}

/** An attempt that a silent network has swallowed must not keep the place of one that would succeed. */
const CONNECT_MS = 2_000;
const STATEMENT_MS = 15_000;
/** The server ends a statement first, unless it cannot be heard any more. */
const ANSWER_MARGIN_MS = 2_000;

const answerWithin = ({ statementTimeoutMs = STATEMENT_MS }: DatabaseOptions): number | undefined =>
  statementTimeoutMs > 0 ? statementTimeoutMs + ANSWER_MARGIN_MS : undefined;

async function openWorker(options: DatabaseOptions): Promise<Database> {
  const engine = await openEmbedded({
    dataDir: options.dataDir,
    snapshot: options.snapshot,
    durable: options.durable ?? true,
    queryTimeoutMs: options.statementTimeoutMs ?? 30_000,
    idleInTransactionTimeoutMs: 30_000,
  });
  // One session is all that the engine has, so the pool is of one and never lets go of it.
  const changes = new EmbeddedFeed();
  const afterCreate = changes.attach.bind(changes);
  const { knex, transact } = createKnex(workerConnection(engine), { min: 1, max: 1, afterCreate }, options);
  const close = once(async () => {
    await knex.destroy();
    await engine.close();
  });
  await proveOrClose(knex, close);
  return { knex, transact, engine: 'embedded', changes, close };
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

function createKnex(
  connection: pg.ClientConfig,
  pool: Knex.PoolConfig & { max: number },
  options: DatabaseOptions,
  unanswered?: Unanswered,
): Pick<Database, 'knex' | 'transact'> {
  const log = options.log ?? (() => undefined);
  const nameOf = options.preparedStatements === false ? () => undefined : createStatementNames();
  const ask = createAsk({ nameOf, unanswered });
  const knex = knexFactory({
    client: createDialect(ask),
    // Knex's type of a connection knows neither `types` nor the function form of `stream`; it hands the whole
    // object to `new pg.Client`, whose own type it satisfies.
    connection: connection as Knex.StaticConnectionConfig,
    version: '15.0', // the oldest supported, for both engines: saves asking on every start
    pool,
    acquireConnectionTimeout: ACQUIRE_MS,
    // The SQL of an error keeps its placeholders: with values in place, secrets would reach the log.
    compileSqlOnError: false,
    log: { warn: log, error: log, deprecate: log, debug: () => undefined },
  });
  const turns = new Turns(turnLimits(options, pool.max));
  return { knex, transact: createTransact(knex, { ask, nameOf }, turns) };
}

async function proveOrClose(knex: Knex, close: () => Promise<void>): Promise<void> {
  try {
    await knex.raw('select 1');
  } catch (error) {
    await close();
    throw error;
  }
}

const dateOid: number = pg.types.builtins.DATE;
const dateArrayOid: number = 1182;
// pg-types lists the scalar types only, though it has a parser for this one too.
const textArrayOid = 1009 as (typeof pg.types.builtins)['TEXT'];

/** pg's own parsers, except that a calendar date stays text: a Date would shift it by the local time zone. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid, format) {
    if (format === 'binary') return pg.types.getTypeParser(oid, 'binary');
    const id: number = oid;
    if (id === dateOid) return (value: string) => value;
    return pg.types.getTypeParser(id === dateArrayOid ? textArrayOid : oid, 'text');
  },
};

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= run();
    return running;
  };
}
