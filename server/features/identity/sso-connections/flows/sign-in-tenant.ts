import { tenantKindOf } from '../../../../api/ids.ts';
import { ProblemError } from '../../../../api/problem.ts';
import type { OrganizationFacts, RoleFacts } from '../../../../auth/authorization/facts.ts';
import type { HandlerContext } from '../../../../operations/handler-context.ts';
import type { TenantRepositories } from '../../../../operations/repositories.ts';
import { isBeyond, roleIn } from '../../../tenancy/roles/policies.ts';

/** A tenant in which a sign-in gives roles. The call itself names none. */
export interface SignInTenant {
  tenantId: string;
  tenant: TenantRepositories;
  /** The organization that owns the workspace. */
  owner: OrganizationFacts | null;
  /** Returns a role there; `undefined` for one that does not exist any more. */
  role(name: string): Promise<RoleFacts | undefined>;
}

export async function signInTenantOf(context: HandlerContext, tenantId: string): Promise<SignInTenant> {
  const inOrganization = tenantKindOf(tenantId) === 'organization';
  const facts = await context.loadFacts(
    inOrganization ? { organization: tenantId, userId: null } : { workspace: tenantId, userId: null },
  );
  const tenant = context.repositories.tenant(tenantId);
  const owner = inOrganization ? null : facts.organization;
  const operation = { ...context.operation, inOrganization };
  return {
    tenantId,
    tenant,
    owner,
    async role(name) {
      try {
        return await roleIn({ contract: facts.contract, tenant, operation, owningOrganization: owner }, name);
      } catch (error) {
        if (error instanceof ProblemError) return undefined;
        throw error;
      }
    },
  };
}

/** Returns those of some roles that are above another one. */
export async function rolesAbove(
  signInTenant: SignInTenant,
  roles: Iterable<string>,
  authority: string | null,
): Promise<ReadonlySet<string>> {
  const above = new Set<string>();
  for (const role of roles) if (await isAbove(signInTenant, role, authority)) above.add(role);
  return above;
}

/** Whether a role is above another one. A role that no longer exists is above none, and below none. */
export async function isAbove(
  signInTenant: SignInTenant,
  role: string,
  authority: string | null,
): Promise<boolean> {
  if (role === 'owner') return authority !== 'owner';
  const [given, limit] = await Promise.all([
    signInTenant.role(role),
    authority === null ? undefined : signInTenant.role(authority),
  ]);
  return given === undefined || limit === undefined || isBeyond(given, limit);
}
