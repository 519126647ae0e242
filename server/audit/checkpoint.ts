import type { Knex } from 'knex';
import type { Signer } from '../access/signing.ts';
import type { AuditCheckpointRow } from '../database/tables.ts';
import { emitEvents } from '../events/emit.ts';
import { toCheckpoint } from './api.ts';
import { type Canonical, canonicalJson } from './canonical.ts';

/** What a signature is for stands in the text that is signed, so that none can be passed off as one of another kind. */
export type SignedKind = 'checkpoint' | 'bundle';

/** Signs the canonical text of a value. The value names the key. */
export const signed = <Value extends { [name: string]: Canonical }>(
  signer: Signer,
  kind: SignedKind,
  value: Value,
): Value & { signature: string } => ({
  ...value,
  signature: signer.sign(`tenantry-audit-${kind}\n${canonicalJson(value)}`),
});

/** Where a chain ends. */
export interface Head {
  workspaceId: string;
  seq: number;
  hash: Buffer;
  checkpointSeq: number;
}

/** Signs the head of a chain, which the caller has locked, and tells webhooks. Does nothing when it is signed already. */
export async function checkpoint(db: Knex, signer: Signer, head: Head, now = new Date()): Promise<void> {
  if (head.seq === head.checkpointSeq) return;
  const statement = {
    workspace_id: head.workspaceId,
    seq: head.seq,
    hash: head.hash.toString('hex'),
    created_at: now.toISOString(),
    key_id: signer.keyId,
  };
  const row: AuditCheckpointRow = {
    workspace_id: head.workspaceId,
    seq: String(head.seq),
    hash: head.hash,
    key_id: signer.keyId,
    signature: Buffer.from(signed(signer, 'checkpoint', statement).signature, 'base64url'),
    created_at: now,
  };
  await db('audit_checkpoints').insert(row);
  await db('audit_heads')
    .where({ workspace_id: head.workspaceId })
    .update({ checkpoint_seq: String(head.seq), checkpoint_due_at: null });
  head.checkpointSeq = head.seq;
  await emitEvents(db, head.workspaceId, [{ type: 'audit.checkpoint', data: toCheckpoint(row) }]);
}
