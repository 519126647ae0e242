import { describe, expect, it } from 'vitest';
import { isKeepable, isKeepableStream, isStateful } from '../../../server/features/gateway/cache/keepable.ts';
import { chatAsStream } from '../../../server/features/gateway/cache/replay-stream.ts';
import { StreamTap } from '../../../server/features/gateway/formats/stream-tap.ts';
import type { Wire } from '../../../server/features/gateway/providers/provider.ts';
import { chatEvents, messageEvents } from '../../support/fake-upstream.ts';

const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const choice = (message: object, finish_reason: string | null = 'stop', index = 0) => ({
  index,
  message: { role: 'assistant', ...message },
  finish_reason,
});
const TOOLS = [{ id: 'call_1', type: 'function', function: { name: 'pay', arguments: '{}' } }];

describe('an answer is kept if it is a complete text', () => {
  it.each<[Wire, boolean, unknown]>([
    ['chat', true, { choices: [choice({ content: 'Hi' }), choice({ content: 'Ho' }, 'stop', 1)] }],
    ['chat', true, { choices: [choice({ content: null, refusal: 'No.', tool_calls: [] })] }],
    ['chat', false, { choices: [choice({ content: 'Hi' }), choice({ content: 'H' }, 'length', 1)] }],
    ['chat', false, { choices: [choice({ content: null, tool_calls: TOOLS }, 'tool_calls')] }],
    ['chat', false, { choices: [choice({ content: 'Hi', tool_calls: TOOLS })] }],
    ['chat', false, { choices: [choice({ function_call: { name: 'pay' } })] }],
    ['chat', false, { choices: [choice({ content: '' }, 'content_filter')] }],
    ['chat', false, { choices: [choice({ content: 'Hi' }, null)] }],
    ['chat', false, { choices: [] }],
    ['chat', false, { error: { message: 'no' }, choices: [choice({ content: 'Hi' })] }],
    ['embeddings', true, { data: [{ embedding: [1] }] }],
    ['embeddings', false, { data: [] }],
    ['responses', true, { status: 'completed', output: [{ type: 'reasoning' }, { type: 'message' }] }],
    ['responses', false, { status: 'completed', output: [{ type: 'function_call' }] }],
    ['responses', false, { status: 'incomplete', output: [{ type: 'message' }] }],
    ['messages', true, { stop_reason: 'end_turn', content: [{ type: 'thinking' }, { type: 'text' }] }],
    ['messages', false, { stop_reason: 'tool_use', content: [{ type: 'tool_use' }] }],
    ['messages', false, { stop_reason: 'max_tokens', content: [{ type: 'text' }] }],
  ])('%s: %s', (wire, isKept, answer) => {
    expect(isKeepable(wire, json(answer))).toBe(isKept);
  });

  it('is not what is no JSON object', () => {
    for (const text of ['', '[]', 'null', '{']) expect(isKeepable('chat', Buffer.from(text))).toBe(false);
  });
});

