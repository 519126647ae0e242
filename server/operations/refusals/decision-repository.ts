import type { Knex } from 'knex';
import { HOUR_MS } from '../../api/times.ts';
import type { DecisionRow } from '../../database/schema/decision-tables.ts';

/** Identical refusals share an id for this long. */
export const SHARED_HOURS = 1;

/** `decisions.get` answers for 30 days after the last refusal with an id. */
const KEPT_HOURS = 30 * 24 + SHARED_HOURS;

/** Returns until when a decision can be read. */
export const decisionEnd = (createdAt: Date): Date => new Date(createdAt.getTime() + KEPT_HOURS * HOUR_MS);

/** A tenant that was purged in the meantime has no decisions. */
const INSERT_SQL = `
  insert into decisions (tenant_id, id, project_id, principal_type, principal_id, user_id, operation_id, decision,
    required_permission, request_id, ip_address)
  select r.* from jsonb_to_recordset(?::jsonb) as r (tenant_id text, id text, project_id text, principal_type text,
    principal_id text, user_id text, operation_id text, decision jsonb, required_permission text, request_id text,
    ip_address text)
  join tenants t on t.id = r.tenant_id
  returning id`;

const BATCH = 1000;
const PURGE_SQL = `
  delete from decisions where (tenant_id, id) in (
    select tenant_id, id from decisions
    where created_at < now() - interval '${KEPT_HOURS} hours'
    order by created_at limit ${BATCH})`;

/** Inserts decisions. @returns the ids of those that were stored */
export async function insertDecisions(
  db: Knex,
  rows: ReadonlyArray<Omit<DecisionRow, 'created_at'>>,
): Promise<Set<string>> {
  const { rows: stored } = await db.raw<{ rows: Array<{ id: string }> }>(INSERT_SQL, [JSON.stringify(rows)]);
  return new Set(stored.map(({ id }) => id));
}

/** Deletes the decisions whose time is over. */
export async function purgeDecisions(db: Knex): Promise<void> {
  for (let deleted = BATCH; deleted === BATCH; ) {
    const { rowCount } = await db.raw<{ rowCount: number }>(PURGE_SQL);
    deleted = rowCount;
  }
}
