import type { ErrorCode, Schemas } from '../../../api/types.ts';
import { actorIdOf, userOf } from '../../../auth/authentication/principal.ts';
import {
  assertFound,
  type HandlerContext,
  type Reauthorized,
  type ReauthorizedContext,
} from '../../../operations/handler-context.ts';
import { type ApproverLoss, emitLoss, lossOf, withoutPerson } from '../../payments/approvals/service.ts';
import { notifyAdministrators } from '../notifications/service.ts';
import { visibilityOf } from '../projects/service.ts';
import { recordGrantChange } from '../provenance/recorded-changes.ts';
import { revocationScopeOf } from '../provenance/revocation-scope.ts';
import { cancelInvitations, revokeKeysWithInvitations } from '../provenance/revoke-keys.ts';
import { withVisibleNames } from '../provenance/visible-names.ts';
import { assertOutranksRole, isBeyond, roleDisplayName, roleIn } from '../roles/policies.ts';
import type { MemberWithUser } from './repository.ts';
import { toKeySummary, toMember } from './serializers.ts';

export { offboardFromOwnedWorkspaces } from './organization-offboarding.ts';
export { toKeySummary } from './serializers.ts';
export type { MemberWithUser };

/** Whether no other active owner remains. The caller has locked the tenant, so that the count is exact. */
export async function isLastOwner(
  { tenant, owningOrganization }: HandlerContext,
  member: MemberWithUser,
): Promise<boolean> {
  // For a workspace that an organization owns, the owners of the organization are responsible.
  if (owningOrganization !== null || member.role !== 'owner' || member.status !== 'active') return false;
  return (await tenant.members.otherOwners(member.user_id)) === 0;
}

/** Asserts that an active owner remains. @throws last_owner */
export async function assertNotLastOwner(
  context: HandlerContext<'last_owner'>,
  member: MemberWithUser,
): Promise<void> {
  if (!(await isLastOwner(context, member))) return;
  throw context.refuse(
    'last_owner',
    'This is the last owner. Make another member an owner first, or delete it.',
  );
}

/**
 * A user with an unverified address may not be the person the caller has in mind, so they get no further permissions.
 * The operator is responsible for the users it names.
 * @throws unconfirmed_address
 */
export async function assertConfirmed(
  context: HandlerContext<'unconfirmed_address'>,
  { email_verified_at, role: present }: Pick<MemberWithUser, 'email_verified_at' | 'role'>,
  role: string,
): Promise<void> {
  if (email_verified_at !== null || context.principal.type === 'operator' || role === present) return;
  if (!isBeyond(await roleIn(context, role), await roleIn(context, present))) return;
  throw context.refuse(
    'unconfirmed_address',
    'This user has not confirmed their e-mail address. They can do so with the link in their mail; assign the role afterwards.',
  );
}

/** Changes the role of a member, and notifies if it differs from the current one. */
export async function changeRole(
  context: ReauthorizedContext<'unconfirmed_address'>,
  member: MemberWithUser,
  role: string,
): Promise<Schemas['Member']> {
  const { members } = context.tenant;
  await assertConfirmed(context, member, role);
  const grant = await context.requiredGrant(async (alone) => {
    await assertOutranksRole(alone, member.role);
    await assertOutranksRole(alone, role);
  });
  // A caller who assigns the role without a grant becomes responsible for the membership.
  await members.update(member.user_id, {
    role,
    role_given_by: actorIdOf(context.principal),
    ...(grant === null && { grant_id: null }),
  });
  const change = { resource: 'member', id: member.user_id, before: member, after: { role } } as const;
  await recordGrantChange(context, grant?.id ?? null, change);
  if (role !== member.role) {
    await cancelBeyond(context, member.user_id, role);
    const data = {
      member: { name: member.name, email: member.email },
      role: await roleDisplayName(context, role),
    };
    await notifyAdministrators(context, 'role_changed', data, [member.user_id]);
  }
  return toMember(assertFound(await members.find(member.user_id), 'member'));
}

/** Cancels pending invitations of a user that grant more than the user's new role allows. */
async function cancelBeyond(context: HandlerContext, userId: string, role: string): Promise<void> {
  const { tenant, operation } = context;
  const newRole = await roleIn(context, role);
  const inviting = operation.inOrganization ? 'organization_members:invite' : 'members:invite';
  for (const invitation of await tenant.invitations.pending({ invited_by: userId })) {
    const invitedRole = await roleIn(context, invitation.role);
    const mayStill = newRole.permissions.has(inviting) && !isBeyond(invitedRole, newRole);
    if (!mayStill) await cancelInvitations(revocationScopeOf(context), { id: invitation.id });
  }
}

/**
 * Asserts that no directory decides about a membership, in place of people.
 * @throws managed_by_directory
 */
export function assertNotManaged(
  context: HandlerContext<'managed_by_directory'>,
  { managed_by }: Pick<MemberWithUser, 'managed_by'>,
): void {
  if (managed_by === null) return;
  throw context.refuse(
    'managed_by_directory',
    'A directory manages this member. Change the person in the identity provider, or delete the directory.',
  );
}

interface LockedAuthority<Locked> {
  /** The user of the new resource, locked so that the user cannot leave before it exists. */
  holder?: string | null;
  /** Locks the rows to change, before the credential of the caller, which may be one of them. */
  lock?: () => Promise<Locked>;
}

/**
 * Locks the memberships of the caller and the holder, and the credential of the caller, before something long-lived is
 * created. A concurrent revocation either waits and then also revokes the new item, or has committed first, in which
 * case the reauthorization fails.
 */
