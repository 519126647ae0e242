import { type Context, found } from '../contract/context.ts';
import type { Schemas } from '../contract/types.ts';
import { requireToBelong } from '../organizations/rules.ts';
import { requireToGiveRole, requireToHoldRole } from '../roles/rules.ts';
import { toMember } from './api.ts';
import type { MemberWithUser } from './repository.ts';
import { guardLastOwner, holdStanding } from './rules.ts';

/** What workspaces and organizations do with their members alike. */

/**
 * A member whom the caller may act on: they hold no more than the caller, or are the caller. Changes of members wait for
 * the tenant, one after the other, so that of the last two owners who leave at once the second one is refused.
 */
export async function lockBelow(context: Context, userId: string): Promise<MemberWithUser> {
  await context.repositories.tenants.lock(context.tenantId);
  // Whoever is demoted at this moment could otherwise raise themselves again.
  await context.decideAgain();
  const member = found(await context.tenant.members.lock(userId), 'member');
  // In person, that is: with a key one acts on oneself as on anybody else.
  if (context.principal.type !== 'session' || member.user_id !== context.principal.userId) {
    await requireToHoldRole(context, member.role);
  }
  return member;
}

export const present = async ({ tenant }: Context, userId: string) =>
  toMember(found(await tenant.members.find(userId), 'member'));

interface NewMember {
  user_id?: string;
  email?: string;
  role: string;
}

export async function addMember(context: Context, body: NewMember): Promise<Schemas['Member']> {
  const { repositories, tenant } = context;
  const { users } = repositories;
  const user = found(
    body.user_id === undefined ? await users.findByEmail(body.email ?? '') : await users.find(body.user_id),
    'user',
  );
  // It does not come into an organization meanwhile, nor leave one.
  await repositories.tenants.hold(context.tenantId);
  await holdStanding(context);
  await requireToBelong(context, context.owner?.id ?? null, user.id);
  await requireToGiveRole(context, body.role);
  await tenant.members.add(user.id, body.role);
  return present(context, user.id);
}

export async function listMembers(
  { tenant, pager }: Context,
  query: Partial<Record<'status' | 'role', string>> & Parameters<Context['pager']['request']>[0],
) {
  const filters = { status: query.status, role: query.role };
  const rows = await tenant.members.list(filters, pager.request(query));
  return pager.page(query, rows, toMember, (row) => [row.created_at.toISOString(), row.user_id]);
}

/** A member to whom the caller may give a role. */
export async function lockForRole(context: Context, userId: string, role: string): Promise<MemberWithUser> {
  const member = await lockBelow(context, userId);
  await requireToGiveRole(context, role);
  context.ifMatch(toMember(member).etag);
  if (role !== 'owner') await guardLastOwner(context, member);
  return member;
}
