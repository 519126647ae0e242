import { type ProblemError, refuser } from '../../../api/problem.ts';
import { startSlices } from '../../../jobs/time-slices.ts';
import {
  type ApprovalTerms,
  openBatchRequirement,
  openRequirements,
  type RequirementBook,
} from '../approvals/service.ts';
import {
  type LimitBook,
  type LimitedPayment,
  type LimitUse,
  openLimits,
  type ReachedLimit,
  rulesThatDecide,
} from '../limits/service.ts';
import type { Creation } from './creation.ts';
import { type DuplicateBook, openDuplicates } from './duplicates.ts';
import { type DraftRow, type Parts, partsOfAll, type RefusedDraft } from './facts.ts';
import { type Funding, openFunding, openFundingOfOne } from './funding.ts';
import { type Outcome, outcomeOf, type PaymentFacts } from './outcome.ts';
import { digestOf, termsOf } from './preview.ts';

/**
 * Decides new payments, one after the other: each as if those before it had been created. Locks are taken for all together, in
 * the order accounts, fingerprints, limits, sums of approval rules, balances: the balance of a hot account is last.
 */

/**
 * What is decided for: `look` changes nothing; `one` creates a payment, or else the transaction ends; `many` creates those
 * that are not refused.
 */
export type DecisionMode = 'look' | 'one' | 'many';

/** A payment that was looked at together with those before it. */
export interface Decided extends Parts {
  all: PaymentFacts;
  outcome: Outcome;
  reached: ReachedLimit[];
  /** Where the limits stand before and after it; only of a payment that is looked at. */
  standings: ReturnType<LimitBook['standingsOf']>;
  /** Why it is refused; `undefined` if it is not. */
  refusal: ProblemError | undefined;
}

export interface Decisions {
  /** In the order of the drafts. */
  decided: ReadonlyArray<Decided | RefusedDraft>;
  /** Reserves and counts what the accepted ones need, and forgets the refused ones. */
  write(): Promise<void>;
  /** Forgets all, where none is created. */
  forget(): Promise<void>;
}

interface Books {
  duplicates: DuplicateBook;
  limits: LimitBook;
  funding: Funding;
  requirements: RequirementBook;
}

const NO_CHECK = { check: 'none', ok: true, available: null } as const;
const WAITING: ReadonlySet<string> = new Set(['hold', 'approval']);

/** Returns a payment as limits know it. */
const limitedPayment = (
  { projectId, requester, settings }: Creation,
  { id, payer, payee, draft: { amount, currency, method } }: Parts,
): LimitedPayment => ({
  ...requester,
  id,
  project_id: projectId,
  live: settings.live,
  amount,
  currency,
  method,
  from_account_id: payer.id,
  to_account_id: payee.id,
});

const approvalTerms = (creation: Creation, parts: Parts, limit_rules: readonly string[]): ApprovalTerms => ({
  ...creation.requester,
  id: null,
  project_id: creation.projectId,
  live: creation.settings.live,
  amount: parts.draft.amount,
  currency: parts.draft.currency,
  method: parts.draft.method,
  from_account_id: parts.payer.id,
  to_account_id: parts.payee.id,
  beneficiary_since: parts.payee.created_at,
  limit_rules,
});

const stale = (): ProblemError =>
  refuser.refuse(
    'stale_preview',
    'Something else would happen than the preview said. Preview the payment again.',
  );

/** Returns the digest that a creation has to match. A preview is not bound by an earlier one. */
const boundDigest = ({ preview_digest }: Parts['draft'], mode: DecisionMode): string | undefined =>
  mode === 'look' ? undefined : preview_digest;

/** Returns one that is refused by itself. With a digest of a preview, it would have been possible then. */
const refusedDraft = (refused: RefusedDraft, mode: DecisionMode): RefusedDraft =>
  boundDigest(refused.draft, mode) === undefined || refused.refusal.code === 'card_data_not_allowed'
    ? refused
    : { ...refused, refusal: stale() };

/** Returns why a payment is refused: it would not be as its preview said, or has a problem. */
function refusalOf(
  { draft }: Parts,
  { all, outcome }: Pick<Decided, 'all' | 'outcome'>,
  mode: DecisionMode,
): ProblemError | undefined {
  const digest = boundDigest(draft, mode);
  if (digest !== undefined && digest !== digestOf(termsOf(draft), all, outcome)) return stale();
  const problem = outcome.problems.find(({ blocking }) => blocking);
  return problem && refuser.refuse(problem.code, problem.message);
}

/** Returns what decides about a payment, but for the funds, and what it takes of limits. */
function factsOf(creation: Creation, parts: Parts, { duplicates, limits, requirements }: Books) {
  const { reached, uses } = limits.reach(limitedPayment(creation, parts));
  const facts = {
    ...parts.facts,
    duplicatePolicy: duplicates.policy,
    duplicates: duplicates.duplicatesOf(parts),
    exceededLimits: reached.filter(({ exceeded }) => exceeded),
    requirement: requirements.of(approvalTerms(creation, parts, rulesThatDecide(reached))),
  };
  return { facts, reached, uses };
}

