import { verifiedPlanOf } from '../../../api/plans.ts';
import type { DecisionStep, FactSource } from '../../../auth/authorization/authorization-registry.ts';
import type { AuthorizationFacts } from '../../../auth/authorization/facts.ts';
import { fail, pass, skip } from '../../../auth/authorization/step-result.ts';

export const planFact: FactSource<AuthorizationFacts['plan']> = {
  absent: undefined,
  inWorkspace: {
    select: () => ({ columns: 'w.plan' }),
    read: (row: { plan: string } | undefined) => row?.plan,
  },
};

export const checkPlan: DecisionStep = ({ requirement: { plan: limit }, facts }) => {
  if (limit === undefined || facts?.plan === undefined) return skip('Every plan includes this.');
  const { name, limits } = verifiedPlanOf(facts.contract, facts.plan);
  const what = limit.replaceAll('_', ' ');
  return limits[limit] !== 0
    ? pass(`The plan ${name} includes ${what}.`)
    : fail('plan_required', `The plan ${name} does not include ${what}. Ask the operator for another plan.`);
};
