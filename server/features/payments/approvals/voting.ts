import type { Refuser } from '../../../api/problem.ts';
import type { ErrorCode } from '../../../api/types.ts';
import { principalOfUser } from '../../../auth/authentication/principal.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { type ApprovalObstacle, eligibilityOf } from './engine/explanation.ts';
import type { Vote } from './engine/types.ts';
import { countEveryone, countVotes } from './engine/votes.ts';
import { type LoadedPeople, loadPeople, requestOf } from './people-service.ts';
import type { ApprovalRow, ApprovalVoteRow } from './tables.ts';

/** Codes of what is wrong with an approval or a rejection. */
export type VoteCode =
  | 'approval_not_by_key'
  | 'approval_own_request'
  | 'approval_not_eligible'
  | 'approval_digest_mismatch'
  | 'approval_already_decided'
  | 'approval_expired';

export const OBSTACLES: Readonly<Record<ApprovalObstacle, string>> = {
  requester: 'You requested this, so another person has to decide.',
  knew_key_secret: 'You know the secret of the key that requested this, so another person has to decide.',
  changed_key: 'You have just changed the key that requested this, so another person has to decide.',
  changed_beneficiary: 'You have just created or unblocked the beneficiary, so another person has to decide.',
  cooling:
    'You became an approver only recently. Your approvals count after the cooling time of the workspace.',
  no_permission: 'Your role here does not let you approve.',
  already_approved: 'You have approved this already.',
  delegate_approved: 'Your delegate has approved this already.',
  delegator_approved: 'The person who delegated to you has approved this already.',
  place_not_open: 'Your approval does not count: no step that is open admits you.',
};

export type EligibilityCode = Extract<ErrorCode, 'approval_own_request' | 'approval_not_eligible'>;

export const eligibilityCodeOf = (obstacle: ApprovalObstacle): EligibilityCode =>
  obstacle === 'requester' ? 'approval_own_request' : 'approval_not_eligible';

/** Returns the user of a session; keys and applications do not approve. @throws approval_not_by_key */
export function requirePerson(context: HandlerContext<'approval_not_by_key'>): string {
  const { principal } = context;
  if (principal.type === 'session' && principal.accessToken === null) return principal.userId;
  throw context.refuse(
    'approval_not_by_key',
    'Only people decide this. Sign in, and decide with your session.',
  );
}

/**
 * Asserts that an approval waits, and that the caller has seen what waits.
 * @param now the time of the project; without it, expiry is not compared
 */
export function assertDecidable(
  by: Refuser<'approval_digest_mismatch' | 'approval_already_decided' | 'approval_expired'>,
  approval: ApprovalRow,
  { digest, now }: { digest: string; now?: Date },
): void {
  const { status, expires_at } = approval;
  if (status === 'expired' || (status === 'pending' && now !== undefined && expires_at <= now))
    throw by.refuse('approval_expired', 'This expired before enough people approved it. Request it again.');
  if (status !== 'pending') throw by.refuse('approval_already_decided', `This was ${status} already.`);
  if (digest !== approval.digest)
    throw by.refuse(
      'approval_digest_mismatch',
      'The digest is of something else. Read it again, and send the digest that you see.',
    );
}

interface Ballot {
  vote: Omit<ApprovalVoteRow, 'workspace_id'>;
  /** The votes on the approval with this one. */
  all: readonly Vote[];
  /** Whether nothing more is needed. */
  isLast: boolean;
}

/** Returns the vote of a person on an approval that the caller has locked. @throws what is in the way */
export function ballotOf(
  by: Refuser<EligibilityCode>,
  { id, requirement: { demands } }: ApprovalRow,
  { votes, people }: { votes: readonly ApprovalVoteRow[]; people: LoadedPeople },
  { user, comment, now }: { user: string; comment?: string | undefined; now: Date },
): Ballot {
  const { obstacle, vote } = eligibilityOf(demands, votes, people, user);
  if (obstacle !== null) throw by.refuse(eligibilityCodeOf(obstacle), OBSTACLES[obstacle]);
  const position = (votes.at(-1)?.position ?? 0) + 1;
  const all = [...votes, vote];
  return {
    vote: { ...vote, approval_id: id, comment: comment ?? null, position, cast_at: now },
    all,
    isLast: countVotes(demands, all, people).complete,
  };
}

/** Lets the request commit only if those who have voted still count as they do now. */
export function dependOnVoters(
  context: HandlerContext,
  { facts }: Pick<LoadedPeople, 'facts'>,
  votes: readonly Vote[],
): void {
  const voters = new Set(votes.flatMap(({ user_id, on_behalf_of }) => [user_id, on_behalf_of ?? user_id]));
  for (const id of voters) {
    const own = facts.get(id);
    if (own !== undefined)
      context.dependOn(...context.authorizer.tagsOfDecision(principalOfUser(id, context.now), own));
  }
}

/**
 * Records the approval of the caller, and returns whether it was the last one that was needed. Those who count are then
 * checked again before the commit. The caller has locked the approval.
 * @param now the time of the project
 */
export async function castVote(
  context: HandlerContext<VoteCode>,
  approval: ApprovalRow,
  { live, comment, now }: { live: boolean; comment?: string | undefined; now: Date },
): Promise<boolean> {
  const { tenant } = context;
  const user = requirePerson(context);
  const people = await loadPeople(context, requestOf(approval), live);
  const votes = await tenant.approvals.votes([approval.id]);
  const { vote, all, isLast } = ballotOf(context, approval, { votes, people }, { user, comment, now });
  await tenant.approvals.vote([vote]);
  if (isLast) dependOnVoters(context, people, all);
  return isLast;
}

/** Whether too few people are left to complete an approval. */
export async function isStuck(
  context: HandlerContext,
  approval: ApprovalRow,
  live: boolean,
): Promise<boolean> {
  const people = await loadPeople(context, requestOf(approval), live);
  const votes = await context.tenant.approvals.votes([approval.id]);
  return !countEveryone(approval.requirement.demands, votes, people).complete;
}
