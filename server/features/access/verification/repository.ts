import type { Knex } from 'knex';
import type { Permission } from '../../../api/types.ts';
import { GRANT_ACTIVE_SQL } from '../../../auth/authorization/management-grants.ts';

/** Owners and admins of an organization have the names of built-in roles, too. */
const HOLDS_ANYWHERE_SQL = `
  select exists (
      select from members m left join roles r on r.workspace_id = m.tenant_id and r.id = m.custom_role_id
      where m.user_id = :userId and m.status = 'active'
        and (m.role = any(:roles::text[]) or :permission = any(r.permissions)))
    or exists (
      select from members m
        join organizations go on go.id = m.tenant_id and go.archived_at is null
        join manager_grants g on g.organization_id = m.tenant_id
        join workspaces w on w.id = g.workspace_id
      where m.user_id = :userId and ${GRANT_ACTIVE_SQL}) as holds`;

export const verificationRepository = (db: Knex) => ({
  /** Whether a user has a permission in any workspace or organization, by one of the built-in roles or a custom one. */
  async holdsAnywhere(userId: string, permission: Permission, roles: readonly string[]): Promise<boolean> {
    const { rows } = await db.raw<{ rows: Array<{ holds: boolean }> }>(HOLDS_ANYWHERE_SQL, {
      userId,
      permission,
      roles: [...roles],
    });
    return rows[0]?.holds === true;
  },
});
