/**
 * `malformed`: a line is not in the server's format. `altered`: a call or what is said of it was changed. `missing`: calls, or the
 * closing of a day, were removed. `added`: the audit log knows no such call or closing. `reordered`: a line is in the position of
 * another. `repeated`: a line appears twice. `cut_off`: the end is missing. `forged`: the header is not signed by the key.
 * `wrong_key`: it was signed with another key. `audit`: the audit log itself is not valid, or another workspace's. `unproven`: the
 * audit log no longer has the closing, or does not have it yet.
 */
export type UsageProblemCode =
  | 'malformed'
  | 'altered'
  | 'missing'
  | 'added'
  | 'reordered'
  | 'repeated'
  | 'cut_off'
  | 'forged'
  | 'wrong_key'
  | 'audit'
  | 'unproven';

/** A problem in a bundle. */
export interface UsageProblem {
  code: UsageProblemCode;
  /** Line of the bundle, from 1; `null` when it is in the audit log. */
  line: number | null;
  /** The day that it concerns; `null` when it is the whole bundle. */
  day: string | null;
  /** The problem in a sentence. */
  message: string;
}

export const problem = (
  code: UsageProblemCode,
  line: number | null,
  day: string | null,
  message: string,
): UsageProblem => ({ code, line, day, message });
