import type { ProblemError } from '../../../api/problem.ts';
import { invalidField } from '../../../api/problem.ts';
import { MINUTE_MS } from '../../../api/times.ts';
import type { Proof } from '../../../api/types.ts';
import { createToken } from '../../../auth/authentication/token-format.ts';
import { digestsEqual, type Secrets } from '../../../auth/secrets/secrets.ts';
import type { SignInChallengeRow } from '../../../database/schema/credential-tables.ts';
import type { UserRow } from '../../../database/schema/tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { methodOf } from './give-proof.ts';
import type { GivenProof } from './proof-method.ts';
import { PROOF_METHODS } from './proof-methods.ts';

const CHALLENGE_MINUTES = 10;

const OVER = 'The challenge is unknown, used, expired, or was tried five times. Sign in from the start.';

/** A challenge that the caller presents, and its person. */
export interface OpenChallenge {
  row: SignInChallengeRow;
  user: UserRow;
}

/** A challenge of an earlier password is worth nothing. */
const passwordDigest = (secrets: Secrets, { id, password_hash }: UserRow): Buffer =>
  secrets.digest('sign-in-challenge', `${id}\n${password_hash ?? ''}`);

/**
 * Stores what a person has proved, and returns the refusal with which the sign-in goes on. It is stored before the
 * transaction, because a refusal undoes what happens inside.
 */
export async function challenge(
  context: HandlerContext<'mfa_required'>,
  user: UserRow,
  proofs: readonly Proof[],
): Promise<ProblemError> {
  const { repositories, secrets, now } = context;
  const token = createToken('challenge');
  await repositories.signInChallenges.insert({
    hash: secrets.digest('sign-in-challenge', token),
    user_id: user.id,
    proofs: [...proofs],
    password_digest: passwordDigest(secrets, user),
    expires_at: new Date(now.getTime() + CHALLENGE_MINUTES * MINUTE_MS),
  });
  return context.refuse(
    'mfa_required',
    'This person has a second factor. Send sessions.create again with the challenge and one of the methods.',
    { challenge: token, signIn: { sso: [], methods: [...user.second_factors] } },
  );
}

/**
 * Counts a try of a challenge, and returns it. The method must be one that confirms a sign-in.
 * @throws invalid_request or invalid_credentials
 */
export async function tryChallenge(
  context: HandlerContext<'invalid_credentials'>,
  token: string,
  given: GivenProof,
): Promise<OpenChallenge> {
  const method = methodOf(given);
  if (!PROOF_METHODS[method].confirms)
    throw invalidField(
      'method',
      'forbidden',
      `The method ${method} is no second factor. Use one of sign_in.methods.`,
    );
  const { repositories, secrets, now } = context;
  const row = await repositories.signInChallenges.countTry(secrets.digest('sign-in-challenge', token), now);
  const user = row && (await repositories.users.find(row.user_id));
  if (row === undefined || user === undefined) throw context.refuse('invalid_credentials', OVER);
  return { row, user };
}

/**
 * Uses a challenge up, in the transaction that signs its person in.
 * @param user locked
 * @throws invalid_credentials when it was used meanwhile, or the password has changed
 */
export async function useChallenge(
  { repositories, secrets, now, ...by }: HandlerContext<'invalid_credentials'>,
  { row }: OpenChallenge,
  user: UserRow,
): Promise<void> {
  const isUsable =
    row.user_id === user.id &&
    digestsEqual(row.password_digest, passwordDigest(secrets, user)) &&
    (await repositories.signInChallenges.use(row.hash, now));
  if (!isUsable) throw by.refuse('invalid_credentials', OVER);
}
