import { signStatement } from '../../../auth/secrets/signed-statement.ts';
import type { Signer } from '../../../auth/secrets/signing.ts';
import type { AuditChainRepository, ChainHead } from './chain-repository.ts';

/**
 * Signs the head of a chain, which the caller has locked, and emits the event. Does nothing when it is already signed.
 */
export async function signCheckpoint(
  chains: AuditChainRepository,
  signer: Signer,
  head: ChainHead,
): Promise<void> {
  if (head.seq === head.checkpointSeq) return;
  const now = new Date();
  const statement = {
    workspace_id: head.tenantId,
    seq: head.seq,
    hash: head.hash.toString('hex'),
    created_at: now.toISOString(),
    key_id: signer.keyId,
  };
  await chains.sign({
    tenant_id: head.tenantId,
    seq: String(head.seq),
    hash: head.hash,
    key_id: signer.keyId,
    signature: Buffer.from(signStatement(signer, 'audit-checkpoint', statement).signature, 'base64url'),
    created_at: now,
  });
  head.checkpointSeq = head.seq;
}
