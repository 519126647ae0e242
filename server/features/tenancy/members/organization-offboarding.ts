import type { Schemas } from '../../../api/types.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { toApiKey } from '../../access/api-keys/serializers.ts';
import { toInvitation } from '../invitations/serializers.ts';
import type { MemberWithUser } from './repository.ts';
import { toMember } from './serializers.ts';
import { toKeySummary } from './service.ts';

/**
 * Revokes what a user loses in the workspaces of an organization when leaving it, or only looks it up for a dry run, in
 * a few statements however many workspaces there are. Managed workspaces need nothing: only members of the organization
 * have access to them.
 */
export async function offboardFromOwnedWorkspaces(
  context: HandlerContext,
  { user_id: userId }: Pick<MemberWithUser, 'user_id'>,
  dryRun: boolean,
): Promise<Pick<Schemas['OrganizationOffboarding'], 'ends' | 'leaves'>> {
  const { repositories, organizationId, now } = context;
  const offboarding = repositories.offboarding(organizationId, userId);
  const memberships = await offboarding.memberships();
  const keys = await offboarding.keys();
  const invitations = await offboarding.invitations();
  if (!dryRun) {
    await offboarding.end(now);
    for (const invitation of await offboarding.cancelInvitations(now)) {
      context.audit('invitation.cancelled', invitation.id, invitation.tenant_id);
      context.emit('invitation.cancelled', toInvitation(invitation, now), invitation.tenant_id);
    }
    for (const membership of memberships) {
      context.audit('member.removed', userId, membership.tenant_id);
      context.emit('member.removed', toMember(membership), membership.tenant_id);
    }
    for (const { id, tenant_id } of keys) {
      const key = assertFound(await repositories.tenant(tenant_id).apiKeys.find(id), 'key');
      context.audit('api_key.revoked', id, tenant_id);
      context.emit('api_key.revoked', toApiKey(key, context), tenant_id);
    }
  }
  return {
    ends: {
      workspaces: memberships.map(({ tenant_id, role }) => ({ workspace_id: tenant_id, role })),
      api_keys: keys.map(toKeySummary),
      invitations: invitations.map(({ id, email }) => ({ id, email })),
    },
    leaves: {
      organization_keys: (await offboarding.organizationKeys()).map(toKeySummary),
      service_keys: (await offboarding.serviceKeys()).map(toKeySummary),
      created: await repositories.createdInOrganization(organizationId, userId),
    },
  };
}
