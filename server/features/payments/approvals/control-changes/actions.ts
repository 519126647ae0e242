import type { Schemas } from '../../../../api/types.ts';
import { userOf } from '../../../../auth/authentication/principal.ts';
import { assertFound, type HandlerContext } from '../../../../operations/handler-context.ts';
import { visibilityOf } from '../../../tenancy/projects/service.ts';
import { loadPlace, peopleFor, requestOf } from '../people-service.ts';
import { assertDecidable, castVote, isStuck, requirePerson, type VoteCode } from '../voting.ts';
import { CONTROL_KINDS } from './kinds.ts';
import type { ControlChangeRow, Visibility } from './repository.ts';
import { statusOf, toControlChange, toControlChangeRecord } from './serializers.ts';

/** Decisions of people about changes of controls. Each locks the control, then its change. */

/** Codes of a decision that needs no eligibility. */
type DecideCode = Exclude<VoteCode, 'approval_own_request' | 'approval_not_eligible'>;

/** New approvers wait as in live projects, but for a beneficiary that is simulated. */
const isLive = ({ change }: ControlChangeRow): boolean =>
  change === null || !('live' in change) || change.live !== false;

/** Returns a change as a request of the workspace: the roles there count, also where the control belongs to a project. */
const inWorkspace = (change: ControlChangeRow): ControlChangeRow => ({ ...change, project_id: null });

const asRequest = (change: ControlChangeRow) => requestOf(inWorkspace(change));

/** Returns what the caller sees who reads controls, or approves changes of them. */
export const visibleWith = (
  context: HandlerContext,
  permission: 'payment_controls:read' | 'payments:approve',
): Visibility => ({
  projects: context.tenant.projects.visibleIds(visibilityOf(context), permission),
  accounts: permission === 'payments:approve' || context.access.permissions.has('accounts:read'),
});

/** Returns changes with what the caller can do. The people of the workspace are loaded together. */
export async function presentChanges(
  context: HandlerContext,
  rows: readonly ControlChangeRow[],
): Promise<Schemas['ControlChange'][]> {
  const { tenant, principal, now } = context;
  const votes = rows.length === 0 ? [] : await tenant.approvals.votes(rows.map(({ id }) => id));
  const pending = rows.filter((row) => statusOf(row, now) === 'pending');
  const peopleOf = new Map<boolean, Awaited<ReturnType<typeof peopleFor>>>();
  for (const live of new Set(pending.map(isLive)))
    peopleOf.set(
      live,
      await peopleFor(context, await loadPlace(context, null, live), pending.map(asRequest)),
    );
  return rows.map((row) => {
    const own = votes.filter(({ approval_id }) => approval_id === row.id);
    const people =
      statusOf(row, now) === 'pending' ? (peopleOf.get(isLive(row))?.(asRequest(row)) ?? null) : null;
    return toControlChange(row, own, people, { user: userOf(principal), now });
  });
}

/** Locks a control and its change. @throws not_found */
async function lockChange(
  context: HandlerContext<'approval_not_by_key'>,
  id: string,
): Promise<ControlChangeRow> {
  const { controlChanges } = context.tenant;
  const found = assertFound(
    await controlChanges.find(id, visibleWith(context, 'payments:approve')),
    'control change',
  );
  await CONTROL_KINDS[found.kind].lock(context, found.target_id);
  return assertFound(await controlChanges.lock(id), 'control change');
}

/** Returns a decided change, and tells webhooks of it. */
async function present(
  context: HandlerContext,
  id: string,
  event: 'control_change.approved' | 'control_change.rejected',
): Promise<Schemas['ControlChange']> {
  const { tenant, now } = context;
  const row = assertFound(await tenant.controlChanges.lock(id), 'control change');
  context.emit(event, toControlChangeRecord(row, await tenant.approvals.votes([id]), now));
  const [change] = await presentChanges(context, [row]);
  return assertFound(change, 'control change');
}

/** Approves a change, and makes it with the last approval. The operator replaces approvers who are missing. */
export async function approveChange(
  context: HandlerContext<VoteCode | 'invalid_state' | 'approval_rule_unsatisfiable'>,
  id: string,
  { digest, comment }: Schemas['ApprovalVoteCreate'],
): Promise<Schemas['ControlChange']> {
  const { tenant, principal, now } = context;
  const change = await lockChange(context, id);
  if (principal.type !== 'operator') requirePerson(context);
  const request = inWorkspace(change);
  const live = isLive(change);
  const isRescue = principal.type === 'operator' && (await isStuck(context, request, live));
  if (!isRescue) requirePerson(context);
  assertDecidable(context, change, { digest, now });
  if (isRescue || (await castVote(context, request, { live, comment, now }))) {
    await tenant.approvals.decide(id, 'approved', { now });
    await CONTROL_KINDS[change.kind].apply(context, change);
    context.audit('control_change.made', change.target_id);
  }
  return present(context, id, 'control_change.approved');
}

/** Ends a change, and leaves the control as it is. The person who proposed the change withdraws it in this way. */
export async function rejectChange(
  context: HandlerContext<DecideCode>,
  id: string,
  { digest, reason }: Schemas['ApprovalRejection'],
): Promise<Schemas['ControlChange']> {
  const { tenant, now } = context;
  const change = await lockChange(context, id);
  const user = requirePerson(context);
  assertDecidable(context, change, { digest, now });
  const isOwn = change.requester_user_id === user;
  await tenant.approvals.decide(id, isOwn ? 'withdrawn' : 'rejected', { now, reason });
  await CONTROL_KINDS[change.kind].refuse?.(context, change);
  return present(context, id, 'control_change.rejected');
}
