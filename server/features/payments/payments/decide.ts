import { type ProblemError, refuser } from '../../../api/problem.ts';
import { startSlices } from '../../../jobs/time-slices.ts';
import { type LimitBook, type LimitUse, type ReachedLimit, rulesThatDecide } from '../limits/service.ts';
import { approvalTerms, type Books, limitedPayment, openBooks, UNCHECKED } from './books.ts';
import type { Creation } from './creation.ts';
import { type Accounts, type DraftRow, type Parts, partsOfAll, type RefusedDraft } from './facts.ts';
import { outcomeOf, type PaymentFacts, type PaymentOutcome } from './outcome.ts';
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
  outcome: PaymentOutcome;
  reached: ReachedLimit[];
  /** Where the limits stand before and after it; only of a payment that is looked at. */
  standings: ReturnType<LimitBook['standingsOf']>;
  /** Why it is refused; `undefined` if it is not. */
  refusal: ProblemError | undefined;
}

export interface Decisions {
  /** In the order of the drafts. */
  decided: ReadonlyArray<Decided | RefusedDraft>;
  /** Reserves and counts what the accepted ones need, and forgets the refused ones. @throws insufficient_funds, or stale_preview */
  write(): Promise<void>;
  /** Forgets all, where none is created. */
  forget(): Promise<void>;
}

const WAITING: ReadonlySet<string> = new Set(['hold', 'approval']);

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

/** Returns why a payment is refused whose money is not there after all. */
function refusalWith(parts: Decided, funds: PaymentFacts['funds'], mode: DecisionMode): ProblemError {
  const all = { ...parts.all, funds };
  const refusal = refusalOf(parts, { all, outcome: outcomeOf(all) }, mode);
  if (refusal === undefined) throw new Error('A payment without money is not refused.');
  return refusal;
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
  const { would } = outcomeOf({ ...facts, funds: UNCHECKED });
  const goesOn = would !== null && !WAITING.has(would.stage);
  const funds = await funding.fundsOf(parts, goesOn);
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
): void {
  duplicates.add(decision);
  requirements.add(approvalTerms(creation, decision, rulesThatDecide(decision.reached)));
  limits.take(decision.uses);
  if (decision.goesOn) funding.take(decision);
}

/** Returns why a payment is refused that the plan does not allow any more. */
function planRefusal({ allowance }: Creation, accepted: number): ProblemError | undefined {
  if (allowance === null || accepted < allowance) return undefined;
  return refuser.refuse(
    'limit_reached',
    'The plan allows no more payments this month. Move to a higher plan.',
  );
}

/** Payments that are decided together, and the accounts that they name. */
export interface DraftSet {
  rows: readonly DraftRow[];
  accounts: Accounts;
}

/** Decides about payments that are made together. */
export async function decideAll(
  creation: Creation,
  { rows, accounts }: DraftSet,
  mode: DecisionMode,
): Promise<Decisions> {
  const all = await partsOfAll(creation, rows, accounts);
  const ready = all.filter((parts): parts is Parts => !('refusal' in parts));
  const books = await openBooks(creation, ready, { lock: mode !== 'look', isAlone: mode === 'one' });
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
    accept(creation, books, decision);
  }
  const { limits, duplicates, funding } = books;
  const looked = decided.filter((one): one is Decision => 'all' in one);
  return {
    decided,
    async write() {
      await duplicates.disclaim(looked.filter(({ refusal }) => refusal !== undefined));
      // Sent together, the balances last.
      const [, funds] = await Promise.all([limits.write(), funding.write()]);
      const [first] = looked;
      if (funds !== null && first !== undefined) throw refusalWith(first, funds, mode);
    },
    forget: () => duplicates.disclaim(looked),
  };
}
