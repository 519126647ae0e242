import type { Knex } from 'knex';
import type { PageRequest } from '../contract/pagination.ts';
import { keyset } from '../database/keyset.ts';
import type { MemberRow, WorkspaceRow } from '../database/tables.ts';
import { nextVersion } from '../database/versioned.ts';

export interface MyWorkspaceRow extends WorkspaceRow {
  role: MemberRow['role'];
  status: MemberRow['status'];
}

/** Which workspaces a list shows: those of a person, one, or all. */
export type WorkspaceReach = { userId: string } | { workspaceId: string } | 'all';

export const workspaceRepository = (db: Knex) => ({
  find: (id: string): Promise<WorkspaceRow | undefined> => db('workspaces').where({ id }).first(),

  /** The workspace, which nobody else changes until the transaction ends. Rules over all of its members wait here. */
  lock: (id: string): Promise<WorkspaceRow | undefined> =>
    db('workspaces').where({ id }).forNoKeyUpdate().first(),

  list(reach: WorkspaceReach, archived: boolean, page: PageRequest): Promise<WorkspaceRow[]> {
    const query = db('workspaces').select('workspaces.*');
    if (archived) query.whereNotNull('archived_at');
    else query.whereNull('archived_at');
    if (reach !== 'all' && 'workspaceId' in reach) query.where('id', reach.workspaceId);
    if (reach !== 'all' && 'userId' in reach) {
      query.whereIn(
        'id',
        db('members').select('workspace_id').where({ user_id: reach.userId, status: 'active' }),
      );
    }
    return keyset(query, ['workspaces.id'], page);
  },

  listOf: (userId: string, page: PageRequest): Promise<MyWorkspaceRow[]> =>
    keyset(
      db('members')
        .join('workspaces', 'workspaces.id', 'members.workspace_id')
        .select<MyWorkspaceRow[]>('workspaces.*', 'members.role', 'members.status')
        .where('members.user_id', userId)
        .whereNull('workspaces.archived_at'),
      ['members.workspace_id'],
      page,
    ),

  /** Inserts a workspace with its settings. The slug is claimed apart, by one of the two ways below. */
  async insert(row: Pick<WorkspaceRow, 'id' | 'slug' | 'name'>): Promise<void> {
    await db('workspaces').insert(row);
    await db('workspace_settings').insert({ workspace_id: row.id });
  },

  /** Takes a slug; one that the workspace had before is its own already. The unique index refuses anybody else's. */
  async claimSlug(id: string, slug: string): Promise<void> {
    const own = await db('workspace_slugs').where({ slug, workspace_id: id }).first();
    if (own === undefined) await db('workspace_slugs').insert({ slug, workspace_id: id });
  },

  /** Takes the first slug that is free. @returns which one, if any was */
  async claimFirstFree(id: string, slugs: readonly string[]): Promise<string | undefined> {
    for (const slug of slugs) {
      const [claimed] = await db('workspace_slugs')
        .insert({ slug, workspace_id: id })
        .onConflict('slug')
        .ignore()
        .returning('slug');
      if (claimed !== undefined) return claimed.slug;
    }
    return undefined;
  },

  /** Corrects the slug of a workspace that nobody has seen yet. */
  async rename(id: string, slug: string): Promise<void> {
    await db('workspaces').where({ id }).update({ slug });
  },

  async update(
    id: string,
    changes: Partial<Pick<WorkspaceRow, 'name' | 'slug' | 'plan' | 'archived_at'>>,
  ): Promise<WorkspaceRow | undefined> {
    const [workspace] = await db('workspaces')
      .where({ id })
      .update({ ...changes, ...nextVersion(db) })
      .returning('*');
    return workspace;
  },
});
