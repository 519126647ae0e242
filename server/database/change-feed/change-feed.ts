/** How long a replica believes what it remembers without asking whether anything has changed. */
export const CACHE_LEASE_MS = 500;

/** The channel on which the database tells of changes to what decisions are made from. */
export const CHANGES_CHANNEL = 'tenantry_access';

/** Ids that something has changed about; `all` when it is not known what was missed. */
export type CacheTags = readonly string[] | 'all';

/** Keeps what is remembered in step with the database. */
export interface ChangeFeed {
  /** Begins, once the schema is there. */
  open(): void;
  /** Whether everything is known that was committed more than the lease ago. When not, nothing remembered counts. */
  isFresh(): boolean;
  /** @param listener told, before anybody is told that the change is known here */
  onChange(listener: (subjects: CacheTags) => void): void;
  /**
   * Waits until no replica accepts anything by what was so before a transaction: each has confirmed that it knows the
   * change, or its lease has run out.
   * @returns milliseconds from the commit
   */
  waitForReplicas(transaction: string): Promise<number>;
  close(): Promise<void>;
}
