import { assertFound } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { requireSession } from '../users/service.ts';
import { relyingPartyOf } from './ceremony.ts';
import { CHALLENGE_LIFETIME_MS, newChallenge } from './challenges.ts';
import { toPasskey } from './serializers.ts';
import { deletePasskey, preparePasskey, registrationOptions } from './service.ts';

export const passkeyHandlers = {
  async 'passkeyChallenges.create'(_input, context) {
    const { challenge, expires_at } = await newChallenge(context, null);
    const { id: rpId } = relyingPartyOf(context.installation);
    const public_key = {
      challenge,
      rpId,
      userVerification: 'required',
      timeout: CHALLENGE_LIFETIME_MS,
    } as const;
    return { public_key, expires_at };
  },

  async 'passkeys.options'(_input, context) {
    return registrationOptions(context);
  },

  'passkeys.create': {
    prepare: ({ body }, before) => preparePasskey(before, body),
  },

  async 'passkeys.list'({ query }, context) {
    const { pager, repositories } = context;
    const rows = await repositories.passkeys.list(requireSession(context).userId, pager.request(query));
    return pager.page(query, rows, toPasskey, (row) => [row.id]);
  },

  async 'passkeys.update'({ params, body }, context) {
    const { passkeys } = context.repositories;
    const { userId } = requireSession(context);
    context.recordBefore(assertFound(await passkeys.find(userId, params.passkey_id), 'passkey'));
    return toPasskey(assertFound(await passkeys.rename(userId, params.passkey_id, body.name), 'passkey'));
  },

  async 'passkeys.delete'({ params }, context) {
    return deletePasskey(context, params.passkey_id);
  },
} satisfies Partial<Handlers>;
