import type { Handlers } from '../../../operations/handler-types.ts';
import { assertBelongsToOrganization } from '../organizations/policies.ts';
import {
  addMember,
  getSerialized,
  listMembers,
  lockForRoleChange,
  lockManageableMember,
} from './membership.ts';
import { toMember } from './serializers.ts';
import { assertNotLastOwner, changeRole, endMembership, revokeAccess } from './service.ts';

export const memberHandlers = {
  async 'members.add'({ body }, context) {
    return addMember(context, body, (userId) =>
      assertBelongsToOrganization(context, context.owningOrganization?.id ?? null, userId),
    );
  },

  async 'members.list'({ query }, context) {
    return listMembers(context, query);
  },

  async 'members.get'({ params }, context) {
    return getSerialized(context, params.user_id);
  },

  async 'members.update'({ params, body }, context) {
    return changeRole(context, await lockForRoleChange(context, params.user_id, body.role), body.role);
  },

  async 'members.remove'({ params, query }, context) {
    const dryRun = query.dry_run === true;
    const member = await lockManageableMember(context, params.user_id);
    context.assertIfMatch(toMember(member).etag);
    await assertNotLastOwner(context, member);
    const receipt = await revokeAccess(context, member, dryRun);
    if (dryRun) context.suppressSideEffects();
    else await endMembership(context, member);
    context.emit('member.removed', toMember(member));
    return { dry_run: dryRun, member: toMember(member), ...receipt };
  },

  async 'members.deactivate'({ params, query }, context) {
    const { tenant, now } = context;
    const dryRun = query.dry_run === true;
    const member = await lockManageableMember(context, params.user_id);
    if (member.status !== 'active')
      throw context.refuse('invalid_state', 'The member is deactivated already.');
    await assertNotLastOwner(context, member);
    const receipt = await revokeAccess(context, member, dryRun);
    if (dryRun) context.suppressSideEffects();
    else await tenant.members.update(member.user_id, { status: 'deactivated', deactivated_at: now });
    const deactivated = await getSerialized(context, member.user_id);
    context.emit('member.deactivated', deactivated);
    return { dry_run: dryRun, member: deactivated, ...receipt };
  },

  async 'members.reactivate'({ params }, context) {
    const member = await lockManageableMember(context, params.user_id);
    if (member.status !== 'deactivated')
      throw context.refuse('invalid_state', 'The member is active already.');
    await context.tenant.members.update(member.user_id, { status: 'active', deactivated_at: null });
    return getSerialized(context, member.user_id);
  },
} satisfies Partial<Handlers>;
