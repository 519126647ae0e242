import type { Contract } from '../../api/api-document.ts';
import type { ErrorCode, Permission } from '../../api/types.ts';
import type { Question, TraceEntry } from './decide.ts';

/** The codes that a decision refuses with. */
export type DecisionCode = Extract<
  ErrorCode,
  | 'credential_expired'
  | 'insufficient_scope'
  | 'insufficient_role'
  | 'ip_not_allowed'
  | 'reauthentication_required'
  | 'rotation_required'
  | 'plan_required'
  | 'member_deactivated'
  | 'not_found'
  | 'rate_limited'
  | 'internal_error'
>;

/** What one step of a decision says. */
export interface Verdict {
  outcome: TraceEntry['outcome'];
  detail: string;
  code?: DecisionCode;
  requiredPermission?: Permission | undefined;
  /** The step granted the request, unless a later one stops it. */
  grants?: boolean;
}
export const pass = (detail: string, grants = false): Verdict => ({ outcome: 'pass', detail, grants });
export const skip = (detail: string): Verdict => ({ outcome: 'skip', detail });
export const fail = (code: DecisionCode, detail: string, requiredPermission?: Permission): Verdict => ({
  outcome: 'fail',
  detail,
  code,
  requiredPermission,
});

export type Decide = (question: Question, contract: Contract) => Verdict;
