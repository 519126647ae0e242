import { chmodSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { runAsScript } from '../cli.ts';
import { openDatabase } from '../connect.ts';
import { codeOf } from '../errors.ts';
import { migrate } from '../migrate.ts';
import { databaseFolder } from './index.ts';
import { snapshotFolder } from './snapshot-store.ts';

const hour = 3_600_000;

/**
 * Builds the migrated, empty database that first starts are copied from, unless it is there; returns its
 * folder. Several processes may do this at once: the first to finish wins and the others take its result.
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

/** Whoever runs the server may copy it; nobody but its owner may change it. PGlite knows no umask. */
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
    if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'EEXIST') throw error;
  }
}

/** Snapshots of earlier schemas and engines, and of builds that were killed; not those made just now. */
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
