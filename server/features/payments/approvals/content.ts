import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../auth/secrets/canonical-json.ts';
import type { PaymentRow } from '../../../database/schema/payment-tables.ts';
import { startSlices } from '../../../jobs/time-slices.ts';
import type { ApprovalRow } from './tables.ts';

/** What an approval is bound to, so that it counts only for what the approver has seen. */

export const APPROVED_COLUMNS = [
  'id',
  'amount',
  'currency',
  'from_account_id',
  'to_account_id',
  'beneficiary_name',
  'reference',
  'remittance',
  'execution_date',
] as const;
/** A payment, as far as an approval binds it. Identifiers of an account never change. */
export type ApprovedTerms = Pick<PaymentRow, (typeof APPROVED_COLUMNS)[number]>;

export type ApprovalContent = Pick<ApprovalRow, 'digest' | 'payment_count' | 'totals'>;

const termsOf = (payment: ApprovedTerms): string =>
  canonicalJson({
    payment: payment.id,
    amount: Number(payment.amount),
    currency: payment.currency,
    from: payment.from_account_id,
    to: payment.to_account_id,
    beneficiary: payment.beneficiary_name,
    reference: payment.reference,
    remittance: payment.remittance,
    date: payment.execution_date,
  });

function totalsOf(payments: readonly ApprovedTerms[]): ApprovalRow['totals'] {
  const totals = new Map<PaymentRow['currency'], number>();
  for (const { currency, amount } of payments)
    totals.set(currency, (totals.get(currency) ?? 0) + Number(amount));
  return [...totals].sort().map(([currency, amount]) => ({ currency, amount }));
}

const contentOf = (payments: readonly ApprovedTerms[], digest: string): ApprovalContent => ({
  digest,
  payment_count: payments.length,
  totals: totalsOf(payments),
});

/** Returns the content of the approval of one payment. */
export const contentOfPayment = (payment: ApprovedTerms): ApprovalContent =>
  contentOf([payment], createHash('sha256').update(termsOf(payment)).digest('hex'));

/**
 * Returns the content of the approval of a batch. The digest is that of the canonical JSON of the batch and its payments that wait,
 * in the order of their ids.
 */
export async function contentOfBatch(
  batchId: string,
  payments: readonly ApprovedTerms[],
): Promise<ApprovalContent> {
  const hash = createHash('sha256').update(`{"batch":${canonicalJson(batchId)},"payments":[`);
  const slices = startSlices();
  const sorted = [...payments].sort((one, other) => (one.id < other.id ? -1 : 1));
  for (const [index, payment] of sorted.entries()) {
    if (slices.isDue()) await slices.rest();
    hash.update(`${index === 0 ? '' : ','}${termsOf(payment)}`);
  }
  return contentOf(payments, hash.update(']}').digest('hex'));
}
