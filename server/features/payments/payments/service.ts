import { newId } from '../../../api/ids.ts';
import type { ProblemError } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import type { PaymentRow } from '../../../database/schema/payment-tables.ts';
import { forEachInSlices, mapInSlices } from '../../../jobs/time-slices.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import {
  type ApprovalRequirement,
  previewApprovals,
  requestApproval,
  requestBatchApproval,
} from '../approvals/service.ts';
import { emitReached } from '../limits/service.ts';
import { admitWaitingWith, cancelPayments } from './actions.ts';
import {
  approvePayments,
  approveTogether,
  expirePayments,
  planApproved,
  rejectPayments,
} from './approval.ts';
import { bankIdOf, bankReferenceOf } from './bank-text.ts';
import { allowanceOf, type Creation, creationOf } from './creation.ts';
import { type Decided, type DraftSet, decideAll } from './decide.ts';
import { failUnsent } from './effects.ts';
import { accountsOf, type Draft, type RefusedDraft } from './facts.ts';
import { admitWaiting, continueAdmission, settleIfInternal } from './funds.ts';
import { isInternal, type PaymentProblemCode, startOf } from './outcome.ts';
import { assertNoCardNumber, cardNumberProblem } from './policies.ts';
import { digestOf, previewOf, termsOf } from './preview.ts';
import type { NewPayment } from './repository.ts';
import { toPaymentChange } from './serializers.ts';
import { tryPlanAgain } from './start-again.ts';
import { transitionAll } from './transition.ts';
import { type PaymentWork, workOfRequest } from './work.ts';

export { FUNDS_WAIT_DAYS, type Party, type PaymentMove } from './move-repository.ts';
export {
  admitWaiting,
  admitWaitingWith,
  allowanceOf,
  approvePayments,
  approveTogether,
  assertNoCardNumber,
  bankIdOf,
  type Creation,
  cancelPayments,
  cardNumberProblem,
  continueAdmission,
  creationOf,
  digestOf,
  expirePayments,
  failUnsent,
  type PaymentWork,
  planApproved,
  previewApprovals,
  rejectPayments,
  settleIfInternal,
  termsOf,
  transitionAll,
  tryPlanAgain,
  workOfRequest,
};

/** Creation and preview of payments. */

/** What was decided about one of several payments. */
export type PaymentDecision = Decided | RefusedDraft;

type PreviewCode = 'card_data_not_allowed' | 'method_unavailable';
type CreateCode = PreviewCode | PaymentProblemCode | 'stale_preview';

/** Returns what decides about the one payment of a request. The database gets these statements together. */
async function openOne(context: HandlerContext, draft: Draft, hold: boolean): Promise<[Creation, DraftSet]> {
  const rows = [{ id: newId('pay'), draft }];
  const [creation, accounts] = await Promise.all([creationOf(context), accountsOf(context, rows, hold)]);
  return [creation, { rows, accounts }];
}

/** Gives payments their ids, and returns them with the accounts that they name. */
async function openMany(creation: Creation, drafts: readonly Draft[], hold: boolean): Promise<DraftSet> {
  const rows = await mapInSlices(drafts, (draft) => ({ id: newId('pay'), draft }));
  return { rows, accounts: await accountsOf(creation, rows, hold) };
}

/** Returns what would happen to a payment, and changes nothing. */
export async function previewPayment(
  context: HandlerContext<PreviewCode>,
  draft: Draft,
): Promise<Schemas['PaymentPreview']> {
  const [creation, set] = await openOne(context, draft, false);
  const { decided } = await decideAll(creation, set, 'look');
  const { outcome, all, standings: limits } = assertDecided(decided[0]);
  const { to, live } = all;
  const beneficiary_ids = [to.id];
  const requested = { ...creation.requester, project_id: context.projectId, beneficiary_ids, live };
  const asked = outcome.would?.stage === 'approval' ? all.requirement : null;
  return {
    ...previewOf(termsOf(draft), { ...all, limits }, outcome),
    ...(await previewApprovals(context, asked, requested)),
  };
}

/** @throws the problem of a payment that is refused whatever other payments there are */
function assertDecided(decision: PaymentDecision | undefined): Decided {
  if (decision === undefined) throw new Error('Nothing was decided about a payment.');
  if (!('outcome' in decision)) throw decision.refusal;
  return decision;
}

