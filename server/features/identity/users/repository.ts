import type { Knex } from 'knex';
import { normalizeEmail } from '../../../api/normalize.ts';
import { incrementVersion } from '../../../database/row-version.ts';
import type { Joined } from '../../../database/schema/joined.ts';
import type { UserRow } from '../../../database/schema/tables.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';
import type { ExternalIdFilter } from '../../tenancy/external-ids/service.ts';

/** Members of tenants, and of the workspaces that an organization among them owns. */
const membersOf = (db: Knex, tenants: readonly string[]) =>
  db('members')
    .select('user_id')
    .whereIn('tenant_id', [...tenants])
    .orWhereIn(
      'tenant_id',
      db('workspaces')
        .select('id')
        .whereIn('organization_id', [...tenants]),
    );

/** All users, or the members of the given tenants. */
const usersAmong = (db: Knex, tenants: readonly string[] | null) =>
  tenants === null ? db('users') : db('users').whereIn('id', membersOf(db, tenants));

export const userRepository = (db: Knex) => ({
  find: (id: string): Promise<UserRow | undefined> => db('users').where({ id }).first(),

  findAmong: (tenants: readonly string[] | null, id: string): Promise<UserRow | undefined> =>
    usersAmong(db, tenants).where({ id }).first(),

  list(
    { tenants, externalId = {} }: { tenants: readonly string[] | null; externalId: ExternalIdFilter },
    page: PageRequest,
  ): Promise<UserRow[]> {
    return applyKeyset(usersAmong(db, tenants).where(externalId).select('*'), ['id'], page);
  },

  findByEmail: (email: string): Promise<UserRow | undefined> =>
    db('users')
      .where({ email_key: normalizeEmail(email) })
      .first(),

  /** Returns the user with this verified address. */
  findConfirmed: (email: string): Promise<UserRow | undefined> =>
    db('users')
      .where({ email_key: normalizeEmail(email) })
      .whereNotNull('email_verified_at')
      .first(),

  /** Returns the user, locked until the transaction ends. */
  lock: (id: string): Promise<UserRow | undefined> => db('users').where({ id }).forUpdate().first(),

  async insert(
    row: Pick<UserRow, 'id' | 'email' | 'name' | 'password_hash'> & Partial<UserRow>,
  ): Promise<UserRow> {
    const [user] = await db('users')
      .insert({ ...row, email_key: normalizeEmail(row.email) })
      .returning('*');
    if (user === undefined) throw new Error('The insert returned no user.');
    return user;
  },

  async update(
    id: string,
    changes: Partial<
      Pick<UserRow, 'name' | 'language' | 'password_hash' | 'email_verified_at' | keyof Joined>
    >,
  ): Promise<UserRow | undefined> {
    const [user] = await db('users')
      .where({ id })
      .update({ ...changes, ...incrementVersion(db) })
      .returning('*');
    return user;
  },
});
