import type { Handlers } from '../../../operations/handler-types.ts';
import { createAccessToken } from './service.ts';
import { publishedKeys } from './signing-keys.ts';

export const accessTokenHandlers = {
  async 'signingKeys.get'(_, context) {
    return { keys: await publishedKeys(context) };
  },

  async 'accessTokens.create'({ body }, context) {
    return createAccessToken(context, body);
  },
} satisfies Partial<Handlers>;
