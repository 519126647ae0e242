import type { Schemas } from '../../../api/types.ts';
import type { Weakening } from '../approvals/control-changes/service.ts';

/** What of a limit a change may weaken. */
export type LimitControls = Pick<
  Schemas['PaymentLimit'],
  'per_payment' | 'per_day' | 'per_month' | 'count_per_day' | 'on_exceed' | 'approval_rule'
>;

/** Without a maximum, everything is allowed. */
const isRaised = (before: number | null, after: number | null): boolean =>
  before !== null && (after === null || after > before);

/** From weak to strict: one person releases a payment that is held. */
const ACTIONS: ReadonlyArray<LimitControls['on_exceed']> = ['hold', 'approve', 'refuse'];

export const LIMIT_WEAKENING: Weakening<LimitControls> = {
  per_payment: isRaised,
  per_day: isRaised,
  per_month: isRaised,
  count_per_day: isRaised,
  on_exceed: (before, after) => ACTIONS.indexOf(after) < ACTIONS.indexOf(before),
  // Which of two rules is stricter cannot be said in general.
  approval_rule: (before, after) => before !== null && after !== null && after !== before,
};
