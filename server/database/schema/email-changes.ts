import type { Table } from './tables.ts';

/** A change of the address of a person. It waits for its code until `used_at` is set. */
export interface EmailChangeRow {
  user_id: string;
  id: string;
  email: string;
  email_key: string;
  /** `null` if another account has the address. */
  code_hash: Buffer | null;
  tries: number;
  expires_at: Date;
  used_at: Date | null;
  /** What an undo needs: set with `used_at` if the old address was confirmed. */
  old_email: string | null;
  old_email_key: string | null;
  undo_hash: Buffer | null;
  password_digest: Buffer | null;
  undo_until: Date | null;
  created_at: Date;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    email_changes: Table<EmailChangeRow, 'user_id' | 'id' | 'email' | 'email_key' | 'expires_at'>;
  }
}
