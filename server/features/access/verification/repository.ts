import type { Knex } from 'knex';
import type { Permission } from '../../../api/types.ts';
import { GRANT_ACTIVE_SQL } from '../../../auth/authorization/management-grants.ts';
import type { Joined } from '../../../database/schema/joined.ts';

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
  /** Returns the metadata of a user, as the operator knows it. */
  metadataOfUser: (id: string): Promise<Pick<Joined, 'metadata'> | undefined> =>
    db('users').where({ id }).first('metadata'),

  metadataOfMember: (tenant_id: string, user_id: string): Promise<Pick<Joined, 'metadata'> | undefined> =>
    db('members').where({ tenant_id, user_id }).first('metadata'),

  metadataOfKey: (tenant_id: string, id: string): Promise<Pick<Joined, 'metadata'> | undefined> =>
    db('api_keys').where({ tenant_id, id }).first('metadata'),

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
