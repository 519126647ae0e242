import type { AgeColumns } from '../../../auth/authorization/key-age-policy.ts';
import { type KeyUsage, keyUsageColumns } from '../../../database/key-usage.ts';
import { incrementVersion } from '../../../database/row-version.ts';
import type { DirectoryRow } from '../../../database/schema/directory-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';

export type DirectoryWithUsage = DirectoryRow & KeyUsage;
export type DirectoryChanges = Partial<Omit<DirectoryRow, 'tenant_id' | 'id' | 'version' | 'created_at'>>;

/** The settings of the tenant, if it is an organization, or of the organization that owns it. */
const AGE_SETTINGS_SQL = `
  select s.max_key_lifetime_days, s.max_key_lifetime_since, s.key_rotation_days, s.key_rotation_since, s.secrets_expired_before
  from organization_settings s
  where s.organization_id = coalesce((select organization_id from workspaces where id = :tenantId), :tenantId)`;

const USES =
  'previous_directory_secret_uses u where u.tenant_id = directories.tenant_id and u.directory_id = directories.id';

/** The directories of a workspace or an organization. */
export const directoryRepository = (scope: TenantScope) => {
  const one = (id: string) => scope.rows('directories').where({ id });
  const withUses = () =>
    scope
      .rows('directories')
      .select<DirectoryWithUsage[]>('directories.*', ...keyUsageColumns(scope.db, USES));

  return {
    find: (id: string): Promise<DirectoryWithUsage | undefined> => withUses().where({ id }).first(),

    /** Returns the directory, locked until the transaction ends. */
    lock: (id: string): Promise<DirectoryRow | undefined> => one(id).forUpdate().first(),

    list: (page: PageRequest): Promise<DirectoryWithUsage[]> => applyKeyset(withUses(), ['id'], page),

    /** Returns the age limits that the organization sets; `undefined` if there is no organization. */
    async ageSettings(): Promise<AgeColumns | undefined> {
      const { tenantId } = scope;
      return (await scope.db.raw<{ rows: AgeColumns[] }>(AGE_SETTINGS_SQL, { tenantId })).rows[0];
    },

    async count(): Promise<number> {
      const [row] = await scope.rows('directories').count({ count: '*' });
      return Number(row?.count);
    },

    async insert(
      row: Pick<DirectoryRow, 'id' | 'name' | 'default_role' | 'masked'> & Partial<DirectoryRow>,
    ): Promise<void> {
      await scope.insert('directories', row);
    },

    async update(id: string, changes: DirectoryChanges): Promise<void> {
      await one(id).update({ ...changes, ...incrementVersion(scope.db) });
    },

    /** Replaces the mappings. JSON goes in as text. */
    async setRoleMappings(id: string, mappings: DirectoryRow['role_mappings']): Promise<void> {
      const role_mappings = JSON.stringify(mappings) as never;
      await one(id).update({ role_mappings, ...incrementVersion(scope.db) });
    },

    /** Ends what the directory decides about members. They stay as they are. */
    async releaseMembers(id: string): Promise<void> {
      await scope.db('members').where({ managed_by: id }).update({ managed_by: null });
      await scope.db('project_members').where({ managed_by: id }).update({ managed_by: null });
    },

    async remove(id: string): Promise<void> {
      await one(id).delete();
    },

    /** Deletes the recorded uses when another secret becomes the previous one. */
    async forgetUses(id: string): Promise<void> {
      await scope.rows('previous_directory_secret_uses').where({ directory_id: id }).delete();
    },
  };
};
