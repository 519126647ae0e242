import { readFile } from 'node:fs/promises';
import { verifyAuditBundle } from '../audit/index.ts';
import { publishedKey } from './published-key.ts';

/** Verifies an exported audit log, and prints the result. Returns 0 if it is genuine and whole, and 1 if it is not. */
export async function verifyAudit(file: string, publicKey: string | undefined): Promise<number> {
  const bundle = await readFile(file);
  const verification = await verifyAuditBundle(bundle, { publicKey: publicKey ?? (await publishedKey()) });
  if (!verification.valid) {
    const { code, message } = verification.problem;
    console.log(`Not valid (${code}): ${message}`);
    return 1;
  }
  const { entries, firstSeq, lastSeq, checkpoints, workspaceId, exportedAt, keyId } = verification;
  const range = entries ? ` (${firstSeq} to ${lastSeq})` : '';
  console.log(
    `Valid: ${entries} entries${range} and ${checkpoints} checkpoints of ${workspaceId}, exported at ${exportedAt}, signed with the key ${keyId}.`,
  );
  if (!publicKey) console.log('The key is the one that the server publishes now. Compare it with your copy.');
  return 0;
}
