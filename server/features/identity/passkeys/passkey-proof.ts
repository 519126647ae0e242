import type { Schemas } from '../../../api/types.ts';
import type { PasskeyRow } from '../../../database/schema/factor-tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import type { ProofMethod } from '../sessions/proof-method.ts';
import { lockPerson } from '../users/service.ts';
import { challengeIn, readClientData, relyingPartyOf } from './ceremony.ts';
import { passkeyChallengeHash, withChallenge } from './challenges.ts';
import { type Assertion, verifyAssertion } from './verify.ts';

type Context = HandlerContext<'invalid_credentials'>;

const OVER = 'The challenge is unknown, used or expired. Call passkeyChallenges.create again.';
const UNKNOWN = 'This passkey is unknown here. It may have been deleted.';
const COPIED =
  'The counter of the passkey is not above the last one, as that of a copy would be. Sign in by another method, and replace the passkey.';

/** Checks the answer of a passkey. A regress of its counter is recorded for its owner. */
async function check(
  context: Context,
  credential: Schemas['AssertionCredential'],
  ownerId: string | undefined,
): Promise<{ passkey: PasskeyRow; assertion: Assertion }> {
  const { repositories, now, installation } = context;
  const passkey = await repositories.passkeys.findByCredential(credential.id);
  const { userHandle } = credential.response;
  const handle = userHandle == null ? passkey?.user_id : Buffer.from(userHandle, 'base64url').toString();
  if (passkey === undefined || passkey.user_id !== (ownerId ?? passkey.user_id) || passkey.user_id !== handle)
    throw context.refuse('invalid_credentials', UNKNOWN);
  const assertion = await verifyAssertion(credential, passkey, relyingPartyOf(installation));
  if (!assertion.isRegress) return { passkey, assertion };
  await repositories.passkeys.recordRegress(passkey, now);
  throw context.refuse('invalid_credentials', COPIED, { userId: passkey.user_id });
}

/** Passkeys. They verify the person, so that they count for two factors. */
export const passkeyMethod: ProofMethod = {
  begins: true,
  confirms: true,
  isCode: false,
  fields: ['credential'],
  namingFields: [],

  async verify(context, { credential }, claimant) {
    if (credential === undefined) throw new Error('The fields of the method were checked.');
    const { repositories, secrets, now } = context;
    const challenge = challengeIn(readClientData(credential.response.clientDataJSON));
    const hash = passkeyChallengeHash(secrets, challenge);
    if (!(await repositories.passkeys.isOpen(hash, null, now)))
      throw context.refuse('invalid_credentials', OVER);
    const { passkey, assertion } = await withChallenge(context, challenge, () =>
      check(context, credential, claimant?.user.id),
    );
    const user = assertFound(await repositories.users.find(passkey.user_id), 'user');
    return {
      user,
      async recheck(inside) {
        const locked = await lockPerson(inside, user.id);
        const { passkeys } = inside.repositories;
        const isFirst =
          (await passkeys.useChallenge(hash)) &&
          (await passkeys.recordUse(passkey, { ...assertion, at: inside.now }));
        if (!isFirst) throw inside.refuse('invalid_credentials', OVER);
        return locked;
      },
    };
  },
};
