import type { ServerResponse } from 'node:http';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import type { Database } from '../../database/connect.ts';
import { type Count, type Demand, DistributedCounter, type Taking } from './distributed-counter.ts';

export type RateLimitPolicy =
  | 'default'
  | 'person'
  | 'workspace'
  | 'authentication'
  | 'account'
  | 'sign_up'
  | 'domain_checks'
  | 'sso_metadata'
  | 'user_code';

/** What remains of a budget, as the headers say it. */
export interface RateLimitState {
  /** Name of the budget. */
  policy: string;
  limit: number;
  windowSeconds: number;
  remaining: number;
  resetSeconds: number;
}

/** What remains of a budget after a request. */
export interface RateLimitStatus extends RateLimitState {
  policy: RateLimitPolicy;
  exceeded: boolean;
}

export interface RateLimit {
  requests: number;
  seconds: number;
}

export interface RateLimits {
  /** Counts a request against the budget of a credential, unless another policy is named. */
  consume(key: string, allowance: RateLimit, policy?: RateLimitPolicy): Promise<RateLimitStatus>;
  /** Counts a request against the budget of a workspace or an organization, without a round trip to Redis. */
  consumeTenant(tenantId: string, allowance: RateLimit): Promise<RateLimitStatus>;
  /** Takes back what `consume` counted, in a window of the given number of seconds. */
  refund(key: string, seconds: number): Promise<void>;
  /** Returns the requests counted in the current one-minute window, without counting. */
  currentUsage(key: string): Promise<number>;
  /** Takes amounts from several windows if each fits, and nothing otherwise. */
  takeAll(demands: readonly Demand[]): Promise<Taking>;
  /** Returns what was taken from windows, without taking; `null` for one that has not begun. */
  taken(keys: readonly string[]): Promise<Array<Count | null>>;
  /** Counts an unauthenticated request against its IP address. */
  consumeAnonymous(address: string, allowance: RateLimit): Promise<RateLimitStatus>;
  /** Counts a failed authentication against an address. */
  recordAuthFailure(address: string): Promise<RateLimitStatus>;
  /** Takes back a count of `recordAuthFailure` when the attempt succeeded. */
  refundAuthFailure(address: string): Promise<void>;
  /** Returns the failed-authentication budget of an address, without counting. */
  authFailureStatus(address: string): Promise<RateLimitStatus>;
  close(): Promise<void>;
}

export interface RateLimitOptions {
  database: Database;
  redisUrl: string | undefined;
  /** Failed authentications allowed per address. */
  authentication: RateLimit;
}

/** The libraries compare against a fixed limit. Limits differ by key here, so the libraries only count. */
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

/** Limits so low that each request beyond them matters. Replicas wait until they have shared these counts. */
const EXACT_POLICIES: ReadonlySet<RateLimitPolicy> = new Set([
  'account',
  'sign_up',
  'domain_checks',
  'sso_metadata',
  'user_code',
]);

/** The libraries need one counter for each window length. */
interface Counter {
  count(key: string, seconds: number): Promise<Count>;
  /** Counts exactly over all replicas, if they share a database or Redis. */
  countExactly(key: string, seconds: number): Promise<Count>;
  read(key: string): Promise<Count | null>;
  /** Reads what all replicas have counted. */
  readShared(keys: readonly string[]): Promise<Array<Count | null>>;
  takeBack(key: string): Promise<unknown>;
  takeAll(demands: readonly Demand[]): Promise<Taking>;
  close(): Promise<void>;
}

function toCounter(limiter: RateLimiterAbstract): Counter {
  const count: Counter['count'] = (key, seconds) => limiter.consume(key, 1, { customDuration: seconds });
  return {
    count,
    countExactly: count,
    read: (key) => limiter.get(key),
    readShared: (keys) => Promise.all(keys.map((key) => limiter.get(key))),
    takeBack: (key) => limiter.reward(key, 1),
    takeAll: (demands) => takeAllFrom(limiter, demands),
    close: async () => undefined,
  };
}

