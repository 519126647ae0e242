import { setTimeout as delay } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { CacheTags, ChangeFeed } from '../../../database/change-feed/change-feed.ts';
import type { Budget } from './budget.ts';
import type { BudgetScopes } from './budget-repository.ts';
import { USABLE_MS } from './lease.ts';
import { accountingUnavailable } from './refusals.ts';

const MAX_ENTRIES = 10_000;
/** How long a call waits for budgets that the cache has, but cannot confirm. */
const PATIENCE_MS = 2000;

interface Entry {
  budgets: readonly Budget[];
  tenants: readonly string[];
  isStale: boolean;
  /** When the budgets were last known to be current, by `performance.now`. */
  confirmedAt: number;
}

const keyOf = (call: BudgetScopes): string =>
  [call.workspaceId, call.organizationId, call.projectId, call.userId, call.apiKeyId, call.virtualKeyId].join(
    ' ',
  );

/** The tag of changes of the budgets of a tenant. */
const TAG = 'budgets ';

/**
 * The budgets of calls, current as long as the change feed is. Without the database they stay usable as long as leases do:
 * what calls spend was leased before.
 */
export class BudgetCache {
  readonly #entries = new LRUCache<string, Entry>({ max: MAX_ENTRIES });
  readonly #loading = new Map<string, Promise<Entry>>();
  readonly #feed: ChangeFeed;
  readonly #load: (call: BudgetScopes) => Promise<Budget[]>;
  /** Counts the changes, so that what was read before one is not kept as current. */
  #changes = 0;

  /** @param onChange called with the tenant whose budgets have changed, or with undefined for any */
  constructor(
    feed: ChangeFeed,
    load: (call: BudgetScopes) => Promise<Budget[]>,
    onChange: (tenantId: string | undefined) => void,
  ) {
    this.#feed = feed;
    this.#load = load;
    feed.onChange((tags) => this.#invalidate(tags, onChange));
  }

  /** Returns the budgets of a call from memory, if they are current. */
  current(call: BudgetScopes): readonly Budget[] | undefined {
    const entry = this.#entries.get(keyOf(call));
    if (entry === undefined || entry.isStale || !this.#feed.isFresh()) return undefined;
    entry.confirmedAt = performance.now();
    return entry.budgets;
  }

  /**
   * Returns the budgets of a call.
   * @throws CallRefused when they cannot be read, and were not for longer than a lease lasts
   */
  async get(call: BudgetScopes): Promise<readonly Budget[]> {
    const current = this.current(call);
    if (current) return current;
    const key = keyOf(call);
    const known = this.#entries.get(key);
    const loading = this.#loadOnce(key, call);
    const isUsable = known !== undefined && performance.now() - known.confirmedAt < USABLE_MS;
    const attempts = isUsable ? [loading, delay(PATIENCE_MS, known, { ref: false })] : [loading];
    try {
      return (await Promise.race(attempts)).budgets;
    } catch {
      if (isUsable) return known.budgets;
      throw accountingUnavailable();
    }
  }

  #loadOnce(key: string, call: BudgetScopes): Promise<Entry> {
    const running = this.#loading.get(key);
    if (running) return running;
    const loading = this.#read(key, call).finally(() => {
      if (this.#loading.get(key) === loading) this.#loading.delete(key);
    });
    // A caller that does not wait for it any longer does not see its failure.
    loading.catch(() => undefined);
    this.#loading.set(key, loading);
    return loading;
  }

  async #read(key: string, call: BudgetScopes): Promise<Entry> {
    const changes = this.#changes;
    // The feed does not report changes from before it began.
    const isReported = this.#feed.isFresh();
    const confirmedAt = performance.now();
    const entry: Entry = {
      budgets: await this.#load(call),
      tenants: [call.workspaceId, ...(call.organizationId === null ? [] : [call.organizationId])],
      isStale: !isReported || changes !== this.#changes,
      confirmedAt,
    };
    this.#entries.set(key, entry);
    return entry;
  }

  #invalidate(tags: CacheTags, onChange: (tenantId: string | undefined) => void): void {
    const tenants =
      tags === 'all'
        ? [undefined]
        : tags.flatMap((tag) => (tag.startsWith(TAG) ? tag.slice(TAG.length) : []));
    if (tenants.length === 0) return;
    this.#changes += 1;
    // A call that begins now does not wait for what is read without the change.
    this.#loading.clear();
    for (const entry of this.#entries.values())
      if (tags === 'all' || tenants.some((tenant) => tenant !== undefined && entry.tenants.includes(tenant)))
        entry.isStale = true;
    for (const tenant of tenants) onChange(tenant);
  }
}
