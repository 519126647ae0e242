import { createReadStream } from 'node:fs';
import { verifyLedgerBundle } from '../ledger/index.ts';
import { publishedKey } from './published-key.ts';

/** Verifies an exported ledger, and prints each problem and the result. Returns 0 if it is genuine and whole, and 1 if it is not. */
export async function verifyLedger(file: string, given: string | undefined): Promise<number> {
  const publicKey = given ?? (await publishedKey());
  let valid = false;
  for await (const result of verifyLedgerBundle(createReadStream(file), { publicKey })) {
    if (result.type === 'problem') {
      console.log(`Line ${result.line} (${result.code}): ${result.message}`);
      continue;
    }
    valid = result.valid;
    const { transactions, entries, checkpoints, projectId, exportedAt, keyId, problems } = result;
    console.log(
      valid
        ? `Valid: ${transactions} transactions with ${entries} entries and ${checkpoints} checkpoints of ${projectId}, exported at ${exportedAt}, signed with the key ${keyId}.`
        : `Not valid: ${problems} problems.`,
    );
  }
  if (valid && !given)
    console.log('The key is the one that the server publishes now. Compare it with your copy.');
  return valid ? 0 : 1;
}
