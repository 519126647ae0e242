import type { Schemas } from '../../../api/types.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { pendingChangesOf } from '../approvals/control-changes/service.ts';
import type { LimitControls } from './controls.ts';
import type { LimitMaxima, LimitWindowRow, PaymentLimitRow } from './repository.ts';
import { endOfWindow, type LimitWindow, type Windows, windowsAt } from './windows.ts';

type Usage = Schemas['PaymentLimitUsage'];

const numberOf = (text: string | null): number | null => (text === null ? null : Number(text));

interface Moment {
  timezone: string;
  windows: Windows;
  counted: readonly LimitWindowRow[];
}

/** Returns what was used of each maximum that counts over time. */
function usageOf(row: PaymentLimitRow, { timezone, windows, counted }: Moment): Usage[] {
  const found = (period: LimitWindow) =>
    counted.find((one) => one.limit_id === row.id && one.period === period && one.starts === windows[period]);
  const usage = (name: Usage['limit'], period: LimitWindow, max: number | null, used: number): Usage[] =>
    max === null
      ? []
      : [
          {
            limit: name,
            max,
            used,
            remaining: Math.max(max - used, 0),
            resets_at: endOfWindow(period, windows, timezone).toISOString(),
          },
        ];
  return [
    ...usage('per_day', 'day', numberOf(row.per_day), Number(found('day')?.used ?? 0)),
    ...usage('per_month', 'month', numberOf(row.per_month), Number(found('month')?.used ?? 0)),
    ...usage('count_per_day', 'day', row.count_per_day, found('day')?.count ?? 0),
  ];
}

/** Returns what of a limit a change may weaken, as the API has it. */
export const controlsOf = (row: PaymentLimitRow): LimitControls => ({
  per_payment: numberOf(row.per_payment),
  per_day: numberOf(row.per_day),
  per_month: numberOf(row.per_month),
  count_per_day: row.count_per_day,
  on_exceed: row.on_exceed,
  approval_rule: row.approval_rule_id,
});

/** Returns limits with what was used of them, and the changes that wait. */
export async function toPaymentLimits(
  rows: readonly PaymentLimitRow[],
  { tenant, now }: Pick<HandlerContext, 'tenant' | 'now'>,
): Promise<Array<Schemas['PaymentLimit']>> {
  const { timezone } = assertFound(await tenant.settings.get(), 'workspace');
  const windows = windowsAt(timezone, now);
  const ids = rows.map(({ id }) => id);
  const pending = await pendingChangesOf({ tenant, now }, 'payment_limit', ids);
  const moment = { timezone, windows, counted: await tenant.paymentLimits.windows(ids, windows) };
  return rows.map((row) => ({
    id: row.id,
    workspace_id: row.workspace_id,
    name: row.name,
    scope: row.scope,
    scope_id: row.scope_id,
    currency: row.currency,
    // The contract lets in no other name.
    method: row.method as Schemas['PaymentLimit']['method'],
    ...controlsOf(row),
    usage: usageOf(row, moment),
    pending_change: pending.get(row.id) ?? null,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    etag: String(row.version),
  }));
}

/** Returns what a body changes of a limit, as it is stored. */
export function toColumns({
  on_exceed,
  approval_rule,
  ...maxima
}: Partial<LimitControls>): Partial<LimitMaxima & Pick<PaymentLimitRow, 'on_exceed' | 'approval_rule_id'>> {
  return {
    ...toMaxima(maxima),
    ...(on_exceed !== undefined && { on_exceed }),
    ...(approval_rule !== undefined && { approval_rule_id: approval_rule }),
  };
}

/** Returns the maxima of a body as they are stored. Those that it does not name are absent. */
export function toMaxima(body: Schemas['PaymentLimitUpdate']): Partial<LimitMaxima> {
  const amounts = (['per_payment', 'per_day', 'per_month'] as const).flatMap((name) => {
    const amount = body[name];
    return amount === undefined ? [] : [[name, amount === null ? null : String(amount)] as const];
  });
  const { count_per_day } = body;
  return { ...Object.fromEntries(amounts), ...(count_per_day !== undefined && { count_per_day }) };
}
