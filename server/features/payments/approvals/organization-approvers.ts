import type { RoleFacts } from '../../../auth/authorization/facts.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import type { ApproverChange } from './approver-changes.ts';
import { emitLossIn, MAX_WORKSPACES } from './leaving-approver.ts';
import { approvingRole } from './people-service.ts';

/** The roles that people get in an organization, by the ids of the people. */
export type OrganizationRoles = ReadonlyMap<string, RoleFacts>;

/**
 * The change of people who get other roles in the organization that owns a workspace.
 * @param inWorkspace what changes in the workspace at the same time
 */
export const withOrganizationRoles =
  (
    context: Pick<HandlerContext, 'contract' | 'now'>,
    roles: OrganizationRoles,
    inWorkspace: ApproverChange = (_user, role) => role,
  ): ApproverChange =>
  (user, role, facts) => {
    const next = roles.get(user);
    if (next === undefined || facts.organization === null) return inWorkspace(user, role, facts);
    const after = { ...facts, organization: { ...facts.organization, role: next } };
    return inWorkspace(user, approvingRole(context, after) ?? null, after);
  };

/** Emits what could not be approved any more in the workspaces of an organization. It is called before the roles change. */
export async function emitLossOfOrganizationRoles(
  context: HandlerContext,
  organizationId: string,
  roles: OrganizationRoles,
): Promise<void> {
  const { approverWorkspaces } = context.repositories;
  const people = [...roles.keys()];
  for (const id of await approverWorkspaces.withApprovals(people, organizationId, MAX_WORKSPACES))
    await emitLossIn(context, id, withOrganizationRoles(context, roles));
}
