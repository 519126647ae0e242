import { actorIdOf } from '../../../auth/authentication/principal.ts';
import { assertFound } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { createTenantHandlers } from '../../../operations/tenant-handlers.ts';
import { asSeenBy, externalIdFilter } from '../external-ids/service.ts';
import { assertBelongsToOrganization } from '../organizations/policies.ts';
import { findRoleId, requireRoleId } from '../roles/service.ts';
import { addMember, getSerialized, lockManageableMember, removeMember, updateMember } from './membership.ts';
import { offboardFromOrganization } from './organization-offboarding.ts';
import { toMember } from './serializers.ts';
import { assertBreakGlassKept, assertNotLastOwner, assertNotManaged, revokeAccess } from './service.ts';

const TENANT_RESOURCES = { members: 'organizationMembers' } as const;

export const memberHandlers = {
  ...createTenantHandlers(TENANT_RESOURCES, {
    async 'members.list'({ query }, context) {
      const { tenant, pager } = context;
      // Only members of workspaces can be deactivated.
      const status = 'status' in query ? query.status : undefined;
      // No member has an unknown role.
      const role = query.role && ((await findRoleId(context, query.role)) ?? query.role);
      const filters = { status, role, externalId: externalIdFilter(context, query.external_id) };
      const rows = await tenant.members.list(filters, pager.request(query));
      return pager.page(
        query,
        rows,
        (row) => toMember(asSeenBy(context, row)),
        (row) => [row.created_at.toISOString(), row.user_id],
      );
    },

    async 'members.get'({ params }, context) {
      const member = assertFound(await context.tenant.members.find(params.user_id), 'member');
      return toMember(asSeenBy(context, member));
    },

    async 'members.update'({ params, body }, context) {
      const { role, ...joins } = body;
      const named = role === undefined ? {} : { role: await requireRoleId(context, role) };
      return updateMember(context, params.user_id, { ...joins, ...named });
    },
  }),

  async 'members.add'({ body }, context) {
    const role = await requireRoleId(context, body.role);
    return addMember(context, { ...body, role }, (userId) =>
      assertBelongsToOrganization(context, context.owningOrganization?.id ?? null, userId),
    );
  },

  async 'organizationMembers.add'({ body: { role = 'member', ...who } }, context) {
    return addMember(context, { ...who, role });
  },

  async 'members.remove'({ params, query }, context) {
    return removeMember(context, params.user_id, query.dry_run === true, revokeAccess);
  },

  async 'organizationMembers.remove'({ params, query }, context) {
    return removeMember(context, params.user_id, query.dry_run === true, offboardFromOrganization);
  },

  async 'members.deactivate'({ params, query }, context) {
    const { tenant, now } = context;
    const dryRun = query.dry_run === true;
    const { locked: member } = await lockManageableMember(context, params.user_id);
    if (member.status !== 'active')
      throw context.refuse('invalid_state', 'The member is already deactivated.');
    assertNotManaged(context, member);
    await assertNotLastOwner(context, member);
    if (dryRun) await assertBreakGlassKept(context, member);
    const receipt = await revokeAccess(context, member, dryRun);
    if (dryRun) context.suppressSideEffects();
    else await tenant.members.update(member.user_id, { status: 'deactivated', deactivated_at: now });
    const deactivated = await getSerialized(context, member.user_id);
    context.emit('member.deactivated', deactivated);
    return { dry_run: dryRun, member: deactivated, ...receipt };
  },

  async 'members.reactivate'({ params }, context) {
    const { locked: member } = await lockManageableMember(context, params.user_id);
    if (member.status !== 'deactivated')
      throw context.refuse('invalid_state', 'The member is already active.');
    assertNotManaged(context, member);
    await context.tenant.members.update(member.user_id, {
      status: 'active',
      deactivated_at: null,
      role_given_by: actorIdOf(context.principal),
    });
    return getSerialized(context, member.user_id);
  },
} satisfies Partial<Handlers>;
