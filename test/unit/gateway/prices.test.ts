import { readFileSync } from 'node:fs';
import { calcPrice, findProvider } from '@pydantic/genai-prices';
import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../server/features/gateway/formats/answers.ts';
import {
  inputTokens,
  NO_USAGE,
  outputTokens,
  type Usage,
} from '../../../server/features/gateway/formats/usage.ts';
import { genaiRows, PRICED_PROVIDERS } from '../../../server/features/gateway/prices/compile/genai-prices.ts';
import { costOf } from '../../../server/features/gateway/prices/cost.ts';
import { currentTable, usePriceFile } from '../../../server/features/gateway/prices/current-table.ts';
import { type PriceOverride, priceOf } from '../../../server/features/gateway/prices/overrides.ts';
import type { Price } from '../../../server/features/gateway/prices/price.ts';
import { PriceTable } from '../../../server/features/gateway/prices/price-table.ts';
import { readTable } from '../../../server/features/gateway/prices/table-format.ts';
import { projectPath } from '../../../server/project-path.ts';
import { randomOf, rounds, seedOf } from '../../support/scale.ts';
import { USAGE_TABLE } from './usage-table.ts';

const AT = new Date('2026-11-30T12:00:00Z');
const usage = (more: Partial<Usage>): Usage => ({ ...NO_USAGE, requests: 1, ...more });
const priced = (provider: string, model: string, at = AT): Price => {
  const price = currentTable().priceOf(provider, model, at);
  if (price === undefined) throw new Error(`${provider} ${model} has no price.`);
  return price;
};

