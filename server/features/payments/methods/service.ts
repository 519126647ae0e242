import { addDays } from '../../../api/dates.ts';
import { localTime } from '../../../api/timezones.ts';
import type { Schemas } from '../../../api/types.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { type CalendarId, calendarDayOf, type DayOverrides } from '../calendars/policies.ts';
import { METHODS, type Method } from './method-data.ts';
import type { PaymentMethodRow } from './repository.ts';
import { HORIZON_DAYS, type Schedule, scheduleOf } from './schedule.ts';

export type { Schedule };

/** A payment method with the settings of the workspace. */
export interface WorkspaceMethod extends Method {
  /** 0 until the workspace changes it. */
  version: number;
}

type Tenant = Pick<HandlerContext['tenant'], 'paymentMethods'>;

/** What a workspace has changed in a method. */
export type MethodChange = Pick<PaymentMethodRow, 'method_id' | 'settings' | 'version'>;

/** Returns all payment methods with what a workspace has changed. */
export function withChanges(changes: readonly MethodChange[]): WorkspaceMethod[] {
  const changed = new Map(changes.map((row) => [row.method_id, row]));
  return METHODS.map((method) => {
    const { settings = {}, version = 0 } = changed.get(method.id) ?? {};
    return { ...method, ...settings, version };
  });
}

/** Returns all payment methods as the workspace has set them. */
export const methodsOf = async ({ paymentMethods }: Tenant): Promise<WorkspaceMethod[]> =>
  withChanges(await paymentMethods.changes());

/** What schedules depend on: the time zone, and the days that the workspace has set. */
export interface ScheduleSettings {
  timezone: string;
  overrides: ReadonlyMap<CalendarId, DayOverrides>;
}

/**
 * Returns when a payment is executed that is made now; `undefined` if there is no business day.
 * @param date on which it is to be executed
 */
export function scheduleWith(
  { timezone, overrides }: ScheduleSettings,
  hours: Method,
  now: Date,
  date?: string,
): Schedule | undefined {
  const own: DayOverrides = overrides.get(hours.calendar) ?? new Map();
  const question = { hours, dayOf: (day: string) => calendarDayOf(hours.calendar, own, day), timezone, now };
  return scheduleOf({ ...question, ...(date !== undefined && { date }) });
}

/**
 * Loads what schedules depend on: the time zone, and the days that the workspace has set.
 * @param date an execution date that will be asked for
 */
export async function createScheduler(
  { tenant, now }: Pick<HandlerContext, 'tenant' | 'now'>,
  calendars: Iterable<CalendarId>,
  date?: string,
): Promise<(method: Method) => Schedule | undefined> {
  const { timezone } = assertFound(await tenant.settings.get(), 'workspace');
  const today = localTime(timezone, now).day;
  const last = addDays(date !== undefined && date > today ? date : today, HORIZON_DAYS);
  const overrides = new Map<CalendarId, DayOverrides>();
  for (const calendar of new Set(calendars))
    overrides.set(calendar, await tenant.calendarDays.overrides(calendar, today, last));
  return (hours) => scheduleWith({ timezone, overrides }, hours, now, date);
}

export const toSchedule = (schedule: Schedule): Schemas['PaymentSchedule'] => ({
  execution_date: schedule.execution_date,
  opens_at: schedule.opens_at.toISOString(),
  cut_off_at: schedule.cut_off_at.toISOString(),
  missed_today: schedule.missed_today,
  value_date: schedule.value_date,
  days_skipped: schedule.days_skipped,
});

/** Returns payment methods with what would happen to a payment that is made now. */
export async function withSchedules(
  methods: readonly WorkspaceMethod[],
  context: Pick<HandlerContext, 'tenant' | 'now'>,
): Promise<Array<Schemas['PaymentMethod']>> {
  const schedule = await createScheduler(
    context,
    methods.map(({ calendar }) => calendar),
  );
  return methods.map(({ version, ...method }) => {
    const next = method.available && method.enabled ? schedule(method) : undefined;
    return {
      ...method,
      next: next === undefined ? null : toSchedule(next),
      etag: String(version),
    };
  });
}
