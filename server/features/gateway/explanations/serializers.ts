import type { ProblemError } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import { type ExplainedCall, modelOf, type TargetOutlook } from '../relays/service.ts';
import type { Outcome } from '../routing/service.ts';

type Explanation = Schemas['GatewayExplanation'];

/** Longer texts of a call are not repeated. */
const MAX_SHOWN = 200;

/** Returns a value of the request in a form fit for display. */
function shown(value: unknown): string | number | boolean | null {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string') return value === undefined || value === null ? null : '…';
  return value.length > MAX_SHOWN ? '…' : value;
}

function toTrace(step: Outcome['steps'][number]): Explanation['trace'][number] {
  const { at } = step;
  switch (step.kind) {
    case 'condition': {
      const values = Object.entries(step.values).map(([path, value]) => [path, shown(value)] as const);
      return { at, kind: step.kind, holds: step.holds, values: Object.fromEntries(values) };
    }
    case 'chosen':
      return { at, kind: step.kind, by: step.by };
    case 'skipped':
      return { at, kind: step.kind, until: new Date(step.until).toISOString() };
    default:
      return { at, kind: step.kind };
  }
}

const toBudget = ({
  budget,
  required,
  remaining,
}: TargetOutlook['budgets'][number]): Schemas['GatewayBudgetOutlook'] => ({
  budget_id: budget.id,
  scope: budget.scope,
  measure: budget.measure,
  required,
  remaining,
  fits: required <= remaining,
});

const toLimit = ({
  rateLimit,
  remaining,
}: TargetOutlook['limits'][number]): Schemas['GatewayLimitOutlook'] => ({
  rate_limit_id: rateLimit.id,
  measure: rateLimit.measure,
  unit: rateLimit.unit,
  remaining,
});

const NOTHING_TAKEN = { cache: null, reservation: null, budgets: [], limits: [], would_suffice: null };

const toTaken = (
  { cacheStatus, reservation, budgets, limits, sufficientTokens }: TargetOutlook,
  { showsBudgets }: View,
) => ({
  ...NOTHING_TAKEN,
  cache: cacheStatus === 'DISABLED' ? null : { mode: 'simple' as const, status: cacheStatus },
  reservation: { nano_usd: reservation.costNanoUsd, tokens: reservation.tokens },
  ...(showsBudgets && {
    budgets: budgets.map(toBudget),
    limits: limits.map(toLimit),
    would_suffice: sufficientTokens === null ? null : { max_tokens: sufficientTokens },
  }),
});

/** What a caller learns of a refusal by amounts that it may not see. */
const HIDDEN = {
  budget_exhausted:
    'A budget does not have room for this call. Ask a person who holds budgets:read for what is left of it.',
  rate_limited:
    'A rate limit does not allow this call now. Ask a person who holds budgets:read for what is left of it.',
} as const;

/** Without it, nothing is said of what budgets and rate limits have left. */
interface View {
  showsBudgets: boolean;
}

function refused({ code, detail }: ProblemError, { showsBudgets }: View) {
  const hidden = code === 'budget_exhausted' || code === 'rate_limited' ? HIDDEN[code] : undefined;
  return { would: 'refuse', refusal: { code, detail: showsBudgets ? detail : (hidden ?? detail) } } as const;
}

/** Returns the explanation of a call that no route is found for. */
export const toUnrouted = (refusal: ProblemError): Explanation =>
  toExplanation({ route: undefined, outcome: undefined, target: undefined, refusal }, { showsBudgets: true });

const UNROUTED = { source: null, config: null, target: null, virtual_key: null, model: null, trace: [] };

/** Returns an explanation as the API tells it. */
export function toExplanation({ route, outcome, target, refusal }: ExplainedCall, view: View): Explanation {
  const decision =
    refusal === undefined ? ({ would: 'call', refusal: null } as const) : refused(refusal, view);
  if (route === undefined || outcome === undefined) return { ...decision, ...UNROUTED, ...NOTHING_TAKEN };
  const { path, slug } = outcome.target;
  return {
    ...decision,
    source: route.source,
    config: route.name,
    target: path,
    virtual_key: slug,
    model: modelOf(outcome.target, route),
    trace: outcome.steps.map(toTrace),
    ...(target === undefined ? NOTHING_TAKEN : toTaken(target, view)),
  };
}
