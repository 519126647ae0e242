import { ProblemError, serviceUnavailable } from '../../api/problem.ts';

export interface PasswordLimits {
  /** Passwords that are hashed at once. */
  parallel: number;
  /** Passwords that wait to be hashed at most. */
  queue: number;
}

interface Waiting {
  start(): void;
  refuse(error: ProblemError): void;
}

/** One address block may take this share of the queue. */
const SHARE = 4;
const RETRY_SECONDS = 2;

const tooManyFromBlock = () =>
  new ProblemError(
    'rate_limited',
    `Too many passwords from this address are waiting to be checked. Send fewer requests at once, and this one again in ${RETRY_SECONDS} seconds.`,
    { retryAfter: RETRY_SECONDS },
  );

/**
 * Bounds how many passwords are hashed at once: each takes a thread and 19 MiB. The others wait in a bounded queue, in
 * which address blocks take turns. When it is full, the block with the most waiting requests loses its latest one.
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

  /** @throws rate_limited or unavailable when too many are waiting */
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

  /** @throws unavailable when no block has more waiting than the one that asks for a place */
  #makeRoom(length: number): void {
    const [longest, requests] = [...this.#blocks].reduce((a, b) => (b[1].length > a[1].length ? b : a));
    if (requests.length <= length + 1) throw serviceUnavailable(RETRY_SECONDS);
    requests.pop()?.refuse(tooManyFromBlock());
    this.#length -= 1;
    if (requests.length === 0) this.#blocks.delete(longest);
  }

  /** The block that was served goes to the end of the line. */
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
