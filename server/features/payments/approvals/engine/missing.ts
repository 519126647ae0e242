import type { ApprovalPeople, RuleDemand, Vote } from './types.ts';
import { countEveryone } from './votes.ts';

/** A step for which people are missing, if everyone who can approves. */
export interface MissingApprovers {
  readonly rule: string | null;
  /** The number of the step, from 1. */
  readonly step: number;
  readonly missing: number;
}

/** Returns for which steps people are missing, if everyone who can approves; none if demands can still be met. */
export function missingOf(
  demands: readonly RuleDemand[],
  votes: readonly Vote[],
  people: ApprovalPeople,
): MissingApprovers[] {
  const { filled, complete } = countEveryone(demands, votes, people);
  if (complete) return [];
  return demands.flatMap(({ rule_id: rule, steps }, index) =>
    steps.flatMap(({ needed }, step) => {
      const missing = needed - (filled[index]?.[step] ?? 0);
      return missing > 0 ? [{ rule, step: step + 1, missing }] : [];
    }),
  );
}
