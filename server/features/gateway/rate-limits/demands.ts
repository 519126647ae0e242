import type { Demand } from '../../../auth/rate-limiting/distributed-counter.ts';
import { bucketOf, type CountedCall, countsCall } from '../accounting/service.ts';
import type { GatewayRateLimitRow } from './repository.ts';

/** What rate limits have to know about a call. */
export interface LimitedCall extends CountedCall {
  workspaceId: string;
  organizationId: string | null;
}

/**
 * When a limit counts. A call may make several attempts at different providers, so what is known only of an attempt counts for
 * each, and all else once.
 */
export type Stage = 'call' | 'attempt';

const KNOWN_OF_ATTEMPTS: ReadonlySet<string> = new Set(['virtual_key', 'provider', 'model']);

export function stageOf({ scope, conditions, group_by }: GatewayRateLimitRow): Stage {
  const keys = [scope, ...conditions.map(({ key }) => key), ...group_by];
  return keys.some((key) => KNOWN_OF_ATTEMPTS.has(key)) ? 'attempt' : 'call';
}

const SECONDS = { rpm: 60, rph: 3600, rpd: 86_400 } as const;

/** Names the window of a bucket. */
export const windowOf = ({ id, unit }: GatewayRateLimitRow, bucket: string): string =>
  `${id} ${unit} ${bucket}`;

/** A limit with what a call takes of it. */
export interface LimitDemand extends Demand {
  rateLimit: GatewayRateLimitRow;
}

/** Returns what a call takes of each limit that concerns it. An estimate above a limit takes all of it. */
export const demandsOf = (
  limits: readonly GatewayRateLimitRow[],
  call: LimitedCall,
  tokens: number,
): LimitDemand[] =>
  limits
    .filter((rateLimit) => countsCall(rateLimit, call))
    .map((rateLimit) => {
      const { unit, measure } = rateLimit;
      const limit = Number(rateLimit.max);
      return {
        rateLimit,
        key: windowOf(rateLimit, bucketOf(rateLimit, call)),
        seconds: SECONDS[unit],
        limit,
        // A limit of 0 refuses also what takes nothing.
        amount: measure === 'requests' ? 1 : Math.max(1, Math.min(tokens, limit)),
      };
    });
