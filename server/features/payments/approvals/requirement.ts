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

type Rate = ApprovalFacts['rate'];

/** Reads the rates between minor units, if a rule needs any. */
export async function loadRates({ tenant, contract }: Scope, rules: readonly ApprovalRule[]): Promise<Rate> {
  const needsRates = rules.some(({ when }) => when.base_currency !== undefined);
  const rows = needsRates ? await tenant.exchangeRates.all() : [];
  return ratesOf(rows, contract.document['x-currencies']);
}

/** Returns what rules are compared with. @param paid returns what was paid before */
export function factsOf(
  terms: ApprovalTerms,
  { now, rate, paid }: { now: Date; rate: Rate; paid: ApprovalFacts['paid'] },
): ApprovalFacts {
  const money = { amount: terms.amount, currency: terms.currency };
  return {
    subject: 'payment',
    amounts: [money],
    methods: [terms.method],
    from_accounts: [terms.from_account_id],
    project_id: terms.project_id,
    requested_by: terms.requester_type === 'user' ? 'people' : 'keys',
    beneficiary_age_days: (now.getTime() - terms.beneficiary_since.getTime()) / DAY_MS,
    paid: (per, days) => [...paid(per, days), money],
    rate,
  };
}

/** What rules are compared with, for payments of one project and one requester. */
interface FactBook {
  of(terms: ApprovalTerms): ApprovalFacts;
  /** Lets later payments of the transaction count one that is not stored yet. */
  add(terms: ApprovalTerms): void;
}

/** Reads once what payments have in common. @param hold as in `openRequirements` */
export async function openFacts(
  scope: Scope,
  payments: readonly [ApprovalTerms, ...ApprovalTerms[]],
  rules: readonly ApprovalRule[],
  { now, hold }: { now: Date; hold: boolean },
): Promise<FactBook> {
  const cumulatives = rules.flatMap(({ when }) => when.cumulative ?? []);
  const [sums, rate] = await Promise.all([
    openPaidSums(scope.tenant, payments, cumulatives, { now, hold }),
    loadRates(scope, rules),
  ]);
  const of = (terms: ApprovalTerms) =>
    factsOf(terms, { now, rate, paid: (per, days) => sums.of(per, days, terms) });
  return { of, add: sums.add };
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
  scope: Scope,
  payments: readonly ApprovalTerms[],
  { rules, require_rule: requireRule }: RuleSettings,
  how: { now: Date; hold: boolean },
): Promise<RequirementBook> {
  const [first, ...others] = payments;
  if (first === undefined || (rules.length === 0 && !requireRule))
    return { of: () => null, add: () => undefined };
  const facts = await openFacts(scope, [first, ...others], rules, how);
  return { of: (terms) => requirementOf(facts.of(terms), rules, requireRule), add: facts.add };
}
