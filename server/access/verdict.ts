import type { Contract } from '../contract/spec.ts';
import type { ErrorCode, Permission } from '../contract/types.ts';
import type { Question, TraceEntry } from './decide.ts';

/** What one step of a decision says. */
export interface Verdict {
  outcome: TraceEntry['outcome'];
  detail: string;
  code?: ErrorCode;
  requiredPermission?: Permission | undefined;
  /** The step granted the request, unless a later one stops it. */
  grants?: boolean;
}
export const pass = (detail: string, grants = false): Verdict => ({ outcome: 'pass', detail, grants });
export const skip = (detail: string): Verdict => ({ outcome: 'skip', detail });
export const fail = (code: ErrorCode, detail: string, requiredPermission?: Permission): Verdict => ({
  outcome: 'fail',
  detail,
  code,
  requiredPermission,
});

export type Decide = (question: Question, contract: Contract) => Verdict;
