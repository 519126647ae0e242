import { type AuditVerification, verifyAuditBundle } from '../audit/index.ts';
import { parseObject } from '../bundles/lines.ts';

/** What the audit log says of the calls of a day, and a line of a bundle before these calls. */
export interface Closing {
  serial: number;
  day: string;
  late: boolean;
  calls: number;
  costNanoUsd: number;
  merkleRoot: string;
}

/** Reads a closing from the members of an object; undefined if they are not those of one. */
export function closingOf(value: Record<string, unknown>): Closing | undefined {
  const { serial, day, late, calls, cost_nano_usd: costNanoUsd, merkle_root: merkleRoot } = value;
  return typeof serial === 'number' &&
    typeof day === 'string' &&
    typeof late === 'boolean' &&
    typeof calls === 'number' &&
    typeof costNanoUsd === 'number' &&
    typeof merkleRoot === 'string'
    ? { serial, day, late, calls, costNanoUsd, merkleRoot }
    : undefined;
}

/** The closings of an audit log that is valid. */
export interface SealedClosings {
  workspaceId: string;
  /** Whether retention has deleted the beginning of the log. */
  isShortened: boolean;
  bySerial: ReadonlyMap<number, Closing>;
}

const ACTION = '"action":"gateway.day_closed"';

/** Verifies an export of the audit log, and returns the closings in it, or why the log proves nothing. */
export async function readClosings(
  bundle: string | Uint8Array,
  publicKey: string,
): Promise<SealedClosings | string> {
  const audit: AuditVerification = await verifyAuditBundle(bundle, { publicKey });
  if (!audit.valid) return `The audit log is not valid (${audit.problem.code}): ${audit.problem.message}`;
  const text = typeof bundle === 'string' ? bundle : new TextDecoder().decode(bundle);
  const bySerial = new Map<number, Closing>();
  for (const line of text.split('\n')) {
    if (!line.includes(ACTION)) continue;
    const { action, parameters } = parseObject(line) ?? {};
    if (action !== 'gateway.day_closed' || typeof parameters !== 'object' || parameters === null) continue;
    const closing = closingOf(parameters as Record<string, unknown>);
    if (closing !== undefined) bySerial.set(closing.serial, closing);
  }
  return { workspaceId: audit.workspaceId, isShortened: (audit.firstSeq ?? 1) > 1, bySerial };
}
