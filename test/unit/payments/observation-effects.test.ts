import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Observation, SubmitAnswer } from '../../../server/features/payments/connectors/connector.ts';
import {
  afterStep,
  type PaymentStep,
  type ReportedProgress,
  stepsOf,
  stepsOfAnswer,
} from '../../../server/features/payments/connectors/effects.ts';
import { SCRIPTS } from '../../../server/features/payments/connectors/sandbox/outcomes.ts';
import { simulatePayment } from '../../../server/features/payments/connectors/sandbox/simulator.ts';
import { rounds, seedOf } from '../../support/scale.ts';

const SUBMITTING: ReportedProgress = {
  status: 'processing',
  stage: 'submitting',
  amount: 1508,
  returnedAmount: 0,
};
const AT = new Date('2026-03-02T08:15:00Z');

type Arrival = { answer: SubmitAnswer } | { observation: Observation };

/** Lets everything arrive in the given order, each fact once. Returns where it ends and which steps move money. */
function replay(arrivals: readonly Arrival[]): { end: ReportedProgress; postings: string[] } {
  const seen = new Set<string>();
  let end = SUBMITTING;
  const postings: string[] = [];
  const take = (step: PaymentStep) => {
    end = afterStep(end, step);
    if (step.to === 'settled' || step.to === 'failed') postings.push(step.to);
    if (step.to === 'returned') postings.push(`returned ${step.amount}`);
  };
  for (const arrival of arrivals) {
    if ('answer' in arrival) stepsOfAnswer(end, arrival.answer).forEach(take);
    else if (!seen.has(arrival.observation.key)) {
      seen.add(arrival.observation.key);
      stepsOf(end, arrival.observation.finding, arrival.observation.at).forEach(take);
    }
  }
  return { end, postings };
}

const CHANNELS = ['callback', 'query', 'entry'] as const;

/** The answer and the reports of one outcome, each report from each of three channels. */
const arrivalsOf = (outcome: string): Arrival[] => {
  const { answer, observations } = simulatePayment(
    {
      bankId: 'PAY01',
      amount: SUBMITTING.amount,
      toIban: null,
      submittedAt: AT,
      valueAt: AT,
      simulate: outcome,
    },
    { submit: null, callbacks: null },
  );
  const reports = observations.flatMap((observation) =>
    CHANNELS.map((channel): Arrival => ({ observation: { ...observation, channel } })),
  );
  return [{ answer }, ...reports];
};

describe('the reports of a bank', () => {
  it('lead to the same end in every order, with each posting once', () => {
    const numRuns = rounds({ sample: 2000, full: 20_000 });
    const seed = seedOf('observations');
    const cases = fc.constantFrom(...Object.keys(SCRIPTS)).chain((outcome) => {
      const arrivals = arrivalsOf(outcome);
      const shuffled = fc.shuffledSubarray(arrivals, { minLength: arrivals.length });
      return fc.record({ arrivals: fc.constant(arrivals), shuffled });
    });
    fc.assert(
      fc.property(cases, ({ arrivals, shuffled }) => {
        const [expected, actual] = [replay(arrivals), replay(shuffled)];
        const isFinal = expected.end.status !== 'processing';
        expect(actual.postings).toEqual(expected.postings);
        if (isFinal) expect(actual.end).toEqual(expected.end);
        else expect(actual.end.status).toBe('processing');
      }),
      { numRuns, seed },
    );
  });

  it('move nothing after a final status', () => {
    for (const status of ['failed', 'cancelled', 'settled', 'reconciled', 'pending'] as const) {
      const progress: ReportedProgress = { ...SUBMITTING, status, stage: null };
      expect(stepsOf(progress, { kind: 'accepted' }, AT)).toEqual([]);
      expect(stepsOf(progress, { kind: 'rejected', code: 'AC04' }, AT)).toEqual([]);
      expect(stepsOf(progress, { kind: 'settled' }, AT)).toEqual([]);
      expect(stepsOfAnswer(progress, { outcome: 'accepted' })).toEqual([]);
    }
  });

  it('never return more than the amount', () => {
    const half = (amount: number, returnedAmount: number, status: ReportedProgress['status'] = 'settled') =>
      stepsOf(
        { ...SUBMITTING, status, stage: null, returnedAmount },
        { kind: 'returned', amount, code: 'MD07', settledAt: AT },
        AT,
      ).map(({ to }) => to);
    expect(half(754, 754)).toEqual(['returned']);
    expect(half(755, 754)).toEqual([]);
    expect(half(1508, 0, 'reconciled')).toEqual(['returned']);
    expect(half(1508, 0, 'failed')).toEqual([]);
  });

  it.each([
    ['submitting', ['submitted', 'accepted']],
    ['submitted', ['accepted']],
    ['unknown', ['accepted']],
    ['accepted', []],
  ])('accept a payment in stage %s by %j', (stage, steps) => {
    const progress = { ...SUBMITTING, stage };
    expect(stepsOf(progress, { kind: 'accepted' }, AT).map(({ to }) => to)).toEqual(steps);
  });
});

describe('the answer to a submission', () => {
  it.each([
    ['submitting', { outcome: 'accepted' }, ['submitted']],
    ['submitting', { outcome: 'unknown', detail: 'timeout' }, ['unknown']],
    ['submitting', { outcome: 'rejected', code: 'FF01' }, ['failed']],
    // The lease was lost: the payment is unknown, and only evidence moves it.
    ['unknown', { outcome: 'accepted' }, []],
    ['unknown', { outcome: 'rejected', code: 'FF01' }, ['failed']],
    ['accepted', { outcome: 'unknown', detail: 'timeout' }, []],
  ] as const)('moves a payment in stage %s: %j', (stage, answer, steps) => {
    expect(stepsOfAnswer({ ...SUBMITTING, stage }, answer).map(({ to }) => to)).toEqual(steps);
  });
});
