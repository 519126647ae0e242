import type { Database } from '../../../database/connect.ts';
import { type Use, upstreamRepository } from './upstream-repository.ts';

/** Notes uses of virtual keys in memory, and writes them in batches. */
export interface UseRecorder {
  /** Notes that a virtual key is used now. */
  record(workspaceId: string, id: string): void;
  /** Writes the uses noted so far. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

const FLUSH_MS = 1000;

/** @param onError called when uses cannot be written: they are lost */
export function createUseRecorder(
  { knex }: Pick<Database, 'knex'>,
  onError: (error: unknown) => void,
): UseRecorder {
  const repository = upstreamRepository(knex);
  let pending = new Map<string, Use>();

  async function flush(): Promise<void> {
    if (pending.size === 0) return;
    const uses = [...pending.values()];
    pending = new Map();
    await repository.touch(uses).catch(onError);
  }

  const timer = setInterval(() => void flush(), FLUSH_MS);
  timer.unref();
  return {
    record: (workspaceId, id) => void pending.set(id, { workspaceId, id, at: new Date() }),
    flush,
    close() {
      clearInterval(timer);
      return flush();
    },
  };
}
