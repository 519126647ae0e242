import type { SettingsRow } from '../../../database/schema/tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';

/** A person who may hold `payments:approve`, and when and from whom they got each role that may include it. */
export interface PossibleApprover {
  user_id: string;
  /** Null for a founder, who has the role since the beginning. */
  role_since: Date | null;
  role_given_by: string | null;
  custom_since: Date | null;
  custom_given_by: string | null;
  project_since: Date | null;
  project_given_by: string | null;
  project_custom_since: Date | null;
  project_custom_given_by: string | null;
}

interface BeneficiaryChange {
  /** The account, or the approval for which payments to it wait. */
  id: string;
  by: string;
  at: Date;
}

const SINCE = (tenant: string) =>
  `case when m.role_given_by = m.user_id and m.role_since = ${tenant}.created_at then null else m.role_since end`;

const OF_WORKSPACE = `
  select m.user_id, ${SINCE('w')} as role_since, m.role_given_by,
      r.role_since as custom_since, r.role_given_by as custom_given_by,
      case when pm.role is not null or pm.role_given_by is distinct from m.user_id then pm.role_since end as project_since,
      pm.role_given_by as project_given_by,
      pr.role_since as project_custom_since, pr.role_given_by as project_custom_given_by
  from members m
    join workspaces w on w.id = m.tenant_id
    left join roles r on r.workspace_id = m.tenant_id and r.id = m.custom_role_id
    left join project_members pm on pm.workspace_id = m.tenant_id and pm.user_id = m.user_id
      and pm.project_id = :projectId
    left join roles pr on pr.workspace_id = pm.workspace_id and pr.id = pm.custom_role_id
  where m.tenant_id = :workspaceId and m.status = 'active'
    and (m.role = any(:roles) or pm.role = any(:roles)
      or :permission = any(r.permissions) or :permission = any(pr.permissions))`;
/** With the workspace, owners of an organization get the permission when it joins, from the person who proposed that. */
const OF_ORGANIZATION = `
  select m.user_id, ${SINCE('o')}, m.role_given_by, null, null, joined.decided_at, joined.proposed_by, null, null
  from workspaces w join organizations o on o.id = w.organization_id join members m on m.tenant_id = o.id
    left join lateral (
      select v.decided_at, v.proposed_by from workspace_moves v
      where v.workspace_id = w.id and v.organization_id = o.id and v.status = 'accepted' and not exists (
        select from members own where own.tenant_id = w.id and own.user_id = m.user_id and own.status = 'active'
          and own.role = any(:roles))
      order by v.decided_at desc limit 1) joined on true
  where w.id = :workspaceId and m.status = 'active' and m.role = any(:organizationRoles)`;

/**
 * Only beneficiaries: own accounts are opened with other controls. Of what a person has changed, the last time counts. `offset 0`
 * makes each look-up of an account one in an index.
 */
const BENEFICIARY_CHANGES = `
  with beneficiary as (
    select id, id as account_id from unnest(:ids::text[]) id
    union all select approval_id, to_account_id from payments
    where workspace_id = :workspaceId and approval_id = any(:ids) and stage = 'approval')
  select b.id, change.by, max(change.at) as at
  from beneficiary b
    cross join lateral (
      select * from accounts one where one.workspace_id = :workspaceId and one.id = b.account_id offset 0) a
    cross join lateral (values (a.created_by, a.created_at), (a.unblocked_by, a.unblocked_at)) change (by, at)
  where a.kind = 'external' and change.by is not null
  group by b.id, change.by`;

export const approverRepository = (scope: TenantScope) => ({
  /**
   * Returns which users or keys have created and last unblocked beneficiaries.
   * @param ids accounts, and approvals for which payments wait
   */
  async changesOfBeneficiaries(ids: readonly string[]): Promise<BeneficiaryChange[]> {
    if (ids.length === 0) return [];
    const bindings = { workspaceId: scope.tenantId, ids: [...new Set(ids)] };
    // Knex's type of bindings omits arrays.
    return (await scope.db.raw<{ rows: BeneficiaryChange[] }>(BENEFICIARY_CHANGES, bindings as never)).rows;
  },

  /** Returns for how long new approvers do not count, and those who made or unblocked a beneficiary for payments to it. */
  async coolingHours(): Promise<Pick<SettingsRow, 'approver_cooling_hours' | 'beneficiary_cooling_hours'>> {
    const settings = await scope
      .rows('workspace_settings')
      .first('approver_cooling_hours', 'beneficiary_cooling_hours');
    if (settings === undefined) throw new Error('The workspace has no settings.');
    return settings;
  },

  async isLive(projectId: string): Promise<boolean> {
    const project = await scope.rows('projects').where({ id: projectId }).first('live');
    return project?.live === true;
  },

  /** Returns those whose roles may let them approve. One person may be returned twice. */
  async possible(roles: {
    permission: string;
    roles: readonly string[];
    organizationRoles: readonly string[];
    projectId: string | null;
  }): Promise<PossibleApprover[]> {
    const { rows } = await scope.db.raw<{ rows: PossibleApprover[] }>(
      `${OF_WORKSPACE} union all ${OF_ORGANIZATION} order by user_id`,
      {
        ...roles,
        roles: [...roles.roles],
        organizationRoles: [...roles.organizationRoles],
        workspaceId: scope.tenantId,
      } as never, // Knex's type of bindings omits null and arrays
    );
    return rows;
  },
});
