import type { Knex } from 'knex';
import { incrementVersion } from '../../../database/row-version.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';
import { APPROVED_COLUMNS, type ApprovalContent, type ApprovedTerms } from './content.ts';
import type { ApprovalRow, ApprovalVoteRow } from './tables.ts';

type NewApproval = Pick<
  ApprovalRow,
  | 'id'
  | 'project_id'
  | 'payment_id'
  | 'beneficiary_id'
  | 'batch_id'
  | 'payment_count'
  | 'totals'
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
  /** A payment that waits, or waited last, alone or with its batch. */
  paymentId: string | undefined;
  batchId: string | undefined;
}

export const approvalRepository = (scope: TenantScope) => {
  /** Those of payments and batches, not of controls. */
  const ofPayments = () => scope.rows('approvals').whereNull('kind');

  return {
    find: (id: string, projectId: string): Promise<ApprovalRow | undefined> =>
      ofPayments().where({ id, project_id: projectId }).first(),

    /** Returns the newest approvals for which payments wait. */
    newestPending: (limit: number): Promise<ApprovalRow[]> =>
      ofPayments().where({ status: 'pending' }).orderBy('id', 'desc').limit(limit).select('*'),

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
      { status, paymentId, batchId }: ApprovalFilters,
      page: PageRequest,
    ): Promise<ApprovalRow[]> {
      const query = ofPayments().where({ project_id: projectId });
      if (status !== undefined) query.where({ status });
      if (batchId !== undefined) query.where({ batch_id: batchId });
      if (paymentId !== undefined) {
        const waitedLast = scope.rows('payments').where({ id: paymentId }).select('approval_id');
        query.where((either) => either.where({ payment_id: paymentId }).orWhereIn('id', waitedLast));
      }
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

    /** Locks those of some approvals that are pending, in the order of their ids. */
    lockPending: (ids: readonly string[]): Promise<ApprovalRow[]> =>
      ofPayments()
        .whereIn('id', [...ids])
        .where({ status: 'pending' })
        .orderBy('id')
        .forUpdate()
        .select('*'),

    /** Returns the payments that wait for an approval. */
    paymentsOf: (id: string): Promise<ApprovedTerms[]> =>
      scope
        .rows('payments')
        .where({ approval_id: id, stage: 'approval' })
        .select(...APPROVED_COLUMNS),

    /** Binds an approval to other content. */
    async bind(id: string, { totals, ...content }: ApprovalContent): Promise<ApprovalRow | undefined> {
      const [row] = await scope
        .rows('approvals')
        .where({ id })
        .update({ ...content, totals: JSON.stringify(totals) as never, ...incrementVersion(scope.db) })
        .returning('*');
      return row;
    },

    insert: ({ requirement, totals, ...row }: NewApproval): Promise<ApprovalRow> =>
      scope.insert('approvals', {
        ...row,
        // JSON columns take text and return the parsed value.
        requirement: JSON.stringify(requirement) as never,
        totals: JSON.stringify(totals) as never,
      }),

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

    /** Ends approvals in one way. */
    async endAll(ids: readonly string[], status: 'approved' | 'withdrawn', now: Date): Promise<void> {
      if (ids.length === 0) return;
      await scope
        .rows('approvals')
        .whereIn('id', [...ids])
        .update({ status, decided_at: now, ...incrementVersion(scope.db) });
    },

    /** Returns approvals of a project that people have to be reminded of, or that have to be ended. */
    due: (
      projectId: string,
      now: Date,
      limit: number,
    ): Promise<Pick<ApprovalRow, 'id' | 'payment_count'>[]> =>
      ofPayments()
        .where({ project_id: projectId, status: 'pending' })
        .where('due_at', '<=', now)
        .orderBy(['due_at', 'id'])
        .limit(limit)
        .select('id', 'payment_count'),

    /** Takes all votes on an approval back, because they were about something else. */
    async removeVotes(approvalId: string): Promise<void> {
      await scope.rows('approval_votes').where({ approval_id: approvalId }).delete();
    },

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
