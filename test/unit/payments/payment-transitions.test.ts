import { describe, expect, it } from 'vitest';
import type { PaymentRow } from '../../../server/database/schema/payment-tables.ts';
import {
  PAYMENT_STATES,
  PAYMENT_STAYS,
  PAYMENT_TRANSITIONS,
  type PaymentState,
} from '../../../server/database/schema/payment-transitions.ts';
import {
  IllegalMoveError,
  isLegalMove,
  PaymentChangedError,
  transition,
} from '../../../server/features/payments/payments/transition.ts';

const nameOf = ({ status, stage }: PaymentState) => (stage === 'none' ? status : `${status}/${stage}`);

/** The moves of the design, written apart from the table: what each state may become. */
const EXPECTED: Readonly<Record<string, string>> = {
  'pending/approval': 'approved/funds approved/queued approved/scheduled cancelled pending/hold',
  'pending/hold': 'cancelled pending/approval pending/funds pending/queued pending/scheduled',
  'pending/scheduled': 'cancelled pending/funds pending/queued',
  'pending/funds': 'cancelled failed pending/queued pending/scheduled',
  'pending/queued': 'cancelled failed processing/submitting',
  'approved/scheduled': 'approved/funds approved/queued cancelled',
  'approved/funds': 'approved/queued approved/scheduled cancelled failed',
  'approved/queued': 'cancelled failed processing/submitting',
  'processing/submitting': 'failed processing/submitted processing/unknown settled',
  'processing/submitted': 'failed processing/accepted settled',
  'processing/accepted': 'failed settled',
  'processing/unknown': 'failed processing/accepted settled',
  settled: 'reconciled',
  reconciled: 'settled',
  failed: '',
  cancelled: '',
};

const pairs = PAYMENT_STATES.flatMap((from) => PAYMENT_STATES.map((to) => ({ from, to })));

/** A payment in a state, and a repository that keeps what is written. */
function scene(from: PaymentState, found = true) {
  const written: unknown[] = [];
  const payment = { id: 'pay_1', version: 1, ...from } as PaymentRow;
  const change = async (row: PaymentRow, values: { to: PaymentState }) => {
    if (!found) return undefined;
    written.push(values);
    return { ...row, ...values.to, version: row.version + 1 };
  };
  return { written, payment, payments: { change } };
}
const because = {
  cause: { type: 'updated', cause: 'job', cause_id: null, reason: null },
  at: new Date('2026-01-15T09:30:00Z'),
} as const;

describe('the moves of payments', () => {
  it('are those of the design, from each state to each other one', () => {
    for (const from of PAYMENT_STATES) {
      const reached = PAYMENT_STATES.filter((to) => isLegalMove(from, to)).map(nameOf);
      expect(reached.sort().join(' '), nameOf(from)).toBe(EXPECTED[nameOf(from)]);
    }
    expect(Object.keys(EXPECTED)).toHaveLength(PAYMENT_STATES.length);
  });

  it('are made by transition where they are legal, and refused before anything is written where not', async () => {
    for (const { from, to } of pairs) {
      const { written, payment, payments } = scene(from);
      const moving = transition(payments, payment, to, because);
      if (isLegalMove(from, to)) expect(await moving).toMatchObject({ ...to, version: 2 });
      else await expect(moving, `${nameOf(from)} → ${nameOf(to)}`).rejects.toThrow(IllegalMoveError);
      expect(written).toHaveLength(isLegalMove(from, to) ? 1 : 0);
    }
  });

  it('fail when the payment has changed since it was read', async () => {
    const { payment, payments } = scene({ status: 'pending', stage: 'queued' }, false);
    const moving = transition(payments, payment, { status: 'cancelled', stage: 'none' }, because);
    await expect(moving).rejects.toThrow(PaymentChangedError);
  });

  it('are listed once each, with one event without a move for each state', () => {
    const rows = [...PAYMENT_TRANSITIONS, ...PAYMENT_STAYS].map((row) => Object.values(row).join());
    expect(new Set(rows).size).toBe(rows.length);
    expect(PAYMENT_STAYS).toHaveLength(PAYMENT_STATES.length);
  });

  it('begin a payment as pending, in any stage of it', () => {
    const first = PAYMENT_TRANSITIONS.filter((row) => row.from_status === 'new');
    expect(first.map((row) => row.to_stage).sort()).toEqual([
      'approval',
      'funds',
      'hold',
      'queued',
      'scheduled',
    ]);
    expect(new Set(first.map((row) => row.to_status))).toEqual(new Set(['pending']));
  });
});
