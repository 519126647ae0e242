/**
 * `malformed`: a line is not in the server's format. `altered`: an entry, or a statement about it, was changed.
 * `missing`: an entry was removed. `reordered`: an entry is in the position of another. `repeated`: an entry appears
 * twice. `cut_off`: the end is missing. `forged`: a signature is not by the key. `wrong_key`: it was signed with
 * another key.
 */
export type AuditProblemCode =
  | 'malformed'
  | 'altered'
  | 'missing'
  | 'reordered'
  | 'repeated'
  | 'cut_off'
  | 'forged'
  | 'wrong_key';

/** The first problem found in a bundle. */
export interface AuditProblem {
  code: AuditProblemCode;
  /** Position of the affected entry in the chain; `null` when it is not an entry. */
  seq: number | null;
  /** Line of the bundle, from 1. */
  line: number;
  /** The problem in a sentence. */
  message: string;
}

/** Ends the verification. */
export class VerificationFailure extends Error {
  constructor(readonly problem: AuditProblem) {
    super(problem.message);
  }
}

export const verificationFailure = (
  code: AuditProblemCode,
  seq: number | null,
  line: number,
  message: string,
): VerificationFailure => new VerificationFailure({ code, seq, line, message });
