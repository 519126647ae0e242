import type { ErrorCode, Schemas } from '../../../api/types.ts';
import type { AuthorizationRequest } from '../../../auth/authorization/authorization-request.ts';
import type { Decide } from '../../../auth/authorization/decide.ts';
import { toDecision } from '../../../operations/refusals/identify-refusal.ts';

/** Returns the decision for a request with a rejected credential. */
export const rejectedCredential = (code: ErrorCode, detail: string): Schemas['Decision'] => ({
  allowed: false,
  code,
  decided_by: 'credential',
  trace: [{ step: 'credential', outcome: 'fail', detail }],
  would_suffice: null,
});

/** Decides a question other than the authorization of the request itself. */
export const explainDecision = (decide: Decide, question: AuthorizationRequest): Schemas['Decision'] =>
  toDecision(decide(question));
