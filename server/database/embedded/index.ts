import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EmbeddedEngine, type EngineOptions } from './engine.ts';
import { lockDirectory } from './lock.ts';
import { copyTree, snapshotFolder, syncTree, temporarySibling } from './snapshot-store.ts';

export type { EmbeddedEngine } from './engine.ts';
export { temporarySibling } from './snapshot-store.ts';

export interface EmbeddedOptions extends Omit<EngineOptions, 'folder'> {
  dataDir: string;
  snapshot?: string | false | undefined;
}

/** The PostgreSQL release inside PGlite. Other releases cannot read its files. */
export const embeddedMajor = '18';

/** Locks the directory, creates a database if there is none, and starts the engine. */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedEngine> {
  const dataDir = resolve(options.dataDir);
  const unlock = await lockDirectory(dataDir);
  try {
    const folder = databaseFolder(dataDir);
    const created = existsSync(folder) ? checkVersion(folder) : await create(folder, options);
    const engine = new LockedEngine({ ...options, folder }, unlock);
    await engine.start();
    // The engine syncs its own writes. Copied files are synced in the background, so that they do not delay the start.
    if (created && options.durable) engine.waitForSync(syncTree(folder));
    return engine;
  } catch (error) {
    unlock();
    throw error;
  }
}

export function databaseFolder(dataDir: string): string {
  return join(resolve(dataDir), 'pgdata');
}

class LockedEngine extends EmbeddedEngine {
  readonly #unlock: () => void;
  #settled: Promise<void> = Promise.resolve();

  constructor(options: EngineOptions, unlock: () => void) {
    super(options);
    this.#unlock = unlock;
  }

  waitForSync(work: Promise<void>): void {
    this.#settled = work;
  }

  override async close(): Promise<void> {
    await super.close();
    await this.#settled;
    this.#unlock();
  }
}

function checkVersion(folder: string): false {
  const found = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (found === embeddedMajor) return false;
  throw new Error(
    `${folder} was written by PostgreSQL ${found}, and this version embeds ${embeddedMajor}: export it with ` +
      'the version that wrote it (npm run db:export) and import that file into an empty DATA_DIR',
  );
}

async function create(folder: string, options: EmbeddedOptions): Promise<true> {
  discardUnfinished(folder);
  const unfinished = temporarySibling(folder);
  const snapshot = options.snapshot ?? snapshotFolder();
  if (snapshot !== false && existsSync(snapshot)) copyTree(snapshot, unfinished);
  else await initialise(unfinished, options);
  renameSync(unfinished, folder);
  return true;
}

/** Deletes what an interrupted start left behind. The lock ensures that no other process is using it. */
function discardUnfinished(folder: string): void {
  const parent = join(folder, '..');
  for (const name of readdirSync(parent)) {
    if (name.startsWith('pgdata.') && name.endsWith('.tmp')) rmSync(join(parent, name), { recursive: true });
  }
}

/** Runs PostgreSQL's initdb in WebAssembly: correct on any platform, and 3 to 4 s slower than a snapshot. */
async function initialise(folder: string, options: EmbeddedOptions): Promise<void> {
  const engine = new EmbeddedEngine({ ...options, folder, durable: false });
  await engine.start();
  await engine.close();
}
