import type { Knex } from 'knex';
import type { GatewayBudgetRow } from '../../../database/schema/gateway-accounting-tables.ts';
import { periodStart } from './budget.ts';
import { budgetRepository } from './budget-repository.ts';

// What the other parts of the gateway use.

export type { Accounting } from './accounting.ts';
export {
  bucketOf,
  type CountedCall,
  countsCall,
  EVERY_BUCKET,
  NANO_PER_CENT,
  OTHER_BUCKET,
  periodEnd,
  periodStart,
  SINGLE_BUCKET,
} from './budget.ts';
export type { Amounts, CallFacts, CallResult } from './call.ts';
export { dayRepository } from './day-repository.ts';
export type { Notice } from './notices.ts';
export type { Outlook } from './outlook.ts';
export { CallRefused } from './refusals.ts';
export type { CallReservation } from './reservation.ts';
export type { Announce } from './settle-batch.ts';
export { JournalError, type RunningAccounting, startAccounting } from './start-accounting.ts';

/**
 * Applies a changed limit, ceiling or tolerance to the current period. Call it in the transaction of the change. While more is
 * spent or leased than a lowered limit, the limit of the period is higher: replicas give back what they have leased and do not use.
 */
export const applyBudgetLimit = (trx: Knex, budget: GatewayBudgetRow, now: Date): Promise<void> =>
  budgetRepository(trx).applyLimit(budget.tenant_id, budget.id, new Date(periodStart(budget, now.getTime())));
