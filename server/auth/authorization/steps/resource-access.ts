import type { ApiDocument } from '../../../api/api-document.ts';
import type { Permission } from '../../../api/types.ts';
import { isKey, type Principal, userOf } from '../../authentication/principal.ts';
import { canSeeResource, resolveEffectiveRoles } from '../effective-roles.ts';
import type { AuthorizationFacts } from '../facts-types.ts';
import { type DecisionStep, fail, pass, skip } from '../step-result.ts';

/** Whether a user applies an operation to themselves where the operation allows that, such as leaving. */
export const isSelf = ({ principal, requirement, subject }: Parameters<DecisionStep>[0]): boolean =>
  requirement.selfParameter !== undefined && subject !== undefined && subject === userOf(principal);

export const hiddenResource = (what: string) =>
  fail('not_found', `There is no such ${what}, or you have no access to it.`);

/** Whether a signed-in user has a permission. A key stays bound to its allowlists. */
export const holdsAsUser = (
  contract: ApiDocument,
  principal: Principal,
  facts: AuthorizationFacts | undefined,
  permission: Permission,
  now: Date,
): boolean =>
  principal.type === 'session' &&
  facts !== undefined &&
  resolveEffectiveRoles(contract, facts, now).effective?.permissions.has(permission) === true;

/** Whether a credential can access a tenant at all. */
export function canAccessTenant(
  contract: ApiDocument,
  principal: Principal,
  facts: AuthorizationFacts,
  now: Date,
): boolean {
  if (principal.type === 'operator') return true;
  if (principal.type === 'session') return canSeeResource(contract, facts, now);
  return principal.type === 'organization_key'
    ? principal.tenantId === facts.organization?.id
    : principal.tenantId === facts.workspace?.id;
}

export const checkResourceAccess: DecisionStep = ({ principal, requirement, facts, now }, contract) => {
  if (facts === undefined) return skip('The operation belongs to no workspace.');
  const { project } = facts;
  const { allowsArchived, inProject, inOrganization } = requirement;
  const what = inOrganization ? 'organization' : 'workspace';
  const tenant = inOrganization ? facts.organization : facts.workspace;
  // Operations that work on an archived project do not work in an archived workspace.
  if (!tenant || (tenant.archivedAt !== null && !(allowsArchived && !inProject))) return hiddenResource(what);
  if (!canAccessTenant(contract, principal, facts, now)) return hiddenResource(what);
  if (project === undefined) return pass(`The credential can access the ${what}.`);
  if (project === null || (project.archivedAt !== null && !allowsArchived)) return hiddenResource('project');
  if (!keyCoversProject(contract, principal, facts, project.id, now)) return hiddenResource('project');
  return pass('The credential can access the workspace and the project.');
};

function keyCoversProject(
  contract: ApiDocument,
  principal: Principal,
  facts: AuthorizationFacts,
  projectId: string,
  now: Date,
): boolean {
  if (principal.type === 'operator') return true;
  if (isKey(principal) && principal.projectIds !== null && !principal.projectIds.includes(projectId))
    return false;
  if (userOf(principal) === null) return true;
  const { inProject, workspace } = resolveEffectiveRoles(contract, facts, now);
  return inProject || workspace?.allProjects === true;
}
