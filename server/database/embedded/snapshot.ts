import { chmodSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { runAsScript } from '../cli.ts';
import { openDatabase } from '../connect.ts';
import { errorCodeOf } from '../errors.ts';
import { migrate } from '../migrate.ts';
import { databaseFolder } from './index.ts';
import { snapshotFolder } from './snapshot-store.ts';

const hour = 3_600_000;

/**
 * Builds the migrated, empty database that first starts copy, unless it exists; returns its folder. Several processes
 * may do this in parallel: the first to finish wins, and the others use its result.
 */
export async function ensureSnapshot(): Promise<string> {
  const target = snapshotFolder();
  if (statSync(target, { throwIfNoEntry: false })) return target;
  mkdirSync(dirname(target), { recursive: true });
  const work = mkdtempSync(`${target}.work-`);
  try {
    const database = await openDatabase({ dataDir: work, snapshot: false, durable: false });
    try {
      await migrate(database);
      await database.knex.raw('checkpoint');
    } finally {
      await database.close();
    }
    makeReadable(databaseFolder(work));
    publishAtomically(databaseFolder(work), target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  removeStaleSnapshots(target);
  return target;
}

/** Every user who runs the server may copy the snapshot; only its owner may change it. PGlite ignores the umask. */
function makeReadable(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) makeReadable(path);
    else chmodSync(path, 0o644);
  }
}

function publishAtomically(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (errorCodeOf(error) !== 'ENOTEMPTY' && errorCodeOf(error) !== 'EEXIST') throw error;
  }
}

/** Deletes snapshots of earlier schemas and engines and of interrupted builds, except recent ones. */
function removeStaleSnapshots(current: string): void {
  const folder = dirname(current);
  for (const name of readdirSync(folder)) {
    if (!name.startsWith('embedded-') || name === basename(current)) continue;
    const stats = statSync(join(folder, name), { throwIfNoEntry: false });
    if (stats && Date.now() - stats.mtimeMs > hour)
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

runAsScript(import.meta.url, async () => {
  await ensureSnapshot();
});
