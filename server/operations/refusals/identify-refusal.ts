import type { ProblemError } from '../../api/problem.ts';
import { redactTokens } from '../../api/redact-tokens.ts';
import type { ErrorCode, Schemas } from '../../api/types.ts';
import { isKey, type Principal, userOf } from '../../auth/authentication/principal.ts';
import type {
  AuthorizationRequest,
  Decision,
  StepName,
} from '../../auth/authorization/authorization-request.ts';
import type { Authorizer } from '../../auth/authorization/authorizer.ts';
import type { AuthorizationFacts } from '../../auth/authorization/facts.ts';
import { canAccessTenant } from '../../auth/authorization/resource-access.ts';
import { decideCall } from '../authorize-call.ts';
import type { OperationCall } from '../operation-call.ts';
import type { DecisionRecorder } from './decision-recorder.ts';

interface Tools {
  authorizer: Authorizer;
  decisions: DecisionRecorder;
}

/** The step at which a rule of a handler refuses. Other codes say nothing about access. */
const STEP_OF_CODE: Readonly<Partial<Record<ErrorCode, StepName>>> = {
  insufficient_scope: 'scope',
  member_deactivated: 'membership',
  email_not_verified: 'membership',
  insufficient_role: 'role',
  privilege_escalation: 'role',
  organization_policy: 'role',
  external_id_forbidden: 'role',
  reauthentication_required: 'reauthentication',
  plan_required: 'plan',
  limit_reached: 'plan',
  rate_limited: 'rate_limit',
};

type DecidedOn = Pick<AuthorizationRequest, 'principal' | 'facts' | 'now'>;
type Decided = Pick<Decision, 'requiredPermission'> & { decision: Schemas['Decision']; question: DecidedOn };

/** Returns the decision as the API shows it. */
export const toDecision = ({
  allowed,
  code,
  decided_by,
  trace,
  would_suffice,
}: Decision): Schemas['Decision'] => ({ allowed, code, decided_by, trace, would_suffice });

/**
 * Returns the tenant whose people may see the decision: that of the request, if the caller knows of it, or else the key's
 * own. A 404 to a stranger is in none, since an id would reveal that the tenant exists.
 */
export function tenantOfDecision(
  { principal, facts, now }: DecidedOn,
  code: ErrorCode | null,
): string | undefined {
  const isKnown =
    facts !== undefined &&
    (code === 'member_deactivated' || canAccessTenant(facts.contract, principal, facts, now));
  const tenant = isKnown ? (facts.workspace ?? facts.organization)?.id : undefined;
  return tenant ?? (code !== 'not_found' && isKey(principal) ? principal.tenantId : undefined);
}

/** Returns the columns about a principal. */
export const principalColumns = (principal: Principal) => ({
  principal_type: principal.type,
  principal_id: principal.id,
  user_id: userOf(principal),
});

/** Returns the refusal of a handler as a decision: the operation's own up to the step, and there the refusal. */
function decidedByHandler(
  { authorizer }: Tools,
  call: OperationCall,
  { principal, facts }: Pick<DecidedOn, 'principal' | 'facts'>,
  { code, detail, extras }: ProblemError,
): Decided | undefined {
  const step = STEP_OF_CODE[code];
  if (step === undefined) return undefined;
  const { trace } = decideCall(authorizer.decide, call, principal, facts);
  const end = trace.findIndex((entry) => entry.step === step);
  return {
    decision: {
      allowed: false,
      code,
      decided_by: step,
      trace: [...(end < 0 ? trace : trace.slice(0, end)), { step, outcome: 'fail', detail }],
      would_suffice: null,
    },
    question: { principal, facts, now: call.now },
    requiredPermission: extras.required_permission,
  };
}

const decidedBefore = ({ extras: { decided } }: ProblemError): Decided | undefined =>
  decided === undefined || decided.allowed
    ? undefined
    : {
        decision: toDecision(decided),
        question: decided.question,
        requiredPermission: decided.requiredPermission,
      };

/** Gives a refusal the id under which its decision can be read, if the caller knows of the place. */
export async function identifyRefusal(
  tools: Tools,
  call: OperationCall,
  facts: AuthorizationFacts | undefined,
  refusal: ProblemError,
): Promise<void> {
  const { principal, operation, address, requestId, input } = call;
  if (principal === null) return;
  const decided = decidedBefore(refusal) ?? decidedByHandler(tools, call, { principal, facts }, refusal);
  const tenant = decided && tenantOfDecision(decided.question, refusal.code);
  if (decided === undefined || tenant === undefined) return;
  const { workspace, project } = decided.question.facts ?? {};
  refusal.extras.decisionId = await tools.decisions.record({
    tenant_id: tenant,
    project_id: (tenant === workspace?.id && project?.id) || null,
    ...principalColumns(principal),
    operation_id: operation.id,
    decision: decided.decision,
    required_permission: decided.requiredPermission ?? null,
    // The client chooses the request id, so it may contain a token by mistake.
    request_id: redactTokens(requestId),
    ip_address: address,
    named: [input.params.project],
  });
}
