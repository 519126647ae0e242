import {
  type Canonical,
  type ChainEnd,
  canonicalJson,
  chainHash,
} from '../../../auth/secrets/canonical-json.ts';
import { signStatement } from '../../../auth/secrets/signed-statement.ts';
import type { Signer } from '../../../auth/secrets/signing.ts';
import type { ExportRow } from '../../../database/schema/export-tables.ts';
import type { LedgerAccountRow } from '../../../database/schema/ledger-tables.ts';
import type { LedgerCheckpoint, LedgerRecord } from './book-repository.ts';
import { toBundledAccount, toLedgerCheckpoint, toLedgerTransaction } from './serializers.ts';

const line = (value: { [name: string]: Canonical }) => `${canonicalJson(value)}\n`;

/** What the last line states about the whole. */
interface BundleEnd {
  end: ChainEnd | null;
  checkpoints: number;
  now: Date;
}

/** Each account has the hash of itself and of those before it, so that a change is found where it is. */
function chainAccounts(accounts: readonly LedgerAccountRow[]): { lines: string[]; hash: string } {
  let hash: Buffer = Buffer.alloc(32);
  const lines = accounts.map((row) => {
    const account = { type: 'account', ...toBundledAccount(row) };
    hash = chainHash(hash, account);
    return line({ ...account, hash: hash.toString('hex') });
  });
  return { lines, hash: hash.toString('hex') };
}

/** Transactions in the order of the chain, each followed by the checkpoint that covers everything up to it. */
function withCheckpoints(
  transactions: readonly LedgerRecord[],
  checkpoints: readonly LedgerCheckpoint[],
): string[] {
  const bySeq = new Map(checkpoints.map((checkpoint) => [checkpoint.seq, checkpoint]));
  return transactions.flatMap((row) => {
    const checkpoint = bySeq.get(row.seq ?? '');
    const signed = checkpoint && line({ type: 'checkpoint', ...toLedgerCheckpoint(checkpoint) });
    return [line(toLedgerTransaction(row)), ...(signed ? [signed] : [])];
  });
}

/**
 * A ledger that can be verified offline: a signed header, the accounts, the transactions in the order of the chain with the
 * checkpoints among them, and a signed last line that states what the bundle must contain.
 */
export const ledgerBundle = (signer: Signer, row: Pick<ExportRow, 'tenant_id' | 'project_id' | 'id'>) => {
  const place = {
    workspace_id: row.tenant_id,
    project_id: row.project_id,
    export_id: row.id,
    key_id: signer.keyId,
  };
  const signedLine = (value: { [name: string]: Canonical }) =>
    line(signStatement(signer, 'ledger-bundle', { ...value, ...place }));
  return {
    head(accounts: readonly LedgerAccountRow[]): string[] {
      const { lines, hash } = chainAccounts(accounts);
      const format = { type: 'header', format: 'tenantry-ledger-bundle', version: 1 };
      return [signedLine({ ...format, accounts: lines.length, accounts_hash: hash }), ...lines];
    },

    body: withCheckpoints,

    tail: ({ end, checkpoints, now }: BundleEnd): string =>
      signedLine({
        type: 'end',
        transactions: end?.seq ?? 0,
        hash: end?.hash.toString('hex') ?? null,
        checkpoints,
        created_at: now.toISOString(),
      }),
  };
};
