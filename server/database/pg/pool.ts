/** Connection counts of a pool, in use and idle. */
export interface PoolSize {
  numUsed(): number;
  numFree(): number;
}
