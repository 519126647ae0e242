import { chainHash, GENESIS_HASH } from '../bundles/chain-hash.ts';
import type { Verifier } from '../bundles/keys.ts';
import { type Entry, readEntry } from './lines.ts';
import { VerificationFailure, verificationFailure } from './problems.ts';

/** A position in the chain. */
export interface Position {
  seq: number;
  hash: string;
}

/** The verified part of the chain. */
export interface Chain {
  start: Position;
  /** Hashes of the entries from the start on. */
  hashes: string[];
  /** Index of the line after the last entry. */
  next: number;
}

/** Entries hashed together: enough to keep the runtime's threads busy. */
const BATCH = 1000;

/** Where a chain begins that is whole. */
export const GENESIS: Position = { seq: 0, hash: GENESIS_HASH };

/** Returns the hash of an entry by its position; `undefined` outside the chain. */
export const hashAt = ({ start, hashes }: Chain, seq: number): string | undefined =>
  seq === start.seq ? start.hash : hashes[seq - start.seq - 1];

/** Checks each entry against the hash that the previous one claims: if all match, so does the whole chain. */
async function requireHashes(verifier: Verifier, entries: readonly Entry[], before: string): Promise<void> {
  const hashes = await Promise.all(
    entries.map(({ text }, index) => chainHash(verifier, entries[index - 1]?.hash ?? before, text)),
  );
  const wrong = entries.find(({ hash }, index) => hash !== hashes[index]);
  if (wrong === undefined) return;
  const { seq, line } = wrong;
  throw verificationFailure(
    'altered',
    seq,
    line,
    `Entry ${seq} (line ${line}) was changed, or the one before it was.`,
  );
}

/** Classifies why another entry appears in the position of `expected`. */
function classifyMisplacedEntry(
  { seq, line }: Entry,
  expected: number,
  lines: readonly string[],
): VerificationFailure {
  if (seq < expected) {
    return verificationFailure(
      'repeated',
      seq,
      line,
      `Entry ${seq} is there again in line ${line}, where ${expected} should be.`,
    );
  }
  // Quotes inside values are escaped, so this only matches the member with that name.
  const later = lines.slice(line).some((text) => text.includes(`"seq":${expected},`));
  return later
    ? verificationFailure(
        'reordered',
        expected,
        line,
        `Entry ${seq} stands in line ${line}, where entry ${expected} should be.`,
      )
    : verificationFailure(
        'missing',
        expected,
        line,
        `Entry ${expected} is missing: line ${line} continues with ${seq}.`,
      );
}

/** Reads entries from a line on, as long as they are in order, and reports what is wrong with the next one. */
function readEntryBatch(
  lines: readonly string[],
  from: number,
  seq: number,
): { entries: Entry[]; wrong?: VerificationFailure } {
  const entries: Entry[] = [];
  try {
    // The piece after the last line feed is not a line: it is empty, or truncated.
    while (entries.length < BATCH && from + entries.length < lines.length - 1) {
      const index = from + entries.length;
      const expected = seq + entries.length;
      const entry = readEntry(lines[index] ?? '', index + 1, expected);
      if (entry === undefined) break;
      if (entry.seq !== expected) return { entries, wrong: classifyMisplacedEntry(entry, expected, lines) };
      entries.push(entry);
    }
  } catch (error) {
    if (error instanceof VerificationFailure) return { entries, wrong: error };
    throw error;
  }
  return { entries };
}

/** Verifies the chain from a line on until its last entry. @throws VerificationFailure naming the first wrong entry */
export async function verifyChain(
  verifier: Verifier,
  lines: readonly string[],
  from: number,
  start: Position,
): Promise<Chain> {
  const chain: Chain = { start, hashes: [], next: from };
  for (;;) {
    const seq = start.seq + chain.hashes.length;
    const { entries, wrong } = readEntryBatch(lines, chain.next, seq + 1);
    await requireHashes(verifier, entries, hashAt(chain, seq) ?? start.hash);
    if (wrong !== undefined) throw wrong;
    if (entries.length === 0) return chain;
    for (const { hash } of entries) chain.hashes.push(hash);
    chain.next += entries.length;
  }
}
