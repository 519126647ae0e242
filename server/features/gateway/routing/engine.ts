import type { BreakerRule, ConfigNode, Group, Leaf, RoutingConfig, StickyRule } from '../configs/policies.ts';
import { holds, type RoutingRequest, valuesOf } from './conditions.ts';
import {
  type BreakerId,
  type Failure,
  KEY_UNAVAILABLE,
  type Outcome,
  type Passage,
  type RoutingStep,
  type Tools,
  type Verdict,
} from './plan.ts';
import { statusOfFailure, waitBeforeRetry } from './retry.ts';
import { stickyTarget, weightedTarget } from './sticky.ts';

/** Verdicts of guardrails, which lead to another target only where a rule lists them. */
const GUARDRAIL_STATUSES: ReadonlySet<number> = new Set([246, 446]);

type Result = Pick<Outcome, 'target' | 'failure' | 'retryAttemptCount'>;

/** Returns the breaker of a leaf. It survives new versions of the config that keep the leaf in its place. */
export const breakerIdOf = (
  { workspaceId, config }: Pick<RoutingRequest, 'workspaceId' | 'config'>,
  { path, target }: Leaf,
): BreakerId => ({ workspaceId, target: `${config.id} ${path} ${target.slug}` });

const isTriggering = (failure: Failure, onStatusCodes: ReadonlySet<number> | null): boolean => {
  if (failure.isCallersFault) return false;
  const status = statusOfFailure(failure);
  if (status === KEY_UNAVAILABLE) return true;
  return onStatusCodes === null ? !GUARDRAIL_STATUSES.has(status) : onStatusCodes.has(status);
};

const verdictOf = (failure: Failure | null, { failureStatusCodes }: BreakerRule): Verdict => {
  if (failure === null) return 'success';
  const status = statusOfFailure(failure);
  // Such a call has not reached the provider.
  if (failure.isCallersFault || failure.isCallersTimeout || status === KEY_UNAVAILABLE) return 'none';
  const isFailure =
    failureStatusCodes === null
      ? status >= 500 || typeof failure.status === 'string'
      : failureStatusCodes.has(status);
  return isFailure ? 'failure' : 'success';
};

/** One call on its way through a config. */
class Run {
  readonly steps: RoutingStep[] = [];
  attempts = 0;
  readonly #request: RoutingRequest;
  readonly #tools: Tools;

  constructor(request: RoutingRequest, tools: Tools) {
    this.#request = request;
    this.#tools = tools;
  }

