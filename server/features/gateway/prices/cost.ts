import { entryOf } from '../formats/json-values.ts';
import { inputTokens, NO_USAGE, type Usage } from '../formats/usage.ts';
import type { Price, Rates } from './price.ts';

const UNITS = Object.keys(NO_USAGE) as (keyof Usage)[];
const PPM = 1_000_000n;
const PICO_PER_NANO = 1_000n;
/** What a number holds exactly: $9 million. */
const MOST = BigInt(Number.MAX_SAFE_INTEGER);

/** Returns the rates of a call: by the service tier of its answer and by the size of its input. */
function ratesOf(price: Price, input: number, serviceTier?: string): Rates {
  const tier = entryOf(price.serviceTiers, serviceTier);
  const { rates, steps } = tier ?? price;
  return steps.findLast(({ above }) => input > above)?.rates ?? rates;
}

/** Returns what units at rates cost in nano-dollars. It is exact in between and rounded up once, at the end. */
export function costAt(rates: Rates, usage: Usage, multiplierPpm: number): number {
  let pico = 0n;
  for (const unit of UNITS) {
    if (usage[unit] !== 0 && rates[unit] !== 0) pico += BigInt(usage[unit]) * BigInt(rates[unit]);
  }
  const scale = PPM * PICO_PER_NANO;
  const nano = (pico * BigInt(multiplierPpm) + scale - 1n) / scale;
  return nano > MOST ? Number.MAX_SAFE_INTEGER : Number(nano);
}

/** Returns what a call cost, in nano-dollars. */
export function costOf(usage: Usage, price: Price, serviceTier?: string): number {
  return costAt(ratesOf(price, inputTokens(usage), serviceTier), usage, price.multiplierPpm);
}
