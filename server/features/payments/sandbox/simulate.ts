import { randomUUID } from 'node:crypto';
import { invalidField } from '../../../api/problem.ts';
import { localTime } from '../../../api/timezones.ts';
import type { Schemas } from '../../../api/types.ts';
import type { PaymentRow } from '../../../database/schema/payment-tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import type { Observation } from '../connectors/service.ts';
import { bankAccountName } from '../ledger/service.ts';
import { toPayment } from '../payments/serializers.ts';
import { admitWaiting, workOfRequest } from '../payments/service.ts';
import { assertSimulated, clockOf } from './service.ts';

/** What the simulated bank does on request. It reports about payments in the same way as about those that it scripts. */

type Context = HandlerContext<'invalid_state' | 'mode_mismatch'>;
type Request = Schemas['SandboxEventCreate'];
type AboutPayment = Exclude<Request['type'], 'incoming_payment'>;
type Finding = Observation['finding'];

/** Asserts that a field is there, which the type of the event needs. */
function required<Field extends keyof Request>(request: Request, field: Field): NonNullable<Request[Field]> {
  const value = request[field];
  if (value === undefined) throw invalidField(field, 'required', `${request.type} needs ${field}.`);
  return value as NonNullable<Request[Field]>;
}

/** Statuses of payments about which the bank can report something, and what it reports. */
const REPORTS: Readonly<
  Record<
    Exclude<AboutPayment, 'duplicate_callback'>,
    {
      statuses: ReadonlyArray<PaymentRow['status']>;
      key(): string;
      finding(request: Request, payment: PaymentRow, now: Date): Finding;
    }
  >
> = {
  settle: { statuses: ['processing'], key: () => 'settled', finding: () => ({ kind: 'settled' }) },
  reject: {
    statuses: ['processing'],
    key: () => 'rejected',
    finding: ({ code = 'AC04' }) => ({ kind: 'rejected', code }),
  },
  return: {
    statuses: ['settled', 'reconciled'],
    key: () => `returned:${randomUUID()}`,
    finding: ({ code = 'MD07', amount }, payment, now) => ({
      kind: 'returned',
      code,
      amount: amount ?? Number(payment.amount) - Number(payment.returned_amount),
      settledAt: payment.settled_at ?? now,
    }),
  },
};

/** @throws invalid_state for a payment in another status, or a return of more than is left */
function observationOf(
  context: Context,
  request: Request & { type: keyof typeof REPORTS },
  payment: PaymentRow,
  now: Date,
): Observation {
  const { statuses, key, finding } = REPORTS[request.type];
  if (!statuses.includes(payment.status))
    throw context.refuse(
      'invalid_state',
      `The payment is ${payment.status}, and not ${statuses.join(' or ')}.`,
    );
  const found = finding(request, payment, now);
  const left = Number(payment.amount) - Number(payment.returned_amount);
  if (found.kind === 'returned' && (found.amount === 0 || found.amount > left))
    throw context.refuse('invalid_state', `Only ${left} minor units of the payment are not returned yet.`);
  return { key: key(), channel: 'callback', at: now, finding: found };
}

/** Lets the bank report about a payment. */
async function report(context: Context, request: Request): Promise<Schemas['SandboxEvent']> {
  const { tenant, projectId } = context;
  const id = required(request, 'payment_id');
  const payment = assertFound(await tenant.payments.find(id, projectId), 'payment');
  await assertSimulated(context, 'locked');
  const now = await clockOf(context);
  const observation =
    request.type === 'duplicate_callback'
      ? await tenant.sandbox.lastObservation(id)
      : observationOf(context, request as Request & { type: keyof typeof REPORTS }, payment, now);
  if (observation === undefined)
    throw context.refuse('invalid_state', 'The bank has not reported about this payment yet.');
  await tenant.sandbox.addReport(projectId, id, { ...observation, at: now });
  return { project_id: projectId, type: request.type, payment: toPayment(payment), transaction_id: null };
}

/** Brings money to an own account of the project that is expected by no payment. */
async function receive(context: Context, request: Request): Promise<Schemas['SandboxEvent']> {
  const { tenant, projectId } = context;
  const [id, amount] = [required(request, 'account_id'), required(request, 'amount')];
  const account = assertFound(await tenant.sandbox.ownAccount(projectId, id), 'account');
  await assertSimulated(context, 'locked');
  const { timezone } = assertFound(await tenant.settings.get(), 'workspace');
  const now = await clockOf(context);
  const posting = {
    projectId,
    kind: 'received',
    currency: account.currency,
    effectiveDate: localTime(timezone, now).day,
    legs: [
      { account: bankAccountName(id), amount },
      { account: 'unidentified', amount: -amount },
    ],
  } as const;
  const { ids } = await tenant.ledger.post([posting], now);
  await admitWaiting(workOfRequest(context, { now }), id);
  return { project_id: projectId, type: request.type, payment: null, transaction_id: ids[0] ?? null };
}

/** @throws not_found, invalid_request without what the type needs, mode_mismatch or invalid_state */
export const simulateEvent = (context: Context, request: Request): Promise<Schemas['SandboxEvent']> =>
  request.type === 'incoming_payment' ? receive(context, request) : report(context, request);
