import { appendToChain } from '../../../auth/secrets/canonical-json.ts';
import type { Signer } from '../../../auth/secrets/signing.ts';
import type { AuditEventRow } from '../../../database/schema/tables.ts';
import type { AuditChainRepository, ChainHead, EntrySeal } from './chain-repository.ts';
import { signCheckpoint } from './checkpoint.ts';
import { toSealable } from './serializers.ts';

/** A chain is signed after this many sealed entries. */
const CHECKPOINT_ENTRIES = 1000;

/** Appends the entries to their chains. */
function chainEntries(heads: readonly ChainHead[], rows: readonly AuditEventRow[]): EntrySeal[] {
  const byWorkspace = new Map(heads.map((head) => [head.tenantId, head]));
  return rows.map((row) => {
    const head = byWorkspace.get(row.tenant_id);
    if (head === undefined) throw new Error('The chain of a claimed entry is not locked.');
    appendToChain(head, (seq) => toSealable(row, seq));
    return { tenantId: row.tenant_id, seq: head.seq, eventId: row.id, hash: head.hash };
  });
}

/**
 * Seals the oldest unsealed entries, at most `limit`, in the chains that the caller has locked. Entries of a
 * transaction that commits late are found once it has: unsealed entries are rows, not a position.
 * @returns how many were sealed
 */
export async function sealEntries(
  chains: AuditChainRepository,
  signer: Signer,
  heads: readonly ChainHead[],
  limit: number,
): Promise<number> {
  const rows = await chains.claim(
    heads.map(({ tenantId }) => tenantId),
    limit,
  );
  if (rows.length === 0) return 0;
  const seals = chainEntries(heads, rows);
  const sealed = new Set(rows.map((row) => row.tenant_id));
  const advanced = heads.filter(({ tenantId }) => sealed.has(tenantId));
  await chains.extend(seals, advanced);
  for (const head of advanced) {
    if (head.seq - head.checkpointSeq >= CHECKPOINT_ENTRIES) await signCheckpoint(chains, signer, head);
  }
  return rows.length;
}

const EXPORT_BATCH = 1000;

/** Seals and signs all entries of a tenant now. The chain stays locked until the transaction ends. @returns its end */
export async function sealTenant(
  chains: AuditChainRepository,
  signer: Signer,
  tenantId: string,
): Promise<ChainHead> {
  const [head] = await chains.lock([tenantId], true);
  if (head === undefined) throw new Error('The chain of the tenant has no head.');
  while ((await sealEntries(chains, signer, [head], EXPORT_BATCH)) === EXPORT_BATCH);
  await signCheckpoint(chains, signer, head);
  return head;
}
