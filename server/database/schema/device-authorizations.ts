import type { KeyScope, StoredPermission } from '../../api/types.ts';
import type { Table } from './tables.ts';

/** A request of a program on a device for a key, which a person approves or denies. */
export interface DeviceAuthorizationRow {
  id: string;
  device_code_hash: Buffer;
  user_code_hash: Buffer;
  client_name: string;
  /** What the program asks for at most. */
  scope: KeyScope;
  permissions: StoredPermission[] | null;
  /** Where the program runs. */
  ip_address: string;
  user_agent: string | null;
  status: 'pending' | 'approved' | 'denied' | 'redeemed';
  /** The person who answered. */
  user_id: string | null;
  /** The key that an approval made, and its workspace. */
  key_id: string | null;
  key_tenant_id: string | null;
  expires_at: Date;
  created_at: Date;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    device_authorizations: Table<
      DeviceAuthorizationRow,
      'id' | 'device_code_hash' | 'user_code_hash' | 'client_name' | 'scope' | 'ip_address' | 'expires_at'
    >;
  }
}
