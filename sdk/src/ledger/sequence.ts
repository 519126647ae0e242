import { chainHash, GENESIS_HASH } from '../bundles/chain-hash.ts';
import type { Verifier } from '../bundles/keys.ts';
import { type Finding, problem } from './problems.ts';
import type { Transaction } from './transactions.ts';

interface Placed {
  /** Whether the transaction continues the chain. */
  inPlace: boolean;
  findings: Array<Finding | Promise<Finding>>;
}

/**
 * The chain of transactions, as it is read. Each is checked against the hash that the one before claims: if all match, so
 * does the whole chain.
 */
export class Sequence {
  seq = 0;
  /** Hash of the last transaction; undefined after one that could not be read. */
  hash: string | undefined = GENESIS_HASH;
  #unreadable = 0;
  readonly #gaps: Array<{ from: number; to: number }> = [];

  constructor(readonly verifier: Verifier) {}

  /** Notes a line that may be a transaction, and is not in the server's format. */
  skip(): void {
    this.#unreadable += 1;
    this.hash = undefined;
  }

  /** Puts a transaction in its place. The one on the next line says whether this one or the chain is wrong. */
  place(transaction: Transaction, next: Transaction | undefined): Placed {
    const { seq, line } = transaction;
    const expected = this.seq + 1;
    const replaces = seq !== expected && next?.seq === expected + 1;
    if (replaces) {
      const text = `Transaction ${seq} stands in line ${line}, where ${expected} should be.`;
      const findings = [problem('reordered', line, text, { seq: expected }), this.#link(transaction)];
      return this.#advance(transaction, expected, findings);
    }
    if (seq < expected) return { inPlace: false, findings: [this.#misplaced(transaction)] };
    if (seq <= expected + this.#unreadable) return this.#advance(transaction, seq, [this.#link(transaction)]);
    return this.#advance(transaction, seq, [this.#missing(transaction, expected)]);
  }

  #advance({ hash }: Transaction, seq: number, findings: Placed['findings']): Placed {
    [this.seq, this.hash, this.#unreadable] = [seq, hash, 0];
    return { inPlace: true, findings };
  }

  #missing({ seq, line }: Transaction, expected: number): Finding {
    this.#gaps.push({ from: expected, to: seq - 1 });
    const what = seq - 1 === expected ? `${expected} is` : `${expected} to ${seq - 1} are`;
    const text = `Transaction ${what} missing: line ${line} continues with ${seq}.`;
    return problem('missing', line, text, { seq: expected });
  }

  #misplaced({ seq, line }: Transaction): Finding {
    const late = this.#gaps.some(({ from, to }) => from <= seq && seq <= to);
    const text = late
      ? `Transaction ${seq} comes too late, in line ${line}.`
      : `Transaction ${seq} is there again in line ${line}.`;
    return problem(late ? 'reordered' : 'repeated', line, text, { seq });
  }

  async #link({ seq, line, hash, text }: Transaction): Promise<Finding> {
    const before = this.hash;
    if (before === undefined || (await chainHash(this.verifier, before, text)) === hash) return undefined;
    const message = `Transaction ${seq} (line ${line}) was changed, or the one before it was.`;
    return problem('altered', line, message, { seq });
  }
}
