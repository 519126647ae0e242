import { mapInSlices } from '../../../jobs/time-slices.ts';
import {
  type ApprovalTerms,
  openBatchRequirement,
  openRequirements,
  type RequirementBook,
} from '../approvals/service.ts';
import { type LimitBook, type LimitedPayment, limitQuestionOf, openLimits } from '../limits/service.ts';
import type { Creation } from './creation.ts';
import { type DuplicateBook, openDuplicates } from './duplicates.ts';
import type { Parts } from './facts.ts';
import { type Funding, openFunding, openFundingOfOne } from './funding.ts';
import { outcomeOf } from './outcome.ts';

/** What decides about new payments besides themselves. All of it is read before the first is decided. */

export interface Books {
  duplicates: DuplicateBook;
  limits: LimitBook;
  funding: Funding;
  requirements: RequirementBook;
}

/** The funds of a payment that are not looked at. */
export const UNCHECKED = { check: 'none', ok: true, available: null } as const;

/** Returns a payment as limits know it. */
export const limitedPayment = (
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

export const approvalTerms = (
  creation: Creation,
  parts: Parts,
  limit_rules: readonly string[],
): ApprovalTerms => ({
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

/** Whether nothing is wrong with a payment by itself, whatever other payments there are. */
function isPossible({ facts }: Parts): boolean {
  const alone = { duplicatePolicy: 'off', duplicates: [], exceededLimits: [], requirement: null } as const;
  return outcomeOf({ ...facts, ...alone, funds: UNCHECKED }).would !== null;
}

/** A payment as limits and rules know it. */
interface Asking {
  parts: Parts;
  limited: LimitedPayment;
  terms: ApprovalTerms;
}

/**
 * Returns what a whole batch asks the rules. This is known before its payments are decided, since it decides whether they take
 * money: so it counts those too that are then held, or refused because of others.
 */
async function termsOfBatch(asking: readonly Asking[], limits: LimitBook): Promise<ApprovalTerms[]> {
  const possible = await mapInSlices(asking, (one) => (isPossible(one.parts) ? [one] : []));
  const ready = possible.flat();
  const limit_rules = await limits.rulesOf(ready.map(({ limited }) => limited));
  return ready.map(({ terms }) => ({ ...terms, limit_rules }));
}

/** Opens the books of payments that are made together. @param how whether they stay locked, and whether there is one payment alone */
export async function openBooks(
  creation: Creation,
  ready: readonly Parts[],
  { lock, isAlone }: { lock: boolean; isAlone: boolean },
): Promise<Books> {
  const { tenant, settings, now } = creation;
  const asking = await mapInSlices(
    ready,
    (parts): Asking => ({
      parts,
      limited: limitedPayment(creation, parts),
      terms: approvalTerms(creation, parts, []),
    }),
  );
  const limited = await limitQuestionOf(asking.map((one) => one.limited));
  const how = { now, hold: lock };
  // The database gets these statements together, in this order.
  const controls = Promise.all([
    openDuplicates(creation, ready, lock),
    openLimits(tenant, limited, { timezone: settings.timezone, now }, lock),
  ]);
  // What a whole batch is asked depends on the limits that it exceeds.
  const ofBatch = creation.approval === 'batch' ? await termsOfBatch(asking, (await controls)[1]) : null;
  const [[duplicates, limits], requirements, funding] = await Promise.all([
    controls,
    ofBatch === null
      ? openRequirements(
          creation,
          asking.map(({ terms }) => terms),
          settings,
          how,
        )
      : openBatchRequirement(creation, ofBatch, settings, how),
    isAlone ? openFundingOfOne(creation) : openFunding(creation, ready, lock),
  ]);
  return { duplicates, limits, requirements, funding };
}
