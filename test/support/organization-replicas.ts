import type { BuiltinRole, RoleId, Tenantry } from '../../sdk/src/index.ts';
import {
  asUser,
  newWorkspace,
  OWN_ADDRESS,
  type ReplicaSetup,
  type ScenarioFactory,
  signUp,
} from './replicas.ts';
import { unique } from './users.ts';

const newOrganization = async ({ owner }: ReplicaSetup) =>
  (await owner.organizations.create({ name: 'Globex', slug: unique('org') })).slug;

/** A member of an organization that owns a workspace. */
async function ofOwner(stage: ReplicaSetup, role: 'admin' | 'member') {
  const organization = await newOrganization(stage);
  const { slug: workspace } = await stage.owner.workspaces.create({ name: 'W', organization });
  const { id: user_id, token } = await signUp(stage, 'colleague');
  await stage.operator.organizationMembers.add({ organization, user_id });
  await stage.operator.organizationMembers.update({ organization, user_id, role });
  const probe = { path: `/v1/workspaces/${workspace}/members`, token };
  return { organization, workspace, user_id, probe };
}

/** A member of an organization that manages a workspace. */
export async function createManagedWorkspace(stage: ReplicaSetup, workspace?: string) {
  const organization = await newOrganization(stage);
  const managed = workspace ?? (await newWorkspace(stage));
  const { id: user_id, token } = await signUp(stage, 'managing');
  await stage.operator.organizationMembers.add({ organization, user_id });
  const { id: grant_id } = await stage.owner.managers.grant({ workspace: managed, organization });
  const probe = { path: `/v1/workspaces/${managed}/members`, token };
  return { organization, workspace: managed, grant_id, user_id, probe };
}

/** Everything by which access through an organization ends or begins. */
export const organizationRevocationScenarios: readonly ScenarioFactory[] = [
  async (stage) => {
    const { organization, user_id, probe } = await createManagedWorkspace(stage);
    return {
      name: 'belonging to an organization that manages',
      probe,
      refused: 404,
      off: (api) => api.organizationMembers.remove({ organization, user_id }),
      on: (api) => asUser(api, stage.operatorKey).organizationMembers.add({ organization, user_id }),
    };
  },
  async (stage) => {
    const { workspace, grant_id, probe } = await createManagedWorkspace(stage);
    const set = (paused: boolean) => (api: Tenantry) => api.managers.update({ workspace, grant_id, paused });
    return { name: 'a grant that is paused', probe, refused: 404, off: set(true), on: set(false) };
  },
  async (stage) => {
    const { workspace, organization, grant_id, probe } = await createManagedWorkspace(stage);
    let live = grant_id;
    return {
      name: 'a grant that is revoked',
      probe,
      refused: 404,
      off: (api) => api.managers.revoke({ workspace, grant_id: live }),
      on: async (api) => {
        live = (await api.managers.grant({ workspace, organization })).id;
      },
    };
  },
  async (stage) => {
    const workspace = await newWorkspace(stage);
    const { id: user_id, token } = await signUp(stage, 'giver');
    await stage.operator.members.add({ workspace, user_id, role: 'owner' });
    const { grant_id, probe } = await createManagedWorkspace(stage, workspace);
    // The caller who changes a grant is its giver from then on.
    await asUser(stage.owner, token).managers.update({ workspace, grant_id, paused: false });
    const set = (role: BuiltinRole | RoleId) => (api: Tenantry) =>
      asUser(api, stage.operatorKey).members.update({ workspace, user_id, role });
    return { name: 'a grant of an owner', probe, refused: 404, off: set('admin'), on: set('owner') };
  },
  async (stage) => {
    const { organization, probe } = await createManagedWorkspace(stage);
    return {
      name: 'an organization that manages, and is archived',
      probe,
      refused: 404,
      off: (api) => api.organizations.delete({ organization, confirm: organization }),
      on: (api) => api.organizations.restore({ organization }),
    };
  },
  async (stage) => {
    const { organization, user_id, probe } = await ofOwner(stage, 'admin');
    const set = (role: 'admin' | 'member') => (api: Tenantry) =>
      asUser(api, stage.operatorKey).organizationMembers.update({ organization, user_id, role });
    return { name: 'a role in an organization', probe, refused: 404, off: set('member'), on: set('admin') };
  },
  async (stage) => {
    const { organization, workspace, user_id, probe } = await ofOwner(stage, 'member');
    await stage.operator.members.add({ workspace, user_id, role: 'viewer' });
    return {
      name: 'belonging to the organization that owns',
      probe,
      refused: 404,
      off: (api) => api.organizationMembers.remove({ organization, user_id }),
    };
  },
  async (stage) => {
    const { organization, probe } = await ofOwner(stage, 'admin');
    const set = (ip_allowlist: string[]) => (api: Tenantry) =>
      api.organizationSettings.update({ organization, ip_allowlist });
    return {
      name: 'the allowlist of an organization',
      probe,
      refused: 403,
      off: set([OWN_ADDRESS]),
      on: set([]),
    };
  },
  async (stage) => {
    const { organization, workspace } = await ofOwner(stage, 'admin');
    const made = await stage.owner.organizationKeys.create({ organization, name: 'K', scope: 'read-only' });
    return {
      name: 'an organization key',
      probe: { path: `/v1/workspaces/${workspace}/members`, token: made.secret },
      refused: 401,
      off: (api) => api.organizationKeys.revoke({ organization, key_id: made.id }),
    };
  },
  async (stage) => {
    const { workspace, user_id, probe } = await ofOwner(stage, 'admin');
    const { id: newOwner } = await stage.owner.me.get({}).then(({ user }) => user ?? { id: 'usr_' as const });
    await stage.operator.members.add({ workspace, user_id: newOwner, role: 'admin' });
    return {
      name: `a workspace that leaves the organization of ${user_id}`,
      probe,
      refused: 404,
      off: (api) => api.workspaces.release({ workspace, owner_id: newOwner }),
    };
  },
];
