import type { Schemas } from '../../../api/types.ts';
import type { SignInPolicyRow } from '../../../database/schema/sign-in-tables.ts';

/** The policy of a tenant that has set none. */
export const DEFAULT_POLICY: Pick<
  SignInPolicyRow,
  | 'methods'
  | 'sso'
  | 'mfa'
  | 'mfa_methods'
  | 'break_glass'
  | 'keys_need_identity'
  | 'effective_at'
  | 'version'
> = {
  methods: ['password', 'email_code', 'passkey'],
  sso: 'optional',
  mfa: 'off',
  mfa_methods: ['totp', 'recovery_code', 'passkey'],
  break_glass: [],
  keys_need_identity: false,
  effective_at: null,
  version: 1,
};

export const toSignInPolicy = (row: typeof DEFAULT_POLICY): Schemas['SignInPolicy'] => ({
  methods: row.methods,
  sso: row.sso,
  mfa: row.mfa,
  mfa_methods: row.mfa_methods,
  break_glass: row.break_glass,
  keys_need_identity: row.keys_need_identity,
  effective_at: row.effective_at?.toISOString() ?? null,
  etag: String(row.version),
});
