import type { Handlers } from '../../../operations/handler-types.ts';
import { createDelegation, endDelegation, toDelegation } from './delegation-service.ts';

export const approvalDelegationHandlers = {
  async 'approvalDelegations.create'({ body }, context) {
    return createDelegation(context, body);
  },

  async 'approvalDelegations.list'({ query }, { tenant, pager, now }) {
    const rows = await tenant.approvalDelegations.list(now, pager.request(query));
    return pager.page(query, rows, toDelegation, (row) => [row.id]);
  },

  async 'approvalDelegations.delete'({ params }, context) {
    return endDelegation(context, params.delegation_id);
  },
} satisfies Partial<Handlers>;
