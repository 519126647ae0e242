import { setTimeout as delay } from 'node:timers/promises';
import { isUnavailable } from '../../../database/connect.ts';
import { isRetryable } from '../../../database/errors.ts';
import type { NewCallRow } from './call.ts';
import type { Settled } from './settlement-repository.ts';

/** A batch is written after this time, or when it is full. */
const BATCH_MS = 250;
const BATCH_ROWS = 500;
const RETRY_MS = 500;

export interface SettlerTools {
  settle(rows: readonly NewCallRow[]): Promise<{ fresh: NewCallRow[]; settled: Settled[] }>;
  /** Called with what was written, also when the rows existed already. */
  onSettled(rows: readonly NewCallRow[], result: { fresh: NewCallRow[]; settled: Settled[] }): void;
  /** Called with a row that the database cannot store. It stays in the journal. */
  onRefused(row: NewCallRow, error: unknown): void;
  onError(error: unknown): void;
}

/** Writes the rows of finished calls in batches. */
export class Settler {
  readonly #tools: SettlerTools;
  #waiting: NewCallRow[] = [];
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #isStopped = false;

  constructor(tools: SettlerTools) {
    this.#tools = tools;
  }

  add(row: NewCallRow): void {
    this.#waiting.push(row);
    if (this.#waiting.length >= BATCH_ROWS) void this.flush();
    else this.#timer ??= setTimeout(() => void this.flush(), BATCH_MS).unref();
  }

  /** Writes what waits. Several calls write one after the other. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#running ??= this.#drain().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Writes what waits, but does not retry for longer than some time. @returns whether all of it is written */
  async stop(graceMs: number): Promise<boolean> {
    const timer = setTimeout(() => {
      this.#isStopped = true;
    }, graceMs);
    await this.flush();
    clearTimeout(timer);
    this.#isStopped = true;
    return this.#waiting.length === 0;
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const left = new Set(this.#waiting.splice(0, BATCH_ROWS));
      try {
        await this.#write([...left], left);
      } catch (error) {
        this.#waiting.unshift(...left);
        this.#tools.onError(error);
        if (this.#isStopped) return;
        await delay(RETRY_MS, undefined, { ref: false });
      }
    }
  }

  /** Writes a batch, and takes it from what is left. When the database refuses one of its rows, it writes each half on its own. */
  async #write(batch: readonly NewCallRow[], left: Set<NewCallRow>): Promise<void> {
    try {
      const result = await this.#tools.settle(batch);
      for (const row of batch) left.delete(row);
      this.#tools.onSettled(batch, result);
    } catch (error) {
      const [only] = batch;
      if (isUnavailable(error) || isRetryable(error) || only === undefined) throw error;
      if (batch.length === 1) {
        left.delete(only);
        return this.#tools.onRefused(only, error);
      }
      const half = Math.ceil(batch.length / 2);
      await this.#write(batch.slice(0, half), left);
      await this.#write(batch.slice(half), left);
    }
  }
}
