import { found } from '../contract/context.ts';
import type { Contract } from '../contract/spec.ts';
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
