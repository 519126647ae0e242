import type { DataKeys } from '../../../auth/secrets/data-keys.ts';
import type { Database } from '../../../database/connect.ts';
import { type LevelFacts, LogSettingsOfTenants } from './log-settings.ts';
import { type CapturedCall, PayloadCapture } from './payload-capture.ts';
import { PayloadMemory } from './payload-memory.ts';
import { PayloadWriter, type WriterTools } from './payload-writer.ts';
import type { LogLevel } from './policies.ts';

/** What records the requests and answers of calls. */
export interface Payloads {
  levelOf(call: LevelFacts): Promise<LogLevel>;
  /** Begins to record a call. @returns nothing at the level `metadata` */
  capture(
    call: Omit<CapturedCall, 'level'> & { level: LogLevel },
    request: Buffer,
  ): PayloadCapture | undefined;
  /** Stores what waits. Call it after the last call. */
  close(): Promise<void>;
}

interface Options extends Omit<WriterTools, 'knex'> {
  database: Pick<Database, 'changes' | 'knex'>;
  dataKeys: DataKeys;
}

export function createPayloads({ database, ...tools }: Options): Payloads {
  const settings = new LogSettingsOfTenants(database);
  const memory = new PayloadMemory();
  const writer = new PayloadWriter({ ...tools, knex: database.knex });
  const captureTools = {
    memory,
    store: writer.add.bind(writer),
    onLost: () => writer.lose(),
  };
  return {
    levelOf: (call) => settings.levelOf(call),
    capture({ level, ...call }, request) {
      return level === 'metadata' ? undefined : new PayloadCapture(captureTools, { ...call, level }, request);
    },
    close: () => writer.close(),
  };
}
