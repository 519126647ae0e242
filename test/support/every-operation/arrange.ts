import type { OperationId } from '../../../server/api/types.ts';
import type { Ids } from '../operation-calls.ts';
import type { TestServer } from '../server.ts';
import { invitationTo, mailedToken, organizationInvitationTo, pendingSecret } from '../tokens.ts';
import { createUser, PASSWORD, type TestUser, unique } from '../users.ts';
import type { TestTenant } from './operations.ts';

interface Scene {
  server: TestServer;
  place: TestTenant;
  /** Who is going to ask. */
  caller: TestUser;
}
type Prepare = (scene: Scene) => Promise<Partial<Ids>>;

/** Another session of a person, for them to end. */
export async function sessionTokenOf(server: TestServer, somebody: TestUser): Promise<string> {
  return (await server.client().sessions.create({ email: somebody.email, password: PASSWORD })).id;
}

const freshKey: Prepare = async ({ server: { operator }, place: { workspaceId: workspace } }) => {
  const made = await operator.apiKeys.create({
    workspace,
    name: unique('key'),
    kind: 'service',
    scope: 'custom',
    permissions: ['projects:read'],
  });
  return { keyId: made.id, secret: made.secret };
};

const freshProject = async ({ server: { operator }, place }: Scene) => {
  const { workspaceId: workspace, people, ids } = place;
  const slug = unique('walk');
  const made = await operator.projects.create({ workspace, name: 'W', slug, environment: 'sandbox' });
  for (const user_id of [people.member.id, people.viewer.id, ids.userId]) {
    await operator.projectMembers.set({ workspace, project: made.id, user_id, role: null });
  }
  return { project: made.slug, projectId: made.id };
};

/** There may be fifty, so those of earlier requests make room. */
const freshEndpoint =
  (enabled: boolean): Prepare =>
  async ({ server: { operator, knex }, place: { workspaceId: workspace, ids } }) => {
    await knex('webhook_endpoints').where({ tenant_id: workspace }).whereNot({ id: ids.endpointId }).delete();
    const made = await operator.webhookEndpoints.create({
      workspace,
      url: `https://hooks.example.com/${unique('hook')}`,
      enabled,
    });
    return { endpointId: made.id };
  };

const freshInvitation: Prepare = async ({ server, place: { workspaceId } }) => {
  const { id, token } = await invitationTo(server, workspaceId);
  return { invitationId: id, invitationToken: token };
};

const freshImport: Prepare = async ({ server: { operator }, place: { workspaceId: workspace } }) => {
  const csv = `email,role\n${unique('row')}@example.com,viewer\n`;
  return { importId: (await operator.invitations.import({ workspace, csv })).import?.id ?? '' };
};

const freshMember: Prepare = async ({ server, place: { workspaceId: workspace } }) => {
  const somebody = await createUser(server, 'Leaver');
  await server.operator.members.add({ workspace, user_id: somebody.id, role: 'viewer' });
  return { userId: somebody.id };
};

/** There may be twenty roles, so those of earlier requests make room. */
const withoutRoles: Prepare = async ({ server: { knex }, place: { workspaceId: workspace_id, ids } }) => {
  const held = knex('members')
    .where({ tenant_id: workspace_id })
    .whereNotNull('custom_role_id')
    .select('custom_role_id');
  await knex('roles').where({ workspace_id }).whereNotIn('id', held).whereNot({ id: ids.roleId }).delete();
  return {};
};

/** Sees to it that the colleague is active, or is not. */
const colleague =
  (active: boolean): Prepare =>
  async ({ server: { operator }, place }) => {
    const member = { workspace: place.workspaceId, user_id: place.ids.userId };
    const { status } = await operator.members.get(member);
    if (active && status !== 'active') await operator.members.reactivate(member);
    if (!active && status === 'active') await operator.members.deactivate(member);
    return {};
  };

/** A workspace has one proposal at a time, so that of an earlier request makes room. */
const withoutMove: Prepare = async ({ server: { knex }, place: { workspaceId: workspace_id } }) => {
  await knex('workspace_moves').where({ workspace_id, status: 'pending' }).update({ status: 'cancelled' });
  return {};
};
const freshMove: Prepare = async (scene) => {
  await withoutMove(scene);
  const { server, place } = scene;
  const { workspaceId: workspace, ids } = place;
  return {
    moveId: (await server.operator.workspaceMoves.create({ workspace, organization: ids.organization })).id,
  };
};

