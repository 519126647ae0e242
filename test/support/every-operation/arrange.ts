import type { OperationId } from '../../../server/api/types.ts';
import type { Ids } from '../operation-calls.ts';
import type { TestServer } from '../server.ts';
import { invitationTo, mailedToken, pendingSecret } from '../tokens.ts';
import { createUser, type TestUser, unique } from '../users.ts';
import { prepareAccounts, returnSessions } from './account-things.ts';
import { prepareBudgets } from './budget-things.ts';
import { prepareDevices } from './device-things.ts';
import { prepareDirectories } from './directory-calls.ts';
import { prepareDomains } from './domain-calls.ts';
import { prepareFactors, withoutFactors } from './factor-things.ts';
import {
  acceptableMove,
  alone,
  colleague,
  exchangeRate,
  freshApplicationKey,
  freshCalendarDay,
  freshEndpoint,
  freshGrant,
  freshImport,
  freshInstallLink,
  freshInvitation,
  freshKey,
  freshMember,
  freshMove,
  freshOrganization,
  freshOrganizationEndpoint,
  freshOrganizationInvitation,
  freshOrganizationKey,
  freshOrganizationMember,
  freshPermission,
  freshProject,
  freshRequest,
  freshTemplate,
  joinOrganization,
  type Prepare,
  plannedPermissions,
  sessionTokenOf,
  withoutMove,
  withoutRoles,
} from './fresh-things.ts';
import { freshGatewayThings, freshPriceOverrides } from './gateway-things.ts';
import { prepareIdentities } from './identity-things.ts';
import { freshAdjustment, sealedLedger } from './ledger-things.ts';
import { createDerived, newPlan, newUsage, type TestTenant } from './operations.ts';
import { preparePayments, withoutOpenPayments } from './payment-things.ts';
import { derivedResourceOf } from './resource-fixtures.ts';
import { prepareSetupLinks } from './setup-link-calls.ts';
import { prepareConnections } from './sso-calls.ts';
import { prepareSsoSignIns } from './sso-sign-in-calls.ts';

