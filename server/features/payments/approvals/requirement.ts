import { DAY_MS } from '../../../api/times.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import type { ApprovalFacts, MinorUnitRate } from './engine/matching.ts';
import { requirementOf } from './engine/requirement.ts';
import type { ApprovalRequirement, ApprovalRule } from './engine/types.ts';
import { openPaidSums } from './paid-sums.ts';
import type { ApprovalTerms } from './terms.ts';

type Scope = Pick<HandlerContext, 'tenant' | 'contract'>;
type Rates = Awaited<ReturnType<HandlerContext['tenant']['exchangeRates']['all']>>;
type Exponents = Readonly<Record<string, number>>;

/** Returns the rates between minor units, from those between whole units. */
function ratesOf(rows: Rates, exponents: Exponents): (from: string, to: string) => MinorUnitRate | undefined {
  const rates = new Map(rows.map((row) => [row.pair, row]));
  const unitsOf = (currency: string): bigint => 10n ** BigInt(exponents[currency] ?? 0);
  return (from, to) => {
    const [rate, inverse] = [rates.get(`${from}-${to}`), rates.get(`${to}-${from}`)];
    const [numerator, denominator] =
      rate === undefined ? [inverse?.denominator, inverse?.numerator] : [rate.numerator, rate.denominator];
    if (numerator === undefined || denominator === undefined) return undefined;
    return {
      numerator: BigInt(numerator) * unitsOf(to),
      denominator: BigInt(denominator) * unitsOf(from),
    };
  };
}

/** The rules that are enabled, and whether a payment that none of them matches waits for an owner. */
export interface RuleSettings {
  rules: readonly ApprovalRule[];
  require_rule: boolean;
}

/** What rules ask for before payments of one project and one requester. */
export interface RequirementBook {
  /** Returns what the rules ask for, or null if they ask for nothing. */
  of(terms: ApprovalTerms): ApprovalRequirement | null;
  /** Lets later payments of the transaction count one that is not stored yet. */
  add(terms: ApprovalTerms): void;
}

/**
 * Opens what rules ask for, and reads once what payments have in common.
 * @param hold whether other payments of the same sums wait for the end of the transaction
 */
export async function openRequirements(
  { tenant, contract }: Scope,
  payments: readonly ApprovalTerms[],
  { rules, require_rule: requireRule }: RuleSettings,
  { now, hold }: { now: Date; hold: boolean },
): Promise<RequirementBook> {
  const [first, ...others] = payments;
  if (first === undefined || (rules.length === 0 && !requireRule))
    return { of: () => null, add: () => undefined };
  const cumulatives = rules.flatMap(({ when }) => when.cumulative ?? []);
  const needsRates = rules.some(({ when }) => when.base_currency !== undefined);
  const [sums, rates] = await Promise.all([
    openPaidSums(tenant, [first, ...others], cumulatives, { now, hold }),
    needsRates ? tenant.exchangeRates.all() : [],
  ]);
  const rate = ratesOf(rates, contract.document['x-currencies']);
  const factsOf = (terms: ApprovalTerms): ApprovalFacts => {
    const money = { amount: terms.amount, currency: terms.currency };
    return {
      subject: 'payment',
      amounts: [money],
      methods: [terms.method],
      from_accounts: [terms.from_account_id],
      project_id: terms.project_id,
      requested_by: terms.requester_type === 'user' ? 'people' : 'keys',
      beneficiary_age_days: (now.getTime() - terms.beneficiary_since.getTime()) / DAY_MS,
      paid: (per, days) => [...sums.of(per, days, terms), money],
      rate,
    };
  };
  return { of: (terms) => requirementOf(factsOf(terms), rules, requireRule), add: sums.add };
}
