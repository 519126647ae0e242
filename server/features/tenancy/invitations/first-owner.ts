import type { HandlerContext } from '../../../operations/handler-context.ts';

interface Invitees {
  emails: readonly string[];
  role: string;
  projects?: readonly string[];
}

/**
 * Asserts that an application key invites the first owner, which is all that it may do in a tenant that it provisions.
 * Parallel requests wait for the tenant.
 * @throws privilege_escalation or invalid_state
 */
export async function assertInvitesFirstOwner(
  context: HandlerContext<'invalid_state' | 'privilege_escalation'>,
  { emails, role, projects = [] }: Invitees,
): Promise<void> {
  const { repositories, tenant, tenantId } = context;
  if (role !== 'owner' || emails.length !== 1 || projects.length > 0) {
    throw context.refuse(
      'privilege_escalation',
      'An application key invites only the first owner: one address, with the role owner and without projects.',
    );
  }
  await repositories.tenants.lock(tenantId);
  const owners = await tenant.members.owners();
  const [invited] = await tenant.invitations.pending({ role: 'owner' });
  if (owners.length === 0 && invited === undefined) return;
  throw context.refuse(
    'invalid_state',
    owners.length > 0
      ? 'There is an owner already, who invites all others.'
      : 'An owner is invited already. Wait until the invitation is accepted or expires.',
  );
}
