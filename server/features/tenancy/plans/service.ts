import { nearestWord } from '../../../api/nearest-match.ts';
import { invalidField } from '../../../api/problem.ts';
import type { PlanRow } from '../../../database/schema/plan-tables.ts';
import { assertFound, type HandlerContext, lockCurrent } from '../../../operations/handler-context.ts';
import type { PlanFields } from './repository.ts';

/**
 * Changes of plans. Each changes the version of the catalogue first, so that changes wait for each other and every replica
 * loads the plans again. A plan that a workspace gets is locked, so that it is not archived meanwhile.
 */

/** Maximum number of plans, including archived ones. */
export const MAX_PLANS = 1000;

type Changes = Partial<PlanFields & Pick<PlanRow, 'archived_at'>>;

/** Changes a plan, by its id or name, to what a function returns. */
export async function changePlan(
  context: HandlerContext,
  reference: string,
  changesOf: (plan: PlanRow) => Changes | undefined,
): Promise<PlanRow> {
  const { catalogue, plans } = context.repositories;
  await catalogue.beginChange();
  const plan = await lockCurrent(context, plans, reference, 'plan');
  const changes = changesOf(plan);
  if (changes !== undefined) return assertFound(await plans.update(plan.id, changes), 'plan');
  context.suppressSideEffects();
  return plan;
}

/**
 * Locks a plan that a workspace is to get.
 * @throws invalid_request for an unknown plan, and invalid_state for an archived one
 */
export async function assertAssignable(
  context: HandlerContext<'invalid_state'>,
  name: string,
): Promise<void> {
  const plan = await context.repositories.plans.lockShared(name);
  if (plan === undefined) {
    const known = [...context.contract.plans.keys()];
    const meant = nearestWord(name, known);
    throw invalidField(
      'plan',
      'unknown',
      `There is no such plan. ${meant === undefined ? `Use one of ${known.join(', ')}.` : `Did you mean ${meant}?`}`,
    );
  }
  if (plan.archived_at === null) return;
  throw context.refuse(
    'invalid_state',
    `The plan ${name} is archived. Choose another, or unarchive it first.`,
  );
}
