import type { SealedSecret } from './sealed-secrets.ts';
import type { Table } from './tables.ts';

/** An authenticator app of a person. It waits for its first code until `confirmed_at` is set. */
export interface TotpFactorRow extends SealedSecret {
  user_id: string;
  id: string;
  confirmed_at: Date | null;
  /** The last time step whose code was used; a bigint, so a text. */
  last_step: string | null;
  last_used_at: Date | null;
  created_at: Date;
}

export interface RecoveryCodeRow {
  user_id: string;
  hash: Buffer;
  used_at: Date | null;
  created_at: Date;
}

/** A request for a code in a mail, and the code. */
export interface SignInCodeRow {
  challenge_hash: Buffer;
  email_key: string;
  ip_address: string | null;
  user_agent: string | null;
  processed_at: Date | null;
  user_id: string | null;
  code_hash: Buffer | null;
  tries: number;
  expires_at: Date;
  used_at: Date | null;
  created_at: Date;
}

interface AddressGuessRow {
  email_key: string;
  guessed_at: Date[];
}

export interface PasskeyRow {
  user_id: string;
  id: string;
  credential_id: string;
  public_key: Buffer;
  /** A bigint, so a text. */
  counter: string;
  transports: string[];
  name: string;
  backup_eligible: boolean;
  backed_up: boolean;
  counter_regressed_at: Date | null;
  last_used_at: Date | null;
  created_at: Date;
}

export interface PasskeyChallengeRow {
  hash: Buffer;
  /** The session that adds a passkey; `null` for a sign-in. */
  session_id: string | null;
  expires_at: Date;
  created_at: Date;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    totp_factors: Table<TotpFactorRow, 'user_id' | 'id' | 'sealed' | 'wrapped_key' | 'vault_key_id'>;
    sign_in_codes: Table<SignInCodeRow, 'challenge_hash' | 'email_key' | 'expires_at'>;
    address_guesses: Table<AddressGuessRow, keyof AddressGuessRow>;
    passkeys: Table<
      PasskeyRow,
      Exclude<keyof PasskeyRow, 'counter_regressed_at' | 'last_used_at' | 'created_at'>
    >;
    passkey_challenges: Table<PasskeyChallengeRow, 'hash' | 'expires_at'>;
    recovery_codes: Table<RecoveryCodeRow, 'user_id' | 'hash'>;
  }
}
