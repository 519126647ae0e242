import { tenantKindOf } from '../../../api/ids.ts';
import { isKey, type KeyPrincipal, userOf } from '../../../auth/authentication/principal.ts';
import { requirementOf } from '../../../auth/authorization/requirement.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';

const PERMISSION = 'credentials:verify';

/** A tenant, and the organization that owns it if it is a workspace. */
export interface VerifiedTenant {
  id: string;
  organizationId: string | null;
}

/** Decides whether the caller has the permission in a tenant, as if it called an operation there. */
async function isAllowedIn({ authorizer, principal, address, now, loadFacts }: HandlerContext, id: string) {
  const kind = tenantKindOf(id);
  const userId = userOf(principal);
  const within = isKey(principal) ? principal.tenantId : undefined;
  const facts = await loadFacts(
    kind === 'organization' ? { organization: id, userId, within } : { workspace: id, userId, within },
  );
  const requirement = requirementOf(PERMISSION, kind);
  return authorizer.decide({ principal, requirement, facts, address, now }).allowed;
}

/**
 * Asserts that the user of a calling key holds the permission in its workspace. The decision on the request has found that
 * the scope of the key includes it, from which alone the permissions of other keys follow.
 * @throws insufficient_role
 */
export async function assertUserMayVerify(
  context: HandlerContext<'insufficient_role'>,
  { tenantId }: KeyPrincipal,
): Promise<void> {
  if (await isAllowedIn(context, tenantId)) return;
  throw context.refuse('insufficient_role', `The user of the key does not have ${PERMISSION}.`, {
    required_permission: PERMISSION,
  });
}

/** Whether the caller may verify the credentials of a tenant. To any other caller they are unknown. */
export function canVerifyKeysOf(
  context: HandlerContext,
  { id, organizationId }: VerifiedTenant,
): Promise<boolean> | boolean {
  const { principal } = context;
  if (principal.type === 'operator') return true;
  if (principal.type === 'session') return isAllowedIn(context, id);
  const own = principal.type === 'application_key' ? principal.tenants : [principal.tenantId];
  if (own === null || own.includes(id)) return true;
  // A workspace key has no organization among its own.
  return organizationId !== null && own.includes(organizationId);
}

/**
 * Asserts that a person to whom a credential is unknown holds the permission somewhere.
 * @throws insufficient_role
 */
export async function assertVerifiesSomewhere(context: HandlerContext<'insufficient_role'>): Promise<void> {
  const { principal, contract, repositories } = context;
  if (principal.type !== 'session') return;
  const roles = [...contract.permissionsOf].flatMap(([role, held]) => (held.has(PERMISSION) ? [role] : []));
  if (await repositories.verification.holdsAnywhere(principal.userId, PERMISSION, roles)) return;
  throw context.refuse('insufficient_role', `You do not have ${PERMISSION} in any workspace.`, {
    required_permission: PERMISSION,
  });
}

/**
 * Asserts that the calling key may verify credentials in some tenant.
 * @throws insufficient_role
 */
export async function assertKeyMayVerify(context: HandlerContext<'insufficient_role'>): Promise<void> {
  if (context.principal.type === 'user_key') await assertUserMayVerify(context, context.principal);
}
