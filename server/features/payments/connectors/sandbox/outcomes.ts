import { DAY_MS } from '../../../../api/times.ts';
import type { Finding, SubmitAnswer } from '../connector.ts';

/** When a report comes: that many days after the submission or the value date. */
interface Moment {
  from: 'submission' | 'value_date';
  days: number;
}

/** One report of the simulated bank. `share` is the divisor of the amount that is returned. */
interface ScriptedReport {
  when: Moment;
  channel: 'callback' | 'entry';
  finding:
    | Exclude<Finding, { kind: 'returned' }>
    | { kind: 'returned'; share: number; code: string; settled: Moment };
}

interface Script {
  answer: SubmitAnswer['outcome'];
  /** Reason of the rejection, where the answer is one. */
  code?: string;
  reports: readonly ScriptedReport[];
}

const AT_ONCE: Moment = { from: 'submission', days: 0 };
const onValueDate = (days = 0): Moment => ({ from: 'value_date', days });

const accepted = (when = AT_ONCE): ScriptedReport => ({
  when,
  channel: 'callback',
  finding: { kind: 'accepted' },
});
const settled = (when = onValueDate(), channel: ScriptedReport['channel'] = 'callback'): ScriptedReport => ({
  when,
  channel,
  finding: { kind: 'settled' },
});
const rejected = (code: string, days = 0): ScriptedReport => ({
  when: { from: 'submission', days },
  channel: 'callback',
  finding: { kind: 'rejected', code },
});
const returned = (share: number): ScriptedReport => ({
  when: onValueDate(3),
  channel: 'entry',
  finding: { kind: 'returned', share, code: 'MD07', settled: onValueDate() },
});
const failed = (code: string): Script => ({ answer: 'accepted', reports: [rejected(code)] });

/** The outcomes by their code: the last two digits of an amount, or of a sandbox IBAN. Any other code settles. */
export const SCRIPTS = {
  '00': { answer: 'accepted', reports: [accepted(), settled()] },
  '01': failed('AM04'),
  '02': failed('AC04'),
  '03': failed('AC01'),
  '04': failed('AC06'),
  // The report comes besides the answer, which may be lost.
  '05': { answer: 'rejected', code: 'FF01', reports: [rejected('FF01')] },
  '06': { answer: 'accepted', reports: [accepted(), rejected('MS03', 1)] },
  '07': { answer: 'accepted', reports: [accepted(), settled(), returned(1)] },
  '08': { answer: 'accepted', reports: [accepted(), settled(), returned(2)] },
  '11': { answer: 'unknown', reports: [settled(onValueDate(1), 'entry')] },
  '12': { answer: 'unknown', reports: [] },
  '13': { answer: 'accepted', reports: [settled(), accepted(onValueDate())] },
  '14': { answer: 'accepted', reports: [accepted(), settled(onValueDate(2))] },
} as const satisfies Record<string, Script>;

export type SimulatedOutcome = keyof typeof SCRIPTS;

export const scriptOf = (outcome: SimulatedOutcome): Script => SCRIPTS[outcome];

/** Bank code 99999, reserve digit 0, and an account number of zeros but for the code. */
const SANDBOX_IBAN = /^TR\d\d9999900{14}(\d\d)$/;
const CODES = 100;

const isOutcome = (code: string): code is SimulatedOutcome => Object.hasOwn(SCRIPTS, code);

/** Selects the outcome of a payment: what it asks for itself, then what its IBAN says, then its amount. */
export function simulatedOutcomeOf(payment: {
  simulate: string | null;
  toIban: string | null;
  amount: number;
}): SimulatedOutcome {
  const code =
    payment.simulate ??
    SANDBOX_IBAN.exec(payment.toIban ?? '')?.[1] ??
    String(payment.amount % CODES).padStart(2, '0');
  return isOutcome(code) ? code : '00';
}

/** Returns the time of a moment. A bank reports nothing about a payment before it has it. */
export function momentTime({ from, days }: Moment, submittedAt: Date, valueAt: Date): Date {
  const start = from === 'submission' ? submittedAt : valueAt;
  return new Date(Math.max(start.getTime(), submittedAt.getTime()) + days * DAY_MS);
}
