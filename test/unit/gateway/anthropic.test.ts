import { describe, expect, it } from 'vitest';
import {
  errorFromAnthropic,
  fromAnthropic,
} from '../../../server/features/gateway/formats/anthropic/answer.ts';
import { toAnthropic } from '../../../server/features/gateway/formats/anthropic/request.ts';
import { AnthropicToChatStream } from '../../../server/features/gateway/formats/anthropic/stream.ts';
import { StreamTap } from '../../../server/features/gateway/formats/stream-tap.ts';
import { ANTHROPIC_STREAM, named } from './streams.ts';

// The forms are those of https://platform.claude.com/docs/en/api/messages/create and of the types of @anthropic-ai/sdk 1.14.

type Messages = Record<string, unknown>[];
const HI = { role: 'user', content: 'Hi' };

function convert(more: Record<string, unknown>, options = {}) {
  const result = toAnthropic(
    { model: 'claude-opus-4-6', max_tokens: 100, messages: [HI], ...more },
    { dropParams: false, ...options },
  );
  if ('violations' in result) throw new Error(JSON.stringify(result.violations));
  return result;
}

const bodyOf = (more: Record<string, unknown>, options = {}) => convert(more, options).body;
const conversation = (...messages: Messages) => bodyOf({ messages });

function violationsOf(more: Record<string, unknown>, dropParams = false): string[] {
  const result = toAnthropic({ model: 'claude-opus-4-6', messages: [HI], ...more }, { dropParams });
  return 'violations' in result ? result.violations.map(({ path }) => path) : [];
}

describe('the messages of a request to Anthropic', () => {
  it('have the instructions apart, wherever they were', () => {
    expect(
      conversation({ role: 'system', content: 'Be brief.' }, HI, {
        role: 'developer',
        content: [{ type: 'text', text: 'Be kind.', cache_control: { type: 'ephemeral' } }],
      }),
    ).toMatchObject({
      system: [
        { type: 'text', text: 'Be brief.' },
        { type: 'text', text: 'Be kind.', cache_control: { type: 'ephemeral' } },
      ],
      messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }],
    });
  });

  it('have images and documents with their sources', () => {
    const content = [
      { type: 'text', text: 'What is this?' },
      { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=', detail: 'auto' } },
      { type: 'image_url', image_url: { url: 'https://example.com/a.png' } },
      { type: 'file', file: { filename: 'a.pdf', file_data: 'data:application/pdf;base64,JVBERi0=' } },
    ];
    expect(conversation({ role: 'user', content }).messages).toEqual([
      {
        role: 'user',
        content: [
          { type: 'text', text: 'What is this?' },
          { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'iVBORw0KGgo=' } },
          { type: 'image', source: { type: 'url', url: 'https://example.com/a.png' } },
          {
            type: 'document',
            source: { type: 'base64', media_type: 'application/pdf', data: 'JVBERi0=' },
            title: 'a.pdf',
          },
        ],
      },
    ]);
  });

  it('have the calls of tools, and all results of a turn in one message', () => {
    const call = (id: string, text: string) => ({
      id,
      type: 'function',
      function: { name: 'get_weather', arguments: text },
    });
    expect(
      conversation(
        HI,
        { role: 'assistant', content: null, tool_calls: [call('a', '{"city":"Bursa"}'), call('b', '')] },
        { role: 'tool', tool_call_id: 'a', content: '15 °C' },
        {
          role: 'tool',
          tool_call_id: 'b',
          content: [
            { type: 'text', text: '16 °C' },
            { type: 'text', text: 'Rain' },
          ],
        },
        { role: 'user', content: 'Thanks' },
      ).messages,
    ).toEqual([
      { role: 'user', content: [{ type: 'text', text: 'Hi' }] },
      {
        role: 'assistant',
        content: [
          { type: 'tool_use', id: 'a', name: 'get_weather', input: { city: 'Bursa' } },
          { type: 'tool_use', id: 'b', name: 'get_weather', input: {} },
        ],
      },
      {
        role: 'user',
        content: [
          { type: 'tool_result', tool_use_id: 'a', content: '15 °C' },
          {
            type: 'tool_result',
            tool_use_id: 'b',
            content: [
              { type: 'text', text: '16 °C' },
              { type: 'text', text: 'Rain' },
            ],
          },
          { type: 'text', text: 'Thanks' },
        ],
      },
    ]);
  });

  it('have no empty texts, which Anthropic refuses, and give reasoning back as it was', () => {
    const thinking_blocks = [{ type: 'thinking', thinking: 'Hm', signature: 'EqQB' }];
    expect(
      conversation(
        HI,
        { role: 'assistant', content: '' },
        { role: 'user', content: [{ type: 'text', text: '' }] },
        {
          role: 'assistant',
          content: 'Hello',
          thinking_blocks,
        },
      ).messages,
    ).toEqual([
      { role: 'user', content: [{ type: 'text', text: 'Hi' }] },
      { role: 'assistant', content: [...thinking_blocks, { type: 'text', text: 'Hello' }] },
    ]);
  });
});

