import type { ApiDocument } from '../../../api/api-document.ts';
import type { OrganizationRole } from '../../../api/types.ts';
import { userOf } from '../../../auth/authentication/principal.ts';
import type { DecisionStep, FactSource } from '../../../auth/authorization/authorization-registry.ts';
import { canSeeResource, resolveEffectiveRoles } from '../../../auth/authorization/effective-roles.ts';
import type { AuthorizationFacts } from '../../../auth/authorization/facts.ts';
import { type GrantJson, grantOf, underGrant } from '../../../auth/authorization/management-grants.ts';
import {
  type CustomRole,
  organizationRoleFacts,
  roleFacts,
} from '../../../auth/authorization/permissions.ts';
import { hiddenResource, isSelf } from '../../../auth/authorization/resource-access.ts';
import { fail, pass, skip } from '../../../auth/authorization/step-result.ts';

interface MembershipRow {
  member_status: 'active' | 'deactivated' | null;
  member_role: string | null;
  member_permissions: CustomRole['permissions'];
  member_all_projects: CustomRole['all_projects'];
  member_grant_id: string | null;
  member_grant: GrantJson | null;
  member_external_id: string | null;
}

const readMembership = (row: MembershipRow | undefined, contract: ApiDocument) => {
  if (row === undefined || row.member_role === null || row.member_status === null) return null;
  const custom = { permissions: row.member_permissions, all_projects: row.member_all_projects };
  return {
    status: row.member_status,
    role: roleFacts(contract, row.member_role, custom),
    externalId: row.member_external_id,
    ...underGrant(row.member_grant_id, row.member_grant),
  };
};

/** The membership of the user in the workspace or the organization. */
export const membershipFact: FactSource<AuthorizationFacts['membership']> = {
  absent: null,
  inWorkspace: {
    select: ({ user }) => ({
      columns: `m.status as member_status, m.role as member_role, r.permissions as member_permissions,
      m.external_id as member_external_id,
      r.all_projects as member_all_projects, m.grant_id as member_grant_id, ${grantOf('m')} as member_grant`,
      joins: `left join members m on m.tenant_id = w.id and m.user_id = ${user}
      left join roles r on r.workspace_id = w.id and r.id = m.custom_role_id`,
    }),
    read: readMembership,
  },
  inOrganization: {
    // In an organization itself, membership is the only source of roles. The column belongs to the organization.
    read: (row: { organization_role: OrganizationRole | null } | undefined, contract) =>
      row?.organization_role
        ? { status: 'active', role: organizationRoleFacts(contract, row.organization_role) }
        : null,
  },
};

/** Whether a user belongs to the workspace or the organization. */
export const checkMembership: DecisionStep = (question, contract) => {
  const { principal, facts, requirement, now } = question;
  if (facts === undefined || userOf(principal) === null) return skip('No membership is needed.');
  if (!canSeeResource(contract, facts, now))
    return hiddenResource(requirement.inOrganization ? 'organization' : 'workspace');
  if (isSelf(question) && facts.membership !== null) return pass('Every member may leave.');
  const { workspace } = resolveEffectiveRoles(contract, facts, now);
  return workspace !== undefined
    ? pass(`The caller has the role ${workspace.id}.`)
    : fail(
        'member_deactivated',
        'The membership of this workspace is deactivated. An admin can reactivate it.',
      );
};
