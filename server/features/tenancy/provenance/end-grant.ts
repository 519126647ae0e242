import type { Schemas } from '../../../api/types.ts';
import type { ApiKeyRow } from '../../../database/schema/credential-tables.ts';
import type { InvitationRow } from '../../../database/schema/invitation-tables.ts';
import { assertFound } from '../../../operations/handler-context.ts';
import { toMember } from '../members/serializers.ts';
import type { CreatedResource } from './resources.ts';
import type { RevocationScope } from './revocation-scope.ts';
import {
  cancelInvitations,
  disableEndpoints,
  disableVirtualKeys,
  revokeKeysWithInvitations,
} from './revoke-keys.ts';

type Ends = Schemas['RevokedManagerGrant']['ends'];
type Ended = Omit<Ends, 'people'>;

/** The result of ending a grant under which nothing was created. */
export const NOTHING_ENDED: Ended = {
  api_keys: [],
  invitations: [],
  members: [],
  project_members: [],
  webhook_endpoints: [],
  virtual_keys: [],
  changes: [],
};

const summaryOf = ({ id, name, masked }: ApiKeyRow) => ({ id, name, masked });
const sentTo = ({ id, email }: InvitationRow) => ({ id, email });

/** Revokes the keys created under a grant, and the invitations sent with them. */
async function revokeKeysOf(scope: RevocationScope, grantId: string): Promise<Partial<Ended>> {
  const keys = await scope.tenant.managerGrants.keys(grantId);
  const sent = await revokeKeysWithInvitations(scope, keys);
  return { api_keys: keys.map(summaryOf), invitations: sent.map(sentTo) };
}

const cancelInvitationsOf = async (scope: RevocationScope, grantId: string): Promise<Partial<Ended>> => ({
  invitations: (await cancelInvitations(scope, { grant_id: grantId })).map(sentTo),
});

/** Ends memberships created under a grant, with the keys of those users, which need a membership. */
async function removeMembersOf(scope: RevocationScope, grantId: string): Promise<Partial<Ended>> {
  const { tenant } = scope;
  const members = await tenant.provenance.membersUnder(grantId);
  for (const { user_id } of members) {
    const member = toMember(assertFound(await tenant.members.find(user_id), 'member'));
    await revokeKeysWithInvitations(scope, await tenant.apiKeys.unrevokedOf(user_id));
    await tenant.members.remove(user_id);
    scope.audit('member.removed', user_id);
    scope.emit('member.removed', member);
  }
  return { members: members.map(({ user_id, role }) => ({ user_id, role })) };
}

async function removeProjectMembersOf(scope: RevocationScope, grantId: string): Promise<Partial<Ended>> {
  const removed = await scope.tenant.provenance.removeFromProjects(grantId);
  for (const { user_id } of removed) scope.audit('project.member_removed', user_id);
  return { project_members: removed.map(({ project_id, user_id }) => ({ project_id, user_id })) };
}

async function deleteEndpointsOf(scope: RevocationScope, grantId: string): Promise<Partial<Ended>> {
  const endpoints = await scope.tenant.provenance.endpointsUnder(grantId);
  await disableEndpoints(scope, endpoints, 'grant_ended');
  return { webhook_endpoints: endpoints.map(({ id, url }) => ({ id, url })) };
}

async function disableVirtualKeysOf(scope: RevocationScope, grantId: string): Promise<Partial<Ended>> {
  const keys = await scope.tenant.provenance.virtualKeysUnder(grantId);
  await disableVirtualKeys(scope, keys, 'grant_ended');
  return { virtual_keys: keys.map(({ id, slug }) => ({ id, slug })) };
}

/** How each kind of resource ends with the grant under which it was created. */
const ENDINGS: Partial<
  Record<CreatedResource, (scope: RevocationScope, grantId: string) => Promise<Partial<Ended>>>
> = {
  api_key: revokeKeysOf,
  invitation: cancelInvitationsOf,
  project_member: removeProjectMembersOf,
  member: removeMembersOf,
  webhook_endpoint: deleteEndpointsOf,
  virtual_key: disableVirtualKeysOf,
};

/** Whether a kind of resource can end with a grant. */
export const endsWithGrant = (resource: CreatedResource): boolean => ENDINGS[resource] !== undefined;

/** Restores values that were changed under the grant. */
async function restoreChangesOf({ tenant }: RevocationScope, grantId: string): Promise<Ended['changes']> {
  const restored: Ended['changes'] = [];
  for (const change of await tenant.provenance.takeChanges(grantId)) {
    const { resource, id, field } = change;
    if (await tenant.provenance.restore(change)) restored.push({ resource, id, field });
  }
  return restored;
}

/**
 * Revokes everything created under a grant in a workspace, which the caller has locked. The receipt lists what remains.
 */
export async function revokeMadeUnderGrant(scope: RevocationScope, grantId: string): Promise<Ended> {
  const ended = { ...NOTHING_ENDED };
  for (const end of Object.values(ENDINGS)) {
    const part = await end(scope, grantId);
    Object.assign(ended, { ...part, invitations: [...ended.invitations, ...(part.invitations ?? [])] });
  }
  return { ...ended, changes: await restoreChangesOf(scope, grantId) };
}