/** Another organization: each has one grant on a workspace at a time. */
const freshOrganization = async ({ server: { operator } }: Scene) => {
  const { id } = await operator.organizations.create({ name: 'Agency', slug: unique('agency') });
  return { organization: id };
};
const freshGrant: Prepare = async (scene) => {
  const { organization } = await freshOrganization(scene);
  const { server, place } = scene;
  const grant = { workspace: place.workspaceId, organization, paused: true };
  return { grantId: (await server.operator.managers.grant(grant)).id };
};
const freshRequest: Prepare = async (scene) => {
  const { organization } = await freshOrganization(scene);
  const { operator } = scene.server;
  const { workspaceId: workspace } = scene.place;
  await operator.accessRequests.create({ workspace, organization });
  const { data } = await operator.accessRequests.list({ workspace, status: 'pending' });
  return { requestId: data[0]?.id ?? '' };
};

const freshOrganizationMember: Prepare = async ({ server, place: { ids } }) => {
  const somebody = await createUser(server, 'Leaver');
  const { organization } = ids;
  await server.operator.organizationMembers.add({ organization, user_id: somebody.id });
  return { organizationUserId: somebody.id };
};
const freshOrganizationInvitation: Prepare = async ({ server, place: { ids } }) => ({
  organizationInvitationId: (await organizationInvitationTo(server, ids.organizationId)).id,
});
const freshOrganizationKey = async ({ server: { operator }, place: { ids } }: Scene) => {
  const { organization } = ids;
  const made = await operator.organizationKeys.create({
    organization,
    name: unique('key'),
    scope: 'read-only',
  });
  return { organizationKeyId: made.id };
};
const freshOrganizationEndpoint =
  (enabled: boolean): Prepare =>
  async ({ server: { operator }, place: { ids } }) => {
    const url = `https://hooks.example.com/${unique('hook')}`;
    const at = { organization: ids.organization, url, enabled };
    return { organizationEndpointId: (await operator.organizationWebhookEndpoints.create(at)).id };
  };

const freshInstallLink = async ({ server: { operator }, place: { ids } }: Scene) => {
  const { id } = await operator.installLinks.create({ organization: ids.organizationId });
  return { installLinkId: id };
};

/** A template that nobody applies yet, and what stands for its plan. */
const freshTemplate: Prepare = async ({ server: { operator }, place: { ids }, caller }) => {
  const { organization } = ids;
  const made = await operator.templates.create({
    organization,
    name: unique('Template'),
    content: { roles: [] },
  });
  const { digest } = await caller.api.templates.plan({ organization, template_id: made.id });
  return { templateId: made.id, templateDigest: digest };
};

/** A workspace moves in with people of the organization alone. */
const acceptableMove: Prepare = async (scene) => {
  await alone(scene.server, scene.place);
  await joinOrganization(scene);
  return freshMove(scene);
};

/** Makes the people of the workspace members of the organization. */
async function joinOrganization({ server: { knex }, place }: Scene): Promise<void> {
  const people = await knex('members').where({ tenant_id: place.workspaceId }).select('user_id');
  const tenant_id = place.ids.organizationId;
  const rows = people.map(({ user_id }) => ({ tenant_id, user_id, role: 'member' }));
  await knex('members').insert(rows).onConflict(['tenant_id', 'user_id']).ignore();
}

/** Takes the workspace out of the organization again, as it was. */
async function alone({ knex }: TestServer, { workspaceId: id, ids, people }: TestTenant): Promise<void> {
  await knex('workspaces').where({ id }).update({ organization_id: null });
  const standing = { revoked_at: null, revoked_by: null, ended_at: null };
  await knex('manager_grants').where({ workspace_id: id, id: ids.grantId }).update(standing);
  await knex('members').where({ tenant_id: id, user_id: ids.userId }).update({ role: 'viewer' });
  await knex('members').where({ tenant_id: id, user_id: people.owner.id }).update({ role: 'owner' });
}

/** What an operation needs that it uses up. */
const PREPARE: Readonly<Partial<Record<OperationId, Prepare>>> = {
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
  'workspaces.restore': async ({ server, place }) => {
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
    await scene.server.operator.apiKeys.rotate({ workspace, key_id: fresh.keyId ?? '' });
    return fresh;
  },
};

/** Brings a tenant into the state in which the request of an operation has an effect, and says what it is about. */
export async function arrange(
  server: TestServer,
  place: TestTenant,
  id: OperationId,
  caller: TestUser = place.people.owner,
): Promise<Ids> {
  return { ...place.ids, ...(await PREPARE[id]?.({ server, place, caller })) };
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
  if (id === 'emailVerifications.create') {
    await server.knex('users').whereNull('email_verified_at').update({ email_verified_at: new Date() });
  }
}
