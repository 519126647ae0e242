import type { Knex } from 'knex';
import { newId } from '../../api/ids.ts';

/** Days on which workspaces have calls, from before migration 0039. Without a row, a day would never be closed. */
const MISSING_SQL = `
  select distinct d.tenant_id, d.day::text as day from gateway_daily d
  join workspaces w on w.id = d.tenant_id
  left join gateway_days known on known.tenant_id = d.tenant_id and known.day = d.day
  where known.day is null order by 1, 2`;
const ADD_SQL = `
  insert into gateway_days (tenant_id, day, id)
  select * from unnest(:tenants::text[], :days::date[], :ids::text[]) on conflict (tenant_id, day) do nothing`;
const BATCH = 5000;

/** Adds the days of calls that were settled before days were closed. The daily job closes them next. */
export const daysOfEarlierCalls0076 = {
  async up(knex: Knex): Promise<void> {
    const { rows } = await knex.raw<{ rows: Array<{ tenant_id: string; day: string }> }>(MISSING_SQL);
    for (let at = 0; at < rows.length; at += BATCH) {
      const batch = rows.slice(at, at + BATCH);
      await knex.raw(ADD_SQL, {
        tenants: batch.map(({ tenant_id }) => tenant_id),
        days: batch.map(({ day }) => day),
        ids: batch.map(() => newId('grc')),
      });
    }
  },
  // A day that is known does no harm.
  async down(): Promise<void> {},
};
