import { expect, it } from 'vitest';
import { NO_USAGE, type Usage } from '../../../server/features/gateway/formats/usage.ts';
import { LearnedRatios } from '../../../server/features/gateway/relays/learned-ratios.ts';

const MODEL = { virtualKeyId: 'vk_1', model: 'm' };
const UNKNOWN = { input: 3, output: 4 };

/** Learns from equal calls. */
const learn = (
  ratios: LearnedRatios,
  calls: number,
  [inputBytes, outputBytes]: [number, number],
  usage: Partial<Usage>,
) => {
  for (let count = 0; count < calls; count += 1)
    ratios.learn(MODEL, { inputBytes, outputBytes, usage: { ...NO_USAGE, ...usage } });
};

it('knows a model by five calls, each by its size', () => {
  const ratios = new LearnedRatios();
  learn(ratios, 4, [1000, 100], { input_uncached: 150, input_cache_read: 50, output_text: 50 });
  expect(ratios.of(MODEL)).toEqual(UNKNOWN);
  learn(ratios, 1, [6000, 800], { input_uncached: 1200, output_text: 200 });
  expect(ratios.of(MODEL)).toEqual({ input: 5, output: 3 });
});

it('knows a model by its last 200 calls', () => {
  const ratios = new LearnedRatios();
  learn(ratios, 300, [100, 100], { input_uncached: 10, output_text: 10 });
  learn(ratios, 200, [100, 100], { input_uncached: 50, output_text: 20 });
  expect(ratios.of(MODEL)).toEqual({ input: 2, output: 5 });
});

it('keeps models and virtual keys apart', () => {
  const ratios = new LearnedRatios();
  learn(ratios, 5, [100, 100], { input_uncached: 10, output_text: 10 });
  expect(ratios.of({ ...MODEL, virtualKeyId: 'vk_2' })).toEqual(UNKNOWN);
  expect(ratios.of({ ...MODEL, model: 'other' })).toEqual(UNKNOWN);
});

it('learns nothing where bytes and tokens do not count the same', () => {
  const ratios = new LearnedRatios();
  learn(ratios, 5, [0, 10], { input_uncached: 500, output_text: 10, output_reasoning: 700 });
  learn(ratios, 5, [0, 10], { output_text: 10, output_audio: 300 });
  learn(ratios, 5, [100, 0], {});
  expect(ratios.of(MODEL)).toEqual(UNKNOWN);
});
