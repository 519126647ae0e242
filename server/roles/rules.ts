import { type Context, found } from '../contract/context.ts';
import { ProblemError } from '../contract/problem.ts';
import { ALL_PROJECTS, type Contract } from '../contract/spec.ts';
import type { BuiltinRole, Permission } from '../contract/types.ts';
import type { TenantRepositories } from '../repositories.ts';

/**
 * What a role permits, whoever has it.
 * @throws not_found for a custom role that this workspace does not have
 */
export async function permissionsOfRole(
  { contract, tenant }: { contract: Contract; tenant: TenantRepositories },
  role: string,
): Promise<ReadonlySet<Permission>> {
  // The lookup answers undefined for anything that is not a built-in name.
  const builtin = contract.permissionsOf.get(role as BuiltinRole);
  return builtin ?? new Set(found(await tenant.roles.find(role), 'role').permissions);
}

/**
 * Nobody gives or takes a role that is above their own: in what it permits, or in that it reaches every project, which
 * no custom role does.
 * @throws privilege_escalation
 */
export async function requireToHoldRole(context: Context, role: string): Promise<void> {
  const { access } = context;
  access.requireToHold(await permissionsOfRole(context, role));
  if (access.workspaceRole === undefined || access.workspaceRole.allProjects || !ALL_PROJECTS.has(role))
    return;
  throw new ProblemError(
    'privilege_escalation',
    `The role ${role} reaches all projects of the workspace, and yours only those that you belong to.`,
  );
}

/** What people call a role. */
export async function nameOfRole({ tenant }: Context, role: string): Promise<string> {
  return (await tenant.roles.find(role))?.name ?? role;
}
