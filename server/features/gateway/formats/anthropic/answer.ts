import { arrayOf, entryOf, type JsonObject, objectOf, textOf } from '../json-values.ts';
import { inputTokens, outputTokens, readUsage, type Usage } from '../usage.ts';

const FINISH_REASONS: Readonly<Record<string, string>> = {
  end_turn: 'stop',
  stop_sequence: 'stop',
  pause_turn: 'stop',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  tool_use: 'tool_calls',
  refusal: 'content_filter',
};

/** Returns why a choice ended, in the words of a chat completion. */
export const finishReasonOf = (stopReason: unknown): string => entryOf(FINISH_REASONS, stopReason) ?? 'stop';

/** Returns the usage of a message as a chat completion states it: the input includes what was cached. */
export function chatUsage(usage: Usage): JsonObject {
  const prompt = inputTokens(usage);
  const completion = outputTokens(usage);
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    prompt_tokens_details: {
      cached_tokens: usage.input_cache_read,
      cache_write_tokens: usage.input_cache_write_5m + usage.input_cache_write_1h,
    },
    completion_tokens_details: { reasoning_tokens: usage.output_reasoning },
  };
}

const joined = (blocks: readonly JsonObject[], type: string, member: string): string | null =>
  blocks
    .filter((block) => block.type === type)
    .map((block) => textOf(block[member]) ?? '')
    .join('') || null;

/** Converts a message of Anthropic into a chat completion. @param created when it was asked for, in seconds */
export function fromAnthropic(answer: unknown, created: number): JsonObject {
  const message = objectOf(answer);
  const blocks = arrayOf(message.content).map(objectOf);
  const thinking = blocks.filter(({ type }) => type === 'thinking' || type === 'redacted_thinking');
  const calls = blocks
    .filter(({ type }) => type === 'tool_use')
    .map(({ id, name, input }) => ({
      id,
      type: 'function',
      function: { name, arguments: JSON.stringify(input ?? {}) },
    }));
  const usage = readUsage('anthropic', 'messages', message);
  return {
    id: message.id,
    object: 'chat.completion',
    created,
    model: message.model,
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: joined(blocks, 'text', 'text'),
          refusal: null,
          // With the reasoning in the form in which Anthropic wants it back.
          ...(thinking.length > 0 && {
            reasoning_content: joined(blocks, 'thinking', 'thinking'),
            thinking_blocks: thinking,
          }),
          ...(calls.length > 0 && { tool_calls: calls }),
        },
        logprobs: null,
        finish_reason: finishReasonOf(message.stop_reason),
      },
    ],
    ...(usage !== undefined && { usage: chatUsage(usage) }),
  };
}

/** Converts an error of Anthropic into one of a chat completion. */
export function errorFromAnthropic(answer: unknown): JsonObject {
  const { type, message } = objectOf(objectOf(answer).error);
  return {
    error: {
      message: textOf(message) ?? 'The provider gave no reason.',
      type: type ?? 'api_error',
      param: null,
      code: type ?? null,
    },
  };
}
