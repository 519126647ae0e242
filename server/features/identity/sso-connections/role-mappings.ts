import { invalidField } from '../../../api/problem.ts';
import { userOf } from '../../../auth/authentication/principal.ts';
import type { SsoRoleMapping } from '../../../database/schema/sso-tables.ts';
import { createCallerPermissions } from '../../../operations/caller-permissions.ts';
import type { ReauthorizedContext } from '../../../operations/handler-context.ts';
import { assertOutranksRole } from '../../tenancy/roles/policies.ts';
import { findRoleId } from '../../tenancy/roles/service.ts';

type Context = ReauthorizedContext<'privilege_escalation'>;
/** Where a role applies, and what the caller may do there. */
type RoleScope = Pick<Context, 'contract' | 'tenant' | 'operation' | 'owningOrganization' | 'access'>;

/** @throws invalid_request for a workspace that the organization does not own */
async function inWorkspace(context: Context, id: string, path: string): Promise<RoleScope> {
  const { repositories, authorizer, principal, contract, now, operation } = context;
  const workspace = operation.inOrganization ? await repositories.workspaces.find(id) : undefined;
  const facts =
    workspace?.organization_id === context.tenantId && workspace.archived_at === null
      ? (await repositories.templateTargets.facts(authorizer, [id], userOf(principal))).get(id)
      : undefined;
  if (facts === undefined)
    throw invalidField(path, 'unknown', 'The organization of the connection owns no workspace with this id.');
  return {
    contract,
    tenant: repositories.tenant(id),
    operation: { ...operation, inOrganization: false },
    owningOrganization: facts.organization,
    access: createCallerPermissions(contract, { principal, now }, facts),
  };
}

/**
 * Returns the id of a role that a connection may give: not that of an owner, and not above the caller.
 * @throws invalid_request, not_found or privilege_escalation
 */
export async function requireGivenRole(scope: RoleScope, reference: string, path: string): Promise<string> {
  const role = await findRoleId(scope, reference);
  if (role === undefined)
    throw invalidField(
      path,
      'unknown',
      'No role has this name. Use a built-in role, or the name or id of a custom one.',
    );
  if (role === 'owner') throw invalidField(path, 'forbidden', 'A connection makes no owners.');
  await assertOutranksRole(scope, role);
  return role;
}

/** Returns the mappings with the ids of their roles. @throws invalid_request, not_found or privilege_escalation */
export async function resolveMappings(
  context: Context,
  mappings: readonly SsoRoleMapping[],
): Promise<SsoRoleMapping[]> {
  const scopes = new Map<string, RoleScope>();
  const resolved: SsoRoleMapping[] = [];
  for (const [index, mapping] of mappings.entries()) {
    const { workspace_id = context.tenantId, project_id, role } = mapping;
    const path = `role_mappings/${index}`;
    const scope =
      scopes.get(workspace_id) ??
      (workspace_id === context.tenantId
        ? context
        : await inWorkspace(context, workspace_id, `${path}/workspace_id`));
    scopes.set(workspace_id, scope);
    if (project_id !== undefined) await assertProject(scope, project_id, `${path}/project_id`);
    resolved.push({ ...mapping, role: await requireGivenRole(scope, role, `${path}/role`) });
  }
  return resolved;
}

/** A caller without access to all projects must not learn whether this one exists. @throws invalid_request */
async function assertProject(
  { tenant, operation, access }: RoleScope,
  id: string,
  path: string,
): Promise<void> {
  const { workspaceRole } = access;
  const seesAll = workspaceRole === undefined || workspaceRole.allProjects;
  const found = operation.inOrganization || !seesAll ? [] : await tenant.projects.filterExisting([id]);
  if (found.length === 0) throw invalidField(path, 'unknown', 'The workspace has no project with this id.');
}
