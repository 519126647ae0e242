import { setTimeout as delay } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import type { DataKeys } from '../../../auth/secrets/data-keys.ts';
import { isUnavailable } from '../../../database/connect.ts';
import { isRetryable } from '../../../database/errors.ts';
import type { GatewayPayloadRow } from '../../../database/schema/gateway-payload-tables.ts';
import { payloadContentOf, sealContent } from './content.ts';
import type { CapturedPayload } from './payload-capture.ts';
import { payloadRepository } from './payload-repository.ts';

const WAIT_MS = 250;
const BATCH = 8;
const RETRY_MS = 1000;
const REPORT_MS = 60_000;

export interface WriterTools {
  knex: Knex;
  dataKeys: DataKeys;
  logger: Pick<Logger, 'warn'>;
}

/** Stores payloads after their calls. What it has not stored when the process ends is lost; the rows of calls never are. */
export class PayloadWriter {
  readonly #tools: WriterTools;
  #waiting: CapturedPayload[] = [];
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #isClosing = false;
  #lost = 0;
  #reportedAt = Number.NEGATIVE_INFINITY;

  constructor(tools: WriterTools) {
    this.#tools = tools;
  }

  add(payload: CapturedPayload): void {
    this.#waiting.push(payload);
    this.#timer ??= setTimeout(() => void this.flush(), WAIT_MS).unref();
  }

  /** Notes a payload that is not stored, and reports it, at most once a minute. */
  lose(error?: unknown): void {
    this.#lost += 1;
    if (performance.now() - this.#reportedAt < REPORT_MS) return;
    this.#tools.logger.warn(
      { err: error, lost: this.#lost },
      'could not keep what calls of the gateway said; their rows are not affected',
    );
    this.#reportedAt = performance.now();
    this.#lost = 0;
  }

  /** Stores what waits. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#running ??= this.#drain().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Stores what waits, without waiting for a database that cannot be reached. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await this.flush();
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, BATCH);
      const rows: GatewayPayloadRow[] = [];
      for (const payload of batch) {
        const row = await this.#seal(payload);
        if (row !== undefined) rows.push(row);
      }
      await this.#store(rows);
      for (const { request, answer } of batch) {
        request.release();
        answer?.release();
      }
    }
  }

  async #seal(payload: CapturedPayload): Promise<GatewayPayloadRow | undefined> {
    const { tenantId: tenant_id, logId: log_id, admittedAt: admitted_at } = payload;
    const sealed = await this.#attempt(async () => {
      const { id: data_key_id, key } = await this.#tools.dataKeys.get(tenant_id, 'gateway_payloads');
      return { data_key_id, content: await sealContent(key, payload, await payloadContentOf(payload)) };
    });
    return sealed && { ...sealed, tenant_id, log_id, admitted_at };
  }

  /** Stores rows together, or one by one if the database refuses one of them. */
  async #store(rows: readonly GatewayPayloadRow[]): Promise<void> {
    if (rows.length === 0) return;
    const { insert } = payloadRepository(this.#tools.knex);
    try {
      await insert(rows);
    } catch {
      for (const row of rows) {
        const stored = await this.#attempt(async () => {
          await insert([row]);
          return true;
        });
        // The key may have been deleted, with all that it encrypts.
        if (stored === undefined) this.#tools.dataKeys.invalidate(row.tenant_id, 'gateway_payloads');
      }
    }
  }

  /** Repeats work while the database cannot be reached. @returns nothing when it fails for another reason */
  async #attempt<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (this.#isClosing || !(isUnavailable(error) || isRetryable(error))) {
          this.lose(error);
          return undefined;
        }
        await delay(RETRY_MS, undefined, { ref: false });
      }
    }
  }
}
