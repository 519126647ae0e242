import pg from 'pg';
import type { PgConnectionProtocol } from './connection-protocol.ts';
import { type RowShape, shapeOf, shapesOf } from './row-shapes.ts';
import { BEGIN, COMMIT } from './transaction-statements.ts';

interface Query {
  name: string | undefined;
  _result: RowShape;
  _accumulateRows: unknown;
  prepare(wire: PgConnectionProtocol): void;
  handleRowDescription(message: object): void;
  _getRows(wire: PgConnectionProtocol): void;
  handleCommandComplete(message: { text: string }, wire: PgConnectionProtocol): void;
}

/** A pg query result, limited to the fields in use. */
export interface QueryResult {
  /** The first word of PostgreSQL's command tag. */
  readonly command: string;
  /** Number of affected rows; null for statements without rows. */
  readonly rowCount: number | null;
}

type QueryText = string | { text: string; rowMode: 'array' };
type Callback = (error: Error | null, answer: QueryResult) => void;

// pg's own query class. The cast states what is overridden here.
const PgQuery = pg.Query as unknown as new (text: QueryText, values: unknown[], callback: Callback) => Query;

/** A guard statement as the session has prepared it. */
export interface PreparedGuard {
  readonly name: string;
  readonly bindings: readonly (string | Buffer)[];
}

/** Fails on a standby and changes nothing elsewhere. Sent before a statement where sessions are shared. */
const GUARD = 'set transaction_read_only = off';

/** Parts of a transaction that are sent along with a statement. */
export interface PiggybackParts {
  begin?: boolean;
  guard?: PreparedGuard | undefined;
}

/**
 * What is sent along with a statement, and which responses have arrived. Each statement has its own. It always has the
 * same properties in the same order, because V8 is slow with objects of many shapes.
 */
export class Piggyback {
  /** Whether a check that the server is not a standby precedes it. */
  guards = false;
  /** Whether that check has succeeded. */
  hasProof = false;
  /** Whether the begin of its transaction precedes it. */
  readonly begin: boolean;
  /** Whether the transaction has begun. */
  hasBegun = false;
  /** The guard of its transaction, between the two. */
  readonly guard: PreparedGuard | undefined;
  /** Number of rows that the guard affected. */
  guardRowCount: number | undefined = undefined;
  /** Whether the commit of its transaction follows. */
  commit = false;

  constructor({ begin = false, guard }: PiggybackParts = {}) {
    this.begin = begin;
    this.guard = guard;
  }
}

function appendStatement(
  wire: PgConnectionProtocol,
  statement: string,
  values: readonly (string | Buffer)[] = [],
): void {
  wire.bind({ statement, values });
  wire.execute({});
}

/**
 * A statement sent together with the begin of its transaction and its guard, or with the commit.
 * They form one unit of the protocol: once one fails, the server skips the rest. The statement therefore never runs
 * outside its transaction, and nothing is committed when it fails.
 */
export class PipelinedQuery extends PgQuery {
  readonly piggyback: Piggyback;
  /** Where the description of the rows is kept, if they have to be described. */
  #shapes: Map<string, RowShape> | undefined = undefined;

  constructor(text: QueryText, values: unknown[], piggyback: Piggyback, callback: Callback) {
    super(text, values, callback);
    this.piggyback = piggyback;
  }

  override prepare(wire: PgConnectionProtocol): void {
    const { guards, begin: begins, guard: claim } = this.piggyback;
    if (guards) {
      wire.parse({ text: GUARD });
      appendStatement(wire, '');
    }
    if (begins) appendStatement(wire, BEGIN);
    if (claim !== undefined) appendStatement(wire, claim.name, claim.bindings);
    this.#prepareOnce(wire);
  }

  /** Prepares the statement, whose rows are described only the first time. */
  #prepareOnce(wire: PgConnectionProtocol): void {
    const known = this.name ? shapesOf(wire) : undefined;
    const shape = known?.shapes.get(this.name ?? '');
    if (known === undefined || shape === undefined) {
      this.#shapes = known?.shapes;
      super.prepare(wire);
    } else {
      Object.assign(this._result, shape);
      this._accumulateRows = true;
      super.prepare(known.silent);
    }
  }

  override handleRowDescription(message: object): void {
    super.handleRowDescription(message);
    this.#shapes?.set(this.name ?? '', shapeOf(this._result));
  }

  override _getRows(wire: PgConnectionProtocol): void {
    if (this.piggyback.commit) {
      wire.execute({});
      appendStatement(wire, COMMIT);
      wire.sync();
    } else super._getRows(wire);
  }

  /** The result is that of the statement alone. */
  override handleCommandComplete(message: { text: string }, wire: PgConnectionProtocol): void {
    const { piggyback: along } = this;
    if (along.guards && !along.hasProof) along.hasProof = true;
    else if (along.begin && !along.hasBegun) along.hasBegun = true;
    else if (along.guard !== undefined && along.guardRowCount === undefined)
      along.guardRowCount = Number(message.text.split(' ').at(-1));
    else if (!along.commit || message.text !== 'COMMIT') super.handleCommandComplete(message, wire);
  }
}
