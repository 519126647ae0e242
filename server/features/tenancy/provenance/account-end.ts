import type { HandlerContext } from '../../../operations/handler-context.ts';
import { getSerialized, notifyBothTenants } from '../management-grants/service.ts';
import { revokeMadeUnderGrant } from './end-grant.ts';
import { revocationScopeOf } from './revocation-scope.ts';
import { cancelInvitations, disableEndpoints, revokeKeysWithInvitations } from './revoke-keys.ts';

/** Ends the grants that an account created in a workspace, with everything created under them. */
async function endGrants(context: HandlerContext, tenantId: string, userId: string): Promise<void> {
  const place = revocationScopeOf(context, tenantId);
  const { managerGrants } = place.tenant;
  for (const { id } of await context.repositories.madeByAccount(userId).grants(tenantId)) {
    await revokeMadeUnderGrant(place, id);
    await managerGrants.update(id, { revoked_at: place.now, revoked_by: userId, ended_at: place.now });
    place.audit('manager.revoked', id);
    notifyBothTenants(context, 'manager.revoked', await getSerialized(place.tenant, id));
  }
}

/**
 * Revokes everything with access that an account created before the owner of its address verified it: until then the
 * account may have belonged to a stranger. Roles and projects give no access, and an unverified account cannot invite.
 * The caller has ended the sessions of the account, so only its keys could create more in the meantime.
 */
export async function endMadeByAccount(context: HandlerContext, userId: string): Promise<void> {
  const { repositories } = context;
  const made = repositories.madeByAccount(userId);
  // Revoking a key waits for transactions that use it; the next iteration finds what they created.
  for (let tenants = await made.tenants(); tenants.length > 0; tenants = await made.tenants()) {
    for (const tenantId of tenants) {
      await repositories.tenants.lock(tenantId);
      const place = revocationScopeOf(context, tenantId);
      await revokeKeysWithInvitations(place, await made.keys(tenantId));
      await cancelInvitations(place, { invited_by: userId });
      await disableEndpoints(place, await made.endpoints(tenantId), 'account_recovered');
      await endGrants(context, tenantId, userId);
    }
  }
}
