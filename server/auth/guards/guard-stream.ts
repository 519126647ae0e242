/** What a guard learns over its stream, in this order of events. */
export type GuardEvent =
  | { type: 'hello'; stream_id: string }
  /** Everything with one of these tags, or with `null` everything, must be verified again. */
  | { type: 'changed'; seq: number; tags: string[] | null }
  /** The guard may answer from memory for this long from the moment at which it sent the renewal. */
  | { type: 'lease'; renewal: number; ms: number };

/** A stream with more events than this waiting is closed, not buffered. */
const MAX_QUEUED = 1000;

const FIRST_RENEWAL_EARLIER_MS = 1_000;

/** The events for one connected guard, as server-sent events. */
export class GuardStream {
  readonly id: string;
  readonly principalId: string;
  /** The last change that the guard has confirmed. */
  seen: number;
  /** When its lease expires, at the latest. */
  leaseUntil = 0;
  renewedAt: number;
  #queue: string[] = [];
  #wake: (() => void) | undefined;
  #isEnded = false;
  readonly #cut = new AbortController();

  constructor(id: string, principalId: string, seq: number) {
    this.id = id;
    this.principalId = principalId;
    this.seen = seq;
    // The first renewal follows at once, so a stream without one ends earlier.
    this.renewedAt = performance.now() - FIRST_RENEWAL_EARLIER_MS;
    this.push({ type: 'hello', stream_id: id });
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Aborted when the stream has ended while its reader takes nothing, so that the connection is closed. */
  get signal(): AbortSignal {
    return this.#cut.signal;
  }

  push(event: GuardEvent): void {
    if (this.#queue.length >= MAX_QUEUED) this.end();
    if (this.#isEnded) return;
    this.#queue.push(`data: ${JSON.stringify(event)}\n\n`);
    this.#wake?.();
  }

  end(): void {
    this.#isEnded = true;
    this.#queue = [];
    if (this.#wake) this.#wake();
    else this.#cut.abort();
  }

  async *chunks(): AsyncGenerator<string> {
    while (!this.#isEnded) {
      const events = this.#queue.join('');
      this.#queue = [];
      if (events !== '') yield events;
      else
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      this.#wake = undefined;
    }
  }
}
