import type { Schemas } from '../../../../api/types.ts';
import type { ApprovalPeople } from '../engine/types.ts';
import { toDecisions, toPossibilities } from '../serializers.ts';
import type { ApprovalVoteRow } from '../tables.ts';
import type { ControlChangeRow } from './repository.ts';

/** No job ends a change: one that has expired is known by its time. */
export const statusOf = (
  { status, expires_at }: ControlChangeRow,
  now: Date,
): Schemas['ControlChangeRecord']['status'] =>
  status === 'pending' && expires_at <= now ? 'expired' : status;

/** Returns a change as everyone sees it. @param votes on this change */
export const toControlChangeRecord = (
  row: ControlChangeRow,
  votes: readonly ApprovalVoteRow[],
  now: Date,
): Schemas['ControlChangeRecord'] => ({
  id: row.id,
  workspace_id: row.workspace_id,
  project_id: row.project_id,
  kind: row.kind,
  target_id: row.target_id,
  // The database returns objects that the contract lets in.
  before: row.before as Schemas['ControlContent'] | null,
  after: row.change as Schemas['ControlContent'] | null,
  status: statusOf(row, now),
  proposed_by: row.requester_id,
  proposed_at: row.requested_at.toISOString(),
  ...toDecisions(row, votes),
});

/** Returns a change with what the caller can do. @param people null if it does not wait */
export const toControlChange = (
  row: ControlChangeRow,
  votes: readonly ApprovalVoteRow[],
  people: ApprovalPeople | null,
  { user, now }: { user: string | null; now: Date },
): Schemas['ControlChange'] => ({
  ...toControlChangeRecord(row, votes, now),
  ...toPossibilities(row, votes, people, user),
});

/** Returns a change that waits, as the control that it concerns shows it. */
export const toPendingChange = (
  row: ControlChangeRow,
  votes: readonly ApprovalVoteRow[],
): Schemas['PendingChange'] => ({
  id: row.id,
  digest: row.digest,
  after: row.change as Schemas['ControlContent'] | null,
  proposed_by: row.requester_id,
  proposed_at: row.requested_at.toISOString(),
  expires_at: row.expires_at.toISOString(),
  approved_by: votes.map(({ user_id }) => user_id),
});
