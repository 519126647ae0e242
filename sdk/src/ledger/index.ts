import { createVerifier } from '../bundles/keys.ts';
import { type BundleSource, readLines } from '../bundles/text-lines.ts';
import type { LedgerProblem } from './problems.ts';
import { LedgerReader } from './reader.ts';

export { VerificationRuntimeError } from '../bundles/keys.ts';
export type { BundleSource } from '../bundles/text-lines.ts';
export type { LedgerProblem, LedgerProblemCode } from './problems.ts';

export interface LedgerBundleOptions {
  /** `public_key` of `auditKeys.list`, from a copy that you trust. */
  publicKey: string;
}

/** What a bundle contains. Check `exportedAt` and `exportId` as well: an older bundle is also genuine. */
export interface LedgerSummary {
  type: 'summary';
  /** Whether there is no problem. */
  valid: boolean;
  problems: number;
  workspaceId: string | null;
  projectId: string | null;
  exportId: string | null;
  /** When it was exported. */
  exportedAt: string | null;
  keyId: string;
  accounts: number;
  transactions: number;
  entries: number;
  checkpoints: number;
  /** Position of the last transaction; 0 without any. */
  lastSeq: number;
}

/** A result of a verification: a problem, or finally the summary. */
export type LedgerResult = ({ type: 'problem' } & LedgerProblem) | LedgerSummary;

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function summaryOf(reader: LedgerReader, problems: number): LedgerSummary {
  const { header, end, counts, lastSeq, verifier } = reader;
  return {
    type: 'summary',
    valid: problems === 0,
    problems,
    workspaceId: textOf(header?.workspace_id),
    projectId: textOf(header?.project_id),
    exportId: textOf(header?.export_id),
    exportedAt: textOf(end?.created_at),
    keyId: verifier.keyId,
    ...counts,
    lastSeq,
  };
}

/** Yields the problems of a bundle in the order in which they are found. Without a header, the rest says nothing. */
async function* problemsOf(reader: LedgerReader, bundle: BundleSource): AsyncGenerator<LedgerProblem> {
  const batches = readLines(bundle);
  try {
    let next = await batches.next();
    for (; !next.done; next = await batches.next()) {
      const [first, ...others] = next.value;
      const unreadable = first?.number === 1 ? reader.readHeader(first) : undefined;
      if (unreadable) return yield unreadable;
      yield* await reader.read(first?.number === 1 ? others : next.value);
    }
    const unreadable = next.value.number === 1 ? reader.readHeader(next.value) : undefined;
    if (unreadable) yield unreadable;
    else yield* await reader.finish(next.value);
  } finally {
    await batches.return({ number: 0, text: '' });
  }
}

/**
 * Verifies an exported ledger (`ledgerExports.create`) offline, while it is read: that each account, transaction and
 * checkpoint is as it was signed, that none is missing, added or moved, that each transaction sums to 0, and that the entries
 * make the balances. Yields each problem that it finds, and finally a summary.
 * @throws VerificationRuntimeError where the runtime has no Ed25519 in WebCrypto; TypeError for an invalid key
 */
export async function* verifyLedgerBundle(
  bundle: BundleSource,
  { publicKey }: LedgerBundleOptions,
): AsyncGenerator<LedgerResult, void> {
  const reader = new LedgerReader(await createVerifier(publicKey));
  let problems = 0;
  for await (const problem of problemsOf(reader, bundle)) {
    problems += 1;
    yield { type: 'problem', ...problem };
  }
  yield summaryOf(reader, problems);
}
