import type { Knex } from 'knex';
import { incrementVersion } from '../../../database/row-version.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';
import type { ApprovalRow, ApprovalVoteRow } from './tables.ts';

type NewApproval = Pick<
  ApprovalRow,
  | 'id'
  | 'project_id'
  | 'payment_id'
  | 'beneficiary_id'
  | 'requirement'
  | 'digest'
  | 'requester_id'
  | 'requester_user_id'
  | 'requested_at'
  | 'created_at'
  | 'expires_at'
  | 'due_at'
>;

export interface ApprovalFilters {
  status: ApprovalRow['status'] | undefined;
  paymentId: string | undefined;
}

export const approvalRepository = (scope: TenantScope) => {
  const ofPayments = () => scope.rows('approvals').whereNotNull('payment_id');

  return {
    find: (id: string, projectId: string): Promise<ApprovalRow | undefined> =>
      ofPayments().where({ id, project_id: projectId }).first(),

    lock: (id: string): Promise<ApprovalRow | undefined> => ofPayments().where({ id }).forUpdate().first(),

    findAll: (ids: readonly string[], projectId: string): Promise<ApprovalRow[]> =>
      ofPayments()
        .whereIn('id', [...ids])
        .where({ project_id: projectId })
        .select('*'),

    /** Locks approvals in the order of their ids, so that concurrent requests never deadlock. */
    lockAll: (ids: readonly string[], projectId: string): Promise<ApprovalRow[]> =>
      ofPayments()
        .whereIn('id', [...ids])
        .where({ project_id: projectId })
        .orderBy('id')
        .forUpdate()
        .select('*'),

    list(
      projectId: string,
      { status, paymentId }: ApprovalFilters,
      page: PageRequest,
    ): Promise<ApprovalRow[]> {
      const query = ofPayments().where({ project_id: projectId });
      if (status !== undefined) query.where({ status });
      if (paymentId !== undefined) query.where({ payment_id: paymentId });
      return applyKeyset(query.select('*'), ['id'], page);
    },

    /** Returns approvals that wait in some projects, and that a user has neither requested nor given. */
    listWaiting(projects: Knex.QueryBuilder, user: string, page: PageRequest): Promise<ApprovalRow[]> {
      const query = ofPayments()
        .where({ status: 'pending' })
        .whereIn('project_id', projects)
        .whereRaw('requester_user_id is distinct from ?', [user])
        .whereNotExists(
          scope
            .rows('approval_votes')
            .where({ user_id: user })
            .whereRaw('approval_votes.approval_id = approvals.id'),
        );
      return applyKeyset(query.select('approvals.*'), ['id'], page);
    },

    /** Locks the approval for which a payment waits. */
    lockOfPayment: (paymentId: string): Promise<ApprovalRow | undefined> =>
      ofPayments().where({ payment_id: paymentId, status: 'pending' }).forUpdate().first(),

    async setDigest(id: string, digest: string): Promise<void> {
      await scope
        .rows('approvals')
        .where({ id })
        .update({ digest, ...incrementVersion(scope.db) });
    },

    insert: ({ requirement, ...row }: NewApproval): Promise<ApprovalRow> =>
      // JSON columns take text and return the parsed value.
      scope.insert('approvals', { ...row, requirement: JSON.stringify(requirement) as never }),

    async decide(
      id: string,
      status: Exclude<ApprovalRow['status'], 'pending'>,
      { now, reason = null }: { now: Date; reason?: string | null },
    ): Promise<ApprovalRow | undefined> {
      const [row] = await scope
        .rows('approvals')
        .where({ id })
        .update({ status, reason, decided_at: now, ...incrementVersion(scope.db) })
        .returning('*');
      return row;
    },

    /** Ends the approvals for which payments wait, because the payments have ended. */
    async withdrawOf(paymentIds: readonly string[], now: Date): Promise<void> {
      const waiting = ofPayments()
        .whereIn('payment_id', [...paymentIds])
        .where({ status: 'pending' })
        .orderBy('id')
        .forUpdate()
        .select('id');
      await scope
        .rows('approvals')
        .whereIn('id', waiting)
        .update({ status: 'withdrawn', decided_at: now, ...incrementVersion(scope.db) });
    },

    async approveAll(ids: readonly string[], now: Date): Promise<void> {
      await scope
        .rows('approvals')
        .whereIn('id', [...ids])
        .update({ status: 'approved', decided_at: now, ...incrementVersion(scope.db) });
    },

    /** Returns payments of a project whose approvals have to be reminded of or ended. */
    async duePayments(projectId: string, now: Date, limit: number): Promise<string[]> {
      const rows = await ofPayments()
        .where({ project_id: projectId, status: 'pending' })
        .where('due_at', '<=', now)
        .orderBy(['due_at', 'id'])
        .limit(limit)
        .select('payment_id');
      return rows.flatMap(({ payment_id }) => payment_id ?? []);
    },

    lockDue: (paymentIds: readonly string[], now: Date): Promise<ApprovalRow[]> =>
      ofPayments()
        .whereIn('payment_id', [...paymentIds])
        .where({ status: 'pending' })
        .where('due_at', '<=', now)
        .orderBy('id')
        .forUpdate()
        .select('*'),

    async setDue(id: string, due_at: Date): Promise<void> {
      await scope.rows('approvals').where({ id }).update({ due_at });
    },

    /** Returns the votes on approvals, in the order of voting. */
    votes: (approvalIds: readonly string[]): Promise<ApprovalVoteRow[]> =>
      scope
        .rows('approval_votes')
        .whereIn('approval_id', approvalIds)
        .orderBy(['approval_id', 'position'])
        .select('*'),

    /** @returns whether there was a vote */
    async removeVote(approvalId: string, user: string): Promise<boolean> {
      const votes = scope.rows('approval_votes').where({ approval_id: approvalId, user_id: user });
      return (await votes.delete()) > 0;
    },

    async vote(rows: ReadonlyArray<Omit<ApprovalVoteRow, 'workspace_id'>>): Promise<void> {
      if (rows.length === 0) return;
      await scope.db('approval_votes').insert(rows.map((row) => ({ ...row, workspace_id: scope.tenantId })));
    },
  };
};
