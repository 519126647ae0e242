import type { Handlers } from '../../../api/types.ts';
import { requireToBelong } from '../organizations/policies.ts';
import { toMember } from './serializers.ts';
import { addMember, listMembers, lockBelow, lockForRole, present } from './membership.ts';
import { endAccess, endMembership, giveRole, guardLastOwner } from './service.ts';

export const memberHandlers = {
  async 'members.add'({ body }, context) {
    return addMember(context, body, (userId) => requireToBelong(context, context.owner?.id ?? null, userId));
  },

  async 'members.list'({ query }, context) {
    return listMembers(context, query);
  },

  async 'members.get'({ params }, context) {
    return present(context, params.user_id);
  },

  async 'members.update'({ params, body }, context) {
    return giveRole(context, await lockForRole(context, params.user_id, body.role), body.role);
  },

  async 'members.remove'({ params, query }, context) {
    const dryRun = query.dry_run === true;
    const member = await lockBelow(context, params.user_id);
    context.ifMatch(toMember(member).etag);
    await guardLastOwner(context, member);
    const receipt = await endAccess(context, member, dryRun);
    if (dryRun) context.changeNothing();
    else await endMembership(context, member);
    context.emit('member.removed', toMember(member));
    return { dry_run: dryRun, member: toMember(member), ...receipt };
  },

  async 'members.deactivate'({ params, query }, context) {
    const { tenant, now } = context;
    const dryRun = query.dry_run === true;
    const member = await lockBelow(context, params.user_id);
    if (member.status !== 'active')
      throw context.refuse('invalid_state', 'The member is deactivated already.');
    await guardLastOwner(context, member);
    const receipt = await endAccess(context, member, dryRun);
    if (dryRun) context.changeNothing();
    else await tenant.members.update(member.user_id, { status: 'deactivated', deactivated_at: now });
    const deactivated = await present(context, member.user_id);
    context.emit('member.deactivated', deactivated);
    return { dry_run: dryRun, member: deactivated, ...receipt };
  },

  async 'members.reactivate'({ params }, context) {
    const member = await lockBelow(context, params.user_id);
    if (member.status !== 'deactivated')
      throw context.refuse('invalid_state', 'The member is active already.');
    await context.tenant.members.update(member.user_id, { status: 'active', deactivated_at: null });
    return present(context, member.user_id);
  },
} satisfies Partial<Handlers>;
