import type { Knex } from 'knex';
import { LRUCache } from 'lru-cache';
import type { CacheTags, ChangeFeed } from '../../../database/change-feed/change-feed.ts';
import { TenantScope } from '../../../database/tenant-scope.ts';
import { type GatewayRateLimitRow, gatewayRateLimitRepository } from './repository.ts';

const MAX_TENANTS = 10_000;

/** The tag of changes of the rate limits of a tenant. */
const TAG = 'rate_limits ';

interface Entry {
  limits: readonly GatewayRateLimitRow[];
  isStale: boolean;
}

interface Tools {
  knex: Knex;
  changes: Pick<ChangeFeed, 'onChange' | 'isFresh'>;
}

/** The active rate limits of workspaces and organizations, in memory as long as the change feed is current. */
export class LimitsOfTenants {
  readonly #entries = new LRUCache<string, Entry>({ max: MAX_TENANTS });
  readonly #tools: Tools;
  /** Counts the changes, so that what was read before one is not kept as current. */
  #changes = 0;

  constructor(tools: Tools) {
    this.#tools = tools;
    tools.changes.onChange((tags) => this.#invalidate(tags));
  }

  /** Returns the limits of a tenant from memory, if they are current. */
  current(tenantId: string): readonly GatewayRateLimitRow[] | undefined {
    const entry = this.#entries.get(tenantId);
    return entry !== undefined && !entry.isStale && this.#tools.changes.isFresh() ? entry.limits : undefined;
  }

  /** Returns the limits of a tenant. While the database cannot be reached, those that were known last. */
  async get(tenantId: string): Promise<readonly GatewayRateLimitRow[]> {
    const current = this.current(tenantId);
    if (current !== undefined) return current;
    const known = this.#entries.get(tenantId);
    const changes = this.#changes;
    try {
      const limits = await gatewayRateLimitRepository(new TenantScope(this.#tools.knex, tenantId)).active();
      this.#entries.set(tenantId, { limits, isStale: changes !== this.#changes });
      return limits;
    } catch (error) {
      if (known !== undefined) return known.limits;
      throw error;
    }
  }

  #invalidate(tags: CacheTags): void {
    const entries =
      tags === 'all'
        ? [...this.#entries.values()]
        : tags.flatMap((tag) =>
            tag.startsWith(TAG) ? (this.#entries.peek(tag.slice(TAG.length)) ?? []) : [],
          );
    this.#changes += 1;
    for (const entry of entries) entry.isStale = true;
  }
}
