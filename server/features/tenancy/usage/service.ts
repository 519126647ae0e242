import { newId } from '../../../api/ids.ts';
import { meterPeriodOf } from '../../../api/plans.ts';
import type { OperationInput, Schemas } from '../../../api/types.ts';
import type { UsageEntryRow } from '../../../database/schema/usage-tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { expiryOf, LATE_MS } from './periods.ts';
import { assertKnownMeter, assertSameEvent, eventTimeOf } from './policies.ts';
import { toMeterUsage, toUsageEntry } from './serializers.ts';

/**
 * Usage of the application's meters. The entry is locked or inserted first, then the counts, day before month before
 * total. The plan of the workspace is that of the decision, which the last authorization confirms before the commit.
 */

type Event = OperationInput<'usage.record'>['body'] & Pick<UsageEntryRow, 'kind'>;

/**
 * Counts an event once.
 * @param assertIncluded checks the count that results, unless the event was counted before
 */
export async function countUsage(
  context: HandlerContext<'event_id_reused'>,
  meter: string,
  { kind, quantity, event_id, at }: Event,
  assertIncluded: (usage: Schemas['MeterUsage']) => void,
): Promise<Schemas['UsageEntry']> {
  const { plan, tenant, now } = context;
  assertKnownMeter(context, meter);
  const time = eventTimeOf(at, now);
  const expires_at = expiryOf(meterPeriodOf(plan, meter), time);
  const event = { id: newId('use'), meter, event_id, kind, quantity, at: time, expires_at };
  const entry = await tenant.usage.insert(event, now);
  if (entry === undefined) {
    const earlier = assertFound(await tenant.usage.findEvent(meter, event_id), 'event');
    assertSameEvent(context, earlier, { kind, quantity, at });
    return toUsageEntry(earlier, await usageAt(context, earlier));
  }
  const usage = toMeterUsage(plan, meter, time, await tenant.usage.add(meter, time, quantity));
  assertIncluded(usage);
  return toUsageEntry(entry, usage);
}

const usageAt = async ({ plan, tenant }: HandlerContext, { meter, at }: UsageEntryRow) =>
  toMeterUsage(plan, meter, at, await tenant.usage.countsOf(meter, at));

/** Gives a consumption back, once. */
export async function releaseUsage(
  context: HandlerContext<'invalid_state'>,
  meter: string,
  id: string,
): Promise<Schemas['UsageEntry']> {
  const { plan, tenant, now } = context;
  const found = await tenant.usage.lock(meter, id);
  // An expired entry is deleted a while later.
  const isExpired = found?.expires_at != null && found.expires_at <= now;
  const entry = assertFound(isExpired ? undefined : found, 'usage entry');
  if (entry.kind !== 'consume')
    throw context.refuse('invalid_state', 'This usage was recorded. Only what was consumed can be released.');
  if (entry.released_at !== null) return toUsageEntry(entry, await usageAt(context, entry));
  const { at, quantity, expires_at } = entry;
  await tenant.usage.release(id, now, expires_at ?? new Date(now.getTime() + LATE_MS));
  const counts = await tenant.usage.add(meter, at, -Number(quantity));
  return toUsageEntry({ ...entry, released_at: now }, toMeterUsage(plan, meter, at, counts));
}
