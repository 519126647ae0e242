import { createParser } from 'eventsource-parser';
import { describe, expect, it } from 'vitest';
import { MAX_FRAME_BYTES } from '../../../server/features/gateway/formats/frames.ts';
import { StreamTap } from '../../../server/features/gateway/formats/stream-tap.ts';
import type { UsageFormat, WireFormat } from '../../../server/features/gateway/formats/usage.ts';
import { randomOf, rounds, seedOf } from '../../support/scale.ts';
import { ANTHROPIC_STREAM, chatChunk, frame, named, OPENAI_STREAM, RESPONSES_STREAM } from './streams.ts';

interface Reading {
  passed: string;
  tap: StreamTap;
}

function read(
  stream: string | Buffer,
  { format = 'openai', wire = 'chat', hideUsage = false, cuts = [] as number[] } = {} as {
    format?: UsageFormat;
    wire?: WireFormat;
    hideUsage?: boolean;
    cuts?: number[];
  },
): Reading {
  const bytes = Buffer.from(stream as string);
  const tap = new StreamTap(format, wire, { hideUsage });
  const passed: Buffer[] = [];
  let start = 0;
  for (const cut of [...cuts, bytes.length]) {
    passed.push(Buffer.from(tap.push(Buffer.from(bytes.subarray(start, cut)))));
    start = cut;
  }
  passed.push(tap.end());
  return { passed: Buffer.concat(passed).toString('utf8'), tap };
}

const factsOf = ({ tap }: Reading) => ({
  model: tap.model,
  serviceTier: tap.serviceTier,
  usage: tap.usage,
  outputBytes: tap.outputBytes,
  error: tap.errorFrame,
  hasContent: tap.hasContent,
  isFinished: tap.isFinished,
});

