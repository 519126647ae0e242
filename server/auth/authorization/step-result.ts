import type { PermissionName } from '../../api/types.ts';
import type { DecisionCode, SignInChoices, TraceEntry } from './authorization-request.ts';

/** The result of one decision step. */
export interface StepResult {
  outcome: TraceEntry['outcome'];
  detail: string;
  code?: DecisionCode;
  requiredPermission?: PermissionName | undefined;
  /** The proofs of which one is missing. */
  signIn?: SignInChoices;
  /** Whether the step grants the request, unless a later step fails. */
  grants?: boolean;
}
export const pass = (detail: string, grants = false): StepResult => ({ outcome: 'pass', detail, grants });
export const skip = (detail: string): StepResult => ({ outcome: 'skip', detail });
export const fail = (
  code: DecisionCode,
  detail: string,
  requiredPermission?: PermissionName,
): StepResult => ({
  outcome: 'fail',
  detail,
  code,
  requiredPermission,
});

/** Fails for want of a proof. */
export const failSignIn = (code: DecisionCode, detail: string, signIn: SignInChoices): StepResult => ({
  outcome: 'fail',
  detail,
  code,
  signIn,
});
