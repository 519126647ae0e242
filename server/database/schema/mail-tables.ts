import type { Schemas } from '../../api/types.ts';
import type { OptionalSealedSecret } from './sealed-secrets.ts';
import type { Table } from './tables.ts';

/** The content is sealed, and deleted with sending. */
export interface MailRow extends OptionalSealedSecret {
  id: string;
  dedupe_key: string | null;
  tenant_id: string | null;
  recipient: string;
  template: string;
  language: Schemas['Settings']['language'];
  recipient_key: string;
  queue_key: string;
  rank: number;
  sender: string | null;
  send_before: Date;
  started_at: Date | null;
  attempts: number;
  next_attempt_at: Date | null;
  last_error: string | null;
  sent_at: Date | null;
  created_at: Date;
}

export interface SingleUseTokenRow {
  hash: Buffer;
  purpose: 'email_verification' | 'password_reset';
  user_id: string;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
  /** Address from which the link was opened. */
  used_from: string | null;
}

export interface PasswordResetRequestRow {
  id: string;
  email_key: string;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Date;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    mails: Table<MailRow, 'id' | 'recipient' | 'template' | 'language'>;
    single_use_tokens: Table<SingleUseTokenRow, 'hash' | 'purpose' | 'user_id' | 'expires_at'>;
    password_reset_requests: Table<PasswordResetRequestRow, 'id' | 'email_key'>;
  }
}
