import { limitOfMeter, type VerifiedPlan } from '../../../api/plans.ts';
import { invalidField, notFound, type Refuser } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import type { UsageEntryRow } from '../../../database/schema/usage-tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { LATE_MS } from './periods.ts';

/** Clocks of applications differ from the server's. */
const CLOCK_SKEW_MS = 300_000;

/** Asserts that some plan names the meter, so that a misspelt one is not counted apart. @throws not_found */
export function assertKnownMeter({ contract }: HandlerContext, meter: string): void {
  const isKnown = [...contract.plans.values()].some((plan) => Object.hasOwn(plan.application_limits, meter));
  if (!isKnown) throw notFound('meter');
}

/** Returns when an event happened. @throws invalid_request for a time in the future or more than 35 days ago */
export function eventTimeOf(at: string | undefined, now: Date): Date {
  if (at === undefined) return now;
  const time = new Date(at);
  if (time.getTime() > now.getTime() + CLOCK_SKEW_MS)
    throw invalidField('at', 'maximum', 'Give a time that is not in the future.');
  // Not "earlier than": the schema accepts a leap second, which JavaScript parses as an invalid date.
  if (!(time.getTime() >= now.getTime() - LATE_MS))
    throw invalidField('at', 'minimum', 'Give a time that is at most 35 days ago.');
  return time;
}

/** Asserts that the plan includes what a meter counts now. @throws limit_reached */
export function assertWithinLimit(
  by: Refuser<'limit_reached'>,
  plan: VerifiedPlan,
  { meter, period, used }: Schemas['MeterUsage'],
  quantity: number,
): void {
  const limit = limitOfMeter(plan, meter);
  if (limit === null || used <= limit) return;
  const included = `${limit} ${meter}${period === 'none' ? '' : ` a ${period}`}`;
  const rest = limit - (used - quantity);
  throw by.refuse(
    'limit_reached',
    limit === 0
      ? `The plan ${plan.name} does not include ${meter}. Move to a higher plan.`
      : `The plan ${plan.name} includes ${included}, of which ${Math.max(rest, 0)} remain. Move to a higher plan.`,
  );
}

/** Asserts that a repeated event is the same one. @throws event_id_reused */
export function assertSameEvent(
  by: Refuser<'event_id_reused'>,
  entry: UsageEntryRow,
  { kind, quantity, at }: { kind: UsageEntryRow['kind']; quantity: number; at: string | undefined },
): void {
  const isSame =
    entry.kind === kind &&
    Number(entry.quantity) === quantity &&
    (at === undefined || entry.at.getTime() === new Date(at).getTime());
  if (isSame) return;
  throw by.refuse(
    'event_id_reused',
    `The event_id ${entry.event_id} was used for ${entry.meter} with quantity ${entry.quantity} (usage.${entry.kind}, ${entry.at.toISOString()}). Use another event_id for another event.`,
  );
}
