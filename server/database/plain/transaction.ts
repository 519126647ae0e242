import type { Knex } from 'knex';
import type { QueryResult } from '../pg/pipelined-query.ts';
import type { ExecuteQuery, KnexQuery, PooledSession } from '../pg/query-executor.ts';
import {
  alreadyFinished,
  type CreateTransaction,
  GuardRejected,
  type GuardStatement,
  isConsequence,
  type Transaction,
  type WaitInQueue,
} from '../transaction-runner.ts';

/** Ends Knex's transaction: its container has returned a promise that is settled here. */
interface Container {
  commit(): void;
  rollback(reason: unknown): void;
}

/** One of Knex's transactions, begun for the first statement. Each step is a round trip of its own. */
class PlainTransaction implements Transaction {
  readonly #knex: Knex;
  readonly #executeQuery: ExecuteQuery;
  readonly #waitInQueue: WaitInQueue;
  readonly #guard: GuardStatement | undefined;
  #session: Promise<PooledSession> | undefined;
  #endTurn: (() => void) | undefined;
  #container: Container | undefined;
  /** The result of Knex's transaction. */
  #outcome: Promise<void> | undefined;
  /** Whether the last statement was sent. */
  #isFinished = false;
  /** Error of the first statement that failed. */
  #failure: unknown;

  constructor(
    knex: Knex,
    executeQuery: ExecuteQuery,
    waitInQueue: WaitInQueue,
    guard: GuardStatement | undefined,
  ) {
    this.#knex = knex;
    this.#executeQuery = executeQuery;
    this.#waitInQueue = waitInQueue;
    this.#guard = guard;
  }

  connect(): Promise<PooledSession> {
    this.#session ??= this.#begin();
    return this.#session;
  }

  async send(query: KnexQuery): Promise<QueryResult> {
    if (this.#isFinished) throw alreadyFinished();
    const { commits = false } = query.options ?? {};
    this.#isFinished = commits;
    const session = await this.connect();
    const result = await this.#execute(session, query);
    // Code after the last statement relies on its commit.
    if (commits) await this.commit();
    return result;
  }

  async runGuard(): Promise<void> {
    if (this.#guard !== undefined || this.#session !== undefined) await this.connect();
  }

  async commit(): Promise<void> {
    this.#isFinished = true;
    await this.runGuard();
    this.#assertNoFailure();
    this.#container?.commit();
    await this.#outcome;
    // PostgreSQL answers the commit of a failed transaction with a rollback, which Knex takes for success.
    this.#assertNoFailure();
  }

  async rollback(reason: unknown): Promise<void> {
    this.#isFinished = true;
    const session = await this.#session?.catch(() => undefined);
    // The connection takes no more queries, and closing it rolls the transaction back.
    if (session?.__knex__disposed !== undefined) session.connection.stream.destroy();
    this.#container?.rollback(reason);
    await this.#outcome?.catch(() => undefined);
  }

  async release(): Promise<void> {
    // Knex has returned the connection at the end of its transaction.
    this.#endTurn?.();
  }

  async #begin(): Promise<PooledSession> {
    this.#endTurn = await this.#waitInQueue();
    const trx = await this.#openContainer();
    const session: PooledSession = await trx.client.acquireConnection();
    if (this.#guard === undefined) return session;
    const { rowCount } = await this.#execute(session, this.#guard);
    if (rowCount === 0) throw new GuardRejected();
    return session;
  }

  #openContainer(): Promise<Knex.Transaction> {
    return new Promise((resolve, reject) => {
      const container = (trx: Knex.Transaction) => {
        resolve(trx);
        return new Promise<void>((commit, rollback) => {
          this.#container = { commit, rollback };
        });
      };
      this.#outcome = this.#knex.transaction(container);
      this.#outcome.catch(reject);
    });
  }

  async #execute(session: PooledSession, query: KnexQuery): Promise<QueryResult> {
    try {
      return await this.#executeQuery(session, query);
    } catch (error) {
      this.#failure ??= error;
      // Statements after a failed one are refused only because of it, so they report the same reason.
      throw isConsequence(error) ? this.#failure : error;
    }
  }

  #assertNoFailure(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }
}

/** Transactions by Knex. */
export const createPlainTransactions =
  (knex: Knex, executeQuery: ExecuteQuery): CreateTransaction =>
  (waitInQueue, guard) =>
    new PlainTransaction(knex, executeQuery, waitInQueue, guard);
