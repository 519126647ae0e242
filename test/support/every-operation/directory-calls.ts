import { createHash } from 'node:crypto';
import type { OperationId } from '../../../server/api/types.ts';
import type { Ids, OperationCallFixture } from '../operation-calls.ts';
import type { TestServer } from '../server.ts';
import { unique } from '../users.ts';
import type { Prepare } from './fresh-things.ts';

/** The fields of the ids of a walk that name directories. */
export const DIRECTORY_FIELDS = ['directory_id', 'organization_directory_id'] as const;

const workspace = (ids: Ids) => ({ workspace: ids.workspace });
const organization = (ids: Ids) => ({ organization: ids.organization });
const one = (ids: Ids) => ({ ...workspace(ids), directory_id: ids.directory_id ?? '' });
const itsOne = (ids: Ids) => ({ ...organization(ids), directory_id: ids.organization_directory_id ?? '' });
const newName = () => ({ name: unique('walk') });

/** The plan of a directory without people, in which nothing changes. */
function noMappings(directoryId = '') {
  const content = JSON.stringify([directoryId, 'member', [], []]);
  return { role_mappings: [], digest: createHash('sha256').update(content).digest('base64url') };
}

const OTHER_PLAN = { role_mappings: [], digest: 'x'.repeat(43) };

/** How to ask for directories. */
export const directoryCalls: Readonly<Partial<Record<OperationId, OperationCallFixture>>> = {
  'directories.create': { call: (ids) => ({ params: workspace(ids), body: newName() }) },
  'directories.list': { call: (ids) => ({ params: workspace(ids) }) },
  'directories.get': { call: (ids) => ({ params: one(ids) }) },
  'directories.update': { call: (ids) => ({ params: one(ids), body: { name: unique('kept') } }) },
  'directories.delete': { call: (ids) => ({ params: one(ids) }) },
  'directories.activate': {
    call: (ids) => ({ params: one(ids), body: {} }),
    alternativeCall: (ids) => ({ params: one(ids), body: { manages_owners: true } }),
  },
  'directories.plan': { call: (ids) => ({ params: one(ids), body: { role_mappings: [] } }) },
  'directories.apply': {
    call: (ids) => ({ params: one(ids), body: noMappings(ids.directory_id) }),
    alternativeCall: (ids) => ({ params: one(ids), body: OTHER_PLAN }),
  },
  'directories.rotateToken': {
    call: (ids) => ({ params: one(ids), body: {} }),
    alternativeCall: (ids) => ({ params: one(ids), body: { transition_seconds: 60 } }),
  },
  'directories.finishRotation': { call: (ids) => ({ params: one(ids) }) },
  'directoryUsers.list': { call: (ids) => ({ params: one(ids) }) },
  'directoryGroups.list': { call: (ids) => ({ params: one(ids) }) },
  'directoryRequests.list': { call: (ids) => ({ params: one(ids) }) },
  'organizationDirectories.create': { call: (ids) => ({ params: organization(ids), body: newName() }) },
  'organizationDirectories.list': { call: (ids) => ({ params: organization(ids) }) },
  'organizationDirectories.get': { call: (ids) => ({ params: itsOne(ids) }) },
  'organizationDirectories.update': {
    call: (ids) => ({ params: itsOne(ids), body: { name: unique('kept') } }),
  },
  'organizationDirectories.delete': { call: (ids) => ({ params: itsOne(ids) }) },
  'organizationDirectories.activate': {
    call: (ids) => ({ params: itsOne(ids), body: {} }),
    alternativeCall: (ids) => ({ params: itsOne(ids), body: { manages_owners: true } }),
  },
  'organizationDirectories.plan': { call: (ids) => ({ params: itsOne(ids), body: { role_mappings: [] } }) },
  'organizationDirectories.apply': {
    call: (ids) => ({ params: itsOne(ids), body: noMappings(ids.organization_directory_id) }),
    alternativeCall: (ids) => ({ params: itsOne(ids), body: OTHER_PLAN }),
  },
  'organizationDirectories.rotateToken': {
    call: (ids) => ({ params: itsOne(ids), body: {} }),
    alternativeCall: (ids) => ({ params: itsOne(ids), body: { transition_seconds: 60 } }),
  },
  'organizationDirectories.finishRotation': { call: (ids) => ({ params: itsOne(ids) }) },
  'organizationDirectoryUsers.list': { call: (ids) => ({ params: itsOne(ids) }) },
  'organizationDirectoryGroups.list': { call: (ids) => ({ params: itsOne(ids) }) },
  'organizationDirectoryRequests.list': { call: (ids) => ({ params: itsOne(ids) }) },
};

