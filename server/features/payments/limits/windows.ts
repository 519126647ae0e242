import { addDays } from '../../../api/dates.ts';
import { instantOf, localTime } from '../../../api/timezones.ts';
import type { Schemas } from '../../../api/types.ts';

export type LimitScope = Schemas['PaymentLimitScope'];
export type LimitWindow = 'day' | 'month';

/** Where live payments are counted. Those of a simulated project are counted under its id. */
export const LIVE = 'live';

/** What limits have to know about a payment. */
export interface LimitFacts {
  paymentId: string;
  realm: typeof LIVE | (string & {});
  currency: string;
  amount: number;
  method: Schemas['PaymentMethodName'];
  projectId: string;
  accountId: string;
  beneficiaryId: string;
  /** The person who asks, or who made the key that asks. */
  userId: string | null;
  keyId: string | null;
}

/** What a payment takes of a window of a limit. */
export interface LimitUse {
  payment_id: string;
  limit_id: string;
  period: LimitWindow;
  amount: number;
  /** Whether it exceeds the limit, and is counted because a rule decides about it. */
  exceeded: boolean;
}

/** A window in which a payment counts already. */
export type CountedUse = Pick<LimitUse, 'limit_id' | 'period' | 'exceeded'>;

/** First days of the day and the month of a moment, and when the next ones begin. */
export interface Windows {
  day: string;
  month: string;
}

/** Returns the windows of a moment in the time zone of the workspace. */
export function windowsAt(timezone: string, now: Date): Windows {
  const { day } = localTime(timezone, now);
  return { day, month: `${day.slice(0, 7)}-01` };
}

/** Returns when a window ends and the next one begins. */
export function endOfWindow(window: LimitWindow, { day, month }: Windows, timezone: string): Date {
  const next = window === 'day' ? addDays(day, 1) : `${addDays(month, 31).slice(0, 7)}-01`;
  return instantOf(timezone, next, 0);
}
