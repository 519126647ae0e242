import type { Handlers } from '../../../operations/handler-types.ts';
import { createAccessToken } from './service.ts';

export const accessTokenHandlers = {
  async 'accessTokens.create'({ body }, context) {
    return createAccessToken(context, body);
  },
} satisfies Partial<Handlers>;
