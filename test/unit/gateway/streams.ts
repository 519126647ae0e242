/** Streams in the forms that the documentation of the providers shows. */

export const frame = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`;

export const named = (data: { type: string } & Record<string, unknown>): string =>
  `event: ${data.type}\n${frame(data)}`;

export const chatChunk = (delta: Record<string, unknown>, finish: string | null = null) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  created: 1_694_268_190,
  model: 'gpt-4o-2024-08-06',
  service_tier: 'default',
  system_fingerprint: 'fp_44709d6fcb',
  choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
  usage: null,
});

/** https://platform.openai.com/docs/api-reference/chat-streaming */
export const OPENAI_STREAM = [
  frame(chatChunk({ role: 'assistant', content: '' })),
  ': keep-alive\n\n',
  ...['Grüße', ', ', '世界', '!'].map((content) => frame(chatChunk({ content }))),
  frame(chatChunk({}, 'stop')),
  frame({
    ...chatChunk({}),
    choices: [],
    usage: {
      prompt_tokens: 12,
      completion_tokens: 9,
      total_tokens: 21,
      prompt_tokens_details: { cached_tokens: 0 },
    },
  }),
  'data: [DONE]\n\n',
].join('');

const response = (more: Record<string, unknown>) => ({ id: 'resp_1', model: 'gpt-4.1-2025-04-14', ...more });

/** https://platform.openai.com/docs/api-reference/responses-streaming */
export const RESPONSES_STREAM = [
  named({ type: 'response.created', response: response({ status: 'in_progress', usage: null }) }),
  named({ type: 'response.in_progress', response: response({ status: 'in_progress', usage: null }) }),
  named({ type: 'response.output_item.added', output_index: 0, item: { type: 'message', content: [] } }),
  named({ type: 'response.content_part.added', part: { type: 'output_text', text: '' } }),
  named({ type: 'response.output_text.delta', delta: 'Hi', obfuscation: 'x1y2' }),
  named({ type: 'response.output_text.delta', delta: ' – 😀' }),
  named({ type: 'response.output_text.done', text: 'Hi – 😀' }),
  named({
    type: 'response.completed',
    response: response({
      status: 'completed',
      service_tier: 'default',
      usage: {
        input_tokens: 37,
        input_tokens_details: { cached_tokens: 0 },
        output_tokens: 11,
        output_tokens_details: { reasoning_tokens: 0 },
        total_tokens: 48,
      },
    }),
  }),
].join('');

/** https://platform.claude.com/docs/en/build-with-claude/streaming */
export const ANTHROPIC_STREAM = [
  named({
    type: 'message_start',
    message: {
      id: 'msg_014p7gG3wDgGV9EUtLvnow3U',
      type: 'message',
      role: 'assistant',
      model: 'claude-sonnet-4-5-20250929',
      stop_sequence: null,
      usage: {
        input_tokens: 472,
        cache_creation_input_tokens: 10,
        cache_read_input_tokens: 0,
        output_tokens: 2,
      },
      content: [],
      stop_reason: null,
    },
  }),
  named({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }),
  named({ type: 'ping' }),
  named({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Okay, ' } }),
  named({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'let’s check.' } }),
  named({ type: 'content_block_stop', index: 0 }),
  named({
    type: 'content_block_start',
    index: 1,
    content_block: { type: 'tool_use', id: 'toolu_01T1x1fJ34qAmk2tNTrN7Up6', name: 'get_weather', input: {} },
  }),
  named({ type: 'content_block_delta', index: 1, delta: { type: 'input_json_delta', partial_json: '' } }),
  named({
    type: 'content_block_delta',
    index: 1,
    delta: { type: 'input_json_delta', partial_json: '{"location":' },
  }),
  named({
    type: 'content_block_delta',
    index: 1,
    delta: { type: 'input_json_delta', partial_json: ' "San Francisco"}' },
  }),
  named({ type: 'content_block_stop', index: 1 }),
  named({
    type: 'message_delta',
    delta: { stop_reason: 'tool_use', stop_sequence: null },
    usage: { output_tokens: 89, cache_read_input_tokens: null, server_tool_use: { web_search_requests: 1 } },
  }),
  named({ type: 'message_stop' }),
].join('');
