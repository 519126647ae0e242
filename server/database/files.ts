import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** What file systems without hard links or permissions (exFAT, SMB, some FUSE mounts) answer. */
const UNSUPPORTED: ReadonlySet<unknown> = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EINVAL',
  'EMLINK',
]);
const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/** A claim that is older than this was left by a process that has died. */
const STALE_MS = 10_000;
const CHECK_MS = 20;

/** Creates a folder that its owner alone may enter, where the file system has permissions. */
export function createFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    chmodSync(folder, 0o700);
  } catch (error) {
    if (!UNSUPPORTED.has(codeOf(error))) throw error;
  }
}

/**
 * Creates a file with a content that no reader ever sees half of. Of several processes that do so at once, the first
 * one's content counts for all.
 */
export function createOnce(file: string, content: string): void {
  const unfinished = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  writeFileSync(unfinished, content, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(unfinished, file);
  } catch (error) {
    if (existsSync(file)) return;
    if (!UNSUPPORTED.has(codeOf(error))) throw error;
    renameOnce(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** Renaming replaces what is there, so that one process at a time may do it: the one that has made the claim. */
function renameOnce(unfinished: string, file: string): void {
  const claim = `${file}.claim`;
  while (!existsSync(file)) {
    if (!take(claim)) continue;
    try {
      if (!existsSync(file)) renameSync(unfinished, file);
      flushFolder(path.dirname(file));
    } finally {
      rmSync(claim, { force: true });
    }
  }
}

/** Makes the claim, or waits a moment for the process that has it. */
function take(claim: string): boolean {
  try {
    writeFileSync(claim, '', { mode: 0o600, flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    const since = statSync(claim, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - since > STALE_MS) rmSync(claim, { force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, CHECK_MS);
    return false;
  }
}

/** Makes the new name survive a power cut, where folders can be flushed. */
function flushFolder(folder: string): void {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(folder, 'r');
    fsyncSync(descriptor);
  } catch {
    // Windows and some network file systems cannot.
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
