import type { ApiDocument } from '../../../api/api-document.ts';
import type { OrganizationRole } from '../../../api/types.ts';
import type { FactSource } from '../../../auth/authorization/authorization-registry.ts';
import { membershipTags } from '../../../auth/authorization/cache-tags.ts';
import type { AuthorizationFacts } from '../../../auth/authorization/facts.ts';
import { type PolicyRow, toPolicy } from '../../../auth/authorization/key-age-policy.ts';
import { GRANT_ACTIVE_SQL } from '../../../auth/authorization/management-grants.ts';
import { organizationRoleFacts } from '../../../auth/authorization/permissions.ts';

interface OrganizationFactRow {
  organization_id: string | null;
  organization_archived_at: Date | null;
  organization_policy: PolicyRow | null;
  organization_role: OrganizationRole | null;
  /** Absent for a question about a workspace. */
  organization_asks_again?: boolean;
}

const COLUMNS = `o.id as organization_id, o.archived_at as organization_archived_at,
      to_jsonb(op) as organization_policy, om.role as organization_role`;

const joinsFor = (user: string) => `left join organization_settings op on op.organization_id = o.id
      left join members om on om.tenant_id = o.id and om.user_id = ${user}`;

const ASKS_AGAIN_SQL = `(
      exists (select from workspaces w join workspace_settings s on s.workspace_id = w.id and s.require_reauthentication
        where w.organization_id = o.id and w.archived_at is null)
      or exists (select from manager_grants g
        join workspaces w on w.id = g.workspace_id and w.archived_at is null
        join workspace_settings s on s.workspace_id = w.id and s.require_reauthentication
        where g.organization_id = o.id and ${GRANT_ACTIVE_SQL}))`;

/** An organization requires reauthentication when one of its workspaces does. The tag stands for all organizations. */
const ORGANIZATIONS_TAG = 'organizations';

function readOrganization(
  row: OrganizationFactRow | undefined,
  contract: ApiDocument,
): AuthorizationFacts['organization'] {
  if (row === undefined || row.organization_id === null || row.organization_policy === null) return null;
  return {
    id: row.organization_id,
    archivedAt: row.organization_archived_at,
    policy: toPolicy(row.organization_policy),
    role: row.organization_role === null ? null : organizationRoleFacts(contract, row.organization_role),
    requireReauthentication: row.organization_asks_again === true,
  };
}

/** The requested organization, or the one that owns the requested workspace, and the role of the user in it. */
export const organizationFact: FactSource<AuthorizationFacts['organization']> = {
  absent: null,
  inWorkspace: {
    select: ({ user }) => ({ columns: COLUMNS, joins: joinsFor(user) }),
    read: readOrganization,
  },
  inOrganization: {
    select: ({ user }) => ({
      columns: `${COLUMNS}, ${ASKS_AGAIN_SQL} as organization_asks_again`,
      joins: joinsFor(user),
    }),
    read: readOrganization,
  },
  tags: ({ organization, workspace }, userId) => [
    ...(organization === null ? [] : membershipTags(organization.id, userId)),
    ...(workspace === undefined ? [ORGANIZATIONS_TAG] : []),
  ],
};
