import { newId } from '../../../api/ids.ts';
import type { Schemas } from '../../../api/types.ts';
import type { GatewayBudgetRow } from '../../../database/schema/gateway-accounting-tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { assertAlerted, assertBounds, subjectOf } from './policies.ts';

const MAX_BUDGETS = 10_000;

/** Returns the columns of the terms that a body names. */
export const toBudgetColumns = ({ limit, ceiling, alerts, ...terms }: Schemas['BudgetUpdate']) => ({
  ...terms,
  ...(limit !== undefined && { limit_amount: String(limit) }),
  ...(ceiling !== undefined && { ceiling_amount: ceiling === null ? null : String(ceiling) }),
  ...(alerts !== undefined && { alerts: JSON.stringify(alerts) }),
});

const DEFAULTS = {
  ceiling: null,
  tolerance_percent: 0,
  on_shortfall: 'refuse',
  unpriced: 'refuse',
  metering: 'full',
  alerts: [] as Array<Schemas['BudgetAlert']>,
} as const;

/**
 * Creates a budget in the tenant of the request.
 * @throws invalid_request or limit_reached
 */
export async function createBudget(
  context: HandlerContext<'limit_reached'>,
  body: Schemas['BudgetCreate'] | Schemas['OrganizationBudgetCreate'],
): Promise<GatewayBudgetRow> {
  const { scope, scope_id, conditions, group_by, trust_request, measure, period = 'none', ...rest } = body;
  const subject = await subjectOf(context, { scope, scope_id, conditions, group_by, trust_request });
  const terms = { ...DEFAULTS, ...rest };
  assertBounds({ ...terms, ...subject, measure });
  await assertAlerted(context, terms.alerts);
  // Concurrent creations wait here, so that the count is exact.
  await context.repositories.tenants.lock(context.tenantId);
  const { gatewayBudgets } = context.tenant;
  if ((await gatewayBudgets.count()) >= MAX_BUDGETS)
    throw context.refuse('limit_reached', `There are at most ${MAX_BUDGETS} budgets. Archive one first.`);
  const fields = { ...subject, conditions: JSON.stringify(subject.conditions), measure, period };
  return gatewayBudgets.insert({
    id: newId('bud'),
    ...fields,
    limit_amount: '0',
    ceiling_amount: null,
    ...toBudgetColumns(terms),
  } as Parameters<typeof gatewayBudgets.insert>[0]);
}
