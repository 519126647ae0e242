import type { ErrorCode } from '../../../api/types.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { type ApprovalObstacle, eligibilityOf } from './engine/explanation.ts';
import { type LoadedPeople, loadPlace, peopleFor, requestOf } from './people-service.ts';
import type { ApprovalRow } from './tables.ts';
import { eligibilityCodeOf } from './voting.ts';

/** Loads the people of approvals of payments and batches, those of each project once. @returns null for one that is decided */
export async function peopleOfAll(
  context: HandlerContext,
  rows: readonly ApprovalRow[],
): Promise<(row: ApprovalRow) => LoadedPeople | null> {
  const pending = rows.filter(({ status }) => status === 'pending');
  const peopleIn = new Map<string | null, Awaited<ReturnType<typeof peopleFor>>>();
  for (const id of new Set(pending.map(({ project_id }) => project_id))) {
    const place = await loadPlace(context, id, await context.tenant.approvers.isLive(id ?? ''));
    const own = pending.filter(({ project_id }) => project_id === id);
    peopleIn.set(id, await peopleFor(context, place, own.map(requestOf)));
  }
  return (row) =>
    row.status === 'pending' ? (peopleIn.get(row.project_id)?.(requestOf(row)) ?? null) : null;
}

/** Why an approval of a person, or of a key, would be refused. */
interface Exclusion {
  readonly code: ErrorCode;
  /** Null if the approval is decided or has expired. */
  readonly why_not: ApprovalObstacle | 'not_a_person' | null;
  readonly detail: string;
}

/** Answers whether a user's approval would count. @param user null for a key, or for an application on behalf of a user */
export type ExclusionOf = (
  approval: { projectId: string; approvalId: string },
  user: string | null,
) => Exclusion | 'not_found' | null;

/** Opens the answers about some approvals, for all people who are asked about. */
export async function openExclusions(
  context: HandlerContext,
  asked: ReadonlyArray<{ projectId: string; approvalId: string }>,
): Promise<ExclusionOf> {
  const { tenant, now } = context;
  const projects = [...new Set(asked.map(({ projectId }) => projectId))];
  const ids = asked.map(({ approvalId }) => approvalId);
  const rows: ApprovalRow[] = [];
  const clocks = new Map<string, Date>();
  for (const id of projects) {
    rows.push(...(await tenant.approvals.findAll(ids, id)));
    clocks.set(id, (await tenant.sandboxClocks.find(id))?.time ?? now);
  }
  const peopleOf = await peopleOfAll(context, rows);
  const votes = await tenant.approvals.votes(rows.map(({ id }) => id));
  return ({ projectId, approvalId }, user) => {
    const row = rows.find(({ id, project_id }) => id === approvalId && project_id === projectId);
    if (row === undefined) return 'not_found';
    const people = peopleOf(row);
    const isOver = row.expires_at <= (clocks.get(projectId) ?? now);
    if (row.status === 'expired' || (people !== null && isOver))
      return { code: 'approval_expired', why_not: null, detail: 'The approval has expired.' };
    if (people === null)
      return { code: 'approval_already_decided', why_not: null, detail: `The approval is ${row.status}.` };
    if (user === null)
      return { code: 'approval_not_by_key', why_not: 'not_a_person', detail: 'Only people approve.' };
    const own = votes.filter(({ approval_id }) => approval_id === row.id);
    const { obstacle } = eligibilityOf(row.requirement.demands, own, people, user);
    if (obstacle === null) return null;
    return {
      code: eligibilityCodeOf(obstacle),
      why_not: obstacle,
      detail: `An approval of the principal would not count: ${obstacle}.`,
    };
  };
}
