import type { Knex } from 'knex';
import type { WorkspaceMoveRow } from '../../../database/schema/organization-tables.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';

/** A move with the names of both tenants. */
export interface MoveWithNames extends WorkspaceMoveRow {
  workspace_slug: string;
  workspace_name: string;
  organization_slug: string;
  organization_name: string;
}

/** Filter for moves: those of a workspace, or those into an organization. */
export type MoveFilter = { workspace_id: string } | { organization_id: string };

/** Move proposals, as both tenants see them. */
export const workspaceMoveRepository = (db: Knex) => {
  const withNames = () =>
    db('workspace_moves as v')
      .join('workspaces as w', 'w.id', 'v.workspace_id')
      .join('organizations as o', 'o.id', 'v.organization_id')
      .select<MoveWithNames[]>(
        'v.*',
        'w.slug as workspace_slug',
        'w.name as workspace_name',
        'o.slug as organization_slug',
        'o.name as organization_name',
      );
  const prefixed = (side: MoveFilter) =>
    Object.fromEntries(Object.entries(side).map(([column, id]) => [`v.${column}`, id]));

  return {
    async insert(row: Pick<WorkspaceMoveRow, 'workspace_id' | 'id' | 'organization_id' | 'proposed_by'>) {
      await db('workspace_moves').insert(row);
    },

    find: (side: MoveFilter, id: string): Promise<MoveWithNames | undefined> =>
      withNames().where(prefixed(side)).where('v.id', id).first(),

    /** Returns the move, locked until the transaction ends. */
    lock: (side: MoveFilter, id: string): Promise<MoveWithNames | undefined> =>
      withNames().where(prefixed(side)).where('v.id', id).forUpdate('v').first(),

    list(
      side: MoveFilter,
      status: WorkspaceMoveRow['status'] | undefined,
      page: PageRequest,
    ): Promise<MoveWithNames[]> {
      const query = withNames().where(prefixed(side));
      if (status !== undefined) query.where('v.status', status);
      return applyKeyset(query, ['v.id'], page);
    },

    /** Returns the members of the workspace, including deactivated ones, who do not belong to the organization. */
    async outsiders({ workspace_id, organization_id }: WorkspaceMoveRow): Promise<string[]> {
      const inside = db('members').select('user_id').where({ tenant_id: organization_id });
      const rows = await db('members')
        .where({ tenant_id: workspace_id })
        .whereNotIn('user_id', inside)
        .orderBy('user_id')
        .select('user_id');
      return rows.map(({ user_id }) => user_id);
    },

    async decide(
      { workspace_id, id }: Pick<WorkspaceMoveRow, 'workspace_id' | 'id'>,
      decision: Pick<WorkspaceMoveRow, 'status' | 'decided_by' | 'decided_at'>,
    ): Promise<void> {
      await db('workspace_moves').where({ workspace_id, id }).update(decision);
    },
  };
};
