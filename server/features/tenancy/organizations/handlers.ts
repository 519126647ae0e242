import { type Context, found } from '../../../operations/handler-context.ts';
import { newId } from '../../../api/ids.ts';
import { invalid } from '../../../api/problem.ts';
import type { Handlers } from '../../../api/types.ts';
import { ownerFor } from '../../identity/users/service.ts';
import { toWorkspace } from '../workspaces/serializers.ts';
import { foundedBy, insertWithSlug } from '../workspaces/service.ts';
import { toOrganization } from './serializers.ts';
import type { OrganizationReach } from './repository.ts';

function reachOf({ principal }: Context): OrganizationReach {
  if (principal.type === 'operator') return 'all';
  if (principal.type === 'session') return { userId: principal.userId };
  return { organizationId: principal.tenantId };
}

/** The organization of the request, which nobody else changes meanwhile, in the version that the caller has seen. */
async function lockPresent(context: Context) {
  const { repositories, organizationId } = context;
  const organization = found(await repositories.organizations.lock(organizationId), 'organization');
  context.ifMatch(String(organization.version));
  return organization;
}

export const organizationHandlers = {
  async 'organizations.create'({ body }, context) {
    const { organizations, tenant } = context.repositories;
    const ownerId = await ownerFor(context, body.owner_id);
    const id = newId('org');
    const named = { id, name: body.name, slug: body.slug, fallback: 'organization' };
    await insertWithSlug(context.contract, organizations, named);
    if (ownerId !== undefined) await tenant(id).members.add(ownerId, 'owner', foundedBy(ownerId));
    return toOrganization(found(await organizations.find(id), 'organization'));
  },

  async 'organizations.list'({ query }, context) {
    const { pager, repositories } = context;
    const rows = await repositories.organizations.list(
      reachOf(context),
      query.archived === true,
      pager.request(query),
    );
    return pager.page(query, rows, toOrganization, (row) => [row.id]);
  },

  async 'organizations.get'(_input, { repositories, organizationId }) {
    return toOrganization(found(await repositories.organizations.find(organizationId), 'organization'));
  },

  async 'organizations.update'({ body }, context) {
    const { organizations } = context.repositories;
    const { id, slug } = await lockPresent(context);
    if (body.slug !== undefined) await organizations.changeSlug(id, slug, body.slug);
    return toOrganization(found(await organizations.update(id, body), 'organization'));
  },

  async 'organizations.delete'({ query }, context) {
    const { organizations } = context.repositories;
    const { id, slug } = await lockPresent(context);
    if (query.confirm !== slug) {
      const message = 'Repeat the present slug of the organization here, to confirm that you mean this one.';
      throw invalid([{ location: 'query', path: 'confirm', code: 'mismatch', message }]);
    }
    if (await organizations.ownsAny(id)) {
      throw context.refuse(
        'invalid_state',
        'The organization owns workspaces. Delete them first, or release them to their members.',
      );
    }
    return toOrganization(
      found(await organizations.update(id, { archived_at: context.now }), 'organization'),
    );
  },

  async 'organizations.restore'(_input, context) {
    const { organizationId } = context;
    const { organizations } = context.repositories;
    const organization = found(await organizations.lock(organizationId), 'organization');
    if (organization.archived_at === null) {
      throw context.refuse('invalid_state', 'The organization is not deleted.');
    }
    return toOrganization(
      found(await organizations.update(organizationId, { archived_at: null }), 'organization'),
    );
  },

  async 'organizations.listWorkspaces'({ query }, { repositories, pager, organizationId }) {
    const request = pager.request(query);
    const rows = await repositories.workspaces.listOfOrganization(
      organizationId,
      query.relation ?? 'owned',
      request,
    );
    return pager.page(query, rows, toWorkspace, (row) => [row.id]);
  },
} satisfies Partial<Handlers>;
