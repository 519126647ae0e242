import type { Knex } from 'knex';
import { RANK } from '../../../mail/mail-kinds.ts';
import { DELETE_CONTENT_SQL } from '../../../mail/repository.ts';

const TENANTS_SQL = `
  select tenant_id from members where user_id = :userId
  union select tenant_id from api_keys where user_id = :userId and revoked_at is null
  union select tenant_id from invitations where invited_by = :userId and status = 'pending'
  order by tenant_id`;

const PRESENT = `
  from members m left join workspaces w on w.id = m.tenant_id left join organizations o on o.id = m.tenant_id
  where m.user_id = :userId and coalesce(w.archived_at, o.archived_at) is null`;

/**
 * Tenants of which a person is the last owner, also one that a directory has suspended. Owners of an organization are
 * responsible for its workspaces.
 */
const LAST_OWNER_SQL = `
  select m.tenant_id ${PRESENT} and m.role = 'owner' and w.organization_id is null
    and not exists (
      select from members b
      where b.tenant_id = m.tenant_id and b.role = 'owner' and b.status = 'active' and b.user_id <> m.user_id)
  order by m.tenant_id`;

/** Where a directory has ended the access of a person, it has decided already. */
const MANAGED_SQL = `
  select m.tenant_id ${PRESENT} and m.status = 'active' and m.managed_by is not null order by m.tenant_id`;

/** Invitations, and mails about the address itself, concern the mailbox rather than the account. */
const WITHDRAW_MAILS_SQL = `
  update mails set next_attempt_at = null, ${DELETE_CONTENT_SQL}, last_error = 'The account was deleted.'
  where recipient_key = :recipient and next_attempt_at is not null
    and (rank in (${RANK.reset}, ${RANK.notice}, ${RANK.digest}) or template = 'email_verification')`;

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

    async cancelMails(recipient: string): Promise<void> {
      await db.raw(WITHDRAW_MAILS_SQL, { recipient });
    },

    /** Deletes a person with all that belongs to the account. The memberships go first, for their triggers read the person. */
    async delete(userId: string): Promise<void> {
      await db('members').where({ user_id: userId }).delete();
      await db('users').where({ id: userId }).delete();
    },
  };
};
