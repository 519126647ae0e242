import type { Ids } from '../operation-calls.ts';
import type { TestServer } from '../server.ts';
import { invitationTo, organizationInvitationTo } from '../tokens.ts';
import { createUser, PASSWORD, type TestUser, unique } from '../users.ts';
import { applicationKeyOf, type TestTenant } from './operations.ts';

interface Scene {
  server: TestServer;
  place: TestTenant;
  /** Who is going to ask. */
  caller: TestUser;
}
export type Prepare = (scene: Scene) => Promise<Partial<Ids>>;

/** Another session of a person, for them to end. */
export async function sessionTokenOf(server: TestServer, user: TestUser): Promise<string> {
  return (await server.client().sessions.create({ email: user.email, password: PASSWORD })).id;
}

export const freshKey: Prepare = async ({ server: { operator }, place: { workspaceId: workspace } }) => {
  const made = await operator.apiKeys.create({
    workspace,
    name: unique('key'),
    kind: 'service',
    scope: 'custom',
    permissions: ['projects:read'],
  });
  return { keyId: made.id, secret: made.secret };
};

export const freshApplicationKey: Prepare = async ({ server, place }) => ({
  applicationKeyId: (await applicationKeyOf(server, place.workspaceId)).id,
});

export const freshPermission: Prepare = async ({ server: { operator } }) => {
  const name = `${unique('walk').replace('-', '_')}:read`;
  await operator.applicationPermissions.create({
    name,
    description: 'W',
    class: 'admin',
    roles: ['owner', 'admin'],
  });
  return { applicationPermission: name };
};

/** A request for a catalogue with one more permission, with the digest of the plan for it. */
export const plannedPermissions: Prepare = async ({ server: { operator } }) => {
  const { data } = await operator.applicationPermissions.list();
  const kept = data.map(({ permission: _, etag: _e, created_at: _c, updated_at: _u, ...given }) => given);
  const name = `${unique('walk').replace('-', '_')}:read`;
  const permissions = [...kept, { name, description: 'W', class: 'read' as const, roles: [] }];
  const { digest } = await operator.applicationPermissions.replace({ permissions, dry_run: true });
  return { permissionPlan: JSON.stringify({ permissions, digest }) };
};

export const freshProject = async ({ server: { operator }, place }: Scene) => {
  const { workspaceId: workspace, people, ids } = place;
  const slug = unique('walk');
  const made = await operator.projects.create({ workspace, name: 'W', slug, environment: 'sandbox' });
  for (const user_id of [people.member.id, people.viewer.id, ids.userId]) {
    await operator.projectMembers.set({ workspace, project: made.id, user_id, role: null });
  }
  return { project: made.slug, projectId: made.id };
};

/** The exchange rate that requests change. */
export const exchangeRate: Prepare = async ({ server: { operator }, place: { workspaceId: workspace } }) => {
  await operator.exchangeRates.set({
    workspace,
    pair: 'USD-TRY',
    numerator: 1,
    denominator: 1,
    date: '2026-01-14',
  });
  return {};
};

/** The day that requests reset. */
export const freshCalendarDay: Prepare = async ({
  server: { operator },
  place: { workspaceId: workspace },
}) => {
  await operator.calendars.setDay({ workspace, calendar: 'tr', date: '2026-10-30', kind: 'holiday' });
  return {};
};

/** There may be fifty, so those of earlier requests make room. */
export const freshEndpoint =
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

export const freshInvitation: Prepare = async ({ server, place: { workspaceId } }) => {
  const { id, token } = await invitationTo(server, workspaceId);
  return { invitationId: id, invitationToken: token };
};

export const freshImport: Prepare = async ({ server: { operator }, place: { workspaceId: workspace } }) => {
  const csv = `email,role\n${unique('row')}@example.com,viewer\n`;
  return { importId: (await operator.invitations.import({ workspace, csv })).import?.id ?? '' };
};

export const freshMember: Prepare = async ({ server, place: { workspaceId: workspace } }) => {
  const user = await createUser(server, 'Leaver');
  await server.operator.members.add({ workspace, user_id: user.id, role: 'viewer' });
  return { userId: user.id };
};

/** There may be twenty roles, so those of earlier requests make room. */
export const withoutRoles: Prepare = async ({
  server: { knex },
  place: { workspaceId: workspace_id, ids },
}) => {
  const held = knex('members')
    .where({ tenant_id: workspace_id })
    .whereNotNull('custom_role_id')
    .select('custom_role_id');
  await knex('roles').where({ workspace_id }).whereNotIn('id', held).whereNot({ id: ids.roleId }).delete();
  return {};
};

