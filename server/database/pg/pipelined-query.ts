import pg from 'pg';

/** The messages of the protocol, which pg's connection sends: public there, but not in its types. */
interface PgConnectionProtocol {
  parse(message: { text: string }): void;
  bind(message: { statement: string; values?: readonly (string | Buffer)[] }): void;
  execute(message: object): void;
  sync(): void;
}

interface Query {
  name: string | undefined;
  prepare(wire: PgConnectionProtocol): void;
  _getRows(wire: PgConnectionProtocol): void;
  handleCommandComplete(message: { text: string }, wire: PgConnectionProtocol): void;
}

/** What pg makes of an answer; the rest of it is for whoever asked. */
export interface QueryResult {
  /** What was done: the first word of PostgreSQL's own tag. */
  readonly command: string;
  /** Of how many rows; nothing for statements that are about none. */
  readonly rowCount: number | null;
}

type QueryText = string | { text: string; rowMode: 'array' };
type Callback = (error: Error | null, answer: QueryResult) => void;

// As pg makes a query itself: the cast states what is overridden here.
const PgQuery = pg.Query as unknown as new (text: QueryText, values: unknown[], callback: Callback) => Query;

/** A statement that goes along with another one, as the session has prepared it. It answers no rows. */
export interface PreparedCompanion {
  readonly name: string;
  readonly bindings: readonly (string | Buffer)[];
}

/** Fails on a standby, and changes nothing elsewhere: what goes before a statement where sessions are shared. */
const GUARD = 'set transaction_read_only = off';

/** What of a transaction goes along with a statement. */
export interface PiggybackParts {
  begin?: boolean;
  guard?: PreparedCompanion | undefined;
  precondition?: PreparedCompanion | undefined;
}

/**
 * What goes along with a statement, and what of it has been answered. Each statement has its own. It always has the same
 * properties in the same order, because V8 is slow to read objects of many shapes.
 */
export class Piggyback {
  /** A proof that it is not answered by a standby, before it. */
  guards = false;
  /** Whether that has been given. */
  hasProof = false;
  /** The beginning of its transaction, before it. */
  readonly begin: boolean;
  /** Whether the transaction has begun. */
  hasBegun = false;
  /** The claim of its transaction, between the two. */
  readonly guard: PreparedCompanion | undefined;
  /** How many rows that has affected. */
  guardRowCount: number | undefined = undefined;
  /** What must not fail for the statement to run, right before it. */
  precondition: PreparedCompanion | undefined;
  /** Whether that has succeeded. */
  isMet = false;
  /** The end of its transaction, after it. */
  commit = false;

  constructor({ begin = false, guard, precondition }: PiggybackParts = {}) {
    this.begin = begin;
    this.guard = guard;
    this.precondition = precondition;
  }
}

/**
 * What begins and ends a transaction, and the names under which a session has prepared it. A standby refuses to begin one
 * that may write, so nothing is read from it, and the session's own defaults do not matter.
 */
export const BEGIN = 'begin isolation level read committed read write';
export const COMMIT = 'commit';

function appendStatement(
  wire: PgConnectionProtocol,
  statement: string,
  values: readonly (string | Buffer)[] = [],
): void {
  wire.bind({ statement, values });
  wire.execute({});
}

/**
 * A statement, and with it the beginning of its transaction and its claim, or its precondition and its end. They are one
 * unit of the protocol: once one of them fails, the server skips the rest. So it does not run outside a transaction that could not begin, and
 * nothing is committed when it fails.
 */
export class PipelinedQuery extends PgQuery {
  readonly piggyback: Piggyback;

  constructor(text: QueryText, values: unknown[], piggyback: Piggyback, callback: Callback) {
    super(text, values, callback);
    this.piggyback = piggyback;
  }

  override prepare(wire: PgConnectionProtocol): void {
    const { guards, begin: begins, guard: claim, precondition } = this.piggyback;
    if (guards) {
      wire.parse({ text: GUARD });
      appendStatement(wire, '');
    }
    if (begins) appendStatement(wire, BEGIN);
    if (claim !== undefined) appendStatement(wire, claim.name, claim.bindings);
    if (precondition !== undefined) appendStatement(wire, precondition.name, precondition.bindings);
    super.prepare(wire);
  }

  override _getRows(wire: PgConnectionProtocol): void {
    if (this.piggyback.commit) {
      wire.execute({});
      appendStatement(wire, COMMIT);
      wire.sync();
    } else super._getRows(wire);
  }

  /** The answer is that of the statement alone. */
  override handleCommandComplete(message: { text: string }, wire: PgConnectionProtocol): void {
    const { piggyback: along } = this;
    if (along.guards && !along.hasProof) along.hasProof = true;
    else if (along.begin && !along.hasBegun) along.hasBegun = true;
    else if (along.guard !== undefined && along.guardRowCount === undefined)
      along.guardRowCount = Number(message.text.split(' ').at(-1));
    else if (along.precondition !== undefined && !along.isMet) along.isMet = true;
    else if (!along.commit || message.text !== 'COMMIT') super.handleCommandComplete(message, wire);
  }
}
