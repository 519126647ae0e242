import { createHash } from 'node:crypto';
import type { ProblemError, Refuser } from '../../../api/problem.ts';
import type { Schemas } from '../../../api/types.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import {
  allowanceOf,
  type Creation,
  creationOf,
  digestOf,
  lookAtPayments,
  type PaymentDecision,
  previewApprovals,
  termsOf,
} from '../payments/service.ts';
import { assertControlTotals, totalsOf } from './policies.ts';

/** What happens to a batch. Preview and creation decide its rows by the same functions, so that they cannot disagree. */

type Outcome = Schemas['PaymentBatchPreviewResult']['outcome'];
type Mode = Schemas['PaymentBatchMode'];

/** Where in the batch each of its payments is. Their ids are new in each preview, and in the creation. */
const rowNames = (decisions: readonly PaymentDecision[]): ReadonlyMap<string, string> =>
  new Map(decisions.map(({ id }, index) => [id, `row ${index + 1}`]));

function digestOfRow(decision: PaymentDecision, names: ReadonlyMap<string, string>): unknown {
  const { draft, refusal } = decision;
  const terms = termsOf(draft);
  if (!('all' in decision)) return [Object.entries(terms).sort(), refusal?.code];
  const { all, outcome } = decision;
  const duplicates = all.duplicates.map(({ payment, because }) => ({
    payment: names.get(payment) ?? payment,
    because,
  }));
  return [digestOf(terms, { ...all, duplicates }, outcome), refusal?.code];
}

/** Returns the digest of what happens to all rows, in their order. */
function digestOfBatch(
  { mode = 'partial', approval = 'each' }: Schemas['PaymentBatchCreate'],
  decisions: readonly PaymentDecision[],
): string {
  const names = rowNames(decisions);
  const rows = decisions.map((decision) => digestOfRow(decision, names));
  return createHash('sha256')
    .update(JSON.stringify([mode, approval, rows]))
    .digest('hex');
}

/** @throws stale_preview if something else would happen to a row than its preview said */
export function assertAsPreviewed(
  by: Refuser<'stale_preview'>,
  body: Schemas['PaymentBatchCreate'],
  decisions: readonly PaymentDecision[],
): void {
  const { preview_digest: digest } = body;
  if (digest !== undefined && digest !== digestOfBatch(body, decisions))
    throw by.refuse(
      'stale_preview',
      'Something else would happen to the batch than the preview said. Preview it again.',
    );
}

/** Returns the stage of a payment that is created, or how it ends at once. */
const stageOf = ({ outcome }: Extract<PaymentDecision, { outcome: object }>): Outcome => {
  const { status = 'pending', stage = 'queued' } = outcome.would ?? {};
  return (stage === 'none' ? status : stage) as Outcome; // the others come later in the life of a payment
};

/** Names rows in place of payments that are never created. */
const messageOf = ({ detail }: ProblemError, names: ReadonlyMap<string, string>): string =>
  detail.replace(/\bpay_\w+/g, (id) => names.get(id) ?? id);

function resultsOf(
  mode: Mode,
  decisions: readonly PaymentDecision[],
): Array<Schemas['PaymentBatchPreviewResult']> {
  const names = rowNames(decisions);
  const createsNone = mode === 'atomic' && decisions.some(({ refusal }) => refusal !== undefined);
  return decisions.map((decision, index) => {
    const none = { line: index + 1, execution_date: null, hold_reasons: [], code: null, message: null };
    const { refusal } = decision;
    if (refusal !== undefined)
      return { ...none, outcome: 'refused', code: refusal.code, message: messageOf(refusal, names) };
    if (createsNone || !('all' in decision)) return { ...none, outcome: 'left_out' };
    const { all, outcome } = decision;
    const { execution_date } = all.schedule;
    return { ...none, outcome: stageOf(decision), execution_date, hold_reasons: outcome.holdReasons };
  });
}

const NONE: Schemas['PaymentBatchPreviewCounts'] = {
  approval: 0,
  hold: 0,
  scheduled: 0,
  funds: 0,
  queued: 0,
  settled: 0,
  refused: 0,
  left_out: 0,
};

/** Returns what one approval of all payments would ask for, and who may not give it. */
function previewApproval(
  context: HandlerContext,
  { requester, projectId: project_id, settings: { live } }: Creation,
  decisions: readonly PaymentDecision[],
) {
  const asking = decisions.flatMap((decision) =>
    'all' in decision && decision.refusal === undefined && decision.outcome.would?.stage === 'approval'
      ? [decision.all]
      : [],
  );
  const beneficiary_ids = [...new Set(asking.map(({ to }) => to.id))];
  const requested = { ...requester, project_id, live, beneficiary_ids };
  return previewApprovals(context, asking[0]?.requirement ?? null, requested);
}

/** Returns what would happen to a batch, and changes nothing. @throws batch_control_mismatch */
export async function previewBatch(
  context: HandlerContext<'batch_control_mismatch'>,
  body: Schemas['PaymentBatchCreate'],
): Promise<Schemas['PaymentBatchPreview']> {
  const { payments: drafts, mode = 'partial', approval = 'each' } = body;
  const totals = totalsOf(drafts, 'payments');
  assertControlTotals(context, body, { count: drafts.length, totals });
  const allowance = await allowanceOf(context);
  const creation = { ...(await creationOf(context)), approval, allowance };
  const decisions = await lookAtPayments(creation, drafts);
  const results = resultsOf(mode, decisions);
  const counts = { ...NONE };
  for (const { outcome } of results) counts[outcome] += 1;
  const isAsked = approval === 'batch' && counts.approval > 0;
  const approvals = isAsked
    ? await previewApproval(context, creation, decisions)
    : { approvals: [], excluded: [] };
  const digest = digestOfBatch(body, decisions);
  return { digest, rows: drafts.length, totals, counts, ...approvals, results };
}
