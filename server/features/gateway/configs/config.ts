import type { RE2JS } from 're2js';
import type { LogLevel } from '../payloads/policies.ts';

/** Statuses that a time-out and a failed connection count as, where a rule lists statuses. */
export const STATUS_OF = { timeout: 408, connection: 502 } as const;

/** When and how often a call is repeated at the same target. */
export interface RetryRule {
  attempts: number;
  onStatusCodes: ReadonlySet<number>;
  useRetryAfterHeaders: boolean;
}

/** When a target is left out of routing for a while. */
export interface BreakerRule {
  failureThreshold: number | null;
  failureThresholdPercentage: number | null;
  /** Calls in the window from which on the percentage counts. */
  minimumRequests: number;
  cooldownMs: number;
  /** `null` for statuses from 500 on, time-outs and failed connections. */
  failureStatusCodes: ReadonlySet<number> | null;
}

/** For how long the answer to a call serves equal calls, and whose. */
export interface CacheRule {
  maxAgeSeconds: number;
  scope: 'workspace' | 'key' | 'user';
}

/** What a leaf says of its calls, or inherits from the nodes above. */
export interface CallSettings {
  retry: RetryRule | null;
  /** Milliseconds to the first content; `null` for no limit by the config. */
  requestTimeout: number | null;
  streamIdleTimeout: number;
  connectTimeout: number;
  overrideParams: Readonly<Record<string, unknown>>;
  /** In lower case. */
  forwardHeaders: readonly string[];
  maxCostNanoUsd: number | null;
  dropParams: boolean;
  /** Whether an answer whose client has left is ended, or read on so that its provider says what it used. */
  onDisconnect: 'abort' | 'drain';
  /** The most that calls are recorded with; `null` for what their workspace allows. */
  log: LogLevel | null;
  /** `null` if answers are not kept. */
  cache: CacheRule | null;
}

/** One virtual key with all that applies to a call of it. */
export interface ConfigTarget extends CallSettings {
  /** Slug or id of the virtual key. */
  slug: string;
  /** Place in the config, such as `config.targets[1]`. */
  path: string;
}

interface Place {
  path: string;
  name: string | null;
  weight: number;
}

export interface Leaf extends Place {
  kind: 'leaf';
  target: ConfigTarget;
  breaker: BreakerRule | null;
}

export interface Group extends Place {
  kind: 'group';
  strategy: Strategy;
  targets: readonly ConfigNode[];
}

export type ConfigNode = Leaf | Group;

/** `target` and `otherwise` are positions in `targets`. */
export type Strategy =
  | { mode: 'single' }
  | { mode: 'fallback'; onStatusCodes: ReadonlySet<number> | null }
  | { mode: 'loadbalance'; sticky: StickyRule | null }
  | {
      mode: 'conditional';
      conditions: ReadonlyArray<{ query: ConditionQuery; target: number }>;
      otherwise: number;
    };

/** Which sessions stay with one target, and for how long. */
export interface StickyRule {
  hashFields: readonly RequestPath[];
  ttlSeconds: number;
}

/** A value of the request: `metadata.plan`, `params.model`, `url.pathname`. */
export interface RequestPath {
  text: string;
  source: 'metadata' | 'params' | 'url';
  keys: readonly string[];
}

export type Scalar = string | number | boolean;

export type ConditionQuery =
  | { kind: 'all'; of: readonly ConditionQuery[] }
  | { kind: 'any'; of: readonly ConditionQuery[] }
  | { kind: 'not'; of: ConditionQuery }
  | { kind: 'test'; path: RequestPath; test: Test };

export type Test =
  | { operator: 'in'; values: readonly Scalar[] }
  | { operator: 'gt' | 'gte' | 'lt' | 'lte'; value: number }
  | { operator: 'regex'; pattern: RE2JS }
  | { operator: 'exists' };

/** A config that was read without violations. */
export interface RoutingConfig {
  root: ConfigNode;
  /** All leaves, in the order of the config. */
  leaves: readonly Leaf[];
}

/** What a call has where no config says otherwise. */
export const DEFAULT_SETTINGS: CallSettings = {
  retry: null,
  requestTimeout: null,
  streamIdleTimeout: 60_000,
  connectTimeout: 5000,
  overrideParams: {},
  forwardHeaders: [],
  maxCostNanoUsd: null,
  dropParams: false,
  onDisconnect: 'abort',
  log: null,
  cache: null,
};

/** Returns the config of a call that names a virtual key and no config. */
export function configOfKey(slug: string): RoutingConfig {
  const target: ConfigTarget = { ...DEFAULT_SETTINGS, slug, path: 'config' };
  const root: Leaf = { kind: 'leaf', path: 'config', name: null, weight: 1, target, breaker: null };
  return { root, leaves: [root] };
}