describe('the parameters of a request to Anthropic', () => {
  it.each([
    [{ max_completion_tokens: 7 }, { max_tokens: 7 }],
    [{ stop: 'END' }, { stop_sequences: ['END'] }],
    [{ stop: ['A', 'B'] }, { stop_sequences: ['A', 'B'] }],
    [
      { temperature: 0.2, top_p: 0.9, top_k: 5, stream: true },
      { temperature: 0.2, top_p: 0.9, top_k: 5, stream: true },
    ],
    [{ user: 'u1' }, { metadata: { user_id: 'u1' } }],
    [{ service_tier: 'default' }, { service_tier: 'standard_only' }],
    [{ reasoning_effort: 'minimal' }, { output_config: { effort: 'low' } }],
    [{ thinking: { type: 'adaptive' } }, { thinking: { type: 'adaptive' } }],
    [
      {
        reasoning_effort: 'high',
        response_format: { type: 'json_schema', json_schema: { name: 'x', schema: { type: 'object' } } },
      },
      { output_config: { effort: 'high', format: { type: 'json_schema', schema: { type: 'object' } } } },
    ],
    [{ tool_choice: 'auto' }, { tool_choice: { type: 'auto' } }],
    [{ tool_choice: 'none' }, { tool_choice: { type: 'none' } }],
    [{ tool_choice: 'required' }, { tool_choice: { type: 'any' } }],
    [
      { tool_choice: { type: 'function', function: { name: 'f' } } },
      { tool_choice: { type: 'tool', name: 'f' } },
    ],
  ])('have %j as %j', (more, expected) => {
    expect(bodyOf(more)).toMatchObject(expected);
  });

  it('have the tools, with an empty schema where there is none', () => {
    const parameters = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
    const tools = [
      {
        type: 'function',
        function: { name: 'get_weather', description: 'Weather', parameters, strict: true },
      },
      { type: 'function', function: { name: 'now', strict: false } },
    ];
    expect(bodyOf({ tools, parallel_tool_calls: false })).toMatchObject({
      tools: [
        { name: 'get_weather', description: 'Weather', input_schema: parameters, strict: true },
        { name: 'now', input_schema: { type: 'object', properties: {} } },
      ],
      tool_choice: { type: 'auto', disable_parallel_tool_use: true },
    });
    expect(bodyOf({ tools, parallel_tool_calls: false, tool_choice: 'none' }).tool_choice).toEqual({
      type: 'none',
    });
    expect(bodyOf({ parallel_tool_calls: false }).tool_choice).toBeUndefined();
  });

  it('have the limit that Anthropic needs: of the request, of the model, or a fixed one', () => {
    const limitOf = (maxOutput?: number) => bodyOf({ max_tokens: null }, { maxOutput }).max_tokens;
    expect(bodyOf({}).max_tokens).toBe(100);
    expect(limitOf(64_000)).toBe(64_000);
    expect(limitOf()).toBe(4_096);
  });

  it('leave out what says what Anthropic does anyway', () => {
    const neutral = {
      n: 1,
      logprobs: false,
      presence_penalty: 0,
      frequency_penalty: 0,
      logit_bias: {},
      store: false,
      metadata: {},
      modalities: ['text'],
      response_format: { type: 'text' },
      reasoning_effort: 'none',
      stream_options: { include_usage: true },
      seed: null,
    };
    expect(convert(neutral)).toEqual(convert({}));
  });

  it('are refused by name where Anthropic has no counterpart, all at once', () => {
    const unmapped = {
      n: 2,
      seed: 7,
      logit_bias: { 1: 2 },
      temperature: 1.5,
      response_format: { type: 'json_object' },
      service_tier: 'flex',
      tool_choice: { type: 'allowed_tools' },
      tools: [{ type: 'web_search' }],
      modalities: ['text', 'audio'],
      brand_new_param: true,
      toString: 1,
      messages: [
        { ...HI, name: 'ada' },
        { role: 'user', content: [{ type: 'image_url', image_url: { url: 'https://a', detail: 'low' } }] },
      ],
    };
    const names = Object.keys(unmapped).filter((name) => !['messages', 'tools'].includes(name));
    const expected = [
      ...names,
      'tools[0]',
      'messages[0].name',
      'messages[1].content[0].image_url.detail',
    ].sort();
    expect(violationsOf(unmapped).sort()).toEqual(expected);
    const { body, dropped } = convert(unmapped, { dropParams: true });
    expect(dropped.sort()).toEqual(expected);
    expect(Object.keys(body).sort()).toEqual(['max_tokens', 'messages', 'model', 'tools']);
  });

  it('have no effort for models that came before it', () => {
    for (const model of [
      'claude-sonnet-4-5-20250929',
      'claude-haiku-4-5',
      'claude-3-7-sonnet-latest',
      'claude-opus-4-1',
      'claude-sonnet-4-20250514',
    ]) {
      expect(violationsOf({ reasoning_effort: 'low', model }), model).toEqual(['reasoning_effort']);
    }
    for (const model of [
      'claude-opus-4-5-20251101',
      'claude-sonnet-4-6',
      'claude-opus-5',
      'claude-fable-5',
    ]) {
      expect(violationsOf({ reasoning_effort: 'low', model }), model).toEqual([]);
    }
  });

  it('are refused also with drop_params where the request cannot be made', () => {
    const messages = [
      { role: 'function', content: 'x' },
      {
        role: 'user',
        content: [
          { type: 'input_audio', input_audio: {} },
          { type: 'image_url', image_url: {} },
          { type: 'file', file: { file_id: 'f' } },
        ],
      },
      {
        role: 'assistant',
        tool_calls: [
          { id: 'a', type: 'function', function: { name: 'f', arguments: '[1' } },
          { id: 'b', type: 'custom' },
        ],
        function_call: {},
      },
    ];
    expect(violationsOf({ messages }, true)).toEqual([
      'messages[0].role',
      'messages[1].content[0]',
      'messages[1].content[1].image_url.url',
      'messages[1].content[2].file',
      'messages[2].function_call',
      'messages[2].tool_calls[0].function.arguments',
      'messages[2].tool_calls[1]',
    ]);
    expect(violationsOf({ messages: [{ role: 'system', content: 'x' }] }, true)).toEqual(['messages']);
    for (const body of [null, 7, [], { messages: 'x' }, { messages: [null, 5] }]) {
      expect(toAnthropic(body, { dropParams: true })).toHaveProperty('violations');
    }
  });
});

