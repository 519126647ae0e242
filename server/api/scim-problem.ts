import { ProblemError } from './problem.ts';

/** What an error is about, in the words of RFC 7644. */
export type ScimErrorType =
  | 'invalidFilter'
  | 'invalidPath'
  | 'invalidSyntax'
  | 'invalidValue'
  | 'mutability'
  | 'noTarget'
  | 'tooMany'
  | 'uniqueness';

declare module './problem.ts' {
  interface ProblemExtras {
    /** What the error is about, for a client that speaks SCIM. */
    scimType?: ScimErrorType;
  }
}

/** Returns the refusal of a SCIM request with a value, path or filter that is wrong. */
export const scimProblem = (scimType: ScimErrorType, detail: string): ProblemError =>
  new ProblemError('invalid_request', detail, { scimType });
