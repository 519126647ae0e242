import { userOf } from '../access/principal.ts';
import { revokeKeys } from '../api-keys/rules.ts';
import type { Context } from '../contract/context.ts';
import { notFound, ProblemError } from '../contract/problem.ts';
import type { Schemas } from '../contract/types.ts';
import type { MemberWithUser } from './repository.ts';

/** A workspace keeps at least one active owner. The caller has locked the workspace, so that the count holds. */
export async function guardLastOwner({ tenant }: Context, member: MemberWithUser): Promise<void> {
  if (member.role !== 'owner' || member.status !== 'active') return;
  if ((await tenant.members.otherOwners(member.user_id)) > 0) return;
  throw new ProblemError(
    'last_owner',
    'This is the last owner of the workspace. Make somebody else an owner first.',
  );
}

/**
 * Makes sure, inside the transaction, that the caller is still in, and holds them there. A request that was let in just
 * before its person was removed would otherwise leave something behind that works without them: a key, an invitation.
 */
export async function holdMembership({ principal, tenant }: Context): Promise<void> {
  const userId = userOf(principal);
  if (userId === null) return;
  const member = await tenant.members.hold(userId);
  if (member === undefined) throw notFound('workspace');
  if (member.status !== 'active') {
    throw new ProblemError('member_deactivated', 'Your membership was deactivated just now.');
  }
}

type Ends = Schemas['OffboardingReceipt']['ends'];

/** What a person loses when they leave or are deactivated: looked up for a dry run, ended otherwise. */
export async function endAccess(context: Context, member: MemberWithUser, dryRun: boolean): Promise<Ends> {
  const { repositories, tenant } = context;
  const keys = await tenant.apiKeys.unrevokedOf(member.user_id);
  const memberships = await tenant.projectMembers.of(member.user_id);
  const sessions = await repositories.sessions.countLiveOf(member.user_id);
  if (!dryRun) await revokeKeys(context, keys);
  return {
    api_keys: keys.map(({ id, name, masked }) => ({ id, name, masked })),
    sessions,
    project_memberships: memberships.map(({ project_id, role }) => ({ project_id, role })),
  };
}
