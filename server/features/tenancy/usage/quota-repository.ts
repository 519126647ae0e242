import { firstIdAt } from '../../../api/ids.ts';
import type { CountedQuota } from '../../../api/openapi-types.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { usagePeriodStart } from './periods.ts';

/** How each resource that a plan limits is counted. Expired or ended ones do not count. */
const COUNTS_SQL: Readonly<Record<CountedQuota, string>> = {
  members: "select count(*)::int as used from members where tenant_id = :id and status = 'active'",
  custom_roles: 'select count(*)::int as used from roles where workspace_id = :id',
  projects: 'select count(*)::int as used from projects where workspace_id = :id and archived_at is null',
  api_keys: `select count(*)::int as used from api_keys
    where tenant_id = :id and revoked_at is null and (expires_at is null or expires_at > now())`,
  webhook_endpoints: 'select count(*)::int as used from webhook_endpoints where tenant_id = :id',
  open_invitations: `select count(*)::int as used from invitations
    where tenant_id = :id and status = 'pending' and expires_at > now()`,
  // Ids begin with the time of creation, so that the primary key finds those of the month.
  payments_per_month: `select count(*)::int as used from payments where workspace_id = :id
    and id >= :month_start`,
  virtual_keys: 'select count(*)::int as used from virtual_keys where workspace_id = :id',
};

export const quotaRepository = ({ db, tenantId }: TenantScope) => ({
  async count(quota: CountedQuota): Promise<number> {
    const { rows } = await db.raw<{ rows: Array<{ used: number }> }>(COUNTS_SQL[quota], {
      id: tenantId,
      month_start: firstIdAt('pay', usagePeriodStart.month(new Date())),
    });
    return rows[0]?.used ?? 0;
  },
});
