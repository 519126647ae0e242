import type { ServerResponse } from 'node:http';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import type { Database } from '../../database/connect.ts';
import { type Count, DistributedCounter } from './distributed-counter.ts';

export type RateLimitPolicy = 'default' | 'person' | 'workspace' | 'authentication' | 'account' | 'sign_up';

/** What is left of a budget after a request. */
export interface RateLimitStatus {
  policy: RateLimitPolicy;
  limit: number;
  windowSeconds: number;
  remaining: number;
  resetSeconds: number;
  exceeded: boolean;
}

export interface RateLimit {
  requests: number;
  seconds: number;
}

export interface RateLimits {
  /** Counts a request against a budget: that of a credential, unless another policy is named. */
  consume(key: string, allowance: RateLimit, policy?: RateLimitPolicy): Promise<RateLimitStatus>;
  /** Counts a request against the budget of a workspace or an organization, without a round trip to Redis. */
  consumeTenant(tenantId: string, allowance: RateLimit): Promise<RateLimitStatus>;
  /** Takes back what `spend` has counted in a window of so many seconds. */
  refund(key: string, seconds: number): Promise<void>;
  /** How many requests were counted in the present window of a minute, without counting. */
  currentUsage(key: string): Promise<number>;
  /** Counts a request that nobody is known to have made against the budget of its address. */
  consumeAnonymous(address: string, allowance: RateLimit): Promise<RateLimitStatus>;
  /** Counts a failed authentication against an address. */
  recordAuthFailure(address: string): Promise<RateLimitStatus>;
  /** Takes back what `fail` has counted: it was no failure. */
  refundAuthFailure(address: string): Promise<void>;
  /** The budget of an address for failed authentication, without counting. */
  authFailureStatus(address: string): Promise<RateLimitStatus>;
  close(): Promise<void>;
}

export interface RateLimitOptions {
  database: Database;
  redisUrl: string | undefined;
  /** Failed authentications that an address may make. */
  authentication: RateLimit;
}

/** The libraries compare against fixed points; ours differ by key, so they only count and we compare. */
const UNLIMITED = Number.MAX_SAFE_INTEGER;

function rateLimitStatusOf(
  policy: RateLimitPolicy,
  counted: Count | null,
  allowance: RateLimit,
): RateLimitStatus {
  const used = counted?.consumedPoints ?? 0;
  return {
    policy,
    limit: allowance.requests,
    windowSeconds: allowance.seconds,
    remaining: Math.max(0, allowance.requests - used),
    resetSeconds: Math.max(1, Math.ceil((counted?.msBeforeNext ?? allowance.seconds * 1000) / 1000)),
    exceeded: used > allowance.requests,
  };
}

/** The libraries count under one key for each length of a window. */
interface Counter {
  count(key: string, seconds: number): Promise<Count>;
  read(key: string): Promise<Count | null>;
  takeBack(key: string): Promise<unknown>;
  close(): Promise<void>;
}

const toCounter = (limiter: RateLimiterAbstract): Counter => ({
  count: (key, seconds) => limiter.consume(key, 1, { customDuration: seconds }),
  read: (key) => limiter.get(key),
  takeBack: (key) => limiter.reward(key, 1),
  close: async () => undefined,
});

const inMemory = (keyPrefix: string) => new RateLimiterMemory({ keyPrefix, points: UNLIMITED, duration: 60 });

/** In the database, but for what is counted before it is asked. */
function inDatabase({ knex }: Database): Counter {
  const counter = new DistributedCounter(knex);
  return {
    count: async (key, seconds) => counter.count(key, seconds),
    read: async (key) => counter.read(key),
    takeBack: async (key) => counter.takeBack(key),
    close: () => counter.close(),
  };
}

