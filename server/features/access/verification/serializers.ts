import { type VerifiedPlan, verifiedPlanOf } from '../../../api/plans.ts';
import type { OperationInput, Schemas } from '../../../api/types.ts';
import { isApplication, isKey, userOf } from '../../../auth/authentication/principal.ts';
import type { DecisionCode } from '../../../auth/authorization/authorization-request.ts';
import { resolveEffectiveRoles } from '../../../auth/authorization/effective-roles.ts';
import type { AuthorizationFacts } from '../../../auth/authorization/facts.ts';
import { effectivePermissions } from '../../../auth/authorization/permissions.ts';
import type { RateLimitStatus } from '../../../auth/rate-limiting/rate-limiter.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { asSeenBy } from '../../tenancy/external-ids/service.ts';
import { toVerifiedKey } from '../api-keys/serializers.ts';
import type { VerifiedPrincipal } from './principal.ts';
import type { KnownCredential, Verification } from './service.ts';

type Include = OperationInput<'credentials.verify'>['body']['include'];

/** The facts about the target, if the credential has access to it: the answer reveals no others. */
const reachedFacts = ({ decision, facts }: KnownCredential): AuthorizationFacts | undefined =>
  decision.trace.some(({ step, outcome }) => step === 'reach' && outcome === 'pass') ? facts : undefined;

const toBudget = (budget: RateLimitStatus | undefined) =>
  budget === undefined
    ? null
    : { limit: budget.limit, remaining: budget.remaining, reset_seconds: budget.resetSeconds };

const toPlan = (facts: AuthorizationFacts | undefined): VerifiedPlan | null =>
  facts?.plan === undefined ? null : verifiedPlanOf(facts.contract, facts.plan);

const UNKNOWN: Omit<Schemas['CredentialVerification'], 'code'> = {
  valid: false,
  principal: null,
  workspace: null,
  project: null,
  role: null,
  expires_at: null,
  plan: null,
  permissions: null,
  decision: null,
  decision_id: null,
  rate_limit: null,
};

/**
 * Returns the external id that the caller knows a principal by. A user has one of the operator, for the operator and its
 * application, and one of each tenant, as its member.
 */
function externalIdOf(
  context: HandlerContext,
  principal: VerifiedPrincipal,
  facts: AuthorizationFacts | undefined,
): string | null {
  if (principal.userId === null)
    return isKey(principal) ? asSeenBy(context, principal.externalId).external_id : null;
  return (isApplication(context.principal) ? principal.user : facts?.membership)?.externalId ?? null;
}

const toPlace = (context: HandlerContext, place: AuthorizationFacts['workspace']) =>
  place
    ? { id: place.id, slug: place.slug, external_id: asSeenBy(context, place.externalId).external_id }
    : null;

/** Serializes the verification of a credential of any kind. */
export function toCredentialVerification(
  context: HandlerContext,
  verification: Verification,
  include: Include = [],
): Schemas['CredentialVerification'] {
  if (typeof verification === 'string') return { ...UNKNOWN, code: verification };
  const { now } = context;
  const { principal, decision, budget, caching } = verification;
  const facts = reachedFacts(verification);
  const isPerson = facts !== undefined && userOf(principal) !== null;
  return {
    valid: decision.allowed,
    // A decision has one of the codes of decisions, which the contract of verifications has to name all.
    code: decision.code as DecisionCode | null,
    principal: {
      type: principal.type,
      id: principal.id,
      user_id: principal.userId,
      name: principal.user?.name ?? (isKey(principal) ? principal.name : ''),
      email: principal.user?.email ?? null,
      external_id: externalIdOf(context, principal, facts),
      metadata: verification.metadata ?? null,
    },
    workspace: toPlace(context, facts?.workspace),
    project: toPlace(context, facts?.project),
    role: isPerson ? (resolveEffectiveRoles(facts.contract, facts, now).effective?.id ?? null) : null,
    expires_at: principal.expiresAt?.toISOString() ?? null,
    plan: include.includes('plan') ? toPlan(facts) : null,
    permissions:
      include.includes('permissions') && facts !== undefined
        ? [...effectivePermissions(facts.contract, principal, facts, now)].sort()
        : null,
    decision,
    decision_id: verification.decisionId ?? null,
    rate_limit: toBudget(budget),
    ...(caching && { caching }),
  };
}

/** Serializes the verification of a key. */
export function toKeyVerification(
  context: HandlerContext,
  verification: Verification,
  include: Include,
): Schemas['KeyVerification'] {
  const principal = typeof verification === 'string' ? undefined : verification.principal;
  const isKnown = principal !== undefined && isKey(principal);
  const key = isKnown ? toVerifiedKey(context.contract, principal, context.now) : null;
  return { ...toCredentialVerification(context, verification, include), key };
}
