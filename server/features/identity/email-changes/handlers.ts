import type { Handlers } from '../../../operations/handler-types.ts';
import { checkCode, confirmEmail, requestEmail, undoEmail } from './service.ts';

export const emailChangeHandlers = {
  async 'me.changeEmail'({ body }, context) {
    return requestEmail(context, body.email);
  },

  'me.confirmEmail': {
    async prepare({ body }, before) {
      const change = await checkCode(before, body.code);
      return (context) => confirmEmail(context, change);
    },
  },

  async 'me.undoEmail'({ body }, context) {
    return undoEmail(context, body.token);
  },
} satisfies Partial<Handlers>;
