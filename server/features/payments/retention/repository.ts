import type { Knex } from 'knex';
import type { LedgerId } from '../../../database/schema/ledger-tables.ts';
import type { SealedSecret } from '../../../database/schema/sealed-secrets.ts';
import type { Table } from '../../../database/schema/tables.ts';
import { RESTORE_DAYS } from '../../tenancy/workspaces/serializers.ts';

interface KeptPaymentsRow extends LedgerId, SealedSecret {
  id: string;
  payments: number;
  created_at: Date;
}

declare module 'knex/types/tables.js' {
  interface Tables {
    kept_payments: Table<KeptPaymentsRow, keyof KeptPaymentsRow>;
  }
}

/** A payment with its accounts, batch, events and approvals, as JSON. */
export interface WholePayment {
  id: string;
  content: string;
}

/** Projects in one run. */
const PROJECTS = 20;

/** The payments that a purge of the project `p` deletes: its own, and those from and to its accounts. */
const PURGED_SQL = `y.workspace_id = p.workspace_id and (y.project_id = p.id
  or y.from_account_id in (select id from accounts where workspace_id = p.workspace_id and project_id = p.id)
  or y.to_account_id in (select id from accounts where workspace_id = p.workspace_id and project_id = p.id))`;

/** Whether the project `p` is live and has payments that are not kept yet. */
export const UNKEPT_SQL = `(p.live and exists (
  select from payments y where ${PURGED_SQL} and y.id > coalesce((
    select max(k.id) from kept_payments k where k.workspace_id = p.workspace_id and k.project_id = p.id), '')))`;

const DUE_SQL = `
  select p.workspace_id, p.id as project_id from projects p join workspaces w on w.id = p.workspace_id
  where least(p.archived_at, w.archived_at) < now() - interval '${RESTORE_DAYS} days' and ${UNKEPT_SQL}
  limit ${PROJECTS}`;

const NEXT_SQL = `
  select y.id, json_build_object('payment', to_json(y),
    'from_account', (select to_json(a) from accounts a where a.workspace_id = y.workspace_id and a.id = y.from_account_id),
    'to_account', (select to_json(a) from accounts a where a.workspace_id = y.workspace_id and a.id = y.to_account_id),
    'batch', (select to_json(b) from payment_batches b where b.workspace_id = y.workspace_id and b.id = y.batch_id),
    'events', (
      select json_agg(to_json(e) order by e.version) from payment_events e
      where e.workspace_id = y.workspace_id and e.payment_id = y.id),
    'approvals', (
      select coalesce(json_agg(to_jsonb(a) || jsonb_build_object('votes', (
        select coalesce(jsonb_agg(to_jsonb(v) order by v.position), '[]') from approval_votes v
        where v.workspace_id = a.workspace_id and v.approval_id = a.id)) order by a.id), '[]')
      from approvals a where a.workspace_id = y.workspace_id and (a.payment_id = y.id or a.id = y.approval_id)))::text
      as content
  from projects p join payments y on ${PURGED_SQL}
  where p.workspace_id = :workspace_id and p.id = :project_id and y.id > :after
  order by y.id limit :limit`;

/** The payments of live projects that are about to be purged, of all tenants. */
export const keptPaymentRepository = (db: Knex) => ({
  /** Returns some projects that are due for the purge with payments that are not kept yet. */
  async due(): Promise<LedgerId[]> {
    return (await db.raw<{ rows: LedgerId[] }>(DUE_SQL)).rows;
  },

  async lastKept({ workspace_id, project_id }: LedgerId): Promise<string> {
    const row = await db('kept_payments').where({ workspace_id, project_id }).max({ id: 'id' }).first();
    return row?.id ?? '';
  },

  async next(project: LedgerId, after: string, limit: number): Promise<WholePayment[]> {
    return (await db.raw<{ rows: WholePayment[] }>(NEXT_SQL, { ...project, after, limit })).rows;
  },

  async keep(row: KeptPaymentsRow): Promise<void> {
    await db('kept_payments').insert(row);
  },
});
