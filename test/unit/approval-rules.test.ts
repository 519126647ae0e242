import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ApprovalFacts, ruleMatches } from '../../server/features/payments/approvals/engine/matching.ts';
import { approvalRequirementOf } from '../../server/features/payments/approvals/engine/requirement.ts';
import type {
  ApprovalPeople,
  ApprovalRule,
  ApprovalStep,
  Money,
  RuleConditions,
  Vote,
} from '../../server/features/payments/approvals/engine/types.ts';
import { countVotes } from '../../server/features/payments/approvals/engine/votes.ts';
import { isWeaker } from '../../server/features/payments/approvals/engine/weaker.ts';
import { rounds, seedOf } from '../support/scale.ts';

/** One dollar is worth 30 liras and one euro 1.5 dollars; there is no rate for the yen. */
const RATES: Record<string, [bigint, bigint]> = {
  'USD TRY': [30n, 1n],
  'EUR USD': [3n, 2n],
  'EUR TRY': [45n, 1n],
};
const rate: ApprovalFacts['rate'] = (from, to) => {
  const [numerator, denominator] = RATES[`${from} ${to}`] ?? [];
  return numerator === undefined || denominator === undefined ? undefined : { numerator, denominator };
};
const lira = (amount: number): Money => ({ amount, currency: 'TRY' });
const facts: ApprovalFacts = {
  subject: 'payment',
  amounts: [lira(50_000)],
  methods: ['eft'],
  from_accounts: ['acc_main'],
  project_id: 'prj_shop',
  requested_by: 'people',
  beneficiary_age_days: 10,
  paid: () => [[lira(200_000)]],
  rate,
  limit_rules: [],
};
const rule: ApprovalRule = {
  id: 'rul_1',
  name: 'Two admins',
  enabled: true,
  applies_to: 'payment',
  when: {},
  steps: [{ needed: 2, roles: ['admin'], users: [] }],
  ordered: false,
  separate: false,
  expires_after: 72,
  on_expiry: 'cancel',
};
const withWhen = (when: RuleConditions): ApprovalRule => ({ ...rule, when });

