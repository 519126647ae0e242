import type { OperationId } from '../../../server/api/types.ts';
import type { Ids, OperationCallFixture } from '../operation-calls.ts';
import type { TestServer } from '../server.ts';
import { unique } from '../users.ts';
import type { Prepare } from './fresh-things.ts';

const newName = (prefix = 'walk') => `${unique(prefix)}.example`;

const workspace = (ids: Ids) => ({ workspace: ids.workspace });
const organization = (ids: Ids) => ({ organization: ids.organization });
const one = (ids: Ids) => ({ ...workspace(ids), domain_id: ids.domain_id ?? '' });
const itsOne = (ids: Ids) => ({ ...organization(ids), domain_id: ids.organization_domain_id ?? '' });

/** The fields of the ids of a walk that name domains. */
export const DOMAIN_FIELDS = ['domain_id', 'organization_domain_id'] as const;

/** How to ask for domains. */
export const domainCalls: Readonly<Partial<Record<OperationId, OperationCallFixture>>> = {
  'domains.create': { call: (ids) => ({ params: workspace(ids), body: { domain: newName() } }) },
  'domains.list': { call: (ids) => ({ params: workspace(ids) }) },
  'domains.get': { call: (ids) => ({ params: one(ids) }) },
  'domains.delete': { call: (ids) => ({ params: one(ids) }) },
  'domains.verify': { call: (ids) => ({ params: one(ids) }) },
  'domains.approve': { call: (ids) => ({ params: one(ids) }) },
  'organizationDomains.create': {
    call: (ids) => ({ params: organization(ids), body: { domain: newName() } }),
  },
  'organizationDomains.list': { call: (ids) => ({ params: organization(ids) }) },
  'organizationDomains.get': { call: (ids) => ({ params: itsOne(ids) }) },
  'organizationDomains.delete': { call: (ids) => ({ params: itsOne(ids) }) },
  'organizationDomains.verify': { call: (ids) => ({ params: itsOne(ids) }) },
  'organizationDomains.approve': { call: (ids) => ({ params: itsOne(ids) }) },
};

/** Adds a domain to a workspace and one to an organization, and publishes their records. */
export async function newDomains(
  { operator, txt }: TestServer,
  { workspace, organization }: { workspace: string; organization: string },
  prefix: string,
): Promise<{ domain_id: string; organization_domain_id: string }> {
  const made = await operator.domains.create({ workspace, domain: newName(prefix) });
  const its = await operator.organizationDomains.create({ organization, domain: newName(prefix) });
  for (const { record } of [made, its]) txt.set(record.name, [record.value]);
  return { domain_id: made.id, organization_domain_id: its.id };
}

const freshDomains: Prepare = async ({ server, place: { workspaceId, ids } }) => {
  // There may be a hundred, and thirty checks an hour.
  await server.knex('domains').where('domain', 'like', 'walk-%').delete();
  await server.knex('rate_limits').where('key', 'like', '%domain-checks:%').delete();
  return newDomains(server, { workspace: workspaceId, organization: ids.organizationId }, 'walk');
};

/** What operations on domains need that they use up. */
export const prepareDomains: Readonly<Partial<Record<OperationId, Prepare>>> = {
  'domains.create': freshDomains,
  'domains.delete': freshDomains,
  'domains.verify': freshDomains,
  'domains.approve': freshDomains,
  'organizationDomains.create': freshDomains,
  'organizationDomains.delete': freshDomains,
  'organizationDomains.verify': freshDomains,
  'organizationDomains.approve': freshDomains,
};
