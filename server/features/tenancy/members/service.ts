import type { Schemas } from '../../../api/types.ts';
import { userOf } from '../../../auth/authentication/principal.ts';
import type { ApiKeyRow } from '../../../database/schema/credential-tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { notifyAdministrators } from '../notifications/service.ts';
import { recordChange } from '../provenance/recorded-changes.ts';
import { revocationScopeOf } from '../provenance/revocation-scope.ts';
import { cancelInvitations, revokeKeysWithInvitations } from '../provenance/revoke-keys.ts';
import { withVisibleNames } from '../provenance/visible-names.ts';
import { assertOutranksRole, isBeyond, roleDisplayName, roleIn } from '../roles/policies.ts';
import type { MemberWithUser } from './repository.ts';
import { toMember } from './serializers.ts';

/** A tenant keeps at least one active owner. The caller has locked the tenant, so that the count holds. */
export async function assertNotLastOwner(
  context: HandlerContext<'last_owner'>,
  member: MemberWithUser,
): Promise<void> {
  const { tenant, owningOrganization } = context;
  // The owners of the organization look after a workspace that it owns.
  if (owningOrganization !== null || member.role !== 'owner' || member.status !== 'active') return;
  if ((await tenant.members.otherOwners(member.user_id)) > 0) return;
  throw context.refuse(
    'last_owner',
    'This is the last owner. Make another member an owner first, or delete it.',
  );
}

/**
 * A person whose address nobody has confirmed may be another one than the caller takes them for, so they get no further
 * permissions. The operator answers for the people whom they name. @throws unconfirmed_address
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
    'This person has not confirmed their e-mail address. Ask them to, with the link in their mail, before you give them more.',
  );
}

/** Gives a member a role, and tells of it when it is another one than before. */
export async function changeRole(
  context: HandlerContext<'unconfirmed_address'>,
  member: MemberWithUser,
  role: string,
): Promise<Schemas['Member']> {
  const { members } = context.tenant;
  await assertConfirmed(context, member, role);
  const grant = await context.requiredGrant(async (alone) => {
    await assertOutranksRole(alone, member.role);
    await assertOutranksRole(alone, role);
  });
  // Who gives the role without a grant answers for the membership from here on.
  await members.update(member.user_id, { role, ...(grant === null && { grant_id: null }) });
  const change = { resource: 'member', id: member.user_id, before: member, after: { role } } as const;
  await recordChange(context, grant?.id ?? null, change);
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

/** Cancels the pending invitations of a person that give more than their new role could. */
async function cancelBeyond(context: HandlerContext, userId: string, role: string): Promise<void> {
  const { tenant, operation } = context;
  const held = await roleIn(context, role);
  const inviting = operation.inOrganization ? 'organization_members:invite' : 'members:invite';
  for (const invitation of await tenant.invitations.pending({ invited_by: userId })) {
    const given = await roleIn(context, invitation.role);
    const mayStill = held.permissions.has(inviting) && !isBeyond(given, held);
    if (!mayStill) await cancelInvitations(revocationScopeOf(context), { id: invitation.id });
  }
}

interface LockedAuthority<Locked> {
  /** Whoever is to have what is made, so that they do not leave before it is theirs. */
  holder?: string | null;
  /** Locks what is to be changed, before the caller's credential: it may be that. */
  lock?: () => Promise<Locked>;
}

/**
 * A key, an invitation or a membership outlives the request that makes it. So whoever ends or lessens what it is made with (the
 * membership of the caller or of its holder, the caller's credential) waits for this transaction, and then finds it; or
 * was faster, and the decision is another one now.
 */
export async function lockAuthority<Locked = undefined>(
  context: HandlerContext,
  { holder = null, lock }: LockedAuthority<Locked> = {},
): Promise<Locked | undefined> {
  const { principal, tenant, repositories, owningOrganization } = context;
  const caller = userOf(principal);
  // Who is there through an organization is so as long as they are in that, and it is let in.
  const through = [owningOrganization?.id, context.availableGrant?.organizationId]
    .filter((id) => id !== undefined)
    .sort();
  for (const id of caller === null ? [] : through)
    await repositories.tenant(id).members.lockRow(caller ?? '');
  if (context.availableGrant !== null) await tenant.managerGrants.hold(context.availableGrant.id);
  // In one order, so that two who make keys for each other do not wait for each other.
  for (const userId of [...new Set([caller, holder])].sort()) {
    if (userId !== null) await tenant.members.lockRow(userId);
  }
  const locked = await lock?.();
  await context.holdCredential();
  await context.reauthorize();
  return locked;
}

type OffboardingReceipt = Pick<Schemas['OffboardingReceipt'], 'ends' | 'leaves'>;

/**
 * What a person loses when they leave or are deactivated, and what they leave behind: looked up for a dry run, ended
 * otherwise. The caller has locked the membership, so that nobody makes a key or an invitation for them meanwhile.
 */
export async function revokeAccess(
  context: HandlerContext,
  member: MemberWithUser,
  dryRun: boolean,
): Promise<OffboardingReceipt> {
  const { repositories, tenant } = context;
  const keys = await tenant.apiKeys.unrevokedOf(member.user_id);
  const memberships = await tenant.projectMembers.of(member.user_id);
  const sessions = await repositories.sessions.countLiveOf(member.user_id);
  const invitations = await tenant.invitations.pending({ invited_by: member.user_id });
  const leaves = {
    service_keys: (await tenant.apiKeys.liveServiceKeysBy(member.user_id)).map(toKeySummary),
    projects: await tenant.projectMembers.onlyAdminIn(member.user_id),
    created: withVisibleNames(context, await tenant.provenance.created({ person: member.user_id })),
  };
  if (!dryRun) {
    await revokeKeysWithInvitations(revocationScopeOf(context), keys);
    await cancelInvitations(revocationScopeOf(context), { invited_by: member.user_id });
  }
  return {
    ends: {
      api_keys: keys.map(toKeySummary),
      sessions,
      project_memberships: memberships.map(({ project_id, role }) => ({ project_id, role })),
      invitations: invitations.map(({ id, email }) => ({ id, email })),
    },
    leaves,
  };
}

/** Ends a membership. A person who leaves by themselves comes back only by accepting an invitation. */
export async function endMembership(
  { principal, tenant }: HandlerContext,
  { user_id }: Pick<MemberWithUser, 'user_id'>,
): Promise<void> {
  await tenant.members.remove(user_id);
  if (userOf(principal) === user_id) await tenant.members.noteDeparture(user_id);
}

export const toKeySummary = ({ id, name, masked }: ApiKeyRow) => ({ id, name, masked });
