import type { Verifier } from './types.ts';

/** Renewals are sent this often, and after each change. A lease lasts at most 500 ms. */
const renewMs = 120;
const maxChangedTags = 10_000;
const reconnectMs = 200;
/** Leases arrive several times in this time, so a connection that is silent for longer is broken. */
const silentMs = 2000;

/** What was known when a question was sent. */
export interface Mark {
  stream: string;
  seq: number;
}

/** An answer, with what it depends on. */
export interface Kept extends Mark {
  tags: readonly string[];
  until: number;
  /** The last change that it was compared with. */
  checked: number;
}

interface ServerEvent {
  type: string;
  stream_id: string;
  seq: number;
  tags: string[] | null;
  renewal: number;
  ms: number;
}

type Client = Required<Verifier>['credentialChanges'];

/** Reads the events of a stream. */
async function* eventsOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const decoder = new TextDecoder();
  const reader = stream.getReader();
  let text = '';
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const parts = (text + decoder.decode(next.value, { stream: true })).split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) yield JSON.parse(part.slice('data: '.length));
  }
}

/** Follows the changes of credentials over a stream, and says which answers are still true. */
export class Changes {
  readonly #client: Client;
  readonly #signal: AbortSignal | undefined;
  /** The last change of each tag. All answers from before `#floor` have ended. */
  readonly #changed = new Map<string, number>();
  readonly #sentAt = new Map<number, number>();
  #stream: string | undefined;
  #seq = 0;
  #floor = 0;
  #leaseUntil = 0;
  #renewals = 0;
  #wake: (() => void) | undefined;

  constructor(client: Client, signal: AbortSignal | undefined) {
    this.#client = client;
    this.#signal = signal;
    void this.#run();
  }

  /** Returns what is known, if an answer to a question that is sent now may be kept. */
  mark(): Mark | undefined {
    if (this.#stream === undefined || performance.now() >= this.#leaseUntil) return undefined;
    return { stream: this.#stream, seq: this.#seq };
  }

  /** Whether an answer is still true. */
  confirms(kept: Kept): boolean {
    const now = performance.now();
    if (now >= this.#leaseUntil || now >= kept.until || kept.stream !== this.#stream) return false;
    if (kept.checked === this.#seq) return true;
    if (kept.seq < this.#floor) return false;
    for (const tag of kept.tags) if ((this.#changed.get(tag) ?? 0) > kept.seq) return false;
    kept.checked = this.#seq;
    return true;
  }

  async #run(): Promise<void> {
    while (!this.#signal?.aborted) {
      await this.#follow().catch(() => {});
      this.#leaseUntil = 0;
      this.#stream = undefined;
      this.#wake?.();
      if (!this.#signal?.aborted) await new Promise((resolve) => setTimeout(resolve, reconnectMs));
    }
  }

  async #follow(): Promise<void> {
    const options = { timeout: silentMs, maxRetries: 0, signal: this.#signal };
    for await (const event of eventsOf(await this.#client.stream({}, options).stream())) this.#apply(event);
  }

  #apply({ type, stream_id, seq, tags, renewal, ms }: ServerEvent): void {
    if (type === 'hello') {
      this.#changed.clear();
      this.#sentAt.clear();
      this.#seq = this.#floor = 0;
      this.#stream = stream_id;
      void this.#renew(stream_id);
    } else if (type === 'changed') {
      this.#seq = seq;
      if (tags && this.#changed.size < maxChangedTags) for (const tag of tags) this.#changed.set(tag, seq);
      else {
        this.#changed.clear();
        this.#floor = seq;
      }
      this.#wake?.();
    } else if (type === 'lease') {
      // Counted from when the renewal was sent, so that a late answer grants no longer lease.
      this.#leaseUntil = Math.max(this.#leaseUntil, (this.#sentAt.get(renewal) ?? -ms) + ms);
      for (const number of this.#sentAt.keys()) if (number <= renewal) this.#sentAt.delete(number);
    }
  }

  /** Renews the lease of a stream, one request after another, until the stream ends. */
  async #renew(stream_id: string): Promise<void> {
    while (this.#stream === stream_id) {
      const seen = this.#seq;
      const renewal = ++this.#renewals;
      this.#sentAt.set(renewal, performance.now());
      if (this.#sentAt.size > 100) this.#sentAt.clear();
      const options = { timeout: silentMs, maxRetries: 0, signal: this.#signal };
      await Promise.resolve(this.#client.renew({ stream_id, renewal, seen }, options)).catch(() => {});
      if (this.#seq !== seen) continue;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, renewMs);
      });
    }
  }
}
