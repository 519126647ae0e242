import { currentTable } from './current-table.ts';
import type { Price } from './price.ts';
import { completeRates } from './price-table.ts';
import type { StatedRates } from './table-format.ts';

/** What a tenant pays for a model instead of the price in the table. */
export interface PriceOverride {
  /** Names the override and its version in the log. */
  version: string;
  provider: string;
  /** The name of a model, or the beginning of names, with `*` after it. */
  model: string;
  /** Rates in place of those of the table; without them, only the multiplier counts. */
  rates: StatedRates | null;
  multiplierPpm: number;
  context: number | null;
  maxOutput: number | null;
  /** Calls that are admitted earlier do not count. */
  effectiveAt: Date;
}

const PPM = 1_000_000;

const means = (pattern: string, model: string): boolean =>
  pattern.endsWith('*')
    ? model.toLowerCase().startsWith(pattern.slice(0, -1).toLowerCase())
    : model.toLowerCase() === pattern.toLowerCase();

/** Returns whether an override precedes another one: the more exact name, then the later beginning. */
function precedes(one: PriceOverride, other: PriceOverride): boolean {
  const exactness = ({ model }: PriceOverride) =>
    model.endsWith('*') ? model.length : Number.MAX_SAFE_INTEGER;
  const difference = exactness(one) - exactness(other);
  if (difference !== 0) return difference > 0;
  return one.effectiveAt > other.effectiveAt;
}

function overrideOf(
  list: readonly PriceOverride[],
  provider: string,
  model: string,
  at: Date,
): PriceOverride | undefined {
  return list
    .filter((one) => one.provider === provider && one.effectiveAt <= at && means(one.model, model))
    .reduce<PriceOverride | undefined>(
      (best, one) => (best === undefined || precedes(one, best) ? one : best),
      undefined,
    );
}

function apply(override: PriceOverride, base: Price | undefined): Price | undefined {
  const { rates, multiplierPpm, version } = override;
  const limits = {
    context: override.context ?? base?.context,
    maxOutput: override.maxOutput ?? base?.maxOutput,
  };
  if (rates !== null) {
    return { version, rates: completeRates(rates), steps: [], serviceTiers: {}, multiplierPpm, ...limits };
  }
  return (
    base && {
      ...base,
      ...limits,
      version: `${base.version} ${version}`,
      multiplierPpm: Math.ceil((base.multiplierPpm * multiplierPpm) / PPM),
    }
  );
}

/**
 * Returns what a model costs for a call that is admitted at a time, or undefined if it has no price.
 * @param scopes the overrides of the workspace, then those of its organization. A multiplier alone applies to the price that would
 *   count without it.
 */
export function priceOf(
  provider: string,
  model: string,
  scopes: readonly (readonly PriceOverride[])[],
  at: Date,
): Price | undefined {
  const [first, ...rest] = scopes;
  if (first === undefined) return currentTable().priceOf(provider, model, at);
  const base = priceOf(provider, model, rest, at);
  const override = overrideOf(first, provider, model, at);
  return override === undefined ? base : apply(override, base);
}
