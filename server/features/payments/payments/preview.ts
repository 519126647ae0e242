import { createHash } from 'node:crypto';
import type { Schemas } from '../../../api/types.ts';
import { type PaymentState, stageOrNull } from '../../../database/schema/payment-transitions.ts';
import { limitIdsOf, type PaymentFacts, type PaymentOutcome } from './outcome.ts';

export const toState = ({ status, stage }: PaymentState): Schemas['PaymentState'] => ({
  status,
  stage: stageOrNull(stage),
});

/** What the caller asks for, as the digest of a preview binds it. */
export function termsOf({
  preview_digest: _,
  ...draft
}: Schemas['PaymentCreate']): Omit<Schemas['PaymentCreate'], 'preview_digest'> {
  return draft;
}

/**
 * Returns the digest of what happens: the terms and everything that would be decided. Balances are not part of it,
 * because other payments change them without changing what happens to this one.
 */
export function digestOf(terms: object, facts: PaymentFacts, outcome: PaymentOutcome): string {
  const { from, schedule, duplicates, bank, funds } = facts;
  const { would, problems } = outcome;
  const decided = [
    Object.entries(terms).sort(([a], [b]) => (a < b ? -1 : 1)),
    would,
    problems.map(({ code, blocking }) => [code, blocking]),
    // Where the terms name no account, the project may have another one by now.
    from.id,
    [schedule.execution_date, schedule.value_date, schedule.opens_at, schedule.cut_off_at],
    duplicates.map(({ payment, because }) => [payment, because]).sort(),
    limitIdsOf(facts),
    [bank.rail, bank.beneficiary_name, bank.remittance],
    [funds.check, funds.ok],
    facts.requirement,
  ];
  return createHash('sha256').update(JSON.stringify(decided)).digest('hex');
}

/**
 * Returns the preview of a payment, without the people who could approve it. Its digest is the same whether or not the
 * available balance is known.
 * @param terms what the caller has asked for, without the digest of an earlier preview
 */
export function previewOf(
  terms: object,
  facts: PaymentFacts & { limits: Schemas['PaymentPreview']['limits'] },
  outcome: PaymentOutcome,
): Omit<Schemas['PaymentPreview'], 'approvals' | 'excluded'> {
  const { moved: _, due: _due, ...schedule } = facts.schedule;
  const { check, ok, available } = facts.funds;
  return {
    digest: digestOf(terms, facts, outcome),
    would: outcome.would && toState(outcome.would),
    schedule,
    limits: facts.limits,
    funds: { check, ok, available: available ?? 0, after: (available ?? 0) - facts.amount },
    duplicates: [...facts.duplicates],
    bank: facts.bank,
    problems: outcome.problems,
  };
}
