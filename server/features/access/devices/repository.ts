import type { Knex } from 'knex';
import type { DeviceAuthorizationRow } from '../../../database/schema/device-authorizations.ts';

type NewAuthorization = Pick<
  DeviceAuthorizationRow,
  | 'id'
  | 'device_code_hash'
  | 'user_code_hash'
  | 'client_name'
  | 'scope'
  | 'permissions'
  | 'ip_address'
  | 'user_agent'
  | 'expires_at'
>;
type Answer = Pick<DeviceAuthorizationRow, 'status'> &
  Partial<Pick<DeviceAuthorizationRow, 'user_id' | 'key_id' | 'key_tenant_id'>>;

const BATCH = 1_000;
const PURGE_SQL = `
  delete from device_authorizations where id in (
    select id from device_authorizations where expires_at < now() - interval '1 hour' order by expires_at limit :batch)`;

export const deviceAuthorizationRepository = (db: Knex) => ({
  /** @returns whether the user code was free */
  async insert(row: NewAuthorization): Promise<boolean> {
    const inserted = await db('device_authorizations')
      .insert(row)
      .onConflict('user_code_hash')
      .ignore()
      .returning('id');
    return inserted.length > 0;
  },

  /** Returns the request with a user code that waits for an answer. */
  findPending: (user_code_hash: Buffer): Promise<DeviceAuthorizationRow | undefined> =>
    db('device_authorizations')
      .where({ user_code_hash, status: 'pending' })
      .whereRaw('expires_at > now()')
      .first(),

  /** Does the same, and locks it until the transaction ends. */
  lockPending: (id: string): Promise<DeviceAuthorizationRow | undefined> =>
    db('device_authorizations')
      .where({ id, status: 'pending' })
      .whereRaw('expires_at > now()')
      .forUpdate()
      .first(),

  find: (device_code_hash: Buffer): Promise<DeviceAuthorizationRow | undefined> =>
    db('device_authorizations').where({ device_code_hash }).first(),

  /** Returns the request with a device code, locked until the transaction ends. */
  lock: (device_code_hash: Buffer): Promise<DeviceAuthorizationRow | undefined> =>
    db('device_authorizations').where({ device_code_hash }).forUpdate().first(),

  async answer(id: string, answer: Answer): Promise<void> {
    await db('device_authorizations').where({ id }).update(answer);
  },
});

/** Deletes requests that expired an hour ago, a batch at a time. Until then their programs learn why they get nothing. */
export async function purgeDeviceAuthorizations(db: Knex): Promise<void> {
  for (let deleted = BATCH; deleted === BATCH; ) {
    const { rowCount } = await db.raw<{ rowCount: number }>(PURGE_SQL, { batch: BATCH });
    deleted = rowCount;
  }
}
