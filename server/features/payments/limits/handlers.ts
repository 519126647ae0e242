import { newId } from '../../../api/ids.ts';
import { assertFound, lockCurrent } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { assertNoCardNumber } from '../payments/policies.ts';
import { assertLimits, assertScope } from './policies.ts';
import { toMaxima, toPaymentLimits } from './serializers.ts';

/** A payment is compared with all limits that concern it. */
const MAX_LIMITS = 500;
const NONE = { per_payment: null, per_day: null, per_month: null, count_per_day: null };

export const paymentLimitHandlers = {
  async 'paymentLimits.create'({ body }, context) {
    assertNoCardNumber(context, body);
    const { tenant } = context;
    const { name, scope, scope_id = null, currency, method = null, on_exceed = 'refuse', ...rest } = body;
    const maxima = { ...NONE, ...toMaxima(rest) };
    assertLimits(maxima);
    await assertScope(context, { scope, scope_id });
    assertFound(await tenant.settings.lock(), 'workspace');
    if ((await tenant.paymentLimits.count()) >= MAX_LIMITS)
      throw context.refuse('limit_reached', `A workspace has at most ${MAX_LIMITS} payment limits.`);
    const fields = { id: newId('lim'), name, scope, scope_id, currency, method, on_exceed, ...maxima };
    const [limit] = await toPaymentLimits([await tenant.paymentLimits.insert(fields)], context);
    return assertFound(limit, 'limit');
  },

  async 'paymentLimits.list'({ query }, context) {
    const rows = await context.tenant.paymentLimits.list(context.pager.request(query));
    const limits = new Map((await toPaymentLimits(rows, context)).map((limit) => [limit.id, limit]));
    return context.pager.page(
      query,
      rows,
      (row) => assertFound(limits.get(row.id), 'limit'),
      (row) => [row.id],
    );
  },

  async 'paymentLimits.get'({ params }, context) {
    const row = assertFound(await context.tenant.paymentLimits.find(params.payment_limit_id), 'limit');
    return assertFound((await toPaymentLimits([row], context))[0], 'limit');
  },

  async 'paymentLimits.update'({ params, body }, context) {
    assertNoCardNumber(context, body);
    const { paymentLimits } = context.tenant;
    const current = await lockCurrent(context, paymentLimits, params.payment_limit_id, 'limit');
    const { name = current.name, on_exceed = current.on_exceed } = body;
    const changes = { ...toMaxima(body), name, on_exceed };
    assertLimits({ ...current, ...changes });
    const row = assertFound(await paymentLimits.update(current.id, changes), 'limit');
    return assertFound((await toPaymentLimits([row], context))[0], 'limit');
  },

  async 'paymentLimits.delete'({ params }, context) {
    const { paymentLimits } = context.tenant;
    const { id } = await lockCurrent(context, paymentLimits, params.payment_limit_id, 'limit');
    await paymentLimits.remove(id);
    return undefined;
  },
} satisfies Partial<Handlers>;
