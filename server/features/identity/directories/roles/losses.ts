import { tenantKindOf } from '../../../../api/ids.ts';
import type { HandlerContext } from '../../../../operations/handler-context.ts';
import {
  type ApproverChange,
  emitLossIn,
  MAX_WORKSPACES,
  type OrganizationRoles,
  withOrganizationRoles,
  withoutMembership,
  withProjectRole,
  withRole,
} from '../../../payments/approvals/service.ts';
import { revocationScopeOf } from '../../../tenancy/provenance/revocation-scope.ts';
import { cancelInvitations } from '../../../tenancy/provenance/revoke-keys.ts';
import { isBeyond } from '../../../tenancy/roles/policies.ts';
import { roleAt } from '../authority.ts';
import { groupedBy } from '../grouped.ts';
import type { RoleChange } from './changes.ts';
import { type Made, memberKey } from './made.ts';

/* What people lose with a role besides the role itself. */

type RoleFacts = Awaited<ReturnType<typeof roleAt>>;

/** Looks up the roles that changes give in each tenant, each once. */
async function rolesGiven(
  context: HandlerContext,
  changes: readonly RoleChange[],
): Promise<(tenantId: string, role: string | null) => RoleFacts> {
  const known = new Map<string, RoleFacts>();
  for (const { tenant_id, to } of changes) {
    const key = `${tenant_id} ${to}`;
    if (to !== null && !known.has(key)) known.set(key, await roleAt(context, tenant_id, to));
  }
  return (tenantId, role) => {
    const found = known.get(`${tenantId} ${role}`);
    if (found === undefined) throw new Error('The role was not looked up.');
    return found;
  };
}

/** Returns what changes for the approvers of one workspace. */
async function changeIn(
  context: HandlerContext,
  workspaceId: string,
  changes: readonly RoleChange[],
): Promise<ApproverChange> {
  const roleOf = await rolesGiven(context, changes);
  const changeOf = new Map(changes.map((one) => [`${one.person.user_id} ${one.project_id ?? ''}`, one]));
  return (user, role, facts) => {
    const membership = changeOf.get(`${user} `);
    if (membership?.to === null) return withoutMembership(user)(user, role, facts);
    const project = facts.project && changeOf.get(`${user} ${facts.project.id}`);
    if (project) {
      const next = project.to === null ? null : roleOf(workspaceId, project.to);
      return withProjectRole(user, project.project_id ?? '', next)(user, role, facts);
    }
    return membership ? withRole(user, roleOf(workspaceId, membership.to))(user, role, facts) : role;
  };
}

/** Returns the roles that changes give in the organization of the request. */
async function organizationRolesIn(
  context: HandlerContext,
  changes: readonly RoleChange[],
): Promise<OrganizationRoles> {
  const roleOf = await rolesGiven(context, changes);
  return new Map(changes.map(({ tenant_id, person, to }) => [person.user_id, roleOf(tenant_id, to)]));
}

/** Emits what can no longer be approved in the workspaces of changes, before they are made. */
export async function emitLossOf(context: HandlerContext, made: Made): Promise<void> {
  const { given, ended, givenInProjects, endedInProjects } = made;
  const changes = [...given, ...ended, ...givenInProjects, ...endedInProjects];
  const byTenant = groupedBy(changes, ({ tenant_id }) => tenant_id);
  const ofOrganization = changes.filter(({ tenant_id }) => tenantKindOf(tenant_id) === 'organization');
  const roles = await organizationRolesIn(context, ofOrganization);
  const workspaces = [...byTenant.keys()].filter((id) => tenantKindOf(id) === 'workspace');
  const { approverWorkspaces } = context.repositories;
  if (roles.size > 0)
    workspaces.push(
      ...(await approverWorkspaces.withApprovals([...roles.keys()], context.tenantId, MAX_WORKSPACES)),
    );
  for (const workspace of [...new Set(workspaces)].slice(0, MAX_WORKSPACES)) {
    const change = await changeIn(context, workspace, byTenant.get(workspace) ?? []);
    await emitLossIn(context, workspace, withOrganizationRoles(context, roles, change));
  }
}

/** Cancels pending invitations of people that grant more than their new roles allow. */
export async function cancelBeyondChanges(
  context: HandlerContext,
  given: readonly RoleChange[],
): Promise<void> {
  const changed = given.filter(({ exists }) => exists);
  if (changed.length === 0) return;
  const roleOf = await rolesGiven(context, changed);
  const changeOf = new Map(changed.map((one) => [`${one.tenant_id} ${one.person.user_id}`, one]));
  for (const invitation of await context.tenant.directoryRoles.invitations(changed.map(memberKey))) {
    const change = changeOf.get(`${invitation.tenant_id} ${invitation.invited_by}`);
    if (change === undefined) continue;
    const role = roleOf(change.tenant_id, change.to);
    const isOrganization = change.tenant_id === context.tenantId && context.operation.inOrganization;
    const inviting = isOrganization ? 'organization_members:invite' : 'members:invite';
    const invited = await roleAt(context, change.tenant_id, invitation.role);
    if (!role.permissions.has(inviting) || isBeyond(invited, role))
      await cancelInvitations(revocationScopeOf(context, change.tenant_id), { id: invitation.id });
  }
}