/** Returns the columns of a payment that is accepted. */
function columnsOf(
  creation: Creation,
  { id, draft, all, outcome, plan, metadata }: Decided,
  sharedApproval: string | undefined,
): NewPayment {
  const { schedule } = plan;
  const { bank } = all;
  const { would } = outcome;
  const start = would?.stage === 'hold' || would?.stage === 'approval' ? would : startOf(all);
  return {
    workspace_id: creation.workspaceId,
    project_id: creation.projectId,
    id,
    live: all.live,
    direction: isInternal(all) ? 'internal' : 'outbound',
    ...start,
    approval_id: start.stage === 'approval' ? (sharedApproval ?? newId('apr')) : null,
    batch_id: creation.batchId,
    amount: String(all.amount),
    currency: all.currency,
    method: draft.method,
    rail: bank.rail,
    from_account_id: all.from.id,
    to_account_id: all.to.id,
    reference: draft.reference ?? null,
    description: draft.description ?? null,
    note: draft.note ?? null,
    metadata,
    charge_bearer: draft.charge_bearer ?? 'shared',
    bank_reference: bankReferenceOf(id),
    simulate: draft.simulate ?? null,
    beneficiary_name: bank.beneficiary_name,
    remittance: bank.remittance,
    ...creation.requester,
    wait_for_funds: all.waitForFunds,
    hold_reasons: outcome.holdReasons,
    possible_duplicates: all.duplicates.map(({ payment }) => payment),
    requested_at: creation.requestedAt,
    execution_date: schedule.execution_date,
    value_date: schedule.value_date,
    cut_off_at: new Date(schedule.cut_off_at),
    opens_at: new Date(schedule.opens_at),
  };
}

/** Writes payments that are accepted, with what follows from each. @returns them in this order */
async function insertAccepted(creation: Creation, accepted: readonly Decided[]): Promise<PaymentRow[]> {
  const { tenant, cause, now, emit, requestedAt } = creation;
  const sharedApproval = creation.approval === 'batch' ? newId('apr') : undefined;
  const columns = await mapInSlices(accepted, (decision) => columnsOf(creation, decision, sharedApproval));
  const payments = await tenant.payments.insertAll(columns, { ...cause, type: 'created' }, now);
  await forEachInSlices(payments, (payment) => {
    emit('payment.created', toPaymentChange(payment, null));
    if (payment.stage === 'hold') emit('payment.held', toPaymentChange(payment, null));
  });
  const reaching = payments.map((payment, index) => ({ payment, reached: accepted[index]?.reached ?? [] }));
  await emitReached(creation, reaching, requestedAt);
  const asking = payments.flatMap((payment, index) => {
    const requirement = accepted[index]?.all.requirement ?? null;
    return payment.stage === 'approval' && requirement !== null ? [{ payment, requirement }] : [];
  });
  await requestApprovals(creation, asking);
  return payments;
}

/** Lets payments wait for what the rules ask for: each for itself, or a batch for all. */
async function requestApprovals(
  creation: Creation,
  asking: ReadonlyArray<{ payment: PaymentRow; requirement: ApprovalRequirement }>,
): Promise<void> {
  const [first] = asking;
  if (first !== undefined && creation.approval === 'batch') {
    const payments = asking.map(({ payment }) => payment);
    return requestBatchApproval(creation, payments, first.requirement, creation.now);
  }
  for (const { payment, requirement } of asking)
    await requestApproval(creation, payment, requirement, creation.now);
}

/**
 * Creates a payment, or refuses it. What happens is decided by the same function as in its preview.
 * @throws any of the problems of a preview that block, or stale_preview
 */
export async function createPayment(context: HandlerContext<CreateCode>, draft: Draft): Promise<PaymentRow> {
  const [creation, set] = await openOne(context, draft, true);
  const { decided, write } = await decideAll(creation, set, 'one');
  const decision = assertDecided(decided[0]);
  if (decision.refusal !== undefined) throw decision.refusal;
  // Sent together, so that the balance of a hot account is locked briefly. If its money is not there, the transaction ends.
  const [[payment]] = await Promise.all([insertAccepted(creation, [decision]), write()]);
  if (payment === undefined) throw new Error('The payment was not inserted.');
  return settleIfInternal(creation, payment);
}

/** What became of one of several payments. */
export type Created = { payment: PaymentRow } | { refusal: ProblemError } | { refusal: null };

/**
 * Creates many payments, each as if those before it had been created alone, but that transfers between own accounts are settled by
 * the job. Those that are refused leave nothing behind.
 * @param atomic passed if none is created when any is refused: `refuseAll` if others have been refused before
 * @param check throws if something else is decided than the caller wants
 * @returns what became of each; `refusal: null` if it was not created because another one was refused
 */
export async function createPayments(
  creation: Creation,
  drafts: readonly Draft[],
  atomic: { refuseAll: boolean } | null,
  check: (decisions: readonly PaymentDecision[]) => void = () => {},
): Promise<Created[]> {
  const set = await openMany(creation, drafts, true);
  const { decided, write, forget } = await decideAll(creation, set, 'many');
  check(decided);
  const accepted = decided.filter((one): one is Decided => one.refusal === undefined);
  if (atomic !== null && (atomic.refuseAll || accepted.length < decided.length)) {
    await forget();
    return decided.map(({ refusal = null }) => ({ refusal }) as Created);
  }
  await write();
  const payments = await insertAccepted(creation, accepted);
  const byId = new Map(payments.map((payment) => [payment.id, payment]));
  return decided.map(({ id, refusal }) => {
    const payment = byId.get(id);
    return payment === undefined ? { refusal: refusal ?? null } : { payment };
  });
}

/** Decides about many payments, each as if those before it had been created, and changes nothing. */
export async function lookAtPayments(
  creation: Creation,
  drafts: readonly Draft[],
): Promise<readonly PaymentDecision[]> {
  return (await decideAll(creation, await openMany(creation, drafts, false), 'look')).decided;
}
