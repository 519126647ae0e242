import type { BreakerRule, ConfigTarget } from '../configs/policies.ts';

export interface Failure {
  status: number | 'timeout' | 'connection';
  /** What the provider asks to wait. */
  retryAfterMs?: number;
  /** Whether no other target would help: the caller lacks a permission or a budget. Neither retry nor fallback follows. */
  isCallersFault: boolean;
  /** Whether the caller gave the provider less time than it has otherwise, which says nothing of the provider. */
  isCallersTimeout?: boolean;
}

/** The status with which a virtual key refuses that cannot be used: exhausted, expired, disabled or unreadable. */
export const KEY_UNAVAILABLE = 412;

/**
 * Calls a target once. It ends at the first content, after which nothing is repeated.
 * @param attempt 0 for the first call of a target, then the number of the repetition
 */
export type Attempt = (
  target: ConfigTarget,
  attempt: number,
) => Promise<{ ok: true; isCached?: boolean } | ({ ok: false } & Failure)>;

/** Names a breaker: a target of a config. */
export interface BreakerId {
  workspaceId: string;
  target: string;
}

/** How a call that a breaker let through went; `none` if it says nothing of the target. */
export type Verdict = 'success' | 'failure' | 'none';

/** A call that a breaker counts. */
export interface Passage {
  /** Whether this one call decides whether the breaker closes. */
  isProbe: boolean;
  end(verdict: Verdict): void;
}

export interface Breaker {
  /** Returns until when a target is left out, in milliseconds; `undefined` if it is not. */
  openUntil(id: BreakerId, rule: BreakerRule): number | undefined;
  begin(id: BreakerId, rule: BreakerRule): Passage;
}

export interface Tools {
  attempt: Attempt;
  breaker: Breaker;
  /** Milliseconds. */
  now(): number;
  /** Rejects if the caller leaves meanwhile. */
  sleep(milliseconds: number): Promise<void>;
  /** From 0 to below 1. */
  random(): number;
}

/** What routing has decided, for `gateway.explain`. `at` is a place in the config. */
export type RoutingStep =
  | { at: string; kind: 'condition'; holds: boolean; values: Readonly<Record<string, unknown>> }
  | { at: string; kind: 'default' }
  | { at: string; kind: 'chosen'; by: 'weight' | 'session' }
  | { at: string; kind: 'skipped'; until: number }
  | { at: string; kind: 'ignored_breakers' }
  | { at: string; kind: 'failed'; failure: Failure };

export interface Outcome {
  /** The target that answered, or that failed last. */
  target: ConfigTarget;
  /** `null` if the target answered. */
  failure: Failure | null;
  /** Calls of all targets. */
  attempts: number;
  /** As Portkey tells it: 0 without a repetition, the repetition that answered, or −1 if all were used up. */
  retryAttemptCount: number;
  steps: readonly RoutingStep[];
}
