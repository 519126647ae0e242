import type { Knex } from 'knex';

const TENANTS_SQL = `
  select tenant_id from members where user_id = :userId
  union select tenant_id from api_keys where user_id = :userId and revoked_at is null
  union select tenant_id from invitations where invited_by = :userId and status = 'pending'
  order by tenant_id`;

/** Tenants of which a person is the last active owner. Owners of an organization are responsible for its workspaces. */
const LAST_OWNER_SQL = `
  select m.tenant_id
  from members m left join workspaces w on w.id = m.tenant_id left join organizations o on o.id = m.tenant_id
  where m.user_id = :userId and m.role = 'owner' and m.status = 'active'
    and w.organization_id is null and coalesce(w.archived_at, o.archived_at) is null
    and not exists (
      select from members b
      where b.tenant_id = m.tenant_id and b.role = 'owner' and b.status = 'active' and b.user_id <> m.user_id)
  order by m.tenant_id`;

const MANAGED_SQL = `
  select tenant_id from members where user_id = :userId and managed_by is not null order by tenant_id`;

/** The account of a person, and where it reaches. */
export const accountDeletionRepository = (db: Knex) => {
  async function tenants(sql: string, userId: string): Promise<string[]> {
    const { rows } = await db.raw<{ rows: Array<{ tenant_id: string }> }>(sql, { userId });
    return rows.map(({ tenant_id }) => tenant_id);
  }

  return {
    /** Returns the tenants in which a person is a member, or has keys or pending invitations, sorted by id. */
    tenantsOf: (userId: string) => tenants(TENANTS_SQL, userId),
    lastOwnerIn: (userId: string) => tenants(LAST_OWNER_SQL, userId),
    managedIn: (userId: string) => tenants(MANAGED_SQL, userId),

    /** Deletes a person with all that belongs to the account. The memberships go first, for their triggers read the person. */
    async delete(userId: string): Promise<void> {
      await db('members').where({ user_id: userId }).delete();
      await db('users').where({ id: userId }).delete();
    },
  };
};
