import { DAY_MS } from '../../../api/times.ts';
import type { Schemas } from '../../../api/types.ts';
import { startSlices } from '../../../jobs/time-slices.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { ruleMatches } from './engine/matching.ts';
import { openPastSums } from './engine/past-sums.ts';
import type { ApprovalPeople, ApprovalRule, RuleDemand } from './engine/types.ts';
import { countEveryone } from './engine/votes.ts';
import type { PastPayment } from './paid-sum-repository.ts';
import { PARTIES } from './paid-sums.ts';
import { loadPlace, peopleFor } from './people-service.ts';
import { factsOf, loadRates, type PaidBefore } from './requirement.ts';
import { demandOf } from './rule-serializers.ts';
import type { ApprovalTerms } from './terms.ts';

/** What rules would have asked of past payments. */

/** How many payments are compared, and in how many projects. */
const MAX_PAYMENTS = 5_000;
const MAX_PROJECTS = 100;
const DAYS = 90;

/** A rule, under the id that it has in answers: null for one that is not saved. */
export interface TestedRule {
  id: string | null;
  rule: ApprovalRule;
}

type History = NonNullable<Schemas['ApprovalRuleTestResult']['history']>;

interface Past {
  terms: ApprovalTerms;
  payment: PastPayment;
}

/** Returns the payments in the order in which they were made, by the clocks of their projects. */
const inOrder = (payments: readonly PastPayment[]): Past[] =>
  payments
    .map((payment) => ({ payment, terms: { ...payment, amount: Number(payment.amount), limit_rules: [] } }))
    .sort(
      ({ payment: a }, { payment: b }) =>
        a.created_at.getTime() - b.created_at.getTime() || (a.id < b.id ? -1 : 1),
    );

/** Returns what was paid before each payment. It is called in the order of the payments. */
async function openPaid(
  { tenant }: HandlerContext,
  past: readonly Past[],
  rules: readonly ApprovalRule[],
): Promise<(one: Past) => PaidBefore> {
  const wanted = rules.flatMap(({ when }) => when.cumulative ?? []);
  const different = [...new Map(wanted.map((one) => [`${one.per} ${one.days}`, one])).values()];
  const beneficiaries = different.some(({ per }) => per === 'beneficiary')
    ? [...new Set(past.map(({ terms }) => terms.to_account_id))]
    : [];
  const alike = new Map((await tenant.paidSums.alike(beneficiaries)).map(({ id, ids }) => [id, ids]));
  const sums = openPastSums(different);
  return ({ terms, payment: { created_at: at, status } }) => {
    const book = terms.live ? 'live' : terms.project_id;
    const parties = {
      account: PARTIES.account(terms),
      beneficiary: PARTIES.beneficiary(terms),
      requester: PARTIES.requester(terms),
    };
    const found = new Map(
      different.map(({ per, days }) => {
        const party = parties[per];
        const ids = (per === 'beneficiary' ? alike.get(party) : undefined) ?? [party];
        return [`${per} ${days}`, sums.before(at, { book, per, days, ids })] as const;
      }),
    );
    const { amount, currency } = terms;
    if (status !== 'failed' && status !== 'cancelled') sums.add({ at, book, parties, amount, currency });
    return (per, days) => found.get(`${per} ${days}`) ?? [];
  };
}

interface Matched extends Past {
  rules: readonly TestedRule[];
}

/** Returns the rules that match each payment which any rule matches. */
async function matchAll(
  context: HandlerContext,
  past: readonly Past[],
  tested: readonly TestedRule[],
): Promise<Matched[]> {
  const rules = tested.map(({ rule }) => rule);
  const rate = await loadRates(context, rules);
  const paidBefore = await openPaid(context, past, rules);
  const slices = startSlices();
  const matched: Matched[] = [];
  for (const one of past) {
    if (slices.isDue()) await slices.rest();
    const facts = factsOf(one.terms, { now: one.payment.created_at, rate, paid: paidBefore(one) });
    const matching = tested.filter(({ rule }) => ruleMatches(rule, facts));
    if (matching.length > 0) matched.push({ ...one, rules: matching });
  }
  return matched;
}

