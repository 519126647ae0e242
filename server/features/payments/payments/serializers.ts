import type { Schemas } from '../../../api/types.ts';
import type { PaymentEventRow, PaymentRow } from '../../../database/schema/payment-tables.ts';
import { type PaymentStatus, stageOrNull } from '../../../database/schema/payment-transitions.ts';
import { bankIdOf } from './bank-text.ts';
import { toState } from './preview.ts';

const timeOrNull = (time: Date | null): string | null => time?.toISOString() ?? null;

/** Times of the progress of a payment. */
const progressOf = (row: PaymentRow) => ({
  execution_date: row.execution_date,
  value_date: row.value_date,
  cut_off_at: row.cut_off_at.toISOString(),
  submitted_at: timeOrNull(row.submitted_at),
  settled_at: timeOrNull(row.settled_at),
  cancelled_at: timeOrNull(row.cancelled_at),
  failure: row.failure,
  cancellation: row.cancellation,
  returned_amount: Number(row.returned_amount),
  returns: row.returns,
});

export const toPayment = (row: PaymentRow): Schemas['Payment'] => ({
  id: row.id,
  workspace_id: row.workspace_id,
  project_id: row.project_id,
  live: row.live,
  direction: row.direction,
  status: row.status,
  stage: stageOrNull(row.stage),
  hold_reasons: row.hold_reasons,
  amount: Number(row.amount),
  currency: row.currency,
  method: row.method,
  rail: row.rail,
  from_account: row.from_account_id,
  to_account: row.to_account_id,
  reference: row.reference,
  description: row.description,
  note: row.note,
  charge_bearer: row.charge_bearer,
  bank_id: bankIdOf(row.id),
  bank_reference: row.bank_reference,
  what_the_bank_sees: {
    beneficiary_name: row.beneficiary_name,
    remittance: row.remittance,
    charset: 'sepa',
  },
  requested_by: {
    type: row.requester_type,
    id: row.requester_id,
    user_id: row.requester_user_id,
    key_maker_id: row.key_maker_id,
  },
  wait_for_funds: row.wait_for_funds,
  approval_id: row.approval_id,
  batch_id: row.batch_id,
  possible_duplicates: row.possible_duplicates,
  ...progressOf(row),
  metadata: row.metadata,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  etag: String(row.version),
});

/** Returns the data of an event for webhooks. */
export const toPaymentChange = (
  row: PaymentRow,
  previous: PaymentStatus | null,
): Schemas['PaymentChange'] => ({ ...toPayment(row), previous_status: previous });

export const toPaymentEvent = (row: PaymentEventRow): Schemas['PaymentEvent'] => ({
  version: row.version,
  type: row.type,
  from: row.from_status === 'new' ? null : toState({ status: row.from_status, stage: row.from_stage }),
  to: toState({ status: row.to_status, stage: row.to_stage }),
  cause: row.cause,
  cause_id: row.cause_id,
  reason: row.reason,
  at: row.at.toISOString(),
});
