import { describe, expect, it } from 'vitest';
import { likelyTokens, reservationOf } from '../../../server/features/gateway/formats/reservation.ts';
import { NO_USAGE } from '../../../server/features/gateway/formats/usage.ts';
import { costOf } from '../../../server/features/gateway/prices/cost.ts';
import type { Price, Rates } from '../../../server/features/gateway/prices/price.ts';

const rates = (more: Partial<Rates>): Rates => ({ ...NO_USAGE, ...more });
const price = (more: Partial<Price> = {}): Price => ({
  version: 'test',
  rates: rates({
    input_uncached: 2_000_000,
    input_cache_read: 1_000_000,
    input_cache_write_5m: 2_500_000,
    input_cache_write_1h: 4_000_000,
    input_audio: 40_000_000,
    input_image: 2_000_000,
    output_text: 10_000_000,
    output_reasoning: 10_000_000,
    output_audio: 10_000_000,
    web_searches: 10_000_000_000,
  }),
  steps: [],
  serviceTiers: {},
  multiplierPpm: 1_000_000,
  context: 128_000,
  maxOutput: 16_000,
  ...more,
});

const chat = (more: Record<string, unknown> = {}) => ({
  model: 'gpt-4o',
  messages: [{ role: 'user', content: 'héllo' }],
  ...more,
});

