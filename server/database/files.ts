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

/** Error codes of file systems without hard links or permissions (exFAT, SMB, some FUSE mounts). */
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

/** An older claim was left by a process that has died. */
const STALE_MS = 10_000;
const CHECK_MS = 20;

/** Creates a folder that only its owner may enter, where the file system supports permissions. */
export function createFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    chmodSync(folder, 0o700);
  } catch (error) {
    if (!UNSUPPORTED.has(codeOf(error))) throw error;
  }
}

/**
 * Creates a file atomically, so that no reader sees it incomplete. If several processes do so in parallel, the content
 * of the first one wins.
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

/** Rename replaces an existing file, so only the process that holds the claim may do it. */
function renameOnce(unfinished: string, file: string): void {
  const claim = `${file}.claim`;
  while (!existsSync(file)) {
    if (!takeClaim(claim)) continue;
    try {
      if (!existsSync(file)) renameSync(unfinished, file);
      flushFolder(path.dirname(file));
    } finally {
      rmSync(claim, { force: true });
    }
  }
}

/** Takes the claim, or waits a moment for the process that holds it. */
function takeClaim(claim: string): boolean {
  try {
    writeFileSync(claim, '', { mode: 0o600, flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    const claimedAt = statSync(claim, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - claimedAt > STALE_MS) rmSync(claim, { force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, CHECK_MS);
    return false;
  }
}

/** Makes the new name durable, where the platform can flush folders. */
function flushFolder(folder: string): void {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(folder, 'r');
    fsyncSync(descriptor);
  } catch {
    // Windows and some network file systems cannot flush a folder.
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
