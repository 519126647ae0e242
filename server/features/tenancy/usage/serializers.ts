import { limitOfMeter, meterPeriodOf, type VerifiedPlan } from '../../../api/plans.ts';
import type { Schemas } from '../../../api/types.ts';
import type { UsageEntryRow } from '../../../database/schema/usage-tables.ts';
import { type Period, usagePeriodStart } from './periods.ts';

/** Serializes the count of a meter in the period with a time. */
export function toMeterUsage(
  plan: VerifiedPlan,
  meter: string,
  at: Date,
  counts: Readonly<Record<Period, number>>,
): Schemas['MeterUsage'] {
  const period = meterPeriodOf(plan, meter);
  const period_start = period === 'none' ? null : usagePeriodStart[period](at).toISOString();
  return { meter, period, period_start, used: counts[period], limit: limitOfMeter(plan, meter) };
}

export const toUsageEntry = (row: UsageEntryRow, usage: Schemas['MeterUsage']): Schemas['UsageEntry'] => ({
  id: row.id,
  meter: row.meter,
  kind: row.kind,
  event_id: row.event_id,
  quantity: Number(row.quantity),
  at: row.at.toISOString(),
  created_at: row.created_at.toISOString(),
  released_at: row.released_at?.toISOString() ?? null,
  usage,
});
