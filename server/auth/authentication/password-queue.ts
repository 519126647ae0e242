import { ProblemError, serviceUnavailable } from '../../api/problem.ts';

export interface PasswordLimits {
  /** Maximum number of passwords hashed in parallel. */
  parallel: number;
  /** Maximum number of passwords waiting in the queue. */
  queue: number;
}

interface Waiting {
  start(): void;
  refuse(error: ProblemError): void;
}

/** Divisor that yields the share of the queue that one address block may occupy. */
const SHARE = 4;
const RETRY_SECONDS = 2;

const tooManyFromBlock = () =>
  new ProblemError(
    'rate_limited',
    `Too many passwords from this address are waiting to be checked. Send fewer requests in parallel, and retry in ${RETRY_SECONDS} seconds.`,
    { retryAfter: RETRY_SECONDS },
  );

/**
 * Limits how many passwords are hashed in parallel: each takes a thread and 19 MiB. The others wait in a bounded queue
 * that serves address blocks in rotation. When the queue is full, the block with the most waiting requests loses its
 * latest one.
 */
export class PasswordQueue {
  readonly #blocks = new Map<string, Waiting[]>();
  #limits: PasswordLimits;
  #running = 0;
  #length = 0;

  constructor(limits: PasswordLimits) {
    this.#limits = limits;
  }

  limit(limits: PasswordLimits): void {
    this.#limits = limits;
  }

  /**
   * Runs `work` when its address block is next.
   * @throws rate_limited or unavailable when too many requests are waiting
   */
  async run<Result>(block: string, work: () => Promise<Result>): Promise<Result> {
    if (this.#running < this.#limits.parallel) this.#running += 1;
    else await this.#wait(block);
    try {
      return await work();
    } finally {
      this.#startNext();
    }
  }

  #wait(block: string): Promise<void> {
    const own = this.#blocks.get(block) ?? [];
    if (own.length >= Math.max(1, this.#limits.queue / SHARE)) throw tooManyFromBlock();
    if (this.#length >= this.#limits.queue) this.#makeRoom(own.length);
    return new Promise((start, refuse) => {
      own.push({ start, refuse });
      this.#blocks.set(block, own);
      this.#length += 1;
    });
  }

  /**
   * Drops the latest request of the busiest block.
   * @throws unavailable when no block has more waiting requests than the new one
   */
  #makeRoom(length: number): void {
    const [longest, requests] = [...this.#blocks].reduce((a, b) => (b[1].length > a[1].length ? b : a));
    if (requests.length <= length + 1) throw serviceUnavailable(RETRY_SECONDS);
    requests.pop()?.refuse(tooManyFromBlock());
    this.#length -= 1;
    if (requests.length === 0) this.#blocks.delete(longest);
  }

  /** The block that was just served moves to the end of the queue. */
  #startNext(): void {
    const [first] = this.#blocks;
    if (first === undefined) {
      this.#running -= 1;
      return;
    }
    const [block, requests] = first;
    this.#blocks.delete(block);
    const next = requests.shift();
    if (requests.length > 0) this.#blocks.set(block, requests);
    this.#length -= 1;
    next?.start();
  }
}
