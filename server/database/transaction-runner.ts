import type { Knex } from 'knex';
import { inSpan } from '../api/tracing.ts';
import { sqlstate, sqlstateOf } from './errors.ts';
import type { KnexQuery, PooledSession } from './pg/query-executor.ts';
import type { QueueKey, TransactionQueue } from './pg/transaction-queue.ts';

/** A statement that must affect a row before anything else in its transaction takes effect. It returns no rows. */
export interface GuardStatement {
  readonly sql: string;
  readonly bindings: readonly (string | Buffer)[];
}

/** Thrown when the guard statement matched no row. The transaction was rolled back. */
export class GuardRejected extends Error {}

/** Options of a transaction. */
interface TransactOptions {
  /** The guard. It runs before the first statement of the work. */
  guard?: GuardStatement | undefined;
  /** The queue to wait in; without it, the transaction does not queue. */
  queueKey?: QueueKey | undefined;
}

/**
 * Runs work in its own transaction, which commits when the work succeeds and rolls back when it fails. The transaction
 * queues and takes a connection when it sends its first statement, so earlier steps of the work hold up nothing.
 * @throws GuardRejected instead of any result of the work
 */
export type RunInTransaction = <Result>(
  work: (trx: Knex) => Promise<Result>,
  options?: TransactOptions,
) => Promise<Result>;

/** One transaction: its statements in call order, after its begin and before its end. */
export interface Transaction {
  /** Acquires the connection, if it has none yet. */
  connect(): Promise<PooledSession>;
  /** Sends a statement of the transaction. */
  send(query: KnexQuery): Promise<unknown>;
  /** Runs the guard, unless it has run. @throws GuardRejected */
  runGuard(): Promise<void>;
  commit(): Promise<void>;
  rollback(reason: unknown): Promise<void>;
  /** Returns the connection to the pool. */
  release(): Promise<void>;
}

/** Waits for the turn of a transaction and returns the function that ends it. */
export type WaitInQueue = () => Promise<() => void>;

/** Creates a transaction. It takes its turn and its connection for its first statement. */
export type CreateTransaction = (waitInQueue: WaitInQueue, guard: GuardStatement | undefined) => Transaction;

/** SQLSTATEs of statements after a failed one in the same transaction; the second, if that one had to prepare them. */
const CONSEQUENCES = new Set<string>([sqlstate.failedTransaction, sqlstate.invalidStatementName]);

/** Whether a statement was refused only because an earlier one of its transaction failed. */
export const isConsequence = (error: unknown): boolean => CONSEQUENCES.has(sqlstateOf(error) ?? '');

/** The error of a statement that is sent after the last one of its transaction. */
export const alreadyFinished = (): Error => new Error('The transaction has already sent its last statement.');

/** The methods of a Knex client that Knex's queries use. */
interface KnexClient {
  queryBuilder(): Knex.QueryBuilder;
  raw(...args: Parameters<Knex['raw']>): Knex.Raw;
}

/**
 * Knex's own transactions create a whole Knex each, which takes 0.1 ms and leaves garbage that only a full collection
 * removes. Here a transaction offers what repositories use of Knex: table queries, raw queries, functions and the client. It cannot
 * be nested.
 */
function createTransactionKnex(knex: Knex): (transaction: Transaction) => Knex {
  /** Knex's client, except that its queries run in the transaction. */
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
      // The connection belongs to the transaction until that ends.
    }

    async _query(_session: PooledSession, query: KnexQuery): Promise<KnexQuery> {
      query.response = await this.transaction.send(query);
      return query;
    }
  }
  Object.setPrototypeOf(TransactionClient.prototype, knex.client);

  return (transaction) => {
    // Its prototype provides the rest of Knex's client.
    const own = new TransactionClient(transaction) as TransactionClient & KnexClient;
    const query = (table: string) => own.queryBuilder().table(table);
    const raw = (...args: Parameters<Knex['raw']>) => own.raw(...args);
    // It provides the parts of Knex in use, see above.
    return Object.assign(query, { raw, fn: knex.fn, client: own }) as unknown as Knex;
  };
}

const withoutQueue: WaitInQueue = async () => () => undefined;

export function createTransactionRunner(
  knex: Knex,
  turns: TransactionQueue,
  createTransaction: CreateTransaction,
): RunInTransaction {
  const knexOf = createTransactionKnex(knex);

  const run: RunInTransaction = async (work, { guard, queueKey } = {}) => {
    const waitInQueue = queueKey === undefined ? withoutQueue : () => turns.take(queueKey);
    const transaction = createTransaction(waitInQueue, guard);
    try {
      const result = await work(knexOf(transaction));
      await transaction.commit();
      return result;
    } catch (error) {
      // Work that failed before its first statement has not run the guard: its error counts only if the guard accepts.
      const refusal = await transaction.runGuard().catch((reason: unknown) => reason);
      await transaction.rollback(error);
      throw refusal ?? error;
    } finally {
      await transaction.release();
    }
  };
  return (work, options) =>
    inSpan('transaction', { 'db.system.name': 'postgresql' }, () => run(work, options));
}
