import { constraintOf } from '../../../database/errors.ts';
import type { PaymentRow } from '../../../database/schema/payment-tables.ts';
import { toPaymentChange } from '../payments/serializers.ts';
import { admitWaiting, failUnsent, type Party, tryPlanAgain } from '../payments/service.ts';
import { advance } from './advance.ts';
import { UNSENT } from './failures.ts';
import { toInstruction, toMessage } from './instructions.ts';
import { messageQueueRepository } from './message-repository.ts';
import { type ProjectWork, type WorkScope, type WorkTools, workOn } from './project-work.ts';
import { runEach } from './run-each.ts';

/** Payments per statement. */
export const BATCH = 200;

/** Ends a payment that is not sent. */
export async function failClaimed(
  work: ProjectWork,
  payment: PaymentRow,
  failure: (typeof UNSENT)[keyof typeof UNSENT],
): Promise<void> {
  const failed = await failUnsent(work.tenant, payment, { cause: work.cause, at: work.now }, failure);
  work.emit('payment.failed', toPaymentChange(failed, payment.status));
}

/** Returns a payment with the value date that it has when it is sent now. One that is late arrives later. */
async function withValueDate(work: ProjectWork, payment: PaymentRow): Promise<PaymentRow> {
  if (payment.cut_off_at > work.now) return payment;
  const schedule = await tryPlanAgain(work, payment);
  return schedule === undefined ? payment : { ...payment, value_date: schedule.value_date };
}

type Parties = ReadonlyMap<string, Party>;

/** Returns the accounts of locked payments, and keeps them from being blocked meanwhile. */
export const partiesOf = ({ tenant }: ProjectWork, payments: readonly PaymentRow[]): Promise<Parties> =>
  tenant.paymentMoves.parties(
    payments.flatMap(({ from_account_id, to_account_id }) => [from_account_id, to_account_id]),
    true,
  );

export const areAccountsActive = (
  parties: Parties,
  { from_account_id, to_account_id }: PaymentRow,
): boolean => [from_account_id, to_account_id].every((id) => parties.get(id)?.status === 'active');

/** Lets payments go on that have waited for the money of others that were not sent. */
export async function admitAfter(work: ProjectWork, unsent: readonly PaymentRow[]): Promise<void> {
  const payers = new Set(unsent.map(({ from_account_id }) => from_account_id));
  for (const payer of payers) await admitWaiting(work, payer);
}

/** Takes payments: they, their money and their messages change in one transaction before anything is sent. */
async function submit(
  work: ProjectWork,
  vault: WorkTools['secrets']['vault'],
  payments: readonly PaymentRow[],
  parties: Parties,
): Promise<void> {
  const messages = payments.map((payment) => {
    const { iban = null } = parties.get(payment.to_account_id) ?? {};
    return toMessage(vault, work, payment.id, toInstruction(payment, iban, work));
  });
  await messageQueueRepository(work.trx).build(messages);
  const steps = payments.map((payment) => {
    const step = { to: 'submitting', valueDate: payment.value_date } as const;
    return { payment, steps: [{ step, at: work.now, observation: null }] };
  });
  await advance(work, steps);
}

/** Takes locked payments from the queue. Those of accounts that are not active any more fail. */
async function claim(
  work: ProjectWork,
  vault: WorkTools['secrets']['vault'],
  queued: readonly PaymentRow[],
): Promise<boolean> {
  const parties = await partiesOf(work, queued);
  const sendable: PaymentRow[] = [];
  const blocked = queued.filter((payment) => !areAccountsActive(parties, payment));
  for (const payment of blocked) await failClaimed(work, payment, UNSENT.account_blocked);
  for (const payment of queued)
    if (areAccountsActive(parties, payment)) sendable.push(await withValueDate(work, payment));
  if (sendable.length > 0) await submit(work, vault, sendable, parties);
  await admitAfter(work, blocked);
  return queued.length > 0;
}

const isWithoutFunds = (error: unknown): boolean => constraintOf(error) === 'ledger_balances_floor';

/**
 * Takes one queued payment, if it still is. Without a reservation, the money may have gone since it was created, and it fails.
 * @returns whether it was taken
 */
export async function takeQueued(
  tools: WorkTools,
  scope: WorkScope,
  id: string,
  take: (work: ProjectWork, payment: PaymentRow) => Promise<void>,
): Promise<boolean> {
  const attempt = async (run: typeof take) =>
    (await workOn(tools, scope, async (work) => {
      const payment = await work.tenant.paymentMoves.lockQueuedOne(scope.project_id, id);
      if (payment !== undefined) await run(work, payment);
      return payment !== undefined;
    })) === true;
  try {
    return await attempt(take);
  } catch (error) {
    if (!isWithoutFunds(error)) throw error;
    return attempt((work, payment) => failClaimed(work, payment, UNSENT.insufficient_funds));
  }
}

/**
 * Takes queued payments of a project, a batch at a time. When one of them makes the batch fail, each is taken on its own, so
 * that it holds up no other.
 * @returns whether there were any
 */
export async function claimQueued(tools: WorkTools, scope: WorkScope): Promise<boolean> {
  const { database, build, secrets } = tools;
  const { vault } = secrets;
  const { project_id } = scope;
  const claimBatch = async (work: ProjectWork) =>
    claim(work, vault, await work.tenant.paymentMoves.lockQueued(project_id, BATCH));
  try {
    return (await workOn(tools, scope, claimBatch)) === true;
  } catch {
    const { paymentMoves } = build(database.knex).tenant(scope.workspace_id);
    const ids = await paymentMoves.queuedIds(project_id, 'outbound', BATCH);
    const claimOne = async (work: ProjectWork, payment: PaymentRow) => {
      await claim(work, vault, [payment]);
    };
    return runEach(ids.map((id) => () => takeQueued(tools, scope, id, claimOne)));
  }
}
