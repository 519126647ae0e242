import { tenantKindOf } from '../../../../api/ids.ts';
import type { HandlerContext } from '../../../../operations/handler-context.ts';
import { revocationScopeOf } from '../../../tenancy/provenance/revocation-scope.ts';
import { cancelInvitations } from '../../../tenancy/provenance/revoke-keys.ts';
import { isBeyond } from '../../../tenancy/roles/policies.ts';
import type { SignInTenant } from './sign-in-tenant.ts';

/** Cancels pending invitations of a member that grant more than the new role of the member allows. */
export async function cancelBeyondRole(
  context: HandlerContext,
  { tenantId, tenant, role: roleNamed }: SignInTenant,
  userId: string,
  name: string,
): Promise<void> {
  const role = await roleNamed(name);
  const isOrganization = tenantKindOf(tenantId) === 'organization';
  const inviting = isOrganization ? 'organization_members:invite' : 'members:invite';
  for (const { id, role: invitedRole } of await tenant.invitations.pending({ invited_by: userId })) {
    const invited = await roleNamed(invitedRole);
    const mayStill = role?.permissions.has(inviting) && invited !== undefined && !isBeyond(invited, role);
    if (!mayStill) await cancelInvitations(revocationScopeOf(context, tenantId), { id });
  }
}