/** Sees to it that the colleague is active, or is not. */
export const colleague =
  (active: boolean): Prepare =>
  async ({ server: { operator }, place }) => {
    const member = { workspace: place.workspaceId, user_id: place.ids.userId };
    const { status } = await operator.members.get(member);
    if (active && status !== 'active') await operator.members.reactivate(member);
    if (!active && status === 'active') await operator.members.deactivate(member);
    return {};
  };

/** A workspace has one proposal at a time, so that of an earlier request makes room. */
export const withoutMove: Prepare = async ({ server: { knex }, place: { workspaceId: workspace_id } }) => {
  await knex('workspace_moves').where({ workspace_id, status: 'pending' }).update({ status: 'cancelled' });
  return {};
};
export const freshMove: Prepare = async (scene) => {
  await withoutMove(scene);
  const { server, place } = scene;
  const { workspaceId: workspace, ids } = place;
  return {
    moveId: (await server.operator.workspaceMoves.create({ workspace, organization: ids.organization })).id,
  };
};

/** Another organization: each has one grant on a workspace at a time. */
export const freshOrganization = async ({ server: { operator } }: Scene) => {
  const { id } = await operator.organizations.create({ name: 'Agency', slug: unique('agency') });
  return { organization: id };
};
export const freshGrant: Prepare = async (scene) => {
  const { organization } = await freshOrganization(scene);
  const { server, place } = scene;
  const grant = { workspace: place.workspaceId, organization, paused: true };
  return { grantId: (await server.operator.managers.grant(grant)).id };
};
export const freshRequest: Prepare = async (scene) => {
  const { organization } = await freshOrganization(scene);
  const { operator } = scene.server;
  const { workspaceId: workspace } = scene.place;
  await operator.accessRequests.create({ workspace, organization });
  const { data } = await operator.accessRequests.list({ workspace, status: 'pending' });
  return { requestId: data[0]?.id ?? '' };
};

export const freshOrganizationMember: Prepare = async ({ server, place: { ids } }) => {
  const user = await createUser(server, 'Leaver');
  const { organization } = ids;
  await server.operator.organizationMembers.add({ organization, user_id: user.id });
  return { organizationUserId: user.id };
};
export const freshOrganizationInvitation: Prepare = async ({ server, place: { ids } }) => ({
  organizationInvitationId: (await organizationInvitationTo(server, ids.organizationId)).id,
});
export const freshOrganizationKey = async ({ server: { operator }, place: { ids } }: Scene) => {
  const { organization } = ids;
  const made = await operator.organizationKeys.create({
    organization,
    name: unique('key'),
    scope: 'read-only',
  });
  return { organizationKeyId: made.id };
};
export const freshOrganizationEndpoint =
  (enabled: boolean): Prepare =>
  async ({ server: { operator }, place: { ids } }) => {
    const url = `https://hooks.example.com/${unique('hook')}`;
    const at = { organization: ids.organization, url, enabled };
    return { organizationEndpointId: (await operator.organizationWebhookEndpoints.create(at)).id };
  };

export const freshInstallLink = async ({ server: { operator }, place: { ids } }: Scene) => {
  const { id } = await operator.installLinks.create({ organization: ids.organizationId });
  return { installLinkId: id };
};

/** A template that has not been applied, and the digest of its plan. */
export const freshTemplate: Prepare = async ({ server: { operator }, place: { ids }, caller }) => {
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
export const acceptableMove: Prepare = async (scene) => {
  await alone(scene.server, scene.place);
  await joinOrganization(scene);
  return freshMove(scene);
};

/** Makes the people of the workspace members of the organization. */
export async function joinOrganization({ server: { knex }, place }: Scene): Promise<void> {
  const people = await knex('members').where({ tenant_id: place.workspaceId }).select('user_id');
  const tenant_id = place.ids.organizationId;
  const rows = people.map(({ user_id }) => ({ tenant_id, user_id, role: 'member' }));
  await knex('members').insert(rows).onConflict(['tenant_id', 'user_id']).ignore();
}

/** Takes the workspace out of the organization again, as it was. */
export async function alone(
  { knex }: TestServer,
  { workspaceId: id, ids, people }: TestTenant,
): Promise<void> {
  await knex('workspaces').where({ id }).update({ organization_id: null });
  const inForce = { revoked_at: null, revoked_by: null, ended_at: null };
  await knex('manager_grants').where({ workspace_id: id, id: ids.grantId }).update(inForce);
  await knex('members').where({ tenant_id: id, user_id: ids.userId }).update({ role: 'viewer' });
  await knex('members').where({ tenant_id: id, user_id: people.owner.id }).update({ role: 'owner' });
}
