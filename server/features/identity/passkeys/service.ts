import { newId } from '../../../api/ids.ts';
import type { OperationInput, Schemas } from '../../../api/types.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { completeEnrollment, completeRemoval, lockUserAccount, type ProofCode } from '../factors/service.ts';
import { requireSession } from '../users/service.ts';
import { challengeIn, readClientData, relyingPartyOf } from './ceremony.ts';
import { CHALLENGE_LIFETIME_MS, newChallenge, passkeyChallengeHash, withChallenge } from './challenges.ts';
import { toPasskey } from './serializers.ts';
import { ALGORITHMS, type NewPasskey, verifyRegistration } from './verify.ts';

const MAX_PASSKEYS = 20;
const OVER = 'The options are unknown, used or expired. Call passkeys.options again.';

/** Returns the options with which the browser makes a passkey. */
export async function registrationOptions(
  context: HandlerContext<ProofCode>,
): Promise<Schemas['PasskeyOptions']> {
  const { repositories, installation } = context;
  const { user } = await lockUserAccount(context);
  const { id } = relyingPartyOf(installation);
  const { challenge, expires_at } = await newChallenge(context, requireSession(context).id);
  const existing = await repositories.passkeys.allOf(user.id);
  return {
    public_key: {
      challenge,
      rp: { id, name: new URL(installation.appUrl).host },
      user: {
        id: Buffer.from(user.id).toString('base64url'),
        name: user.email,
        displayName: user.name,
      },
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key' as const, alg })),
      timeout: CHALLENGE_LIFETIME_MS,
      excludeCredentials: existing.map(({ credential_id, transports }) => ({
        type: 'public-key' as const,
        id: credential_id,
        transports,
      })),
      authenticatorSelection: {
        residentKey: 'required',
        requireResidentKey: true,
        userVerification: 'required',
      },
      attestation: 'none',
    },
    expires_at,
  };
}

type CreateCode = ProofCode | 'invalid_state' | 'limit_reached';

async function addPasskey(
  context: HandlerContext<CreateCode>,
  { name, challenge, made }: { name: string; challenge: string; made: NewPasskey },
): Promise<Schemas['PasskeyCreated']> {
  const { passkeys } = context.repositories;
  const account = await lockUserAccount(context);
  if (!(await passkeys.useChallenge(passkeyChallengeHash(context.secrets, challenge))))
    throw context.refuse('invalid_state', OVER);
  if ((await passkeys.allOf(account.user.id)).length >= MAX_PASSKEYS)
    throw context.refuse('limit_reached', `A person has at most ${MAX_PASSKEYS} passkeys. Delete one first.`);
  const row = await passkeys.insert({ user_id: account.user.id, id: newId('psk'), name, ...made });
  const recovery_codes = await completeEnrollment(context, account, 'passkey');
  return { ...toPasskey(row), recovery_codes };
}

/** Checks a new passkey before the transaction, which then adds it. */
export async function preparePasskey(
  before: HandlerContext<CreateCode>,
  { credential, name = 'Passkey' }: OperationInput<'passkeys.create'>['body'],
): Promise<(context: HandlerContext<CreateCode>) => Promise<Schemas['PasskeyCreated']>> {
  const { repositories, secrets, now, installation } = before;
  const challenge = challengeIn(readClientData(credential.response.clientDataJSON));
  const hash = passkeyChallengeHash(secrets, challenge);
  if (!(await repositories.passkeys.isOpen(hash, requireSession(before).id, now)))
    throw before.refuse('invalid_state', OVER);
  const made = await withChallenge(before, challenge, () =>
    verifyRegistration(credential, relyingPartyOf(installation)),
  );
  return (context) => addPasskey(context, { name, challenge, made });
}

export async function deletePasskey(
  context: HandlerContext<ProofCode | 'not_found'>,
  id: string,
): Promise<undefined> {
  const { user } = await lockUserAccount(context);
  const wasThere = await context.repositories.passkeys.remove(user.id, id);
  assertFound(wasThere ? id : undefined, 'passkey');
  await completeRemoval(context, user.id, 'passkey');
  return undefined;
}
