import type { GatewayBudgetRow } from '../../../database/schema/gateway-accounting-tables.ts';
import { assertFound, type HandlerContext, lockCurrent } from '../../../operations/handler-context.ts';
import { createTenantHandlers } from '../../../operations/tenant-handlers.ts';
import { createBudget, toBudgetColumns } from './create-budget.ts';
import { assertAlerted, assertBounds } from './policies.ts';
import { startOfPeriod, toBudgets, toUsage } from './serializers.ts';

const TENANT_RESOURCES = { budgets: 'organizationBudgets', budgetUsage: 'organizationBudgetUsage' } as const;

const answer = async (context: HandlerContext, row: GatewayBudgetRow | undefined) =>
  assertFound((await toBudgets([assertFound(row, 'budget')], context))[0], 'budget');

/** Locks a budget that can still change. @throws not_found, precondition_failed or invalid_state */
async function lockActive(context: HandlerContext<'invalid_state'>, id: string): Promise<GatewayBudgetRow> {
  const budget = await lockCurrent(context, context.tenant.gatewayBudgets, id, 'budget');
  if (budget.archived_at === null) return budget;
  throw context.refuse('invalid_state', 'The budget is archived. Create another one.');
}

/** What the limit of a period is made of. */
const LIMITING = ['limit', 'ceiling', 'tolerance_percent'] as const;

export const budgetHandlers = createTenantHandlers(TENANT_RESOURCES, {
  async 'budgets.create'({ body }, context) {
    return answer(context, await createBudget(context, body));
  },

  async 'budgets.list'({ query }, context) {
    const rows = await context.tenant.gatewayBudgets.list(query, context.pager.request(query));
    const budgets = new Map((await toBudgets(rows, context)).map((budget) => [budget.id, budget]));
    return context.pager.page(
      query,
      rows,
      (row) => assertFound(budgets.get(row.id), 'budget'),
      (row) => [row.id],
    );
  },

  async 'budgets.get'({ params }, context) {
    return answer(context, await context.tenant.gatewayBudgets.find(params.budget_id));
  },

  async 'budgets.update'({ params, body }, context) {
    const current = await lockActive(context, params.budget_id);
    const { gatewayBudgets } = context.tenant;
    const { limit = Number(current.limit_amount), ceiling = current.ceiling_amount } = body;
    assertBounds({ ...current, limit, ceiling: ceiling === null ? null : Number(ceiling) });
    await assertAlerted(context, body.alerts);
    const changed = assertFound(await gatewayBudgets.update(current.id, toBudgetColumns(body)), 'budget');
    if (LIMITING.some((field) => body[field] !== undefined))
      await gatewayBudgets.applyLimit(changed, context.now);
    return answer(context, changed);
  },

  async 'budgets.archive'({ params }, context) {
    const { gatewayBudgets } = context.tenant;
    const budget = await lockCurrent(context, gatewayBudgets, params.budget_id, 'budget');
    if (budget.archived_at === null)
      return answer(context, await gatewayBudgets.update(budget.id, { archived_at: context.now }));
    context.suppressSideEffects();
    return answer(context, budget);
  },

  async 'budgets.reset'({ params }, context) {
    const { id } = await lockActive(context, params.budget_id);
    const budget = await answer(
      context,
      await context.tenant.gatewayBudgets.update(id, { reset_at: context.now }),
    );
    context.emit('gateway.budget_reset', budget);
    return budget;
  },

  async 'budgetUsage.list'({ params, query }, context) {
    const { tenant, pager, now } = context;
    const budget = assertFound(await tenant.gatewayBudgets.find(params.budget_id), 'budget');
    const { current } = query;
    const since = startOfPeriod(budget, now);
    const rows = await tenant.gatewayBudgets.periods(budget.id, { current, since }, pager.request(query));
    return pager.page(
      query,
      rows,
      (row) => toUsage(budget, row),
      (row) => [row.period_start.toISOString(), row.bucket],
    );
  },
});
