import { recoveryCodeMethod } from '../factors/recovery-code-proof.ts';
import { totpMethod } from '../factors/totp-proof.ts';
import { passkeyMethod } from '../passkeys/passkey-proof.ts';
import { emailCodeMethod } from '../sign-in-codes/email-code-proof.ts';
import { passwordMethod } from './password-proof.ts';
import type { GivenMethod, ProofMethod } from './proof-method.ts';

/** The methods by which people prove who they are to this server. */
export const PROOF_METHODS: Readonly<Record<GivenMethod, ProofMethod>> = {
  password: passwordMethod,
  email_code: emailCodeMethod,
  totp: totpMethod,
  recovery_code: recoveryCodeMethod,
  passkey: passkeyMethod,
};