describe('matching a rule', () => {
  it.each<[string, RuleConditions, Partial<ApprovalFacts>, boolean]>([
    ['has no conditions', {}, {}, true],
    ['asks for the currency', { currencies: ['TRY'] }, {}, true],
    ['asks for another currency', { currencies: ['EUR'] }, {}, false],
    ['begins at the amount', { currencies: ['TRY'], min_amount: 50_000 }, {}, true],
    ['begins above the amount', { currencies: ['TRY'], min_amount: 50_001 }, {}, false],
    ['ends at the amount', { currencies: ['TRY'], max_amount: 50_000 }, {}, true],
    ['ends below the amount', { currencies: ['TRY'], max_amount: 49_999 }, {}, false],
    [
      'is reached after conversion',
      { base_currency: 'USD', min_amount: 150 },
      { amounts: [{ amount: 100, currency: 'EUR' }] },
      true,
    ],
    [
      'is not reached after conversion',
      { base_currency: 'USD', min_amount: 151 },
      { amounts: [{ amount: 100, currency: 'EUR' }] },
      false,
    ],
    [
      'is reached by a rounded fraction',
      { base_currency: 'USD', min_amount: 152 },
      { amounts: [{ amount: 101, currency: 'EUR' }] },
      true,
    ],
    [
      'is in a range that a fraction of the amount exceeds',
      { base_currency: 'USD', max_amount: 151 },
      { amounts: [{ amount: 101, currency: 'EUR' }] },
      true,
    ],
    [
      'has no rate for the currency',
      { base_currency: 'USD', min_amount: 999_999 },
      { amounts: [{ amount: 1, currency: 'JPY' }] },
      true,
    ],
    [
      'sees the total of a batch',
      { currencies: ['TRY'], min_amount: 90_000 },
      { subject: 'batch', amounts: [lira(50_000), lira(40_000)] },
      true,
    ],
    [
      'begins above the total of a batch',
      { currencies: ['TRY'], min_amount: 90_001 },
      { subject: 'batch', amounts: [lira(50_000), lira(40_000)] },
      false,
    ],
    [
      'is for small payments, of which a batch has one',
      { currencies: ['TRY'], max_amount: 100 },
      { subject: 'batch', amounts: [lira(100), lira(90_000)] },
      true,
    ],
    [
      'adds up a batch in several currencies',
      { base_currency: 'TRY', min_amount: 3_100 },
      { subject: 'batch', amounts: [lira(100), { amount: 100, currency: 'USD' }] },
      true,
    ],
    [
      'adds up what one account of several has paid',
      { currencies: ['TRY'], cumulative: { days: 7, min_amount: 200_000, per: 'account' } },
      { subject: 'batch', paid: () => [[lira(199_999)], [lira(150_000), lira(50_000)]] },
      true,
    ],
    [
      'adds up no two accounts',
      { currencies: ['TRY'], cumulative: { days: 7, min_amount: 200_000, per: 'account' } },
      { subject: 'batch', paid: () => [[lira(199_999)], [lira(150_000)]] },
      false,
    ],
    ['asks for the method', { methods: ['eft', 'card'] }, {}, true],
    ['asks for another method', { methods: ['card'] }, {}, false],
    ['asks for another account', { from_accounts: ['acc_other'] }, {}, false],
    ['asks for another project', { projects: ['prj_other'] }, {}, false],
    ['asks for people', { requested_by: 'people' }, {}, true],
    ['asks for keys', { requested_by: 'keys' }, {}, false],
    ['asks for anyone', { requested_by: 'any' }, { requested_by: 'keys' }, true],
    ['asks for young beneficiaries', { beneficiary_age_days_below: 11 }, {}, true],
    ['asks for younger beneficiaries', { beneficiary_age_days_below: 10 }, {}, false],
    ['does not know the age', { beneficiary_age_days_below: 1 }, { beneficiary_age_days: null }, true],
    [
      'is reached by the sum',
      { currencies: ['TRY'], cumulative: { days: 7, min_amount: 200_000, per: 'account' } },
      {},
      true,
    ],
    [
      'is not reached by the sum',
      { currencies: ['TRY'], cumulative: { days: 7, min_amount: 200_001, per: 'account' } },
      {},
      false,
    ],
    [
      'adds up other currencies',
      { base_currency: 'TRY', cumulative: { days: 7, min_amount: 200_030, per: 'account' } },
      { paid: () => [[lira(200_000), { amount: 1, currency: 'USD' }]] },
      true,
    ],
    [
      'cannot convert a part of the sum',
      { base_currency: 'TRY', cumulative: { days: 7, min_amount: 999_999, per: 'account' } },
      { paid: () => [[{ amount: 1, currency: 'JPY' }]] },
      true,
    ],
    ['holds in all but one condition', { currencies: ['TRY'], methods: ['card'] }, {}, false],
    [
      'compares amounts with a change that has none',
      { currencies: ['TRY'], min_amount: 1 },
      { amounts: [], methods: [] },
      true,
    ],
  ])('decides for a rule that %s', (_, when, more, expected) => {
    expect(ruleMatches(withWhen(when), { ...facts, ...more })).toBe(expected);
  });

  it('applies rules of payments to batches, and other rules only to what they name', () => {
    const matches = (applies_to: ApprovalRule['applies_to'], subject: ApprovalFacts['subject']) =>
      ruleMatches({ ...rule, applies_to }, { ...facts, subject });
    expect([matches('payment', 'batch'), matches('batch', 'batch'), matches('batch', 'payment')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([matches('controls', 'payment'), matches('payment', 'controls')]).toEqual([false, false]);
    expect(ruleMatches({ ...rule, enabled: false }, facts)).toBe(false);
  });

  it('asks for what all matching rules ask, and expires with the first of them', () => {
    const hold: ApprovalRule = { ...rule, id: 'rul_2', on_expiry: 'hold', expires_after: 24 };
    const other = { ...withWhen({ methods: ['card'] }), id: 'rul_3', expires_after: 1 };
    expect(approvalRequirementOf(facts, [rule, hold, other], true)).toMatchObject({
      demands: [{ rule_id: 'rul_1' }, { rule_id: 'rul_2' }],
      expires_after: 24,
      on_expiry: 'hold',
    });
    expect(approvalRequirementOf(facts, [{ ...rule, expires_after: 24 }, hold], true)).toMatchObject({
      on_expiry: 'cancel',
    });
    expect(approvalRequirementOf(facts, [other], false)).toBeNull();
    expect(approvalRequirementOf(facts, [other], true)).toMatchObject({
      demands: [{ rule_id: null, steps: [{ needed: 1, roles: ['owner'] }] }],
    });
  });

  it('asks for the rule of a limit that is exceeded, or for an owner if that rule is disabled', () => {
    const limit: ApprovalRule = { ...rule, id: 'rul_limit', applies_to: 'limit', when: {} };
    const over: ApprovalFacts = { ...facts, limit_rules: ['rul_limit'] };
    const owner = { rule_id: null, steps: [{ needed: 1, roles: ['owner'] }] };
    expect(approvalRequirementOf(facts, [limit], false)).toBeNull();
    expect(approvalRequirementOf(over, [limit], false)).toMatchObject({
      demands: [{ rule_id: 'rul_limit' }],
    });
    expect(approvalRequirementOf(over, [rule, limit], true)?.demands.map(({ rule_id }) => rule_id)).toEqual([
      'rul_1',
      'rul_limit',
    ]);
    // It says nothing about payments within the limit, so that it does not stand for the rule that is required.
    expect(approvalRequirementOf(over, [limit], true)?.demands).toMatchObject([
      { rule_id: 'rul_limit' },
      owner,
    ]);
    expect(approvalRequirementOf(over, [], false)).toMatchObject({ demands: [owner] });
  });
});

const USERS = ['ann', 'bob', 'cem', 'dee'];
const ROLES = ['owner', 'admin', 'manager'];
const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 });
const amount = fc.integer({ min: 1, max: 6 });
const days = fc.integer({ min: 1, max: 3 });
const per = fc.constantFrom('beneficiary' as const, 'requester' as const);
const conditions = fc
  .record(
    {
      base_currency: fc.constantFrom('TRY', 'USD'),
      currencies: some(['TRY', 'USD', 'EUR']),
      min_amount: amount,
      max_amount: amount,
      methods: some(['eft', 'card']),
      projects: some(['prj_a', 'prj_b']),
      requested_by: fc.constantFrom('people' as const, 'keys' as const, 'any' as const),
      beneficiary_age_days_below: days,
      cumulative: fc.record({ days, min_amount: amount, per }),
    },
    { requiredKeys: [] },
  )
  // An amount has a currency, as the service demands.
  .map((when): RuleConditions => {
    const isOfOneCurrency = when.base_currency !== undefined || when.currencies?.length === 1;
    const { min_amount, max_amount, cumulative, ...others } = when;
    return isOfOneCurrency ? when : others;
  });