describe('the tap of a stream', () => {
  it('reads the model, the usage and the end of a chat completion, and passes its bytes on', () => {
    const reading = read(OPENAI_STREAM);
    expect(reading.passed).toBe(OPENAI_STREAM);
    expect(factsOf(reading)).toMatchObject({
      model: 'gpt-4o-2024-08-06',
      serviceTier: 'default',
      usage: { input_uncached: 12, output_text: 9 },
      outputBytes: Buffer.byteLength('Grüße, 世界!'),
      error: undefined,
      isFinished: true,
    });
  });

  it('takes the usage frame out for a client that did not ask, and nothing else', () => {
    const { passed, tap } = read(OPENAI_STREAM, { hideUsage: true });
    const frames = OPENAI_STREAM.split('\n\n').filter((sent) => !sent.includes('"choices":[]'));
    expect(passed).toBe(frames.join('\n\n'));
    expect(tap.usage).toMatchObject({ input_uncached: 12, output_text: 9 });
  });

  it('leaves usage that comes with content, and frames without choices that state no usage', () => {
    const stream =
      frame({ model: 'm', choices: [], prompt_filter_results: [] }) +
      frame({
        choices: [{ index: 0, delta: { content: 'a' }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 3, completion_tokens: 1 },
      }) +
      'data: [DONE]\n\n';
    const { passed, tap } = read(stream, { hideUsage: true });
    expect(passed).toBe(stream);
    expect(tap.usage).toMatchObject({ input_uncached: 3, output_text: 1 });
  });

  it('reads the same for any cut of the stream, with LF and CRLF, for all forms', () => {
    const random = randomOf(seedOf('stream tap, cuts'));
    const streams = [
      ['openai', 'chat', OPENAI_STREAM],
      ['responses', 'responses', RESPONSES_STREAM],
      ['anthropic', 'messages', ANTHROPIC_STREAM],
    ] as const;
    for (const [format, wire, text] of streams) {
      for (const stream of [text, text.replaceAll('\n', '\r\n'), text.replaceAll('data: ', 'data:')]) {
        const hideUsage = wire === 'chat';
        const whole = read(stream, { format, wire, hideUsage });
        const size = Buffer.byteLength(stream);
        const everyByte = Array.from({ length: size - 1 }, (_, at) => at + 1);
        const variants = [everyByte];
        for (let round = 0; round < rounds({ sample: 40, full: 4_000 }); round += 1) {
          variants.push(Array.from({ length: 1 + random(12) }, () => random(size)).sort((a, b) => a - b));
        }
        for (const cuts of variants) {
          const reading = read(stream, { format, wire, hideUsage, cuts });
          expect(reading.passed).toBe(whole.passed);
          expect(factsOf(reading)).toEqual(factsOf(whole));
        }
      }
    }
  });

  it('reads the same events as another parser', () => {
    const odd = `\u{feff}: comment\n\n\n\nevent: x\ndata:${JSON.stringify(chatChunk({ content: 'a' }))}\nid: 7\n\n: ping\n\ndata: {"choices":[\ndata: {"index":0,"delta":{"content":"bc"},"finish_reason":"stop"}]}\n\nretry: 5\n\n`;
    const events: string[] = [];
    const parser = createParser({ onEvent: ({ data }) => events.push(data) });
    parser.feed(odd);
    const bytes = events
      .map((data) => JSON.parse(data).choices[0].delta.content as string)
      .reduce((sum, content) => sum + Buffer.byteLength(content), 0);
    const { tap, passed } = read(odd, { hideUsage: true });
    expect(passed).toBe(odd);
    expect(tap.outputBytes).toBe(bytes);
    expect(tap.isFinished).toBe(true);
  });

  it('lets the last usage win, and takes zeros for a statement', () => {
    const usage = (prompt: number, completion: number) => ({
      prompt_tokens: prompt,
      completion_tokens: completion,
    });
    const stream = [usage(9, 1), usage(9, 5), null, {}].map((stated) =>
      frame({ ...chatChunk({ content: 'a' }), usage: stated }),
    );
    expect(read(stream.join('')).tap.usage).toMatchObject({ input_uncached: 9, output_text: 5 });
    expect(read(frame({ choices: [], usage: usage(0, 0) })).tap.usage).toMatchObject({
      input_uncached: 0,
      requests: 1,
    });
    expect(read(frame(chatChunk({ content: 'a' }))).tap.usage).toBeUndefined();
  });

  it('reads the usage that Groq puts into a member of its own', () => {
    const stream = frame({
      choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }],
      x_groq: { id: 'req_1', usage: { prompt_tokens: 18, completion_tokens: 439, total_tokens: 457 } },
    });
    expect(read(stream).tap.usage).toMatchObject({ input_uncached: 18, output_text: 439 });
  });

  it('reads a last frame without a blank line after it', () => {
    const { tap, passed } = read(OPENAI_STREAM.slice(0, -2), { hideUsage: true });
    expect(tap.isFinished).toBe(true);
    expect(passed.endsWith('data: [DONE]')).toBe(true);
  });

  it('passes on what is not JSON', () => {
    const stream = 'data: nonsense\n\ndata: 5\n\ndata\n\n: keep-alive\n\n';
    const { tap, passed } = read(stream, { hideUsage: true });
    expect(passed).toBe(stream);
    expect(tap.hasContent).toBe(false);
  });

  it('fails a stream with a frame that is too large, and accepts one of 1 MiB', () => {
    const content = (bytes: number) => frame(chatChunk({ content: 'x'.repeat(bytes) }));
    const cutsOf = (stream: string) =>
      Array.from({ length: Math.floor(stream.length / 16_384) }, (_, at) => (at + 1) * 16_384);
    const fits = content(1_048_576);
    expect(read(fits, { cuts: cutsOf(fits) }).tap.outputBytes).toBe(1_048_576);
    const large = content(MAX_FRAME_BYTES + 16_384);
    expect(() => read(large, { cuts: cutsOf(large) })).toThrow(/more than/);
  });
});

