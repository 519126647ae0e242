import type { OperationId } from '../../../server/api/types.ts';
import type { Ids, OperationCallFixture } from '../operation-calls.ts';
import { type TestUser, unique } from '../users.ts';
import type { Prepare } from './fresh-things.ts';

/** The fields of the ids of a walk that name set-up links. */
export const SETUP_LINK_FIELDS = ['setup_link_id', 'organization_setup_link_id'] as const;

const workspace = (ids: Ids) => ({ workspace: ids.workspace });
const organization = (ids: Ids) => ({ organization: ids.organization });
const one = (ids: Ids) => ({ ...workspace(ids), setup_link_id: ids.setup_link_id ?? '' });
const itsOne = (ids: Ids) => ({ ...organization(ids), setup_link_id: ids.organization_setup_link_id ?? '' });

/** The body of a link for a connection that does not exist yet. */
export const setupLinkBody = (prefix = 'walk') => ({ new: { kind: 'saml' as const, name: unique(prefix) } });

/** How to ask for set-up links. */
export const setupLinkCalls: Readonly<Partial<Record<OperationId, OperationCallFixture>>> = {
  'ssoSetupLinks.create': {
    call: (ids) => ({ params: workspace(ids), body: setupLinkBody() }),
    references: (mine, theirs) => ({
      connection_id: { params: workspace(mine), body: { connection_id: theirs.connection_id } },
      directory_id: { params: workspace(mine), body: { directory_id: theirs.directory_id } },
    }),
  },
  'ssoSetupLinks.list': { call: (ids) => ({ params: workspace(ids) }) },
  'ssoSetupLinks.get': { call: (ids) => ({ params: one(ids) }) },
  'ssoSetupLinks.revoke': { call: (ids) => ({ params: one(ids) }) },
  'organizationSsoSetupLinks.create': {
    call: (ids) => ({ params: organization(ids), body: setupLinkBody() }),
    references: (mine, theirs) => ({
      connection_id: {
        params: organization(mine),
        body: { connection_id: theirs.organization_connection_id },
      },
      directory_id: { params: organization(mine), body: { directory_id: theirs.organization_directory_id } },
    }),
  },
  'organizationSsoSetupLinks.list': { call: (ids) => ({ params: organization(ids) }) },
  'organizationSsoSetupLinks.get': { call: (ids) => ({ params: itsOne(ids) }) },
  'organizationSsoSetupLinks.revoke': { call: (ids) => ({ params: itsOne(ids) }) },
};

interface Tenants {
  workspace: string;
  organization: string;
}

/** Adds a link to a workspace and one to an organization. */
export async function newSetupLinks(
  { api }: Pick<TestUser, 'api'>,
  { workspace: inWorkspace, organization: inOrganization }: Tenants,
  prefix = 'thing',
): Promise<Record<(typeof SETUP_LINK_FIELDS)[number], string>> {
  const made = await api.ssoSetupLinks.create({ workspace: inWorkspace, ...setupLinkBody(prefix) });
  const its = await api.organizationSsoSetupLinks.create({
    organization: inOrganization,
    ...setupLinkBody(prefix),
  });
  return { setup_link_id: made.id, organization_setup_link_id: its.id };
}

const freshLinks: Prepare = async ({ server, place: { workspaceId, people, ids } }) => {
  // There may be twenty open ones.
  await server.knex('sso_setup_links').where('name', 'like', 'walk-%').delete();
  const tenants = { workspace: workspaceId, organization: ids.organizationId };
  return newSetupLinks(people.owner, tenants, 'walk');
};

/** What operations on set-up links need that they use up. */
export const prepareSetupLinks: Readonly<Partial<Record<OperationId, Prepare>>> = Object.fromEntries(
  (['ssoSetupLinks', 'organizationSsoSetupLinks'] as const).flatMap((resource) => [
    [`${resource}.create`, freshLinks],
    [`${resource}.revoke`, freshLinks],
  ]),
);
