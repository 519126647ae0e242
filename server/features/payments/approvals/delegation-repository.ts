import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';
import type { ApprovalDelegationRow } from './tables.ts';

export const approvalDelegationRepository = (scope: TenantScope) => {
  const delegations = () => scope.rows('approval_delegations');

  return {
    insert: (
      row: Omit<ApprovalDelegationRow, 'workspace_id' | 'created_at'>,
    ): Promise<ApprovalDelegationRow> => scope.insert('approval_delegations', row),

    lock: (id: string): Promise<ApprovalDelegationRow | undefined> =>
      delegations().where({ id }).forUpdate().first(),

    /** Returns the delegations that have not ended. */
    list: (now: Date, page: PageRequest): Promise<ApprovalDelegationRow[]> =>
      applyKeyset(delegations().where('until', '>', now).select('*'), ['id'], page),

    /** Counts the delegations of a person that have not ended. */
    async countOf(from_user: string, now: Date): Promise<number> {
      return (await delegations().where({ from_user }).where('until', '>', now).select('id')).length;
    },

    /** Returns the delegations in force that were made early enough. */
    listEffective: (now: Date, madeBefore: Date): Promise<ApprovalDelegationRow[]> =>
      delegations()
        .where('since', '<=', now)
        .where('until', '>', now)
        .where('created_at', '<=', madeBefore)
        .select('*'),

    async remove(id: string): Promise<void> {
      await delegations().where({ id }).delete();
    },
  };
};
