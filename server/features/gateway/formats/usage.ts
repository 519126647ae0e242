import { isObject, type JsonObject, objectOf } from './json-values.ts';

/** The three ways in which providers tell what a call used. */
export type UsageFormat = 'openai' | 'responses' | 'anthropic';

/** The four forms of requests and answers that the gateway relays. */
export type WireFormat = 'chat' | 'embeddings' | 'responses' | 'messages';

/**
 * What a call used. The members are disjoint: the `input_` members add up to everything that the model read, the `output_` members to
 * everything that it wrote.
 */
export interface Usage {
  input_uncached: number;
  input_cache_read: number;
  input_cache_write_5m: number;
  input_cache_write_1h: number;
  input_audio: number;
  input_image: number;
  output_text: number;
  output_reasoning: number;
  output_audio: number;
  requests: number;
  web_searches: number;
}

export const NO_USAGE: Readonly<Usage> = {
  input_uncached: 0,
  input_cache_read: 0,
  input_cache_write_5m: 0,
  input_cache_write_1h: 0,
  input_audio: 0,
  input_image: 0,
  output_text: 0,
  output_reasoning: 0,
  output_audio: 0,
  requests: 0,
  web_searches: 0,
};

/** Returns the tokens that a model read. */
export const inputTokens = (usage: Usage): number =>
  usage.input_uncached +
  usage.input_cache_read +
  usage.input_cache_write_5m +
  usage.input_cache_write_1h +
  usage.input_audio +
  usage.input_image;

/** Returns the tokens that a model wrote. */
export const outputTokens = (usage: Usage): number =>
  usage.output_text + usage.output_reasoning + usage.output_audio;

/** More tokens than any model can read and write in one call. A provider that states more has counted something else. */
const MOST_TOKENS = 10_000_000_000;

/** Returns a number of tokens, or undefined for anything that is none. */
function countOf(value: unknown): number | undefined {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MOST_TOKENS
    ? Number(value)
    : undefined;
}

/** Returns an amount of money, or undefined for one that no number holds exactly. */
const amountOf = (value: number): number | undefined =>
  Number.isSafeInteger(value) && value >= 0 ? value : undefined;

/** Takes parts from a total, each at most what is left, so that what a provider counts twice is billed once. */
function divide(total: number, parts: readonly (number | undefined)[]): { parts: number[]; rest: number } {
  let rest = total;
  const taken = parts.map((part) => {
    const size = Math.min(part ?? 0, rest);
    rest -= size;
    return size;
  });
  return { parts: taken, rest };
}

/** What a provider counted, before it is divided into disjoint members. */
interface Counts {
  input: number;
  cached: number | undefined;
  written: number | undefined;
  inputDetails: JsonObject;
  output: number;
  reasoning: number | undefined;
  outputDetails: JsonObject;
  searches: number | undefined;
}

function disjoint(counts: Counts): Usage {
  const { inputDetails, outputDetails } = counts;
  const input = divide(counts.input, [
    counts.cached,
    counts.written,
    countOf(inputDetails.audio_tokens),
    countOf(inputDetails.image_tokens),
  ]);
  const output = divide(counts.output, [counts.reasoning, countOf(outputDetails.audio_tokens)]);
  const [cached = 0, written = 0, audio = 0, image = 0] = input.parts;
  const [reasoning = 0, spoken = 0] = output.parts;
  return {
    ...NO_USAGE,
    input_uncached: input.rest,
    input_cache_read: cached,
    input_cache_write_5m: written,
    input_audio: audio,
    input_image: image,
    output_text: output.rest,
    output_reasoning: reasoning,
    output_audio: spoken,
    requests: 1,
    web_searches: counts.searches ?? 0,
  };
}

/**
 * Reads the usage of a chat completion or of embeddings. `prompt_tokens` includes what was cached. Some providers (Google, x-ai) leave
 * reasoning out of `completion_tokens` and count it in `total_tokens` only, or in a member of its own (Perplexity): both are output.
 */
function readOpenAi(usage: JsonObject): Usage | undefined {
  const total = countOf(usage.total_tokens);
  const completion = countOf(usage.completion_tokens);
  const prompt = countOf(usage.prompt_tokens) ?? (completion === undefined ? total : undefined);
  if (prompt === undefined) return undefined;
  const inputDetails = objectOf(usage.prompt_tokens_details);
  const outputDetails = objectOf(usage.completion_tokens_details);
  const reasoning = countOf(outputDetails.reasoning_tokens) ?? 0;
  const uncounted = Math.max(
    0,
    (total ?? 0) - prompt - (completion ?? 0),
    countOf(usage.reasoning_tokens) ?? 0,
    reasoning > (completion ?? 0) ? reasoning : 0,
  );
  return disjoint({
    input: prompt + (countOf(usage.citation_tokens) ?? 0),
    cached:
      countOf(inputDetails.cached_tokens) ??
      countOf(usage.prompt_cache_hit_tokens) ??
      countOf(usage.cached_tokens),
    written: countOf(inputDetails.cache_write_tokens),
    inputDetails,
    output: (completion ?? 0) + uncounted,
    reasoning: Math.max(reasoning, uncounted),
    outputDetails,
    searches:
      countOf(usage.num_search_queries) ??
      countOf(usage.num_sources_used) ??
      countOf(objectOf(usage.server_tool_use).web_search_requests),
  });
}

