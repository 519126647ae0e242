import type { HandlerContext } from '../../../operations/handler-context.ts';
import { getSerialized, notifyBothTenants } from '../management-grants/service.ts';
import { revokeMadeUnderGrant } from './end-grant.ts';
import { revocationScopeOf } from './revocation-scope.ts';
import {
  cancelInvitations,
  disableEndpoints,
  disableVirtualKeys,
  revokeKeysWithInvitations,
} from './revoke-keys.ts';

/** Ends the grants that an account created in a workspace, with everything created under them. */
async function endGrants(context: HandlerContext, tenantId: string, userId: string): Promise<void> {
  const scope = revocationScopeOf(context, tenantId);
  const { managerGrants } = scope.tenant;
  for (const { id } of await context.repositories.madeByAccount(userId).grants(tenantId)) {
    await revokeMadeUnderGrant(scope, id);
    await managerGrants.update(id, { revoked_at: scope.now, revoked_by: userId, ended_at: scope.now });
    scope.audit('manager.revoked', id);
    notifyBothTenants(context, 'manager.revoked', await getSerialized(scope.tenant, id));
  }
}

/**
 * Revokes everything with access that an account created before the owner of its address verified it: until then the
 * account may have belonged to a stranger. Roles and projects give no access, and an unverified account cannot invite.
 * The caller has ended the sessions of the account, so only its keys could create more in the meantime.
 */
export async function endMadeByAccount(context: HandlerContext, userId: string): Promise<void> {
  const { repositories } = context;
  const created = repositories.madeByAccount(userId);
  // Revoking a key waits for transactions that use it; the next iteration finds what they created.
  for (let tenants = await created.tenants(); tenants.length > 0; tenants = await created.tenants()) {
    for (const tenantId of tenants) {
      await repositories.tenants.lock(tenantId);
      const scope = revocationScopeOf(context, tenantId);
      await revokeKeysWithInvitations(scope, await created.keys(tenantId));
      await cancelInvitations(scope, { invited_by: userId });
      await disableEndpoints(scope, await created.endpoints(tenantId), 'account_recovered');
      await disableVirtualKeys(scope, await created.virtualKeys(tenantId), 'account_recovered');
      await endGrants(context, tenantId, userId);
    }
  }
}
