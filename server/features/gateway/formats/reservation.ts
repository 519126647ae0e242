import { costAt } from '../prices/cost.ts';
import type { Price, Rates } from '../prices/price.ts';
import { type JsonObject, objectOf } from './json-values.ts';
import { measureRequest, type RequestSize } from './request-size.ts';
import { NO_USAGE, type WireFormat } from './usage.ts';

/** The most that a call may use and cost, known before it is made. */
export interface ReservationSize {
  inputTokens: number;
  outputTokens: number;
  /** Undefined for a model without a price. */
  costNanoUsd: number | undefined;
}

/** Tokens that a model may write if neither the request nor the table says how many. */
const OUTPUT_UNSTATED = 32_768;
/** Tokens that a model may read if the request refers to what it does not carry and the table does not say how many. */
const CONTEXT_UNSTATED = 200_000;

/** Tokens of one image at most, by model. The others take at most 12,000. */
const IMAGE_TOKENS: readonly [RegExp, number][] = [[/gpt-4o-mini/, 48_200]];
const IMAGE_TOKENS_OTHERS = 12_000;

const imageTokens = (model: string): number =>
  IMAGE_TOKENS.find(([pattern]) => pattern.test(model))?.[1] ?? IMAGE_TOKENS_OTHERS;

const LIMIT_NAMES = ['max_completion_tokens', 'max_tokens', 'max_output_tokens'] as const;

const countOf = (value: unknown): number | undefined =>
  typeof value === 'number' && value >= 0 ? Math.ceil(value) : undefined;

/** Returns the tokens that a request allows a model to write, for all its choices together. */
function outputOf(wire: WireFormat, body: JsonObject, price: Price | undefined): number {
  if (wire === 'embeddings') return 0;
  const asked = LIMIT_NAMES.map((name) => countOf(body[name])).filter((count) => count !== undefined);
  const most = price?.maxOutput ?? price?.context;
  const each = Math.min(
    asked.length > 0 ? Math.max(...asked) : (most ?? OUTPUT_UNSTATED),
    most ?? Number.MAX_SAFE_INTEGER,
  );
  return each * Math.max(1, countOf(body.n) ?? 1);
}

function inputOf(body: JsonObject, size: RequestSize, context: number | undefined): number {
  if (size.isOpen) return context ?? CONTEXT_UNSTATED;
  const counted = size.text + size.audio + size.images * imageTokens(String(body.model));
  return Math.min(counted, context ?? counted);
}

/** Returns the dearest rate at which a request may be billed for a token that the model reads. */
function dearestInput(rates: Rates, size: RequestSize): number {
  return Math.max(
    rates.input_uncached,
    rates.input_cache_read,
    size.cache === '1h' ? rates.input_cache_write_1h : 0,
    rates.input_cache_write_5m,
    size.audio > 0 || size.isOpen ? rates.input_audio : 0,
    size.images > 0 || size.isOpen ? rates.input_image : 0,
  );
}

const dearestOutput = (rates: Rates): number =>
  Math.max(rates.output_text, rates.output_reasoning, rates.output_audio);

/** Returns the rates that may apply: of each size of the input up to the largest, and, for `auto`, of each service tier. */
function possibleRates(price: Price, input: number, asked: unknown): Rates[] {
  const named = typeof asked === 'string' ? price.serviceTiers[asked] : undefined;
  const tiers = asked === 'auto' ? [price, ...Object.values(price.serviceTiers)] : [named ?? price];
  return tiers.flatMap(({ rates, steps }) => [
    rates,
    ...steps.filter(({ above }) => input > above).map((step) => step.rates),
  ]);
}

/** Output of a call that is likely, where the request allows more. */
const LIKELY_OUTPUT = 1_000;
/** Bytes of text for a token, as most texts have. */
const LIKELY_BYTES = 4;

/** Returns how many tokens a call is likely to use. */
export function likelyTokens(wire: WireFormat, body: unknown): number {
  const { inputTokens, outputTokens } = reservationOf(wire, body, undefined);
  return Math.ceil(inputTokens / LIKELY_BYTES) + Math.min(outputTokens, LIKELY_OUTPUT);
}

/** Returns the most that a call may use and cost. */
export function reservationOf(wire: WireFormat, body: unknown, price: Price | undefined): ReservationSize {
  const request = objectOf(body);
  const size = measureRequest(wire, request);
  const inputTokens = inputOf(request, size, price?.context);
  const outputTokens = outputOf(wire, request, price);
  if (price === undefined) return { inputTokens, outputTokens, costNanoUsd: undefined };
  const costs = possibleRates(price, inputTokens, request.service_tier).map((rates) =>
    costAt(
      { ...rates, input_uncached: dearestInput(rates, size), output_text: dearestOutput(rates) },
      {
        ...NO_USAGE,
        input_uncached: inputTokens,
        output_text: outputTokens,
        requests: 1,
        web_searches: size.searches,
      },
      price.multiplierPpm,
    ),
  );
  return { inputTokens, outputTokens, costNanoUsd: Math.max(...costs) };
}
