import type { Knex } from 'knex';
import { LRUCache } from 'lru-cache';
import type { CacheTags, ChangeFeed } from './change-feed/change-feed.ts';
import { TenantScope } from './tenant-scope.ts';

const MAX_TENANTS = 10_000;

interface Entry<Row> {
  rows: readonly Row[];
  isStale: boolean;
}

interface Tools {
  knex: Knex;
  changes: Pick<ChangeFeed, 'onChange' | 'isFresh'>;
}

/** Which rows of a tenant are kept, and the tag before the id of the tenant with which their changes are published. */
export interface KeptRows<Row> {
  tag: string;
  load(scope: TenantScope): Promise<readonly Row[]>;
}

/** Rows of workspaces and organizations that are read often, in memory as long as the change feed is current. */
export class RowsOfTenants<Row> {
  readonly #entries = new LRUCache<string, Entry<Row>>({ max: MAX_TENANTS });
  readonly #tools: Tools;
  readonly #kept: KeptRows<Row>;
  /** Counts the changes, so that what was read before one is not kept as current. */
  #changes = 0;

  constructor(tools: Tools, kept: KeptRows<Row>) {
    this.#tools = tools;
    this.#kept = kept;
    tools.changes.onChange((tags) => this.#invalidate(tags));
  }

  /** Returns the rows of a tenant from memory, if they are current. */
  current(tenantId: string): readonly Row[] | undefined {
    const entry = this.#entries.get(tenantId);
    return entry !== undefined && !entry.isStale && this.#tools.changes.isFresh() ? entry.rows : undefined;
  }

  /** Returns the rows of a tenant. While the database cannot be reached, those that were known last. */
  async get(tenantId: string): Promise<readonly Row[]> {
    const current = this.current(tenantId);
    if (current !== undefined) return current;
    const known = this.#entries.get(tenantId);
    const changes = this.#changes;
    try {
      const rows = await this.#kept.load(new TenantScope(this.#tools.knex, tenantId));
      this.#entries.set(tenantId, { rows, isStale: changes !== this.#changes });
      return rows;
    } catch (error) {
      if (known !== undefined) return known.rows;
      throw error;
    }
  }

  #invalidate(tags: CacheTags): void {
    const { tag: prefix } = this.#kept;
    const entries =
      tags === 'all'
        ? [...this.#entries.values()]
        : tags.flatMap((tag) =>
            tag.startsWith(prefix) ? (this.#entries.peek(tag.slice(prefix.length)) ?? []) : [],
          );
    this.#changes += 1;
    for (const entry of entries) entry.isStale = true;
  }
}
