import type { Knex } from 'knex';
import type { Ask, NameOf, Query, Session } from './session.ts';
import { type Along, type Answer, BEGIN, COMMIT } from './statement.ts';

const ROLLBACK = 'rollback';

/** How statements are sent, and what they are prepared under. */
interface Sending {
  ask: Ask;
  nameOf: NameOf;
}

/** A statement that must affect a row before anything else of its transaction counts. It answers no rows. */
export interface Claim {
  readonly sql: string;
  readonly bindings: readonly (string | Buffer)[];
}

/** The claim of a transaction has affected no row: there is nothing for it to do, and nothing of it was done. */
export class NotClaimed extends Error {}

/** One transaction: its statements in the order in which they are asked for, its beginning before them, its end after. */
class Transaction {
  readonly #ask: Ask;
  readonly #nameOf: NameOf;
  readonly #session: Session;
  readonly #claim: Claim | undefined;
  /** Once its beginning was sent: why nothing is to be asked in it, or nothing when it may. */
  #begun: Promise<unknown> | undefined;
  #hasBegun = false;
  /** Nothing more may be asked in it. */
  #isOver = false;
  #hasEnded = false;

  constructor({ ask, nameOf }: Sending, session: Session, claim: Claim | undefined) {
    this.#ask = ask;
    this.#nameOf = nameOf;
    this.#session = session;
    this.#claim = claim;
  }

  /** Sends a statement of it. */
  async send(query: Query): Promise<Answer> {
    if (this.#isOver) throw new Error('The transaction has had its last statement.');
    this.#isOver = query.options?.commits === true;
    const along = this.#begun === undefined ? this.#alongWith(query) : undefined;
    if (along !== undefined) return this.#begin(query, along);
    await this.claim();
    return this.#perform(query);
  }

  /** Claims by itself, unless it was done along with the first statement. @throws NotClaimed */
  async claim(): Promise<void> {
    const claim = this.#claim;
    if (this.#begun === undefined && claim !== undefined) {
      this.#begun = this.#begin(claim, { begins: true }).then(
        ({ rowCount }) => (rowCount === 0 ? new NotClaimed() : undefined),
        (error: unknown) => error,
      );
    }
    // Whoever was asked for meanwhile goes on in the order of asking.
    const failure = await this.#begun;
    if (failure !== undefined) throw failure;
  }

  async commit(): Promise<void> {
    this.#isOver = true;
    await this.claim();
    if (!this.#hasBegun || this.#hasEnded) return;
    const { command } = await this.#ask(this.#session, { sql: COMMIT });
    this.#hasEnded = true;
    if (command === 'ROLLBACK') throw new Error('A statement has failed unnoticed: all was rolled back.');
  }

  async rollback(): Promise<void> {
    this.#isOver = true;
    await this.#begun;
    if (!this.#hasBegun || this.#hasEnded) return;
    await this.#ask(this.#session, { sql: ROLLBACK }).catch((error: unknown) => {
      // Nobody else is to find it half way in a transaction.
      this.#session.__knex__disposed = error;
    });
  }

  /** Without values a statement travels as a text, which nothing goes along with; nor does what the session has not prepared. */
  #takesAlong({ bindings = [] }: Query, name: string): boolean {
    return bindings.length > 0 && this.#session.connection.parsedStatements[name] !== undefined;
  }

  /** What the first statement takes along; nothing when the claim goes by itself, as it does before the end of all. */
  #alongWith(query: Query): Along | undefined {
    if (this.#claim === undefined) return { begins: true };
    const name = this.#nameOf(this.#claim);
    if (name === undefined || this.#isOver) return undefined;
    const isPrepared = this.#takesAlong(query, BEGIN) && this.#takesAlong(query, name);
    return isPrepared ? { begins: true, claim: { name, bindings: this.#claim.bindings } } : undefined;
  }

  /** It begins along with its first statement, where that can be. @throws NotClaimed whatever else the answer is */
  async #begin(query: Query, along: Along): Promise<Answer> {
    const answer = this.#takesAlong(query, BEGIN)
      ? this.#perform(query, along)
      : this.#ask(this.#session, { sql: BEGIN }).then(() => {
          along.hasBegun = true;
          return this.#perform(query);
        });
    const outcome = (error?: unknown) => {
      this.#hasBegun = along.hasBegun === true;
      if (along.claimed === 0) return new NotClaimed();
      if (this.#hasBegun) return undefined;
      this.#session.__knex__disposed = error;
      return error;
    };
    this.#begun = answer.then(() => outcome(), outcome);
    const failure = await this.#begun;
    if (failure !== undefined) throw failure;
    return answer;
  }

  /** It ends along with the statement that is marked as its last, where that can be. */
  async #perform(query: Query, along: Along = {}): Promise<Answer> {
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

/**
 * Does work in a transaction of its own, which commits when the work is done and is undone when it fails.
 * @param claim what comes before it. To save a round trip it goes along with the first statement of the work.
 * @throws NotClaimed in the place of whatever the work has come to
 */
export type Transact = <Result>(work: (trx: Knex) => Promise<Result>, claim?: Claim) => Promise<Result>;

/**
 * Knex's own transactions make a whole Knex for each, which takes 0.1 ms, and leave behind what only a collection of the
 * old generation clears away. Here a transaction is what repositories use of a Knex: queries of tables, raw ones and
 * functions. It cannot be nested.
 */
export function createTransact(knex: Knex, sending: Sending): Transact {
  const client: KnexClient = knex.client;

  /** Knex's client, but for where its queries go. */
  class TransactionClient {
    readonly transaction: Transaction;
    readonly session: Session;
    readonly transacting = true;

    constructor(session: Session, claim: Claim | undefined) {
      this.session = session;
      this.transaction = new Transaction(sending, session, claim);
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

  function open(session: Session, claim: Claim | undefined): { trx: Knex; transaction: Transaction } {
    // The rest of it is Knex's, by its prototype.
    const own = new TransactionClient(session, claim) as TransactionClient & KnexClient;
    const query = (table: string) => own.queryBuilder().table(table);
    const raw = (...args: Parameters<Knex['raw']>) => own.raw(...args);
    // It has what is used of a Knex, see above.
    return {
      trx: Object.assign(query, { raw, fn: knex.fn }) as unknown as Knex,
      transaction: own.transaction,
    };
  }

  return async (work, claim) => {
    const session = await client.acquireConnection();
    const { trx, transaction } = open(session, claim);
    try {
      const result = await work(trx);
      await transaction.commit();
      return result;
    } catch (error) {
      // Work that failed before its first statement has claimed nothing yet: its error counts if it could have done so.
      const refusal = await transaction.claim().catch((reason: unknown) => reason);
      await transaction.rollback();
      throw refusal ?? error;
    } finally {
      await client.releaseConnection(session);
    }
  };
}
