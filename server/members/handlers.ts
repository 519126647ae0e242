import { type Context, found } from '../contract/context.ts';
import { ProblemError } from '../contract/problem.ts';
import type { Handlers } from '../contract/types.ts';
import { requireToHoldRole } from '../roles/rules.ts';
import { toMember } from './api.ts';
import type { MemberWithUser } from './repository.ts';
import { endAccess, giveRole, guardLastOwner, holdStanding } from './rules.ts';

/**
 * A member whom the caller may act on: they hold no more than the caller, or are the caller. Changes of members wait for
 * the workspace, one after the other, so that of the last two owners who leave at once the second one is refused.
 */
async function lockBelow(context: Context, userId: string): Promise<MemberWithUser> {
  await context.repositories.workspaces.lock(context.workspaceId);
  // Whoever is demoted at this moment could otherwise raise themselves again.
  await context.decideAgain();
  const member = found(await context.tenant.members.lock(userId), 'member');
  // In person, that is: with a key one acts on oneself as on anybody else.
  if (context.principal.type !== 'session' || member.user_id !== context.principal.userId) {
    await requireToHoldRole(context, member.role);
  }
  return member;
}

const present = async ({ tenant }: Context, userId: string) =>
  toMember(found(await tenant.members.find(userId), 'member'));

export const memberHandlers = {
  async 'members.add'({ body }, context) {
    const { repositories, tenant } = context;
    const { users } = repositories;
    const user = found(
      body.user_id === undefined ? await users.findByEmail(body.email ?? '') : await users.find(body.user_id),
      'user',
    );
    await holdStanding(context);
    await requireToHoldRole(context, body.role);
    await tenant.members.add(user.id, body.role);
    return present(context, user.id);
  },

  async 'members.list'({ query }, { tenant, pager }) {
    const rows = await tenant.members.list({ status: query.status, role: query.role }, pager.request(query));
    return pager.page(query, rows, toMember, (row) => [row.created_at.toISOString(), row.user_id]);
  },

  async 'members.get'({ params }, context) {
    return present(context, params.user_id);
  },

  async 'members.update'({ params, body }, context) {
    const member = await lockBelow(context, params.user_id);
    await requireToHoldRole(context, body.role);
    context.ifMatch(toMember(member).etag);
    if (body.role !== 'owner') await guardLastOwner(context, member);
    return giveRole(context, member, body.role);
  },

  async 'members.remove'({ params, query }, context) {
    const dryRun = query.dry_run === true;
    const member = await lockBelow(context, params.user_id);
    context.ifMatch(toMember(member).etag);
    await guardLastOwner(context, member);
    const receipt = await endAccess(context, member, dryRun);
    if (dryRun) context.changeNothing();
    else await context.tenant.members.remove(member.user_id);
    context.emit('member.removed', toMember(member));
    return { dry_run: dryRun, member: toMember(member), ...receipt };
  },

  async 'members.deactivate'({ params, query }, context) {
    const { tenant, now } = context;
    const dryRun = query.dry_run === true;
    const member = await lockBelow(context, params.user_id);
    if (member.status !== 'active')
      throw new ProblemError('invalid_state', 'The member is deactivated already.');
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
      throw new ProblemError('invalid_state', 'The member is active already.');
    await context.tenant.members.update(member.user_id, { status: 'active', deactivated_at: null });
    return present(context, member.user_id);
  },
} satisfies Partial<Handlers>;
