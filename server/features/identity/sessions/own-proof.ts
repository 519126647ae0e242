import type { ProblemError, Refuser } from '../../../api/problem.ts';
import { haveOwnProof, OWN_METHODS } from '../../../auth/authentication/proofs.ts';
import type { DecisionStep } from '../../../auth/authorization/authorization-registry.ts';
import type { SignInChoices } from '../../../auth/authorization/authorization-request.ts';
import { failSignIn, pass, skip } from '../../../auth/authorization/step-result.ts';

const OF_PROVIDER =
  'This session only has proofs of an identity provider. Add a proof of your own with sessions.addProof first.';
const CHOICES: SignInChoices = { sso: [], methods: [...OWN_METHODS] };

/** Returns the refusal of a session without a proof of the person's own. */
export const refuseOfAccount = (by: Refuser<'sign_in_method_not_allowed'>): ProblemError =>
  by.refuse('sign_in_method_not_allowed', OF_PROVIDER, { signIn: CHOICES });

/**
 * Whether the proofs of a session are enough. What belongs to no tenant belongs to the account, which a proof by the
 * identity provider of a tenant does not reach: it would give that tenant the whole account.
 */
export const checkSignIn: DecisionStep = ({ principal, requirement, facts }) => {
  if (principal.type !== 'session') return skip('Only people sign in.');
  if (principal.proofs === null) return skip('There is no session, so no sign-in was checked.');
  if (facts !== undefined || requirement.allowsAnyProof || requirement.audience.includes('public'))
    return pass('The proofs of the session reach this.');
  return haveOwnProof(principal.proofs)
    ? pass('The session has a proof of its own.')
    : failSignIn('sign_in_method_not_allowed', OF_PROVIDER, CHOICES);
};