describe('the price table', () => {
  it('has all models of its source, in its order, after those for which the other source was chosen', () => {
    const file = projectPath('server/features/gateway/prices/compile/disagreements.txt');
    const chosen = readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line) => (line.endsWith(' litellm') ? [line.split(' ', 2).join(' ')] : []));
    const own = currentTable().rows.slice(0, new Set(chosen).size);
    expect(own.map(({ provider, model }) => `${provider} ${model}`).sort()).toEqual(
      [...new Set(chosen)].sort(),
    );
    const rows = currentTable().rows.slice(own.length, own.length + genaiRows().length);
    expect(rows.map(({ provider, model, match, prices }) => ({ provider, model, match, prices }))).toEqual(
      genaiRows().map(({ provider, model, match, prices }) => ({ provider, model, match, prices })),
    );
  });

  it('is a table that the server accepts from an operator', () => {
    const lines = currentTable().rows.map((row) => JSON.stringify(row));
    expect(readTable(['{"version":"mine-1"}', ...lines].join('\n')).rows).toEqual(currentTable().rows);
  });

  it.each([
    ['openai', 'gpt-4o-2024-08-06', 2_500_000, 10_000_000, 128_000, 16_384],
    ['openai', 'GPT-4o', 2_500_000, 10_000_000, 128_000, 16_384],
    ['anthropic', 'claude-sonnet-4-5-20250929', 3_000_000, 15_000_000, 200_000, 64_000],
    ['azure-openai', 'claude-opus-5-20260101', 5_000_000, 25_000_000, 1_000_000, undefined],
    ['openai', 'text-embedding-3-small', 20_000, 0, undefined, undefined],
  ])('knows %s %s', (provider, model, input, output, context, maxOutput) => {
    const price = priced(provider, model);
    expect(price.rates).toMatchObject({ input_uncached: input, output_text: output });
    if (context !== undefined) expect(price.context).toBe(context);
    if (maxOutput !== undefined) expect(price.maxOutput).toBe(maxOutput);
  });

  it('does not know what it does not have', () => {
    expect(currentTable().priceOf('openai', 'my-own-model', AT)).toBeUndefined();
    expect(currentTable().priceOf('ollama', 'gpt-4o', AT)).toBeUndefined();
    expect(currentTable().priceOf('__proto__', 'constructor', AT)).toBeUndefined();
  });

  it('changes prices at their dates, and by the time of the day', () => {
    const before = priced('openai', 'gpt-5.6-sol', new Date('2026-08-20T23:59:59Z'));
    const after = priced('openai', 'gpt-5.6-sol', new Date('2026-08-21T00:00:00Z'));
    expect([before.rates.input_uncached, after.rates.input_uncached]).toEqual([5_000_000, 4_000_000]);
    const at = (time: string) =>
      priced('deepseek', 'deepseek-v4-pro', new Date(`2026-11-30T${time}Z`)).rates.output_text;
    expect([at('00:59:59'), at('01:00:00'), at('03:59:59'), at('04:00:00')]).toEqual([
      1_980_000, 3_960_000, 3_960_000, 1_980_000,
    ]);
  });

  it('bills long inputs at the rates of their size, and service tiers by the answer', () => {
    const price = priced('anthropic', 'claude-sonnet-4-5');
    const write = usage({ input_uncached: 199_000, input_cache_read: 1_000, output_text: 10 });
    expect(costOf(write, price)).toBe(199_000 * 3_000 + 1_000 * 300 + 10 * 15_000);
    expect(costOf({ ...write, input_uncached: 199_001 }, price)).toBe(
      199_001 * 6_000 + 1_000 * 600 + 10 * 22_500,
    );
    const gpt = priced('openai', 'gpt-5');
    const small = usage({ input_uncached: 1_000, output_text: 100 });
    expect(costOf(small, gpt)).toBe(1_000 * 1_250 + 100 * 10_000);
    expect(costOf(small, gpt, 'default')).toBe(costOf(small, gpt));
    expect(costOf(small, gpt, 'flex')).toBe(costOf(small, gpt) / 2);
    expect(costOf(small, gpt, 'priority')).toBe(costOf(small, gpt) * 2);
  });

  it('rounds up once, to whole nano-dollars', () => {
    const price = {
      ...priced('openai', 'gpt-4o'),
      rates: { ...NO_USAGE, input_uncached: 1, output_text: 1 },
    };
    expect(costOf(usage({}), price)).toBe(0);
    expect(costOf(usage({ input_uncached: 1 }), price)).toBe(1);
    expect(costOf(usage({ input_uncached: 500, output_text: 500 }), price)).toBe(1);
    expect(costOf(usage({ input_uncached: 500, output_text: 501 }), price)).toBe(2);
    expect(costOf(usage({ input_uncached: 2_000 }), { ...price, multiplierPpm: 500_001 })).toBe(2);
    expect(costOf(usage({ input_uncached: 9e15 }), price)).toBe(9e12);
  });

  it('bills what its source bills, for any usage of any model', () => {
    const random = randomOf(seedOf('prices'));
    // A provider may have the models of another one after its own; those are tested there.
    const rows = genaiRows().filter(
      (row, index, all) =>
        all.findIndex(({ provider, model }) => provider === row.provider && model === row.model) === index,
    );
    for (let round = 0; round < rounds({ sample: 3_000, full: 100_000 }); round += 1) {
      const row = rows[random(rows.length)];
      const theirs = PRICED_PROVIDERS.find(([ours]) => ours === row?.provider)?.[1];
      const provider = findProvider({ providerId: String(theirs) });
      if (row === undefined || provider === undefined || !provider.models.some(({ id }) => id === row.model))
        continue;
      const scale = random(2) === 0 ? 500 : 200_000;
      const some = usage({
        input_uncached: random(scale),
        input_cache_read: random(scale),
        input_cache_write_5m: random(3) * random(scale),
        output_text: random(scale),
        output_reasoning: random(scale),
      });
      const at = new Date(Date.UTC(2025, random(24), 1 + random(28), random(24), random(60)));
      const price = new PriceTable({ version: 'test', rows: [row] }).toPrice(row, at);
      const only = {
        ...provider,
        models: provider.models
          .filter((model) => model.id === row.model)
          .map((model) => ({ ...model, match: { equals: 'x' } })),
      };
      const expected = calcPrice(
        {
          input_tokens: inputTokens(some),
          cache_read_tokens: some.input_cache_read,
          cache_write_tokens: some.input_cache_write_5m,
          output_tokens: outputTokens(some),
          output_reasoning_tokens: some.output_reasoning,
        },
        'x',
        { provider: only, timestamp: at },
      );
      const nano = (expected?.total_price ?? 0) * 1e9;
      const cost = price === undefined ? Number.NaN : costOf(some, price);
      // Thirds of a price are rounded up, by less than a pico-dollar a token.
      const thirds = (inputTokens(some) + outputTokens(some)) / 1_000;
      const name = `${row.provider} ${row.model} at ${at.toISOString()}`;
      expect(cost - nano, name).toBeGreaterThan(-0.5);
      expect(cost - nano, name).toBeLessThan(1.5 + thirds);
    }
  });
});

describe('the cost of an answer', () => {
  it.each(USAGE_TABLE.map((row, index) => ({ ...row, index })))(
    'is exact for $index of $provider $model ($wire)',
    ({ provider, model, format, wire, body, nano }) => {
      const { usage: read, serviceTier } = readAnswer(format, wire, body);
      expect(read && costOf(read, priced(provider, model), serviceTier)).toBe(nano);
    },
  );
});

