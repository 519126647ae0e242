import type { Knex } from 'knex';
import type { ProofMethodName } from '../../../api/types.ts';
import type { RecoveryCodeRow, TotpFactorRow } from '../../../database/schema/factor-tables.ts';
import type { UserRow } from '../../../database/schema/tables.ts';

/** Number of abandoned enrollments deleted in one statement. */
const PURGE_BATCH = 1000;
const PURGE_SQL = `
  delete from totp_factors where (user_id, id) in (
    select user_id, id from totp_factors
    where confirmed_at is null and created_at < now() - interval '1 day' order by created_at limit ${PURGE_BATCH})`;

/**
 * Whether a directory or connection of a tenant manages a member of it, who belongs to no tenant but this one and the workspaces
 * that it owns.
 */
const BELONGS_ONLY_SQL = `
  select 1 from members m
  where m.tenant_id = :tenantId and m.user_id = :userId
    and (exists (select from directories d where d.tenant_id = :tenantId and d.id = m.managed_by)
      or exists (select from sso_connections c where c.tenant_id = :tenantId and c.id = m.managed_by))
    and not exists (
      select from members o left join workspaces w on w.id = o.tenant_id
      where o.user_id = :userId and o.tenant_id <> :tenantId and w.organization_id is distinct from :tenantId)`;

/** The second factors of people, by user. */
export const factorRepository = (db: Knex) => ({
  findTotp: (userId: string): Promise<TotpFactorRow | undefined> =>
    db('totp_factors').where({ user_id: userId }).whereNotNull('confirmed_at').first(),

  /** Returns the app that waits for its first code. */
  findWaitingTotp: (userId: string): Promise<TotpFactorRow | undefined> =>
    db('totp_factors').where({ user_id: userId }).whereNull('confirmed_at').first(),

  /** Stores an app that waits for its first code, in place of an earlier one that does. */
  async insertTotp(
    row: Pick<TotpFactorRow, 'user_id' | 'id' | 'sealed' | 'wrapped_key' | 'vault_key_id' | 'created_at'>,
  ): Promise<void> {
    await db('totp_factors').where({ user_id: row.user_id }).whereNull('confirmed_at').delete();
    await db('totp_factors').insert(row);
  },

  /** Confirms the app that waits, in place of the one in use. */
  async confirmTotp(userId: string, id: string, { at, step }: { at: Date; step: number }): Promise<void> {
    await db('totp_factors').where({ user_id: userId }).whereNotNull('confirmed_at').delete();
    await db('totp_factors')
      .where({ user_id: userId, id })
      .update({ confirmed_at: at, last_step: String(step) });
  },

  /** Uses up a time step and all earlier ones. @returns whether it was not used before */
  async useStep(userId: string, id: string, { at, step }: { at: Date; step: number }): Promise<boolean> {
    const used = await db('totp_factors')
      .where({ user_id: userId, id })
      .whereNotNull('confirmed_at')
      .where((unused) => unused.whereNull('last_step').orWhere('last_step', '<', step))
      .update({ last_step: String(step), last_used_at: at });
    return used > 0;
  },

  /** Removes the app in use, and one that waits. @returns whether one was in use */
  async removeTotp(userId: string): Promise<boolean> {
    const removed = await db('totp_factors').where({ user_id: userId }).delete().returning('confirmed_at');
    return removed.some(({ confirmed_at }) => confirmed_at !== null);
  },

  listRecoveryCodes: (userId: string): Promise<RecoveryCodeRow[]> =>
    db('recovery_codes').where({ user_id: userId }).select('*'),

  /** Replaces all recovery codes of a user. */
  async replaceRecoveryCodes(userId: string, hashes: readonly Buffer[], at: Date): Promise<void> {
    await db('recovery_codes').where({ user_id: userId }).delete();
    if (hashes.length === 0) return;
    await db('recovery_codes').insert(hashes.map((hash) => ({ user_id: userId, hash, created_at: at })));
  },

  /** Uses up a recovery code. @returns whether it was not used before */
  async useRecoveryCode(userId: string, hash: Buffer, at: Date): Promise<boolean> {
    const used = await db('recovery_codes')
      .where({ user_id: userId, hash })
      .whereNull('used_at')
      .update({ used_at: at });
    return used > 0;
  },

  /** Stores with which methods a user confirms a sign-in. */
  async setSecondFactors(userId: string, methods: ProofMethodName[]): Promise<UserRow | undefined> {
    const [user] = await db('users').where({ id: userId }).update({ second_factors: methods }).returning('*');
    return user;
  },

  /** Removes all second factors of a user but passkeys. */
  async removeAll(userId: string): Promise<void> {
    await db('totp_factors').where({ user_id: userId }).delete();
    await db('recovery_codes').where({ user_id: userId }).delete();
    await db('users').where({ id: userId }).update({ second_factors: [] });
  },

  async belongsOnlyTo(tenantId: string, userId: string): Promise<boolean> {
    const { rows } = await db.raw<{ rows: unknown[] }>(BELONGS_ONLY_SQL, { tenantId, userId });
    return rows.length > 0;
  },

  /** Removes the factors of a user that were added at a time or later. */
  async removeSince(userId: string, at: Date): Promise<void> {
    for (const table of ['totp_factors', 'recovery_codes', 'passkeys'] as const)
      await db(table).where({ user_id: userId }).where('created_at', '>=', at).delete();
  },

  /** Returns the workspaces and organizations in which a user is active. */
  async tenantsOf(userId: string): Promise<string[]> {
    const rows = await db('members').where({ user_id: userId, status: 'active' }).select('tenant_id');
    return rows.map(({ tenant_id }) => tenant_id);
  },

  /** Deletes a batch of enrollments that were never confirmed. @returns whether there are more */
  async purgeWaiting(): Promise<boolean> {
    const { rowCount } = await db.raw<{ rowCount: number }>(PURGE_SQL);
    return rowCount === PURGE_BATCH;
  },
});
