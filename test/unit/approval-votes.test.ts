import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eligibilityOf } from '../../server/features/payments/approvals/engine/explanation.ts';
import type {
  ApprovalPeople,
  ApprovalStep,
  Delegation,
  ExclusionReason,
  RuleDemand,
  Vote,
} from '../../server/features/payments/approvals/engine/types.ts';
import { countEveryone, countVotes } from '../../server/features/payments/approvals/engine/votes.ts';
import { countByTrying } from '../support/approval-oracle.ts';
import { rounds, seedOf } from '../support/scale.ts';

const USERS = ['ann', 'bob', 'cem', 'dee', 'eve'];
const ROLES = ['owner', 'admin', 'manager'];

const step = fc.record<ApprovalStep>({
  needed: fc.integer({ min: 1, max: 2 }),
  roles: fc.subarray(ROLES, { maxLength: 2 }),
  users: fc.subarray(USERS, { maxLength: 2 }),
});
const demands = fc
  .array(
    fc.record({
      steps: fc.array(step, { minLength: 1, maxLength: 2 }),
      ordered: fc.boolean(),
      separate: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((list): RuleDemand[] =>
    list.map((demand, index) => ({ ...demand, rule_id: `rul_${index}`, name: `Rule ${index}` })),
  );
const user = fc.constantFrom(...USERS);
// Few of them delegate, so that votes on behalf of them often have a delegation.
const delegator = fc.constantFrom('ann', 'bob');
const delegation = fc.record({
  from: delegator,
  to: user,
  rules: fc.option(fc.subarray(['rul_0', 'rul_1', 'rul_2'])),
});
const people = fc
  .record({
    roles: fc.array(fc.option(fc.constantFrom(...ROLES), { freq: 6 }), { minLength: 5, maxLength: 5 }),
    excluded: fc.subarray(USERS, { maxLength: 1 }),
    shared: fc.array(fc.tuple(user, user), { maxLength: 2 }),
    delegations: fc.array(delegation, { maxLength: 3 }),
  })
  .map(
    (drawn): ApprovalPeople => ({
      roleOf: new Map(
        USERS.flatMap((name, index): [string, string][] => {
          const role = drawn.roles[index];
          return role === null || role === undefined ? [] : [[name, role]];
        }),
      ),
      excluded: new Map(drawn.excluded.map((name): [string, ExclusionReason] => [name, 'requester'])),
      shared: drawn.shared,
      delegations: drawn.delegations
        .filter(({ from, to }) => from !== to)
        .map((one, index): Delegation => ({ ...one, id: `dlg_${index}` })),
    }),
  );
const votes = fc
  .tuple(
    fc.shuffledSubarray(USERS),
    fc.array(fc.option(fc.oneof(delegator, user)), { minLength: 5, maxLength: 5 }),
  )
  .map(([names, behalf]) =>
    names.map((user_id, index): Vote => ({ user_id, on_behalf_of: behalf[index] ?? null })),
  );

const seed = seedOf('approval votes');
const property = (name: string, full: number, run: fc.IProperty<[RuleDemand[], Vote[], ApprovalPeople]>) =>
  it(name, () => fc.assert(run, { seed, numRuns: rounds({ sample: full / 40, full }) }));
const placesIn = (list: number[][]) => list.flat().reduce((sum, count) => sum + count, 0);

describe('counting approvals', () => {
  property(
    'fills as many places as an exhaustive search does',
    20_000,
    fc.property(demands, votes, people, (rules, cast, who) => {
      const { filled, complete } = countVotes(rules, cast, who);
      expect({ filled: placesIn(filled), complete }).toEqual(countByTrying(rules, cast, who));
      rules.forEach(({ steps }, rule) => {
        steps.forEach(({ needed }, at) => {
          expect(filled[rule]?.[at]).toBeLessThanOrEqual(needed);
        });
      });
    }),
  );

  property(
    'comes to the same result in any order of approving, unless a rule is ordered',
    20_000,
    fc.property(demands, votes, people, (rules, cast, who) => {
      const unordered = rules.map((rule) => ({ ...rule, ordered: false }));
      const { filled, complete } = countVotes(unordered, cast, who);
      const reversed = countVotes(unordered, [...cast].reverse(), who);
      expect([placesIn(reversed.filled), reversed.complete]).toEqual([placesIn(filled), complete]);
    }),
  );

  property(
    'says of a person that an approval counts exactly if it fills one more place, or all are filled',
    10_000,
    fc.property(demands, votes, people, (rules, cast, who) => {
      const before = cast.filter(({ user_id }) => user_id !== 'ann');
      const { obstacle, vote } = eligibilityOf(rules, before, who, 'ann');
      const { filled, complete } = countByTrying(rules, before, who);
      if (obstacle === null && !complete)
        expect(countByTrying(rules, [...before, vote], who).filled).toBeGreaterThan(filled);
      if (obstacle === 'place_not_open') {
        const own = countByTrying(rules, [...before, { user_id: 'ann', on_behalf_of: null }], who);
        expect(own.filled).toBeLessThanOrEqual(filled);
      }
    }),
  );

  property(
    'says that a rule can be met exactly if some order of everyone meets it',
    4000,
    fc.property(demands, votes, people, (rules, _, who) => {
      const alone = { ...who, delegations: [] };
      const unordered = rules.map((rule) => ({ ...rule, ordered: false }));
      const everyone = USERS.map((user_id): Vote => ({ user_id, on_behalf_of: null }));
      expect(countEveryone(rules, [], alone).complete).toBe(
        countByTrying(unordered, everyone, alone).complete,
      );
    }),
  );

  const asks = (...steps: Partial<ApprovalStep>[]): RuleDemand[] => [
    {
      rule_id: 'rul_0',
      name: 'Rule',
      ordered: false,
      separate: false,
      steps: steps.map((asked) => ({ needed: 1, roles: [], users: [], ...asked })),
    },
  ];
  const where = (delegations: [from: string, to: string][]): ApprovalPeople => ({
    roleOf: new Map([
      ['ann', 'owner'],
      ['bob', 'owner'],
      ['cem', 'manager'],
      ['dee', 'manager'],
    ]),
    excluded: new Map(),
    shared: [],
    delegations: delegations.map(([from, to], at) => ({ id: `dlg_${at}`, from, to, rules: null })),
  });
  const cast = (...list: [user: string, behalf?: string][]) =>
    list.map(([user_id, on_behalf_of = null]): Vote => ({ user_id, on_behalf_of }));

  it('fills one place with two delegates of one approver', () => {
    const who = where([
      ['ann', 'cem'],
      ['ann', 'dee'],
    ]);
    const both = cast(['cem', 'ann'], ['dee', 'ann']);
    const owners = asks({ needed: 2, roles: ['owner'] });
    expect(countVotes(owners, both, who).filled).toEqual([[1]]);
    expect(countVotes(owners, [...both, ...cast(['bob'])], who).complete).toBe(true);
    expect(eligibilityOf(owners, both.slice(0, 1), who, 'dee').obstacle).toBe('place_not_open');
  });

  it('heeds each of several delegations from one person to another', () => {
    const who = where([
      ['ann', 'cem'],
      ['ann', 'cem'],
    ]);
    const [other, own] = who.delegations.map((one, at) => ({ ...one, rules: [`rul_${1 - at}`] }));
    const delegations = [other, own].filter((one) => one !== undefined);
    const owner = asks({ roles: ['owner'] });
    expect(countVotes(owner, cast(['cem', 'ann']), { ...who, delegations }).complete).toBe(true);
  });

  it('counts a delegator whose delegate fills no place, and never both', () => {
    const owner = asks({ roles: ['owner'] });
    expect(countVotes(owner, cast(['ann'], ['cem']), where([['ann', 'cem']])).complete).toBe(true);
    const two = asks({ needed: 2 });
    const { filled, votes } = countVotes(two, cast(['ann'], ['cem']), where([['ann', 'cem']]));
    expect({ filled, votes }).toEqual({ filled: [[1]], votes: cast(['cem']) });
  });

  it('lets another approver complete what approvals meet that count again', () => {
    const one = asks({ needed: 1 });
    const { obstacle, steps } = eligibilityOf(one, cast(['ann']), where([]), 'bob');
    expect({ obstacle, steps }).toEqual({ obstacle: null, steps: [] });
    expect(eligibilityOf(one, cast(['ann']), where([]), 'ann').obstacle).toBe('already_approved');
    const excluded = new Map([['bob', 'requester' as const]]);
    expect(eligibilityOf(one, cast(['ann']), { ...where([]), excluded }, 'bob').obstacle).toBe('requester');
  });

  it('counts the same, in whichever order people delegated', () => {
    const votes = cast(['ann'], ['bob'], ['cem']);
    const chain: [string, string][] = [
      ['ann', 'bob'],
      ['bob', 'cem'],
    ];
    for (const delegations of [chain, [...chain].reverse()])
      expect(countVotes(asks({ needed: 3 }), votes, where(delegations)).filled).toEqual([[2]]);
    const everyone = cast(['ann'], ['bob'], ['cem'], ['dee']);
    const all = where(
      USERS.flatMap((from) => USERS.map((to): [string, string] => [from, to])).filter(
        ([from, to]) => from !== to,
      ),
    );
    expect(countVotes(asks({ needed: 4 }), everyone, all).filled).toEqual([[1]]);
  });
});
