import type { Schemas } from '../../api/types.ts';
import type { Table, Versioned } from './tables.ts';

export interface SignInPolicyRow extends Versioned {
  tenant_id: string;
  methods: Schemas['SignInPolicy']['methods'];
  sso: Schemas['SignInPolicy']['sso'];
  mfa: Schemas['SignInPolicy']['mfa'];
  mfa_methods: Schemas['SignInPolicy']['mfa_methods'];
  /** Owners who may sign in without the identity provider. */
  break_glass: string[];
  keys_need_identity: boolean;
  /** From when on it counts; `null` for at once. */
  effective_at: Date | null;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    sign_in_policies: Table<SignInPolicyRow, 'tenant_id'>;
  }
}
