import type { Handlers } from '../../../operations/handler-types.ts';
import { limitsOfCaller } from './service.ts';

export const callerLimitHandlers = {
  async 'limits.get'(_input, context) {
    return limitsOfCaller(context);
  },
} satisfies Partial<Handlers>;
