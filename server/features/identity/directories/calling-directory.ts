import type { DirectoryPrincipal } from '../../../auth/authentication/principal.ts';
import type { DirectoryRow } from '../../../database/schema/directory-tables.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';

/** Returns the directory whose token is used. */
export function callingDirectory({ principal }: HandlerContext): DirectoryPrincipal {
  if (principal.type !== 'directory')
    throw new Error('This operation is for the tokens of directories only.');
  return principal;
}

/** Locks the tenant, and returns the directory as it is after that. */
export async function lockCallingDirectory(context: HandlerContext): Promise<DirectoryRow> {
  const { repositories, tenant, tenantId } = context;
  const { id } = callingDirectory(context);
  const { locked } = await context.lockForUpdate(async () => {
    await repositories.tenants.lock(tenantId);
    return tenant.directories.find(id);
  });
  return assertFound(locked, 'directory');
}
