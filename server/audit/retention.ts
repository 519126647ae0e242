import type { Knex } from 'knex';
import type { Plan } from '../contract/types.ts';
import type { Database } from '../database/connect.ts';
import { unnamed } from '../database/dialect.ts';
import type { Job } from '../jobs/runner.ts';

/** How long the log of a workspace is kept, by its plan. */
export const AUDIT_RETENTION_DAYS: Readonly<Record<Plan, number>> = {
  free: 90,
  pro: 90,
  business: 90,
  enterprise: 365,
};

const WORKSPACES = 20;
const BATCH = 1000;
/** Transactions in one run. */
const BATCHES = 20;

/**
 * The chain of a workspace is cut at the latest checkpoint that is old enough: what was sealed before it is older still.
 * From then on it is verified from there.
 */
const CUT = `
  with kept as (select unnest(:plans::text[]) as plan, unnest(:days::int[]) as days),
  due as (
    select h.workspace_id, (
      select c.seq from audit_checkpoints c
      where c.workspace_id = h.workspace_id and c.created_at < now() - make_interval(days => k.days)
      order by c.created_at desc, c.seq desc limit 1) as seq
    from audit_heads h join workspaces w on w.id = h.workspace_id join kept k on k.plan = w.plan)
  update audit_heads h set floor_seq = due.seq from due
  where h.workspace_id = due.workspace_id and due.seq > h.floor_seq`;
const CUT_OFF = `
  select h.workspace_id, h.floor_seq from audit_heads h
  where h.floor_seq > 0 and exists (
    select from audit_seals s where s.workspace_id = h.workspace_id and s.seq <= h.floor_seq)
  limit ${WORKSPACES}`;
const REMOVE = `
  with unsealed as (
    delete from audit_seals where workspace_id = :workspace and seq in (
      select seq from audit_seals where workspace_id = :workspace and seq <= :floor order by seq limit ${BATCH})
    returning event_id)
  delete from audit_events e using unsealed u where e.workspace_id = :workspace and e.id = u.event_id`;
const REMOVE_CHECKPOINTS = 'delete from audit_checkpoints where workspace_id = :workspace and seq < :floor';

/** Lets the rest of the transaction delete from the audit log, which the database otherwise refuses. */
export async function allowAuditRemoval(trx: Knex): Promise<void> {
  await trx.raw("select set_config('tenantry.audit_removal', 'on', true)");
}

/** Deletes a batch of what is before the cut. The cut is there already: whatever happens, the rest can be verified. */
const removeBatch = (knex: Knex, workspace: string, floor: string): Promise<boolean> =>
  knex.transaction(async (trx) => {
    await allowAuditRemoval(trx);
    const { rowCount } = await trx.raw(REMOVE, { workspace, floor }).options(unnamed);
    await trx.raw(REMOVE_CHECKPOINTS, { workspace, floor });
    return rowCount === BATCH;
  });

/** Removes entries whose time is over. @returns whether there are more */
export async function removeOldEntries(
  knex: Knex,
  days: Readonly<Record<string, number>> = AUDIT_RETENTION_DAYS,
): Promise<boolean> {
  await knex.raw(CUT, { plans: Object.keys(days), days: Object.values(days) });
  const { rows } = await knex.raw<{ rows: Array<{ workspace_id: string; floor_seq: string }> }>(CUT_OFF);
  let batches = 0;
  for (const { workspace_id, floor_seq } of rows) {
    while (batches < BATCHES && (await removeBatch(knex, workspace_id, floor_seq))) batches += 1;
    if (batches === BATCHES) return true;
  }
  return rows.length === WORKSPACES;
}

export const createRetentionJob = ({ knex }: Database): Job => ({
  name: 'audit-retention',
  everySeconds: 3600,
  run: () => removeOldEntries(knex),
});