const step = fc.record<ApprovalStep>({
  needed: fc.integer({ min: 1, max: 2 }),
  roles: fc.subarray(ROLES, { maxLength: 2 }),
  users: fc.subarray(USERS, { maxLength: 1 }),
});
const content = fc.record({
  enabled: fc.boolean(),
  applies_to: fc.constantFrom('payment' as const, 'batch' as const),
  when: conditions,
  steps: fc.array(step, { minLength: 1, maxLength: 2 }),
  ordered: fc.boolean(),
  separate: fc.boolean(),
});
const ruleContent = content.map((drawn): ApprovalRule => ({ ...rule, ...drawn }));
/** A rule and a change of it: some of its fields, or one condition, are drawn again. */
const change = fc
  .tuple(
    ruleContent,
    ruleContent,
    fc.subarray(['enabled', 'applies_to', 'when', 'steps', 'ordered', 'separate'] as const, { maxLength: 2 }),
  )
  .map(([before, drawn, fields]) => ({
    before,
    after: { ...before, ...Object.fromEntries(fields.map((field) => [field, drawn[field]])) },
  }));
const situation = fc
  .record({
    subject: fc.constantFrom('payment' as const, 'batch' as const),
    amounts: fc.array(fc.record({ amount, currency: fc.constantFrom('TRY', 'USD', 'EUR') }), {
      minLength: 1,
      maxLength: 2,
    }),
    methods: some(['eft', 'card']),
    project_id: fc.constantFrom('prj_a', 'prj_b'),
    requested_by: fc.constantFrom('people' as const, 'keys' as const),
    beneficiary_age_days: fc.option(fc.integer({ min: 0, max: 3 })),
    paidADay: fc.record({ beneficiary: amount, requester: amount, account: amount }),
  })
  .map(
    ({ paidADay, ...drawn }): ApprovalFacts => ({
      ...facts,
      ...drawn,
      paid: (whose, during) => [[lira(paidADay[whose] * during)]],
    }),
  );
const votes = fc
  .shuffledSubarray(USERS)
  .map((names) => names.map((user_id): Vote => ({ user_id, on_behalf_of: null })));
const people = fc.array(fc.constantFrom(...ROLES), { minLength: 4, maxLength: 4 }).map(
  (roles): ApprovalPeople => ({
    roleOf: new Map(USERS.map((name, index) => [name, roles[index] ?? 'owner'])),
    excluded: new Map(),
    shared: [],
    delegations: [],
  }),
);

