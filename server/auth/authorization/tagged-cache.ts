import { LRUCache } from 'lru-cache';
import type { CacheTags } from '../../database/change-feed/change-feed.ts';

interface Entry<Value> {
  value: Value;
  subjects: readonly string[];
}

/** A bounded LRU cache whose entries can be invalidated by tag. */
export class TaggedCache<Value> {
  readonly #entries: LRUCache<string, Entry<Value>>;
  readonly #keysOf = new Map<string, Set<string>>();
  readonly #lifetimeMs: number;
  #purgeAt: number;

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
      dispose: ({ subjects }, key) => this.#unlink(key, subjects),
    });
  }

  get(key: string): Value | undefined {
    return this.#entries.get(key)?.value;
  }

  set(key: string, value: Value, subjects: readonly string[]): void {
    this.#purge();
    this.#entries.set(key, { value, subjects });
    for (const subject of subjects) {
      const keys = this.#keysOf.get(subject) ?? new Set();
      this.#keysOf.set(subject, keys.add(key));
    }
  }

  invalidate(subjects: CacheTags): void {
    if (subjects === 'all') this.#entries.clear();
    else {
      for (const subject of subjects) {
        for (const key of [...(this.#keysOf.get(subject) ?? [])]) this.#entries.delete(key);
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

  #unlink(key: string, subjects: readonly string[]): void {
    for (const subject of subjects) {
      const keys = this.#keysOf.get(subject);
      keys?.delete(key);
      if (keys?.size === 0) this.#keysOf.delete(subject);
    }
  }
}
