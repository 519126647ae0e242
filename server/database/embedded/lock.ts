import { createHash, randomInt } from 'node:crypto';
import {
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { codeOf } from '../errors.ts';
import { createFolder } from '../files.ts';

/**
 * PGlite does not lock its files, and two processes on them lose acknowledged rows without a word. So each
 * process that wants the directory first leaves a claim in it, a file named for itself, and then looks for
 * claims of others: of any two, the later one to look sees the other's, so both cannot go ahead. A claim names
 * its process, which makes removing that of a dead one safe at any time: there is no lock to steal in a race.
 */
interface LockFile {
  pid: number;
  /** When the process started, by the kernel's clock, to tell it from a later one with the same number. */
  started: string;
  /** The machine, boot and process namespace in which the number means something. */
  space: string;
}

const heartbeatMs = 3_000;
const silentMs = 10_000;
const contendedMs = 1_000;

class DirectoryInUseError extends Error {
  override name = 'DirectoryInUseError';
}

/** Takes the directory for this process, creating it if need be; returns how to give it back. */
export async function lockDirectory(directory: string): Promise<() => void> {
  createFolder(directory);
  const own = createLockFile();
  const file = join(directory, fileName(own));
  for (const since = Date.now(); ; ) {
    create(file, directory, own);
    const rival = findCompetingLock(directory, own, file);
    if (!rival) return acquire(file);
    rmSync(file, { force: true });
    // A process elsewhere cannot be asked whether it lives: wait long enough to see its claim go silent.
    const patience = rival.space === own.space ? contendedMs : silentMs + heartbeatMs;
    if (Date.now() - since > patience) throw inUse(directory, rival);
    await delay(randomInt(20, 120));
  }
}

function create(file: string, directory: string, own: LockFile): void {
  try {
    writeFileSync(file, '', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw inUse(directory, own);
    throw error;
  }
}

function inUse(directory: string, { pid }: LockFile): DirectoryInUseError {
  return new DirectoryInUseError(`${directory} is in use by process ${pid}; stop it or set DATA_DIR`);
}

function acquire(file: string): () => void {
  const beat = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch {
      // The directory was removed from under us: the database will say so better.
    }
  }, heartbeatMs).unref();
  return () => {
    clearInterval(beat);
    rmSync(file, { force: true });
  };
}

function findCompetingLock(directory: string, own: LockFile, file: string): LockFile | undefined {
  // The age of a claim is measured against our own, by the clock of the disk that holds both.
  const now = statSync(file).mtimeMs;
  for (const name of readdirSync(directory)) {
    const claim = parse(name);
    if (!claim || name === fileName(own)) continue;
    const path = join(directory, name);
    const alive = claim.space === own.space ? isRunning(claim) : hasHeartbeat(path, now);
    if (alive) return claim;
    rmSync(path, { force: true });
  }
  return undefined;
}

function isRunning({ pid, started }: LockFile): boolean {
  if (started !== '0') return processStartTime(pid) === started;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

function hasHeartbeat(path: string, now: number): boolean {
  const mtimeMs = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return mtimeMs !== undefined && now - mtimeMs < silentMs;
}

function createLockFile(): LockFile {
  const scope = [
    hostname(),
    readOrUndefined(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
  ];
  scope.push(readOrUndefined(() => readlinkSync('/proc/self/ns/pid')));
  const space = createHash('sha256').update(scope.join('\n')).digest('hex').slice(0, 12);
  return { pid: process.pid, started: processStartTime(process.pid) ?? '0', space };
}

/** Field 22 of /proc/<pid>/stat; undefined where there is no such process, or no /proc. */
function processStartTime(pid: number): string | undefined {
  const stat = readOrUndefined(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  // The second field is the command in parentheses and may hold anything, parentheses and spaces too.
  const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A killed process whose parent has not yet asked after it is still listed, as a zombie.
  return state === 'Z' || state === 'X' ? undefined : rest[18];
}

function fileName({ pid, started, space }: LockFile): string {
  return `lock-${pid}-${started}-${space}`;
}

function parse(name: string): LockFile | undefined {
  const [, pid, started, space] = /^lock-(\d+)-(\d+)-([0-9a-f]+)$/.exec(name) ?? [];
  return pid && started && space ? { pid: Number(pid), started, space } : undefined;
}

function readOrUndefined(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
