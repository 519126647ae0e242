import type { ApiDocument } from '../../api/api-document.ts';
import type { DecisionSteps } from './authorization-registry.ts';
import type { AuthorizationRequest, Decision, StepName, TraceEntry } from './authorization-request.ts';
import { suggestMinimalGrant } from './suggest-grant.ts';

/** Decides a request and explains the decision. */
export type Decide = (question: AuthorizationRequest) => Decision;

/** The steps whose outcome depends on the required permission. */
const PERMISSION_STEPS = ['scope', 'role'] as const satisfies readonly StepName[];

/**
 * Returns whether a request is allowed that differs only by its permission from one that is allowed. It runs a fifth of the
 * steps, and explains nothing.
 */
export function createPermitsAlso(own: ApiDocument, checks: DecisionSteps) {
  const steps = PERMISSION_STEPS.map((name) => checks[name]);
  return (question: AuthorizationRequest): boolean => {
    const contract = question.facts?.contract ?? own;
    return steps.every((check) => check(question, contract).outcome !== 'fail');
  };
}

/**
 * Runs the steps in the order of the contract. The function is pure. The first failing step decides; otherwise the last
 * granting step does, or the first step if none grants.
 */
export function createDecide(own: ApiDocument, checks: DecisionSteps): Decide {
  const [first] = own.decisionSteps;
  if (first === undefined) throw new Error('The document lists no steps of decisions.');
  const steps = own.decisionSteps.map((name) => [name, checks[name]] as const);

  return function decide(question) {
    // Without a tenant there are no permissions of the application.
    const contract = question.facts?.contract ?? own;
    const trace: TraceEntry[] = [];
    let grantedBy: StepName = first;
    for (const [step, check] of steps) {
      const { outcome, detail, code, requiredPermission, signIn, grants } = check(question, contract);
      trace.push({ step, outcome, detail });
      if (outcome === 'fail') {
        return {
          allowed: false,
          code: code ?? 'internal_error',
          decided_by: step,
          trace,
          would_suffice:
            signIn === undefined
              ? suggestMinimalGrant(contract, question, code)
              : { scope: null, role: null, sign_in: signIn },
          requiredPermission,
          detail,
          question,
        };
      }
      if (grants) grantedBy = step;
    }
    return {
      allowed: true,
      code: null,
      decided_by: grantedBy,
      trace,
      would_suffice: null,
      requiredPermission: undefined,
      detail: 'Allowed.',
      question,
    };
  };
}
