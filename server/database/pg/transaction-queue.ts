/** Whose change a transaction is: its tenant, and the person or credential that asks for it. */
export interface QueueKey {
  readonly tenant: string;
  readonly caller: string;
}

export interface QueueLimits {
  /** Transactions of all tenants at once. The rest of the pool stays free for reads. */
  readonly all: number;
  /** Transactions of one tenant at once. One caller may have one less, so that others of the tenant get a turn. */
  readonly tenant: number;
  /** Transactions of one tenant that wait; a further one is refused. */
  readonly waiting: number;
  /** How long one waits before it is refused. */
  readonly waitMs: number;
}

/** The tenant has too many transactions that wait. The caller may try again in a moment. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
}

/** A transaction has waited for its turn for too long. */
export class QueueTimeoutError extends Error {
  override readonly name = 'TurnTimeoutError';
}

interface Waiter extends QueueKey {
  admit(): void;
}

/** The transactions of a tenant that wait, by caller. The order of the map is the order of the turns. */
interface TenantQueue {
  readonly callers: Map<string, Waiter[]>;
  waiting: number;
}

/**
 * Lets transactions take a connection in turn: tenant by tenant, and caller by caller in each. A transaction that waits
 * here holds neither a connection nor a lock, so a tenant that sends many requests delays its own alone.
 *
 * Jobs take no turn. One of each kind runs at a time, over all replicas, and does one short transaction after another, so no
 * tenant can have more of them run. They wait for connections in one line with the reads, and are not held up by changes,
 * which leave a part of the pool free.
 */
export class TransactionQueue {
  readonly #limits: QueueLimits;
  readonly #queues = new Map<string, TenantQueue>();
  /** Running transactions by tenant and by caller; the ids of the two never meet. */
  readonly #running = new Map<string, number>();
  #total = 0;

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  /**
   * Waits for a turn.
   * @returns how to end it
   * @throws QueueFullError, TurnTimeoutError
   */
  async take(lane: QueueKey): Promise<() => void> {
    if (this.#queues.size > 0 || !this.#hasRoom(lane)) await this.#wait(lane);
    else this.#begin(lane);
    return () => this.#end(lane);
  }

  #hasRoom({ tenant, caller }: QueueKey): boolean {
    const { all, tenant: most } = this.#limits;
    return (
      this.#total < all &&
      this.#count(`tenant ${tenant}`) < most &&
      this.#count(`caller ${caller}`) < Math.max(1, most - 1)
    );
  }

  #count(name: string): number {
    return this.#running.get(name) ?? 0;
  }

  #add(name: string, change: 1 | -1): void {
    const count = this.#count(name) + change;
    if (count === 0) this.#running.delete(name);
    else this.#running.set(name, count);
  }

  #begin({ tenant, caller }: QueueKey): void {
    this.#total += 1;
    this.#add(`tenant ${tenant}`, 1);
    this.#add(`caller ${caller}`, 1);
  }

  #end({ tenant, caller }: QueueKey): void {
    this.#total -= 1;
    this.#add(`tenant ${tenant}`, -1);
    this.#add(`caller ${caller}`, -1);
    this.#admitNext();
  }

  #wait(lane: QueueKey): Promise<void> {
    const { waiting, waitMs } = this.#limits;
    const queue = this.#queues.get(lane.tenant) ?? { callers: new Map(), waiting: 0 };
    if (queue.waiting >= waiting) throw new QueueFullError();
    const waited = new Promise<void>((resolve, reject) => {
      const waiter = {
        ...lane,
        admit: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        this.#leave(queue, waiter);
        reject(new QueueTimeoutError('The transaction has waited for its turn for too long.'));
      }, waitMs);
      const line = queue.callers.get(lane.caller) ?? [];
      line.push(waiter);
      queue.callers.set(lane.caller, line);
    });
    queue.waiting += 1;
    this.#queues.set(lane.tenant, queue);
    this.#admitNext();
    return waited;
  }

  #admitNext(): void {
    while (this.#total < this.#limits.all) {
      const next = this.#next();
      if (next === undefined) return;
      const [queue, waiter] = next;
      this.#leave(queue, waiter);
      this.#begin(waiter);
      waiter.admit();
    }
  }

  /** The transaction whose turn it is. */
  #next(): [TenantQueue, Waiter] | undefined {
    for (const queue of this.#queues.values()) {
      for (const [waiter] of queue.callers.values()) {
        if (waiter !== undefined && this.#hasRoom(waiter)) return [queue, waiter];
      }
    }
    return undefined;
  }

  /** Takes a transaction out of its queue. The others of its tenant and its caller come last from here on. */
  #leave(queue: TenantQueue, waiter: Waiter): void {
    const { tenant, caller } = waiter;
    const line = queue.callers.get(caller)?.filter((other) => other !== waiter) ?? [];
    queue.callers.delete(caller);
    if (line.length > 0) queue.callers.set(caller, line);
    queue.waiting -= 1;
    this.#queues.delete(tenant);
    if (queue.waiting > 0) this.#queues.set(tenant, queue);
  }
}
