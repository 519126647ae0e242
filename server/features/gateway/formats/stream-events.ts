import { finishReasonsIn, readError, textBytes, type UpstreamError } from './answers.ts';
import { arrayOf, isObject, type JsonObject, objectOf, textOf } from './json-values.ts';
import type { WireFormat } from './usage.ts';

/** What one event of a stream says. */
export interface StreamEvent {
  /** The object that holds the model, the service tier and the usage. */
  answer: JsonObject;
  /** Whether it carries something that the client asked for, so that no other provider may be tried afterwards. */
  hasContent: boolean;
  textBytes: number;
  error: UpstreamError | undefined;
  /** The choices that it carries, and those of them that it ends. */
  choices: readonly number[];
  ended: readonly number[];
  /** Why the model has stopped, for each choice that it ends. */
  finishReasons: readonly string[];
  /** Whether it is the last one. */
  isLast: boolean;
  /** Whether it says nothing but the usage, which a client gets only if it asked. */
  isUsageOnly: boolean;
}

const NO_CHOICES: readonly number[] = [];
const NO_REASONS: readonly string[] = [];
const PLAIN: Omit<StreamEvent, 'answer'> = {
  hasContent: false,
  textBytes: 0,
  error: undefined,
  choices: NO_CHOICES,
  ended: NO_CHOICES,
  finishReasons: NO_REASONS,
  isLast: false,
  isUsageOnly: false,
};

/** Says whether a delta has more than its role and empty members. */
function saysSomething(delta: JsonObject): boolean {
  for (const name in delta) {
    const value = delta[name];
    if (name === 'role' || value === null || value === undefined || value === '') continue;
    if (Array.isArray(value) ? value.length > 0 : !isObject(value) || Object.keys(value).length > 0)
      return true;
  }
  return false;
}

/** Groq puts the usage of a stream into a member of its own, unless it is asked for the usual one. */
const withUsageOfGroq = (frame: JsonObject): JsonObject =>
  isObject(frame.usage) || !isObject(frame.x_groq) ? frame : { ...frame, usage: frame.x_groq.usage };

/** Reads a chunk of a chat completion. It runs for each token, so it allocates little. */
function readChatEvent(frame: JsonObject): StreamEvent {
  const list = arrayOf(frame.choices);
  const error = frame.error === undefined || frame.error === null ? undefined : readError(frame.error);
  const choices: number[] = [];
  const ended: number[] = [];
  let finishReasons = NO_REASONS;
  let hasContent = false;
  let bytes = 0;
  for (const item of list) {
    const choice = objectOf(item);
    const delta = objectOf(choice.delta ?? choice.message);
    const index = Number(choice.index ?? 0);
    choices.push(index);
    if (typeof choice.finish_reason === 'string') {
      ended.push(index);
      finishReasons = [...finishReasons, choice.finish_reason];
    }
    hasContent ||= ended.length > 0 || saysSomething(delta);
    bytes += textBytes(delta);
  }
  return {
    answer: withUsageOfGroq(frame),
    hasContent: hasContent && error === undefined,
    textBytes: bytes,
    error,
    choices,
    ended,
    finishReasons,
    isLast: false,
    isUsageOnly:
      error === undefined && list.length === 0 && isObject(frame.usage) && Array.isArray(frame.choices),
  };
}

function readResponsesEvent(frame: JsonObject, type: string): StreamEvent {
  const response = objectOf(frame.response);
  if (type === 'error') {
    return {
      ...PLAIN,
      answer: {},
      error: readError(isObject(frame.error) ? frame.error : frame),
      isLast: true,
    };
  }
  if (type === 'response.failed') {
    return { ...PLAIN, answer: response, error: readError(response.error), isLast: true };
  }
  const isLast = type === 'response.completed' || type === 'response.incomplete';
  const isText = type.endsWith('.delta') && !type.endsWith('audio.delta') && typeof frame.delta === 'string';
  return {
    ...PLAIN,
    answer: response,
    hasContent:
      isLast || type.endsWith('.delta') || type.endsWith('.done') || type.endsWith('.partial_image'),
    textBytes: isText ? textBytes(frame.delta) : 0,
    finishReasons: isLast ? finishReasonsIn('responses', response) : NO_REASONS,
    isLast,
  };
}

/** Blocks that begin before the model has written anything. The others, such as the use of a tool, are content when they begin. */
const EMPTY_BLOCKS: ReadonlySet<unknown> = new Set(['text', 'thinking']);

function readMessagesEvent(frame: JsonObject, type: string): StreamEvent {
  switch (type) {
    case 'error':
      return { ...PLAIN, answer: {}, error: readError(frame.error), isLast: true };
    case 'message_start':
      return { ...PLAIN, answer: objectOf(frame.message) };
    case 'message_delta':
      return {
        ...PLAIN,
        answer: { usage: frame.usage },
        hasContent: true,
        finishReasons: finishReasonsIn('messages', objectOf(frame.delta)),
      };
    case 'content_block_start': {
      const block = objectOf(frame.content_block);
      const hasContent = !EMPTY_BLOCKS.has(block.type) || textOf(block.text) !== undefined;
      return { ...PLAIN, answer: {}, hasContent, textBytes: textBytes(block) };
    }
    case 'content_block_delta':
      return { ...PLAIN, answer: {}, hasContent: true, textBytes: textBytes(frame.delta) };
    case 'content_block_stop':
      return { ...PLAIN, answer: {}, hasContent: true };
    default:
      return { ...PLAIN, answer: {}, isLast: type === 'message_stop' };
  }
}

/** Reads an event of a stream. `name` is its `event` field, which not all providers send. */
export function readStreamEvent(wire: WireFormat, frame: JsonObject, name: string | undefined): StreamEvent {
  const type = textOf(frame.type) ?? name ?? '';
  if (wire === 'responses') return readResponsesEvent(frame, type);
  if (wire === 'messages') return readMessagesEvent(frame, type);
  return readChatEvent(name === 'error' && !('error' in frame) ? { error: frame } : frame);
}
