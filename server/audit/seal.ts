import type { Knex } from 'knex';
import type { Signer } from '../access/signing.ts';
import { unnamed } from '../database/dialect.ts';
import type { AuditEventRow, AuditHeadRow } from '../database/tables.ts';
import { toSealable } from './api.ts';
import { chainHash } from './canonical.ts';
import { checkpoint, type Head } from './checkpoint.ts';

/** A chain is signed a minute after an entry was sealed, or when so many were. */
export const CHECKPOINT_SECONDS = 60;
export const CHECKPOINT_ENTRIES = 1000;

const CREATE_HEADS = `
  insert into audit_heads (workspace_id) select unnest(:ids::text[]) on conflict (workspace_id) do nothing`;
const LOCK_HEADS = `
  select * from audit_heads where workspace_id = any(:ids::text[]) order by workspace_id for update`;
/** What an export has locked is left for the next round. */
const LOCK_FREE_HEADS = `${LOCK_HEADS} skip locked`;
/**
 * Ids follow the clock, so among the entries that are there they give the order in which they were written. The rows are
 * deleted by where they lie, for which there is one way only, however many there are.
 */
const CLAIM = `
  with claimed as (
    delete from audit_unsealed where ctid = any(array(
      select ctid from audit_unsealed where workspace_id = any(:ids::text[]) order by event_id limit :limit))
    returning workspace_id, event_id)
  select e.* from claimed c join audit_events e on e.workspace_id = c.workspace_id and e.id = c.event_id
  order by e.workspace_id, e.id`;
const SEAL = `
  insert into audit_seals (workspace_id, seq, event_id, hash)
  select unnest(:workspaces::text[]), unnest(:seqs::bigint[]), unnest(:events::text[]), unnest(:hashes::bytea[])`;
const ADVANCE = `
  update audit_heads h set seq = sealed.seq, hash = sealed.hash,
    checkpoint_due_at = coalesce(h.checkpoint_due_at, now() + interval '${CHECKPOINT_SECONDS} seconds')
  from (select unnest(:workspaces::text[]) as workspace_id, unnest(:seqs::bigint[]) as seq,
    unnest(:hashes::bytea[]) as hash) sealed
  where h.workspace_id = sealed.workspace_id`;

const toHead = (row: AuditHeadRow): Head => ({
  workspaceId: row.workspace_id,
  seq: Number(row.seq),
  hash: row.hash,
  checkpointSeq: Number(row.checkpoint_seq),
});

/**
 * Locks the heads of chains until the transaction ends: nobody else extends those chains meanwhile. With `wait`, waits
 * for whoever does; without, leaves those out.
 */
export async function lockHeads(trx: Knex, ids: readonly string[], wait: boolean): Promise<Head[]> {
  await trx.raw(CREATE_HEADS, { ids: [...ids] });
  const { rows } = await trx.raw<{ rows: AuditHeadRow[] }>(wait ? LOCK_HEADS : LOCK_FREE_HEADS, {
    ids: [...ids],
  });
  return rows.map(toHead);
}

/** Moves the heads on, entry by entry. */
function extend(heads: readonly Head[], rows: readonly AuditEventRow[]) {
  const byWorkspace = new Map(heads.map((head) => [head.workspaceId, head]));
  return rows.map((row) => {
    const head = byWorkspace.get(row.workspace_id);
    if (head === undefined) throw new Error('An entry was claimed whose chain is not locked.');
    head.seq += 1;
    head.hash = chainHash(head.hash, toSealable(row, head.seq));
    return { workspaceId: row.workspace_id, seq: head.seq, eventId: row.id, hash: head.hash };
  });
}

/**
 * Chains the oldest entries that are not chained yet, at most `limit`, to the heads, which the caller has locked. A
 * transaction that commits late is found when it has: what has yet to be sealed is a row, not a position.
 * @returns how many it has sealed
 */
export async function seal(
  trx: Knex,
  signer: Signer,
  heads: readonly Head[],
  limit: number,
): Promise<number> {
  const { rows } = await trx
    .raw<{ rows: AuditEventRow[] }>(CLAIM, { ids: heads.map(({ workspaceId }) => workspaceId), limit })
    .options(unnamed);
  if (rows.length === 0) return 0;
  const seals = extend(heads, rows);
  await trx.raw(SEAL, {
    workspaces: seals.map(({ workspaceId }) => workspaceId),
    seqs: seals.map(({ seq }) => seq),
    events: seals.map(({ eventId }) => eventId),
    hashes: seals.map(({ hash }) => hash),
  });
  const sealed = new Set(rows.map((row) => row.workspace_id));
  const advanced = heads.filter(({ workspaceId }) => sealed.has(workspaceId));
  await trx.raw(ADVANCE, {
    workspaces: advanced.map(({ workspaceId }) => workspaceId),
    seqs: advanced.map(({ seq }) => seq),
    hashes: advanced.map(({ hash }) => hash),
  });
  for (const head of advanced) {
    if (head.seq - head.checkpointSeq >= CHECKPOINT_ENTRIES) await checkpoint(trx, signer, head);
  }
  return rows.length;
}

const EXPORT_BATCH = 1000;

/** Seals and signs all that a workspace has, now. The chain stays locked until the transaction ends. @returns its end */
export async function sealWorkspace(trx: Knex, signer: Signer, workspaceId: string): Promise<Head> {
  const [head] = await lockHeads(trx, [workspaceId], true);
  if (head === undefined) throw new Error('The chain of the workspace has no head.');
  while ((await seal(trx, signer, [head], EXPORT_BATCH)) === EXPORT_BATCH);
  await checkpoint(trx, signer, head);
  return head;
}
