import { findProvider, type ModelInfo, type ModelPrice } from '@pydantic/genai-prices';
import type { StatedRates, TableRow, TableScale } from '../table-format.ts';

/** The ids of our providers with those of the data. */
export const PRICED_PROVIDERS: readonly (readonly [ours: string, theirs: string])[] = [
  ['openai', 'openai'],
  ['azure-openai', 'azure'],
  ['anthropic', 'anthropic'],
  ['google', 'google'],
  ['mistral-ai', 'mistral'],
  ['groq', 'groq'],
  ['deepseek', 'deepseek'],
  ['x-ai', 'x-ai'],
  ['together-ai', 'together'],
  ['fireworks-ai', 'fireworks'],
  ['openrouter', 'openrouter'],
  ['perplexity-ai', 'perplexity'],
  ['cerebras', 'cerebras'],
];

/** Prices of the data by the units of ours: dollars for one million tokens, or for 1,000 of something else. */
const UNITS: readonly (readonly [theirs: string, ours: keyof StatedRates, pico: number])[] = [
  ['input_mtok', 'input_uncached', 1e6],
  ['cache_read_mtok', 'input_cache_read', 1e6],
  ['cache_write_mtok', 'input_cache_write_5m', 1e6],
  ['cache_write_1h_mtok', 'input_cache_write_1h', 1e6],
  ['input_audio_mtok', 'input_audio', 1e6],
  ['input_image_mtok', 'input_image', 1e6],
  ['output_mtok', 'output_text', 1e6],
  ['output_reasoning_mtok', 'output_reasoning', 1e6],
  ['output_audio_mtok', 'output_audio', 1e6],
  ['requests_kcount', 'requests', 1e9],
  ['web_searches_kcount', 'web_searches', 1e9],
];

/** Returns an amount as an integer. Thirds of a price are rounded up; what binary fractions add is not. */
export function pico(amount: number): number {
  const rounded = Math.round(amount);
  return Math.abs(rounded - amount) < 1e-3 ? rounded : Math.ceil(amount);
}

function scaleOf(price: ModelPrice): TableScale {
  const stated = UNITS.flatMap(([theirs, ours, factor]) => {
    const value = price[theirs];
    return value === undefined ? [] : [{ ours, factor, value }];
  });
  const at = (input: number): StatedRates =>
    Object.fromEntries(
      stated.map(({ ours, factor, value }) => {
        if (typeof value === 'number') return [ours, pico(value * factor)];
        const tier = value.tiers.findLast(({ start }) => input > start);
        return [ours, pico((tier?.price ?? value.base) * factor)];
      }),
    );
  const starts = stated.flatMap(({ value }) =>
    typeof value === 'number' ? [] : value.tiers.map(({ start }) => start),
  );
  const steps = [...new Set(starts)].sort((a, b) => a - b).map((above) => ({ above, rates: at(above + 1) }));
  return { rates: at(0), ...(steps.length > 0 && { steps }) };
}

const minutes = (time: string): string => {
  if (!/^\d{2}:\d{2}:00Z$/.test(time)) throw new Error(`${time} is no time of a whole minute in UTC.`);
  return time.slice(0, 5);
};

function pricesOf({ prices }: ModelInfo): TableRow['prices'] {
  if (!Array.isArray(prices)) return [scaleOf(prices)];
  return prices.map(({ constraint, prices: price }) => ({
    ...scaleOf(price),
    ...(constraint?.type === 'start_date' && { from: constraint.start_date }),
    ...(constraint?.type === 'time_of_date' && {
      daily: [minutes(constraint.start_time), minutes(constraint.end_time)] as [string, string],
    }),
  }));
}

const isPriced = ({ prices }: TableRow): boolean =>
  prices.every(({ rates }) => rates.input_uncached !== undefined || rates.requests !== undefined);

/** Returns the models of a provider in the order in which the data compares their names. */
function modelsOf(theirs: string): readonly ModelInfo[] {
  const provider = findProvider({ providerId: theirs });
  if (provider?.id !== theirs) throw new Error(`The data has no provider ${theirs}.`);
  return [...provider.models, ...(provider.fallback_model_providers ?? []).flatMap(modelsOf)];
}

/** Returns the rows of the models that are billed by tokens or requests. */
export function genaiRows(): TableRow[] {
  return PRICED_PROVIDERS.flatMap(([ours, theirs]) =>
    modelsOf(theirs).map((model) => ({
      provider: ours,
      model: model.id,
      match: model.match,
      ...(model.context_window !== undefined && { context: model.context_window }),
      prices: pricesOf(model),
    })),
  ).filter(isPriced);
}