interface Tenants {
  workspace: string;
  organization: string;
}

/** Adds a directory to a workspace and one to an organization. */
export async function newDirectories(
  { operator }: Pick<TestServer, 'operator'>,
  { workspace: inWorkspace, organization: inOrganization }: Tenants,
  prefix = 'thing',
): Promise<{ directory_id: string; organization_directory_id: string }> {
  const made = await operator.directories.create({ workspace: inWorkspace, name: unique(prefix) });
  const its = await operator.organizationDirectories.create({
    organization: inOrganization,
    name: unique(prefix),
  });
  return { directory_id: made.id, organization_directory_id: its.id };
}

let entries = 0;
/** Adds a person to a directory, later than all others. */
export async function addDirectoryUser(
  { knex }: Pick<TestServer, 'knex'>,
  tenant_id: string,
  directory_id: string,
): Promise<void> {
  entries += 1;
  const id = `dru_${String(entries).padStart(26, '0')}`;
  const user = { id, user_name: id, user_name_key: id, active: true, state: 'active', attributes: '{}' };
  await knex('directory_users').insert({ tenant_id, directory_id, ...user } as never);
}

/** Adds a group to a directory, later than all others. */
export async function addDirectoryGroup(
  { knex }: Pick<TestServer, 'knex'>,
  tenant_id: string,
  directory_id: string,
): Promise<void> {
  entries += 1;
  const id = `dgr_${String(entries).padStart(26, '0')}`;
  await knex('directory_groups').insert({ tenant_id, directory_id, id, display_name: id } as never);
}

/** Adds a request to the log of a directory, later than all others. */
export async function addDirectoryRequest(
  { knex }: Pick<TestServer, 'knex'>,
  tenant_id: string,
  directory_id: string,
): Promise<void> {
  entries += 1;
  const id = `drq_${String(entries).padStart(26, '0')}`;
  const request = {
    method: 'GET',
    path: '/scim/v2/Users',
    status: entries % 3 === 0 ? 400 : 200,
    duration_ms: 1,
  };
  const from = { request_id: id, ip_address: '127.0.0.1' };
  await knex('directory_requests').insert({ tenant_id, directory_id, id, ...request, ...from } as never);
}

const freshDirectories: Prepare = async ({ server, place: { workspaceId, ids } }) => {
  // There may be ten.
  await server.knex('directories').where('name', 'like', 'walk-%').delete();
  return newDirectories(server, { workspace: workspaceId, organization: ids.organizationId }, 'walk');
};

const rotatingDirectories: Prepare = async (scene) => {
  const fresh = await freshDirectories(scene);
  const { operator } = scene.server;
  const { workspaceId, ids } = scene.place;
  await operator.directories.rotateToken({
    workspace: workspaceId,
    directory_id: fresh.directory_id as never,
  });
  await operator.organizationDirectories.rotateToken({
    organization: ids.organizationId,
    directory_id: fresh.organization_directory_id as never,
  });
  return fresh;
};

/** What operations on directories need that they use up. */
export const prepareDirectories: Readonly<Partial<Record<OperationId, Prepare>>> = {
  'directories.create': freshDirectories,
  'directories.delete': freshDirectories,
  'directories.rotateToken': freshDirectories,
  'directories.finishRotation': rotatingDirectories,
  'organizationDirectories.create': freshDirectories,
  'organizationDirectories.delete': freshDirectories,
  'organizationDirectories.rotateToken': freshDirectories,
  'organizationDirectories.finishRotation': rotatingDirectories,
};