async function decideOne(
  creation: Creation,
  parts: Parts,
  books: Books,
  mode: DecisionMode,
): Promise<Decided & { uses: LimitUse[]; goesOn: boolean }> {
  const { limits, funding } = books;
  const { facts, reached, uses } = factsOf(creation, parts, books);
  const { would } = outcomeOf({ ...facts, funds: NO_CHECK });
  const goesOn = would !== null && !WAITING.has(would.stage);
  // Sent together, and before the balance is locked. If one payment is refused, the transaction ends.
  if (mode === 'one') limits.take(uses);
  const counted = mode === 'one' ? limits.write() : undefined;
  const [funds] = await Promise.all([funding.fundsOf(parts, goesOn), counted]);
  const all = { ...facts, funds };
  const outcome = outcomeOf(all);
  const standings = mode === 'look' ? limits.standingsOf(limitedPayment(creation, parts)) : [];
  return {
    ...parts,
    all,
    outcome,
    reached,
    standings,
    uses,
    goesOn,
    refusal: refusalOf(parts, { all, outcome }, mode),
  };
}

/** What is decided about a payment, and what it takes. */
type Decision = Awaited<ReturnType<typeof decideOne>>;

/** Lets later payments see one that is accepted. */
function accept(
  creation: Creation,
  { duplicates, limits, funding, requirements }: Books,
  decision: Decision,
  mode: DecisionMode,
): void {
  duplicates.add(decision);
  requirements.add(approvalTerms(creation, decision, rulesThatDecide(decision.reached)));
  if (mode !== 'one') limits.take(decision.uses);
  if (decision.goesOn) funding.take(decision);
}

/** Whether nothing is wrong with a payment by itself, whatever other payments there are. */
function isPossible({ facts }: Parts): boolean {
  const alone = { duplicatePolicy: 'off', duplicates: [], exceededLimits: [], requirement: null } as const;
  return outcomeOf({ ...facts, ...alone, funds: NO_CHECK }).would !== null;
}

/**
 * Opens what rules ask for. What a whole batch is asked is known before its payments are decided, since it decides whether they take
 * money: so it counts those too that are then held, or refused because of others.
 * @param limits the limits, of a batch that is approved as a whole
 */
function openRules(
  creation: Creation,
  ready: readonly Parts[],
  lock: boolean,
  limits: LimitBook | null,
): Promise<RequirementBook> {
  const { now, settings } = creation;
  const asking = limits === null ? ready : ready.filter(isPossible);
  const rules = limits?.rulesOf(asking.map((parts) => limitedPayment(creation, parts))) ?? [];
  const terms = asking.map((parts) => approvalTerms(creation, parts, rules));
  const open = limits === null ? openRequirements : openBatchRequirement;
  return open(creation, terms, settings, { now, hold: lock });
}

async function openBooks(creation: Creation, ready: readonly Parts[], mode: DecisionMode): Promise<Books> {
  const { tenant, settings, now } = creation;
  const lock = mode !== 'look';
  const payments = ready.map((parts) => limitedPayment(creation, parts));
  // The database gets these statements together, in this order.
  const controls = Promise.all([
    openDuplicates(creation, ready, lock),
    openLimits(tenant, payments, { timezone: settings.timezone, now }, lock),
  ]);
  // What a whole batch is asked depends on the limits that it exceeds.
  const whole = creation.approval === 'batch' ? (await controls)[1] : null;
  const [[duplicates, limits], requirements, funding] = await Promise.all([
    controls,
    openRules(creation, ready, lock, whole),
    mode === 'one' ? openFundingOfOne(creation) : openFunding(creation, ready, lock),
  ]);
  return { duplicates, limits, requirements, funding };
}

/** Returns why a payment is refused that the plan does not allow any more. */
function planRefusal({ allowance }: Creation, accepted: number): ProblemError | undefined {
  if (allowance === null || accepted < allowance) return undefined;
  return refuser.refuse(
    'limit_reached',
    'The plan allows no more payments this month. Move to a higher plan.',
  );
}

/** Decides about payments that are made together. */
export async function decideAll(
  creation: Creation,
  rows: readonly DraftRow[],
  mode: DecisionMode,
): Promise<Decisions> {
  const all = await partsOfAll(creation, rows, mode !== 'look');
  const books = await openBooks(
    creation,
    all.filter((parts): parts is Parts => !('refusal' in parts)),
    mode,
  );
  const decided: Array<Decision | RefusedDraft> = [];
  let accepted = 0;
  const slices = startSlices();
  for (const parts of all) {
    if (mode !== 'one' && slices.isDue()) await slices.rest();
    if ('refusal' in parts) {
      decided.push(refusedDraft(parts, mode));
      continue;
    }
    const decision = await decideOne(creation, parts, books, mode);
    decision.refusal ??= planRefusal(creation, accepted);
    decided.push(decision);
    if (decision.refusal !== undefined) continue;
    accepted += 1;
    accept(creation, books, decision, mode);
  }
  const { limits, duplicates, funding } = books;
  const looked = decided.filter((one): one is Decision => 'all' in one);
  return {
    decided,
    async write() {
      await duplicates.disclaim(looked.filter(({ refusal }) => refusal !== undefined));
      await limits.write();
      await funding.write();
    },
    forget: () => duplicates.disclaim(looked),
  };
}
