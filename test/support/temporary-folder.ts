import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const ROOMY_BYTES = 8 * 1024 ** 3;

const isRoomy = (): boolean => {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize >= ROOMY_BYTES;
};

/**
 * Lets this process and its children keep temporary files in memory where there is room: each database of a test begins as
 * a copy of a thousand files.
 * @returns how to remove what they have left
 */
export function keepTemporaryFilesInMemory(): () => void {
  if (process.env.TMPDIR !== undefined || !isRoomy()) return () => undefined;
  const folder = mkdtempSync(join(MEMORY, 'tenantry-tests-'));
  // PostgreSQL runs as another user where the tests run as root.
  chmodSync(folder, 0o1777);
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
