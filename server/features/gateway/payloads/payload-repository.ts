import type { Knex } from 'knex';
import type { GatewayPayloadRow } from '../../../database/schema/gateway-payload-tables.ts';

/** Rows that one statement deletes. */
const BATCH = 500;

const DELETE_OLD_SQL = `
  delete from gateway_payloads where (tenant_id, log_id) in (
    select old.tenant_id, old.log_id
    from data_keys k join workspace_settings s on s.workspace_id = k.tenant_id
      cross join lateral (
        select p.tenant_id, p.log_id from gateway_payloads p
        where p.tenant_id = k.tenant_id and p.admitted_at < :now::timestamptz - make_interval(days => s.gateway_payload_days)
        order by p.admitted_at limit ${BATCH}) old
    where k.kind = 'gateway_payloads'
    limit ${BATCH})`;

/** The payloads of all workspaces. */
export const payloadRepository = (knex: Knex) => ({
  async insert(rows: readonly GatewayPayloadRow[]): Promise<void> {
    await knex('gateway_payloads')
      .insert([...rows])
      .onConflict(['tenant_id', 'log_id'])
      .ignore();
  },

  /** Deletes payloads that are older than their workspaces keep them. @returns whether there may be more */
  async deleteOld(now: Date): Promise<boolean> {
    const { rowCount } = await knex.raw<{ rowCount: number }>(DELETE_OLD_SQL, { now });
    return rowCount === BATCH;
  },
});
