import { invalidRequest, limitReached, type Violation, violation } from '../../../api/problem.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import type { Claimant, GivenMethod, GivenProof, VerifiedProof } from './proof-method.ts';
import { PROOF_METHODS } from './proof-methods.ts';

/** The method that a body is about. */
export const methodOf = ({ method = 'password' }: GivenProof): GivenMethod => method;

const missing = (field: string): Violation =>
  violation(field, 'required', `Add property "${field}": it is required.`);

/** Checks that a body has the fields of its method, and no others. @throws invalid_request */
function assertFields(given: GivenProof, claimant: Claimant | undefined): void {
  const method = methodOf(given);
  const { fields, namingFields } = PROOF_METHODS[method];
  const needed: readonly string[] = claimant === undefined ? [...namingFields, ...fields] : fields;
  const isChallenged = claimant?.sessionId === null;
  const allowed = new Set([...needed, 'method', ...(isChallenged ? ['challenge'] : [])]);
  const violations = [
    ...needed.filter((field) => !(field in given)).map(missing),
    ...Object.keys(given)
      .filter((field) => !allowed.has(field))
      .map((field) => violation(field, 'forbidden', `Leave ${field} out for the method ${method} here.`)),
  ];
  if (violations.length > 0) throw invalidRequest(violations);
}

/**
 * Runs a check of a code of a person. The guess is counted before the check, in the database, and taken back if it was
 * right: neither parallel guesses nor several replicas allow more.
 * @throws rate_limited
 */
async function withGuess<Result>(
  context: HandlerContext,
  userId: string,
  check: () => Promise<Result>,
): Promise<Result> {
  const { factorGuesses } = context.repositories;
  const guess = await factorGuesses.count(userId);
  if (guess === undefined) {
    throw limitReached('Too many codes were tried for this account. Try again later.', {
      retryAfter: await factorGuesses.secondsUntilNext(userId),
      headers: {},
    });
  }
  const result = await check();
  await factorGuesses.takeBack(userId, guess);
  return result;
}

/**
 * Checks a given proof before the transaction.
 * @param claimant the person, where a session or a challenge says who it is
 * @throws invalid_request, invalid_credentials or rate_limited
 */
export async function verifyProof(
  context: HandlerContext<'invalid_credentials'>,
  given: GivenProof,
  claimant: Claimant | undefined,
): Promise<VerifiedProof> {
  assertFields(given, claimant);
  const method = PROOF_METHODS[methodOf(given)];
  const check = () => method.verify(context, given, claimant);
  return method.isCode && claimant !== undefined ? withGuess(context, claimant.user.id, check) : check();
}
