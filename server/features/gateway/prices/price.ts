import type { Usage } from '../formats/usage.ts';

/** Pico-dollars per unit of each member of the usage. One million tokens for $2.50 are 2,500,000 pico-dollars a token. */
export type Rates = Readonly<Record<keyof Usage, number>>;

/** What a model costs. */
export interface Price {
  /** Names the table or the override that the price is from. Each row of the gateway log has it. */
  version: string;
  rates: Rates;
  /** Rates of long inputs: those of the last step that the input tokens of a call exceed apply to the whole call. */
  steps: readonly { above: number; rates: Rates }[];
  /** Rates by the service tier of the answer. */
  serviceTiers: Readonly<Record<string, { rates: Rates; steps: Price['steps'] }>>;
  /** A discount or a surcharge, in parts per million. */
  multiplierPpm: number;
  /** The tokens that the model can read and write together. */
  context: number | undefined;
  /** The tokens that the model can write. */
  maxOutput: number | undefined;
}
