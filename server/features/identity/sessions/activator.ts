import { REAUTHENTICATION_MINUTES } from '../../../auth/authentication/proofs.ts';
import { isReauthenticated } from '../../../auth/authentication/reauthentication.ts';
import type { RoleFacts } from '../../../auth/authorization/facts.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';

/** Who lets something act for a tenant: a person, with the role that they have. */
export interface Activator {
  userId: string;
  role: RoleFacts;
}

/**
 * Returns the caller as the one who activates something, which then acts with their role.
 * @param what is activated, with its article
 * @throws insufficient_scope unless the caller is a person, or reauthentication_required unless they have confirmed who they are
 */
export function requireActivator(
  context: HandlerContext<'insufficient_scope' | 'reauthentication_required'>,
  { access }: Pick<HandlerContext, 'access'>,
  what: string,
): Activator {
  const { principal, now } = context;
  const role = access.workspaceRole;
  if (principal.type !== 'session' || role === undefined)
    throw context.refuse('insufficient_scope', `A person activates ${what}: use a session.`);
  const place = context.operation.inOrganization
    ? { organization: context.organization }
    : { workspace: { id: context.workspaceId }, organization: context.owningOrganization };
  if (isReauthenticated(principal, place, now)) return { userId: principal.userId, role };
  throw context.refuse(
    'reauthentication_required',
    `Confirm who you are in the last ${REAUTHENTICATION_MINUTES} minutes: call sessions.reauthenticate first.`,
  );
}