describe('the first content of a stream', () => {
  const cases: [string, UsageFormat, WireFormat, string, boolean][] = [
    ['a comment', 'openai', 'chat', ': OPENROUTER PROCESSING\n\n', false],
    ['a role', 'openai', 'chat', frame(chatChunk({ role: 'assistant', content: '' })), false],
    [
      'a role with null members',
      'openai',
      'chat',
      frame(chatChunk({ role: 'assistant', content: null, tool_calls: [] })),
      false,
    ],
    ['a frame without choices', 'openai', 'chat', frame({ choices: [], usage: null }), false],
    ['an end marker alone', 'openai', 'chat', 'data: [DONE]\n\n', false],
    ['text', 'openai', 'chat', frame(chatChunk({ content: 'a' })), true],
    ['reasoning', 'openai', 'chat', frame(chatChunk({ reasoning_content: 'a' })), true],
    ['a refusal', 'openai', 'chat', frame(chatChunk({ refusal: 'no' })), true],
    ['the call of a tool', 'openai', 'chat', frame(chatChunk({ tool_calls: [{ index: 0, id: 'c' }] })), true],
    [
      'an end without text',
      'openai',
      'chat',
      frame({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }),
      true,
    ],
    [
      'a created response',
      'responses',
      'responses',
      named({ type: 'response.created', response: {} }),
      false,
    ],
    [
      'a response in progress',
      'responses',
      'responses',
      named({ type: 'response.in_progress', response: {} }),
      false,
    ],
    [
      'an added item',
      'responses',
      'responses',
      named({ type: 'response.output_item.added', item: {} }),
      false,
    ],
    [
      'text of a response',
      'responses',
      'responses',
      named({ type: 'response.output_text.delta', delta: 'a' }),
      true,
    ],
    [
      'arguments',
      'responses',
      'responses',
      named({ type: 'response.function_call_arguments.delta', delta: '{' }),
      true,
    ],
    [
      'a complete response',
      'responses',
      'responses',
      named({ type: 'response.completed', response: {} }),
      true,
    ],
    ['the start of a message', 'anthropic', 'messages', named({ type: 'message_start', message: {} }), false],
    ['a ping', 'anthropic', 'messages', named({ type: 'ping' }), false],
    [
      'an empty text block',
      'anthropic',
      'messages',
      named({ type: 'content_block_start', content_block: { type: 'text', text: '' } }),
      false,
    ],
    [
      'a tool block',
      'anthropic',
      'messages',
      named({ type: 'content_block_start', content_block: { type: 'tool_use', id: 't', name: 'f' } }),
      true,
    ],
    [
      'text of a message',
      'anthropic',
      'messages',
      named({ type: 'content_block_delta', delta: { type: 'text_delta', text: 'a' } }),
      true,
    ],
    [
      'a message that ends',
      'anthropic',
      'messages',
      named({ type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: {} }),
      true,
    ],
  ];

  it.each(cases)('is judged for %s', (_, format, wire, stream, expected) => {
    expect(read(stream, { format, wire }).tap.hasContent).toBe(expected);
  });
});

describe('an error inside a stream', () => {
  const cases: [string, UsageFormat, WireFormat, string, number, string][] = [
    [
      'OpenAI',
      'openai',
      'chat',
      frame({ error: { message: 'Slow down', type: 'tokens', code: 'rate_limit_exceeded' } }),
      429,
      'Slow down',
    ],
    [
      'OpenRouter',
      'openai',
      'chat',
      frame({
        id: 'g',
        error: { code: 502, message: 'Bad' },
        choices: [{ index: 0, delta: { content: '' }, finish_reason: 'error' }],
      }),
      502,
      'Bad',
    ],
    [
      'a provider that names the event',
      'openai',
      'chat',
      'event: error\ndata: {"message":"boom"}\n\n',
      500,
      'boom',
    ],
    [
      'a provider that sends a text',
      'openai',
      'chat',
      frame({ error: 'out of memory' }),
      500,
      'out of memory',
    ],
    [
      'Anthropic',
      'anthropic',
      'messages',
      named({ type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }),
      529,
      'Overloaded',
    ],
    [
      'the responses of OpenAI',
      'responses',
      'responses',
      named({ type: 'response.failed', response: { error: { code: 'server_error', message: 'Sorry' } } }),
      500,
      'Sorry',
    ],
    [
      'an error event of responses',
      'responses',
      'responses',
      named({ type: 'error', code: 'insufficient_quota', message: 'Pay', param: null }),
      429,
      'Pay',
    ],
  ];

  it.each(cases)(
    'of %s is found, with the status that it stands for',
    (_, format, wire, stream, status, message) => {
      const { tap } = read(stream, { format, wire });
      expect(tap.errorFrame).toMatchObject({ status, message });
      expect(tap.hasContent).toBe(false);
    },
  );
});

