import { LRUCache } from 'lru-cache';
import { NO_USAGE } from '../formats/usage.ts';
import { findRow } from './model-match.ts';
import type { Price, Rates } from './price.ts';
import type { StatedRates, TableFile, TableRow, TableScale } from './table-format.ts';

/** Names of models that are not compared again with each row of their provider. */
const KNOWN_NAMES = 2_000;

/** Returns the rates of all units. What is not stated is billed as what it is a part of: text that is read, or that is written. */
export function completeRates(stated: StatedRates): Rates {
  const input = stated.input_uncached ?? 0;
  const output = stated.output_text ?? 0;
  const write = stated.input_cache_write_5m ?? input;
  return {
    ...NO_USAGE,
    input_uncached: input,
    input_cache_read: input,
    input_cache_write_5m: write,
    input_cache_write_1h: write,
    input_audio: input,
    input_image: input,
    output_text: output,
    output_reasoning: output,
    output_audio: output,
    ...stated,
  };
}

const completeScale = ({ rates, steps = [] }: TableScale): { rates: Rates; steps: Price['steps'] } => ({
  rates: completeRates(rates),
  steps: steps.map((step) => ({ above: step.above, rates: completeRates(step.rates) })),
});

const timeOfDay = (at: Date): string => at.toISOString().slice(11, 16);

function isWithin([start, end]: readonly [string, string], time: string): boolean {
  return start <= end ? time >= start && time < end : time >= start || time < end;
}

/** Returns the prices of a row that apply at a time: the last of those whose condition holds. */
function pricesAt(row: TableRow, at: Date): TableRow['prices'][number] | undefined {
  const date = at.toISOString().slice(0, 10);
  const applying = row.prices.findLast(
    ({ from, daily }) =>
      (from === undefined || from <= date) && (daily === undefined || isWithin(daily, timeOfDay(at))),
  );
  return applying ?? row.prices[0];
}

/** A version of the prices of all models, in memory. */
export class PriceTable {
  readonly version: string;
  readonly rows: readonly TableRow[];
  readonly #byProvider: ReadonlyMap<string, TableRow[]>;
  readonly #found = new LRUCache<string, { row: TableRow | undefined }>({ max: KNOWN_NAMES });

  constructor({ version, rows }: TableFile) {
    this.version = version;
    this.rows = rows;
    const byProvider = new Map<string, TableRow[]>();
    for (const row of rows) {
      const others = byProvider.get(row.provider);
      if (others === undefined) byProvider.set(row.provider, [row]);
      else others.push(row);
    }
    this.#byProvider = byProvider;
  }

  /** Returns the names of the models of a provider. */
  namesOf(provider: string): string[] {
    return (this.#byProvider.get(provider) ?? []).map(({ model }) => model);
  }

  /** Returns the row of a model, by the name that its provider knows it by. */
  rowOf(provider: string, model: string): TableRow | undefined {
    const key = `${provider} ${model}`;
    const known = this.#found.get(key) ?? { row: findRow(this.#byProvider.get(provider) ?? [], model) };
    this.#found.set(key, known);
    return known.row;
  }

  /** Returns what a model costs at a time, or undefined if the table does not have it. */
  priceOf(provider: string, model: string, at: Date): Price | undefined {
    const row = this.rowOf(provider, model);
    return row && this.toPrice(row, at);
  }

  toPrice(row: TableRow, at: Date): Price | undefined {
    const scale = pricesAt(row, at);
    if (scale === undefined) return undefined;
    const tiers = Object.entries(row.service_tiers ?? {});
    return {
      version: this.version,
      ...completeScale(scale),
      serviceTiers: Object.fromEntries(tiers.map(([name, tier]) => [name, completeScale(tier)])),
      multiplierPpm: 1_000_000,
      context: row.context,
      maxOutput: row.max_output,
    };
  }
}
