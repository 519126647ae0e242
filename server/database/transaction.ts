import type { Knex } from 'knex';
import type { Ask, Query, Session } from './session.ts';
import { type Along, BEGIN, COMMIT } from './statement.ts';

const ROLLBACK = 'rollback';

/** One transaction: its statements in the order in which they are asked for, its beginning before them, its end after. */
class Transaction {
  readonly #ask: Ask;
  readonly #session: Session;
  /** Once its beginning was sent: why it has not begun, or nothing when it has. */
  #begun: Promise<unknown> | undefined;
  /** Nothing more may be asked in it. */
  #isOver = false;
  #hasEnded = false;

  constructor(ask: Ask, session: Session) {
    this.#ask = ask;
    this.#session = session;
  }

  /** Sends a statement of it. */
  async send(query: Query): Promise<unknown> {
    if (this.#isOver) throw new Error('The transaction has had its last statement.');
    this.#isOver = query.options?.commits === true;
    if (this.#begun === undefined) return this.#begin(query);
    // Whoever was asked for meanwhile goes on in the order of asking.
    const failure = await this.#begun;
    if (failure !== undefined) throw failure;
    return this.#perform(query);
  }

  async commit(): Promise<void> {
    this.#isOver = true;
    const failure = await this.#begun;
    if (failure !== undefined) throw failure;
    if (this.#begun === undefined || this.#hasEnded) return;
    const { command } = await this.#ask(this.#session, { sql: COMMIT });
    this.#hasEnded = true;
    if (command === 'ROLLBACK') throw new Error('A statement has failed unnoticed: all was rolled back.');
  }

  async rollback(): Promise<void> {
    this.#isOver = true;
    const hasFailed = (await this.#begun) !== undefined;
    if (this.#begun === undefined || hasFailed || this.#hasEnded) return;
    await this.#ask(this.#session, { sql: ROLLBACK }).catch((error: unknown) => {
      // Nobody else is to find it half way in a transaction.
      this.#session.__knex__disposed = error;
    });
  }

  /** Without values a statement travels as a text, which nothing goes along with; nor does what the session has not prepared. */
  #takesAlong({ bindings = [] }: Query, name: string): boolean {
    return bindings.length > 0 && this.#session.connection.parsedStatements[name] !== undefined;
  }

  /** It begins along with its first statement, where that can be. */
  async #begin(query: Query): Promise<unknown> {
    if (this.#takesAlong(query, BEGIN)) {
      const along: Along = { begins: true };
      const answer = this.#perform(query, along);
      this.#begun = answer.then(
        () => undefined,
        (error: unknown) => {
          if (along.hasBegun) return undefined;
          this.#session.__knex__disposed = error;
          return error;
        },
      );
      return answer;
    }
    const begun = this.#ask(this.#session, { sql: BEGIN });
    this.#begun = begun.then(
      () => undefined,
      (error: unknown) => error,
    );
    await begun;
    return this.#perform(query);
  }

  /** It ends along with the statement that is marked as its last, where that can be. */
  async #perform(query: Query, along: Along = {}): Promise<unknown> {
    along.commits = query.options?.commits === true && this.#takesAlong(query, COMMIT);
    const answer = await this.#ask(this.#session, query, along);
    this.#hasEnded = along.commits;
    return answer;
  }
}

/** What Knex's queries use of the client that runs them. */
interface KnexClient {
  acquireConnection(): Promise<Session>;
  releaseConnection(session: Session): Promise<void>;
  queryBuilder(): Knex.QueryBuilder;
  raw(...args: Parameters<Knex['raw']>): Knex.Raw;
}

/** Does work in a transaction of its own, which commits when the work is done and is undone when it fails. */
export type Transact = <Result>(work: (trx: Knex) => Promise<Result>) => Promise<Result>;

/**
 * Knex's own transactions make a whole Knex for each, which takes 0.1 ms, and leave behind what only a collection of the
 * old generation clears away. Here a transaction is what repositories use of a Knex: queries of tables, raw ones and
 * functions. It cannot be nested.
 */
export function createTransact(knex: Knex, ask: Ask): Transact {
  const client: KnexClient = knex.client;

  /** Knex's client, but for where its queries go. */
  class TransactionClient {
    readonly transaction: Transaction;
    readonly session: Session;
    readonly transacting = true;

    constructor(session: Session) {
      this.session = session;
      this.transaction = new Transaction(ask, session);
    }

    async acquireConnection(): Promise<Session> {
      return this.session;
    }

    async releaseConnection(): Promise<void> {
      // It is the transaction's until that ends.
    }

    async _query(_session: Session, query: Query): Promise<Query> {
      query.response = await this.transaction.send(query);
      return query;
    }
  }
  Object.setPrototypeOf(TransactionClient.prototype, client);

  function open(session: Session): { trx: Knex; transaction: Transaction } {
    // The rest of it is Knex's, by its prototype.
    const own = new TransactionClient(session) as TransactionClient & KnexClient;
    const query = (table: string) => own.queryBuilder().table(table);
    const raw = (...args: Parameters<Knex['raw']>) => own.raw(...args);
    // It has what is used of a Knex, see above.
    return {
      trx: Object.assign(query, { raw, fn: knex.fn }) as unknown as Knex,
      transaction: own.transaction,
    };
  }

  return async (work) => {
    const session = await client.acquireConnection();
    const { trx, transaction } = open(session);
    try {
      const result = await work(trx);
      await transaction.commit();
      return result;
    } catch (error) {
      await transaction.rollback();
      throw error;
    } finally {
      await client.releaseConnection(session);
    }
  };
}