describe('a stream of Anthropic', () => {
  it('states the input at the start and the output at the end', () => {
    const { tap } = read(ANTHROPIC_STREAM, { format: 'anthropic', wire: 'messages' });
    expect(tap.usage).toMatchObject({
      input_uncached: 472,
      input_cache_write_5m: 10,
      output_text: 89,
      web_searches: 1,
    });
    expect(tap.model).toBe('claude-sonnet-4-5-20250929');
    expect(tap.isFinished).toBe(true);
    expect(tap.outputBytes).toBe(
      Buffer.byteLength('Okay, let’s check.get_weather{"location": "San Francisco"}'),
    );
  });

  it('states the input even if it is cut', () => {
    const stream = ANTHROPIC_STREAM.slice(0, ANTHROPIC_STREAM.indexOf('event: message_delta'));
    const { tap } = read(stream, { format: 'anthropic', wire: 'chat' });
    expect(tap.usage).toMatchObject({ input_uncached: 472, output_text: 2 });
    expect(tap.isFinished).toBe(false);
  });
});

describe('a stream that the gateway cuts', () => {
  /** Reads the beginning of a stream, up to a text. @returns the events that end it */
  function eventsAfter(stream: string, text: string, format: UsageFormat, wire: WireFormat) {
    const end = stream.indexOf('\n\n', stream.indexOf(text)) + 2;
    const { tap } = read(stream.slice(0, end), { format, wire });
    return tap
      .cut()
      .split('\n\n')
      .filter((event) => event !== '')
      .map((event) => {
        const [, name, data = ''] = /^(?:event: (.*)\n)?data: (.*)$/.exec(event) ?? [];
        return [name, JSON.parse(data)];
      });
  }

  it('ends each choice that is open for its length', () => {
    expect(eventsAfter(OPENAI_STREAM, '世界', 'openai', 'chat')).toEqual([
      [
        undefined,
        {
          ...{ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1_694_268_190 },
          model: 'gpt-4o-2024-08-06',
          choices: [{ index: 0, delta: {}, finish_reason: 'length' }],
        },
      ],
    ]);
    expect(eventsAfter(OPENAI_STREAM, '"stop"', 'openai', 'chat')).toEqual([]);
  });

  it('ends the block and the message of Anthropic', () => {
    const [stop, delta] = eventsAfter(ANTHROPIC_STREAM, 'content_block_delta', 'anthropic', 'messages');
    expect(stop).toEqual(['content_block_stop', { type: 'content_block_stop', index: 0 }]);
    expect(delta).toEqual([
      'message_delta',
      {
        type: 'message_delta',
        delta: { stop_reason: 'max_tokens', stop_sequence: null },
        usage: { output_tokens: expect.any(Number) },
      },
    ]);
    const [only] = eventsAfter(ANTHROPIC_STREAM, 'content_block_stop', 'anthropic', 'messages');
    expect(only?.[0]).toBe('message_delta');
  });

  it('ends a response as incomplete', () => {
    expect(eventsAfter(RESPONSES_STREAM, 'output_text.delta', 'responses', 'responses')).toEqual([
      [
        'response.incomplete',
        {
          type: 'response.incomplete',
          response: expect.objectContaining({
            id: 'resp_1',
            status: 'incomplete',
            incomplete_details: { reason: 'max_output_tokens' },
          }),
        },
      ],
    ]);
  });

  it('has passed whole frames only', () => {
    const random = randomOf(seedOf('stream tap, whole frames'));
    for (let round = 0; round < rounds({ sample: 40, full: 4_000 }); round += 1) {
      const tap = new StreamTap('openai', 'chat', { hideUsage: false });
      const end = random(Buffer.byteLength(OPENAI_STREAM));
      const bytes = Buffer.from(OPENAI_STREAM).subarray(0, end);
      const middle = random(end + 1);
      const passed = [bytes.subarray(0, middle), bytes.subarray(middle)].map((part) => tap.push(part));
      const text = Buffer.concat(passed).toString();
      expect(OPENAI_STREAM.startsWith(text)).toBe(true);
      expect(text === '' || text.endsWith('\n\n')).toBe(true);
    }
  });
});
