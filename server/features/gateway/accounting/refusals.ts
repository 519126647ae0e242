import { type Budget, NANO_PER_CENT, periodEnd } from './budget.ts';

/** Why a budget refuses a call. `null` without a budget: the model has no price, or the database did not answer. */
export interface Shortfall {
  budgetId: string;
  tenantId: string;
  scope: Budget['scope'];
  bucket: string;
  measure: Budget['measure'];
  /** In the unit of the budget: nano-dollars, tokens or requests. */
  required: number;
  remaining: number;
  /** When the next period begins. */
  resetsAt: Date | null;
}

/** Refuses a call before it is sent, or what a stream needs more. */
export class CallRefused extends Error {
  override readonly name = 'CallRefused';
  readonly code: 'budget_exhausted' | 'unpriced_model' | 'unavailable';
  readonly shortfall: Shortfall | undefined;

  constructor(code: CallRefused['code'], message: string, shortfall?: Shortfall) {
    super(message);
    this.code = code;
    this.shortfall = shortfall;
  }
}

const NANO = 100 * NANO_PER_CENT;

/** Writes an amount as people read it. */
function amountOf(units: number, measure: Budget['measure']): string {
  if (measure !== 'cost') return `${units} ${measure}`;
  return `$${(units / NANO).toFixed(9).replace(/(\.\d{2}\d*?)0+$/, '$1')}`;
}

export function budgetExhausted(
  budget: Budget,
  {
    bucket,
    required,
    remaining,
    time,
  }: {
    bucket: string;
    required: number;
    remaining: number;
    time: number;
  },
): CallRefused {
  const { measure, period } = budget;
  const resetsAt = periodEnd(period, time);
  const end = resetsAt === null ? '' : ` It begins anew at ${resetsAt.toISOString()}.`;
  return new CallRefused(
    'budget_exhausted',
    `The budget ${budget.id} does not have room for this call. It needs up to ${amountOf(required, measure)}, and ${amountOf(Math.max(0, remaining), measure)} remain.${end} Ask for less output, or raise the budget.`,
    {
      budgetId: budget.id,
      tenantId: budget.tenant_id,
      scope: budget.scope,
      bucket,
      measure,
      required,
      remaining: Math.max(0, remaining),
      resetsAt,
    },
  );
}

export const unpricedModel = (budget: Budget, model: string): CallRefused =>
  new CallRefused(
    'unpriced_model',
    `The model ${model} has no price, and the budget ${budget.id} counts costs. Set a price override for it, or let the budget allow models without a price.`,
  );

export const accountingUnavailable = (): CallRefused =>
  new CallRefused('unavailable', 'The budgets of this call cannot be read at the moment. Retry shortly.');