describe('an answer of Anthropic', () => {
  const message = {
    id: 'msg_013Zva2CMHLNnjNjJJKqJ2EF',
    type: 'message',
    role: 'assistant',
    model: 'claude-sonnet-4-5-20250929',
    content: [{ type: 'text', text: 'Hi! My name is Claude.' }],
    stop_reason: 'end_turn',
    stop_sequence: null,
    usage: {
      input_tokens: 2095,
      output_tokens: 503,
      cache_read_input_tokens: 100,
      cache_creation_input_tokens: 5,
    },
  };

  it('becomes a chat completion, whose input includes what was cached', () => {
    expect(fromAnthropic(message, 1_764_500_000)).toEqual({
      id: 'msg_013Zva2CMHLNnjNjJJKqJ2EF',
      object: 'chat.completion',
      created: 1_764_500_000,
      model: 'claude-sonnet-4-5-20250929',
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: 'Hi! My name is Claude.', refusal: null },
          logprobs: null,
          finish_reason: 'stop',
        },
      ],
      usage: {
        prompt_tokens: 2200,
        completion_tokens: 503,
        total_tokens: 2703,
        prompt_tokens_details: { cached_tokens: 100, cache_write_tokens: 5 },
        completion_tokens_details: { reasoning_tokens: 0 },
      },
    });
  });

  it('has calls of tools and reasoning', () => {
    const content = [
      { type: 'thinking', thinking: 'Let me see.', signature: 'EqQB' },
      { type: 'text', text: 'I will ' },
      { type: 'text', text: 'look.' },
      { type: 'tool_use', id: 'toolu_1', name: 'get_weather', input: { city: 'Bursa' } },
      { type: 'tool_use', id: 'toolu_2', name: 'now', input: {} },
    ];
    expect(fromAnthropic({ ...message, content, stop_reason: 'tool_use' }, 0).choices).toEqual([
      {
        index: 0,
        message: {
          role: 'assistant',
          content: 'I will look.',
          refusal: null,
          reasoning_content: 'Let me see.',
          thinking_blocks: [content[0]],
          tool_calls: [
            {
              id: 'toolu_1',
              type: 'function',
              function: { name: 'get_weather', arguments: '{"city":"Bursa"}' },
            },
            { id: 'toolu_2', type: 'function', function: { name: 'now', arguments: '{}' } },
          ],
        },
        logprobs: null,
        finish_reason: 'tool_calls',
      },
    ]);
  });

  it.each([
    ['end_turn', 'stop'],
    ['stop_sequence', 'stop'],
    ['max_tokens', 'length'],
    ['model_context_window_exceeded', 'length'],
    ['tool_use', 'tool_calls'],
    ['refusal', 'content_filter'],
    ['something_new', 'stop'],
  ])('that ends with %s ends with %s', (stop_reason, expected) => {
    expect(fromAnthropic({ ...message, content: [], stop_reason }, 0).choices).toMatchObject([
      { message: { content: null }, finish_reason: expected },
    ]);
  });

  it('that is an error becomes one of a chat completion', () => {
    const body = {
      type: 'error',
      error: { type: 'not_found_error', message: 'model: claude-9' },
      request_id: 'req_1',
    };
    expect(errorFromAnthropic(body)).toEqual({
      error: { message: 'model: claude-9', type: 'not_found_error', param: null, code: 'not_found_error' },
    });
    expect(errorFromAnthropic('nonsense')).toMatchObject({ error: { type: 'api_error' } });
  });
});

