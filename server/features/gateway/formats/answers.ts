import { arrayOf, entryOf, isObject, type JsonObject, objectOf, textOf } from './json-values.ts';
import { readStatedCost, readUsage, type Usage, type UsageFormat, type WireFormat } from './usage.ts';

/** An error that a provider reports inside an answer with status 200. */
export interface UpstreamError {
  /** The status that the provider would have answered with. */
  status: number;
  type: string | undefined;
  code: string | undefined;
  message: string;
}

/** What the gateway reads of an answer. */
export interface AnswerFacts {
  model: string | undefined;
  serviceTier: string | undefined;
  usage: Usage | undefined;
  /** The cost that the provider itself states, in nano-dollars. */
  statedCost: number | undefined;
  /** The bytes of the text, the reasoning and the arguments of tools that the model wrote. */
  outputBytes: number;
  /** Why the model has stopped, for each choice. */
  finishReasons: readonly string[];
  error: UpstreamError | undefined;
}

const STATUS_OF: Readonly<Record<string, number>> = {
  invalid_request_error: 400,
  authentication_error: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  request_too_large: 413,
  rate_limit_error: 429,
  rate_limit_exceeded: 429,
  insufficient_quota: 429,
  timeout_error: 504,
  overloaded_error: 529,
};

/** Reads an error: of OpenAI (`{code, type, message}`), of Anthropic (`{type, message}`), or of OpenRouter (a number as code). */
export function readError(error: unknown): UpstreamError {
  const stated = objectOf(error);
  const code = typeof stated.code === 'number' ? String(stated.code) : textOf(stated.code);
  const type = textOf(stated.type);
  const number = Number(code);
  const status =
    number >= 400 && number <= 599 ? number : (entryOf(STATUS_OF, code) ?? entryOf(STATUS_OF, type));
  return {
    status: status ?? 500,
    type,
    code,
    message: textOf(error) ?? textOf(stated.message) ?? 'The provider gave no reason.',
  };
}

/** Members of an answer that hold no text of the model, or repeat it. */
const NO_TEXT: ReadonlySet<string> = new Set([
  'role',
  'id',
  'item_id',
  'call_id',
  'type',
  'status',
  'object',
  'data',
  'url',
  'format',
  'signature',
  'encrypted_content',
  'reasoning_details',
  'annotations',
  'citations',
  'logprobs',
]);

/** Returns the bytes of the text in what a model wrote. */
export function textBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + textBytes(item), 0);
  if (!isObject(value)) return 0;
  let sum = 0;
  for (const name in value) if (!NO_TEXT.has(name)) sum += textBytes(value[name]);
  return sum;
}

function writtenBy(wire: WireFormat, answer: JsonObject): unknown {
  if (wire === 'responses')
    return arrayOf(answer.output).filter((item) => isObject(item) && item.role !== 'user');
  if (wire === 'messages') return answer.content;
  return arrayOf(answer.choices).map((choice) => objectOf(choice).message);
}

/** Returns why a model has stopped, for each choice of an answer. */
export function finishReasonsIn(wire: WireFormat, answer: JsonObject): string[] {
  if (wire === 'responses') return textsOf([objectOf(answer.incomplete_details).reason ?? answer.status]);
  if (wire === 'messages') return textsOf([answer.stop_reason]);
  return textsOf(arrayOf(answer.choices).map((choice) => objectOf(choice).finish_reason));
}

const textsOf = (values: readonly unknown[]): string[] => values.filter((value) => typeof value === 'string');

/** Reads the answer to a request without a stream. */
export function readAnswer(format: UsageFormat, wire: WireFormat, body: unknown): AnswerFacts {
  const answer = objectOf(body);
  const form = format === 'anthropic' && wire === 'chat' ? 'messages' : wire;
  const usage = objectOf(answer.usage);
  return {
    model: textOf(answer.model),
    serviceTier: textOf(answer.service_tier) ?? textOf(usage.service_tier),
    usage: readUsage(format, form, answer),
    statedCost: readStatedCost(usage),
    outputBytes: textBytes(writtenBy(form, answer)),
    finishReasons: finishReasonsIn(form, answer),
    error: isObject(answer.error) || textOf(answer.error) ? readError(answer.error) : undefined,
  };
}
