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
import { errorCodeOf } from '../errors.ts';
import { createFolder } from '../files.ts';

/**
 * PGlite does not lock its files, and two processes on them silently lose acknowledged rows. Each process that wants
 * the directory therefore first writes a claim, a file named after itself, and then looks for other claims. Of any two
 * processes the later one to look sees the other's claim, so they cannot both proceed. A claim names its process, so
 * removing that of a dead process is safe at any time: there is no lock to steal in a race.
 */
interface LockFile {
  pid: number;
  /** Start time of the process by the kernel's clock, which distinguishes it from a later process with the same id. */
  started: string;
  /** The machine, boot and process namespace in which the process id is valid. */
  pidNamespace: string;
}

const heartbeatMs = 3_000;
const silentMs = 10_000;
const contendedMs = 1_000;

export class DirectoryInUseError extends Error {
  override name = 'DirectoryInUseError';
}

/**
 * Locks the directory for this process, creating it if necessary. Returns a function that releases it.
 * @param waits whether to wait a moment for another process that may be about to end
 * @throws DirectoryInUseError
 */
export async function lockDirectory(directory: string, { waits = true } = {}): Promise<() => void> {
  createFolder(directory);
  const own = createLockFile();
  const file = join(directory, fileName(own));
  for (const startedAt = Date.now(); ; ) {
    create(file, directory, own);
    const rival = findCompetingLock(directory, own, file);
    if (!rival) return acquire(file);
    rmSync(file, { force: true });
    // The state of a process on another machine cannot be read: wait long enough to see its heartbeat stop.
    const patience = rival.pidNamespace === own.pidNamespace ? contendedMs : silentMs + heartbeatMs;
    if (!waits || Date.now() - startedAt > patience) throw inUse(directory, rival);
    await delay(randomInt(20, 120));
  }
}

function create(file: string, directory: string, own: LockFile): void {
  try {
    writeFileSync(file, '', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (errorCodeOf(error) === 'EEXIST') throw inUse(directory, own);
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
      // The directory was removed. The database will report that with a better message.
    }
  }, heartbeatMs).unref();
  return () => {
    clearInterval(beat);
    rmSync(file, { force: true });
  };
}

function findCompetingLock(directory: string, own: LockFile, file: string): LockFile | undefined {
  // The age of a claim is compared with this process's own claim, by the clock of the disk that holds both.
  const now = statSync(file).mtimeMs;
  for (const name of readdirSync(directory)) {
    const claim = parse(name);
    if (!claim || name === fileName(own)) continue;
    const path = join(directory, name);
    const alive = claim.pidNamespace === own.pidNamespace ? isRunning(claim) : hasHeartbeat(path, now);
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
    return errorCodeOf(error) !== 'ESRCH';
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
  const pidNamespace = createHash('sha256').update(scope.join('\n')).digest('hex').slice(0, 12);
  return { pid: process.pid, started: processStartTime(process.pid) ?? '0', pidNamespace };
}

/** Returns field 22 of /proc/<pid>/stat; undefined where the process or /proc does not exist. */
function processStartTime(pid: number): string | undefined {
  const stat = readOrUndefined(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  // The second field is the command in parentheses, which may itself contain parentheses and spaces.
  const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A killed process stays listed as a zombie until its parent reaps it.
  return state === 'Z' || state === 'X' ? undefined : rest[18];
}

function fileName({ pid, started, pidNamespace }: LockFile): string {
  return `lock-${pid}-${started}-${pidNamespace}`;
}

function parse(name: string): LockFile | undefined {
  const [, pid, started, pidNamespace] = /^lock-(\d+)-(\d+)-([0-9a-f]+)$/.exec(name) ?? [];
  return pid && started && pidNamespace ? { pid: Number(pid), started, pidNamespace } : undefined;
}

function readOrUndefined(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
