import type { SealedSecret } from './sealed-secrets.ts';
import type { Table } from './tables.ts';

/** A key that signs JWTs from a time on, until the next one does. */
export interface SigningKeyRow extends SealedSecret {
  /** Counts the keys, so that of several replicas only one makes the next. */
  generation: number;
  /** The `kid`: the thumbprint of the public key. */
  id: string;
  /** The coordinates of the public key on P-256, in base64url. */
  public_key: { x: string; y: string };
  used_from: Date;
  created_at: Date;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    signing_keys: Table<SigningKeyRow, Exclude<keyof SigningKeyRow, 'created_at'>>;
  }
}
