import type { CountedQuota } from '../api/openapi-types.ts';
import { planOf } from '../api/plans.ts';
import type { ProblemError, Refuser } from '../api/problem.ts';
import type { WorkspaceRow } from '../database/schema/tables.ts';
import type { HandlerContext } from './handler-context.ts';
import type { Repositories } from './repositories.ts';

/** Returns the problem of an exceeded quota. */
export const quotaExceeded = (
  by: Refuser<'limit_reached'>,
  plan: string,
  quota: CountedQuota,
  limit: number,
): ProblemError =>
  by.refuse(
    'limit_reached',
    `The plan ${plan} allows ${limit} ${quota.replaceAll('_', ' ')}. Remove one, or move to a higher plan.`,
  );

/**
 * Asserts that the plan allows one more. Locks the workspace row if the resource is limited, so that the count is
 * exact.
 * @throws limit_reached
 */
export async function assertQuota(
  context: Pick<HandlerContext<'limit_reached'>, 'contract' | 'refuse'>,
  { workspaces, tenant }: Pick<Repositories, 'workspaces' | 'tenant'>,
  workspace: Pick<WorkspaceRow, 'id' | 'plan'>,
  quota: CountedQuota,
): Promise<void> {
  const { contract } = context;
  if (planOf(contract, workspace.plan).limits[quota] === null) return;
  const { plan } = (await workspaces.lock(workspace.id)) ?? workspace;
  const limit = planOf(contract, plan).limits[quota];
  if (limit === null || (await tenant(workspace.id).quotas.count(quota)) < limit) return;
  throw quotaExceeded(context, plan, quota, limit);
}
