import type { Refuser } from '../../../api/problem.ts';
import type { Permission } from '../../../api/types.ts';
import { isKey, type Principal, userOf } from '../../../auth/authentication/principal.ts';
import type { OperationDecisionCode } from '../../../auth/authorization/authorization-request.ts';
import type { OrganizationFacts } from '../../../auth/authorization/facts.ts';
import { expiryUnderLimit } from '../../../auth/authorization/key-age-policy.ts';
import { requirementOf } from '../../../auth/authorization/requirement.ts';
import { problemOfDecision } from '../../../operations/authorize-call.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';

/**
 * Only members of the owning organization can be members of its workspaces. A concurrent removal from the organization
 * waits for the transaction, and then removes the user from the workspace as well.
 * @throws organization_membership_required
 */
export async function assertBelongsToOrganization(
  context: HandlerContext<'organization_membership_required'>,
  organizationId: string | null,
  userId: string,
): Promise<void> {
  const { repositories } = context;
  if (organizationId === null) return;
  if ((await repositories.tenant(organizationId).members.lockRow(userId)) !== undefined) return;
  throw context.refuse(
    'organization_membership_required',
    'The workspace belongs to an organization. Add this person to that first, or invite them into it.',
    { users: [userId] },
  );
}

/** Codes that only workspaces, or operations with a plan, raise. */
type NotInOrganization = 'member_deactivated' | 'reauthentication_required' | 'plan_required';
/** Error codes of a decision about an organization. */
export type OrganizationCode = Exclude<OperationDecisionCode, NotInOrganization>;

/**
 * Finds the organization in the body and asserts a permission of the caller there.
 * @throws the problem of a request to that organization
 */
export async function assertPermissionInOrganization(
  context: HandlerContext<OrganizationCode>,
  organization: string,
  permission: Permission,
): Promise<OrganizationFacts> {
  const { authorizer, principal, address, now } = context;
  const facts = await context.loadFacts({ organization, userId: userOf(principal) });
  // An application key may do there what it may do with the operation itself.
  const { applicationKeyPermissions } = context.operation;
  const requirement = { ...requirementOf(permission, 'organization'), applicationKeyPermissions };
  const decision = authorizer.decide({ principal, requirement, facts, address, subject: undefined, now });
  // A grant to a deleted organization must not be created.
  if (!decision.allowed || facts.organization === null)
    throw problemOfDecision<NotInOrganization>(context, decision);
  return facts.organization;
}

/** Returns who decided, for serialization. */
export const decidedByFields = (principal: Principal): string | null =>
  isKey(principal) ? principal.id : userOf(principal);

/**
 * Returns the expiry of a key under the policy of its organization: the latest allowed one, unless the request sets an
 * earlier one.
 * @throws organization_policy when it requests a later one
 */
export function applyExpiryPolicy(
  by: Refuser<'organization_policy'>,
  rules: OrganizationFacts | null,
  made: Date,
  requested: Date | null,
): Date | null {
  const limit = rules?.policy.ages.maxKeyLifetime ?? null;
  if (limit === null) return requested;
  const latest = expiryUnderLimit(limit, made);
  if (requested === null || requested <= latest) return requested ?? latest;
  throw by.refuse(
    'organization_policy',
    `The organization limits the lifetime of keys to ${limit.days} days: expires_at can be ${latest.toISOString()} at most.`,
  );
}
