import type { Plan } from '../../../api/types.ts';
import type { DecisionStep, FactSource } from '../../../auth/authorization/authorization-registry.ts';
import type { AuthorizationFacts } from '../../../auth/authorization/facts.ts';
import { fail, pass, skip } from '../../../auth/authorization/step-result.ts';

export const planFact: FactSource<AuthorizationFacts['plan']> = {
  absent: undefined,
  inWorkspace: {
    select: () => ({ columns: 'w.plan' }),
    read: (row: { plan: Plan } | undefined) => row?.plan,
  },
};

export const checkPlan: DecisionStep = ({ requirement, facts }, { plans }) => {
  const currentPlan = facts?.plan;
  if (requirement.plan === undefined || currentPlan === undefined) return skip('Every plan includes this.');
  // The document lists the plans from the lowest to the highest.
  const ranks = Object.keys(plans);
  return ranks.indexOf(currentPlan) >= ranks.indexOf(requirement.plan)
    ? pass(`The plan ${currentPlan} includes this.`)
    : fail(
        'plan_required',
        `The plan ${currentPlan} does not include this; it needs ${requirement.plan} or above.`,
      );
};
