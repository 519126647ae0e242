import type { Knex } from 'knex';
import type { Schemas } from '../../../api/types.ts';
import { GRANT_ACTIVE_SQL, isGrantActiveNow } from '../../../auth/authorization/management-grants.ts';
import { incrementVersion } from '../../../database/row-version.ts';
import type { Joined } from '../../../database/schema/joined.ts';
import type { MemberRow, WorkspaceRow } from '../../../database/schema/tables.ts';
import { slugStore } from '../../../database/slug-store.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';
import type { ExternalIdFilter } from '../external-ids/service.ts';

export interface MyWorkspaceRow extends WorkspaceRow {
  relation: Schemas['MyWorkspace']['relation'];
  role: MemberRow['role'];
  status: MemberRow['status'];
  /** The organization through which the user has access. */
  through_id: string | null;
  through_key: string;
  through_slug: string | null;
  through_name: string | null;
}

/**
 * The ways in which a user has access to workspaces, with the same columns each. A workspace with two ways appears
 * twice.
 */
const ACCESS_PATHS_SQL: Readonly<Record<MyWorkspaceRow['relation'], string>> = {
  member: `
    select m.tenant_id as workspace_id, 'member' as relation, m.role, m.status, null as through_id from members m
    where m.user_id = :userId and ${isGrantActiveNow('m')}`,
  organization: `
    select w.id as workspace_id, 'organization' as relation, m.role, 'active' as status, m.tenant_id as through_id
    from members m
      join organizations o on o.id = m.tenant_id and o.archived_at is null
      join workspaces w on w.organization_id = o.id
    where m.user_id = :userId and m.role in ('owner', 'admin')`,
  shared: `
    select w.id as workspace_id, 'shared' as relation, m.role, 'active' as status, m.tenant_id as through_id
    from members m
      join organizations o on o.id = m.tenant_id and o.archived_at is null
      join manager_grants g on g.organization_id = o.id
      join workspaces w on w.id = g.workspace_id
    where m.user_id = :userId and ${GRANT_ACTIVE_SQL} and not exists (
      select from members own
      where own.tenant_id = w.id and own.user_id = :userId and own.status = 'deactivated')`,
};

const listOf = (relation: MyWorkspaceRow['relation'] | undefined) => `
  select w.*, coalesce(mine.through_id, '') as through_key, mine.relation, mine.role, mine.status, o.id as through_id, o.slug as through_slug, o.name as through_name
  from (${(relation === undefined ? Object.values(ACCESS_PATHS_SQL) : [ACCESS_PATHS_SQL[relation]]).join(' union all ')}) mine
    join workspaces w on w.id = mine.workspace_id and w.archived_at is null
    left join organizations o on o.id = mine.through_id`;

/** The workspaces that a list shows: those of a user, an organization or listed tenants, a single one, or all. */
export type WorkspaceVisibility =
  | { userId: string }
  | { workspaceId: string }
  | { organizationId: string }
  | { tenants: readonly string[] }
  | 'all';

interface WorkspaceFilters {
  archived: boolean;
  externalId: ExternalIdFilter;
}

export const workspaceRepository = (db: Knex) => ({
  find: (id: string): Promise<WorkspaceRow | undefined> => db('workspaces').where({ id }).first(),

  /** Returns the workspace, locked until the transaction ends. Checks over all of its members are serialized here. */
  lock: (id: string): Promise<WorkspaceRow | undefined> =>
    db('workspaces').where({ id }).forNoKeyUpdate().first(),

  list(
    visibility: WorkspaceVisibility,
    { archived, externalId = {} }: WorkspaceFilters,
    page: PageRequest,
  ): Promise<WorkspaceRow[]> {
    const query = db('workspaces').select('workspaces.*').where(externalId);
    if (archived) query.whereNotNull('archived_at');
    else query.whereNull('archived_at');
    if (visibility !== 'all' && 'workspaceId' in visibility) query.where('id', visibility.workspaceId);
    if (visibility !== 'all' && 'organizationId' in visibility)
      query.where('organization_id', visibility.organizationId);
    if (visibility !== 'all' && 'tenants' in visibility) {
      const tenants = [...visibility.tenants];
      query.where((listed) => listed.whereIn('id', tenants).orWhereIn('organization_id', tenants));
    }
    if (visibility !== 'all' && 'userId' in visibility) {
      query.whereIn(
        'id',
        db('members')
          .select('tenant_id')
          .where({ user_id: visibility.userId, status: 'active' })
          .whereRaw(isGrantActiveNow('members')),
      );
    }
    return applyKeyset(query, ['workspaces.id'], page);
  },

  listOf: (
    userId: string,
    {
      relation,
      tenants,
    }: { relation: MyWorkspaceRow['relation'] | undefined; tenants: readonly string[] | null },
    page: PageRequest,
  ): Promise<MyWorkspaceRow[]> =>
    applyKeyset(
      db(db.raw(`(${listOf(relation)}) as mine`, { userId }))
        .where((listed) => {
          if (tenants !== null) listed.whereIn('id', [...tenants]).orWhereIn('organization_id', [...tenants]);
        })
        .select<MyWorkspaceRow[]>('*'),
      ['id', 'relation', 'through_key'],
      page,
    ),

  /** Returns the workspaces that an organization owns or manages. */
  listOfOrganization: (
    organizationId: string,
    { relation, externalId = {} }: { relation: 'owned' | 'managed'; externalId: ExternalIdFilter },
    page: PageRequest,
  ): Promise<WorkspaceRow[]> => {
    const query = db('workspaces as w').select('w.*').whereNull('w.archived_at').where(externalId);
    if (relation === 'owned')
      return applyKeyset(query.where('w.organization_id', organizationId), ['w.id'], page);
    query
      .join('manager_grants as g', 'g.workspace_id', 'w.id')
      .where('g.organization_id', organizationId)
      .whereRaw(GRANT_ACTIVE_SQL);
    return applyKeyset(query, ['g.workspace_id'], page);
  },

  /** Inserts a workspace with its settings. The slug is claimed separately. */
  async insert(
    row: Pick<WorkspaceRow, 'id' | 'slug' | 'name'> &
      Partial<Pick<WorkspaceRow, 'organization_id' | 'plan' | keyof Joined>>,
  ): Promise<void> {
    await db('tenants').insert({ id: row.id });
    await db('workspaces').insert(row);
    await db('workspace_settings').insert({ workspace_id: row.id });
  },

  slugs: slugStore(db, 'workspace'),

  async update(
    id: string,
    changes: Partial<
      Pick<WorkspaceRow, 'name' | 'slug' | 'plan' | 'archived_at' | 'organization_id' | keyof Joined>
    >,
  ): Promise<WorkspaceRow | undefined> {
    const [workspace] = await db('workspaces')
      .where({ id })
      .update({ ...changes, ...incrementVersion(db) })
      .returning('*');
    return workspace;
  },
});
