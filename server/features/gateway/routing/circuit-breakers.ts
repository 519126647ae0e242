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
export type Slice = readonly [start: number, calls: number, failures: number];

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

/** How a breaker is, with the calls and failures that count. */
export interface BreakerState {
  status: BreakerStatus;
  calls: number;
  failures: number;
  /** Milliseconds; `null` for a closed one. */
  openedAt: number | null;
}

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

/** Returns a text that is different for each breaker. */
export const breakerKeyOf = ({ workspaceId, target }: BreakerId): string => `${workspaceId} ${target}`;

const isOpened = ({ openedAt, closedAt }: State): boolean => openedAt > closedAt;

/**
 * Breakers of all targets, in memory. A breaker opens when enough calls of the last minute have failed; after its
 * cooldown one call of each replica tries the target out, and closes it or opens it again.
 */
export class CircuitBreakers implements Breaker {
  readonly #states = new LRUCache<string, State>({ max: MAX_BREAKERS });
  readonly #now: () => number;
  #onOpened: () => void = () => undefined;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Sets what is called when this replica opens a breaker. */
  whenOpened(listener: () => void): void {
    this.#onOpened = listener;
  }

  openUntil(id: BreakerId, rule: BreakerRule): number | undefined {
    const state = this.#stateOf(id);
    // What the replicas have counted may be enough only together.
    if (!isOpened(state) && state.others.length > 0 && this.#isTooMuch(state, rule)) this.#open(state);
    if (!isOpened(state)) return undefined;
    const until = state.openedAt + rule.cooldownMs;
    return until > this.#now() || state.hasProbe ? until : undefined;
  }

  /** Returns these breakers as they are: what asks them changes nothing. */
  asTheyAre(): Breaker {
    return {
      openUntil: (id, rule) => {
        const { status, openedAt } = this.status(id, rule);
        return status === 'open' && openedAt !== null ? openedAt + rule.cooldownMs : undefined;
      },
      begin: () => ({ isProbe: false, end: () => undefined }),
    };
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

  /**
   * Returns how a breaker is, and changes nothing.
   * @param reports what other replicas know of it
   */
  status(id: BreakerId, rule: BreakerRule, reports: readonly BreakerReport[] = []): BreakerState {
    const now = this.#now();
    const known = this.#states.peek(breakerKeyOf(id)) ?? newState(id, now);
    const state = { ...known, own: new Map(known.own) };
    if (reports.length > 0) learn(state, reports);
    const totals = totalsOf(state, now);
    const openedAt = isOpened(state)
      ? state.openedAt
      : state.others.length > 0 && isTooMuch(totals, rule)
        ? now
        : null;
    if (openedAt === null) return { status: 'closed', openedAt, ...totals };
    return { status: openedAt + rule.cooldownMs > now ? 'open' : 'half_open', openedAt, ...totals };
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
    const byKey = groupReports(reports);
    for (const state of watched) learn(state, byKey.get(breakerKeyOf(state.id)) ?? []);
  }

  #stateOf(id: BreakerId): State {
    const key = breakerKeyOf(id);
    const usedAt = this.#now();
    const known = this.#states.get(key);
    if (known !== undefined) return Object.assign(known, { usedAt });
    const state = newState(id, usedAt);
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
    this.#onOpened();
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

  #isTooMuch = (state: State, rule: BreakerRule): boolean => isTooMuch(totalsOf(state, this.#now()), rule);
}

/** Returns the reports of each breaker. */
export function groupReports(reports: readonly BreakerReport[]): Map<string, BreakerReport[]> {
  const byKey = new Map<string, BreakerReport[]>();
  for (const report of reports) {
    const key = breakerKeyOf(report);
    const list = byKey.get(key);
    if (list === undefined) byKey.set(key, [report]);
    else list.push(report);
  }
  return byKey;
}

const newState = (id: BreakerId, usedAt: number): State => ({
  id,
  closedAt: 0,
  openedAt: 0,
  hasProbe: false,
  own: new Map(),
  others: [],
  usedAt,
  isChanged: false,
});

/** Takes over what other replicas know of a breaker. */
function learn(state: State, others: readonly BreakerReport[]): void {
  const openedAt = Math.max(state.openedAt, ...others.map((one) => one.openedAt));
  const closedAt = Math.max(state.closedAt, ...others.map((one) => one.closedAt));
  // What was counted before another replica closed the breaker no longer counts.
  if (closedAt > state.closedAt) state.own.clear();
  Object.assign(state, { openedAt, closedAt });
  state.others = others.filter((one) => one.closedAt === closedAt).flatMap(({ slices }) => slices);
}

function totalsOf(state: State, now: number): { calls: number; failures: number } {
  let calls = 0;
  let failures = 0;
  for (const [start, called, failed] of [...toReport(state).slices, ...state.others]) {
    if (start < now - WINDOW_MS) continue;
    calls += called;
    failures += failed;
  }
  return { calls, failures };
}

function isTooMuch({ calls, failures }: { calls: number; failures: number }, rule: BreakerRule): boolean {
  const { failureThreshold, failureThresholdPercentage, minimumRequests } = rule;
  if (failureThreshold !== null && failures >= failureThreshold) return true;
  return (
    failureThresholdPercentage !== null &&
    calls >= minimumRequests &&
    failures * 100 >= failureThresholdPercentage * calls
  );
}

const toReport = ({ id, closedAt, openedAt, own }: State): BreakerReport => ({
  ...id,
  closedAt,
  openedAt,
  slices: [...own].map(([start, { calls, failures }]): Slice => [start, calls, failures]),
});
