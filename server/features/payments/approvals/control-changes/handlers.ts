import { userOf } from '../../../../auth/authentication/principal.ts';
import { assertFound } from '../../../../operations/handler-context.ts';
import type { Handlers } from '../../../../operations/handler-types.ts';
import { assertNoCardNumber } from '../../payments/policies.ts';
import { approveChange, presentChanges, rejectChange, visibleWith } from './actions.ts';

export const controlChangeHandlers = {
  async 'controlChanges.list'({ query }, context) {
    const { tenant, pager, principal, now } = context;
    const { kind, waiting_for_me: isWaiting } = query;
    const waitingFor = isWaiting ? userOf(principal) : null;
    const filters = { kind, status: isWaiting ? ('pending' as const) : query.status, waitingFor };
    const page = pager.request(query);
    const rows = await tenant.controlChanges.list(visibleWith(context, 'payment_controls:read'), filters, {
      now,
      page,
    });
    const changes = pager.page(
      query,
      await presentChanges(context, rows),
      (change) => change,
      ({ id }) => [id],
    );
    return isWaiting ? { ...changes, data: changes.data.filter(({ can_decide }) => can_decide) } : changes;
  },

  async 'controlChanges.get'({ params }, context) {
    const row = await context.tenant.controlChanges.find(
      params.change_id,
      visibleWith(context, 'payment_controls:read'),
    );
    const [change] = await presentChanges(context, [assertFound(row, 'control change')]);
    return assertFound(change, 'control change');
  },

  async 'controlChanges.approve'({ params, body }, context) {
    assertNoCardNumber(context, body);
    return approveChange(context, params.change_id, body);
  },

  async 'controlChanges.reject'({ params, body }, context) {
    assertNoCardNumber(context, body);
    return rejectChange(context, params.change_id, body);
  },
} satisfies Partial<Handlers>;
