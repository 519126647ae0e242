/**
 * `malformed`: a line is not what the server writes. `altered`: an entry, or what is said of it, was changed. `missing`:
 * an entry was taken out. `reordered`: an entry stands in another's place. `repeated`: an entry is there twice.
 * `cut_off`: the end is gone. `forged`: a signature is not the key's. `wrong_key`: it was signed with another key.
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

/** The first thing that is wrong with a bundle. */
export interface AuditProblem {
  code: AuditProblemCode;
  /** Place in the chain of the entry concerned; `null` when it is not an entry. */
  seq: number | null;
  /** Line of the bundle, from 1. */
  line: number;
  /** The same in a sentence. */
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
