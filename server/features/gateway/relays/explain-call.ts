import type { ProblemError } from '../../../api/problem.ts';
import type { Outlook } from '../accounting/service.ts';
import type { ConfigTarget } from '../configs/policies.ts';
import { likelyTokens } from '../formats/reservation.ts';
import type { LimitOutlook } from '../rate-limits/service.ts';
import { type Outcome, type Route, runConfig } from '../routing/service.ts';
import { amountsOf, assertCost } from './account-call.ts';
import { type CacheStatus, lookUp } from './cached-call.ts';
import { prepareCall } from './prepare-call.ts';
import { refusedAttempt } from './refused-attempt.ts';
import { type CallRequest, routingRequestOf } from './relay-request.ts';
import type { RelayTools } from './relay-run.ts';
import { lookAtLimits } from './take-limits.ts';

/** What would be taken for a call of a target. */
export interface TargetOutlook extends Outlook {
  cacheStatus: CacheStatus;
  /** The most that it may use; `null` for a model without a price. */
  reservation: { costNanoUsd: number | null; tokens: number };
  limits: readonly LimitOutlook[];
}

/** What would happen to a call. */
export interface ExplainedCall {
  route: Route | undefined;
  outcome: Outcome | undefined;
  /** Of the target that would answer, or that refuses last. */
  target: TargetOutlook | undefined;
  refusal: ProblemError | undefined;
}

/** Decides about one attempt as `callTarget` does, in the same order, and takes nothing. */
async function lookAtTarget(
  tools: RelayTools,
  relayed: CallRequest,
  { target, route, tokens }: { target: ConfigTarget; route: Route; tokens: number },
  onKnown: (known: TargetOutlook) => void,
): Promise<CacheStatus> {
  const { wire, input, context } = relayed;
  const prepared = await prepareCall(tools, relayed, { target, route, attempt: 0 });
  const { upstream, facts, price, format, url } = prepared;
  const { limits, refusal } = await lookAtLimits(tools.limits, relayed, tokens, facts);
  const body = { ...input.body, ...target.overrideParams };
  const amounts = amountsOf(wire.wire, body, price);
  const looked = await lookUp(tools.cache, relayed, { target, upstream, model: facts.model, url, format });
  if (looked.status !== 'HIT') looked.copy?.abandon();
  const isFree = wire.isFree === true || looked.status === 'HIT';
  const outlook = isFree
    ? { budgets: [], refusal: undefined, sufficientTokens: null }
    : await tools.accounting.lookAhead(facts, amounts);
  const { costNanoUsd, tokens: most } = amounts;
  const reservation = isFree ? { costNanoUsd: 0, tokens: 0 } : { costNanoUsd, tokens: most };
  onKnown({ ...outlook, cacheStatus: looked.status, reservation, limits });
  if (refusal !== undefined) throw refusal;
  if (!isFree) assertCost({ refuse: context.refuse, maxCostNanoUsd: target.maxCostNanoUsd }, amounts);
  if (outlook.refusal !== undefined) throw outlook.refusal;
  return looked.status;
}

/**
 * Runs a call as a relay does, up to where a provider would be called. Nothing is taken and nothing is counted.
 * @throws ProblemError when there is no route
 */
export async function explainCall(
  tools: RelayTools,
  relayed: CallRequest,
  findRoute: () => Promise<Route>,
): Promise<ExplainedCall> {
  const { wire, input, context } = relayed;
  const tokens = wire.isFree ? 0 : likelyTokens(wire.wire, input.body);
  const explained: ExplainedCall = {
    ...{ route: undefined, outcome: undefined, target: undefined, refusal: undefined },
  };
  if (relayed.options.inlineConfig !== undefined) await tools.inlineConfigs.assertAllowed(context);
  const { limits, refusal } = await lookAtLimits(tools.limits, relayed, tokens);
  if (refusal !== undefined) return { ...explained, refusal };
  const route = await findRoute();
  let last: ProblemError | undefined;
  let known: TargetOutlook | undefined;
  const outcome = await runConfig(route.config, routingRequestOf(relayed, route), {
    async attempt(target) {
      known = undefined;
      try {
        const status = await lookAtTarget(tools, relayed, { target, route, tokens }, (outlook) => {
          known = { ...outlook, limits: [...limits, ...outlook.limits] };
        });
        last = undefined;
        return { ok: true, isCached: status === 'HIT' };
      } catch (error) {
        const { problem, failure } = refusedAttempt(context, error);
        last = problem;
        return { ok: false, ...failure };
      }
    },
    breaker: tools.breakers.asTheyAre(),
    now: Date.now,
    random: Math.random,
    sleep: async () => undefined,
  });
  return { route, outcome, target: known, refusal: last };
}
