import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { UNPREPARED } from '../../../database/pg/dialect.ts';
import type { BreakerReport, ExchangeReports, Slice } from './circuit-breakers.ts';

/** Longer than any cooldown, after which a report says nothing any more. */
const KEPT_MS = 2 * 3_600_000;
const CLEAN_UP_MS = 60_000;

/** Each replica writes rows of its own, so that none waits for another. */
const EXCHANGE_SQL = `
  with reported as (
    insert into gateway_breaker_reports as g
    select c."workspaceId", c.target, :replica, c."closedAt", c."openedAt", c.slices, :now::bigint
    from jsonb_to_recordset(:changed::jsonb) as c(
      "workspaceId" text, target text, "closedAt" bigint, "openedAt" bigint, slices jsonb)
    where exists (select from workspaces w where w.id = c."workspaceId")
    on conflict (workspace_id, target, replica) do update set closed_at = excluded.closed_at,
      opened_at = excluded.opened_at, slices = excluded.slices, reported_at = excluded.reported_at)
  select g.workspace_id, g.target, g.closed_at, g.opened_at, g.slices from gateway_breaker_reports g
  join jsonb_to_recordset(:watched::jsonb) as w("workspaceId" text, target text)
    on w."workspaceId" = g.workspace_id and w.target = g.target
  where g.replica <> :replica`;
const CLEAN_UP_SQL = 'delete from gateway_breaker_reports where reported_at < :before';

interface Row {
  workspace_id: string;
  target: string;
  closed_at: string;
  opened_at: string;
  slices: Slice[];
}

const toReport = (row: Row): BreakerReport => ({
  workspaceId: row.workspace_id,
  target: row.target,
  closedAt: Number(row.closed_at),
  openedAt: Number(row.opened_at),
  slices: row.slices,
});

/** Returns how a replica exchanges reports through PostgreSQL. */
export function createExchange(knex: Knex, now: () => number): ExchangeReports {
  const replica = randomUUID();
  let cleanedAt = now();
  return async (changed, watched) => {
    const bindings = {
      replica,
      now: now(),
      changed: JSON.stringify(changed),
      watched: JSON.stringify(watched),
    };
    const { rows } = await knex.raw<{ rows: Row[] }>(EXCHANGE_SQL, bindings).options(UNPREPARED);
    if (now() - cleanedAt > CLEAN_UP_MS) {
      cleanedAt = now();
      await knex.raw(CLEAN_UP_SQL, { before: now() - KEPT_MS });
    }
    return rows.map(toReport);
  };
}
