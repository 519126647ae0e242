import { newId } from '../../../api/ids.ts';
import { assertFound, lockCurrent } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { demandsOn, holdBack, proposeChange } from '../approvals/control-changes/service.ts';
import { assertNoCardNumber } from '../payments/policies.ts';
import { LIMIT_WEAKENING } from './controls.ts';
import { assertApprovalRule, assertLimits, assertRuleStays, assertScope } from './policies.ts';
import { controlsOf, toColumns, toMaxima, toPaymentLimits } from './serializers.ts';

/** A payment is compared with all limits that concern it. */
const MAX_LIMITS = 500;
const NONE = { per_payment: null, per_day: null, per_month: null, count_per_day: null };

export const paymentLimitHandlers = {
  async 'paymentLimits.create'({ body }, context) {
    assertNoCardNumber(context, body);
    const { tenant } = context;
    const { name, scope, scope_id = null, currency, method = null, ...rest } = body;
    const maxima = { ...NONE, ...toMaxima(rest) };
    const { on_exceed = 'refuse', approval_rule: approval_rule_id = null } = rest;
    assertLimits(maxima);
    await assertScope(context, { scope, scope_id });
    assertFound(await tenant.settings.lock(), 'workspace');
    if ((await tenant.paymentLimits.count()) >= MAX_LIMITS)
      throw context.refuse('limit_reached', `A workspace has at most ${MAX_LIMITS} payment limits.`);
    await assertApprovalRule(context, { on_exceed, approval_rule: approval_rule_id });
    const action = { on_exceed, approval_rule_id };
    const fields = { id: newId('lim'), name, scope, scope_id, currency, method, ...action, ...maxima };
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
    const { name = current.name, ...fields } = body;
    assertLimits({ ...current, ...toMaxima(fields) });
    const target = { kind: 'payment_limit', target_id: current.id } as const;
    const change = { before: controlsOf(current), changes: fields };
    await assertApprovalRule(context, { ...change.before, ...fields });
    const now = await holdBack(context, target, change, LIMIT_WEAKENING);
    assertRuleStays({ ...change.before, ...now });
    const row = await paymentLimits.update(current.id, { ...toColumns(now), name });
    return assertFound((await toPaymentLimits([assertFound(row, 'limit')], context))[0], 'limit');
  },

  async 'paymentLimits.delete'({ params }, context) {
    const { paymentLimits, controlChanges } = context.tenant;
    const row = await lockCurrent(context, paymentLimits, params.payment_limit_id, 'limit');
    const target = { kind: 'payment_limit', target_id: row.id } as const;
    await controlChanges.end(target.kind, row.id, context.now);
    const asked = await demandsOn(context, 'controls');
    if (asked !== null)
      await proposeChange(context, { ...target, ...asked, before: controlsOf(row), after: null });
    const [limit] = await toPaymentLimits([row], context);
    if (asked === null) await paymentLimits.remove(row.id);
    return assertFound(limit, 'limit');
  },
} satisfies Partial<Handlers>;
