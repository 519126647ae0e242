import type { ApiDocument } from '../../../api/api-document.ts';
import { isKey, userOf } from '../../../auth/authentication/principal.ts';
import type { DecisionStep, FactSource } from '../../../auth/authorization/authorization-registry.ts';
import type { AuthorizationRequest } from '../../../auth/authorization/authorization-request.ts';
import { membershipTags } from '../../../auth/authorization/cache-tags.ts';
import { resolveEffectiveRoles } from '../../../auth/authorization/effective-roles.ts';
import type { AuthorizationFacts } from '../../../auth/authorization/facts.ts';
import { canAccessTenant, hiddenResource } from '../../../auth/authorization/resource-access.ts';
import { pass, skip } from '../../../auth/authorization/step-result.ts';
import type { ExternalIdColumns } from '../../../database/schema/joined.ts';
import type { WorkspaceRow } from '../../../database/schema/tables.ts';

const externalIdOf = ({ external_id, external_id_party }: ExternalIdColumns): ExternalIdColumns => ({
  external_id,
  external_id_party,
});

export const workspaceFact: FactSource<AuthorizationFacts['workspace']> = {
  absent: undefined,
  inWorkspace: {
    select: () => ({ columns: 'w.id, w.slug, w.archived_at, w.external_id, w.external_id_party' }),
    read: (row: WorkspaceRow | undefined) =>
      row === undefined
        ? null
        : { id: row.id, slug: row.slug, archivedAt: row.archived_at, externalId: externalIdOf(row) },
  },
  tags: ({ workspace }, userId) => (workspace ? membershipTags(workspace.id, userId) : []),
};

/** Whether the credential has access to the workspace, the organization or the project of the request. */
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
  if (!keyCoversProject(contract, { principal, facts, now }, project.id)) return hiddenResource('project');
  return pass('The credential can access the workspace and the project.');
};

function keyCoversProject(
  contract: ApiDocument,
  { principal, facts, now }: Pick<AuthorizationRequest, 'principal' | 'now'> & { facts: AuthorizationFacts },
  projectId: string,
): boolean {
  if (principal.type === 'operator') return true;
  if (isKey(principal) && principal.projectIds !== null && !principal.projectIds.includes(projectId))
    return false;
  if (userOf(principal) === null) return true;
  const { inProject, workspace } = resolveEffectiveRoles(contract, facts, now);
  return inProject || workspace?.allProjects === true;
}