/** Counts in Redis when there is one, else in PostgreSQL, else in memory: an embedded server is alone. */
async function createCounters({ database, redisUrl }: RateLimitOptions) {
  if (redisUrl === undefined) {
    const counter = database.engine === 'embedded' ? toCounter(inMemory('requests')) : inDatabase(database);
    return {
      requests: counter,
      tenants: counter,
      // There are as many as an attacker has addresses, so each process counts them for itself.
      anonymous: toCounter(inMemory('anonymous')),
      failures: counter,
      close: async () => undefined,
    };
  }
  const { Redis } = await import('ioredis'); // a tenth of a second that most starts can save
  // A Redis that takes a command and never answers must not hold the request.
  const redis = new Redis(redisUrl, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: 1000,
  });
  // A Redis that cannot be reached is no reason to stop serving: each replica then counts for itself.
  redis.on('error', () => undefined);
  const shared = (keyPrefix: string) =>
    toCounter(
      new RateLimiterRedis({
        storeClient: redis,
        keyPrefix,
        points: UNLIMITED,
        duration: 60,
        insuranceLimiter: inMemory(keyPrefix),
      }),
    );
  return {
    requests: shared('requests'),
    tenants: database.engine === 'embedded' ? toCounter(inMemory('tenants')) : inDatabase(database),
    anonymous: shared('anonymous'),
    failures: shared('failures'),
    close: async () => redis.disconnect(),
  };
}

export async function createRateLimits(options: RateLimitOptions): Promise<RateLimits> {
  const { requests, tenants, anonymous, failures, close } = await createCounters(options);
  const { authentication } = options;
  const count = (counter: Pick<Counter, 'count'>, key: string, { seconds }: RateLimit) =>
    counter.count(`${key}:${seconds}`, seconds);
  return {
    async consume(key, allowance, policy = 'default') {
      return rateLimitStatusOf(policy, await count(requests, key, allowance), allowance);
    },
    async consumeTenant(tenantId, allowance) {
      return rateLimitStatusOf('workspace', await count(tenants, `tenant:${tenantId}`, allowance), allowance);
    },
    async refund(key, seconds) {
      await requests.takeBack(`${key}:${seconds}`);
    },
    async currentUsage(key) {
      return (await requests.read(`${key}:60`))?.consumedPoints ?? 0;
    },
    async consumeAnonymous(address, allowance) {
      return rateLimitStatusOf('default', await count(anonymous, address, allowance), allowance);
    },
    async recordAuthFailure(address) {
      return rateLimitStatusOf(
        'authentication',
        await count(failures, `failures:${address}`, authentication),
        authentication,
      );
    },
    async refundAuthFailure(address) {
      await failures.takeBack(`failures:${address}:${authentication.seconds}`);
    },
    async authFailureStatus(address) {
      const counted = await failures.read(`failures:${address}:${authentication.seconds}`);
      // Another failure would be over: the budget counts as used up already.
      const budget = rateLimitStatusOf('authentication', counted, authentication);
      return { ...budget, exceeded: budget.remaining === 0 };
    },
    async close() {
      await requests.close();
      if (tenants !== requests) await tenants.close();
      await close();
    },
  };
}

/** Of several budgets that a request has spent, the one that is used up or will be first. */
export const tightest = (first: RateLimitStatus, ...others: RateLimitStatus[]): RateLimitStatus =>
  others.reduce(
    (found, budget) =>
      budget.remaining < found.remaining || (budget.exceeded && !found.exceeded) ? budget : found,
    first,
  );

/** Tells the client what is left, as draft-ietf-httpapi-ratelimit-headers has it. */
export const rateLimitHeaders = ({
  policy,
  limit,
  windowSeconds,
  remaining,
  resetSeconds,
}: RateLimitStatus) => ({
  'RateLimit-Policy': `"${policy}";q=${limit};w=${windowSeconds}`,
  RateLimit: `"${policy}";r=${remaining};t=${resetSeconds}`,
});

export function setRateLimitHeaders(res: Pick<ServerResponse, 'setHeader'>, budget: RateLimitStatus): void {
  const headers = rateLimitHeaders(budget);
  res.setHeader('RateLimit-Policy', headers['RateLimit-Policy']);
  res.setHeader('RateLimit', headers.RateLimit);
}
