import type { ApiDocument } from '../../api/api-document.ts';
import type { Permission } from '../../api/types.ts';
import type { AuthorizationRequest, DecisionCode, TraceEntry } from './authorization-request.ts';

/** What one step of a decision says. */
export interface StepResult {
  outcome: TraceEntry['outcome'];
  detail: string;
  code?: DecisionCode;
  requiredPermission?: Permission | undefined;
  /** The step granted the request, unless a later one stops it. */
  grants?: boolean;
}
export const pass = (detail: string, grants = false): StepResult => ({ outcome: 'pass', detail, grants });
export const skip = (detail: string): StepResult => ({ outcome: 'skip', detail });
export const fail = (code: DecisionCode, detail: string, requiredPermission?: Permission): StepResult => ({
  outcome: 'fail',
  detail,
  code,
  requiredPermission,
});

export type DecisionStep = (question: AuthorizationRequest, contract: ApiDocument) => StepResult;
