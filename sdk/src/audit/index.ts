import { createVerifier, type Verifier } from '../bundles/keys.ts';
import { type Line, readLine } from '../bundles/lines.ts';
import { type Chain, GENESIS, hashAt, type Position, verifyChain } from './chain.ts';
import { requireLine, splitLines } from './lines.ts';
import { type AuditProblem, VerificationFailure, verificationFailure } from './problems.ts';

export { VerificationRuntimeError } from '../bundles/keys.ts';
export type { AuditProblem, AuditProblemCode } from './problems.ts';

export interface AuditBundleOptions {
  /** `public_key` of `auditKeys.list`, from a copy that you trust. */
  publicKey: string;
}

/** The result of a verification. Check `exportedAt` and `exportId` as well: an older bundle is also genuine. */
export type AuditVerification =
  | {
      valid: true;
      workspaceId: string;
      exportId: string;
      /** When it was exported. */
      exportedAt: string;
      keyId: string;
      /** Number of entries. */
      entries: number;
      /** Position of the first entry; `null` without any. It is above 1 after retention has deleted older entries. */
      firstSeq: number | null;
      lastSeq: number | null;
      checkpoints: number;
    }
  | { valid: false; problem: AuditProblem };

const FORMAT = 'tenantry-audit-bundle';
const VERSION = 1;

interface Header {
  workspaceId: unknown;
  exportId: unknown;
  start: Position;
}

/** Reads the members of an object, not all of which are used. */
const readFields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** Returns the position that a line states. */
function positionOf(value: unknown): Position | undefined {
  const { seq, hash } = readFields(value);
  return typeof seq === 'number' && typeof hash === 'string' ? { seq, hash } : undefined;
}

async function readHeader(verifier: Verifier, text: string | undefined): Promise<Header> {
  const { type, value } = requireLine(text, 1, 'the header');
  if (type !== 'header' || value.format !== FORMAT || value.version !== VERSION) {
    throw verificationFailure(
      'malformed',
      null,
      1,
      'Line 1 is not the header of a bundle that this version reads.',
    );
  }
  if (value.key_id !== verifier.keyId) {
    throw verificationFailure(
      'wrong_key',
      null,
      1,
      `The bundle names the key ${value.key_id}, and yours is ${verifier.keyId}.`,
    );
  }
  const { workspace_id: workspaceId, export_id: exportId, start } = value;
  if (start === null) return { workspaceId, exportId, start: GENESIS };
  const position = positionOf(start);
  const genuine = await verifier.isSigned('audit-checkpoint', readFields(start));
  if (position === undefined || !genuine || readFields(start).workspace_id !== workspaceId) {
    throw verificationFailure('forged', null, 1, 'The checkpoint at the start of the bundle is not genuine.');
  }
  return { workspaceId, exportId, start: position };
}

/** Asserts that a stated position matches the chain. */
function requirePosition(chain: Chain, position: Position | undefined, line: number, what: string): void {
  const last = chain.start.seq + chain.hashes.length;
  if (position === undefined || position.seq > last) {
    throw verificationFailure(
      'cut_off',
      last + 1,
      chain.next + 1,
      `Entry ${last + 1} and what follows is cut off: ${what} covers it.`,
    );
  }
  if (hashAt(chain, position.seq) === position.hash) return;
  throw verificationFailure(
    'altered',
    position.seq,
    line,
    `The chain up to entry ${position.seq} differs from the one that ${what} signed.`,
  );
}

/** Verifies the checkpoints after the entries. @returns their number */
async function checkCheckpoints(
  verifier: Verifier,
  lines: readonly string[],
  chain: Chain,
  { workspaceId }: Header,
): Promise<number> {
  let before = chain.start.seq;
  for (let count = 0; ; count += 1) {
    const number = chain.next + count + 1;
    const line = readLine(lines[number - 1] ?? '');
    if (line?.type !== 'checkpoint') return count;
    const { type: _type, ...statement } = line.value;
    const position = positionOf(statement);
    const inOrder = position !== undefined && position.seq > before && statement.workspace_id === workspaceId;
    if (!inOrder || !(await verifier.isSigned('audit-checkpoint', statement))) {
      throw verificationFailure(
        'forged',
        null,
        number,
        `The checkpoint in line ${number} is not genuine, or not in its place.`,
      );
    }
    requirePosition(chain, position, number, `the checkpoint in line ${number}`);
    before = position.seq;
  }
}

