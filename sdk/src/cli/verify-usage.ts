import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { verifyUsageBundle } from '../usage/index.ts';
import { publishedKey } from './published-key.ts';

/**
 * Verifies an export of calls against an export of the audit log, and prints each problem and the result. Returns 0 if it is genuine
 * and whole, and 1 if it is not.
 */
export async function verifyUsage(
  file: string,
  { audit, publicKey: given }: { audit: string; publicKey: string | undefined },
): Promise<number> {
  const options = { publicKey: given ?? (await publishedKey()), auditBundle: await readFile(audit) };
  let valid = false;
  for await (const result of verifyUsageBundle(createReadStream(file), options)) {
    if (result.type === 'problem') {
      const where = result.line === null ? 'Audit log' : `Line ${result.line}`;
      console.log(`${where} (${result.code}): ${result.message}`);
      continue;
    }
    valid = result.valid;
    const { calls, costNanoUsd, closings, workspaceId, since, until, exportedAt, keyId, problems } = result;
    console.log(
      valid
        ? `Valid: ${calls} calls for $${(costNanoUsd / 1e9).toFixed(2)} in ${closings} closings of ${workspaceId} from ${since} to ${until}, exported at ${exportedAt}, signed with the key ${keyId}.`
        : `Not valid: ${problems} problems.`,
    );
  }
  if (valid && !given)
    console.log('The key is the one that the server publishes now. Compare it with your copy.');
  return valid ? 0 : 1;
}
