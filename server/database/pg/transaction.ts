import type { Knex } from 'knex';
import { sqlstate, sqlstateOf } from '../errors.ts';
import { BEGIN, COMMIT, Piggyback, type PreparedCompanion, type QueryResult } from './pipelined-query.ts';
import type { Companion, ExecuteQuery, KnexQuery, PooledSession, StatementNamer } from './query-executor.ts';
import type { QueueKey, TransactionQueue } from './transaction-queue.ts';

const ROLLBACK = 'rollback';
/** What PostgreSQL says to a statement after another one of its transaction has failed; the second where that had to prepare it. */
const CONSEQUENCES = new Set<string>([sqlstate.failedTransaction, sqlstate.invalidStatementName]);

/** How statements are sent, and what they are prepared under. */
interface QueryDependencies {
  ask: ExecuteQuery;
  nameOf: StatementNamer;
}

/** A statement that must affect a row before anything else of its transaction counts. */
export type GuardStatement = Companion;

/** The claim of a transaction has affected no row: there is nothing for it to do, and nothing of it was done. */
export class GuardRejected extends Error {}

/** What a transaction waits for and begins with. */
interface TransactOptions {
  /** What comes before the work. To save a round trip it goes along with the first statement of the work. */
  guard?: GuardStatement | undefined;
  /** Whose turn it takes; without it, it takes none. */
  queueKey?: QueueKey | undefined;
}

/** The connection of a transaction, taken when the first statement is to be sent and given back at the end. */
class Connection {
  readonly #client: KnexClient;
  readonly #turn: () => Promise<() => void>;
  #taking: Promise<PooledSession> | undefined;
  #endTurn: (() => void) | undefined;

  constructor(client: KnexClient, turn: () => Promise<() => void>) {
    this.#client = client;
    this.#turn = turn;
  }

  /** Takes it, after the turn of the transaction has come. */
  take(): Promise<PooledSession> {
    this.#taking ??= this.#turn().then((end) => {
      this.#endTurn = end;
      return this.#client.acquireConnection();
    });
    return this.#taking;
  }

  async giveBack(): Promise<void> {
    const session = await this.#taking?.catch(() => undefined);
    if (session !== undefined) await this.#client.releaseConnection(session);
    this.#endTurn?.();
  }
}

/** One transaction: its statements in the order in which they are asked for, its beginning before them, its end after. */
class Transaction {
  readonly #executeQuery: ExecuteQuery;
  readonly #nameOf: StatementNamer;
  readonly #connection: Connection;
  readonly #claim: GuardStatement | undefined;
  #taken: PooledSession | undefined;
  /** Once its beginning was sent: why nothing is to be asked in it, or nothing when it may. */
  #beginPromise: Promise<unknown> | undefined;
  #hasBegun = false;
  /** Nothing more may be asked in it. */
  #isFinished = false;
  #hasEnded = false;
  /** Why its first statement that failed has done so. */
  #failure: unknown;

  constructor({ ask, nameOf }: QueryDependencies, connection: Connection, claim: GuardStatement | undefined) {
    this.#executeQuery = ask;
    this.#nameOf = nameOf;
    this.#connection = connection;
    this.#claim = claim;
  }

  /** Takes the connection, unless it has it. */
  async connect(): Promise<PooledSession> {
    this.#taken ??= await this.#connection.take();
    return this.#taken;
  }

  get #session(): PooledSession {
    if (this.#taken === undefined) throw new Error('The transaction has no connection yet.');
    return this.#taken;
  }

