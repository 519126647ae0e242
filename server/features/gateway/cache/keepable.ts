import { FrameSplitter, readFrame } from '../formats/frames.ts';
import { arrayOf, isObject, type JsonObject, objectOf, parseObject } from '../formats/json-values.ts';
import type { Wire } from '../providers/provider.ts';

/** Answers that are larger are not kept. */
export const MAX_CACHED_BYTES = 256 * 1024;

/** Whether the body of a request asks the provider to remember something, which a kept answer would not do. */
export function isStateful(wire: Wire, body: JsonObject): boolean {
  if (wire === 'chat') return body.store === true;
  if (wire !== 'responses') return false;
  return (
    body.store !== false ||
    ['previous_response_id', 'conversation', 'background', 'prompt'].some((name) => body[name] != null)
  );
}

/** Whether a message of a chat has no call of a tool, which has effects, and no sound. */
const isText = (message: JsonObject): boolean =>
  arrayOf(message.tool_calls).length === 0 && message.function_call == null && message.audio == null;

const COMPLETE_MESSAGES: ReadonlySet<unknown> = new Set(['end_turn', 'stop_sequence']);
const TEXT_BLOCKS: ReadonlySet<unknown> = new Set(['text', 'thinking', 'redacted_thinking']);
const TEXT_OUTPUTS: ReadonlySet<unknown> = new Set(['message', 'reasoning']);

const hasError = (answer: JsonObject): boolean => answer.error != null || answer.type === 'error';

const areText = (items: unknown, types: ReadonlySet<unknown>): boolean =>
  arrayOf(items).length > 0 && arrayOf(items).every((item) => types.has(objectOf(item).type));

const isCompleteResponse = ({ status, output }: JsonObject): boolean =>
  status === 'completed' && areText(output, TEXT_OUTPUTS);

/** By the API: whether an answer is complete, and nothing but text or vectors. */
const WHOLE: Readonly<Record<Wire, (answer: JsonObject) => boolean>> = {
  chat: ({ choices }) =>
    arrayOf(choices).length > 0 &&
    arrayOf(choices).every((one) => {
      const { finish_reason, message } = objectOf(one);
      return finish_reason === 'stop' && isObject(message) && isText(message);
    }),
  embeddings: ({ data }) => arrayOf(data).length > 0,
  responses: isCompleteResponse,
  messages: ({ stop_reason, content }) => COMPLETE_MESSAGES.has(stop_reason) && areText(content, TEXT_BLOCKS),
};

/** Whether an answer without a stream is complete, and nothing but text or vectors. */
export function isKeepable(wire: Wire, body: Buffer): boolean {
  const answer = parseObject(body.toString());
  return answer !== undefined && !hasError(answer) && WHOLE[wire](answer);
}

type Events = readonly JsonObject[];

function isCompleteChat(events: Events): boolean {
  const choices = events.flatMap(({ choices: list }) => arrayOf(list).map(objectOf));
  const seen = new Set(choices.map(({ index }) => index));
  const reasons = choices.map(({ finish_reason }) => finish_reason).filter((reason) => reason != null);
  return (
    seen.size > 0 &&
    reasons.length === seen.size &&
    reasons.every((reason) => reason === 'stop') &&
    choices.every(({ delta, message }) => isText(objectOf(delta ?? message)))
  );
}

function isCompleteMessage(events: Events): boolean {
  const of = (type: string) => events.filter((event) => event.type === type);
  const blocks = of('content_block_start').map(({ content_block }) => content_block);
  return (
    areText(blocks, TEXT_BLOCKS) &&
    of('message_delta').some(({ delta }) => COMPLETE_MESSAGES.has(objectOf(delta).stop_reason)) &&
    events.at(-1)?.type === 'message_stop'
  );
}

const STREAMS: Readonly<Record<Wire, (events: Events) => boolean>> = {
  chat: isCompleteChat,
  embeddings: () => false,
  responses: (events) => {
    const last = events.at(-1);
    return last?.type === 'response.completed' && isCompleteResponse(objectOf(last.response));
  },
  messages: isCompleteMessage,
};

/** Whether a stream is complete, and nothing but text. */
export function isKeepableStream(wire: Wire, body: Buffer): boolean {
  const splitter = new FrameSplitter();
  const sent = [...splitter.push(body), splitter.rest()].flatMap((frame) => readFrame(frame) ?? []);
  const isDone = sent.at(-1)?.data === '[DONE]';
  // Only the stream of a chat says so at its end; one that does not may have been cut.
  if (isDone !== (wire === 'chat')) return false;
  const events = (isDone ? sent.slice(0, -1) : sent).map(({ data }) => parseObject(data));
  return events.every((event) => event !== undefined && !hasError(event)) && STREAMS[wire](events as Events);
}
