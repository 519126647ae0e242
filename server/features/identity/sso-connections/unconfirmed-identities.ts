import type { SsoConnectionRow } from '../../../database/schema/sso-tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import type { MemberIdentity } from './flows/identity-repository.ts';
import { isConfirmed } from './flows/linking-facts.ts';
import { isAbove, type Place, placeOf } from './flows/place.ts';
import { toIdentity } from './flows/serializers.ts';
import { endSessionsOf } from './rested-sessions.ts';

/** What a connection signs people in by, and the role of the person who activated that. */
type Activation = Pick<SsoConnectionRow, 'active_digest' | 'authority'>;

async function rolesAbove(
  place: Place,
  roles: Iterable<string>,
  { authority }: Activation,
): Promise<Set<string>> {
  const above = new Set<string>();
  for (const role of roles) if (await isAbove(place, role, authority)) above.add(role);
  return above;
}

/** Returns the identities of members that their people have to confirm under an activation. */
async function unconfirmedUnder(
  place: Place,
  rows: readonly MemberIdentity[],
  breakGlass: readonly string[],
  activation: Activation,
): Promise<MemberIdentity[]> {
  const above = await rolesAbove(place, new Set(rows.map(({ role }) => role)), activation);
  return rows.filter(
    (row) =>
      !isConfirmed(row, activation, {
        isOwner: row.role === 'owner',
        isBreakGlass: breakGlass.includes(row.user_id),
        isAboveActivator: above.has(row.role),
      }),
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
  const place = await placeOf(context, tenantId);
  const breakGlass = (await tenant.signInPolicies.get())?.break_glass ?? [];
  const roles = await rolesAbove(place, await tenant.identities.rolesOf(id), after);
  const rows = await tenant.identities.ofMembers(id, [...roles, 'owner'], breakGlass);
  const unconfirmed = await unconfirmedUnder(place, rows, breakGlass, after);
  if (unconfirmed.length === 0) return;
  await endSessionsOf(
    context,
    id,
    unconfirmed.map(({ user_id }) => user_id),
  );
  const already = new Set(await unconfirmedUnder(place, unconfirmed, breakGlass, before));
  for (const row of unconfirmed) if (!already.has(row)) context.emit('identity.unconfirmed', toIdentity(row));
}
