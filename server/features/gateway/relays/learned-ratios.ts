import { LRUCache } from 'lru-cache';
import type { CallFacts } from '../accounting/service.ts';
import { inputTokens, type Usage } from '../formats/usage.ts';

/** How many bytes a token has. */
export interface BytesPerToken {
  /** Of what is counted for a reservation. */
  input: number;
  /** Of the text that the model writes. */
  output: number;
}

/** What a call had whose provider said what it counted. */
interface ExactCall {
  /** 0 where more than text was read. */
  inputBytes: number;
  outputBytes: number;
  usage: Usage;
}

type Model = Pick<CallFacts, 'model' | 'virtualKeyId'>;

/** Where a provider has not said yet what it counts, a token has about so many bytes. */
export const UNKNOWN_RATIOS: BytesPerToken = { input: 3, output: 4 };
/** Calls by which a model is known. */
const CALLS = 200;
/** Fewer calls say little of the next one. */
const MIN_CALLS = 5;
const MAX_MODELS = 2000;

/** The last calls of a model, as bytes and tokens, with their sums. */
class Samples {
  readonly #kept: Array<readonly [bytes: number, tokens: number]> = [];
  #bytes = 0;
  #tokens = 0;

  add(bytes: number, tokens: number): void {
    if (bytes <= 0 || tokens <= 0) return;
    this.#kept.push([bytes, tokens]);
    this.#bytes += bytes;
    this.#tokens += tokens;
    const [oldBytes, oldTokens] = this.#kept.length > CALLS ? (this.#kept.shift() ?? [0, 0]) : [0, 0];
    this.#bytes -= oldBytes;
    this.#tokens -= oldTokens;
  }

  get ratio(): number | undefined {
    return this.#kept.length < MIN_CALLS ? undefined : this.#bytes / this.#tokens;
  }
}

/**
 * Learns how many bytes a token of each model has, from the calls whose provider says what it counted. Virtual keys are kept apart, so that
 * no tenant learns from the provider of another one.
 */
export class LearnedRatios {
  readonly #models = new LRUCache<string, { input: Samples; output: Samples }>({ max: MAX_MODELS });

  of(model: Model): BytesPerToken {
    const known = this.#models.get(keyOf(model));
    return {
      input: known?.input.ratio ?? UNKNOWN_RATIOS.input,
      output: known?.output.ratio ?? UNKNOWN_RATIOS.output,
    };
  }

  learn(model: Model, { inputBytes, outputBytes, usage }: ExactCall): void {
    const known = this.#models.get(keyOf(model)) ?? { input: new Samples(), output: new Samples() };
    this.#models.set(keyOf(model), known);
    known.input.add(inputBytes, inputTokens(usage));
    // Reasoning may be hidden, so that its bytes are not counted.
    if (usage.output_audio + usage.output_reasoning === 0) known.output.add(outputBytes, usage.output_text);
  }
}

const keyOf = ({ virtualKeyId, model }: Model): string => `${virtualKeyId} ${model}`;