/** The last line is signed and states what the bundle must contain. */
async function verifyTrailer(
  verifier: Verifier,
  { type, value }: Line,
  number: number,
  { chain, header, checkpoints }: { chain: Chain; header: Header; checkpoints: number },
): Promise<void> {
  if (type !== 'end' || !(await verifier.isSigned('audit-bundle', value))) {
    throw verificationFailure(
      'forged',
      null,
      number,
      `Line ${number}, the end of the bundle, is not genuine.`,
    );
  }
  if (value.workspace_id !== header.workspaceId || value.export_id !== header.exportId) {
    throw verificationFailure('altered', null, 1, 'The header and the end belong to different bundles.');
  }
  if ((positionOf(value.start) ?? GENESIS).hash !== header.start.hash) {
    throw verificationFailure('altered', null, 1, 'The bundle does not begin where its end says.');
  }
  if (value.end !== null) requirePosition(chain, positionOf(value.end), number, 'the end of the bundle');
  if (value.entries !== chain.hashes.length) {
    throw verificationFailure(
      'altered',
      null,
      number,
      `The bundle has ${chain.hashes.length} entries, and its end says ${value.entries}.`,
    );
  }
  if (value.checkpoints !== checkpoints) {
    throw verificationFailure(
      'missing',
      null,
      number,
      `The bundle has ${checkpoints} of its ${value.checkpoints} checkpoints.`,
    );
  }
}

async function verify(verifier: Verifier, lines: string[]): Promise<AuditVerification> {
  const header = await readHeader(verifier, lines[0]);
  const chain = await verifyChain(verifier, lines, 1, header.start);
  const last = chain.start.seq + chain.hashes.length;
  const checkpoints = await checkCheckpoints(verifier, lines, chain, header);
  const number = chain.next + checkpoints + 1;
  if (number >= lines.length) {
    throw verificationFailure('cut_off', last + 1, number, `The bundle is cut off after entry ${last}.`);
  }
  const end = requireLine(lines[number - 1], number, 'the end of the bundle');
  await verifyTrailer(verifier, end, number, { chain, header, checkpoints });
  if (lines.length > number + 1 || lines[number] !== '') {
    throw verificationFailure(
      'malformed',
      null,
      number + 1,
      'There is content after the last line of the bundle.',
    );
  }
  const { workspace_id, export_id, created_at } = end.value;
  return {
    valid: true,
    workspaceId: String(workspace_id),
    exportId: String(export_id),
    exportedAt: String(created_at),
    keyId: verifier.keyId,
    entries: chain.hashes.length,
    firstSeq: chain.hashes.length > 0 ? chain.start.seq + 1 : null,
    lastSeq: chain.hashes.length > 0 ? last : null,
    checkpoints,
  };
}

/**
 * Verifies an exported audit log (`auditExports.create` with `format: 'jsonl'` and no filter) offline: that each entry
 * is as it was sealed, that none is missing, added or moved, and that nothing is cut off.
 * @returns the content of the bundle, or the first problem
 * @throws VerificationRuntimeError where the runtime has no Ed25519 in WebCrypto; TypeError for an invalid key
 */
export async function verifyAuditBundle(
  bundle: string | Uint8Array,
  { publicKey }: AuditBundleOptions,
): Promise<AuditVerification> {
  const verifier = await createVerifier(publicKey);
  try {
    return await verify(verifier, splitLines(bundle));
  } catch (error) {
    if (error instanceof VerificationFailure) return { valid: false, problem: error.problem };
    throw error;
  }
}
