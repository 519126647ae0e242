import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DirectoryInUseError, lockDirectory } from '../../../database/embedded/lock.ts';
import { errorCodeOf } from '../../../database/errors.ts';
import { adoptionRepository } from './adoption-repository.ts';
import { rowsOf } from './estimate.ts';
import { type JournalRecord, readSegment } from './journal.ts';
import { type SettlementTools, settleBatch } from './settle-batch.ts';

const BATCH = 500;
const SEGMENT = /^(\d+)\.jrnl$/;
/** A process that starts makes its folder a moment before it locks it. */
const STARTING_MS = 60_000;

/** Returns the numbers of the segments in a folder, in order. */
const numbersIn = (folder: string): number[] =>
  readdirSync(folder)
    .flatMap((name) => SEGMENT.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);

/** Whether the process of a folder without a journal may be about to lock it. */
const mayStart = (folder: string): boolean =>
  numbersIn(folder).length === 0 && Date.now() - statSync(folder).birthtimeMs < STARTING_MS;

/** Reads the journal of a process that has ended. */
function readFolder(folder: string): { records: JournalRecord[]; isWhole: boolean } {
  const segments = numbersIn(folder).map((number) => readSegment(join(folder, `${number}.jrnl`)));
  return {
    records: segments.flatMap(({ records }) => records),
    isWhole: segments.every(({ isWhole }) => isWhole),
  };
}

async function lockOrSkip(folder: string): Promise<(() => void) | undefined> {
  try {
    return await lockDirectory(folder, { waits: false });
  } catch (error) {
    if (error instanceof DirectoryInUseError) return undefined;
    throw error;
  }
}

/**
 * Writes the rows of a process that has ended, and frees what it leased and did not spend. The folder stays until its leases have
 * expired: until then, a process whose lock was lost by mistake may use them.
 * @returns whether it is done
 */
async function adoptFolder(tools: AdoptionTools, name: string): Promise<boolean> {
  const folder = join(tools.root, name);
  if (mayStart(folder)) return false;
  const release = await lockOrSkip(folder);
  if (release === undefined) return true;
  try {
    const { records, isWhole } = readFolder(folder);
    const rows = rowsOf(records);
    for (let at = 0; at < rows.length; at += BATCH)
      await settleBatch(tools, rows.slice(at, at + BATCH), { holder: name, isOver: true });
    // What a damaged journal does not say stays doubtful, until it counts as spent.
    if (!isWhole)
      tools.onError(new Error(`The journal ${folder} is damaged. What it does not say counts as spent.`));
    if (!isWhole || !(await adoptionRepository(tools.knex).freeRest(name))) return false;
    rmSync(folder, { recursive: true, force: true });
    return true;
  } finally {
    release();
  }
}

export interface AdoptionTools extends SettlementTools {
  /** The folder that has the folders of all processes. */
  root: string;
  onError(error: unknown): void;
}

/**
 * Adopts the folders of processes that have ended.
 * @param own the folder of this process
 * @returns whether none is left
 */
export async function adoptFolders(tools: AdoptionTools, own: string): Promise<boolean> {
  const names = readdirSync(tools.root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== own)
    .map(({ name }) => name);
  let isDone = true;
  for (const name of names) {
    try {
      if (!(await adoptFolder(tools, name))) isDone = false;
    } catch (error) {
      // The process, or another one that adopts, has removed the folder meanwhile.
      if (errorCodeOf(error) !== 'ENOENT') tools.onError(error);
    }
  }
  return isDone;
}