/** Returns whether today's approvers without those who had a part could meet demands. Alike questions are decided once. */
function openSatisfiable() {
  const decided = new Map<string, boolean>();
  return (projectId: string, people: ApprovalPeople, rules: readonly TestedRule[]): boolean => {
    const excluded = [...people.excluded.keys()].filter((user) => people.roleOf.has(user)).sort();
    const key = JSON.stringify([projectId, excluded, rules.map(({ id }) => id)]);
    const demands = rules.map(({ id, rule }): RuleDemand => demandOf(rule, id));
    const answer = decided.get(key) ?? countEveryone(demands, [], people).complete;
    decided.set(key, answer);
    return answer;
  };
}

/** Loads the people of each payment, those of each project once. New approvers count, as they do a day later. */
async function openPeople(context: HandlerContext, matched: readonly Matched[]) {
  const peopleIn = new Map<string, Awaited<ReturnType<typeof peopleFor>>>();
  for (const id of new Set(matched.map(({ payment }) => payment.project_id))) {
    const own = matched.filter(({ payment }) => payment.project_id === id).map(requestOf);
    const place = await loadPlace(context, id, false);
    peopleIn.set(id, await peopleFor(context, place, own));
  }
  return (one: Matched) => peopleIn.get(one.payment.project_id)?.(requestOf(one));
}

const requestOf = ({ payment }: Past) => ({ ...payment, beneficiary_ids: [payment.to_account_id] });

/** The counts of one rule. */
interface Tally {
  matched: number;
  unsatisfiable: number;
  sums: Map<string, bigint>;
}

const toSums = ({ sums }: Tally): History['rules'][number]['sums'] =>
  [...sums].map(([currency, sum]) => ({
    currency: currency as History['rules'][number]['sums'][number]['currency'],
    amount: Math.min(Number(sum), Number.MAX_SAFE_INTEGER),
  }));

/** Returns what rules would have asked of the payments of the last 90 days in some projects. */
export async function testOnHistory(
  context: HandlerContext,
  projects: readonly string[],
  tested: readonly TestedRule[],
): Promise<History> {
  const since = new Date(context.now.getTime() - DAYS * DAY_MS);
  const newest = await context.tenant.paidSums.newest(projects, MAX_PAYMENTS);
  const compared = new Set([...new Set(newest.map(({ project_id }) => project_id))].slice(0, MAX_PROJECTS));
  const past = inOrder(newest.filter(({ project_id }) => compared.has(project_id)));
  const isRecent = ({ requested_at }: PastPayment) => requested_at > since;
  const matched = (await matchAll(context, past, tested)).filter(({ payment }) => isRecent(payment));
  const peopleOf = await openPeople(context, matched);
  const isSatisfiable = openSatisfiable();
  const tallies = new Map(
    tested.map((one) => [one, { matched: 0, unsatisfiable: 0, sums: new Map() } as Tally]),
  );
  let unsatisfiable = 0;
  const slices = startSlices();
  for (const one of matched) {
    if (slices.isDue()) await slices.rest();
    const people = peopleOf(one);
    const { project_id, currency } = one.payment;
    const canBeMet = (rules: readonly TestedRule[]) =>
      people !== undefined && isSatisfiable(project_id, people, rules);
    if (!canBeMet(one.rules)) unsatisfiable += 1;
    for (const rule of one.rules) {
      const tally = tallies.get(rule);
      if (tally === undefined) continue;
      tally.matched += 1;
      tally.sums.set(currency, (tally.sums.get(currency) ?? 0n) + BigInt(one.terms.amount));
      if (!canBeMet([rule])) tally.unsatisfiable += 1;
    }
  }
  const oldest = newest.at(-1);
  const isWhole = newest.length < MAX_PAYMENTS || (oldest !== undefined && !isRecent(oldest));
  return {
    since: since.toISOString(),
    payments: past.filter(({ payment }) => isRecent(payment)).length,
    complete: isWhole && past.length === newest.length,
    unsatisfiable,
    rules: [...tallies].map(([{ id, rule }, tally]) => ({
      rule: id,
      name: rule.name,
      matched: tally.matched,
      sums: toSums(tally),
      unsatisfiable: tally.unsatisfiable,
    })),
  };
}
