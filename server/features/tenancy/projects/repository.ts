import type { Knex } from 'knex';
import type { PermissionName, Schemas } from '../../../api/types.ts';
import { isGrantActiveNow } from '../../../auth/authorization/management-grants.ts';
import { incrementVersion } from '../../../database/row-version.ts';
import type { Joined } from '../../../database/schema/joined.ts';
import type { Provenance, Table, Versioned } from '../../../database/schema/tables.ts';
import { slugStore } from '../../../database/slug-store.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';
import type { ExternalIdFilter } from '../external-ids/service.ts';

export interface ProjectRow extends Versioned, Provenance, Joined {
  workspace_id: string;
  id: string;
  slug: string;
  name: string;
  environment: Schemas['Project']['environment'];
  description: string | null;
  archived_at: Date | null;
  /** Generated: whether the environment is `production`. */
  live: boolean;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    projects: Table<ProjectRow, 'workspace_id' | 'id' | 'slug' | 'name' | 'environment'>;
  }
}

/** The projects that a list shows. */
export interface ProjectVisibility {
  /** Only projects of which this user is a member. */
  memberId: string | undefined;
  /** Excludes projects in which the custom role of this user lacks the permission to read what is listed. */
  readerId: string | undefined;
  /** Only these projects. */
  ids: readonly string[] | null;
}

export interface ProjectFilters {
  environment?: string | undefined;
  archived: boolean;
  externalId: ExternalIdFilter;
}

type NewProject = Pick<
  ProjectRow,
  'id' | 'slug' | 'name' | 'environment' | 'description' | keyof Provenance
> &
  Partial<Joined>;

/** Inserts a project and claims its slug. */
const INSERT_SQL = `
  with project as (
    insert into projects
      (workspace_id, id, slug, name, environment, description, created_by, created_with, grant_id,
        external_id, external_id_party, metadata)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, coalesce(?::jsonb, '{}'))
    returning *
  ), claim as (
    insert into project_slugs (workspace_id, slug, project_id) select workspace_id, slug, id from project
  )
  select * from project`;

export const projectRepository = (scope: TenantScope) => {
  const membershipsOf = (userId: string) =>
    scope
      .rows('project_members')
      .where({ user_id: userId })
      .whereRaw(isGrantActiveNow('project_members', 'workspace_id'))
      .select('project_id');
  const membershipsWithout = (userId: string, permission: PermissionName) =>
    scope
      .rows('project_members')
      .join('roles', (join) => {
        join
          .on('roles.workspace_id', 'project_members.workspace_id')
          .on('roles.id', 'project_members.custom_role_id');
      })
      .where('project_members.user_id', userId)
      .whereRaw('not (? = any(roles.permissions))', [permission])
      .select('project_members.project_id');
  const onlyVisible = <Query extends Knex.QueryBuilder>(
    query: Query,
    visibility: ProjectVisibility,
    permission: PermissionName = 'projects:read',
  ): Query => {
    if (visibility.memberId !== undefined) query.whereIn('id', membershipsOf(visibility.memberId));
    if (visibility.readerId !== undefined)
      query.whereNotIn('id', membershipsWithout(visibility.readerId, permission));
    if (visibility.ids !== null) query.whereIn('id', [...visibility.ids]);
    return query;
  };

  return {
    find: (id: string): Promise<ProjectRow | undefined> => scope.rows('projects').where({ id }).first(),

    /** Returns the id of the project that has or had this slug. */
    async idOf(slug: string): Promise<string | undefined> {
      const row = await scope.rows('project_slugs').where({ slug }).first();
      return row?.project_id;
    },

    lock: (id: string): Promise<ProjectRow | undefined> =>
      scope.rows('projects').where({ id }).forUpdate().first(),

    /** Returns the visible projects that have or had these slugs. */
    async visibleWithSlugs(
      visibility: ProjectVisibility,
      slugs: readonly string[],
    ): Promise<Array<{ slug: string; id: string }>> {
      const claims = await scope.rows('project_slugs').whereIn('slug', [...slugs]);
      const query = scope.rows('projects').whereIn(
        'id',
        claims.map(({ project_id }) => project_id),
      );
      const visible = await onlyVisible(query.select('id'), visibility);
      const ids = new Set(visible.map(({ id }) => id));
      return claims.flatMap(({ slug, project_id: id }) => (ids.has(id) ? { slug, id } : []));
    },

    /** Returns a subquery for the ids of the projects in which the caller may read with a permission. */
    visibleIds: (visibility: ProjectVisibility, permission: PermissionName): Knex.QueryBuilder =>
      onlyVisible(scope.rows('projects').select('id'), visibility, permission),

    /** Returns those of the ids that are projects of this workspace. */
    async filterExisting(ids: readonly string[]): Promise<string[]> {
      const rows = await scope
        .rows('projects')
        .whereIn('id', [...ids])
        .select('id');
      return rows.map((row) => row.id);
    },

    list(visibility: ProjectVisibility, filters: ProjectFilters, page: PageRequest): Promise<ProjectRow[]> {
      const query = scope
        .rows('projects')
        .select('*')
        .where(filters.externalId ?? {});
      if (filters.archived) query.whereNotNull('archived_at');
      else query.whereNull('archived_at');
      if (filters.environment !== undefined) query.where('environment', filters.environment);
      return applyKeyset(onlyVisible(query, visibility), ['id'], page);
    },

    async insert(row: NewProject): Promise<ProjectRow> {
      const { rows } = await scope.db.raw<{ rows: [ProjectRow] }>(INSERT_SQL, [
        scope.tenantId,
        row.id,
        row.slug,
        row.name,
        row.environment,
        row.description,
        row.created_by,
        row.created_with,
        row.grant_id,
        row.external_id ?? null,
        row.external_id_party ?? null,
        // JSON goes in as text.
        (row.metadata as unknown as string | undefined) ?? null,
      ]);
      return rows[0];
    },

    slugs: slugStore(scope.db, 'project', { workspace_id: scope.tenantId }),

    async update(
      id: string,
      changes: Partial<
        Pick<ProjectRow, 'name' | 'slug' | 'environment' | 'description' | 'archived_at' | keyof Joined>
      >,
    ): Promise<ProjectRow | undefined> {
      const [project] = await scope
        .rows('projects')
        .where({ id })
        .update({ ...changes, ...incrementVersion(scope.db) })
        .returning('*');
      return project;
    },
  };
};
