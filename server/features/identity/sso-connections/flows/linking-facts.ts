import { normalizeEmail } from '../../../../api/normalize.ts';
import type { InvitationRow } from '../../../../database/schema/invitation-tables.ts';
import type { IdentityRow, SsoConnectionRow, SsoStatement } from '../../../../database/schema/sso-tables.ts';
import type { UserRow } from '../../../../database/schema/tables.ts';
import type { HandlerContext } from '../../../../operations/handler-context.ts';
import { domainOfAddress } from '../../domains/policies.ts';
import { type AddressHolder, decideIdentity, type LinkingOutcome } from '../linking-rules.ts';
import type { UsableConnection } from './connection-lookup-repository.ts';
import type { MemberIdentity } from './identity-repository.ts';
import { rolesAbove, type SignInTenant } from './sign-in-tenant.ts';

/** The account that a statement leads to, and the facts of that decision. */
export interface LinkingDecision {
  outcome: LinkingOutcome;
  identity: IdentityRow | undefined;
  /** The user of the identity, or else the user who has the address. */
  person: UserRow | undefined;
  isMember: boolean;
  invitation: InvitationRow | undefined;
}

type Membership = AddressHolder['membership'];

/** Returns the role of a person in the organization that owns the workspace, and locks the membership in a transaction. */
async function roleAbove(
  repositories: HandlerContext['repositories'],
  { owner }: SignInTenant,
  userId: string,
): Promise<string | undefined> {
  const member = owner === null ? undefined : await repositories.tenant(owner.id).members.lockRow(userId);
  return member?.status === 'active' ? member.role : undefined;
}

async function membershipOf(
  repositories: HandlerContext['repositories'],
  signInTenant: SignInTenant,
  { authority }: UsableConnection,
  userId: string,
) {
  const role_above = (await roleAbove(repositories, signInTenant, userId)) ?? null;
  const member = await signInTenant.tenant.members.lockRow(userId);
  if (member === undefined) return { membership: null, isActive: false };
  const policy = await signInTenant.tenant.signInPolicies.get();
  const membership = toMembership(
    { role: member.role, role_above },
    policy?.break_glass.includes(userId) ?? false,
    await rolesAbove(signInTenant, new Set([member.role, 'admin']), authority),
  );
  return { membership, isActive: member.status === 'active' };
}

/**
 * Returns what decides whether a connection is trusted for a member.
 * @param above the roles that are above the person who activated it
 */
export const toMembership = (
  { role, role_above }: Pick<MemberIdentity, 'role' | 'role_above'>,
  isBreakGlass: boolean,
  above: ReadonlySet<string>,
): NonNullable<Membership> => ({
  isOwner: role === 'owner' || role_above === 'owner',
  isBreakGlass,
  // Admins of the organization are admins of the workspaces that it owns.
  isAboveActivator: above.has(role) || (role_above === 'admin' && above.has('admin')),
});

/** Whether the connection is trusted for a person: never for owners, break glass and people above its activator. */
const isProtected = (membership: Membership): boolean =>
  membership !== null && (membership.isOwner || membership.isBreakGlass || membership.isAboveActivator);

/**
 * An identity that the person has confirmed under the present configuration is theirs. Of all others the tenant says so,
 * which it can only of the people who are not protected.
 */
export const isConfirmed = (
  { confirmed_by, confirmed_digest }: IdentityRow,
  { active_digest }: Pick<SsoConnectionRow, 'active_digest'>,
  membership: Membership,
): boolean => (confirmed_by === 'person' && confirmed_digest === active_digest) || !isProtected(membership);

/** Returns the account that an identity is linked to, or else the one that has the address of the statement. */
async function personOf(
  { repositories: { users } }: HandlerContext,
  known: IdentityRow | undefined,
  email: string | null,
): Promise<UserRow | undefined> {
  if (known !== undefined) return users.find(known.user_id);
  return email === null ? undefined : users.findByEmail(email);
}

/** Returns whether the domain of an address is proven by the tenant. */
async function isDomainOf(
  { repositories }: HandlerContext,
  tenantId: string,
  email: string | null,
): Promise<boolean> {
  const domain = email === null ? undefined : domainOfAddress(email);
  return domain !== undefined && (await repositories.domainHolders.verifiedTenantOf(domain)) === tenantId;
}

/** Whether a person belongs to the organization that owns the workspace; always in a tenant of its own. */
const belongs = async (
  { repositories }: HandlerContext,
  { owner }: SignInTenant,
  person: UserRow | undefined,
): Promise<boolean> =>
  owner === null ||
  (person !== undefined && (await repositories.tenant(owner.id).members.find(person.id)) !== undefined);

/**
 * Decides which account the subject of a statement leads to. Inside a transaction it locks the membership and the
 * identity, so that neither a promotion nor an unlinking passes a sign-in unseen.
 */
export async function decide(
  context: HandlerContext,
  signInTenant: SignInTenant,
  connection: UsableConnection,
  statement: SsoStatement,
): Promise<LinkingDecision> {
  const { repositories, now } = context;
  const { tenantId, tenant } = signInTenant;
  const { issuer, subject, email } = statement;
  const key = { connection_id: connection.id, issuer, subject };
  const known = await tenant.identities.find(key);
  const person = await personOf(context, known, email);
  const { membership, isActive } =
    person === undefined
      ? { membership: null, isActive: false }
      : await membershipOf(repositories, signInTenant, connection, person.id);
  const identity = known && (await tenant.identities.lock(key));
  const address = identity === undefined ? email : (person?.email ?? null);
  const invitation =
    address === null ? undefined : await tenant.invitations.openFor(normalizeEmail(address), now);
  const isMember = membership !== null;
  if (isMember && !isActive)
    return { outcome: { kind: 'refuse', reason: 'not_a_member' }, identity, person, isMember, invitation };
  const unlinked = person === undefined ? [] : await tenant.identities.unlinked(person.id);
  const hasLeft =
    person !== undefined && !isMember && (unlinked.length > 0 || (await tenant.members.hasLeft(person.id)));
  const outcome = decideIdentity({
    identity: identity && {
      userId: identity.user_id,
      isConfirmed: isConfirmed(identity, connection, membership),
      isMember,
    },
    email: email ?? undefined,
    isDomainVerified: await isDomainOf(context, tenantId, email),
    holder: person && { userId: person.id, isVerified: person.email_verified_at !== null, membership },
    createsMembers:
      connection.default_role !== null && !hasLeft && (await belongs(context, signInTenant, person)),
    isInvited: invitation !== undefined,
    isUndone: unlinked.some((one) => one.is_undone && one.connection_id === connection.id),
  });
  return { outcome, identity, person, isMember, invitation };
}
