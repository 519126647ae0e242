/**
 * `malformed`: a line is not in the server's format. `altered`: a line was changed, or the one before it. `missing`: lines
 * were removed. `reordered`: a line is in the position of another. `repeated`: a line appears twice. `cut_off`: the end is
 * missing. `forged`: a signature is not by the key. `wrong_key`: it was signed with another key. `account`: an entry does not
 * fit its account. `unbalanced`: the entries of a transaction do not sum to 0. `version`: an entry does not continue its
 * balance. `balance`: a balance is not the one before plus the amount. `checkpoint`: a checkpoint differs from the entries.
 */
export type LedgerProblemCode =
  | 'malformed'
  | 'altered'
  | 'missing'
  | 'reordered'
  | 'repeated'
  | 'cut_off'
  | 'forged'
  | 'wrong_key'
  | 'account'
  | 'unbalanced'
  | 'version'
  | 'balance'
  | 'checkpoint';

/** A problem in a bundle. */
export interface LedgerProblem {
  code: LedgerProblemCode;
  /** Line of the bundle, from 1. */
  line: number;
  /** Position of the transaction in the chain; `null` when it is not one. */
  seq: number | null;
  /** The account and the lane of the balance, such as `lac_…/0`; `null` when it is not one. */
  balance: string | null;
  /** The problem in a sentence. */
  message: string;
}

/** A problem, or nothing. */
export type Finding = LedgerProblem | undefined;

export const problem = (
  code: LedgerProblemCode,
  line: number,
  message: string,
  { seq = null, balance = null }: Partial<Pick<LedgerProblem, 'seq' | 'balance'>> = {},
): LedgerProblem => ({ code, line, seq, balance, message });
