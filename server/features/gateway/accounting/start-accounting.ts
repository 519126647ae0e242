import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Database } from '../../../database/connect.ts';
import { lockDirectory } from '../../../database/embedded/lock.ts';
import { errorCodeOf } from '../../../database/errors.ts';
import { Accounting } from './accounting.ts';
import { adoptFolders } from './adoption.ts';
import { Journal } from './journal.ts';
import type { Announce } from './settle-batch.ts';

const ADOPTION_MS = 60_000;
/** Leases of a process that has just ended expire soon. */
const SOON_MS = 10_000;

/** The folder of the journal cannot be written. The message names the setting to change. */
export class JournalError extends Error {
  override name = 'JournalError';
}

export interface RunningAccounting {
  accounting: Accounting;
  /** Writes all rows and gives back all leases. Call it when no call is under way. */
  stop(graceMs: number): Promise<void>;
}

export interface StartAccountingOptions {
  config: { DATA_DIR: string; GATEWAY_JOURNAL_FSYNC: boolean };
  database: Database;
  logger: Pick<Logger, 'error'>;
  announce?: Announce;
  now?: () => number;
}

/**
 * Opens the journal of this process and adopts those of processes that have ended.
 * @throws JournalError when the journal cannot be written
 */
export async function startAccounting(options: StartAccountingOptions): Promise<RunningAccounting> {
  const { config, database, logger, announce, now } = options;
  const root = join(config.DATA_DIR, 'gateway');
  const holder = `${process.pid}-${randomBytes(8).toString('hex')}`;
  const folder = join(root, holder);
  const release = await lockOrExplain(folder, config.DATA_DIR);
  const journal = new Journal(folder, { fsync: config.GATEWAY_JOURNAL_FSYNC });
  const { knex, changes } = database;
  const onError = (error: unknown) => logger.error({ err: error }, 'could not account for calls; retrying');
  const accounting = new Accounting({
    ...{ knex, changes, journal, holder, announce, onError },
    ...(now !== undefined && { now }),
  });
  const adopting = repeatAdoption(() => adoptFolders({ knex, announce, root, onError }, holder), onError);
  return {
    accounting,
    async stop(graceMs) {
      await Promise.race([adopting.stop(), delay(graceMs, undefined, { ref: false })]);
      await accounting.stop(graceMs);
      const isWritten = journal.isEmpty;
      journal.close();
      // A process that adopts may look into the folder meanwhile.
      if (isWritten) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
      release();
    },
  };
}

async function lockOrExplain(folder: string, dataDir: string): Promise<() => void> {
  try {
    return await lockDirectory(folder);
  } catch (error) {
    throw new JournalError(
      `DATA_DIR: ${dataDir} cannot be written (${errorCodeOf(error)}), and the gateway keeps there what calls have used until the database has it. Set a DATA_DIR that can be written.`,
    );
  }
}

/** Adopts at once and every minute, and sooner while something is left. */
function repeatAdoption(adopt: () => Promise<boolean>, onError: (error: unknown) => void) {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const round = async (): Promise<void> => {
    const isDone = await adopt().catch((error: unknown) => {
      onError(error);
      return true;
    });
    if (!isStopped) timer = setTimeout(start, isDone ? ADOPTION_MS : SOON_MS).unref();
  };
  let running = round();
  function start(): void {
    running = round();
  }
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
