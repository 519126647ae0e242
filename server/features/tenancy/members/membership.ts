import type { ErrorCode, OperationId, Schemas } from '../../../api/types.ts';
import { assertFound, type HandlerContext, type Reauthorized } from '../../../operations/handler-context.ts';
import { emitLoss, emitLossOfOrganizationRoles, lossOf, withRole } from '../../payments/approvals/service.ts';
import { joinedColumns } from '../external-ids/service.ts';
import { notifyAdded } from '../notifications/service.ts';
import { assertMayAssignRole, assertOutranksRole, roleIn } from '../roles/policies.ts';
import type { MemberWithUser } from './repository.ts';
import { toMember } from './serializers.ts';
import {
  assertBreakGlassKept,
  assertNotLastOwner,
  assertNotManaged,
  changeRole,
  endMembership,
  lockAuthority,
} from './service.ts';

/** Operations on members that workspaces and organizations share. */

/**
 * Locks a member whom the caller may manage: one with no more permissions than the caller, or the caller. Changes to
 * members are serialized by locking the tenant, so that two owners cannot both leave as the last one.
 */
export async function lockManageableMember<Code extends ErrorCode>(
  context: HandlerContext<Code | 'privilege_escalation'>,
  userId: string,
): Promise<Reauthorized<MemberWithUser, Code | 'privilege_escalation'>> {
  const { repositories, tenant, tenantId } = context;
  // A caller who is demoted at this moment could otherwise promote themselves again.
  const { locked, fresh } = await context.lockForUpdate(async () => {
    await repositories.tenants.lock(tenantId);
    return tenant.members.lock(userId);
  });
  const member = assertFound(locked, 'member');
  context.recordBefore(toMember(member));
  // Only with a session: a key treats its own user like any other member.
  if (context.principal.type !== 'session' || member.user_id !== context.principal.userId) {
    await assertOutranksRole(fresh, member.role);
  }
  return { locked: member, fresh };
}

export const getSerialized = async ({ tenant }: HandlerContext, userId: string) =>
  toMember(assertFound(await tenant.members.find(userId), 'member'));

interface NewMember {
  user_id?: string;
  email?: string;
  role: string;
  external_id?: string | null;
  metadata?: Record<string, string>;
}

type Who = Pick<NewMember, 'user_id' | 'email'>;

/** Finds the user whom the operator adds. An address identifies a user only if it is verified. */
async function anyPerson(context: HandlerContext, { user_id, email = '' }: Who): Promise<string> {
  const { users } = context.repositories;
  const user = user_id === undefined ? await users.findConfirmed(email) : await users.find(user_id);
  const { id } = assertFound(user, 'user');
  return id;
}

/**
 * Returns the operation that invites people from outside. People join an organization's workspace through the
 * organization.
 */
const invitationsOf = ({ operation, owningOrganization }: HandlerContext): OperationId =>
  operation.inOrganization || owningOrganization !== null
    ? 'organizationInvitations.create'
    : 'invitations.create';

/**
 * Finds a user who belongs to the organization that owns the workspace. Only the tenant and that organization are
 * searched, so the refusal does not reveal whether a stranger has an account.
 * @throws already_exists for a member, and invitation_required for any other user
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
    owningOrganization && (await repositories.tenant(owningOrganization.id).members.lockConfirmed(who));
  if (person) return person.user_id;
  throw context.refuse(
    'invitation_required',
    `People outside the organization join by invitation: use ${invitationsOf(context)}.`,
  );
}

/** A user who left voluntarily is not added again. @throws invitation_required */
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

/**
 * Adds a member.
 * @param assertMayJoin asserts that a user whom the operator adds may join the tenant
 */
