import { ProblemError } from '../../../api/problem.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { toExplanation, toUnrouted } from './serializers.ts';
import { explain } from './service.ts';

export const explanationHandlers = {
  async 'gateway.explain'({ body }, context) {
    const found = await explain(context, body);
    if (found instanceof ProblemError) return toUnrouted(found);
    return toExplanation(found, { showsBudgets: context.access.permissions.has('budgets:read') });
  },
} satisfies Partial<Handlers>;
