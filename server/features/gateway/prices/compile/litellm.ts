import type { StatedRates, TableScale } from '../table-format.ts';
import { pico } from './genai-prices.ts';

/** A model of LiteLLM's file, by the name that the provider knows it by. */
export interface LitellmModel {
  provider: string;
  name: string;
  scale: TableScale;
  tiers: Readonly<Record<string, TableScale>>;
  maxInput: number | undefined;
  maxOutput: number | undefined;
}

type Entry = Readonly<Record<string, unknown>>;

/** Their providers with ours, and the prefixes of the names that only LiteLLM uses. */
const PROVIDERS: ReadonlyMap<string, string> = new Map([
  ['openai', 'openai'],
  ['azure', 'azure-openai'],
  ['anthropic', 'anthropic'],
  ['gemini', 'google'],
  ['mistral', 'mistral-ai'],
  ['groq', 'groq'],
  ['deepseek', 'deepseek'],
  ['xai', 'x-ai'],
  ['together_ai', 'together-ai'],
  ['fireworks_ai', 'fireworks-ai'],
  ['openrouter', 'openrouter'],
  ['perplexity', 'perplexity-ai'],
  ['cerebras', 'cerebras'],
]);

const MODES: ReadonlySet<unknown> = new Set(['chat', 'responses', 'embedding', 'completion']);

/** Dollars for one token by the units of ours. */
const UNITS: readonly (readonly [theirs: string, ours: keyof StatedRates])[] = [
  ['input_cost_per_token', 'input_uncached'],
  ['cache_read_input_token_cost', 'input_cache_read'],
  ['cache_creation_input_token_cost', 'input_cache_write_5m'],
  ['cache_creation_input_token_cost_above_1hr', 'input_cache_write_1h'],
  ['input_cost_per_audio_token', 'input_audio'],
  ['input_cost_per_image_token', 'input_image'],
  ['output_cost_per_token', 'output_text'],
  ['output_cost_per_reasoning_token', 'output_reasoning'],
  ['output_cost_per_audio_token', 'output_audio'],
];

/** Their suffixes of service tiers, with the names that providers state in their answers. */
const TIERS = { _flex: 'flex', _priority: 'priority', _batches: 'batch' } as const;

function ratesOf(entry: Entry, suffix: string): StatedRates {
  const rates: StatedRates = {};
  for (const [theirs, ours] of UNITS) {
    const value = entry[theirs + suffix];
    if (typeof value === 'number') rates[ours] = pico(value * 1e12);
  }
  return rates;
}

/** Returns the rates with a suffix, or undefined if the entry states none. Longer inputs change only what they state. */
function scaleOf(entry: Entry, tier: string): TableScale | undefined {
  const rates = ratesOf(entry, tier);
  if (rates.input_uncached === undefined) return undefined;
  const sizes = Object.keys(entry).flatMap((name) => {
    const size = /^input_cost_per_token_above_(\d+)k_tokens$/.exec(name)?.[1];
    return size === undefined ? [] : [Number(size)];
  });
  const steps = sizes
    .sort((a, b) => a - b)
    .map((size) => ({ size, rates: ratesOf(entry, `_above_${size}k_tokens${tier}`) }))
    .filter((step) => step.rates.input_uncached !== undefined)
    .map((step) => ({ above: step.size * 1_000, rates: { ...rates, ...step.rates } }));
  return { rates, ...(steps.length > 0 && { steps }) };
}

const count = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;

function searchRate(entry: Entry): StatedRates {
  const cost = (entry.search_context_cost_per_query as Entry | undefined)?.search_context_size_medium;
  return typeof cost === 'number' ? { web_searches: pico(cost * 1e12) } : {};
}

function modelOf(key: string, entry: Entry): LitellmModel | undefined {
  const theirs = String(entry.litellm_provider);
  const provider = PROVIDERS.get(theirs);
  const scale = scaleOf(entry, '');
  if (provider === undefined || scale === undefined || !MODES.has(entry.mode)) return undefined;
  const tiers = Object.entries(TIERS).flatMap(([suffix, name]) => {
    const tier = scaleOf(entry, suffix);
    return tier === undefined ? [] : [[name, tier] as const];
  });
  return {
    provider,
    name: (key.startsWith(`${theirs}/`) ? key.slice(theirs.length + 1) : key).toLowerCase(),
    scale: { ...scale, rates: { ...scale.rates, ...searchRate(entry) } },
    tiers: Object.fromEntries(tiers),
    maxInput: count(entry.max_input_tokens),
    maxOutput: count(entry.max_output_tokens),
  };
}

/** Reads LiteLLM's `model_prices_and_context_window_backup.json`. The first of two entries with the same name counts. */
export function litellmModels(file: Readonly<Record<string, Entry>>): LitellmModel[] {
  const models = new Map<string, LitellmModel>();
  for (const [key, entry] of Object.entries(file)) {
    const model = modelOf(key, entry);
    const id = `${model?.provider} ${model?.name}`;
    if (model !== undefined && !models.has(id)) models.set(id, model);
  }
  return [...models.values()];
}
