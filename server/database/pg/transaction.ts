import type { Knex } from 'knex';
import {
  alreadyFinished,
  type CreateTransaction,
  GuardRejected,
  type GuardStatement,
  isConsequence,
  type Transaction,
  type WaitInQueue,
} from '../transaction-runner.ts';
import { Piggyback, type QueryResult } from './pipelined-query.ts';
import type { ExecuteQuery, KnexQuery, PooledSession, StatementNamer } from './query-executor.ts';
import { BEGIN, COMMIT, ROLLBACK } from './transaction-statements.ts';

/** How statements are sent and named. */
interface QueryDependencies {
  ask: ExecuteQuery;
  nameOf: StatementNamer;
}

/** Knex's client, as the owner of the pool. */
interface ConnectionSource {
  acquireConnection(): Promise<PooledSession>;
  releaseConnection(session: PooledSession): Promise<void>;
}

/** The connection of a transaction: acquired for the first statement, and released at the end. */
class Connection {
  readonly #client: ConnectionSource;
  readonly #waitInQueue: WaitInQueue;
  #taking: Promise<PooledSession> | undefined;
  #endTurn: (() => void) | undefined;

  constructor(client: ConnectionSource, waitInQueue: WaitInQueue) {
    this.#client = client;
    this.#waitInQueue = waitInQueue;
  }

