import { LRUCache } from 'lru-cache';
import type { BreakerRule } from '../configs/policies.ts';
import type { Breaker, BreakerId, Passage, Verdict } from './plan.ts';

/** Calls count for a minute, in slices, so that old ones are forgotten bit by bit. */
const WINDOW_MS = 60_000;
const SLICE_MS = 5000;
/** A breaker that was not used for this long learns nothing new of the other replicas. */
const WATCHED_MS = 60_000;
const MAX_BREAKERS = 10_000;

/** Calls and failures in one slice of time. */
type Slice = readonly [start: number, calls: number, failures: number];

/** What one replica knows of a breaker. */
export interface BreakerReport extends BreakerId {
  closedAt: number;
  openedAt: number;
  /** Since the breaker was closed. */
  slices: readonly Slice[];
}

/** Gives the reports of this replica to the others, and returns theirs on the watched breakers. */
export type ExchangeReports = (
  changed: readonly BreakerReport[],
  watched: readonly BreakerId[],
) => Promise<readonly BreakerReport[]>;

type BreakerStatus = 'closed' | 'open' | 'half_open';

interface State {
  id: BreakerId;
  /** The later of the two decides. Replicas agree on the latest they know. */
  closedAt: number;
  openedAt: number;
  /** Whether this replica tries out the target. */
  hasProbe: boolean;
  own: Map<number, { calls: number; failures: number }>;
  others: readonly Slice[];
  usedAt: number;
  isChanged: boolean;
}

const keyOf = ({ workspaceId, target }: BreakerId): string => `${workspaceId} ${target}`;

const isOpened = ({ openedAt, closedAt }: State): boolean => openedAt > closedAt;

/**
 * Breakers of all targets, in memory. A breaker opens when enough calls of the last minute have failed; after its
 * cooldown one call of each replica tries the target out, and closes it or opens it again.
 */
export class CircuitBreakers implements Breaker {
  readonly #states = new LRUCache<string, State>({ max: MAX_BREAKERS });
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  openUntil(id: BreakerId, rule: BreakerRule): number | undefined {
    const state = this.#stateOf(id);
    // What the replicas have counted may be enough only together.
    if (!isOpened(state) && state.others.length > 0 && this.#isTooMuch(state, rule)) this.#open(state);
    if (!isOpened(state)) return undefined;
    const until = state.openedAt + rule.cooldownMs;
    return until > this.#now() || state.hasProbe ? until : undefined;
  }

  begin(id: BreakerId, rule: BreakerRule): Passage {
    const state = this.#stateOf(id);
    const isProbe = isOpened(state) && this.openUntil(id, rule) === undefined;
    if (isProbe) state.hasProbe = true;
    return {
      isProbe,
      end: (verdict) => (isProbe ? this.#endProbe(state, verdict) : this.#count(state, rule, verdict)),
    };
  }

  /** Returns how a breaker is, with the calls and failures that count. */
  status(id: BreakerId, rule: BreakerRule) {
    const state = this.#stateOf(id);
    const until = this.openUntil(id, rule);
    const status: BreakerStatus = isOpened(state)
      ? until !== undefined && until > this.#now()
        ? 'open'
        : 'half_open'
      : 'closed';
    return { status, openedAt: isOpened(state) ? state.openedAt : null, ...this.#totals(state) };
  }

  /** Exchanges what is known with the other replicas. */
  async share(exchange: ExchangeReports): Promise<void> {
    const since = this.#now() - WATCHED_MS;
    const watched = [...this.#states.values()].filter(({ usedAt }) => usedAt >= since);
    const changed = watched.filter(({ isChanged }) => isChanged);
    if (watched.length === 0) return;
    for (const state of changed) state.isChanged = false;
    try {
      this.#learn(
        watched,
        await exchange(
          changed.map(toReport),
          watched.map(({ id }) => id),
        ),
      );
    } catch (error) {
      for (const state of changed) state.isChanged = true;
      throw error;
    }
  }

  #learn(watched: readonly State[], reports: readonly BreakerReport[]): void {
    const byKey = new Map<string, BreakerReport[]>();
    for (const report of reports) byKey.set(keyOf(report), [...(byKey.get(keyOf(report)) ?? []), report]);
    for (const state of watched) {
      const others = byKey.get(keyOf(state.id)) ?? [];
      const openedAt = Math.max(state.openedAt, ...others.map((one) => one.openedAt));
      const closedAt = Math.max(state.closedAt, ...others.map((one) => one.closedAt));
      // What was counted before another replica closed the breaker no longer counts.
      if (closedAt > state.closedAt) state.own.clear();
      Object.assign(state, { openedAt, closedAt });
      state.others = others.filter((one) => one.closedAt === closedAt).flatMap(({ slices }) => slices);
    }
  }

  #stateOf(id: BreakerId): State {
    const key = keyOf(id);
    const usedAt = this.#now();
    const known = this.#states.get(key);
    if (known !== undefined) return Object.assign(known, { usedAt });
    const state: State = {
      id,
      closedAt: 0,
      openedAt: 0,
      hasProbe: false,
      own: new Map(),
      others: [],
      usedAt,
      isChanged: false,
    };
    this.#states.set(key, state);
    return state;
  }

  #endProbe(state: State, verdict: Verdict): void {
    state.hasProbe = false;
    if (verdict === 'failure') this.#open(state);
    if (verdict !== 'success') return;
    Object.assign(state, { closedAt: this.#now(), others: [], isChanged: true });
    state.own.clear();
  }

  #open(state: State): void {
    // Later than the closing, also within one millisecond.
    state.openedAt = Math.max(this.#now(), state.closedAt + 1);
    state.isChanged = true;
  }

  #count(state: State, rule: BreakerRule, verdict: Verdict): void {
    // An open target is called only if all are open, and then waits for its cooldown all the same.
    if (verdict === 'none' || isOpened(state)) return;
    const start = Math.floor(this.#now() / SLICE_MS) * SLICE_MS;
    for (const old of state.own.keys()) if (old < start - WINDOW_MS) state.own.delete(old);
    const slice = state.own.get(start) ?? { calls: 0, failures: 0 };
    slice.calls += 1;
    if (verdict === 'failure') slice.failures += 1;
    state.own.set(start, slice);
    state.isChanged = true;
    if (verdict === 'failure' && this.#isTooMuch(state, rule)) this.#open(state);
  }

  #isTooMuch(state: State, rule: BreakerRule): boolean {
    const { calls, failures } = this.#totals(state);
    const { failureThreshold, failureThresholdPercentage, minimumRequests } = rule;
    if (failureThreshold !== null && failures >= failureThreshold) return true;
    return (
      failureThresholdPercentage !== null &&
      calls >= minimumRequests &&
      failures * 100 >= failureThresholdPercentage * calls
    );
  }

  #totals(state: State): { calls: number; failures: number } {
    const since = this.#now() - WINDOW_MS;
    let calls = 0;
    let failures = 0;
    for (const [start, called, failed] of [...toReport(state).slices, ...state.others]) {
      if (start < since) continue;
      calls += called;
      failures += failed;
    }
    return { calls, failures };
  }
}

const toReport = ({ id, closedAt, openedAt, own }: State): BreakerReport => ({
  ...id,
  closedAt,
  openedAt,
  slices: [...own].map(([start, { calls, failures }]): Slice => [start, calls, failures]),
});
