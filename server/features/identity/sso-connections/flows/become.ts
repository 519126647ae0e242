import { headOf } from '../../../../api/cut-text.ts';
import { newId } from '../../../../api/ids.ts';
import type { IdentityRow, SsoStatement } from '../../../../database/schema/sso-tables.ts';
import type { UserRow } from '../../../../database/schema/tables.ts';
import { assertFound, type HandlerContext } from '../../../../operations/handler-context.ts';
import { acceptAsMember, type JoinCode } from '../../../tenancy/invitations/service.ts';
import { endSessions, takeOver } from '../../users/take-over/service.ts';
import { offerUndo } from '../identities/undo-link.ts';
import type { UsableConnection } from './connection-lookup-repository.ts';
import type { LinkingDecision } from './linking-facts.ts';
import { addMappedMember, applySsoMappings, mappedRole, mappingsOf } from './role-mappings.ts';
import { toIdentity } from './serializers.ts';
import type { SignInTenant } from './sign-in-tenant.ts';

/** How an identity was confirmed: by a mailed code or a session of the person, or by the tenant. */
type ConfirmedBy = IdentityRow['confirmed_by'];

export interface Becoming {
  signInTenant: SignInTenant;
  connection: UsableConnection;
  statement: SsoStatement;
  decided: LinkingDecision;
  confirmedBy: ConfirmedBy;
}

/** The person, and the identity by which the connection signs them in. */
interface Become {
  user: UserRow;
  identityId: string;
}

const MAX_NAME = 100;

/** Returns the user, and creates one if there is none. The row stays locked until the transaction ends. */
async function personOf(
  context: HandlerContext,
  { statement: { email, name }, decided: { person }, confirmedBy }: Becoming,
): Promise<UserRow> {
  const { repositories, now } = context;
  if (person === undefined) {
    const address = email ?? '';
    return repositories.users.insert({
      id: newId('usr'),
      email: address.trim(),
      name: headOf(name ?? address.split('@')[0] ?? address, MAX_NAME),
      password_hash: null,
      email_verified_at: now,
    });
  }
  const locked = assertFound(await repositories.users.lock(person.id), 'user');
  if (locked.email_verified_at !== null || confirmedBy !== 'person') return locked;
  // A stranger who created the account must not stay signed in, or sign in again with its password.
  await endSessions(context, locked.id);
  await takeOver(context, locked.id);
  const changes = { email_verified_at: now, password_hash: null };
  return assertFound(await repositories.users.update(locked.id, changes), 'user');
}

/** Makes the person a member, by the invitation that they have, or as the connection says. @throws limit_reached */
async function join(context: HandlerContext<JoinCode>, becoming: Becoming, user: UserRow): Promise<void> {
  const { signInTenant, connection, statement, decided } = becoming;
  if (decided.isMember) return;
  const { repositories } = context;
  const invitation =
    decided.invitation && (await signInTenant.tenant.invitations.lock(decided.invitation.id));
  if (invitation?.status === 'pending' && invitation.expires_at > context.now) {
    const workspace = (await repositories.workspaces.find(signInTenant.tenantId)) ?? null;
    const organization = (await repositories.organizations.find(signInTenant.tenantId)) ?? null;
    await acceptAsMember(context, { invitation, workspace, organization }, user);
    return;
  }
  const mappings = await mappingsOf(signInTenant, connection, statement.groups);
  const role = (await mappedRole(signInTenant, connection, mappings)) ?? connection.default_role ?? '';
  await addMappedMember(context, { signInTenant, connection, userId: user.id }, role);
}

/** Mails a person that an identity provider can sign them in from now on. */
async function notifyLinked(
  context: HandlerContext,
  { signInTenant, connection, decided }: Becoming,
  user: UserRow,
  linked: IdentityRow,
): Promise<void> {
  const tenant = assertFound(await context.repositories.tenants.find(signInTenant.tenantId), 'tenant');
  // A person who confirmed the link has nothing to undo.
  const url = decided.outcome.kind === 'link' ? await offerUndo(context, linked) : null;
  context.sendMail({
    template: 'identity_linked',
    data: { name: user.name, tenant: tenant.name, connection: connection.name, url },
    to: user.email,
    language: user.language ?? 'en',
    tenantId: signInTenant.tenantId,
  });
}

/** Stores the identity, and returns its id. A change is mailed to the person and emitted to the tenant. */
async function settleIdentity(context: HandlerContext, becoming: Becoming, user: UserRow): Promise<string> {
  const { signInTenant, connection, statement, decided, confirmedBy } = becoming;
  const { identity, outcome } = decided;
  const { now } = context;
  const { issuer, subject, email } = statement;
  const confirmation = {
    confirmed_by: confirmedBy,
    confirmed_digest: connection.active_digest,
    confirmed_at: now,
  };
  if (identity !== undefined) {
    await signInTenant.tenant.identities.update(identity.id, {
      email,
      last_used_at: now,
      ...(confirmedBy === 'person' && confirmation),
    });
    if (outcome.kind === 'sign_in') return identity.id;
  } else {
    const key = { connection_id: connection.id, issuer, subject };
    await signInTenant.tenant.identities.insert({
      id: newId('idn'),
      user_id: user.id,
      email,
      ...key,
      ...confirmation,
    });
  }
  const key = { connection_id: connection.id, issuer, subject };
  const linked = assertFound(await signInTenant.tenant.identities.find(key), 'identity');
  await signInTenant.tenant.identities.forgetUnlinked(linked);
  context.audit('identity.linked', linked.id, signInTenant.tenantId);
  context.emit('identity.linked', toIdentity(linked), signInTenant.tenantId);
  if (outcome.kind !== 'create') await notifyLinked(context, becoming, user, linked);
  return linked.id;
}

/**
 * Makes the subject of a statement the person that was decided on: creates the account, the membership and the identity
 * as far as they do not exist, and gives the roles of the groups.
 */
export async function become(context: HandlerContext<JoinCode>, becoming: Becoming): Promise<Become> {
  const { signInTenant, connection, statement } = becoming;
  const user = await personOf(context, becoming);
  await join(context, becoming, user);
  const identityId = await settleIdentity(context, becoming, user);
  const mappings = await mappingsOf(signInTenant, connection, statement.groups);
  await applySsoMappings(context, { signInTenant, connection, userId: user.id }, mappings);
  return { user, identityId };
}