describe('a stream is kept if it is a complete text', () => {
  const kept = (wire: Wire, events: readonly string[]) =>
    isKeepableStream(wire, Buffer.from(events.join('')));
  const frame = (value: object) => `data: ${JSON.stringify(value)}\n\n`;
  const delta = (value: object, finish_reason: string | null = null) =>
    frame({ choices: [{ index: 0, delta: value, finish_reason }] });

  it('of a chat, with its end', () => {
    const events = chatEvents();
    expect(kept('chat', events)).toBe(true);
    for (let count = 0; count < events.length; count += 1)
      expect(kept('chat', events.slice(0, count))).toBe(false);
    expect(kept('chat', [delta({ content: 'a' }), delta({}, 'length'), 'data: [DONE]\n\n'])).toBe(false);
    expect(kept('chat', [delta({ tool_calls: TOOLS }), delta({}, 'stop'), 'data: [DONE]\n\n'])).toBe(false);
    expect(
      kept('chat', [...events.slice(0, -1), frame({ error: { message: 'no' } }), 'data: [DONE]\n\n']),
    ).toBe(false);
    expect(kept('chat', ['data: {"cho\n\n', ...events])).toBe(false);
  });

  it('of messages, with its end', () => {
    const events = messageEvents();
    expect(kept('messages', events)).toBe(true);
    for (let count = 0; count < events.length; count += 1)
      expect(kept('messages', events.slice(0, count))).toBe(false);
    expect(
      kept(
        'messages',
        events.map((event) => event.replace('"type":"text"', '"type":"tool_use"')),
      ),
    ).toBe(false);
    expect(
      kept(
        'messages',
        events.map((event) => event.replace('end_turn', 'max_tokens')),
      ),
    ).toBe(false);
  });

  it('of responses, with its end', () => {
    const last = (status: string, type: string) =>
      frame({ type: `response.${status}`, response: { status, output: [{ type }] } });
    expect(kept('responses', [last('completed', 'message')])).toBe(true);
    expect(kept('responses', [last('completed', 'function_call')])).toBe(false);
    expect(kept('responses', [last('incomplete', 'message')])).toBe(false);
    expect(kept('embeddings', [])).toBe(false);
  });
});

it('asks always for what a provider remembers', () => {
  expect(isStateful('chat', {})).toBe(false);
  expect(isStateful('chat', { store: true })).toBe(true);
  expect(isStateful('responses', {})).toBe(true);
  expect(isStateful('responses', { store: false })).toBe(false);
  expect(isStateful('responses', { store: false, previous_response_id: 'resp_1' })).toBe(true);
  expect(isStateful('messages', { store: true })).toBe(false);
});

describe('a kept chat completion as a stream', () => {
  const usage = { prompt_tokens: 9, completion_tokens: 3, total_tokens: 12 };
  const answer = {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1793491200,
    model: 'm',
    system_fingerprint: 'fp',
    choices: [
      choice({ content: 'Hello\n\nwörld' }),
      { ...choice({ content: 'Ho' }, 'stop', 1), logprobs: null },
    ],
    usage,
  };
  const framesOf = (stream: Buffer | undefined) =>
    (stream?.toString() ?? '')
      .split('\n\n')
      .filter((frame) => frame.startsWith('data: {'))
      .map((frame) => JSON.parse(frame.slice('data: '.length)));

  it('says what the completion says, and is the same each time', () => {
    const stream = chatAsStream(json(answer), []);
    expect(stream).toEqual(chatAsStream(json(answer), []));
    const frames = framesOf(stream);
    expect(frames).toHaveLength(4);
    expect(frames[0]).toEqual({
      ...{ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1793491200, model: 'm' },
      system_fingerprint: 'fp',
      choices: [{ index: 0, delta: { role: 'assistant', content: 'Hello\n\nwörld' }, finish_reason: null }],
    });
    expect(isKeepableStream('chat', stream ?? Buffer.alloc(0))).toBe(true);
  });

  it('shows the usage to a client that asks', () => {
    const stream = chatAsStream(json(answer), ['{"include_usage":true}']) ?? Buffer.alloc(0);
    const tap = new StreamTap('openai', 'chat', { hideUsage: false });
    tap.push(stream);
    expect([tap.isFinished, tap.usage?.output_text]).toEqual([true, 3]);
    expect(framesOf(stream).at(-1)).toMatchObject({ choices: [], usage });
  });

  it('is not made where something would be lost', () => {
    const { usage: _, ...silent } = answer;
    expect(chatAsStream(json(silent), ['{"include_usage":true}'])).toBeUndefined();
    expect(chatAsStream(json(silent), [])).toBeDefined();
    expect(chatAsStream(json(answer), ['{"include_obfuscation":true}'])).toBeUndefined();
    expect(chatAsStream(json(answer), ['{}', '{}'])).toBeUndefined();
    const exact = JSON.stringify(answer).replace('1793491200', '9223372036854775807');
    expect(chatAsStream(Buffer.from(exact), [])).toBeUndefined();
  });
});
