import type { ProblemError, Refuser } from '../../../api/problem.ts';
import { OWN_METHODS } from '../../../auth/authentication/proofs.ts';
import type { SignInChoices } from '../../../auth/authorization/authorization-request.ts';

export const OF_PROVIDER =
  'This session only has proofs of an identity provider. Add a proof of your own with sessions.addProof first.';
/** What reaches the account. */
export const CHOICES_OF_ACCOUNT: SignInChoices = { sso: [], methods: [...OWN_METHODS] };

/** Returns the refusal of a session without a proof of the person's own. */
export const refuseOfAccount = (by: Refuser<'sign_in_method_not_allowed'>): ProblemError =>
  by.refuse('sign_in_method_not_allowed', OF_PROVIDER, { signIn: CHOICES_OF_ACCOUNT });
