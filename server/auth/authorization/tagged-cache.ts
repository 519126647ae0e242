import { LRUCache } from 'lru-cache';
import type { CacheTags } from '../../database/change-feed/change-feed.ts';

interface Entry<Value> {
  value: Value;
  tags: readonly string[];
}

export interface CacheStatistics {
  hits: number;
  misses: number;
  entries: number;
}

/** A bounded LRU cache whose entries can be invalidated by tag. */
export class TaggedCache<Value> {
  readonly #entries: LRUCache<string, Entry<Value>>;
  readonly #keysOf = new Map<string, Set<string>>();
  readonly #lifetimeMs: number;
  #purgeAt: number;
  #hits = 0;
  #misses = 0;

  /**
   * Creates a cache.
   * @param max maximum number of entries; the least recently used one is evicted
   */
  constructor(max: number, seconds: number) {
    this.#lifetimeMs = seconds * 1000;
    this.#purgeAt = performance.now() + this.#lifetimeMs;
    this.#entries = new LRUCache({
      max,
      ttl: this.#lifetimeMs,
      dispose: ({ tags }, key) => this.#unlink(key, tags),
    });
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) this.#misses += 1;
    else this.#hits += 1;
    return entry?.value;
  }

  /** Returns how often the cache was asked, and how many entries it has. */
  statistics(): CacheStatistics {
    return { hits: this.#hits, misses: this.#misses, entries: this.#entries.size };
  }

  set(key: string, value: Value, tags: readonly string[]): void {
    this.#purge();
    this.#entries.set(key, { value, tags });
    for (const tag of tags) {
      const keys = this.#keysOf.get(tag) ?? new Set();
      this.#keysOf.set(tag, keys.add(key));
    }
  }

  invalidate(tags: CacheTags): void {
    if (tags === 'all') this.#entries.clear();
    else {
      for (const tag of tags) {
        for (const key of [...(this.#keysOf.get(tag) ?? [])]) this.#entries.delete(key);
      }
    }
  }

  /** Removes expired entries, which would otherwise stay until the cache is full, possibly for hours. */
  #purge(): void {
    const now = performance.now();
    if (now < this.#purgeAt) return;
    this.#purgeAt = now + this.#lifetimeMs;
    this.#entries.purgeStale();
  }

  #unlink(key: string, tags: readonly string[]): void {
    for (const tag of tags) {
      const keys = this.#keysOf.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.#keysOf.delete(tag);
    }
  }
}
