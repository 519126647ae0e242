import { LRUCache } from 'lru-cache';
import { MINUTE_MS } from '../../../api/times.ts';

/** Limits deliveries per host, so that tenants cannot flood a host that never agreed to receive them. */
export interface HostRateLimits {
  /** Consumes one delivery of a host's budget and of the tenant's share of it. @returns whether one was left */
  consume(host: string, tenant: string): boolean;
  /** Counts an unsuccessful response against the tenant's share. */
  fail(host: string, tenant: string): void;
}

interface Bucket {
  left: number;
  at: number;
}

/** Divisor that yields the maximum share of one tenant in a host's budget. */
const SHARE = 4;
/** Cost of a delivery that the host did not accept, in deliveries. */
const FAILURE_COST = 25;
const REMEMBERED = 20_000;

/**
 * Creates the limits.
 * @param perMinute deliveries to one host, of all tenants together
 */
export function createHostRateLimits(
  perMinute: number,
  now: () => number = () => performance.now(),
): HostRateLimits {
  const buckets = new LRUCache<string, Bucket>({ max: REMEMBERED });

  function refilled(key: string, limit: number): Bucket {
    const at = now();
    const bucket = buckets.get(key) ?? { left: limit, at };
    bucket.left = Math.min(limit, bucket.left + ((at - bucket.at) * limit) / MINUTE_MS);
    bucket.at = at;
    buckets.set(key, bucket);
    return bucket;
  }
  const shareOf = (host: string, tenant: string) => refilled(`${tenant} ${host}`, perMinute / SHARE);

  return {
    consume(host, tenant) {
      const whole = refilled(host, perMinute);
      const share = shareOf(host, tenant);
      if (whole.left < 1 || share.left < 1) return false;
      whole.left -= 1;
      share.left -= 1;
      return true;
    },
    fail(host, tenant) {
      shareOf(host, tenant).left -= FAILURE_COST - 1;
    },
  };
}
