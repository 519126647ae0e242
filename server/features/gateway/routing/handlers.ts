import type { Handlers } from '../../../operations/handler-types.ts';
import { explain } from './explain.ts';

export const routingHandlers = {
  async 'gateway.explain'({ body }, context) {
    return explain(context, body);
  },
} satisfies Partial<Handlers>;
