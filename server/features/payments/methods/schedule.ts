import { addDays } from '../../../api/dates.ts';
import { instantOf, localTime } from '../../../api/timezones.ts';
import type { CalendarDay } from '../calendars/policies.ts';
import type { MethodSettings } from './method-data.ts';

/** Number of days that a schedule looks at. A workspace could otherwise make the search endless with its holidays. */
export const HORIZON_DAYS = 60;

/** A day on which the method executes no payments. */
interface SkippedDay {
  date: string;
  reason: 'weekend' | 'holiday';
  name: string | null;
  provisional: boolean;
}

/** When a payment is executed, and when its money arrives. */
export interface Schedule {
  execution_date: string;
  /** The payment can be sent between these times on its execution date. */
  opens_at: Date;
  cut_off_at: Date;
  /** The payment could have been executed today if it had been made before the cut-off. */
  missed_today: boolean;
  /** The execution date is not the one that was asked for, or not today if none was. */
  postponed: boolean;
  value_date: string;
  /** The days that were passed over until the value date. */
  days_skipped: SkippedDay[];
}

export interface ScheduleQuestion {
  hours: Pick<MethodSettings, 'opens' | 'cut_off' | 'half_day_cut_off' | 'weekend' | 'settlement_days'>;
  dayOf: (date: string) => CalendarDay;
  timezone: string;
  now: Date;
  /** The execution date that is asked for. One in the past counts as today. */
  date?: string;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const toSkipped = ({ date, source, name, provisional }: CalendarDay): SkippedDay => ({
  date,
  reason: source === 'weekend' ? 'weekend' : 'holiday',
  name,
  provisional,
});

/** Returns days one after the other, as far as a schedule looks. */
function* daysFrom(first: string, dayOf: ScheduleQuestion['dayOf']): Generator<CalendarDay> {
  for (let index = 0; index < HORIZON_DAYS; index += 1) yield dayOf(addDays(first, index));
}

/** Returns when a payment that is made now is executed; `undefined` if no day within the horizon is a business day. */
export function scheduleOf(question: ScheduleQuestion): Schedule | undefined {
  const { hours, dayOf, timezone, now } = question;
  const today = localTime(timezone, now).day;
  const first = question.date !== undefined && question.date > today ? question.date : today;
  const cutOffOf = ({ date, kind }: CalendarDay) =>
    instantOf(timezone, date, minutesOf(kind === 'half' ? hours.half_day_cut_off : hours.cut_off));
  const skipped: CalendarDay[] = [];
  const open: CalendarDay[] = [];
  let missed_today = false;
  for (const day of daysFrom(first, dayOf)) {
    if (!hours.weekend && day.kind === 'holiday') skipped.push(day);
    else if (day.date === today && now >= cutOffOf(day)) missed_today = true;
    else if (open.push(day) > hours.settlement_days) break;
  }
  const [execution, value] = [open[0], open[hours.settlement_days]];
  if (execution === undefined || value === undefined) return undefined;
  return {
    execution_date: execution.date,
    opens_at: instantOf(timezone, execution.date, minutesOf(hours.opens)),
    cut_off_at: cutOffOf(execution),
    missed_today,
    postponed: execution.date !== (question.date ?? today),
    value_date: value.date,
    days_skipped: skipped.map(toSkipped),
  };
}
