import type { Table } from '../../../database/schema/tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import type { CalendarId } from './calendar-data.ts';
import type { DayOverride, DayOverrides } from './policies.ts';

/** A day that a workspace has set. */
interface CalendarDayRow extends DayOverride {
  workspace_id: string;
  calendar: CalendarId;
  date: string;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    calendar_days: Table<CalendarDayRow, keyof CalendarDayRow>;
  }
}

export const calendarDayRepository = (scope: TenantScope) => ({
  /** Returns the days of a period that the workspace has set, by date. */
  async overrides(calendar: CalendarId, from: string, to: string): Promise<DayOverrides> {
    const rows = await scope.rows('calendar_days').where({ calendar }).whereBetween('date', [from, to]);
    return new Map(rows.map(({ date, kind, name }) => [date, { kind, name }]));
  },

  async set(calendar: CalendarId, date: string, day: DayOverride): Promise<void> {
    await scope
      .db('calendar_days')
      .insert({ workspace_id: scope.tenantId, calendar, date, ...day })
      .onConflict(['workspace_id', 'calendar', 'date'])
      .merge(['kind', 'name']);
  },

  /** Returns the day that is no longer set; `undefined` if it was not. */
  async unset(calendar: CalendarId, date: string): Promise<CalendarDayRow | undefined> {
    const [row] = await scope.rows('calendar_days').where({ calendar, date }).delete().returning('*');
    return row;
  },
});
