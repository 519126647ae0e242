import type { Handlers } from '../../../../operations/handler-types.ts';
import { authorize } from './authorize.ts';
import { prepareExchange } from './exchange.ts';

export const ssoSignInHandlers = {
  'sso.authorize': ({ body }, context) => authorize(context, body),

  'sso.exchange': {
    prepare: ({ body }, before) => prepareExchange(before, body),
  },
} satisfies Partial<Handlers>;
