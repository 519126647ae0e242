import { DAY_MS } from '../../../api/times.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import type { ApprovalFacts, MinorUnitRate } from './engine/matching.ts';
import { approvalRequirementOf } from './engine/requirement.ts';
import type { ApprovalRequirement, ApprovalRule, CumulativePer, Money } from './engine/types.ts';
import { openPaidSums, type PaidSums, partyOf } from './paid-sums.ts';
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

const ageOf = ({ beneficiary_since }: ApprovalTerms, now: Date): number =>
  (now.getTime() - beneficiary_since.getTime()) / DAY_MS;

/** Returns what a party has paid before, by currency. */
export type PaidBefore = (per: CumulativePer, days: number) => readonly Money[];

/** Returns what rules are compared with. @param paid returns what was paid before by the same party */
export function factsOf(
  terms: ApprovalTerms,
  { now, rate, paid }: { now: Date; rate: Rate; paid: PaidBefore },
): ApprovalFacts {
  const money = { amount: terms.amount, currency: terms.currency };
  return {
    subject: 'payment',
    amounts: [money],
    methods: [terms.method],
    from_accounts: [terms.from_account_id],
    project_id: terms.project_id,
    requested_by: terms.requester_type === 'user' ? 'people' : 'keys',
    beneficiary_age_days: ageOf(terms, now),
    paid: (per, days) => [[...paid(per, days), money]],
    rate,
    limit_rules: terms.limit_rules,
  };
}

type Some = readonly [ApprovalTerms, ...ApprovalTerms[]];

/** Returns two amounts for each currency: the smallest, and what the others add up to. */
function condense(payments: Some): Money[] {
  const amounts = new Map<string, { smallest: number; total: number }>();
  for (const { currency, amount } of payments) {
    const { smallest, total } = amounts.get(currency) ?? { smallest: amount, total: 0 };
    amounts.set(currency, { smallest: Math.min(smallest, amount), total: total + amount });
  }
  return [...amounts].flatMap(([currency, { smallest, total }]) => {
    const first = { currency, amount: smallest };
    return total === smallest ? [first] : [first, { currency, amount: total - smallest }];
  });
}

/** Returns the sums of each account, payee or requester of the payments, which have been added. */
function paidByEach(sums: PaidSums, payments: Some, per: CumulativePer, days: number): Money[][] {
  const parties = new Map(payments.map((terms) => [partyOf(per, terms), terms]));
  return [...parties.values()].map((terms) => sums.of(per, days, terms));
}

type Paid = ApprovalFacts['paid'];

/** Several rules may ask for the same sums, of thousands of payments. */
function rememberingPaid(paid: Paid): Paid {
  const known = new Map<string, ReturnType<Paid>>();
  return (per, days) => {
    const key = `${per} ${days}`;
    const found = known.get(key) ?? paid(per, days);
    known.set(key, found);
    return found;
  };
}

/** What rules are compared with, for payments of one project and one requester. */
interface FactBook {
  of(terms: ApprovalTerms): ApprovalFacts;
  /** Returns the same of a batch whose payments have been added. */
  ofBatch(all: Some): ApprovalFacts;
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
  const ofBatch = (all: Some): ApprovalFacts => ({
    ...of(all[0]),
    subject: 'batch',
    amounts: condense(all),
    methods: [...new Set(all.map(({ method }) => method))],
    from_accounts: [...new Set(all.map(({ from_account_id }) => from_account_id))],
    beneficiary_age_days: all.reduce((age, terms) => Math.min(age, ageOf(terms, now)), ageOf(all[0], now)),
    paid: rememberingPaid((per, days) => paidByEach(sums, all, per, days)),
    limit_rules: [...new Set(all.flatMap(({ limit_rules }) => limit_rules))],
  });
  return { of, ofBatch, add: sums.add };
}

/** What rules ask for before payments of one project and one requester. */
export interface RequirementBook {
  /** Returns what the rules ask for, or null if they ask for nothing. */
  of(terms: ApprovalTerms): ApprovalRequirement | null;
  /** Lets later payments of the transaction count one that is not stored yet. */
  add(terms: ApprovalTerms): void;
}

const NOTHING: RequirementBook = { of: () => null, add: () => undefined };

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
  if (first === undefined || (rules.length === 0 && !requireRule)) return NOTHING;
  const facts = await openFacts(scope, [first, ...others], rules, how);
  return { of: (terms) => approvalRequirementOf(facts.of(terms), rules, requireRule), add: facts.add };
}

/**
 * Opens what rules ask for before a batch that is approved as a whole: the same for each of its payments. A condition is met
 * where any payment meets it, and sums count all of them.
 */
export async function openBatchRequirement(
  scope: Scope,
  payments: readonly ApprovalTerms[],
  { rules, require_rule: requireRule }: RuleSettings,
  how: { now: Date; hold: boolean },
): Promise<RequirementBook> {
  const [first, ...others] = payments;
  if (first === undefined || (rules.length === 0 && !requireRule)) return NOTHING;
  const all: Some = [first, ...others];
  const facts = await openFacts(scope, all, rules, how);
  for (const terms of all) facts.add(terms);
  const asked = approvalRequirementOf(facts.ofBatch(all), rules, requireRule);
  return { of: () => asked, add: () => undefined };
}