/** What an operation needs that it uses up. */
const PREPARE: Readonly<Partial<Record<OperationId, Prepare>>> = {
  ...preparePayments,
  ...prepareBudgets,
  ...prepareDevices,
  ...prepareDomains,
  ...prepareFactors,
  ...prepareAccounts,
  ...prepareDirectories,
  ...prepareConnections,
  ...prepareSsoSignIns,
  ...prepareIdentities,
  ...prepareSetupLinks,
  'sessions.create': async ({ caller }) => ({ email: caller.email }),
  'sessions.revoke': async ({ server, caller }) => ({ sessionId: await sessionTokenOf(server, caller) }),
  'emailVerifications.create': async ({ server: { knex }, caller }) => {
    await knex('users').where({ id: caller.id }).update({ email_verified_at: null });
    await knex('single_use_tokens').where({ user_id: caller.id }).delete();
    return {};
  },
  'emailVerifications.confirm': async ({ server, caller }) => ({
    verificationToken: await mailedToken(server, 'email_verification', caller.id),
  }),
  'passwordResets.confirm': async ({ server }) => ({
    resetToken: await mailedToken(server, 'password_reset', (await createUser(server, 'Forgetful')).id),
  }),
  'invitations.preview': freshInvitation,
  'invitations.accept': async ({ server, caller }) => {
    const host = await createUser(server, 'Host');
    return { invitationToken: (await invitationTo(server, host.workspace, caller.email)).token };
  },
  'invitations.resend': freshInvitation,
  'invitations.cancel': freshInvitation,
  'imports.undo': freshImport,
  'workspaces.restore': async (scene) => {
    const { server, place } = scene;
    await withoutOpenPayments(scene);
    await server.operator.workspaces.delete({ workspace: place.workspaceId, confirm: place.ids.slug });
    return {};
  },
  'workspaces.transferOwnership': freshMember,
  'workspaces.release': async ({ server: { knex }, place: { workspaceId: id, ids } }) => {
    // It takes back what is pending, which is one effect more the first time.
    await knex('invitations').where({ tenant_id: id, status: 'pending' }).update({ status: 'expired' });
    await knex('workspaces').where({ id }).update({ organization_id: ids.organizationId });
    return {};
  },
  'organizations.restore': async ({ server, place: { ids } }) => {
    const { organizationId: organization, organizationSlug: confirm } = ids;
    await server.operator.organizations.delete({ organization, confirm });
    return {};
  },
  'organizationMembers.add': async ({ server }) => ({
    newcomerId: (await createUser(server, 'Newcomer')).id,
  }),
  'organizationMembers.remove': freshOrganizationMember,
  'organizationInvitations.resend': freshOrganizationInvitation,
  'organizationInvitations.cancel': freshOrganizationInvitation,
  'organizationKeys.revoke': freshOrganizationKey,
  'organizationKeys.rotate': freshOrganizationKey,
  'organizationKeys.finishRotation': async (scene) => {
    const fresh = await freshOrganizationKey(scene);
    const { organization } = scene.place.ids;
    await scene.server.operator.organizationKeys.rotate({ organization, key_id: fresh.organizationKeyId });
    return fresh;
  },
  'organizationKeys.collectSecret': async (scene) => {
    const fresh = await freshOrganizationKey(scene);
    await pendingSecret(scene.server, fresh.organizationKeyId);
    return fresh;
  },
  'applicationKeys.revoke': freshApplicationKey,
  'applicationKeys.rotate': freshApplicationKey,
  'applicationKeys.finishRotation': async (scene) => {
    const fresh = await freshApplicationKey(scene);
    const { applicationKeyId: application_key_id = '' } = fresh;
    await scene.server.operator.applicationKeys.rotate({ application_key_id });
    return fresh;
  },
  'organizationWebhookEndpoints.delete': freshOrganizationEndpoint(false),
  'organizationWebhookEndpoints.rotateSecret': freshOrganizationEndpoint(false),
  'organizationWebhookEndpoints.replay': freshOrganizationEndpoint(true),
  'organizationMoves.accept': acceptableMove,
  'organizationMoves.decline': freshMove,
  // There may be a hundred, so those of earlier requests make room.
  'templates.create': async ({ server: { operator }, place: { ids } }) => {
    const { organization } = ids;
    for await (const { id } of operator.templates.list({ organization })) {
      if (id !== ids.templateId) await operator.templates.delete({ organization, template_id: id });
    }
    return {};
  },
  'applicationPermissions.delete': freshPermission,
  'applicationPermissions.replace': plannedPermissions,
  'plans.archive': ({ server }) => newPlan(server),
  'plans.unarchive': async ({ server }) => {
    const { planId } = await newPlan(server);
    await server.operator.plans.archive({ plan_id: planId });
    return { planId };
  },
  'ledgerTransactions.reverse': freshAdjustment,
  'ledgerExports.create': sealedLedger,
  'usage.release': ({ server, place }) => newUsage(server, place.workspaceId),
  'templates.delete': freshTemplate,
  'templates.apply': freshTemplate,
  'managers.grant': freshOrganization,
  'managers.revoke': freshGrant,
  'accessRequests.approve': freshRequest,
  'accessRequests.decline': freshRequest,
  'installLinks.archive': freshInstallLink,
  'installLinks.unarchive': async (scene) => {
    const fresh = await freshInstallLink(scene);
    const { organizationId: organization } = scene.place.ids;
    await scene.server.operator.installLinks.archive({ organization, link_id: fresh.installLinkId });
    return fresh;
  },
  'workspaceMoves.create': withoutMove,
  'workspaceMoves.cancel': freshMove,
  // People of the organization that owns the workspace are added without an invitation.
  'members.add': async (scene) => {
    const { server, place } = scene;
    const { workspaceId: id, ids } = place;
    await joinOrganization(scene);
    const { id: user_id } = await createUser(server, 'Newcomer');
    await server.operator.organizationMembers.add({ organization: ids.organizationId, user_id });
    await server.knex('workspaces').where({ id }).update({ organization_id: ids.organizationId });
    return { newcomerId: user_id };
  },
  'calendars.unsetDay': freshCalendarDay,
  'exchangeRates.set': exchangeRate,
  'members.remove': freshMember,
  'members.deactivate': colleague(true),
  'members.reactivate': colleague(false),
  'roles.create': withoutRoles,
  'roles.delete': async (scene) => {
    await withoutRoles(scene);
    const { operator } = scene.server;
    const workspace = scene.place.workspaceId;
    const made = await operator.roles.create({
      workspace,
      name: unique('Role'),
      permissions: ['projects:read'],
    });
    return { roleId: made.id };
  },
  'projects.delete': freshProject,
  'projects.restore': async (scene) => {
    const fresh = await freshProject(scene);
    await scene.server.operator.projects.delete({
      workspace: scene.place.workspaceId,
      project: fresh.projectId,
    });
    return fresh;
  },
  'projectMembers.remove': freshProject,
  'webhookEndpoints.delete': freshEndpoint(false),
  'webhookEndpoints.rotateSecret': freshEndpoint(false),
  'webhookEndpoints.replay': freshEndpoint(true),
  'configs.delete': freshGatewayThings,
  'virtualKeys.delete': freshGatewayThings,
  'virtualKeys.rotate': freshGatewayThings,
  'priceOverrides.set': freshPriceOverrides,
  'priceOverrides.remove': freshPriceOverrides,
  'organizationPriceOverrides.set': freshPriceOverrides,
  'organizationPriceOverrides.remove': freshPriceOverrides,
  'apiKeys.revoke': freshKey,
  'apiKeys.rotate': freshKey,
  'apiKeys.collectSecret': async (scene) => {
    const fresh = await freshKey(scene);
    await pendingSecret(scene.server, fresh.keyId ?? '');
    return fresh;
  },
  'apiKeys.finishRotation': async (scene) => {
    const fresh = await freshKey(scene);
    const workspace = scene.place.workspaceId;
    await scene.server.operator.apiKeys.rotate({ workspace, key_id: fresh.keyId ?? 'key_' });
    return fresh;
  },
};

