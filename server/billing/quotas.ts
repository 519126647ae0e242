import type { Knex } from 'knex';
import { ProblemError } from '../contract/problem.ts';
import type { Contract, CountedQuota } from '../contract/spec.ts';
import type { WorkspaceRow } from '../database/tables.ts';
import type { TenantScope } from '../database/tenant-scope.ts';

/** How each thing that a plan limits is counted: what is over or ended takes no room. */
const COUNTS: Readonly<Record<CountedQuota, string>> = {
  members: "select count(*)::int as used from members where workspace_id = :id and status = 'active'",
  projects: 'select count(*)::int as used from projects where workspace_id = :id and archived_at is null',
  api_keys: `select count(*)::int as used from api_keys
    where workspace_id = :id and revoked_at is null and (expires_at is null or expires_at > now())`,
  webhook_endpoints: 'select count(*)::int as used from webhook_endpoints where workspace_id = :id',
};

async function countQuota(db: Knex, workspaceId: string, quota: CountedQuota): Promise<number> {
  const { rows } = await db.raw<{ rows: Array<{ used: number }> }>(COUNTS[quota], { id: workspaceId });
  return rows[0]?.used ?? 0;
}

export const quotaRepository = ({ db, workspaceId }: TenantScope) => ({
  count: (quota: CountedQuota): Promise<number> => countQuota(db, workspaceId, quota),
});

/**
 * Sees to it that the plan has room for more. Whoever adds something that is limited waits for the workspace, one
 * after the other, so that the count is exact; where nothing is limited, nobody waits.
 * @throws limit_reached
 */
export async function requireRoom(
  db: Knex,
  { plans }: Contract,
  workspace: Pick<WorkspaceRow, 'id' | 'plan'>,
  quota: CountedQuota,
  more = 1,
): Promise<void> {
  if (plans[workspace.plan][quota] === null) return;
  const [present] = await db('workspaces').where({ id: workspace.id }).forNoKeyUpdate().select('plan');
  const plan = present?.plan ?? workspace.plan;
  const limit = plans[plan][quota];
  if (limit === null || (await countQuota(db, workspace.id, quota)) + more <= limit) return;
  throw new ProblemError(
    'limit_reached',
    `The plan ${plan} allows ${limit} ${quota.replace('_', ' ')}. Remove one, or move to a higher plan.`,
  );
}
