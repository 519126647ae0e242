import type { PayloadMemory } from './payload-memory.ts';

/** What is stored of a request, and of an answer. */
export const MAX_SIDE = 256 * 1024;
/** What is read beyond it, so that a value at the end is recognized before it is cut. */
export const CONTEXT = 1024;
const MAX_KEPT = MAX_SIDE + CONTEXT;
const FIRST_CAPACITY = 4096;

/** The beginning of a request or an answer, in a buffer of its own: a piece of a stream would keep a larger buffer alive. */
export class Side {
  readonly #memory: PayloadMemory;
  #bytes = Buffer.alloc(0);
  #length = 0;
  /** Bytes that it has in all. */
  size = 0;

  constructor(memory: PayloadMemory) {
    this.#memory = memory;
  }

  /** @returns false when there is no memory for it */
  add(part: Buffer): boolean {
    const kept = part.subarray(0, MAX_KEPT - this.#length);
    if (this.#length + kept.length > this.#bytes.length && !this.#grow(this.#length + kept.length))
      return false;
    kept.copy(this.#bytes, this.#length);
    this.#length += kept.length;
    this.size += part.length;
    return true;
  }

  /** Returns the beginning, and a little of what is cut off. */
  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  release(): void {
    this.#memory.giveBack(this.#bytes.length);
    this.#bytes = Buffer.alloc(0);
    this.#length = 0;
  }

  #grow(needed: number): boolean {
    const capacity = Math.min(MAX_KEPT, Math.max(needed, FIRST_CAPACITY, 2 * this.#bytes.length));
    if (!this.#memory.take(capacity - this.#bytes.length)) return false;
    const grown = Buffer.allocUnsafeSlow(capacity);
    this.bytes.copy(grown);
    this.#bytes = grown;
    return true;
  }
}
