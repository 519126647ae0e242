import { createHash } from 'node:crypto';
import { newId } from '../../../api/ids.ts';
import { appendToChain, canonicalJson } from '../../../auth/secrets/canonical-json.ts';
import { signStatement } from '../../../auth/secrets/signed-statement.ts';
import type { Signer } from '../../../auth/secrets/signing.ts';
import type { LedgerId } from '../../../database/schema/ledger-tables.ts';
import type { Chains } from '../../../jobs/seal-job.ts';
import type { LedgerRecord } from './book-repository.ts';
import {
  type LedgerChainRepository,
  type LedgerHead,
  type LedgerSeal,
  ledgerChainRepository,
} from './chain-repository.ts';
import { inOrder, toSealable } from './serializers.ts';

/** A chain is signed after this many sealed transactions. */
const CHECKPOINT_TRANSACTIONS = 1000;

/** Signs the head of a chain, which the caller has locked. Does nothing when it is already signed. */
async function signCheckpoint(
  chains: LedgerChainRepository,
  signer: Signer,
  head: LedgerHead,
): Promise<void> {
  if (head.seq === head.checkpointSeq || head.through === null) return;
  const { workspace_id, project_id, seq, hash, through } = head;
  const balances = inOrder(await chains.changedBalances(head));
  const balances_hash = createHash('sha256').update(canonicalJson(balances)).digest();
  const [id, created_at] = [newId('lcp'), new Date()];
  const { signature } = signStatement(signer, 'ledger-checkpoint', {
    id,
    workspace_id,
    project_id,
    seq,
    hash: hash.toString('hex'),
    through: through.toISOString(),
    balances_hash: balances_hash.toString('hex'),
    created_at: created_at.toISOString(),
    key_id: signer.keyId,
  });
  const row = { id, workspace_id, project_id, seq: String(seq), hash, through, balances_hash, created_at };
  await chains.sign(
    { ...row, key_id: signer.keyId, signature: Buffer.from(signature, 'base64url') },
    balances,
  );
  head.checkpointSeq = seq;
}

/** Appends transactions to their chains. */
function chainTransactions(heads: readonly LedgerHead[], rows: readonly LedgerRecord[]): LedgerSeal[] {
  const byProject = new Map(heads.map((head) => [head.project_id, head]));
  return rows.map((row) => {
    const head = byProject.get(row.project_id);
    if (head === undefined) throw new Error('The chain of a claimed transaction is not locked.');
    appendToChain(head, (seq) => toSealable(row, seq));
    if (head.through === null || head.through < row.created_at) head.through = row.created_at;
    const { workspace_id, project_id, seq, hash } = head;
    return { workspace_id, project_id, seq, hash, transactionId: row.id };
  });
}

async function sealTransactions(
  chains: LedgerChainRepository,
  signer: Signer,
  heads: readonly LedgerHead[],
  limit: number,
): Promise<number> {
  const rows = await chains.claim(heads, limit);
  if (rows.length === 0) return 0;
  const seals = chainTransactions(heads, rows);
  const sealed = new Set(rows.map(({ project_id }) => project_id));
  const advanced = heads.filter(({ project_id }) => sealed.has(project_id));
  await chains.extend(seals, advanced);
  for (const head of advanced) {
    if (head.seq - head.checkpointSeq >= CHECKPOINT_TRANSACTIONS) await signCheckpoint(chains, signer, head);
  }
  return rows.length;
}

const EXPORT_BATCH = 1000;

/**
 * Seals and signs all transactions of a ledger now. The chain stays locked until the transaction ends.
 * @returns its end; 0 without a ledger
 */
export async function sealLedger(
  chains: LedgerChainRepository,
  signer: Signer,
  id: LedgerId,
): Promise<number> {
  const [head] = await chains.lock([id], true);
  if (head === undefined) return 0;
  while ((await sealTransactions(chains, signer, [head], EXPORT_BATCH)) === EXPORT_BATCH);
  await signCheckpoint(chains, signer, head);
  return head.seq;
}

/** The chains of the ledgers of all projects. */
export const ledgerChains = (signer: Signer): Chains<LedgerId> => ({
  waiting: (db, limit) => ledgerChainRepository(db).waiting(limit),
  due: (db, limit) => ledgerChainRepository(db).due(limit),
  async seal(trx, ids, limit) {
    const chains = ledgerChainRepository(trx);
    return sealTransactions(chains, signer, await chains.lock(ids, false), limit);
  },
  async sign(trx, id) {
    const chains = ledgerChainRepository(trx);
    for (const head of await chains.lock([id], false)) await signCheckpoint(chains, signer, head);
  },
});
