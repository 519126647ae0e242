import { REAUTHENTICATION_MINUTES } from '../../../auth/authentication/proofs.ts';
import { isReauthenticated } from '../../../auth/authentication/reauthentication.ts';
import type { RoleFacts } from '../../../auth/authorization/facts.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';

/** The person who lets a connection or directory act for a tenant, with the role of that person. */
export interface Activator {
  userId: string;
  role: RoleFacts;
}

/**
 * Returns the caller as the activator of a connection or directory, which then acts with the role of the caller.
 * @param what is activated, with its article
 * @throws insufficient_scope unless the caller is a person, or reauthentication_required unless they have confirmed
 * who they are
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
