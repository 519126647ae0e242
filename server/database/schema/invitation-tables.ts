import type { Joined } from './joined.ts';
import type { RoleRef, Table, Versioned } from './tables.ts';

export interface ImportRow {
  workspace_id: string;
  id: string;
  created_by: string | null;
  row_count: number;
  /** Number of rows per outcome. Written as JSON text. */
  counts: unknown;
  undone_at: Date | null;
  cancelled: number | null;
  created_at: Date;
}

export interface InvitationRow extends Versioned, Joined {
  tenant_id: string;
  id: string;
  email: string;
  email_key: string;
  role: RoleRef;
  custom_role_id: string | null;
  project_ids: string[];
  first_name: string | null;
  last_name: string | null;
  /** An expired invitation may still be `pending` here. */
  status: 'pending' | 'accepted' | 'cancelled' | 'expired';
  /** A user or a key; `null` for the operator. */
  invited_by: string | null;
  /** The session or key that last sent it. */
  created_with: string | null;
  import_id: string | null;
  /** The grant under which it was last sent. */
  grant_id: string | null;
  sends: number;
  expires_at: Date;
  accepted_at: Date | null;
  accepted_by: string | null;
  cancelled_at: Date | null;
}

export interface InvitationTokenRow {
  hash: Buffer;
  tenant_id: string;
  invitation_id: string;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    imports: Table<ImportRow, 'workspace_id' | 'id' | 'row_count' | 'counts'>;
    invitations: Table<InvitationRow, 'tenant_id' | 'id' | 'email' | 'email_key' | 'role' | 'expires_at'>;
    invitation_tokens: Table<InvitationTokenRow, keyof InvitationTokenRow>;
  }
}
