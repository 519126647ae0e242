import type { ApprovalRule, ApprovalSubject, CumulativePer, Money, RuleConditions } from './types.ts';

/** A rate between the minor units of two currencies: base = amount × numerator / denominator. */
export interface MinorUnitRate {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** What rules are compared with: a payment, or a batch whose payments are approved together. */
export interface ApprovalFacts {
  readonly subject: ApprovalSubject;
  /** The amounts of the payments. */
  readonly amounts: readonly Money[];
  readonly methods: readonly string[];
  readonly from_accounts: readonly string[];
  readonly project_id: string;
  readonly requested_by: 'people' | 'keys';
  /** Of the youngest beneficiary; null if it is not known. */
  readonly beneficiary_age_days: number | null;
  /** Returns what was paid in the last days, these payments included: for each account, payee or requester, by currency. */
  readonly paid: (per: CumulativePer, days: number) => ReadonlyArray<readonly Money[]>;
  readonly rate: (from: string, to: string) => MinorUnitRate | undefined;
  /** Ids of the rules that limits name which are exceeded. */
  readonly limit_rules: readonly string[];
}

/** Whether a condition holds for one of the values, or holds because there are none to compare. */
const anyOrUnknown = <T>(values: readonly T[], holds: (value: T) => boolean): boolean =>
  values.length === 0 || values.some(holds);

const includesAny = (allowed: readonly string[] | undefined, values: readonly string[]): boolean =>
  allowed === undefined || anyOrUnknown(values, (value) => allowed.includes(value));

/**
 * A batch with one approval meets the rules of payments too: otherwise a batch of one row would escape them. A rule about a
 * limit applies where the limit is exceeded.
 */
const appliesTo = ({ id, applies_to: subject }: ApprovalRule, facts: ApprovalFacts): boolean =>
  subject === 'limit'
    ? facts.limit_rules.includes(id)
    : subject === facts.subject || (subject === 'payment' && facts.subject === 'batch');

/** Returns an amount in another currency, rounded down and up, or null without a rate. */
function convert(money: Money, to: string, { rate }: ApprovalFacts): { down: bigint; up: bigint } | null {
  const amount = BigInt(money.amount);
  if (money.currency === to) return { down: amount, up: amount };
  const found = rate(money.currency, to);
  if (found === undefined) return null;
  const product = amount * found.numerator;
  const down = product / found.denominator;
  return { down, up: product % found.denominator === 0n ? down : down + 1n };
}

const currencyOfAmounts = ({ base_currency, currencies }: RuleConditions): string | undefined =>
  base_currency ?? currencies?.[0];

const isOfCurrency = ({ currencies }: RuleConditions, { currency }: Money): boolean =>
  currencies === undefined || currencies.includes(currency);

/** Returns the sum of amounts, rounded up, and the smallest one, rounded down; null without a rate for one of them. */
function sumOf(
  amounts: readonly Money[],
  when: RuleConditions,
  facts: ApprovalFacts,
): { total: bigint; smallest: bigint | null } | null {
  let total = 0n;
  let smallest: bigint | null = null;
  for (const money of amounts) {
    const converted = convert(money, currencyOfAmounts(when) ?? money.currency, facts);
    if (converted === null) return null;
    total += converted.up;
    if (smallest === null || converted.down < smallest) smallest = converted.down;
  }
  return { total, smallest };
}

/**
 * Whether the range of a rule has the amount, or an amount between the smallest one and the total of a batch: so a batch meets
 * each rule that a payment of it would meet, and each that the total does. Without a rate the range has it, because an unknown
 * amount must not escape a rule.
 */
function isInRange(when: RuleConditions, facts: ApprovalFacts): boolean {
  if (facts.amounts.length === 0) return true;
  const { min_amount: min, max_amount: max } = when;
  const amounts = facts.amounts.filter((money) => isOfCurrency(when, money));
  if (amounts.length === 0) return false;
  if (min === undefined && max === undefined) return true;
  const sum = sumOf(amounts, when, facts);
  if (sum === null) return true;
  const { total, smallest } = sum;
  return (
    (min === undefined || total >= BigInt(min)) &&
    (max === undefined || smallest === null || smallest <= BigInt(max))
  );
}

function reachesCumulative(when: RuleConditions, facts: ApprovalFacts): boolean {
  const { cumulative } = when;
  if (cumulative === undefined) return true;
  return facts.paid(cumulative.per, cumulative.days).some((paid) => {
    const own = paid.filter((money) => isOfCurrency(when, money));
    const sum = sumOf(own, when, facts);
    return sum === null || sum.total >= BigInt(cumulative.min_amount);
  });
}

function isYoungBeneficiary(
  { beneficiary_age_days_below: limit }: RuleConditions,
  facts: ApprovalFacts,
): boolean {
  const age = facts.beneficiary_age_days;
  return limit === undefined || age === null || age < limit;
}

const isInCurrencies = ({ currencies }: RuleConditions, { amounts }: ApprovalFacts): boolean =>
  includesAny(
    currencies,
    amounts.map(({ currency }) => currency),
  );

/** The conditions of a rule under their names, in the order in which they are explained. */
const CONDITIONS = {
  enabled: (rule: ApprovalRule) => rule.enabled,
  applies_to: (rule: ApprovalRule, facts: ApprovalFacts) => appliesTo(rule, facts),
  projects: ({ when }: ApprovalRule, facts: ApprovalFacts) => includesAny(when.projects, [facts.project_id]),
  currencies: ({ when }: ApprovalRule, facts: ApprovalFacts) => isInCurrencies(when, facts),
  amount: ({ when }: ApprovalRule, facts: ApprovalFacts) => isInRange(when, facts),
  methods: ({ when }: ApprovalRule, facts: ApprovalFacts) => includesAny(when.methods, facts.methods),
  from_accounts: ({ when }: ApprovalRule, facts: ApprovalFacts) =>
    includesAny(when.from_accounts, facts.from_accounts),
  requested_by: ({ when }: ApprovalRule, facts: ApprovalFacts) =>
    (when.requested_by ?? 'any') !== (facts.requested_by === 'people' ? 'keys' : 'people'),
  beneficiary_age_days_below: ({ when }: ApprovalRule, facts: ApprovalFacts) =>
    isYoungBeneficiary(when, facts),
  cumulative: ({ when }: ApprovalRule, facts: ApprovalFacts) => reachesCumulative(when, facts),
} as const satisfies Record<string, (rule: ApprovalRule, facts: ApprovalFacts) => boolean>;

export type RuleCondition = keyof typeof CONDITIONS;
const NAMES = Object.keys(CONDITIONS) as RuleCondition[];

/** Returns the first condition that does not hold. What is not known counts as met, so that it never saves an approval. */
export const unmetCondition = (rule: ApprovalRule, facts: ApprovalFacts): RuleCondition | null =>
  NAMES.find((name) => !CONDITIONS[name](rule, facts)) ?? null;

/** Whether a rule applies. */
export const ruleMatches = (rule: ApprovalRule, facts: ApprovalFacts): boolean =>
  unmetCondition(rule, facts) === null;
