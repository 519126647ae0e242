import { MINUTE_MS } from '../../../api/times.ts';
import type { KeyScope, StoredPermission } from '../../../api/types.ts';
import type { SessionPrincipal } from '../../../auth/authentication/principal.ts';
import { haveOwnProof, OWN_METHODS } from '../../../auth/authentication/proofs.ts';
import { isReauthenticated } from '../../../auth/authentication/reauthentication.ts';
import { scopePermissions } from '../../../auth/authorization/permissions.ts';
import { providerNetworkOf } from '../../../auth/network/ip-address.ts';
import type { DeviceAuthorizationRow } from '../../../database/schema/device-authorizations.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';

/** Minutes for which a request is approved from its own network without another proof. */
const UNPROVEN_MINUTES = 5;

/** What a key may do. */
export interface Limits {
  scope: KeyScope;
  permissions: readonly StoredPermission[] | null;
}

/**
 * Returns the session of the caller, in which the person has given a proof of their own: an identity provider of one tenant makes no
 * keys elsewhere.
 * @throws insufficient_scope or sign_in_method_not_allowed
 */
export function requireOwnProof(
  context: HandlerContext<'insufficient_scope' | 'sign_in_method_not_allowed'>,
): SessionPrincipal {
  const { principal } = context;
  if (principal.type !== 'session')
    throw context.refuse('insufficient_scope', 'Only a person approves a device. Sign in first.');
  if (haveOwnProof(principal.proofs)) return principal;
  throw context.refuse(
    'sign_in_method_not_allowed',
    'This session only has proofs of an identity provider. Add a proof of your own with sessions.addProof first.',
    { signIn: { sso: [], methods: [...OWN_METHODS] } },
  );
}

/** Whether the device and the person use the same network. */
export const isSameNetwork = (row: Pick<DeviceAuthorizationRow, 'ip_address'>, address: string): boolean =>
  providerNetworkOf(row.ip_address) === providerNetworkOf(address);

/**
 * Whether an approval needs a proof that was given after the request was made. A stranger who sends a person a code of their own
 * is in another network, or had to wait for them.
 */
export const needsFreshProof = (
  row: Pick<DeviceAuthorizationRow, 'ip_address' | 'created_at'>,
  { address, now }: Pick<HandlerContext, 'address' | 'now'>,
): boolean =>
  !isSameNetwork(row, address) || now.getTime() - row.created_at.getTime() > UNPROVEN_MINUTES * MINUTE_MS;

/** @throws reauthentication_required */
export function assertFreshProof(
  context: HandlerContext<'reauthentication_required'>,
  session: SessionPrincipal,
  row: Pick<DeviceAuthorizationRow, 'ip_address' | 'created_at'>,
): void {
  const { now } = context;
  if (!needsFreshProof(row, context)) return;
  const proven = session.reauthenticatedAt ?? new Date(0);
  // The proof of an identity provider reaches no account.
  const isOwn =
    session.proofs?.some(
      ({ method, at }) => method !== 'sso' && Date.parse(at) >= row.created_at.getTime(),
    ) ?? true;
  if (isReauthenticated(session, undefined, now) && proven >= row.created_at && isOwn) return;
  throw context.refuse(
    'reauthentication_required',
    'The program asks from another network, or has waited for more than 5 minutes. Approve it only if you have started it yourself. Call sessions.reauthenticate first.',
  );
}

/** Asserts that an approval gives no more than the program has asked for. @throws privilege_escalation */
export function assertWithinAsked(
  context: HandlerContext<'privilege_escalation'>,
  asked: Limits,
  given: Limits,
): void {
  const permissionsOf = (limits: Limits) =>
    scopePermissions(context.contract, { ...limits, ofOrganization: false });
  const all = permissionsOf(asked);
  const wider = [...permissionsOf(given)].find((permission) => !all.has(permission));
  if (wider === undefined) return;
  throw context.refuse(
    'privilege_escalation',
    `The key would have ${wider}, for which the program does not ask.`,
    {
      required_permission: wider,
    },
  );
}