describe('a change of a rule', () => {
  const seed = seedOf('approval rules');

  it('lets nothing pass that the rule would have stopped, unless it counts as weaker', () => {
    let compared = 0;
    const check = fc.property(change, situation, votes, people, ({ before, after }, situation, cast, who) => {
      if (isWeaker(before, after) || !ruleMatches(before, situation)) return;
      compared++;
      expect(ruleMatches(after, situation)).toBe(true);
      const passes = ({ id, ...asked }: ApprovalRule) =>
        countVotes([{ ...asked, rule_id: id }], cast, who).complete;
      if (passes(after)) expect(passes(before)).toBe(true);
    });
    const numRuns = rounds({ sample: 5000, full: 200_000 });
    fc.assert(check, { seed, numRuns });
    expect(compared).toBeGreaterThan(numRuns / 100);
  });

  const full: ApprovalRule = withWhen({
    currencies: ['TRY', 'USD'],
    base_currency: 'TRY',
    min_amount: 100,
    max_amount: 1000,
    methods: ['eft', 'card'],
    from_accounts: ['acc_main'],
    projects: ['prj_a', 'prj_b'],
    beneficiary_age_days_below: 30,
    cumulative: { days: 7, min_amount: 500, per: 'account' },
  });
  const when = (more: RuleConditions): Partial<ApprovalRule> => ({ when: { ...full.when, ...more } });
  const admins = (needed: number, more: Partial<ApprovalStep> = {}): ApprovalStep => ({
    needed,
    roles: ['admin'],
    users: [],
    ...more,
  });

  it.each<[string, Partial<ApprovalRule>, Partial<ApprovalRule>]>([
    ['disable it', { enabled: false }, { enabled: true }],
    ['apply it to something else', { applies_to: 'batch' }, {}],
    ['remove a currency', when({ currencies: ['TRY'] }), when({ currencies: ['TRY', 'USD', 'EUR'] })],
    ['raise the least amount', when({ min_amount: 101 }), when({ min_amount: 99 })],
    ['lower the largest amount', when({ max_amount: 999 }), when({ max_amount: 1001 })],
    ['change the currency of amounts', when({ base_currency: 'USD' }), {}],
    ['remove a method', when({ methods: ['eft'] }), when({ methods: ['eft', 'card', 'direct_debit'] })],
    [
      'name another account',
      when({ from_accounts: ['acc_other'] }),
      when({ from_accounts: ['acc_main', 'acc_other'] }),
    ],
    ['remove a project', when({ projects: ['prj_a'] }), when({ projects: ['prj_a', 'prj_b', 'prj_c'] })],
    ['ask only for keys', when({ requested_by: 'keys' }), when({ requested_by: 'any' })],
    [
      'ask for younger beneficiaries',
      when({ beneficiary_age_days_below: 29 }),
      when({ beneficiary_age_days_below: 31 }),
    ],
    [
      'raise the sum',
      when({ cumulative: { days: 7, min_amount: 501, per: 'account' } }),
      when({ cumulative: { days: 7, min_amount: 499, per: 'account' } }),
    ],
    [
      'sum up fewer days',
      when({ cumulative: { days: 6, min_amount: 500, per: 'account' } }),
      when({ cumulative: { days: 8, min_amount: 500, per: 'account' } }),
    ],
    ['sum up per requester', when({ cumulative: { days: 7, min_amount: 500, per: 'requester' } }), {}],
    ['need fewer people', { steps: [admins(1)] }, { steps: [admins(3)] }],
    ['add a role', { steps: [admins(2, { roles: ['admin', 'owner'] })] }, { steps: [admins(2), admins(1)] }],
    ['add a person', { steps: [admins(2, { users: ['usr_1'] })] }, {}],
    ['admit every approver', { steps: [admins(2, { roles: [] })] }, {}],
    ['hold what has expired', { on_expiry: 'hold' }, { expires_after: 1 }],
  ])('counts as weaker if it is to %s, and its opposite does not', (_, weaker, stricter) => {
    expect(isWeaker(full, { ...full, ...weaker })).toBe(true);
    expect(isWeaker(full, { ...full, ...stricter })).toBe(false);
  });

  it('counts as weaker if it takes away the order or the separation, or deletes the rule', () => {
    const strict = { ...full, ordered: true, separate: true };
    expect(isWeaker(strict, { ...strict, ordered: false })).toBe(true);
    expect(isWeaker(strict, { ...strict, separate: false })).toBe(true);
    expect(isWeaker(full, strict)).toBe(false);
    expect(isWeaker(full, null)).toBe(true);
    expect(isWeaker({ ...full, enabled: false }, null)).toBe(false);
  });
});
