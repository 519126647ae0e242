import {
  type CacheIds,
  isKeepable,
  isKeepableStream,
  MAX_CACHED_BYTES,
  type Ticket,
} from '../cache/service.ts';
import type { Wire } from '../providers/provider.ts';
import { isEventStream } from './response-headers.ts';

/** What an answer has cost, and the model that gave it. */
export interface AnswerCost {
  costNanoUsd: number | null;
  answeredModel: string | null;
}

/** Copies an answer while it passes, for equal calls. It ends by `complete` or `abandon`. */
export class CacheCopy {
  readonly #wire: Wire;
  readonly #ids: CacheIds;
  readonly #ticket: Ticket;
  #type: string | undefined;
  #parts: Buffer[] = [];
  #length = 0;
  #isEnded = false;

  constructor(wire: Wire, ids: CacheIds, ticket: Ticket) {
    this.#wire = wire;
    this.#ids = ids;
    this.#ticket = ticket;
  }

  start(status: number, type: string): void {
    if (status === 200) this.#type = type;
    else this.abandon();
  }

  add(part: Buffer): void {
    if (this.#isEnded) return;
    this.#length += part.length;
    if (this.#length > MAX_CACHED_BYTES) this.abandon();
    else this.#parts.push(part);
  }

  /** Keeps the answer after the turn in which it has passed, if it is complete and nothing but text or vectors. */
  complete(cost: () => AnswerCost): void {
    const type = this.#type;
    if (this.#isEnded) return;
    if (type === undefined) {
      this.abandon();
      return;
    }
    this.#isEnded = true;
    setImmediate(() => this.#keep(type, cost()));
  }

  abandon(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#parts = [];
    this.#ticket.end();
  }

  #keep(type: string, cost: AnswerCost): void {
    const bytes = Buffer.concat(this.#parts);
    const body = bytes.toString();
    const isStream = isEventStream(type);
    const isWanted = isStream ? isKeepableStream(this.#wire, bytes) : isKeepable(this.#wire, bytes);
    // Bytes that are no text would change.
    if (!isWanted || !Buffer.from(body).equals(bytes)) this.#ticket.end();
    else this.#ticket.keep(isStream ? this.#ids.stream : this.#ids.whole, { type, body, ...cost });
  }
}