describe('an override of a price', () => {
  const override = (more: Partial<PriceOverride>): PriceOverride => ({
    version: 'mine@1',
    provider: 'openai',
    model: 'gpt-4o',
    rates: { input_uncached: 1, output_text: 2 },
    multiplierPpm: 1_000_000,
    context: null,
    maxOutput: null,
    effectiveAt: new Date(0),
    ...more,
  });
  const of = (model: string, workspace: PriceOverride[], organization: PriceOverride[] = [], at = AT) =>
    priceOf('openai', model, [workspace, organization], at);

  it('of the workspace precedes that of the organization, which precedes the table', () => {
    const ours = override({ version: 'workspace@1' });
    const theirs = override({ version: 'organization@1', rates: { input_uncached: 7, output_text: 8 } });
    expect(of('gpt-4o', [ours], [theirs])).toMatchObject({
      version: 'workspace@1',
      rates: { input_uncached: 1, output_reasoning: 2 },
    });
    expect(of('gpt-4o', [], [theirs])).toMatchObject({
      version: 'organization@1',
      rates: { input_uncached: 7 },
    });
    expect(of('gpt-4o', [])).toEqual(priced('openai', 'gpt-4o'));
  });

  it('gives a price to a model without one, and keeps what the table knows about the others', () => {
    expect(of('my-model', [override({ model: 'my-*', context: 8_000 })])).toMatchObject({
      context: 8_000,
      maxOutput: undefined,
    });
    expect(of('gpt-4o', [override({})])).toMatchObject({
      context: 128_000,
      maxOutput: 16_384,
      steps: [],
      serviceTiers: {},
    });
  });

  it('multiplies the price that would count without it, and gives none to a model without a price', () => {
    const discount = override({ model: '*', rates: null, multiplierPpm: 800_000 });
    const more = override({ version: 'o@2', model: 'gpt-4*', rates: null, multiplierPpm: 500_000 });
    const price = of('gpt-4o', [discount], [more]);
    expect(price?.version).toBe(`${currentTable().version} o@2 mine@1`);
    expect(price && costOf(usage({ input_uncached: 1_000 }), price)).toBe(1_000_000);
    expect(of('my-model', [discount])).toBeUndefined();
  });

  it('is the one with the most exact name, then the one that began last', () => {
    const list = [
      override({ version: 'all', model: '*' }),
      override({ version: 'prefix', model: 'gpt-4*' }),
      override({ version: 'old', model: 'GPT-4o' }),
      override({ version: 'new', effectiveAt: new Date('2026-06-01') }),
      override({ version: 'future', effectiveAt: new Date('2027-01-01') }),
      override({ version: 'other', provider: 'azure-openai' }),
    ];
    expect(of('gpt-4o', list)?.version).toBe('new');
    expect(of('gpt-4o', list, [], new Date('2026-05-31'))?.version).toBe('old');
    expect(of('gpt-4o', list, [], new Date('2027-01-01'))?.version).toBe('future');
    expect(of('gpt-4.1', list)?.version).toBe('prefix');
    expect(of('o3', list)?.version).toBe('all');
  });
});

describe('a price table of an operator', () => {
  const row = {
    provider: 'openai',
    model: 'm',
    match: { equals: 'm' },
    prices: [{ rates: { input_uncached: 5 } }],
  };
  const file = (...lines: unknown[]) =>
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');

  it('may have any models', () => {
    const table = new PriceTable(readTable(file({ version: '2026-1' }, row)));
    expect(table.priceOf('openai', 'M', AT)).toMatchObject({
      version: '2026-1',
      rates: { input_uncached: 5, input_audio: 5, output_text: 0 },
    });
  });

  it.each([
    [file('no json'), /^Line 1 is not valid. It is not JSON/],
    [file(row), /^Line 1 is not valid. version/],
    [file({ version: '1' }, { ...row, prices: [] }), /^Line 2 is not valid. prices/],
    [
      file({ version: '1' }, row, { ...row, prices: [{ rates: { input_uncached: 0.5 } }] }),
      /^Line 3 is not valid. prices.0.rates.input_uncached/,
    ],
    [file({ version: '1' }, { ...row, prices: [{ rates: { input: 5 } }] }), /^Line 2 is not valid/],
    [file({ version: '1' }, { ...row, match: { like: 'm' } }), /^Line 2 is not valid. match/],
  ])('is refused with the line that is wrong: %s', (text, message) => {
    expect(() => readTable(text)).toThrow(message);
  });

  it('stops the start with its name if it cannot be read', () => {
    expect(() => usePriceFile('/nowhere/prices.jsonl')).toThrow(
      '/nowhere/prices.jsonl is no price table. It cannot be read.',
    );
  });
});