export function lockAuthority<Code extends ErrorCode, Locked = undefined>(
  context: HandlerContext<Code>,
  { holder = null, lock }: LockedAuthority<Locked> = {},
): Promise<Reauthorized<Locked | undefined, Code>> {
  const { principal, tenant, repositories, owningOrganization, availableGrant } = context;
  const caller = userOf(principal);
  // Access through an organization depends on membership in it, and on its grant.
  const through = [owningOrganization?.id, availableGrant?.organizationId]
    .filter((id) => id !== undefined)
    .sort();
  return context.lockForUpdate(async () => {
    for (const id of caller === null ? [] : through)
      await repositories.tenant(id).members.lockRow(caller ?? '');
    if (availableGrant !== null) await tenant.managerGrants.lockRow(availableGrant.id);
    // In a fixed order, so that two callers who create keys for each other do not deadlock.
    for (const userId of [...new Set([caller, holder])].sort()) {
      if (userId !== null) await tenant.members.lockRow(userId);
    }
    const locked = await lock?.();
    await context.holdCredential();
    return locked;
  });
}

type OffboardingReceipt = Pick<Schemas['OffboardingReceipt'], 'ends' | 'leaves'>;

/** Returns what can no longer be approved. Rules and payments that the caller cannot read are left out. */
async function lossInReceipt(
  context: HandlerContext,
  { rules, approvals }: ApproverLoss,
): Promise<Pick<OffboardingReceipt['leaves'], 'approval_rules' | 'approvals'>> {
  const visibleWith = async (permission: 'payment_controls:read' | 'payments:read') => {
    const rows: Array<{ id: string }> = await context.tenant.projects.visibleIds(
      visibilityOf(context),
      permission,
    );
    return new Set(rows.map(({ id }) => id));
  };
  const readsRules = rules.length > 0 && context.access.permissions.has('payment_controls:read');
  const ofRules: ReadonlySet<string> = readsRules ? await visibleWith('payment_controls:read') : new Set();
  const visible: ReadonlySet<string> = approvals.length > 0 ? await visibleWith('payments:read') : new Set();
  return {
    approval_rules: rules.filter(
      ({ project_id }) => readsRules && (project_id === null || ofRules.has(project_id)),
    ),
    approvals: approvals.flatMap(({ id, payment_id, batch_id, project_id }) =>
      visible.has(project_id) ? [{ id, payment_id, batch_id, project_id }] : [],
    ),
  };
}

/** Does what `revokeAccess` does. @returns also what can no longer be approved, whatever the caller can read */
export async function revokeAccessWithLoss(
  context: HandlerContext,
  member: MemberWithUser,
  dryRun: boolean,
): Promise<{ receipt: OffboardingReceipt; loss: ApproverLoss }> {
  const { repositories, tenant } = context;
  const keys = await tenant.apiKeys.unrevokedOf(member.user_id);
  const memberships = await tenant.projectMembers.of(member.user_id);
  const sessions = await repositories.sessions.countLiveOf(member.user_id);
  const invitations = await tenant.invitations.pending({ invited_by: member.user_id });
  const loss = await lossOf(context, withoutPerson(member.user_id));
  emitLoss(context, loss);
  const leaves = {
    ...(await lossInReceipt(context, loss)),
    service_keys: (await tenant.apiKeys.liveServiceKeysBy(member.user_id)).map(toKeySummary),
    projects: await tenant.projectMembers.onlyAdminIn(member.user_id),
    created: withVisibleNames(context, await tenant.provenance.created({ person: member.user_id })),
  };
  if (!dryRun) {
    await revokeKeysWithInvitations(revocationScopeOf(context), keys);
    await cancelInvitations(revocationScopeOf(context), { invited_by: member.user_id });
  }
  const ends = {
    api_keys: keys.map(toKeySummary),
    sessions,
    project_memberships: memberships.map(({ project_id, role }) => ({ project_id, role })),
    invitations: invitations.map(({ id, email }) => ({ id, email })),
  };
  return { receipt: { ends, leaves }, loss };
}

/**
 * Revokes what a user loses when leaving or being deactivated, and lists what remains; with a dry run it only looks it
 * up. The caller has locked the membership, so that no key or invitation is created for the user in the meantime.
 */
export const revokeAccess = async (
  ...args: Parameters<typeof revokeAccessWithLoss>
): Promise<OffboardingReceipt> => (await revokeAccessWithLoss(...args)).receipt;

/**
 * Asserts for a dry run what the database does when memberships end: that each tenant that requires single sign-on keeps an owner
 * who can sign in without it.
 * @throws break_glass_required
 */
export async function assertBreakGlassKept(
  context: HandlerContext<'break_glass_required'>,
  { user_id: userId }: Pick<MemberWithUser, 'user_id'>,
): Promise<void> {
  const { repositories, operation, tenantId } = context;
  const owned = operation.inOrganization
    ? await repositories.offboarding(context.organizationId, userId).memberships()
    : [];
  const tenants = owned.flatMap(({ tenant_id, role }) => (role === 'owner' ? [tenant_id] : []));
  for (const id of [tenantId, ...tenants])
    if (await repositories.tenant(id).signInPolicies.isLastBreakGlass(userId))
      throw context.refuse(
        'break_glass_required',
        'This is the last owner in break_glass with a second factor. List another one in the sign-in policy first.',
      );
}

/** Ends a membership. A user who leaves voluntarily can only return by accepting an invitation. */
export async function endMembership(
  { principal, tenant }: HandlerContext,
  { user_id }: Pick<MemberWithUser, 'user_id'>,
): Promise<void> {
  await tenant.members.remove(user_id);
  if (userOf(principal) === user_id) await tenant.members.recordDeparture(user_id);
}
