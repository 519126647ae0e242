import type {
  GatewayDayRow,
  ReconciliationResult,
} from '../../../database/schema/gateway-reconciliation-tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { toReconciliation } from './serializers.ts';

/** A closed day as it was found, and any other as it is now. */
const resultOf = async ({ tenant }: HandlerContext, row: GatewayDayRow): Promise<ReconciliationResult> =>
  row.result ?? tenant.gatewayDays.compare(row.day);

export const reconciliationHandlers = {
  async 'gatewayReconciliations.list'({ query }, { tenant, pager }) {
    const rows = await tenant.gatewayDays.list(query.balanced, pager.request(query));
    const closings = await tenant.gatewayDays.ofDays(rows.map(({ day }) => day));
    const toPart = (row: GatewayDayRow) =>
      toReconciliation(
        row,
        assertFound(row.result ?? undefined, 'reconciliation'),
        closings.filter(({ day }) => day === row.day),
      );
    return pager.page(query, rows, toPart, ({ day }) => [day]);
  },

  async 'gatewayReconciliations.get'({ params }, context) {
    const { gatewayDays } = context.tenant;
    const row = assertFound(await gatewayDays.find(params.reconciliation_id), 'reconciliation');
    return toReconciliation(row, await resultOf(context, row), await gatewayDays.ofDays([row.day]));
  },
} satisfies Partial<Handlers>;
