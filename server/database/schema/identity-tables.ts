import type { Table } from './tables.ts';

/** What a session got from an identity provider. */
export interface SsoProofRow {
  tenant_id: string;
  connection_id: string;
  session_id: string;
  identity_id: string;
  /** What the provider calls the person, and its session, if it says so. */
  subject: string;
  sid: string | null;
  created_at: Date;
}

/** A person whose identity at a connection was unlinked. */
interface UnlinkedIdentityRow {
  tenant_id: string;
  connection_id: string;
  user_id: string;
  /** Whether the person has undone an automatic link. */
  is_undone: boolean;
  created_at: Date;
}

/** What an undo of an automatic link needs. */
export interface IdentityUndoRow {
  hash: Buffer;
  tenant_id: string;
  connection_id: string;
  identity_id: string;
  user_id: string;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    sso_proofs: Table<SsoProofRow, Exclude<keyof SsoProofRow, 'created_at'>>;
    unlinked_identities: Table<UnlinkedIdentityRow, Exclude<keyof UnlinkedIdentityRow, 'created_at'>>;
    identity_undos: Table<IdentityUndoRow, Exclude<keyof IdentityUndoRow, 'created_at' | 'used_at'>>;
  }
}
