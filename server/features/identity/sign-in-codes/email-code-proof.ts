import type { SignInCodeRow } from '../../../database/schema/factor-tables.ts';
import type { UserRow } from '../../../database/schema/tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import type { Claimant, ProofMethod } from '../sessions/proof-method.ts';
import { lockPerson } from '../users/service.ts';
import { endSessions, takeOver } from '../users/take-over/service.ts';
import { signInChallengeHash, signInCodeHash } from './code.ts';
import { guessMailedCode } from './service.ts';

type Context = HandlerContext<'invalid_credentials'>;

const WRONG =
  'The code is incorrect, or it was used, has expired, or was tried five times. Ask for a new one.';

/** Counts a try of a code. @returns the request, if the code is right @throws rate_limited */
async function tryCode(context: Context, hash: Buffer, code: string): Promise<SignInCodeRow | undefined> {
  const { repositories, secrets, now } = context;
  const request = await repositories.signInCodes.countTry(hash, now);
  if (request === undefined) return undefined;
  return (await guessMailedCode(context, request, signInCodeHash(secrets, hash, code))) ? request : undefined;
}

/** Redeems a code inside the transaction. It confirms the address, as the mail has reached its owner. */
async function redeem(
  context: Context,
  hash: Buffer,
  request: SignInCodeRow,
  claimant: Claimant | undefined,
): Promise<UserRow> {
  const { repositories, now } = context;
  const user = await lockPerson(context, request.user_id ?? '');
  const isFirst = await repositories.signInCodes.use(hash, now);
  if (!isFirst || user.email_key !== request.email_key) throw context.refuse('invalid_credentials', WRONG);
  if (user.email_verified_at !== null) return user;
  const confirmed = { email_verified_at: now };
  if (claimant !== undefined) return assertFound(await repositories.users.update(user.id, confirmed), 'user');
  // A stranger who created the account must not stay signed in, or sign in again with its password.
  await endSessions(context, user.id);
  await takeOver(context, user.id);
  return assertFound(await repositories.users.update(user.id, { ...confirmed, password_hash: null }), 'user');
}

/** Codes in mails. With the challenge that the client kept, they begin a sign-in. */
export const emailCodeMethod: ProofMethod = {
  begins: true,
  confirms: false,
  isCode: false,
  fields: ['challenge', 'code'],
  namingFields: [],

  async verify(context, { challenge = '', code = '' }, claimant) {
    const { repositories, secrets, now } = context;
    const hash = signInChallengeHash(secrets, challenge);
    const request = await tryCode(context, hash, code);
    const user = request && (await repositories.users.find(request.user_id ?? ''));
    if (request === undefined || user === undefined || user.id !== (claimant?.user.id ?? user.id))
      throw context.refuse('invalid_credentials', WRONG);
    const isTakenOver = claimant === undefined && user.email_verified_at === null;
    const second_factors = isTakenOver ? [] : user.second_factors;
    // The sign-in goes on with a challenge, so the code has done its work.
    if (
      claimant === undefined &&
      second_factors.length > 0 &&
      !(await repositories.signInCodes.use(hash, now))
    )
      throw context.refuse('invalid_credentials', WRONG);
    return {
      user: { ...user, second_factors },
      recheck: (inside) => redeem(inside, hash, request, claimant),
    };
  },
};
