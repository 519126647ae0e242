import { ProblemError } from '../../../api/problem.ts';
import { ignoringKeyPolicy } from '../../../auth/authorization/effective-roles.ts';
import { without } from '../../../auth/authorization/permission-set.ts';
import type { DirectoryRow } from '../../../database/schema/directory-tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { isBeyond, roleIn } from '../../tenancy/roles/policies.ts';

export type Authority = Pick<DirectoryRow, 'id' | 'authority' | 'manages_owners'>;

/** Whether a comparison holds; a custom role that was deleted meanwhile has no authority and is in no reach. */
async function holds(comparison: () => Promise<boolean>): Promise<boolean> {
  try {
    return await comparison();
  } catch (error) {
    if (error instanceof ProblemError) return false;
    throw error;
  }
}

/**
 * Whether a directory may give or take a role: it is not above the role of the person who activated the directory, and that of
 * owners counts only where an owner has said so.
 */
export async function authorityCovers(
  context: HandlerContext,
  { authority, manages_owners }: Authority,
  role: string,
): Promise<boolean> {
  if (authority === null) return false;
  if (role === 'owner') return manages_owners;
  // As for people: only owners of an organization appoint and demote its admins.
  if (context.operation.inOrganization && role !== 'member' && authority !== 'owner') return false;
  const { contract, tenant, operation, owningOrganization: owner } = context;
  const scope = { contract, tenant, operation, owningOrganization: owner && ignoringKeyPolicy(owner) };
  return holds(async () => !isBeyond(await roleIn(scope, role), await roleIn(scope, authority)));
}

/** Returns the roles of a workspace that the organization of the request owns, for `roleIn`. */
const scopeOf = ({ contract, repositories, operation, organization }: HandlerContext, workspace: string) => ({
  contract,
  tenant: repositories.tenant(workspace),
  operation: { ...operation, inOrganization: false, inWorkspace: true },
  owningOrganization: organization && ignoringKeyPolicy(organization),
});

/** Returns a role as it applies in the tenant of the request, or in a workspace that its organization owns. */
export const roleAt = (context: HandlerContext, tenantId: string, role: string) =>
  roleIn(tenantId === context.tenantId ? context : scopeOf(context, tenantId), role);

/**
 * Whether a directory may give or take a role in its tenant, or in a workspace that its organization owns. There, the role of
 * the person who activated it reaches as far as that of owners and admins of the organization does.
 */
export async function reachesIn(
  context: HandlerContext,
  directory: Authority,
  tenantId: string,
  role: string,
): Promise<boolean> {
  if (tenantId === context.tenantId) return authorityCovers(context, directory, role);
  const { authority } = directory;
  if (authority === null || role === 'owner') return false;
  return holds(async () => {
    const { id, permissions } = await roleIn(context, authority);
    const above = {
      id,
      allProjects: true,
      permissions: without(permissions, [context.contract.organizationPermissions]),
    };
    return !isBeyond(await roleAt(context, tenantId, role), above);
  });
}
