import pg from 'pg';

/** The messages of the protocol, which pg's connection sends: public there, but not in its types. */
interface Wire {
  bind(message: { statement: string }): void;
  execute(message: object): void;
  sync(): void;
}

interface Query {
  name: string | undefined;
  prepare(wire: Wire): void;
  _getRows(wire: Wire): void;
  handleCommandComplete(message: { text: string }, wire: Wire): void;
}

/** What pg makes of an answer; the rest of it is for whoever asked. */
export interface Answer {
  /** What was done: the first word of PostgreSQL's own tag. */
  readonly command: string;
}

type Callback = (error: Error | null, answer: Answer) => void;

// As pg makes a query itself: the cast states what is overridden here.
const PgQuery = pg.Query as unknown as new (
  text: string | { text: string; rowMode: 'array' },
  values: unknown[],
  callback: Callback,
) => Query;

/** What goes along with a statement. */
export interface Along {
  /** The beginning of its transaction, before it. */
  begins?: boolean;
  /** The end of its transaction, after it. */
  commits?: boolean;
  /** Whether the transaction has begun. */
  hasBegun?: boolean;
}

/** The names under which a session has prepared what begins and ends a transaction. */
export const BEGIN = 'begin';
export const COMMIT = 'commit';

function append(wire: Wire, name: string): void {
  wire.bind({ statement: name });
  wire.execute({});
}

/**
 * A statement, and with it the beginning or the end of its transaction. They are one unit of the protocol: once one of
 * them fails, the server skips the rest. So it does not run outside a transaction that could not begin, and nothing is
 * committed when it fails.
 */
export class Statement extends PgQuery {
  along: Along = {};

  override prepare(wire: Wire): void {
    if (this.along.begins) append(wire, BEGIN);
    super.prepare(wire);
  }

  override _getRows(wire: Wire): void {
    if (this.along.commits) {
      wire.execute({});
      append(wire, COMMIT);
      wire.sync();
    } else super._getRows(wire);
  }

  /** The answer is that of the statement alone. */
  override handleCommandComplete(message: { text: string }, wire: Wire): void {
    const { along } = this;
    if (along.begins && !along.hasBegun) along.hasBegun = true;
    else if (!along.commits || message.text !== 'COMMIT') super.handleCommandComplete(message, wire);
  }
}
