import { datesBetween } from '../../../api/dates.ts';
import { localTime } from '../../../api/timezones.ts';
import type { Schemas } from '../../../api/types.ts';
import { assertFound } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { assertNoCardNumber } from '../payments/policies.ts';
import { CALENDARS, type CalendarId } from './calendar-data.ts';
import { assertCovered, calendarDayOf, calendarPeriodOf } from './policies.ts';

const toCalendar = (id: CalendarId): Schemas['PaymentCalendar'] => ({
  id,
  name: CALENDARS[id].name,
  half_day_ends: CALENDARS[id].halfDayEnds,
});

// The contract lists the same ids.
const IDS = Object.keys(CALENDARS) as CalendarId[];

export const calendarHandlers = {
  async 'calendars.list'() {
    return { data: IDS.map(toCalendar) };
  },

  async 'calendars.get'({ params: { calendar }, query }, { tenant, now }) {
    const { timezone } = assertFound(await tenant.settings.get(), 'workspace');
    const { from, to } = calendarPeriodOf(query, localTime(timezone, now).day);
    const overrides = await tenant.calendarDays.overrides(calendar, from, to);
    const days = datesBetween(from, to).map((date) => calendarDayOf(calendar, overrides, date));
    return { ...toCalendar(calendar), days };
  },

  async 'calendars.setDay'({ params: { calendar, date }, body }, context) {
    assertNoCardNumber(context, body);
    assertCovered('date', date, 'path');
    const day = { kind: body.kind, name: body.name ?? null };
    await context.tenant.calendarDays.set(calendar, date, day);
    return calendarDayOf(calendar, new Map([[date, day]]), date);
  },

  async 'calendars.unsetDay'({ params: { calendar, date } }, context) {
    const day = assertFound(await context.tenant.calendarDays.unset(calendar, date), 'day');
    context.recordBefore(day);
    return undefined;
  },
} satisfies Partial<Handlers>;