describe('a stream of Anthropic', () => {
  const bytes = Buffer.from(ANTHROPIC_STREAM);
  const convertStream = (stream: Buffer, cuts: number[], includeUsage = true): string => {
    const converter = new AnthropicToChatStream({ includeUsage, created: 7 });
    const starts = [0, ...cuts];
    const parts = starts.map((start, index) =>
      converter.push(stream.subarray(start, starts[index + 1] ?? stream.length)),
    );
    return Buffer.concat([...parts, converter.end()]).toString('utf8');
  };

  const chunksOf = (text: string) =>
    text
      .split('\n\n')
      .filter((sent) => sent.startsWith('data: {'))
      .map((sent) => JSON.parse(sent.slice(6)));

  it('becomes that of a chat completion', () => {
    const text = convertStream(bytes, []);
    const chunks = chunksOf(text);
    for (const chunk of chunks) {
      expect(chunk).toMatchObject({
        id: 'msg_014p7gG3wDgGV9EUtLvnow3U',
        object: 'chat.completion.chunk',
        created: 7,
        model: 'claude-sonnet-4-5-20250929',
      });
    }
    expect(chunks.map(({ choices }) => choices[0]?.delta)).toEqual([
      { role: 'assistant', content: '' },
      { content: 'Okay, ' },
      { content: 'let’s check.' },
      {
        tool_calls: [
          {
            index: 0,
            id: 'toolu_01T1x1fJ34qAmk2tNTrN7Up6',
            type: 'function',
            function: { name: 'get_weather', arguments: '' },
          },
        ],
      },
      { tool_calls: [{ index: 0, function: { arguments: '{"location":' } }] },
      { tool_calls: [{ index: 0, function: { arguments: ' "San Francisco"}' } }] },
      {},
      undefined,
    ]);
    expect(chunks.at(-2).choices[0].finish_reason).toBe('tool_calls');
    expect(chunks.at(-1)).toMatchObject({
      choices: [],
      usage: { prompt_tokens: 482, completion_tokens: 89, total_tokens: 571 },
    });
    expect(text).toContain(': ping\n\n');
    expect(text.endsWith('data: [DONE]\n\n')).toBe(true);
  });

  it('is the same for any cut', () => {
    const whole = convertStream(bytes, []);
    expect(
      convertStream(
        bytes,
        Array.from({ length: bytes.length - 1 }, (_, at) => at + 1),
      ),
    ).toBe(whole);
  });

  it('states no usage to a client that did not ask', () => {
    expect(convertStream(bytes, [], false)).not.toContain('usage');
  });

  it('is read by the tap of chat completions as it was at Anthropic', () => {
    const taps = [
      new StreamTap('anthropic', 'messages', { hideUsage: false }),
      new StreamTap('openai', 'chat', { hideUsage: false }),
    ];
    taps[0]?.push(bytes);
    taps[1]?.push(Buffer.from(convertStream(bytes, [])));
    const [theirs, ours] = taps.map(({ model, outputBytes, isFinished, usage }) => ({
      model,
      outputBytes,
      isFinished,
      output: usage?.output_text,
      written: usage?.input_cache_write_5m,
    }));
    expect(ours).toEqual(theirs);
  });

  it('gives the call of a tool without arguments an empty object', () => {
    const stream =
      named({
        type: 'message_start',
        message: { id: 'm', model: 'c', usage: { input_tokens: 1, output_tokens: 1 } },
      }) +
      named({ type: 'content_block_start', index: 0, content_block: { type: 'thinking', thinking: '' } }) +
      named({ type: 'content_block_delta', index: 0, delta: { type: 'thinking_delta', thinking: 'Hm' } }) +
      named({
        type: 'content_block_delta',
        index: 0,
        delta: { type: 'signature_delta', signature: 'EqQB' },
      }) +
      named({ type: 'content_block_stop', index: 0 }) +
      named({
        type: 'content_block_start',
        index: 1,
        content_block: { type: 'tool_use', id: 't', name: 'now', input: {} },
      }) +
      named({
        type: 'content_block_delta',
        index: 1,
        delta: { type: 'input_json_delta', partial_json: '' },
      }) +
      named({ type: 'content_block_stop', index: 1 }) +
      named({ type: 'message_delta', delta: { stop_reason: 'tool_use' }, usage: { output_tokens: 5 } }) +
      named({ type: 'message_stop' });
    expect(
      chunksOf(convertStream(Buffer.from(stream), [], false)).map(({ choices }) => choices[0].delta),
    ).toEqual([
      { role: 'assistant', content: '' },
      { reasoning_content: 'Hm' },
      { tool_calls: [{ index: 0, id: 't', type: 'function', function: { name: 'now', arguments: '' } }] },
      { tool_calls: [{ index: 0, function: { arguments: '{}' } }] },
      {},
    ]);
  });

  it('that fails ends with an error and without an end marker', () => {
    const stream = ANTHROPIC_STREAM.slice(0, ANTHROPIC_STREAM.indexOf('event: content_block_stop'));
    const error = named({ type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } });
    const text = convertStream(Buffer.from(stream + error), []);
    expect(chunksOf(text).at(-1)).toEqual({
      error: { message: 'Overloaded', type: 'overloaded_error', param: null, code: 'overloaded_error' },
    });
    expect(text).not.toContain('[DONE]');
  });
});
