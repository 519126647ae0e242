import type { GuardHooks } from './guard-hold.ts';

/** How long a replica trusts its cache without confirming that nothing has changed. */
export const CACHE_LEASE_MS = 500;

/** Notification channel for changes to the inputs of decisions. */
export const CHANGES_CHANNEL = 'tenantry_access';

/** Ids that changes are tagged with; `all` when changes may have been missed. */
export type CacheTags = readonly string[] | 'all';

/** Keeps caches consistent with the database. */
export interface ChangeFeed {
  /** Starts the feed, once the schema exists. */
  open(): void;
  /** Whether every change committed longer ago than the lease is known. Otherwise cached entries must not be used. */
  isFresh(): boolean;
  /** Milliseconds for which the cache may be used without a further confirmation. */
  trustedMs(): number;
  /** Resolves when every change that was committed before the call is known; to false if that cannot be said. */
  catchUp(): Promise<boolean>;
  /** Connects the guards of this replica, for which its acknowledgements wait. */
  connectGuards(guards: GuardHooks): void;
  /** Sends a message to the guards of every replica. It may be lost. */
  sendToGuards(message: string): Promise<void>;
  /**
   * Registers a listener.
   * @param listener called before the replica confirms the change to others
   */
  onChange(listener: (tags: CacheTags) => void): void;
  /**
   * Resolves when every replica has confirmed a change or its cache lease has expired.
   * @param transaction the change; without it, every change that was committed before the call
   * @returns milliseconds since the call
   */
  waitForReplicas(transaction?: string): Promise<number>;
  close(): Promise<void>;
}
