/** How many connections a pool has, in use and not. */
export interface PoolSize {
  numUsed(): number;
  numFree(): number;
}
