import { tenantKindOf } from '../../../../api/ids.ts';
import type { HandlerContext } from '../../../../operations/handler-context.ts';
import {
  emitLossIn,
  emitLossOfOrganizationRoles,
  withProjectRole,
  withRole,
} from '../../../payments/approvals/service.ts';
import type { SignInTenant } from './sign-in-tenant.ts';

/** Emits what can no longer be approved once a member has another role in a workspace, one of its projects, or an organization. */
export async function emitLossOfRole(
  context: HandlerContext,
  { tenantId, role: roleNamed }: SignInTenant,
  userId: string,
  { role, projectId }: { role: string; projectId?: string },
): Promise<void> {
  const next = await roleNamed(role);
  if (next === undefined) return;
  if (tenantKindOf(tenantId) === 'organization')
    await emitLossOfOrganizationRoles(context, tenantId, new Map([[userId, next]]));
  else if (projectId === undefined) await emitLossIn(context, tenantId, withRole(userId, next));
  else await emitLossIn(context, tenantId, withProjectRole(userId, projectId, next));
}
