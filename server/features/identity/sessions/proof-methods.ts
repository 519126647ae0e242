import { passwordMethod } from './password-proof.ts';
import type { GivenMethod, ProofMethod } from './proof-method.ts';

/** The methods by which people prove who they are to this server. */
export const PROOF_METHODS: Readonly<Record<GivenMethod, ProofMethod>> = {
  password: passwordMethod,
};