describe('the reservation of a call', () => {
  it('counts the bytes of the text, what surrounds a message, and the output that is asked for', () => {
    const size = reservationOf('chat', chat({ max_tokens: 50 }), price());
    expect(size.outputTokens).toBe(50);
    expect(size.inputTokens).toBeGreaterThanOrEqual(Buffer.byteLength('héllo') + 16);
    expect(size.inputTokens).toBeLessThan(120);
    expect(size.costNanoUsd).toBe(Math.ceil((size.inputTokens * 2_500_000 + 50 * 10_000_000) / 1_000));
  });

  it.each([
    ['what the model can write', {}, 16_000],
    ['what is asked for', { max_completion_tokens: 7 }, 7],
    ['the larger of two', { max_completion_tokens: 7, max_tokens: 9 }, 9],
    ['at most what the model can write', { max_tokens: 1e9 }, 16_000],
    ['each of the choices', { max_tokens: 10, n: 3 }, 30],
    ['each of those that it chooses from', { max_tokens: 10, n: 3, best_of: 5 }, 50],
    ['what the model can write, for a limit of another API', { max_output_tokens: 1 }, 16_000],
    ['what the model can write, for a limit of 0', { max_tokens: 0 }, 16_000],
  ])('takes as the output %s', (_, more, expected) => {
    expect(reservationOf('chat', chat(more), price()).outputTokens).toBe(expected);
  });

  it('falls back to the context, and to a fixed number, where the table says no maximum', () => {
    const { maxOutput: _, ...rest } = price();
    expect(reservationOf('chat', chat(), { ...rest, maxOutput: undefined }).outputTokens).toBe(128_000);
    expect(reservationOf('chat', chat(), undefined)).toMatchObject({
      outputTokens: 32_768,
      costNanoUsd: undefined,
    });
  });

  it('counts images and sound by their kind, not by their bytes', () => {
    const part = (content: object) => chat({ messages: [{ role: 'user', content: [content] }] });
    const text = reservationOf('chat', chat(), price()).inputTokens;
    const url = `data:image/png;base64,${'A'.repeat(100_000)}`;
    const image = reservationOf('chat', part({ type: 'image_url', image_url: { url } }), price()).inputTokens;
    expect(image).toBeGreaterThan(text + 10_000);
    expect(image).toBeLessThan(text + 13_000);
    const sound = reservationOf(
      'chat',
      part({ type: 'input_audio', input_audio: { data: 'A'.repeat(40_000) } }),
      price(),
    );
    expect(sound.inputTokens).toBeGreaterThan(960);
    expect(sound.inputTokens).toBeLessThan(1_200);
    expect(sound.costNanoUsd).toBeGreaterThan(sound.inputTokens * 40_000);
  });

  it.each([
    ['responses', { input: 'a', previous_response_id: 'resp_1' }],
    ['responses', { input: 'a', tools: [{ type: 'web_search' }] }],
    ['responses', { input: [{ role: 'user', content: [{ type: 'input_file', file_id: 'f' }] }] }],
    ['chat', chat({ messages: [{ role: 'user', content: [{ type: 'file', file: { file_id: 'f' } }] }] })],
    ['chat', chat({ model: 'sonar-pro' })],
    [
      'messages',
      { messages: [{ role: 'user', content: [{ type: 'document', source: { type: 'url', url: 'u' } }] }] },
    ],
    ['messages', { messages: [], mcp_servers: [{ type: 'url' }] }],
  ] as const)(
    'takes the whole context where a request of %s refers to what it does not carry',
    (wire, body) => {
      expect(reservationOf(wire, body, price()).inputTokens).toBe(128_000);
    },
  );

  it('counts a document that is text by its text', () => {
    const document = {
      type: 'document',
      source: { type: 'text', media_type: 'text/plain', data: 'x'.repeat(500) },
    };
    const size = reservationOf(
      'messages',
      { messages: [{ role: 'user', content: [document] }], max_tokens: 1 },
      price(),
    );
    expect(size.inputTokens).toBeGreaterThan(500);
    expect(size.inputTokens).toBeLessThan(800);
  });

  it('reserves the searches that a tool may run', () => {
    const body = {
      messages: [],
      max_tokens: 0,
      tools: [{ type: 'web_search_20250305', name: 'web_search', max_uses: 4 }],
    };
    const without = reservationOf(
      'messages',
      { ...body, tools: [{ type: 'bash_20250124', name: 'bash' }] },
      price(),
    );
    expect(Number(reservationOf('messages', body, price()).costNanoUsd) - Number(without.costNanoUsd)).toBe(
      4 * 10_000_000,
    );
  });

  it('takes the rate of a cache of one hour if the request asks for one', () => {
    const body = (ttl?: string) => ({
      max_tokens: 0,
      system: [{ type: 'text', text: 'a', cache_control: { type: 'ephemeral', ...(ttl && { ttl }) } }],
      messages: [],
    });
    const hour = reservationOf('messages', body('1h'), price());
    expect(hour.costNanoUsd).toBe(hour.inputTokens * 4_000);
    const short = reservationOf('messages', body(), price());
    expect(short.costNanoUsd).toBe(short.inputTokens * 2_500);
  });

  it('counts texts, tokens and lists of both for embeddings, and no output', () => {
    const of = (input: unknown) => reservationOf('embeddings', { model: 'm', input }, price()).inputTokens;
    expect(of('abcd')).toBe(of([1, 2, 3, 4]));
    expect(of(['ab', 'cd'])).toBe(
      of([
        [1, 2],
        [3, 4],
      ]),
    );
    expect(reservationOf('embeddings', { input: 'a' }, price()).outputTokens).toBe(0);
  });

  it('takes the dearest of the sizes and tiers that may apply', () => {
    const dear = rates({ input_uncached: 9_000_000, output_text: 90_000_000 });
    const stepped = price({
      steps: [{ above: 20, rates: dear }],
      serviceTiers: { priority: { rates: dear, steps: [] } },
    });
    const small = reservationOf('chat', chat({ max_tokens: 10 }), price());
    expect(reservationOf('chat', chat({ max_tokens: 10 }), stepped).costNanoUsd).toBeGreaterThan(
      Number(small.costNanoUsd) * 3,
    );
    const tiers = price({ serviceTiers: { priority: { rates: dear, steps: [] } } });
    const auto = reservationOf('chat', chat({ max_tokens: 10, service_tier: 'auto' }), tiers);
    expect(auto.costNanoUsd).toBe(auto.inputTokens * 9_000 + 10 * 90_000);
    expect(Number(auto.costNanoUsd)).toBeGreaterThan(Number(small.costNanoUsd) * 3);
    const normal = reservationOf('chat', chat({ max_tokens: 10, service_tier: 'default' }), tiers);
    expect(normal.costNanoUsd).toBe(normal.inputTokens * 2_500 + 10 * 10_000);
  });

  it('is never below what a call costs that stays within it', () => {
    const size = reservationOf('chat', chat({ max_tokens: 100 }), price());
    const usage = { ...NO_USAGE, input_cache_write_5m: size.inputTokens, output_reasoning: 100, requests: 1 };
    expect(costOf(usage, price())).toBeLessThanOrEqual(Number(size.costNanoUsd));
  });
});

it('takes of rate limits all of the output that a call asks for, and a likely one where it asks for none', () => {
  const messages = [{ role: 'user', content: 'x'.repeat(3000) }];
  const least = 1000;
  expect(likelyTokens('chat', { messages })).toBeGreaterThan(least + 1000);
  expect(likelyTokens('chat', { messages })).toBeLessThan(least + 1050);
  const asked = likelyTokens('chat', { messages, max_tokens: 30_000, n: 2 });
  expect(asked - likelyTokens('chat', { messages })).toBeGreaterThan(59_000 - 10);
  expect(likelyTokens('chat', { messages, max_tokens: 5 })).toBeLessThan(least + 60);
  expect(likelyTokens('embeddings', { input: 'x'.repeat(300) })).toBeLessThan(120);
});
