import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../../server/api/times.ts';
import type { Faults } from '../../../server/features/payments/connectors/sandbox/faults.ts';
import { simulatedOutcomeOf } from '../../../server/features/payments/connectors/sandbox/outcomes.ts';
import { query, simulatePayment } from '../../../server/features/payments/connectors/sandbox/simulator.ts';

type Instruction = Parameters<typeof simulatePayment>[0];

const NO_FAULTS: Faults = { submit: null, callbacks: null };
const SUBMITTED = new Date('2026-03-02T08:15:00Z');
const VALUE = new Date('2026-03-03T07:00:00Z');
const DAY = DAY_MS;

const instruction = (changes: Partial<Instruction> = {}): Instruction => ({
  bankId: 'PAY01KAH4X8V5EZF9W2M4N6RD2QC1',
  amount: 125_000,
  toIban: null,
  submittedAt: SUBMITTED,
  valueAt: VALUE,
  simulate: null,
  ...changes,
});

/** An IBAN of the simulated bank; the simulator does not look at the check digits. */
const sandboxIban = (code: string) => `TR0099999${'0'.repeat(15)}${code}`;

const [atOnce, onValueDate] = [SUBMITTED.getTime(), VALUE.getTime()];

/** By outcome: the answer, and each report as kind, reason or amount, channel and time. */
const OUTCOMES: Array<[string, string, unknown[][]]> = [
  [
    '00',
    'accepted',
    [
      ['accepted', 'callback', atOnce],
      ['settled', 'callback', onValueDate],
    ],
  ],
  ['01', 'accepted', [['rejected', 'AM04', 'callback', atOnce]]],
  ['02', 'accepted', [['rejected', 'AC04', 'callback', atOnce]]],
  ['03', 'accepted', [['rejected', 'AC01', 'callback', atOnce]]],
  ['04', 'accepted', [['rejected', 'AC06', 'callback', atOnce]]],
  ['05', 'rejected', [['rejected', 'FF01', 'callback', atOnce]]],
  [
    '06',
    'accepted',
    [
      ['accepted', 'callback', atOnce],
      ['rejected', 'MS03', 'callback', atOnce + DAY],
    ],
  ],
  [
    '07',
    'accepted',
    [
      ['accepted', 'callback', atOnce],
      ['settled', 'callback', onValueDate],
      ['returned', 'MD07', 1507, 'entry', onValueDate + 3 * DAY],
    ],
  ],
  [
    '08',
    'accepted',
    [
      ['accepted', 'callback', atOnce],
      ['settled', 'callback', onValueDate],
      ['returned', 'MD07', 754, 'entry', onValueDate + 3 * DAY],
    ],
  ],
  ['11', 'unknown', [['settled', 'entry', onValueDate + DAY]]],
  ['12', 'unknown', []],
  [
    '13',
    'accepted',
    [
      ['settled', 'callback', onValueDate],
      ['accepted', 'callback', onValueDate],
    ],
  ],
  [
    '14',
    'accepted',
    [
      ['accepted', 'callback', atOnce],
      ['settled', 'callback', onValueDate + 2 * DAY],
    ],
  ],
];

const summary = (given: Instruction, faults = NO_FAULTS) =>
  simulatePayment(given, faults).observations.map(({ finding, channel, at }) => [
    finding.kind,
    ...('code' in finding ? [finding.code] : []),
    ...('amount' in finding ? [finding.amount] : []),
    channel,
    at.getTime(),
  ]);

