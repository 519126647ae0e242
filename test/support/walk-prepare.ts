import type { OperationId } from '../../server/contract/types.ts';
import { PASSWORD, type Person, person, unique } from './fixtures.ts';
import type { Ids } from './operations.ts';
import type { TestServer } from './server.ts';
import { invitationTo, mailedToken, waitingSecret } from './tokens.ts';
import type { Tenant } from './walk.ts';

interface Scene {
  server: TestServer;
  place: Tenant;
  /** Who is going to ask. */
  caller: Person;
}
type Prepare = (scene: Scene) => Promise<Partial<Ids>>;

/** Another session of a person, for them to end. */
export async function sessionOf(server: TestServer, somebody: Person): Promise<string> {
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

const freshEndpoint =
  (enabled: boolean): Prepare =>
  async ({ server: { operator }, place: { workspaceId: workspace } }) => {
    const made = await operator.webhookEndpoints.create({
      workspace,
      url: 'https://hooks.example.com/',
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
  const somebody = await person(server, 'Leaver');
  await server.operator.members.add({ workspace, user_id: somebody.id, role: 'viewer' });
  return { userId: somebody.id };
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

/** An organization has one grant at a time, so that of an earlier request makes room. */
const withoutGrant: Prepare = async ({ server: { knex }, place: { workspaceId: workspace_id } }) => {
  await knex('manager_grants')
    .where({ workspace_id })
    .whereNull('ended_at')
    .update({ ended_at: new Date(), expires_at: new Date() });
  return {};
};
const freshGrant: Prepare = async (scene) => {
  await withoutGrant(scene);
  const { server, place } = scene;
  const { workspaceId: workspace, ids } = place;
  const { organization } = ids;
  return { grantId: (await server.operator.managers.grant({ workspace, organization, paused: true })).id };
};
const freshRequest: Prepare = async (scene) => {
  await withoutGrant(scene);
  const { server, place } = scene;
  const { workspaceId: workspace, ids } = place;
  await server.operator.accessRequests.create({ workspace, organization: ids.organization });
  const [asked] = (await server.operator.accessRequests.list({ workspace, status: 'pending' })).data;
  return { requestId: asked?.id ?? '' };
};

/** What an operation needs that it uses up. */
const PREPARE: Readonly<Partial<Record<OperationId, Prepare>>> = {
  'sessions.create': async ({ caller }) => ({ email: caller.email }),
  'sessions.revoke': async ({ server, caller }) => ({ sessionId: await sessionOf(server, caller) }),
  'emailVerifications.create': async ({ server: { knex }, caller }) => {
    await knex('users').where({ id: caller.id }).update({ email_verified_at: null });
    await knex('single_use_tokens').where({ user_id: caller.id }).delete();
    return {};
  },
  'emailVerifications.confirm': async ({ server, caller }) => ({
    verificationToken: await mailedToken(server, 'email_verification', caller.id),
  }),
  'passwordResets.confirm': async ({ server }) => ({
    resetToken: await mailedToken(server, 'password_reset', (await person(server, 'Forgetful')).id),
  }),
  'invitations.preview': freshInvitation,
  'invitations.accept': async ({ server, caller }) => {
    const host = await person(server, 'Host');
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
  'managers.grant': withoutGrant,
  'managers.update': freshGrant,
  'managers.revoke': freshGrant,
  'accessRequests.approve': freshRequest,
  'accessRequests.decline': freshRequest,
  'workspaceMoves.create': withoutMove,
  'workspaceMoves.cancel': freshMove,
  'members.add': async ({ server }) => ({ newcomerId: (await person(server, 'Newcomer')).id }),
  'members.remove': freshMember,
  'members.deactivate': colleague(true),
  'members.reactivate': colleague(false),
  // There may be twenty, so those of earlier requests make room.
  'roles.create': async ({ server: { operator }, place: { workspaceId: workspace, ids } }) => {
    for await (const { id, builtin } of operator.roles.list({ workspace })) {
      if (!builtin && id !== ids.roleId) await operator.roles.delete({ workspace, role_id: id });
    }
    return {};
  },
  'roles.delete': async ({ server: { operator }, place: { workspaceId: workspace } }) => {
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
    await waitingSecret(scene.server, fresh.keyId ?? '');
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
export async function makeReady(
  server: TestServer,
  place: Tenant,
  id: OperationId,
  caller: Person = place.people.owner,
): Promise<Ids> {
  return { ...place.ids, ...(await PREPARE[id]?.({ server, place, caller })) };
}

/** Undoes what a successful request did to the tenant as a whole. */
export async function putBack({ operator }: TestServer, place: Tenant, id: OperationId): Promise<void> {
  const { workspaceId: workspace, people, ids } = place;
  if (id === 'workspaces.delete') await operator.workspaces.restore({ workspace });
  if (id === 'workspaces.transferOwnership') {
    await operator.members.update({ workspace, user_id: people.owner.id, role: 'owner' });
  }
  if (id === 'members.deactivate') await operator.members.reactivate({ workspace, user_id: ids.userId });
}
