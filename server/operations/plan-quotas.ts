import type { CountedQuota } from '../api/openapi-types.ts';
import { verifiedPlanOf } from '../api/plans.ts';
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

interface Room {
  plan: string;
  limit: number;
  /** How many more there can be; below 0 when a plan became lower. */
  left: number;
}

type QuotaRepositories = Pick<Repositories, 'workspaces' | 'tenant'>;
type PlannedWorkspace = Pick<WorkspaceRow, 'id' | 'plan'>;

/** Returns how many more the plan allows at present; `null` if it does not limit them. */
export async function roomAtPresent(
  { contract }: Pick<HandlerContext, 'contract'>,
  { tenant }: Pick<QuotaRepositories, 'tenant'>,
  { id, plan }: PlannedWorkspace,
  quota: CountedQuota,
): Promise<Room | null> {
  const limit = verifiedPlanOf(contract, plan).limits[quota];
  return limit === null ? null : { plan, limit, left: limit - (await tenant(id).quotas.count(quota)) };
}

/** Returns the same, and locks the workspace row if there is a limit, so that the count stays exact. */
export async function roomFor(
  context: Pick<HandlerContext, 'contract'>,
  repositories: QuotaRepositories,
  workspace: PlannedWorkspace,
  quota: CountedQuota,
): Promise<Room | null> {
  if (verifiedPlanOf(context.contract, workspace.plan).limits[quota] === null) return null;
  const locked = (await repositories.workspaces.lock(workspace.id)) ?? workspace;
  return roomAtPresent(context, repositories, locked, quota);
}

/** Asserts that the plan allows one more. @throws limit_reached */
export async function assertQuota(
  context: Pick<HandlerContext<'limit_reached'>, 'contract' | 'refuse'>,
  repositories: QuotaRepositories,
  workspace: PlannedWorkspace,
  quota: CountedQuota,
): Promise<void> {
  const room = await roomFor(context, repositories, workspace, quota);
  if (room !== null && room.left < 1) throw quotaExceeded(context, room.plan, quota, room.limit);
}