/** Another one of a resource whose fixtures follow from the contract, to be deleted. */
function freshDerived(id: OperationId): Prepare | undefined {
  const resource = id.endsWith('.delete') ? derivedResourceOf(id) : undefined;
  if (resource === undefined) return undefined;
  return ({ server, place: { ids } }) => createDerived(server, resource, ids);
}

/** Brings a tenant into the state in which the request of an operation has an effect, and says what it is about. */
export async function arrange(
  server: TestServer,
  place: TestTenant,
  id: OperationId,
  caller: TestUser = place.people.owner,
): Promise<Ids> {
  const prepare = PREPARE[id] ?? freshDerived(id);
  return Object.assign({ ...place.ids }, await prepare?.({ server, place, caller }));
}

/** Undoes what a successful request did to the tenant as a whole. */
export async function restore(server: TestServer, place: TestTenant, id: OperationId): Promise<void> {
  const { operator } = server;
  const { workspaceId: workspace, people, ids } = place;
  const { organizationId: organization } = ids;
  if (id === 'workspaces.update') await operator.workspaces.update({ workspace, slug: place.workspace });
  if (id === 'organizations.update')
    await operator.organizations.update({ organization, slug: ids.organization });
  if (id === 'organizations.delete') await operator.organizations.restore({ organization });
  if (id === 'organizationMoves.accept' || id === 'workspaces.release' || id === 'members.add') {
    await alone(server, place);
  }
  if (id === 'workspaces.delete') await operator.workspaces.restore({ workspace });
  if (id === 'workspaces.transferOwnership') {
    await operator.members.update({ workspace, user_id: people.owner.id, role: 'owner' });
    // Owners are written to, so one more of them would be one more effect the next time.
    const { data: owners } = await operator.members.list({ workspace, role: 'owner' });
    for (const { user_id } of owners.filter((owner) => owner.user_id !== people.owner.id)) {
      await operator.members.update({ workspace, user_id, role: 'viewer' });
    }
  }
  if (id === 'members.deactivate' || id === 'members.reactivate') {
    await colleague(true)({ server, place, caller: people.owner });
  }
  if (id === 'me.delete') await returnSessions(server);
  if (Object.hasOwn(prepareFactors, id)) await withoutFactors(server);
  if (id === 'emailVerifications.create') {
    await server.knex('users').whereNull('email_verified_at').update({ email_verified_at: new Date() });
  }
}
