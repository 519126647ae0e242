import { isKey, userOf } from '../access/principal.ts';
import { toApiKey } from '../api-keys/api.ts';
import { revokeKeys } from '../api-keys/rules.ts';
import { type Context, found } from '../contract/context.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Schemas } from '../contract/types.ts';
import type { ApiKeyRow } from '../database/credential-tables.ts';
import type { InvitationRow } from '../database/invitation-tables.ts';
import { toInvitation } from '../invitations/api.ts';
import { notify } from '../notifications/rules.ts';
import { nameOfRole } from '../roles/rules.ts';
import { toMember } from './api.ts';
import type { MemberWithUser } from './repository.ts';

/** A tenant keeps at least one active owner. The caller has locked the tenant, so that the count holds. */
export async function guardLastOwner({ tenant, owner }: Context, member: MemberWithUser): Promise<void> {
  // The owners of the organization look after a workspace that it owns.
  if (owner !== null || member.role !== 'owner' || member.status !== 'active') return;
  if ((await tenant.members.otherOwners(member.user_id)) > 0) return;
  throw new ProblemError('last_owner', 'This is the last owner. Make somebody else an owner first.');
}

/** Gives a member a role, and tells of it when it is another one than before. */
export async function giveRole(
  context: Context,
  member: MemberWithUser,
  role: string,
): Promise<Schemas['Member']> {
  const { members } = context.tenant;
  await members.update(member.user_id, { role });
  if (role !== member.role) {
    const data = {
      member: { name: member.name, email: member.email },
      role: await nameOfRole(context, role),
    };
    await notify(context, 'role_changed', data, [member.user_id]);
  }
  return toMember(found(await members.find(member.user_id), 'member'));
}

interface Standing<Locked> {
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
export async function holdStanding<Locked = undefined>(
  context: Context,
  { holder = null, lock }: Standing<Locked> = {},
): Promise<Locked | undefined> {
  const { principal, tenant, repositories, owner } = context;
  const caller = userOf(principal);
  // Who is there through an organization is so as long as they are in that, and it is let in.
  const through = [owner?.id, context.grant?.organizationId].filter((id) => id !== undefined).sort();
  for (const id of caller === null ? [] : through) await repositories.tenant(id).members.hold(caller ?? '');
  if (context.grant !== null) await tenant.managerGrants.hold(context.grant.id);
  // In one order, so that two who make keys for each other do not wait for each other.
  for (const userId of [...new Set([caller, holder])].sort()) {
    if (userId !== null) await tenant.members.hold(userId);
  }
  const locked = await lock?.();
  const isLive =
    principal.type === 'operator' ||
    (await repositories.credentials.hold(principal.id, isKey(principal) && principal.previous));
  if (!isLive) throw new ProblemError('credential_revoked', 'This credential was revoked just now.');
  await context.decideAgain();
  return locked;
}

type Receipt = Pick<Schemas['OffboardingReceipt'], 'ends' | 'leaves'>;

/**
 * What a person loses when they leave or are deactivated, and what they leave behind: looked up for a dry run, ended
 * otherwise. The caller has locked the membership, so that nobody makes a key or an invitation for them meanwhile.
 */
export async function endAccess(context: Context, member: MemberWithUser, dryRun: boolean): Promise<Receipt> {
  const { repositories, tenant } = context;
  const keys = await tenant.apiKeys.unrevokedOf(member.user_id);
  const memberships = await tenant.projectMembers.of(member.user_id);
  const sessions = await repositories.sessions.countLiveOf(member.user_id);
  const invitations = await tenant.invitations.pending({ invited_by: member.user_id });
  const leaves = {
    service_keys: (await tenant.apiKeys.liveServiceKeysBy(member.user_id)).map(toKeySummary),
    projects: await tenant.projectMembers.onlyAdminIn(member.user_id),
  };
  if (!dryRun) {
    await endKeys(context, keys);
    await cancelInvitations(context, { invited_by: member.user_id });
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

export const toKeySummary = ({ id, name, masked }: ApiKeyRow) => ({ id, name, masked });

/** Revokes keys, and tells of it. */
export async function endKeys(context: Context, keys: readonly ApiKeyRow[]): Promise<void> {
  const { tenant, now } = context;
  await revokeKeys(context, keys);
  for (const { id } of keys) {
    context.audit('api_key.revoked', id);
    context.emit('api_key.revoked', toApiKey(found(await tenant.apiKeys.find(id), 'key'), now));
  }
}

type CancelWhich = Parameters<Context['tenant']['invitations']['cancel']>[0];

/** Takes pending invitations back, and tells of it. */
export async function cancelInvitations(context: Context, which: CancelWhich): Promise<InvitationRow[]> {
  const { tenant, now } = context;
  const cancelled = await tenant.invitations.cancel(which, now);
  for (const invitation of cancelled) {
    context.emit('invitation.cancelled', toInvitation(invitation, now));
    context.audit('invitation.cancelled', invitation.id);
  }
  return cancelled;
}
