import type { Knex } from 'knex';
import { MAX_TRIES, tryCounter } from '../../../auth/rate-limiting/try-repository.ts';
import { incrementVersion } from '../../../database/row-version.ts';
import type { EmailChangeRow } from '../../../database/schema/email-changes.ts';
import type { UserRow } from '../../../database/schema/tables.ts';

/** Number of old changes deleted in one statement. */
const PURGE_BATCH = 1000;
const PURGE_SQL = `
  delete from email_changes where (user_id, id) in (
    select user_id, id from email_changes
    where created_at < now() - interval '1 day' and coalesce(undo_until, '-infinity') < now()
    order by created_at limit ${PURGE_BATCH})`;

/** The account that has an address, or had it and can have it back. */
const HOLDER_SQL = `
  select u.* from users u
  where u.email_key = :email_key
    or exists (select from email_changes c where c.user_id = u.id and c.old_email_key = :email_key and c.undo_until > now())
  order by (u.email_key = :email_key) desc limit 1`;

/** Whether a membership of a user is managed by a tenant, or in a workspace that it owns. */
const MANAGED_SQL = `
  select 1 from members m left join workspaces w on w.id = m.tenant_id
  where m.user_id = :userId and m.managed_by is not null
    and (m.tenant_id = :tenantId or w.organization_id = :tenantId)
  limit 1`;

type Undo = Pick<
  EmailChangeRow,
  'old_email' | 'old_email_key' | 'undo_hash' | 'password_digest' | 'undo_until'
>;

/** Changes of the addresses of people. */
export const emailChangeRepository = (db: Knex) => {
  const waiting = (userId: string) => db('email_changes').where({ user_id: userId }).whereNull('used_at');
  return {
    ...tryCounter<EmailChangeRow>(db, { table: 'email_changes', key: 'id' }),

    async insert(
      row: Pick<EmailChangeRow, 'user_id' | 'id' | 'email' | 'email_key' | 'code_hash' | 'expires_at'>,
    ): Promise<void> {
      await db('email_changes').insert(row);
    },

    /** Returns the change that waits for its code, unless that was tried too often. */
    findWaiting: (userId: string): Promise<EmailChangeRow | undefined> =>
      waiting(userId)
        .whereRaw('expires_at > now()')
        .where('tries', '<', MAX_TRIES)
        .orderBy('created_at', 'desc')
        .first(),

    /** Ends the changes that wait for their code. */
    async endWaiting(userId: string, at: Date): Promise<void> {
      await waiting(userId).where('expires_at', '>', at).update({ expires_at: at });
    },

    async countSince(userId: string, since: Date): Promise<number> {
      const rows = await db('email_changes')
        .where({ user_id: userId })
        .where('created_at', '>', since)
        .select('id');
      return rows.length;
    },

    /** Stores what an undo needs. */
    async setUndo(user_id: string, id: string, undo: Undo): Promise<void> {
      await db('email_changes').where({ user_id, id }).update(undo);
    },

    findByUndo: (undo_hash: Buffer): Promise<EmailChangeRow | undefined> =>
      db('email_changes').where({ undo_hash }).first(),

    /** Ends the undo of a change and of all later ones of the person. */
    async endUndo({ user_id, used_at }: { user_id: string; used_at: Date }): Promise<void> {
      // No time, because a request that began earlier may come later.
      await db('email_changes')
        .where({ user_id })
        .where('used_at', '>=', used_at)
        .update({ undo_until: null });
    },

    /** Gives an account a confirmed address. */
    async setEmail(
      id: string,
      email: Pick<UserRow, 'email' | 'email_key' | 'email_verified_at'> & Partial<UserRow>,
    ): Promise<UserRow | undefined> {
      const [user] = await db('users')
        .where({ id })
        .update({ ...email, ...incrementVersion(db) })
        .returning('*');
      return user;
    },

    async holderOf(email_key: string): Promise<UserRow | undefined> {
      const { rows } = await db.raw<{ rows: UserRow[] }>(HOLDER_SQL, { email_key });
      return rows[0];
    },

    async isManagedBy(tenantId: string, userId: string): Promise<boolean> {
      const { rows } = await db.raw<{ rows: unknown[] }>(MANAGED_SQL, { tenantId, userId });
      return rows.length > 0;
    },

    /** Deletes a batch of changes that are over. @returns whether there are more */
    async purgeOld(): Promise<boolean> {
      const { rowCount } = await db.raw<{ rowCount: number }>(PURGE_SQL);
      return rowCount === PURGE_BATCH;
    },
  };
};