/** Counts the searches among the items of a response. Opening a page and finding text in it are not billed. */
function countSearches(output: unknown): number {
  if (!Array.isArray(output)) return 0;
  return output.filter((item) => {
    if (!isObject(item) || item.type !== 'web_search_call') return false;
    return (objectOf(item.action).type ?? 'search') === 'search';
  }).length;
}

function readResponses(usage: JsonObject, response: JsonObject): Usage | undefined {
  const input = countOf(usage.input_tokens);
  if (input === undefined) return undefined;
  const inputDetails = objectOf(usage.input_tokens_details);
  const outputDetails = objectOf(usage.output_tokens_details);
  return disjoint({
    input,
    cached: countOf(inputDetails.cached_tokens),
    written: countOf(inputDetails.cache_write_tokens),
    inputDetails,
    output: countOf(usage.output_tokens) ?? 0,
    reasoning: countOf(outputDetails.reasoning_tokens),
    outputDetails,
    searches:
      countOf(objectOf(usage.server_side_tool_usage_details).web_search_calls) ??
      countSearches(response.output),
  });
}

/** Reads the usage of a message. `input_tokens` excludes what was read from the cache and written to it. */
function readAnthropic(usage: JsonObject): Usage | undefined {
  const input = countOf(usage.input_tokens);
  if (input === undefined) return undefined;
  const creation = objectOf(usage.cache_creation);
  const writtenForAnHour = countOf(creation.ephemeral_1h_input_tokens) ?? 0;
  const written = Math.max(
    countOf(usage.cache_creation_input_tokens) ?? 0,
    (countOf(creation.ephemeral_5m_input_tokens) ?? 0) + writtenForAnHour,
  );
  const thought = countOf(objectOf(usage.output_tokens_details).thinking_tokens);
  const output = divide(countOf(usage.output_tokens) ?? 0, [thought]);
  return {
    ...NO_USAGE,
    input_uncached: input,
    input_cache_read: countOf(usage.cache_read_input_tokens) ?? 0,
    input_cache_write_5m: written - writtenForAnHour,
    input_cache_write_1h: writtenForAnHour,
    output_text: output.rest,
    output_reasoning: output.parts[0] ?? 0,
    requests: 1,
    web_searches: countOf(objectOf(usage.server_tool_use).web_search_requests) ?? 0,
  };
}

/** Returns how an answer states its usage. The form of the answer decides; Anthropic answers chat completions as messages. */
export function usageFormatOf(format: UsageFormat, wire: WireFormat): UsageFormat {
  if (format === 'anthropic' || wire === 'messages') return 'anthropic';
  return wire === 'responses' ? 'responses' : 'openai';
}

/** Reads the usage that an answer states: undefined if it states none, zeros if it states zeros. */
export function readUsage(format: UsageFormat, wire: WireFormat, body: unknown): Usage | undefined {
  const answer = objectOf(body);
  if (!isObject(answer.usage)) return undefined;
  const stated = usageFormatOf(format, wire);
  if (stated === 'openai') return readOpenAi(answer.usage);
  return stated === 'responses' ? readResponses(answer.usage, answer) : readAnthropic(answer.usage);
}

/** Returns the cost that a provider states in its usage, in nano-dollars. OpenRouter, Perplexity and x-ai state one. */
export function readStatedCost(usage: unknown): number | undefined {
  const stated = objectOf(usage);
  const ticks = stated.cost_in_usd_ticks;
  if (typeof ticks === 'number') return amountOf(Math.ceil(ticks / 10));
  const cost = typeof stated.cost === 'number' ? stated.cost : objectOf(stated.cost).total_cost;
  return typeof cost === 'number' ? amountOf(Math.round(cost * 1e9)) : undefined;
}

/** Adds what a later event states to the usage. Anthropic states the input at the start of a stream and the output at its end. */
export function mergeStated(before: JsonObject, stated: JsonObject): JsonObject {
  const merged = { ...before };
  for (const name in stated) if (stated[name] !== null) merged[name] = stated[name];
  return merged;
}