  /** Acquires the connection after the queue has admitted the transaction. */
  take(): Promise<PooledSession> {
    this.#taking ??= this.#waitInQueue().then((end) => {
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

/** Whether a statement changes nothing, also where there is no transaction. */
const isRead = ({ sql }: KnexQuery): boolean => /^\s*select\b/i.test(sql);

class PipelinedTransaction implements Transaction {
  readonly #executeQuery: ExecuteQuery;
  readonly #nameOf: StatementNamer;
  readonly #connection: Connection;
  readonly #claim: GuardStatement | undefined;
  #taken: PooledSession | undefined;
  /** Set when BEGIN was sent; resolves to an error if the transaction is unusable, else to undefined. */
  #beginPromise: Promise<unknown> | undefined;
  #hasBegun = false;
  /** Whether reads are sent without waiting for the answer to BEGIN. */
  #takesReads = false;
  /** Whether the last statement was sent. */
  #isFinished = false;
  #hasEnded = false;
  /** Error of the first statement that failed. */
  #failure: unknown;

  constructor({ ask, nameOf }: QueryDependencies, connection: Connection, claim: GuardStatement | undefined) {
    this.#executeQuery = ask;
    this.#nameOf = nameOf;
    this.#connection = connection;
    this.#claim = claim;
  }

  /** Acquires the connection, if it has none yet. */
  async connect(): Promise<PooledSession> {
    this.#taken ??= await this.#connection.take();
    return this.#taken;
  }

  get #session(): PooledSession {
    if (this.#taken === undefined) throw new Error('The transaction has no connection yet.');
    return this.#taken;
  }

  /** Sends a statement of the transaction. */
  async send(query: KnexQuery): Promise<QueryResult> {
    if (this.#isFinished) throw alreadyFinished();
    this.#isFinished = query.options?.commits === true;
    const along = this.#beginPromise === undefined ? this.#piggybackFor(query) : undefined;
    if (along !== undefined) return this.#begin(query, along);
    if (this.#beginPromise !== undefined && this.#takesReads && isRead(query))
      return this.#readAlong(query, this.#beginPromise);
    // Statements keep their order: no read overtakes this one.
    this.#takesReads = false;
    await this.runGuard();
    return this.#execute(query, new Piggyback());
  }

  /** Sends a read while the transaction begins. @throws GuardRejected, whatever it returned */
  async #readAlong(query: KnexQuery, begun: Promise<unknown>): Promise<QueryResult> {
    const [answer, failure] = await Promise.all([
      this.#execute(query, new Piggyback()).catch((error: unknown) => ({ error })),
      begun,
    ]);
    if (failure !== undefined) throw failure;
    if ('error' in answer) throw answer.error;
    return answer;
  }

  /** Runs the guard on its own, unless it went along with the first statement. @throws GuardRejected */
  async runGuard(): Promise<void> {
    const claim = this.#claim;
    if (this.#beginPromise === undefined && claim !== undefined) {
      // Only without a connection: otherwise concurrent statements could overtake this one during the wait.
      if (this.#taken === undefined) await this.connect();
      this.#beginPromise = this.#begin(claim, new Piggyback({ begin: true })).then(
        ({ rowCount }) => (rowCount === 0 ? new GuardRejected() : undefined),
        (error: unknown) => error,
      );
    }
    // Statements that arrived in the meantime continue in call order.
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
      throw this.#failure ?? new Error('An unawaited statement failed; the transaction was rolled back.');
  }

  async rollback(): Promise<void> {
    this.#isFinished = true;
    await this.#beginPromise;
    if (!this.#hasBegun || this.#hasEnded) return;
    if (this.#session.__knex__disposed !== undefined) {
      // The connection takes no more queries, and closing it rolls the transaction back.
      this.#session.connection.stream.destroy();
      return;
    }
    await this.#executeQuery(this.#session, { sql: ROLLBACK }).catch((error: unknown) => {
      // The connection must not return to the pool in the middle of a transaction.
      this.#session.__knex__disposed = error;
    });
  }

  release(): Promise<void> {
    return this.#connection.giveBack();
  }

  /** Only a prepared statement can carry others; a statement without values is sent as plain text. */
  #canPiggyback({ bindings = [] }: KnexQuery, name: string): boolean {
    return bindings.length > 0 && this.#session.connection.parsedStatements[name] !== undefined;
  }

  /** Returns what goes along with the first statement; undefined if the guard runs alone, as it does at the end. */
  #piggybackFor(query: KnexQuery): Piggyback | undefined {
    if (this.#claim === undefined) return new Piggyback({ begin: true });
    const name = this.#nameOf(this.#claim);
    if (name === undefined || this.#isFinished) return undefined;
    const isPrepared = this.#canPiggyback(query, BEGIN) && this.#canPiggyback(query, name);
    return isPrepared
      ? new Piggyback({ begin: true, guard: { name, bindings: this.#claim.bindings } })
      : undefined;
  }

  /** Begins along with the first statement, where possible. @throws GuardRejected, whatever the statement returned */
  async #begin(query: KnexQuery, along: Piggyback): Promise<QueryResult> {
    const answer = this.#canPiggyback(query, BEGIN)
      ? this.#execute(query, along)
      : this.#executeQuery(this.#session, { sql: BEGIN }).then(() => {
          along.hasBegun = true;
          return this.#execute(query, new Piggyback());
        });
    const outcome = (error?: unknown) => {
      this.#takesReads = false;
      this.#hasBegun = along.hasBegun;
      if (along.guardRowCount === 0) return new GuardRejected();
      if (this.#hasBegun) return undefined;
      this.#session.__knex__disposed = error;
      return error;
    };
    this.#takesReads = true;
    this.#beginPromise = answer.then(() => outcome(), outcome);
    const failure = await this.#beginPromise;
    if (failure !== undefined) throw failure;
    return answer;
  }

  /** Executes a statement. The commit goes along with the one marked as last, where possible. */
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

  /** Statements sent before another one failed are refused only because of it, so they report the same reason. */
  #causeOf(error: unknown): unknown {
    const first = this.#failure ?? error;
    this.#failure = first;
    return isConsequence(error) ? first : error;
  }
}

/** Transactions whose begin, guard and commit are sent along with their statements. */
export const createPipelinedTransactions =
  (knex: Knex, sending: QueryDependencies): CreateTransaction =>
  (waitInQueue, guard) =>
    new PipelinedTransaction(sending, new Connection(knex.client, waitInQueue), guard);
