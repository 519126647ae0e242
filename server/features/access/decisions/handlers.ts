import { notFound } from '../../../api/problem.ts';
import { assertFound } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { decisionEnd } from '../../../operations/refusals/decision-repository.ts';
import { createTenantHandlers } from '../../../operations/tenant-handlers.ts';
import { toRefusedDecision } from './serializers.ts';

export const decisionHandlers = createTenantHandlers({ decisions: 'organizationDecisions' } as const, {
  async 'decisions.get'({ params }, { tenant, now }) {
    const found = assertFound(await tenant.decisions.find(params.decision_id), 'decision');
    if (decisionEnd(found.created_at) <= now) throw notFound('decision');
    return toRefusedDecision(found);
  },
}) satisfies Partial<Handlers>;
