import type { HandlerContext } from '../../../operations/handler-context.ts';
import { getSerialized, notifyBothTenants } from '../management-grants/service.ts';
import { revokeMadeUnderGrant } from './end-grant.ts';
import { revocationScopeOf } from './revocation-scope.ts';
import { cancelInvitations, disableEndpoints, revokeKeysWithInvitations } from './revoke-keys.ts';

/** Ends the grants that an account gave in a workspace, with what was made under them. */
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
 * Ends what gives access and was made by an account whose address its owner has only now confirmed: the account may have
 * been a stranger's until then. Roles and projects give nobody access; an account that is not confirmed invites nobody.
 * The caller has ended the sessions of the account, so only its keys could make more meanwhile.
 */
export async function endMadeByAccount(context: HandlerContext, userId: string): Promise<void> {
  const { repositories } = context;
  const made = repositories.madeByAccount(userId);
  // Ending a key waits for what is being made with it, which the next round finds.
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
