/** Determines the queue of a transaction: its tenant, and the user or credential that requests it. */
export interface QueueKey {
  readonly tenant: string;
  readonly caller: string;
}

export interface QueueLimits {
  /** Maximum number of concurrent transactions of all tenants. The rest of the pool stays free for reads. */
  readonly all: number;
  /**
   * Maximum number of concurrent transactions of one tenant. One caller may have one less, so that the tenant's other
   * callers get through.
   */
  readonly tenant: number;
  /** Maximum number of waiting transactions of one tenant; further ones are refused. */
  readonly waiting: number;
  /** Maximum waiting time. */
  readonly waitMs: number;
}

/** Thrown when too many transactions of the tenant are waiting. The caller may retry shortly. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
}

/** Thrown when a transaction has waited in its queue for too long. */
export class QueueTimeoutError extends Error {
  override readonly name = 'TurnTimeoutError';
}

interface Waiter extends QueueKey {
  admit(): void;
}

/** The waiting transactions of a tenant by caller. The map is in the order of service. */
interface TenantQueue {
  readonly callers: Map<string, Waiter[]>;
  waiting: number;
}

/**
 * Gives connections to transactions in rotation: tenant by tenant, and caller by caller within each. A waiting
 * transaction holds neither a connection nor a lock, so a tenant that sends many requests delays only itself.
 *
 * Jobs do not queue. One of each kind runs at a time across all replicas, as a sequence of short transactions, so no
 * tenant can have more of them run. They wait for connections together with reads, and changes do not block them,
 * because those leave part of the pool free.
 */
export class TransactionQueue {
  readonly #limits: QueueLimits;
  readonly #queues = new Map<string, TenantQueue>();
  /** Running transactions by tenant and by caller; the two kinds of ids never collide. */
  readonly #running = new Map<string, number>();
  #total = 0;

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  /**
   * Waits for the queue.
   * @returns a function that ends the turn
   * @throws QueueFullError, QueueTimeoutError
   */
  async take(key: QueueKey): Promise<() => void> {
    if (this.#queues.size > 0 || !this.#hasRoom(key)) await this.#wait(key);
    else this.#begin(key);
    return () => this.#end(key);
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

  #wait(key: QueueKey): Promise<void> {
    const { waiting, waitMs } = this.#limits;
    const queue = this.#queues.get(key.tenant) ?? { callers: new Map(), waiting: 0 };
    if (queue.waiting >= waiting) throw new QueueFullError();
    const waited = new Promise<void>((resolve, reject) => {
      const waiter = {
        ...key,
        admit: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        this.#leave(queue, waiter);
        reject(new QueueTimeoutError('The transaction waited too long in its queue.'));
      }, waitMs);
      const line = queue.callers.get(key.caller) ?? [];
      line.push(waiter);
      queue.callers.set(key.caller, line);
    });
    queue.waiting += 1;
    this.#queues.set(key.tenant, queue);
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

  /** Returns the transaction to serve next. */
  #next(): [TenantQueue, Waiter] | undefined {
    for (const queue of this.#queues.values()) {
      for (const [waiter] of queue.callers.values()) {
        if (waiter !== undefined && this.#hasRoom(waiter)) return [queue, waiter];
      }
    }
    return undefined;
  }

  /** Removes a transaction from its queue, and moves its tenant and caller to the end. */
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
