import type { Knex } from 'knex';
import { UNPREPARED } from '../../../database/pg/dialect.ts';

/** Number of tenants checked, and of entries deleted, per statement. */
const TENANTS_PER_STATEMENT = 20;
const BATCH = 1000;

/**
 * An organization has no plan, but days of its own. The chain of a workspace is cut at the latest
 * checkpoint that is old enough, since everything sealed before it is older still. Verification then starts at that
 * checkpoint.
 */
const CUT_SQL = `
  with kept as (select unnest(:plans::text[]) as plan, unnest(:days::int[]) as days),
  due as (
    select h.tenant_id, (
      select c.seq from audit_checkpoints c
      where c.tenant_id = h.tenant_id
        and c.created_at < now() - make_interval(days => coalesce(k.days, :organizations::int))
      order by c.created_at desc, c.seq desc limit 1) as seq
    from audit_chain_heads h left join workspaces w on w.id = h.tenant_id left join kept k on k.plan = w.plan
    where w.id is null or k.days is not null)
  update audit_chain_heads h set floor_seq = due.seq from due
  where h.tenant_id = due.tenant_id and due.seq > h.floor_seq`;
const CUT_OFF_SQL = `
  select h.tenant_id, h.floor_seq from audit_chain_heads h
  where h.floor_seq > 0 and exists (
    select from audit_seals s where s.tenant_id = h.tenant_id and s.seq <= h.floor_seq)
  limit ${TENANTS_PER_STATEMENT}`;
const REMOVE_SQL = `
  with unsealed as (
    delete from audit_seals where tenant_id = :tenant and seq in (
      select seq from audit_seals where tenant_id = :tenant and seq <= :floor order by seq limit ${BATCH})
    returning event_id)
  delete from audit_events e using unsealed u where e.tenant_id = :tenant and e.id = u.event_id`;
const REMOVE_CHECKPOINTS_SQL = 'delete from audit_checkpoints where tenant_id = :tenant and seq < :floor';

/** Position at which the chain of a tenant was cut. */
export interface ChainCut {
  tenant_id: string;
  floor_seq: string;
}

/** The chains of all tenants, for the retention job. */
export const auditRetentionRepository = (db: Knex) => ({
  /** Cuts the chains according to the retention days of each plan, and of organizations. */
  async cut(plans: Readonly<Record<string, number>>, organizations: number): Promise<void> {
    await db.raw(CUT_SQL, { plans: Object.keys(plans), days: Object.values(plans), organizations });
  },

  /** Returns some chains that have entries before their cut, and whether there may be more. */
  async cutOff(): Promise<{ chains: ChainCut[]; more: boolean }> {
    const { rows } = await db.raw<{ rows: ChainCut[] }>(CUT_OFF_SQL);
    return { chains: rows, more: rows.length === TENANTS_PER_STATEMENT };
  },

  /** Deletes a batch of entries before a cut. @returns whether there are more */
  async remove({ tenant_id: tenant, floor_seq: floor }: ChainCut): Promise<boolean> {
    const { rowCount } = await db.raw(REMOVE_SQL, { tenant, floor }).options(UNPREPARED);
    await db.raw(REMOVE_CHECKPOINTS_SQL, { tenant, floor });
    return rowCount === BATCH;
  },
});
