import type { Knex } from 'knex';
import { emailKey } from '../contract/email-address.ts';
import type { UserRow } from '../database/tables.ts';
import { nextVersion } from '../database/versioned.ts';

/** Whatever gives access and was made by a person: their keys, the service keys they made, the invitations they sent. */
const END_ALL_MADE_BY = `
  with keys as (
    update api_keys set revoked_at = :at, version = version + 1, updated_at = now()
    where (user_id = :userId or created_by = :userId) and revoked_at is null
    returning id
  ), invited as (
    update invitations set status = 'cancelled', cancelled_at = :at, version = version + 1, updated_at = now()
    where invited_by = :userId and status = 'pending'
    returning id, sends
  ), withdrawn as (
    delete from mails using invited i where mails.dedupe_key = 'invitation:' || i.id || ':' || i.sends and mails.sent_at is null
  )
  update credentials set ended_at = :at where subject_id in (select id from keys) and ended_at is null`;

export const userRepository = (db: Knex) => ({
  find: (id: string): Promise<UserRow | undefined> => db('users').where({ id }).first(),

  findByEmail: (email: string): Promise<UserRow | undefined> =>
    db('users')
      .where({ email_key: emailKey(email) })
      .first(),

  /** The person who has confirmed that the address is theirs. */
  findConfirmed: (email: string): Promise<UserRow | undefined> =>
    db('users')
      .where({ email_key: emailKey(email) })
      .whereNotNull('email_verified_at')
      .first(),

  /** The user, whom nobody else changes until the transaction ends. */
  lock: (id: string): Promise<UserRow | undefined> => db('users').where({ id }).forUpdate().first(),

  async insert(
    row: Pick<UserRow, 'id' | 'email' | 'name' | 'password_hash'> & Partial<UserRow>,
  ): Promise<UserRow> {
    const [user] = await db('users')
      .insert({ ...row, email_key: emailKey(row.email) })
      .returning('*');
    if (user === undefined) throw new Error('The insert returned no user.');
    return user;
  },

  /** Ends the keys and invitations that a person made, in every workspace and organization. */
  async endAllMadeBy(userId: string, at: Date): Promise<void> {
    await db.raw(END_ALL_MADE_BY, { userId, at });
  },

  async update(
    id: string,
    changes: Partial<Pick<UserRow, 'name' | 'language' | 'password_hash' | 'email_verified_at'>>,
  ): Promise<UserRow | undefined> {
    const [user] = await db('users')
      .where({ id })
      .update({ ...changes, ...nextVersion(db) })
      .returning('*');
    return user;
  },
});
