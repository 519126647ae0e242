import type { Knex } from 'knex';
import type { Schemas } from '../../../api/types.ts';
import { GRANT_ACTIVE_SQL, GRANTOR_ENTITLED_SQL } from '../../../auth/authorization/management-grants.ts';
import { incrementVersion } from '../../../database/row-version.ts';
import type { ApiKeyRow } from '../../../database/schema/credential-tables.ts';
import type { ManagerGrantRow } from '../../../database/schema/organization-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';

/** A grant with its status and the names of both tenants. */
export interface GrantWithNames extends ManagerGrantRow {
  status: Schemas['ManagerGrantStatus'];
  workspace_slug: string;
  workspace_name: string;
  organization_slug: string;
  organization_name: string;
}

/** Computed on read, so that no job has to maintain it. */
const STATUS_SQL = `case
  when g.revoked_at is not null then 'revoked'
  when g.ended_at is not null or g.expires_at <= now() then 'expired'
  when not ${GRANTOR_ENTITLED_SQL} then 'suspended'
  when g.paused then 'paused'
  else 'active' end`;

const withNames = (db: Knex) =>
  db('manager_grants as g')
    .join('workspaces as w', 'w.id', 'g.workspace_id')
    .join('organizations as o', 'o.id', 'g.organization_id')
    .select<GrantWithNames[]>(
      'g.*',
      db.raw(`${STATUS_SQL} as status`),
      'w.slug as workspace_slug',
      'w.name as workspace_name',
      'o.slug as organization_slug',
      'o.name as organization_name',
    );

function selectGrants(
  query: Knex.QueryBuilder<GrantWithNames, GrantWithNames[]>,
  status: string | undefined,
  page: PageRequest,
): Promise<GrantWithNames[]> {
  if (status !== undefined) query.whereRaw(`(${STATUS_SQL}) = ?`, [status]);
  return applyKeyset(query, ['g.id'], page);
}

/** People of an organization who are not direct members of the workspace. */
const NON_MEMBERS_SQL = `
  select m.user_id from members m where m.tenant_id = :organizationId and not exists (
    select from members own where own.tenant_id = :workspaceId and own.user_id = m.user_id)`;

type Changes = Partial<
  Pick<ManagerGrantRow, 'granted_by' | 'expires_at' | 'paused' | 'revoked_at' | 'revoked_by' | 'ended_at'>
>;

/** The grants on one workspace. */
export const managerGrantRepository = (scope: TenantScope) => {
  const { db, tenantId } = scope;

  return {
    find: (id: string): Promise<GrantWithNames | undefined> =>
      withNames(db).where({ 'g.workspace_id': tenantId, 'g.id': id }).first(),

    /** Returns the grant, locked until the transaction ends. */
    lock: (id: string): Promise<GrantWithNames | undefined> =>
      withNames(db).where({ 'g.workspace_id': tenantId, 'g.id': id }).forUpdate('g').first(),

    /** Locks a grant against changes until the transaction ends. */
    lockRow: (id: string): Promise<ManagerGrantRow | undefined> =>
      scope.rows('manager_grants').where({ id }).forNoKeyUpdate().first(),

    list: (status: string | undefined, page: PageRequest): Promise<GrantWithNames[]> =>
      selectGrants(withNames(db).where('g.workspace_id', tenantId), status, page),

    /** Marks an expired grant as ended, so that the same organization can get another. */
    async expireGrantsTo(organizationId: string): Promise<void> {
      await scope
        .rows('manager_grants')
        .where({ organization_id: organizationId })
        .whereNull('ended_at')
        .whereRaw('expires_at <= now()')
        .update({ ended_at: db.fn.now() as never }); // an expression, where the type expects a time
    },

    /** Ends the grant of an organization, if there is one. @returns its id */
    async endFor(organizationId: string, by: string | null, at: Date): Promise<string | undefined> {
      const [ended] = await scope
        .rows('manager_grants')
        .where({ organization_id: organizationId })
        .whereNull('ended_at')
        .update({ revoked_at: at, revoked_by: by, ended_at: at, ...incrementVersion(db) })
        .returning('id');
      return ended?.id;
    },

    async insert(
      row: Pick<ManagerGrantRow, 'id' | 'organization_id' | 'granted_by' | 'expires_at' | 'paused'>,
    ): Promise<void> {
      await scope.insert('manager_grants', row);
    },

    async update(id: string, changes: Changes): Promise<void> {
      await scope
        .rows('manager_grants')
        .where({ id })
        .update({ ...changes, ...incrementVersion(db) });
    },

    /** Returns the unrevoked keys that were created under a grant. */
    keys: (id: string): Promise<ApiKeyRow[]> =>
      scope.rows('api_keys').where({ grant_id: id }).whereNull('revoked_at').orderBy('id').select('*'),

    /** Returns the active keys whose working secret was seen, or whose permissions were changed, under a grant. */
    exposedKeys: (id: string): Promise<ApiKeyRow[]> =>
      scope
        .rows('api_keys')
        .whereIn(
          'id',
          db('credentials')
            .where({ grant_id: id })
            .whereNull('ended_at')
            .whereRaw('(ends_at is null or ends_at > now())')
            .select('subject_id'),
        )
        .whereNull('revoked_at')
        .whereRaw('(expires_at is null or expires_at > now())')
        .orderBy('id')
        .select('*'),

    /** Whether a grant currently gives access. */
    async isActive(id: string): Promise<boolean> {
      const open = await withNames(db)
        .where({ 'g.workspace_id': tenantId, 'g.id': id })
        .whereNull('o.archived_at')
        .whereRaw(GRANT_ACTIVE_SQL)
        .first();
      return open !== undefined;
    },

    /** Counts the people of an organization who are not direct members of the workspace. */
    async countPeople(organizationId: string): Promise<number> {
      const { rows } = await db.raw<{ rows: unknown[] }>(NON_MEMBERS_SQL, {
        organizationId,
        workspaceId: tenantId,
      });
      return rows.length;
    },
  };
};

/** The grants that an organization has received on any workspace. */
export const organizationGrantRepository = (db: Knex) => ({
  list: (organizationId: string, status: string | undefined, page: PageRequest): Promise<GrantWithNames[]> =>
    selectGrants(withNames(db).where('g.organization_id', organizationId), status, page),
});
