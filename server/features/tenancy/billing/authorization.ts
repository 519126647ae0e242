import type { Plan } from '../../../api/types.ts';
import type { DecisionStep, FactSource } from '../../../auth/authorization/authorization-registry.ts';
import type { AuthorizationFacts } from '../../../auth/authorization/facts-types.ts';
import { fail, pass, skip } from '../../../auth/authorization/step-result.ts';

const PLANS_BY_RANK: readonly Plan[] = ['free', 'pro', 'business', 'enterprise'];

export const planFact: FactSource<AuthorizationFacts['plan']> = {
  absent: undefined,
  inWorkspace: {
    select: () => ({ columns: 'w.plan' }),
    read: (row: { plan: Plan } | undefined) => row?.plan,
  },
};

export const checkPlan: DecisionStep = ({ requirement, facts }) => {
  const currentPlan = facts?.plan;
  if (requirement.plan === undefined || currentPlan === undefined) return skip('Every plan includes this.');
  return PLANS_BY_RANK.indexOf(currentPlan) >= PLANS_BY_RANK.indexOf(requirement.plan)
    ? pass(`The plan ${currentPlan} includes this.`)
    : fail(
        'plan_required',
        `The plan ${currentPlan} does not include this; it needs ${requirement.plan} or above.`,
      );
};
