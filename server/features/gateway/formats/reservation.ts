import { costAt } from '../prices/cost.ts';
import type { Price, Rates } from '../prices/price.ts';
import { entryOf, type JsonObject, objectOf, textOf } from './json-values.ts';
import { LIMITS } from './prepare-body.ts';
import { measureRequest, type RequestSize } from './request-size.ts';
import { NO_USAGE, type Usage, type WireFormat } from './usage.ts';

/** The most that a call may use and cost, known before it is made. */
export interface ReservationSize {
  inputTokens: number;
  /** Whether the input is text alone, so that its tokens are its bytes. */
  isText: boolean;
  outputTokens: number;
  /** Undefined for a model without a price. */
  costNanoUsd: number | undefined;
  /** What of it the input costs. */
  inputNanoUsd: number | undefined;
}

/** Tokens that a model may write if neither the request nor the table says how many. */
const OUTPUT_UNSTATED = 32_768;
/** More than any model writes, for requests that ask for as much as there is. */
const OUTPUT_AT_MOST = 10_000_000;
/** Tokens that a model may read if the request refers to what it does not carry and the table does not say how many. */
const CONTEXT_UNSTATED = 200_000;

/** Tokens of one image at most, by model. The others take at most 12,000. */
const IMAGE_TOKENS: readonly [RegExp, number][] = [[/gpt-4o-mini/, 48_200]];
const IMAGE_TOKENS_OTHERS = 12_000;

const imageTokens = (model: string): number =>
  IMAGE_TOKENS.find(([pattern]) => pattern.test(model))?.[1] ?? IMAGE_TOKENS_OTHERS;

const countOf = (value: unknown): number | undefined =>
  typeof value === 'number' && value > 0 ? Math.ceil(value) : undefined;

/** Returns the limit that a request states. Only Anthropic takes 0 for nothing; others may take it for no limit. */
const limitOf = (wire: WireFormat, value: unknown): number | undefined =>
  value === 0 && wire === 'messages' ? 0 : countOf(value);

/** Members that say how many answers a model writes, whether or not it gives all of them. */
const CHOICES = ['n', 'best_of'];
const MOST_CHOICES = 10_000;

/** Returns how many answers share the output of a request. */
export const choicesOf = (body: JsonObject): number =>
  Math.min(MOST_CHOICES, Math.max(...CHOICES.map((name) => countOf(body[name]) ?? 1)));

/** Returns the tokens that a request allows a model to write, for all its choices together. */
function outputOf(wire: WireFormat, body: JsonObject, price: Price | undefined): number {
  if (wire === 'embeddings') return 0;
  // A limit of another API is one that the provider does not know.
  const asked = LIMITS[wire].map((name) => limitOf(wire, body[name])).filter((one) => one !== undefined);
  const most = price?.maxOutput ?? price?.context;
  const each = Math.min(
    asked.length > 0 ? Math.max(...asked) : (most ?? OUTPUT_UNSTATED),
    most ?? OUTPUT_AT_MOST,
  );
  return each * choicesOf(body);
}

function inputOf(body: JsonObject, size: RequestSize, context: number | undefined): number {
  if (size.isOpen) return context ?? CONTEXT_UNSTATED;
  const counted = size.text + size.audio + size.images * imageTokens(textOf(body.model) ?? '');
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
  const named = entryOf(price.serviceTiers, asked);
  const tiers = asked === 'auto' ? [price, ...Object.values(price.serviceTiers)] : [named ?? price];
  return tiers.flatMap(({ rates, steps }) => [
    rates,
    ...steps.filter(({ above }) => input > above).map((step) => step.rates),
  ]);
}

/** Output of a call that is likely, where the request states no limit. */
const LIKELY_OUTPUT = 1_000;
/** Bytes of text for a token; most texts have more. */
const LIKELY_BYTES = 3;

/** Returns how many tokens a call is likely to use. Output that it asks for counts in full, so that bursts do not pass a rate limit. */
export function likelyTokens(wire: WireFormat, body: unknown): number {
  const request = objectOf(body);
  const { inputTokens, outputTokens } = reservationOf(wire, request, undefined);
  const isAsked = LIMITS[wire].some((name) => limitOf(wire, request[name]) !== undefined);
  const output = isAsked ? outputTokens : Math.min(outputTokens, LIKELY_OUTPUT);
  return Math.ceil(inputTokens / LIKELY_BYTES) + output;
}

/** Returns the most that a call may use and cost. */
export function reservationOf(wire: WireFormat, body: unknown, price: Price | undefined): ReservationSize {
  const request = objectOf(body);
  const size = measureRequest(wire, request);
  const inputTokens = inputOf(request, size, price?.context);
  const outputTokens = outputOf(wire, request, price);
  const isText = !size.isOpen && size.text === inputTokens;
  const counted = { inputTokens, isText, outputTokens };
  if (price === undefined) return { ...counted, costNanoUsd: undefined, inputNanoUsd: undefined };
  const possible = possibleRates(price, inputTokens, request.service_tier);
  const input = { ...NO_USAGE, input_uncached: inputTokens, requests: 1, web_searches: size.searches };
  const most = (usage: Usage): number =>
    Math.max(
      ...possible.map((rates) =>
        costAt(
          { ...rates, input_uncached: dearestInput(rates, size), output_text: dearestOutput(rates) },
          usage,
          price.multiplierPpm,
        ),
      ),
    );
  const costNanoUsd = most({ ...input, output_text: outputTokens });
  return { ...counted, costNanoUsd, inputNanoUsd: most(input) };
}
