import { affordableOutput, type Budget, type Place, reservedBy, withOutput } from './budget.ts';
import type { Amounts, CallFacts } from './call.ts';
import { budgetExhausted, type CallRefused, unpricedModel } from './refusals.ts';

/** `max_tokens` is not lowered below this. */
const LEAST_OUTPUT = 256;

/** A budget that does not have what a call needs. */
export interface Short {
  place: Place;
  remaining: number;
}

/**
 * Lowers the output of a call to what budgets have room for.
 * @returns the lowered amounts, or the budget that refuses the call
 */
export function clamped<Found extends Short>(
  short: readonly Found[],
  amounts: Amounts,
): Amounts | { refusing: Found } {
  const { output } = amounts;
  const strict = short.find(({ place }) => place.budget.on_shortfall === 'refuse');
  const perChoice = affordablePerChoice(short, amounts);
  if (
    strict === undefined &&
    output !== undefined &&
    perChoice >= LEAST_OUTPUT &&
    perChoice * output.choices < output.tokens
  )
    return withOutput(amounts, perChoice * output.choices);
  const refusing = strict ?? short[0];
  if (refusing === undefined) throw new Error('No budget is short.');
  return { refusing };
}

/** Returns how many output tokens each answer of a call may have, so that budgets have room. */
const affordablePerChoice = (short: readonly Short[], amounts: Amounts): number =>
  Math.floor(
    Math.min(...short.map(({ place, remaining }) => affordableOutput(place.budget, amounts, remaining))) /
      (amounts.output?.choices ?? 1),
  );

/** What a budget has for a call. */
interface BudgetOutlook {
  budget: Budget;
  bucket: string;
  /** In the unit of the budget. */
  required: number;
  remaining: number;
}

/** What would happen to a call if it was admitted now. */
export interface Outlook {
  budgets: readonly BudgetOutlook[];
  /** Why it would be refused. */
  refusal: CallRefused | undefined;
  /** The output tokens of each answer, below which no budget would refuse it; `null` if there are none, or none are needed. */
  sufficientTokens: number | null;
}

/** What a call needs, and the places in which it counts. */
interface Asked {
  places: readonly Place[];
  facts: CallFacts;
  amounts: Amounts;
  time: number;
  remainingOf(place: Place): number;
}

/** Decides about a call as its admission would, and reserves nothing. */
export function lookAhead({ places, facts, amounts, time, remainingOf }: Asked): Outlook {
  const known = places.map((place) => ({ place, remaining: Math.max(0, remainingOf(place)) }));
  const budgets = known.map(({ place, remaining }) => ({
    budget: place.budget,
    bucket: place.key.bucket,
    required: reservedBy(place.budget, amounts),
    remaining,
  }));
  const unpriced = unpricedBy(places, facts, amounts);
  if (unpriced !== undefined) return { budgets, refusal: unpriced, sufficientTokens: null };
  const shortOf = (of: Amounts) =>
    known.filter(({ place, remaining }) => reservedBy(place.budget, of) > remaining);
  const short = shortOf(amounts);
  const lowered = short.length === 0 ? amounts : clamped(short, amounts);
  if (!('refusing' in lowered)) return { budgets, refusal: undefined, sufficientTokens: null };
  const { place, remaining } = lowered.refusing;
  const required = reservedBy(place.budget, amounts);
  const tokens = affordablePerChoice(short, amounts);
  return {
    budgets,
    refusal: budgetExhausted(place.budget, { bucket: place.key.bucket, required, remaining, time }),
    sufficientTokens: tokens >= 1 && Number.isFinite(tokens) ? tokens : null,
  };
}

/** Returns why a call is refused whose model has no price. */
export function unpricedBy(
  places: readonly Place[],
  { model }: CallFacts,
  { costNanoUsd }: Amounts,
): CallRefused | undefined {
  if (costNanoUsd !== null) return undefined;
  const counting = places.find(
    ({ budget }) => budget.measure === 'cost' && budget.unpriced === 'refuse',
  )?.budget;
  return counting && unpricedModel(counting, model);
}
