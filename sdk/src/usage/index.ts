import { createVerifier } from '../bundles/keys.ts';
import { type BundleSource, readLines } from '../bundles/text-lines.ts';
import { readClosings } from './closings.ts';
import { problem, type UsageProblem } from './problems.ts';
import { UsageReader } from './reader.ts';

export { VerificationRuntimeError } from '../bundles/keys.ts';
export type { BundleSource } from '../bundles/text-lines.ts';
export type { UsageProblem, UsageProblemCode } from './problems.ts';

export interface UsageBundleOptions {
  /** `public_key` of `auditKeys.list`, from a copy that you trust. */
  publicKey: string;
  /** An export of the audit log of the workspace (`auditExports.create` with `format: 'jsonl'` and no filter), made after the other. */
  auditBundle: string | Uint8Array;
}

/** What a bundle contains. Check the period and `exportedAt` as well: a bundle of another period is also genuine. */
export interface UsageSummary {
  type: 'summary';
  /** Whether there is no problem. */
  valid: boolean;
  problems: number;
  workspaceId: string | null;
  exportId: string | null;
  /** When it was exported. */
  exportedAt: string | null;
  /** The first and the last day of the period, UTC. */
  since: string | null;
  until: string | null;
  keyId: string;
  closings: number;
  calls: number;
  /** What the calls cost, in billionths of a US dollar. */
  costNanoUsd: number;
  /** Closings of the period in the audit log that are not in the bundle, because they were made later. */
  laterClosings: number;
}

/** A result of a verification: a problem, or finally the summary. */
export type UsageResult = ({ type: 'problem' } & UsageProblem) | UsageSummary;

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Yields the problems of a bundle in the order in which they are found. Without a header, the rest says nothing. */
async function* problemsOf(reader: UsageReader, bundle: BundleSource): AsyncGenerator<UsageProblem> {
  const batches = readLines(bundle);
  try {
    let next = await batches.next();
    for (; !next.done; next = await batches.next()) {
      const [first, ...others] = next.value;
      const unreadable = first?.number === 1 ? await reader.readHeader(first) : undefined;
      if (unreadable) return yield unreadable;
      yield* reader.read(first?.number === 1 ? others : next.value);
    }
    const unreadable = next.value.number === 1 ? await reader.readHeader(next.value) : undefined;
    if (unreadable) yield unreadable;
    else yield* reader.finish(next.value);
  } finally {
    await batches.return({ number: 0, text: '' });
  }
}

function summaryOf(keyId: string, problems: number, reader: UsageReader | undefined): UsageSummary {
  const header = reader?.header ?? {};
  return {
    type: 'summary',
    valid: problems === 0,
    problems,
    workspaceId: textOf(header.workspace_id),
    exportId: textOf(header.export_id),
    exportedAt: textOf(header.created_at),
    since: textOf(header.since),
    until: textOf(header.until),
    keyId,
    ...(reader?.counts ?? { closings: 0, calls: 0, costNanoUsd: 0 }),
    laterClosings: reader?.header === undefined ? 0 : reader.later,
  };
}

/**
 * Verifies an export of the calls of a workspace (`gatewayUsageExports.create`) offline, while it is read, against an export of its
 * audit log: that each call is as it was sealed on its day, with its usage, price version and cost, that none is missing, added
 * or moved, and that no day is left out. Yields each problem that it finds, and finally a summary.
 * @throws VerificationRuntimeError where the runtime has no Ed25519 in WebCrypto; TypeError for an invalid key
 */
export async function* verifyUsageBundle(
  bundle: BundleSource,
  { publicKey, auditBundle }: UsageBundleOptions,
): AsyncGenerator<UsageResult, void> {
  const verifier = await createVerifier(publicKey);
  const sealed = await readClosings(auditBundle, publicKey);
  if (typeof sealed === 'string') {
    yield { type: 'problem', ...problem('audit', null, null, sealed) };
    return yield summaryOf(verifier.keyId, 1, undefined);
  }
  const reader = new UsageReader(verifier, sealed);
  let problems = 0;
  for await (const found of problemsOf(reader, bundle)) {
    problems += 1;
    yield { type: 'problem', ...found };
  }
  yield summaryOf(verifier.keyId, problems, reader);
}