export async function addMember(
  context: HandlerContext<
    'already_exists' | 'external_id_forbidden' | 'invitation_required' | 'privilege_escalation'
  >,
  body: NewMember,
  assertMayJoin: (userId: string) => Promise<void> = async () => undefined,
): Promise<Schemas['Member']> {
  const { principal, repositories, tenant } = context;
  // The workspace must neither join nor leave an organization in the meantime.
  await repositories.tenants.lockShared(context.tenantId);
  const { fresh } = await lockAuthority(context);
  await assertMayAssignRole(fresh, body.role);
  const isOperator = principal.type === 'operator';
  const userId = await (isOperator ? anyPerson : colleague)(context, body);
  if (isOperator) await assertMayJoin(userId);
  await requireNotLeft(context, userId);
  const provenance = await fresh.provenance((alone) => assertMayAssignRole(alone, body.role));
  await tenant.members.add(userId, body.role, { ...provenance, ...joinedColumns(context, body) });
  const user = assertFound(await repositories.users.find(userId), 'user');
  // An unverified address gets no mail about actions of other people.
  if (user.email_verified_at !== null) await notifyAdded(context, user, body.role);
  return getSerialized(context, userId);
}

/** Locks a member whose role the caller may change to the given one. */
async function lockForRoleChange<Code extends ErrorCode>(
  context: HandlerContext<Code | 'last_owner' | 'managed_by_directory' | 'privilege_escalation'>,
  userId: string,
  role: string,
): Promise<Reauthorized<MemberWithUser, Code>> {
  const { locked: member, fresh } = await lockManageableMember(context, userId);
  await assertMayAssignRole(fresh, role);
  context.assertIfMatch(toMember(member).etag);
  if (role !== member.role) assertNotManaged(context, member);
  if (role !== 'owner') await assertNotLastOwner(context, member);
  return { locked: member, fresh };
}

/** Fields of a change to a member; without a role, it stays. */
interface MemberChanges {
  role?: string;
  external_id?: string | null;
  metadata?: Record<string, string | null>;
}

/** Emits what can no longer be approved once a member has another role, in the workspace or in those of the organization. */
async function emitLossOfRole(context: HandlerContext, userId: string, role: string): Promise<void> {
  const next = await roleIn(context, role);
  if (context.operation.inOrganization)
    await emitLossOfOrganizationRoles(context, context.tenantId, new Map([[userId, next]]));
  else emitLoss(context, await lossOf(context, withRole(userId, next)));
}

/** Changes the role, the external id and the metadata of a member, as far as they are given. */
export async function updateMember(
  context: HandlerContext<UpdateCode>,
  userId: string,
  { role, ...joins }: MemberChanges,
): Promise<Schemas['Member']> {
  const { locked: member, fresh } =
    role === undefined
      ? await lockManageableMember<UpdateCode>(context, userId)
      : await lockForRoleChange<UpdateCode>(context, userId, role);
  context.assertIfMatch(toMember(member).etag);
  const joined = joinedColumns(context, joins, { current: member });
  if (Object.keys(joined).length > 0) await context.tenant.members.update(userId, joined);
  if (role !== undefined) await emitLossOfRole(context, userId, role);
  return role === undefined ? getSerialized(context, userId) : changeRole(fresh, member, role);
}

type UpdateCode =
  | 'external_id_forbidden'
  | 'last_owner'
  | 'managed_by_directory'
  | 'privilege_escalation'
  | 'unconfirmed_address';

/**
 * Removes a member, unless the request is a dry run.
 * @param revoke looks up what else the member loses, and revokes it
 */
export async function removeMember<Receipt>(
  context: HandlerContext<
    'break_glass_required' | 'last_owner' | 'managed_by_directory' | 'privilege_escalation'
  >,
  userId: string,
  dryRun: boolean,
  revoke: (context: HandlerContext, member: MemberWithUser, dryRun: boolean) => Promise<Receipt>,
) {
  const { locked: member } = await lockManageableMember(context, userId);
  context.assertIfMatch(toMember(member).etag);
  assertNotManaged(context, member);
  await assertNotLastOwner(context, member);
  if (dryRun) await assertBreakGlassKept(context, member);
  const receipt = await revoke(context, member, dryRun);
  if (dryRun) context.suppressSideEffects();
  else await endMembership(context, member);
  context.emit('member.removed', toMember(member));
  return { dry_run: dryRun, member: toMember(member), ...receipt };
}
