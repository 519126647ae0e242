import type { PaymentCause, PaymentProgress, PaymentRow } from '../../../database/schema/payment-tables.ts';
import { PAYMENT_TRANSITIONS, type PaymentState } from '../../../database/schema/payment-transitions.ts';
import type { TenantRepositories } from '../../../operations/repositories.ts';
import type { PaymentMove } from './move-repository.ts';

const keyOf = (from: PaymentState, to: PaymentState): string =>
  [from.status, from.stage, to.status, to.stage].join();

const LEGAL: ReadonlySet<string> = new Set(
  PAYMENT_TRANSITIONS.map((move) =>
    [move.from_status, move.from_stage, move.to_status, move.to_stage].join(),
  ),
);

/** Whether a payment may move from one state to another. */
export const isLegalMove = (from: PaymentState, to: PaymentState): boolean => LEGAL.has(keyOf(from, to));

/** A move that the table of transitions lacks: a mistake of the caller, who asks `isLegalMove` first. */
export class IllegalMoveError extends Error {
  override readonly name = 'IllegalMoveError';
}

/** The payment has changed since it was read, so that it has to be read again. */
export class PaymentChangedError extends Error {
  override readonly name = 'PaymentChangedError';
}

function assertLegal(from: PaymentState, to: PaymentState): void {
  if (isLegalMove(from, to)) return;
  throw new IllegalMoveError(
    `A payment does not move from ${from.status}/${from.stage} to ${to.status}/${to.stage}.`,
  );
}

/** What a move or a note writes besides the state. */
export interface ChangeDetails {
  cause: PaymentCause;
  at: Date;
  set?: Partial<PaymentProgress>;
}

type Payments = Pick<TenantRepositories['payments'], 'change'>;

async function write(payments: Payments, payment: PaymentRow, to: PaymentState, change: ChangeDetails) {
  const { cause, at, set = {} } = change;
  const written = await payments.change(payment, { cause, to, set, at });
  if (written === undefined) throw new PaymentChangedError(`${payment.id} has changed since it was read.`);
  return written;
}

/**
 * Moves a payment to another status and stage, with an event that says why. Nothing else changes them.
 * @param payment as it was locked
 * @throws IllegalMoveError for a move that is not in the table
 */
export async function transition(
  payments: Payments,
  payment: PaymentRow,
  to: PaymentState,
  change: ChangeDetails,
): Promise<PaymentRow> {
  assertLegal(payment, to);
  return write(payments, payment, to, change);
}

/** Payments that one statement moves. */
const AT_ONCE = 200;

/**
 * Does the same for many payments, 200 in a statement. A move that stays where it is records a change.
 * @param moves at most one of each payment, as it was locked
 * @returns the payments by id
 * @throws IllegalMoveError for a move that is not in the table
 */
export async function transitionAll(
  { move }: TenantRepositories['paymentMoves'],
  moves: readonly PaymentMove[],
): Promise<Map<string, PaymentRow>> {
  for (const { payment, to } of moves)
    if (payment.status !== to.status || payment.stage !== to.stage) assertLegal(payment, to);
  const moved = new Map<string, PaymentRow>();
  for (let start = 0; start < moves.length; start += AT_ONCE)
    for (const payment of await move(moves.slice(start, start + AT_ONCE))) moved.set(payment.id, payment);
  if (moved.size !== moves.length) throw new PaymentChangedError('A payment has changed since it was read.');
  return moved;
}

/** Changes a payment without moving it, with an event that says why. */
export const recordChange = (
  payments: Payments,
  payment: PaymentRow,
  change: ChangeDetails,
): Promise<PaymentRow> => write(payments, payment, { status: payment.status, stage: payment.stage }, change);
