import type { Finding, SubmitAnswer } from './connector.ts';

/** Where a payment stands, as far as a report of the bank can move it. */
export interface ReportedProgress {
  status: 'pending' | 'approved' | 'processing' | 'settled' | 'reconciled' | 'failed' | 'cancelled';
  /** Only where the status has stages. */
  stage: string | null;
  amount: number;
  returnedAmount: number;
}

/** One step of a payment, in the order in which they are made. */
export type PaymentStep =
  | { to: 'submitted' | 'unknown' | 'accepted' }
  | { to: 'settled'; at: Date }
  | { to: 'failed'; code: string }
  /** No change of status: the returned amount grows. */
  | { to: 'returned'; amount: number; code: string };

/** Stages in which the bank has not told yet that it has accepted the payment. */
const BEFORE_ACCEPTANCE: ReadonlySet<string | null> = new Set(['submitting', 'submitted', 'unknown']);

/** Returns the steps after an answer, or after none, to a submission. An earlier report of the bank says more. */
export function stepsOfAnswer({ status, stage }: ReportedProgress, answer: SubmitAnswer): PaymentStep[] {
  if (status !== 'processing') return [];
  if (answer.outcome === 'rejected') return [{ to: 'failed', code: answer.code }];
  if (stage !== 'submitting') return [];
  return [{ to: answer.outcome === 'unknown' ? 'unknown' : 'submitted' }];
}

function stepsToAcceptance(stage: string | null): PaymentStep[] {
  if (!BEFORE_ACCEPTANCE.has(stage)) return [];
  // The report overtook the answer to the submission.
  return stage === 'submitting' ? [{ to: 'submitted' }, { to: 'accepted' }] : [{ to: 'accepted' }];
}

function stepsOfReturn(
  { status, amount, returnedAmount }: ReportedProgress,
  finding: Extract<Finding, { kind: 'returned' }>,
): PaymentStep[] {
  if (returnedAmount + finding.amount > amount) return [];
  const step: PaymentStep = { to: 'returned', amount: finding.amount, code: finding.code };
  if (status === 'settled' || status === 'reconciled') return [step];
  // Only a settled payment is returned, so that the return proves what another report has not told yet.
  return status === 'processing' ? [{ to: 'settled', at: finding.settledAt }, step] : [];
}

/**
 * Returns the steps that a report of the bank leads to. A report that comes too late, or contradicts a final status,
 * leads to none.
 */
export function stepsOf(progress: ReportedProgress, finding: Finding, at: Date): PaymentStep[] {
  const isProcessing = progress.status === 'processing';
  switch (finding.kind) {
    case 'accepted':
      return isProcessing ? stepsToAcceptance(progress.stage) : [];
    case 'settled':
      return isProcessing ? [{ to: 'settled', at }] : [];
    case 'rejected':
      return isProcessing ? [{ to: 'failed', code: finding.code }] : [];
    case 'returned':
      return stepsOfReturn(progress, finding);
  }
}

/** Returns the progress after a step. */
export function afterStep(progress: ReportedProgress, step: PaymentStep): ReportedProgress {
  switch (step.to) {
    case 'returned':
      return { ...progress, returnedAmount: progress.returnedAmount + step.amount };
    case 'settled':
    case 'failed':
      return { ...progress, status: step.to, stage: null };
    default:
      return { ...progress, stage: step.to };
  }
}
