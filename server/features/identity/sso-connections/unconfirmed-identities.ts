import type { SsoConnectionRow } from '../../../database/schema/sso-tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import type { MemberIdentity } from './flows/identity-repository.ts';
import { isConfirmed, toMembership } from './flows/linking-facts.ts';
import { toIdentity } from './flows/serializers.ts';
import { rolesAbove, type SignInTenant, signInTenantOf } from './flows/sign-in-tenant.ts';
import { endSessionsOf } from './rested-sessions.ts';

/** The configuration that a connection signs people in with, and the role of its activator. */
type Activation = Pick<SsoConnectionRow, 'active_digest' | 'authority'>;

/** Returns the identities of members that their people have to confirm under an activation. */
async function unconfirmedUnder(
  signInTenant: SignInTenant,
  rows: readonly MemberIdentity[],
  breakGlass: readonly string[],
  activation: Activation,
): Promise<MemberIdentity[]> {
  const roles = new Set(['admin', ...rows.map(({ role }) => role)]);
  const above = await rolesAbove(signInTenant, roles, activation.authority);
  return rows.filter(
    (row) => !isConfirmed(row, activation, toMembership(row, breakGlass.includes(row.user_id), above)),
  );
}

/**
 * Takes what a connection has proved from the people whom it is no longer trusted for after an activation: owners, break
 * glass and people above its activator who have not confirmed the configuration that is active now. The tenant is locked,
 * so that no sign-in is decided by the former activation.
 */
export async function unconfirmIdentities(
  context: HandlerContext,
  before: SsoConnectionRow,
  after: Activation,
): Promise<void> {
  const { tenant, tenantId } = context;
  const { id } = before;
  const signInTenant = await signInTenantOf(context, tenantId);
  const breakGlass = (await tenant.signInPolicies.get())?.break_glass ?? [];
  const roles = await rolesAbove(signInTenant, await tenant.identities.rolesOf(id), after.authority);
  const rows = await tenant.identities.ofMembers(id, [...roles, 'owner'], breakGlass);
  const unconfirmed = await unconfirmedUnder(signInTenant, rows, breakGlass, after);
  if (unconfirmed.length === 0) return;
  await endSessionsOf(
    context,
    id,
    unconfirmed.map(({ user_id }) => user_id),
  );
  const already = new Set(await unconfirmedUnder(signInTenant, unconfirmed, breakGlass, before));
  for (const row of unconfirmed) if (!already.has(row)) context.emit('identity.unconfirmed', toIdentity(row));
}
