import { normalizeName } from '../../../api/normalize.ts';
import { incrementVersion } from '../../../database/row-version.ts';
import type { Joined } from '../../../database/schema/joined.ts';
import type { Provenance, RoleRow } from '../../../database/schema/tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';
import type { ExternalIdFilter } from '../external-ids/service.ts';

/** Custom roles; the document defines the built-in ones. */
export const roleRepository = (scope: TenantScope) => ({
  find: (id: string): Promise<RoleRow | undefined> => scope.rows('roles').where({ id }).first(),

  /** @param key the normalized name */
  findByName: (key: string): Promise<RoleRow | undefined> =>
    scope.rows('roles').where({ name_key: key }).first(),

  lock: (id: string): Promise<RoleRow | undefined> => scope.rows('roles').where({ id }).forUpdate().first(),

  list: (page: PageRequest, externalId: ExternalIdFilter = {}): Promise<RoleRow[]> =>
    applyKeyset(scope.rows('roles').select('*').where(externalId), ['id'], page),

  /** Returns the ids of all custom roles by their ids and normalized names. An id takes precedence. */
  async idsByReference(): Promise<Map<string, string>> {
    const roles = await scope.rows('roles').select('id', 'name_key');
    return new Map([
      ...roles.map(({ id, name_key }) => [name_key, id] as const),
      ...roles.map(({ id }) => [id, id] as const),
    ]);
  },

  async count(): Promise<number> {
    return (await scope.rows('roles').select('id')).length;
  },

  insert: (
    row: Pick<RoleRow, 'id' | 'name' | 'description' | 'permissions' | 'all_projects' | keyof Provenance> &
      Partial<Joined>,
  ): Promise<RoleRow> => scope.insert('roles', { ...row, name_key: normalizeName(row.name) }),

  async update(
    id: string,
    changes: Partial<
      Pick<RoleRow, 'name' | 'description' | 'permissions' | 'all_projects' | 'role_given_by' | keyof Joined>
    >,
  ): Promise<RoleRow | undefined> {
    const [role] = await scope
      .rows('roles')
      .where({ id })
      .update({
        ...changes,
        ...(changes.name !== undefined && { name_key: normalizeName(changes.name) }),
        ...incrementVersion(scope.db),
      })
      .returning('*');
    return role;
  },

  async remove(id: string): Promise<void> {
    await scope.rows('roles').where({ id }).delete();
  },

  /** Returns the users who have the role, in the workspace or in a project. */
  async holders(id: string): Promise<string[]> {
    const members = await scope.rows('members').where({ custom_role_id: id }).select('user_id');
    const inProjects = await scope.rows('project_members').where({ custom_role_id: id }).select('user_id');
    return [...new Set([...members, ...inProjects].map((row) => row.user_id))].sort();
  },
});