const anyInstruction = fc.record({
  bankId: fc.string({ minLength: 1 }),
  amount: fc.integer({ min: 1, max: 999_999_999_999_999 }),
  toIban: fc.option(fc.integer({ min: 0, max: 99 }).map((n) => sandboxIban(String(n).padStart(2, '0')))),
  submittedAt: fc.date({ min: new Date('2020-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
  valueAt: fc.date({ min: new Date('2020-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
  simulate: fc.option(fc.constantFrom(...OUTCOMES.map(([code]) => code))),
});
const anyFaults = fc.record<Faults>({
  submit: fc.constantFrom(null, 'timeout', '500', 'slow'),
  callbacks: fc.constantFrom(null, 'lost', 'duplicated', 'reordered'),
});

describe('the outcome of a simulated payment', () => {
  it.each(OUTCOMES)('%s is answered and reported as documented', (code, answer, reports) => {
    const odd = instruction({ amount: 1507, simulate: code });
    expect(simulatePayment(odd, NO_FAULTS).answer.outcome).toBe(answer);
    expect(summary(odd)).toEqual(reports);
  });

  it('is what the payment asks for, then what its IBAN says, then what its amount says', () => {
    const [amount, toIban, asked] = [12_301, sandboxIban('02'), '03'];
    expect(simulatedOutcomeOf(instruction({ amount, toIban, simulate: asked }))).toBe('03');
    expect(simulatedOutcomeOf(instruction({ amount, toIban }))).toBe('02');
    expect(simulatedOutcomeOf(instruction({ amount }))).toBe('01');
    expect(simulatedOutcomeOf(instruction({ amount: 7 }))).toBe('07');
    // An IBAN of another bank, or another account of the simulated one, has no code.
    for (const other of ['TR330006100519786457841326', sandboxIban('02').replace('9990000', '9990001')])
      expect(simulatedOutcomeOf(instruction({ amount, toIban: other }))).toBe('01');
  });

  it('is that it settles for a code without an outcome', () => {
    expect(simulatedOutcomeOf(instruction({ amount: 12_342 }))).toBe('00');
    expect(simulatedOutcomeOf(instruction({ amount: 12_301, toIban: sandboxIban('42') }))).toBe('00');
  });

  it('comes on the value date, or at once when that has passed', () => {
    const late = instruction({ submittedAt: new Date(onValueDate + HOUR_MS) });
    expect(summary(late).map((report) => report.at(-1))).toEqual([
      onValueDate + HOUR_MS,
      onValueDate + HOUR_MS,
    ]);
  });
});

describe('the simulator', () => {
  it('depends on its arguments alone', () => {
    fc.assert(
      fc.property(anyInstruction, anyFaults, (given, faults) => {
        const first = simulatePayment(given, faults);
        const { now } = Date;
        Date.now = () => 0;
        try {
          expect(simulatePayment(structuredClone(given), { ...faults })).toEqual(first);
        } finally {
          Date.now = now;
        }
      }),
    );
  });

  it('reports in order of time, never before the submission, and under faults loses nothing but callbacks', () => {
    fc.assert(
      fc.property(anyInstruction, anyFaults, (given, faults) => {
        const truth = simulatePayment(given, NO_FAULTS);
        const { answer, observations } = simulatePayment(given, faults);
        if (faults.submit !== null) expect(answer.outcome).toBe('unknown');
        const times = observations.map(({ at }) => at.getTime());
        if (faults.callbacks !== 'reordered') expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(Math.min(...times, Number.POSITIVE_INFINITY)).toBeGreaterThanOrEqual(
          given.submittedAt.getTime(),
        );
        const kept = truth.observations.filter(
          ({ channel }) => channel === 'entry' || faults.callbacks !== 'lost',
        );
        expect(new Set(observations.map(({ key }) => key))).toEqual(new Set(kept.map(({ key }) => key)));
      }),
    );
  });

  it('answers a query with what the bank knows by then', () => {
    const returned = instruction({ simulate: '07' });
    const at = (time: number) => query(returned, new Date(time)).map(({ key, channel }) => [key, channel]);
    expect(at(atOnce - 1)).toEqual([]);
    expect(at(onValueDate)).toEqual([
      ['accepted', 'query'],
      ['settled', 'query'],
    ]);
    expect(at(onValueDate + 3 * DAY)).toHaveLength(3);
    expect(query(instruction({ simulate: '12' }), new Date(onValueDate + 365 * DAY))).toEqual([]);
  });
});

describe('a fault', () => {
  const settles = instruction({ simulate: '00' });
  it.each([
    ['timeout', atOnce],
    ['500', atOnce],
    ['slow', atOnce + HOUR_MS],
  ] as const)('of the submission (%s) loses the answer, and not the payment', (submit, acceptedAt) => {
    const { answer, observations } = simulatePayment(settles, { submit, callbacks: null });
    expect(answer.outcome).toBe('unknown');
    expect(observations.map(({ key, at }) => [key, at.getTime()])).toEqual([
      ['accepted', acceptedAt],
      ['settled', onValueDate],
    ]);
  });

  it.each([
    ['lost', []],
    ['duplicated', ['accepted', 'accepted', 'settled', 'settled']],
    ['reordered', ['settled', 'accepted']],
  ] as const)('of the callbacks delivers them %s', (callbacks, keys) => {
    const { observations } = simulatePayment(settles, { submit: null, callbacks });
    expect(observations.map(({ key }) => key)).toEqual(keys);
  });
});