  /** Sends a statement of it. */
  async send(query: KnexQuery): Promise<QueryResult> {
    if (this.#isFinished) throw new Error('The transaction has had its last statement.');
    const { commits = false, precondition } = query.options ?? {};
    const condition = precondition && (await this.#precede(query, precondition));
    this.#isFinished = commits;
    const along = this.#beginPromise === undefined ? this.#piggybackFor(query) : undefined;
    if (along !== undefined) {
      along.precondition = condition;
      return this.#begin(query, along);
    }
    await this.runGuard();
    return this.#execute(query, new Piggyback({ precondition: condition }));
  }

  /** @returns what goes along with a statement, unless it was sent by itself, because that cannot be */
  async #precede(query: KnexQuery, precondition: Companion): Promise<PreparedCompanion | undefined> {
    const name = this.#nameOf(precondition);
    if (name !== undefined && this.#canPiggyback(query, name))
      return { name, bindings: precondition.bindings };
    await this.send(precondition);
    return undefined;
  }

  /** Claims by itself, unless it was done along with the first statement. @throws NotClaimed */
  async runGuard(): Promise<void> {
    const claim = this.#claim;
    if (this.#beginPromise === undefined && claim !== undefined) {
      // Not for a statement, which has it: others could be asked for meanwhile and overtake it.
      if (this.#taken === undefined) await this.connect();
      this.#beginPromise = this.#begin(claim, new Piggyback({ begin: true })).then(
        ({ rowCount }) => (rowCount === 0 ? new GuardRejected() : undefined),
        (error: unknown) => error,
      );
    }
    // Whoever was asked for meanwhile goes on in the order of asking.
    const failure = await this.#beginPromise;
    if (failure !== undefined) throw failure;
  }

  async commit(): Promise<void> {
    this.#isFinished = true;
    await this.runGuard();
    if (!this.#hasBegun || this.#hasEnded) return;
    const { command } = await this.#executeQuery(this.#session, { sql: COMMIT });
    this.#hasEnded = true;
    if (command === 'ROLLBACK')
      throw this.#failure ?? new Error('A statement has failed unnoticed: all was rolled back.');
  }

  async rollback(): Promise<void> {
    this.#isFinished = true;
    await this.#beginPromise;
    if (!this.#hasBegun || this.#hasEnded) return;
    if (this.#session.__knex__disposed !== undefined) {
      // Nothing more may be asked over it, and its end undoes the transaction as well.
      this.#session.connection.stream.destroy();
      return;
    }
    await this.#executeQuery(this.#session, { sql: ROLLBACK }).catch((error: unknown) => {
      // Nobody else is to find it half way in a transaction.
      this.#session.__knex__disposed = error;
    });
  }

  /** Without values a statement travels as a text, which nothing goes along with; nor does what the session has not prepared. */
  #canPiggyback({ bindings = [] }: KnexQuery, name: string): boolean {
    return bindings.length > 0 && this.#session.connection.parsedStatements[name] !== undefined;
  }

  /** What the first statement takes along; nothing when the claim goes by itself, as it does before the end of all. */
  #piggybackFor(query: KnexQuery): Piggyback | undefined {
    if (this.#claim === undefined) return new Piggyback({ begin: true });
    const name = this.#nameOf(this.#claim);
    if (name === undefined || this.#isFinished) return undefined;
    const isPrepared = this.#canPiggyback(query, BEGIN) && this.#canPiggyback(query, name);
    return isPrepared
      ? new Piggyback({ begin: true, guard: { name, bindings: this.#claim.bindings } })
      : undefined;
  }

  /** It begins along with its first statement, where that can be. @throws NotClaimed whatever else the answer is */
  async #begin(query: KnexQuery, along: Piggyback): Promise<QueryResult> {
    const answer = this.#canPiggyback(query, BEGIN)
      ? this.#execute(query, along)
      : this.#executeQuery(this.#session, { sql: BEGIN }).then(() => {
          along.hasBegun = true;
          return this.#execute(query, new Piggyback({ precondition: along.precondition }));
        });
    const outcome = (error?: unknown) => {
      this.#hasBegun = along.hasBegun;
      if (along.guardRowCount === 0) return new GuardRejected();
      if (this.#hasBegun) return undefined;
      this.#session.__knex__disposed = error;
      return error;
    };
    this.#beginPromise = answer.then(() => outcome(), outcome);
    const failure = await this.#beginPromise;
    if (failure !== undefined) throw failure;
    return answer;
  }

  /** It ends along with the statement that is marked as its last, where that can be. */
  async #execute(query: KnexQuery, along: Piggyback): Promise<QueryResult> {
    along.commit = query.options?.commits === true && this.#canPiggyback(query, COMMIT);
    try {
      const answer = await this.#executeQuery(this.#session, query, along);
      this.#hasEnded = along.commit;
      return answer;
    } catch (error) {
      throw this.#causeOf(error);
    }
  }

  /** A statement that was sent before another had failed is refused for that alone, so it fails for the same reason. */
  #causeOf(error: unknown): unknown {
    const first = this.#failure ?? error;
    this.#failure = first;
    return CONSEQUENCES.has(sqlstateOf(error) ?? '') ? first : error;
  }
}

/** What Knex's queries use of the client that runs them. */
interface KnexClient {
  acquireConnection(): Promise<PooledSession>;
  releaseConnection(session: PooledSession): Promise<void>;
  queryBuilder(): Knex.QueryBuilder;
  raw(...args: Parameters<Knex['raw']>): Knex.Raw;
}

/**
 * Does work in a transaction of its own, which commits when the work is done and is undone when it fails. It waits for its
 * turn and takes a connection when it sends its first statement, so what the work does before that holds up nobody.
 * @throws NotClaimed in the place of whatever the work has come to
 */
export type RunInTransaction = <Result>(
  work: (trx: Knex) => Promise<Result>,
  options?: TransactOptions,
) => Promise<Result>;

const withoutQueue = async () => () => undefined;

/**
 * Knex's own transactions make a whole Knex for each, which takes 0.1 ms, and leave behind what only a collection of the
 * old generation clears away. Here a transaction is what repositories use of a Knex: queries of tables, raw ones and
 * functions. It cannot be nested.
 */
export function createTransactionRunner(
  knex: Knex,
  sending: QueryDependencies,
  turns: TransactionQueue,
): RunInTransaction {
  const client: KnexClient = knex.client;

  /** Knex's client, but for where its queries go. */
  class TransactionClient {
    readonly transaction: Transaction;
    readonly transacting = true;

    constructor(transaction: Transaction) {
      this.transaction = transaction;
    }

    acquireConnection(): Promise<PooledSession> {
      return this.transaction.connect();
    }

    async releaseConnection(): Promise<void> {
      // It is the transaction's until that ends.
    }

    async _query(_session: PooledSession, query: KnexQuery): Promise<KnexQuery> {
      query.response = await this.transaction.send(query);
      return query;
    }
  }
  Object.setPrototypeOf(TransactionClient.prototype, client);

  function knexOf(transaction: Transaction): Knex {
    // The rest of it is Knex's, by its prototype.
    const own = new TransactionClient(transaction) as TransactionClient & KnexClient;
    const query = (table: string) => own.queryBuilder().table(table);
    const raw = (...args: Parameters<Knex['raw']>) => own.raw(...args);
    // It has what is used of a Knex, see above.
    return Object.assign(query, { raw, fn: knex.fn }) as unknown as Knex;
  }

  return async (work, { guard: claim, queueKey: lane } = {}) => {
    const connection = new Connection(client, lane === undefined ? withoutQueue : () => turns.take(lane));
    const transaction = new Transaction(sending, connection, claim);
    try {
      const result = await work(knexOf(transaction));
      await transaction.commit();
      return result;
    } catch (error) {
      // Work that failed before its first statement has claimed nothing yet: its error counts if it could have done so.
      const refusal = await transaction.runGuard().catch((reason: unknown) => reason);
      await transaction.rollback();
      throw refusal ?? error;
    } finally {
      await connection.giveBack();
    }
  };
}
