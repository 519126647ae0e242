import type { Handlers } from '../../../operations/handler-types.ts';
import { deleteAccount } from './service.ts';

export const accountDeletionHandlers = {
  async 'me.delete'(_input, context) {
    return deleteAccount(context);
  },
} satisfies Partial<Handlers>;
