import type { Knex } from 'knex';
import { UNPREPARED } from '../../../database/pg/dialect.ts';
import type {
  AuditChainHeadRow,
  AuditCheckpointRow,
  AuditEventRow,
} from '../../../database/schema/tables.ts';
import { writeOutbox } from '../../../outbox/outbox.ts';
import { toCheckpoint } from './serializers.ts';

/** Maximum seconds between the sealing of an entry and the next signature of its chain. */
const CHECKPOINT_SECONDS = 60;

/** The end of a chain. */
export interface ChainHead {
  tenantId: string;
  seq: number;
  hash: Buffer;
  checkpointSeq: number;
}

/** The position of an entry in its chain. */
export interface EntrySeal extends Pick<ChainHead, 'tenantId' | 'seq' | 'hash'> {
  eventId: string;
}

/** The limit is part of the text, so that the planner knows it. */
const waitingSql = (limit: number) => `
  select distinct tenant_id from (
    select tenant_id from audit_pending order by event_id limit ${limit}) oldest`;
const dueSql = (limit: number) => `
  select tenant_id from audit_chain_heads where checkpoint_due_at <= now() order by checkpoint_due_at limit ${limit}`;
const CREATE_HEADS_SQL = `
  insert into audit_chain_heads (tenant_id) select unnest(:ids::text[]) on conflict (tenant_id) do nothing`;
const LOCK_HEADS_SQL = `
  select * from audit_chain_heads where tenant_id = any(:ids::text[]) order by tenant_id for update`;
/** Chains that an export has locked are left for the next run. */
const LOCK_FREE_HEADS_SQL = `${LOCK_HEADS_SQL} skip locked`;
/**
 * Ids are ordered by time, so they give the order in which the present entries were written. Rows are deleted by their
 * physical position, for which there is only one plan, however many rows there are.
 */
const TAKE_UNSEALED_SQL = `
  with claimed as (
    delete from audit_pending where ctid = any(array(
      select ctid from audit_pending where tenant_id = any(:ids::text[]) order by event_id limit :limit))
    returning tenant_id, event_id)
  select e.* from (select distinct * from claimed) c
    join audit_events e on e.tenant_id = c.tenant_id and e.id = c.event_id
  where not exists (
    select from audit_seals s where s.tenant_id = e.tenant_id and s.event_id = e.id)
  order by e.tenant_id, e.id`;
const SEAL_SQL = `
  insert into audit_seals (tenant_id, seq, event_id, hash)
  select unnest(:tenants::text[]), unnest(:seqs::bigint[]), unnest(:events::text[]), unnest(:hashes::bytea[])`;
const ADVANCE_SQL = `
  update audit_chain_heads h set seq = sealed.seq, hash = sealed.hash,
    checkpoint_due_at = coalesce(h.checkpoint_due_at, now() + interval '${CHECKPOINT_SECONDS} seconds')
  from (select unnest(:tenants::text[]) as tenant_id, unnest(:seqs::bigint[]) as seq,
    unnest(:hashes::bytea[]) as hash) sealed
  where h.tenant_id = sealed.tenant_id`;

const toHead = (row: AuditChainHeadRow): ChainHead => ({
  tenantId: row.tenant_id,
  seq: Number(row.seq),
  hash: row.hash,
  checkpointSeq: Number(row.checkpoint_seq),
});

/** The chains of all tenants, for the jobs that seal and sign them. */
export const auditChainRepository = (db: Knex) => {
  async function tenantIds(sql: string): Promise<string[]> {
    const { rows } = await db.raw<{ rows: Array<{ tenant_id: string }> }>(sql);
    return rows.map((row) => row.tenant_id);
  }

  return {
    /** Returns the tenants with the oldest unsealed entries. */
    waiting: (limit: number) => tenantIds(waitingSql(limit)),

    /** Returns the tenants whose chains are due for a signature. */
    due: (limit: number) => tenantIds(dueSql(limit)),

    /**
     * Locks the heads of chains until the transaction ends, so that no other transaction extends them. With `wait`,
     * waits for chains that are locked; without it, skips them.
     */
    async lock(ids: readonly string[], wait: boolean): Promise<ChainHead[]> {
      await db.raw(CREATE_HEADS_SQL, { ids: [...ids] });
      const { rows } = await db.raw<{ rows: AuditChainHeadRow[] }>(
        wait ? LOCK_HEADS_SQL : LOCK_FREE_HEADS_SQL,
        {
          ids: [...ids],
        },
      );
      return rows.map(toHead);
    },

    /** Takes the oldest unsealed entries of some tenants. */
    async claim(ids: readonly string[], limit: number): Promise<AuditEventRow[]> {
      const { rows } = await db
        .raw<{ rows: AuditEventRow[] }>(TAKE_UNSEALED_SQL, { ids: [...ids], limit })
        .options(UNPREPARED);
      return rows;
    },

    /** Stores the seals of entries, and the new ends of their chains. */
    async extend(seals: readonly EntrySeal[], heads: readonly ChainHead[]): Promise<void> {
      await db.raw(SEAL_SQL, {
        tenants: seals.map(({ tenantId }) => tenantId),
        seqs: seals.map(({ seq }) => seq),
        events: seals.map(({ eventId }) => eventId),
        hashes: seals.map(({ hash }) => hash),
      });
      await db.raw(ADVANCE_SQL, {
        tenants: heads.map(({ tenantId }) => tenantId),
        seqs: heads.map(({ seq }) => seq),
        hashes: heads.map(({ hash }) => hash),
      });
    },

    /** Stores the signature of a head, and emits its event. */
    async sign(row: AuditCheckpointRow): Promise<void> {
      const { tenant_id, seq } = row;
      await db('audit_checkpoints').insert(row);
      await db('audit_chain_heads')
        .where({ tenant_id })
        .update({ checkpoint_seq: seq, checkpoint_due_at: null });
      await writeOutbox(db, {
        events: [{ tenantId: tenant_id, type: 'audit.checkpoint', data: toCheckpoint(row) }],
      });
    },
  };
};

export type AuditChainRepository = ReturnType<typeof auditChainRepository>;