/** Counts first and takes back what does not fit, so that replicas never exceed a limit together. */
async function takeAllFrom(limiter: RateLimiterAbstract, demands: readonly Demand[]): Promise<Taking> {
  const counts = await Promise.all(
    demands.map(({ key, seconds, amount }) => limiter.consume(key, amount, { customDuration: seconds })),
  );
  const endsAt = counts.map(({ msBeforeNext }) => Date.now() + msBeforeNext);
  const add = (amounts: readonly number[]) =>
    Promise.all(
      demands.map(({ key, seconds }, index) =>
        Date.now() < (endsAt[index] ?? 0)
          ? limiter.consume(key, amounts[index] ?? 0, { customDuration: seconds })
          : undefined,
      ),
    );
  const refused = demands.findIndex(({ limit }, index) => (counts[index]?.consumedPoints ?? 0) > limit);
  if (refused !== -1) await add(demands.map(({ amount }) => -amount));
  return {
    refused,
    counts: counts.map(({ consumedPoints, msBeforeNext }, index) => ({
      consumedPoints: consumedPoints - (refused === -1 ? 0 : (demands[index]?.amount ?? 0)),
      msBeforeNext,
    })),
    // A Redis that cannot be reached leaves the estimate in place until the window ends.
    correct: (differences) => void add(differences).catch(() => undefined),
  };
}

const inMemory = (keyPrefix: string) => new RateLimiterMemory({ keyPrefix, points: UNLIMITED, duration: 60 });

/** Counts in memory and synchronizes through PostgreSQL, if there may be other replicas. */
function inDatabase({ knex, engine }: Database): Counter {
  const counter = new DistributedCounter(engine === 'embedded' ? undefined : knex);
  return {
    count: async (key, seconds) => counter.count(key, seconds),
    countExactly: (key, seconds) => counter.countExactly(key, seconds),
    read: async (key) => counter.read(key),
    readShared: (keys) => counter.readShared(keys),
    takeBack: async (key) => counter.takeBack(key),
    takeAll: async (demands) => counter.takeAll(demands),
    close: () => counter.close(),
  };
}

/** Counts in Redis if configured, else in PostgreSQL, else in memory: an embedded server has no replicas. */
async function createCounters({ database, redisUrl }: RateLimitOptions) {
  if (redisUrl === undefined) {
    const counter = inDatabase(database);
    return {
      requests: counter,
      tenants: counter,
      // An attacker may use arbitrarily many addresses, so each process counts them for itself.
      anonymous: toCounter(inMemory('anonymous')),
      failures: counter,
      close: async () => undefined,
    };
  }
  const { Redis } = await import('ioredis'); // a tenth of a second that most starts can save
  // A Redis that accepts a command but never responds must not block the request.
  const redis = new Redis(redisUrl, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: 1000,
  });
  // An unreachable Redis is no reason to stop serving: each replica then counts for itself.
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
    tenants: inDatabase(database),
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
      const { seconds } = allowance;
      const counted = EXACT_POLICIES.has(policy)
        ? await requests.countExactly(`${key}:${seconds}`, seconds)
        : await count(requests, key, allowance);
      return rateLimitStatusOf(policy, counted, allowance);
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
    takeAll: (demands) => requests.takeAll(demands),
    taken: (keys) => requests.readShared(keys),
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
      // The next failure would exceed the limit, so the budget already counts as exhausted.
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

/** Returns the most exhausted of the budgets that a request consumed. */
export const tightest = (first: RateLimitStatus, ...others: RateLimitStatus[]): RateLimitStatus =>
  others.reduce(
    (found, budget) =>
      budget.remaining < found.remaining || (budget.exceeded && !found.exceeded) ? budget : found,
    first,
  );

/** Returns the rate-limit headers of draft-ietf-httpapi-ratelimit-headers. */
export const rateLimitHeaders = ({
  policy,
  limit,
  windowSeconds,
  remaining,
  resetSeconds,
}: RateLimitState) => ({
  'RateLimit-Policy': `"${policy}";q=${limit};w=${windowSeconds}`,
  RateLimit: `"${policy}";r=${remaining};t=${resetSeconds}`,
});

export function setRateLimitHeaders(res: Pick<ServerResponse, 'setHeader'>, budget: RateLimitStatus): void {
  const headers = rateLimitHeaders(budget);
  res.setHeader('RateLimit-Policy', headers['RateLimit-Policy']);
  res.setHeader('RateLimit', headers.RateLimit);
}
