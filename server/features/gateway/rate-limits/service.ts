import { limitReached, type ProblemError } from '../../../api/problem.ts';
import type { Count } from '../../../auth/rate-limiting/distributed-counter.ts';
import {
  type RateLimitState,
  type RateLimits,
  rateLimitHeaders,
} from '../../../auth/rate-limiting/rate-limiter.ts';
import { demandsOf, type LimitDemand, type LimitedCall, type Stage, stageOf } from './demands.ts';
import type { LimitsOfTenants } from './limits-of-tenants.ts';
import type { GatewayRateLimitRow } from './repository.ts';

export { createRateLimit } from './create-rate-limit.ts';
export { type LimitedCall, windowOf } from './demands.ts';
export { LimitsOfTenants } from './limits-of-tenants.ts';
export type { GatewayRateLimitRow } from './repository.ts';

/** What a call takes before it begins. */
export interface RateLimitEstimate {
  stage: Stage;
  /** Tokens that its input and its answer are likely to have. */
  tokens: number;
}

/** Counts the tokens that a call has used, in place of the estimate. Without a number the estimate stays. */
export type CorrectTokens = (used: number | undefined) => void;

interface Tools {
  limits: Pick<LimitsOfTenants, 'current' | 'get'>;
  rateLimits: Pick<RateLimits, 'takeAll'>;
}

const NOTHING: CorrectTokens = () => undefined;

/**
 * Takes from all rate limits of the workspace and its organization that concern a call, or from none.
 * @returns the refusal, or what corrects the tokens when the call has ended
 */
export async function takeRateLimits(
  { limits, rateLimits }: Tools,
  call: LimitedCall,
  { stage, tokens }: RateLimitEstimate,
): Promise<ProblemError | CorrectTokens> {
  const concerning = (await limitsOf(limits, call)).filter((limit) => stageOf(limit) === stage);
  const demands = demandsOf(concerning, call, tokens);
  if (demands.length === 0) return NOTHING;
  const { refused, counts, correct } = await rateLimits.takeAll(demands);
  const [demand, count] = [demands[refused], counts[refused]];
  if (demand !== undefined && count !== undefined) return refusal(demand, count);
  return (used) => {
    if (used === undefined) return;
    correct(demands.map(({ rateLimit, amount }) => (rateLimit.measure === 'tokens' ? used - amount : 0)));
  };
}

/** What a rate limit has left for a call. */
export interface LimitOutlook {
  rateLimit: GatewayRateLimitRow;
  remaining: number;
}

/** Tells what the rate limits of a call have left, and which refuses it. Takes nothing. */
export async function lookAtRateLimits(
  { limits, rateLimits }: Pick<Tools, 'limits'> & { rateLimits: Pick<RateLimits, 'taken'> },
  call: LimitedCall,
  { stage, tokens }: RateLimitEstimate,
): Promise<{ limits: LimitOutlook[]; refusal: ProblemError | undefined }> {
  const concerning = (await limitsOf(limits, call)).filter((limit) => stageOf(limit) === stage);
  const demands = demandsOf(concerning, call, tokens);
  const counts = await rateLimits.taken(demands.map(({ key }) => key));
  const known = demands.map((demand, index) => {
    const count = counts[index] ?? null;
    const { remaining } = stateOf(demand, count);
    return { demand, count, remaining };
  });
  const short = known.find(
    ({ demand, count }) => (count?.consumedPoints ?? 0) + demand.amount > demand.limit,
  );
  return {
    limits: known.map(({ demand: { rateLimit }, remaining }) => ({ rateLimit, remaining })),
    refusal: short && refusal(short.demand, short.count),
  };
}

async function limitsOf(
  limits: Tools['limits'],
  { workspaceId, organizationId }: LimitedCall,
): Promise<GatewayRateLimitRow[]> {
  const tenants = organizationId === null ? [workspaceId] : [workspaceId, organizationId];
  return (await Promise.all(tenants.map((id) => limits.current(id) ?? limits.get(id)))).flat();
}

/** Returns what is left of a limit. */
function stateOf({ rateLimit, limit, seconds }: LimitDemand, count: Count | null): RateLimitState {
  return {
    policy: rateLimit.id,
    limit,
    windowSeconds: seconds,
    remaining: Math.max(0, limit - (count?.consumedPoints ?? 0)),
    resetSeconds: Math.max(1, Math.ceil((count?.msBeforeNext ?? seconds * 1000) / 1000)),
  };
}

const WINDOWS = { rpm: 'minute', rph: 'hour', rpd: 'day' } as const;

function refusal(demand: LimitDemand, count: Count | null): ProblemError {
  const { rateLimit, amount } = demand;
  const { unit, measure } = rateLimit;
  const state = stateOf(demand, count);
  const { limit, remaining, resetSeconds } = state;
  return limitReached(
    `The rate limit ${rateLimit.id} allows ${limit} ${measure} in a ${WINDOWS[unit]}. This call needs ${amount}, and ` +
      `${remaining} remain. Wait ${resetSeconds} seconds.`,
    { retryAfter: resetSeconds, headers: rateLimitHeaders(state) },
  );
}
