import { describe, expect, it } from 'vitest';
import {
  inputTokens,
  NO_USAGE,
  outputTokens,
  readStatedCost,
  readUsage,
} from '../../../server/features/gateway/formats/usage.ts';
import { USAGE_TABLE } from './usage-table.ts';

describe('the usage of an answer', () => {
  it.each(USAGE_TABLE.map((row, index) => ({ ...row, index })))(
    'reads $index of $provider $model ($wire) into disjoint members',
    ({ format, wire, body, expected }) => {
      expect(readUsage(format, wire, body)).toEqual({ ...NO_USAGE, ...expected });
    },
  );

  it('adds up to what a provider of OpenAI’s form counted', () => {
    const stated = { prompt_tokens: 900, completion_tokens: 100, total_tokens: 1_000 };
    const usage = readUsage('openai', 'chat', {
      usage: {
        ...stated,
        prompt_tokens_details: { cached_tokens: 800, audio_tokens: 200, image_tokens: 50 },
      },
    });
    expect(usage && inputTokens(usage)).toBe(900);
    expect(usage && outputTokens(usage)).toBe(100);
  });

  it.each([
    undefined,
    null,
    [],
    'usage',
    {},
    { usage: null },
    { usage: {} },
    { usage: { prompt_tokens: -1 } },
    { usage: { prompt_tokens: '12' } },
    { usage: { prompt_tokens: 1.5 } },
    { usage: { completion_tokens: 4 } },
  ])('takes %j for an answer that states none', (body) => {
    for (const format of ['openai', 'anthropic'] as const)
      expect(readUsage(format, 'chat', body)).toBeUndefined();
    expect(readUsage('openai', 'responses', body)).toBeUndefined();
  });

  it('reads the answer of Anthropic whatever the form of the request was', () => {
    const body = { usage: { input_tokens: 3, output_tokens: 4 } };
    expect(readUsage('anthropic', 'chat', body)).toMatchObject({ input_uncached: 3, output_text: 4 });
    expect(readUsage('openai', 'messages', body)).toMatchObject({ input_uncached: 3, output_text: 4 });
  });

  it.each([
    [{ cost: 0.95 }, 950_000_000],
    [{ cost: 0.191514 }, 191_514_000],
    [{ cost: 0 }, 0],
    [{ cost: { total_cost: 0.47 } }, 470_000_000],
    [{ cost_in_usd_ticks: 334_981_500 }, 33_498_150],
    [{ cost_in_usd_ticks: 1 }, 1],
    [{ cost: '1' }, undefined],
    [{}, undefined],
  ])('reads the cost that a provider states in %j', (usage, expected) => {
    expect(readStatedCost(usage)).toBe(expected);
  });
});