  to(node: ConfigNode): Promise<Result> {
    if (node.kind === 'leaf') return this.#call(node);
    const { strategy } = node;
    switch (strategy.mode) {
      case 'fallback':
        return this.#fallback(node, strategy.onStatusCodes);
      case 'loadbalance':
        return this.to(this.#balanced(node, strategy.sticky));
      case 'conditional':
      case 'single':
        return this.to(this.#determined(node));
    }
  }

  /** Returns the target of a group that chooses by the request alone. */
  #determined(group: Group, isNoted = true): ConfigNode {
    const { strategy, targets, path } = group;
    const note = (step: RoutingStep) => isNoted && this.steps.push(step);
    if (strategy.mode !== 'conditional') return at(targets, 0);
    for (const [index, { query, target }] of strategy.conditions.entries()) {
      const isMet = holds(query, this.#request);
      const values = isNoted ? valuesOf(query, this.#request) : {};
      note({ at: `${path}.conditions[${index}]`, kind: 'condition', holds: isMet, values });
      if (isMet) return at(targets, target);
    }
    note({ at: path, kind: 'default' });
    return at(targets, strategy.otherwise);
  }

  #balanced({ path, targets }: Group, sticky: StickyRule | null): ConfigNode {
    const weighted = targets.filter(({ weight }) => weight > 0);
    const isIgnored = this.#areAllOpen(path, weighted);
    const usable = isIgnored ? weighted : weighted.filter((target) => !this.#isSkipped(target));
    const { now, random } = this.#tools;
    const session = sticky === null ? undefined : stickyTarget(sticky, usable, this.#request, now());
    const target = session ?? weightedTarget(usable, random()) ?? at(targets, 0);
    this.steps.push({ at: target.path, kind: 'chosen', by: session === undefined ? 'weight' : 'session' });
    return target;
  }

  async #fallback({ path, targets }: Group, onStatusCodes: ReadonlySet<number> | null): Promise<Result> {
    const isIgnored = this.#areAllOpen(path, targets);
    let last: Result | undefined;
    for (const target of targets) {
      if (!isIgnored && this.#isSkipped(target)) continue;
      last = await this.to(target);
      if (last.failure === null || !isTriggering(last.failure, onStatusCodes)) return last;
    }
    // The first target that was not left out was called at once.
    return last ?? this.to(at(targets, 0));
  }

  /** If every target would be left out, none is. */
  #areAllOpen(path: string, targets: readonly ConfigNode[]): boolean {
    const areOpen = targets.every((target) => this.#openUntil(target) !== undefined);
    if (areOpen) this.steps.push({ at: path, kind: 'ignored_breakers' });
    return areOpen;
  }

  #isSkipped(target: ConfigNode): boolean {
    const until = this.#openUntil(target);
    if (until !== undefined) this.steps.push({ at: target.path, kind: 'skipped', until });
    return until !== undefined;
  }

  /** A group is left out when all are that it would choose from, until the first of them is not. */
  #openUntil(node: ConfigNode): number | undefined {
    if (node.kind === 'leaf') {
      if (node.breaker === null) return undefined;
      return this.#tools.breaker.openUntil(breakerIdOf(this.#request, node), node.breaker);
    }
    const times = this.#choicesOf(node).map((target) => this.#openUntil(target) ?? 0);
    return times.includes(0) ? undefined : Math.min(...times);
  }

  #choicesOf(group: Group): readonly ConfigNode[] {
    const { strategy, targets } = group;
    if (strategy.mode === 'fallback') return targets;
    return strategy.mode === 'loadbalance'
      ? targets.filter(({ weight }) => weight > 0)
      : [this.#determined(group, false)];
  }

  async #call(leaf: Leaf): Promise<Result> {
    const { target, path } = leaf;
    const { attempt, random, sleep } = this.#tools;
    let waitedMs = 0;
    for (let retries = 0; ; retries += 1) {
      const { failure, isProbe } = await this.#counted(leaf, () => attempt(target, retries));
      if (failure === null) return { target, failure, retryAttemptCount: retries };
      this.steps.push({ at: path, kind: 'failed', failure });
      // A target that is tried out gets one call.
      const wait = isProbe
        ? undefined
        : waitBeforeRetry(target.retry, failure, { retries, waitedMs }, random());
      if (wait === undefined) return { target, failure, retryAttemptCount: retries > 0 ? -1 : 0 };
      await sleep(wait);
      waitedMs += wait;
    }
  }

  /** Calls, and tells the breaker how it went. */
  async #counted(
    leaf: Leaf,
    call: () => ReturnType<Tools['attempt']>,
  ): Promise<{ failure: Failure | null; isProbe: boolean }> {
    const { breaker: rule } = leaf;
    const passage: Passage | undefined =
      rule === null ? undefined : this.#tools.breaker.begin(breakerIdOf(this.#request, leaf), rule);
    let verdict: Verdict = 'none';
    this.attempts += 1;
    try {
      const result = await call();
      const failure = result.ok ? null : result;
      // An answer of the cache says nothing of the target.
      if (rule !== null && !(result.ok && result.isCached)) verdict = verdictOf(failure, rule);
      return { failure, isProbe: passage?.isProbe ?? false };
    } finally {
      passage?.end(verdict);
    }
  }
}

/** The reader of configs refuses lists without targets. */
function at(targets: readonly ConfigNode[], index: number): ConfigNode {
  const target = targets[index];
  if (target === undefined) throw new Error(`The config has no target ${index}.`);
  return target;
}

/** Routes one call by a config, until a target answers or none is left. */
export async function runConfig(
  { root }: RoutingConfig,
  request: RoutingRequest,
  tools: Tools,
): Promise<Outcome> {
  const run = new Run(request, tools);
  const result = await run.to(root);
  return { ...result, attempts: run.attempts, steps: run.steps };
}
