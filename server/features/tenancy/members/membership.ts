import type { OperationId, Schemas } from '../../../api/types.ts';
import { assertFound, type HandlerContext } from '../../../operations/handler-context.ts';
import { notifyAdded } from '../notifications/service.ts';
import { assertMayAssignRole, assertOutranksRole } from '../roles/policies.ts';
import type { MemberWithUser } from './repository.ts';
import { toMember } from './serializers.ts';
import { assertNotLastOwner, endMembership, lockAuthority } from './service.ts';

/** What workspaces and organizations do with their members alike. */

/**
 * A member whom the caller may act on: they hold no more than the caller, or are the caller. Changes of members wait for
 * the tenant, one after the other, so that of the last two owners who leave at once the second one is refused.
 */
export async function lockManageableMember(
  context: HandlerContext<'privilege_escalation'>,
  userId: string,
): Promise<MemberWithUser> {
  await context.repositories.tenants.lock(context.tenantId);
  // Whoever is demoted at this moment could otherwise raise themselves again.
  await context.reauthorize();
  const member = assertFound(await context.tenant.members.lock(userId), 'member');
  // In person, that is: with a key one acts on oneself as on anybody else.
  if (context.principal.type !== 'session' || member.user_id !== context.principal.userId) {
    await assertOutranksRole(context, member.role);
  }
  return member;
}

export const getSerialized = async ({ tenant }: HandlerContext, userId: string) =>
  toMember(assertFound(await tenant.members.find(userId), 'member'));

interface NewMember {
  user_id?: string;
  email?: string;
  role: string;
}

type Who = Pick<NewMember, 'user_id' | 'email'>;

/** The person whom the operator adds: an address counts only when its owner has confirmed it. */
async function anyPerson(context: HandlerContext, { user_id, email = '' }: Who): Promise<string> {
  const { users } = context.repositories;
  const user = user_id === undefined ? await users.findConfirmed(email) : await users.find(user_id);
  const { id } = assertFound(user, 'user');
  return id;
}

/** The operation that invites a person from outside; the workspace of an organization is joined through the organization. */
const invitationsOf = ({ operation, owningOrganization }: HandlerContext): OperationId =>
  operation.inOrganization || owningOrganization !== null
    ? 'organizationInvitations.create'
    : 'invitations.create';

/**
 * A person who agreed to belong to the organization that owns the workspace. Nobody is looked for outside the tenant and
 * that organization, so the refusal cannot tell whether a stranger has an account.
 * @throws already_exists for a member, and invitation_required for anyone else
 */
async function colleague(
  context: HandlerContext<'already_exists' | 'invitation_required'>,
  who: Who,
): Promise<string> {
  const { owningOrganization, repositories, tenant } = context;
  if ((await tenant.members.findBy(who)) !== undefined) {
    throw context.refuse('already_exists', 'This user is already a member.');
  }
  const person =
    owningOrganization && (await repositories.tenant(owningOrganization.id).members.holdConfirmed(who));
  if (person) return person.user_id;
  throw context.refuse(
    'invitation_required',
    `People outside the organization join by invitation: use ${invitationsOf(context)}.`,
  );
}

/** Nobody is put back where they left by themselves. @throws invitation_required */
async function requireNotLeft(context: HandlerContext<'invitation_required'>, userId: string): Promise<void> {
  if (!(await context.tenant.members.hasLeft(userId))) return;
  const invitations: OperationId = context.operation.inOrganization
    ? 'organizationInvitations.create'
    : 'invitations.create';
  throw context.refuse(
    'invitation_required',
    `This person left, and comes back only by an invitation that they accept: use ${invitations}.`,
  );
}

/** @param requireToFit whether a person whom the operator adds may be in the place */
export async function addMember(
  context: HandlerContext<'already_exists' | 'invitation_required' | 'privilege_escalation'>,
  body: NewMember,
  requireToFit: (userId: string) => Promise<void> = async () => undefined,
): Promise<Schemas['Member']> {
  const { principal, repositories, tenant } = context;
  // It does not come into an organization meanwhile, nor leave one.
  await repositories.tenants.lockShared(context.tenantId);
  await lockAuthority(context);
  await assertMayAssignRole(context, body.role);
  const isOperator = principal.type === 'operator';
  const userId = await (isOperator ? anyPerson : colleague)(context, body);
  if (isOperator) await requireToFit(userId);
  await requireNotLeft(context, userId);
  const made = await context.provenance((alone) => assertMayAssignRole(alone, body.role));
  await tenant.members.add(userId, body.role, made);
  const user = assertFound(await repositories.users.find(userId), 'user');
  // An unconfirmed address gets no mail about what other people do.
  if (user.email_verified_at !== null) await notifyAdded(context, user, body.role);
  return getSerialized(context, userId);
}

/** A member to whom the caller may give a role. */
export async function lockForRoleChange(
  context: HandlerContext<'last_owner' | 'privilege_escalation'>,
  userId: string,
  role: string,
): Promise<MemberWithUser> {
  const member = await lockManageableMember(context, userId);
  await assertMayAssignRole(context, role);
  context.assertIfMatch(toMember(member).etag);
  if (role !== 'owner') await assertNotLastOwner(context, member);
  return member;
}

/**
 * Ends a membership, unless the request is a dry run.
 * @param revoke looks up what the person loses besides, and ends it
 */
export async function removeMember<Receipt>(
  context: HandlerContext<'last_owner' | 'privilege_escalation'>,
  userId: string,
  dryRun: boolean,
  revoke: (context: HandlerContext, member: MemberWithUser, dryRun: boolean) => Promise<Receipt>,
) {
  const member = await lockManageableMember(context, userId);
  context.assertIfMatch(toMember(member).etag);
  await assertNotLastOwner(context, member);
  const receipt = await revoke(context, member, dryRun);
  if (dryRun) context.suppressSideEffects();
  else await endMembership(context, member);
  context.emit('member.removed', toMember(member));
  return { dry_run: dryRun, member: toMember(member), ...receipt };
}
