import { newId } from '../../../api/ids.ts';
import { invalidField } from '../../../api/problem.ts';
import { assertFound, type HandlerContext, lockCurrent } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { assertOnlyJoins } from '../../access/application-keys/policies.ts';
import { resolveOwner } from '../../identity/users/service.ts';
import { asSeenBy, externalIdFilter, joinedColumns, partyOutside } from '../external-ids/service.ts';
import { toWorkspace } from '../workspaces/serializers.ts';
import { foundedBy, insertWithSlug } from '../workspaces/service.ts';
import type { OrganizationVisibility } from './repository.ts';
import { toOrganization } from './serializers.ts';

function visibilityOf({ principal }: HandlerContext): OrganizationVisibility {
  if (principal.type === 'operator') return 'all';
  if (principal.type === 'session') return { userId: principal.userId };
  if (principal.type === 'application_key')
    return principal.tenants === null ? 'all' : { tenants: principal.tenants };
  return { organizationId: principal.tenantId };
}

export const organizationHandlers = {
  async 'organizations.create'({ body }, context) {
    const { organizations, tenant } = context.repositories;
    const ownerId = await resolveOwner(context, body.owner_id);
    const id = newId('org');
    const named = { id, name: body.name, slug: body.slug, fallback: 'organization' };
    const joined = joinedColumns(context, body, { party: partyOutside(context) });
    await insertWithSlug(context.contract, organizations, named, joined);
    if (ownerId !== undefined) await tenant(id).members.add(ownerId, 'owner', foundedBy(ownerId));
    return toOrganization(assertFound(await organizations.find(id), 'organization'));
  },

  async 'organizations.list'({ query }, context) {
    const { pager, repositories } = context;
    const rows = await repositories.organizations.list(
      visibilityOf(context),
      { archived: query.archived === true, externalId: externalIdFilter(context, query.external_id) },
      pager.request(query),
    );
    return pager.page(query, rows, toOrganization, (row) => [row.id]);
  },

  async 'organizations.get'(_input, { repositories, organizationId }) {
    return toOrganization(assertFound(await repositories.organizations.find(organizationId), 'organization'));
  },

  async 'organizations.update'({ body }, context) {
    const { organizations } = context.repositories;
    const { external_id, metadata, ...texts } = body;
    assertOnlyJoins(context, texts);
    const current = await lockCurrent(context, organizations, context.organizationId, 'organization');
    const { id, slug } = current;
    const joined = joinedColumns(context, body, { current, party: partyOutside(context) });
    if (body.slug !== undefined) await organizations.slugs.change(id, slug, body.slug);
    return toOrganization(
      assertFound(await organizations.update(id, { ...texts, ...joined }), 'organization'),
    );
  },

  async 'organizations.delete'({ query }, context) {
    const { organizations } = context.repositories;
    const { id, slug } = await lockCurrent(context, organizations, context.organizationId, 'organization');
    if (query.confirm !== slug) {
      const message = 'Repeat the current slug of the organization to confirm.';
      throw invalidField('confirm', 'mismatch', message, 'query');
    }
    if (await organizations.ownsAny(id)) {
      throw context.refuse(
        'invalid_state',
        'The organization owns workspaces. Delete them first, or release them to their members.',
      );
    }
    return toOrganization(
      assertFound(await organizations.update(id, { archived_at: context.now }), 'organization'),
    );
  },

  async 'organizations.restore'(_input, context) {
    const { organizationId } = context;
    const { organizations } = context.repositories;
    const organization = assertFound(await organizations.lock(organizationId), 'organization');
    if (organization.archived_at === null) {
      throw context.refuse('invalid_state', 'The organization is not deleted.');
    }
    return toOrganization(
      assertFound(await organizations.update(organizationId, { archived_at: null }), 'organization'),
    );
  },

  async 'organizations.listWorkspaces'({ query }, context) {
    const { repositories, pager, organizationId } = context;
    const { relation = 'owned' } = query;
    const filters = { relation, externalId: externalIdFilter(context, query.external_id) };
    const rows = await repositories.workspaces.listOfOrganization(
      organizationId,
      filters,
      pager.request(query),
    );
    return pager.page(
      query,
      rows,
      (row) => toWorkspace(asSeenBy(context, row)),
      (row) => [row.id],
    );
  },
} satisfies Partial<Handlers>;
