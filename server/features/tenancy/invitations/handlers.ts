import { assertFound } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { createTenantHandlers } from '../../../operations/tenant-handlers.ts';
import { requireSession } from '../../identity/users/service.ts';
import { asSeenBy, externalIdFilter } from '../external-ids/service.ts';
import { lockAuthority } from '../members/service.ts';
import { toOrganization } from '../organizations/serializers.ts';
import { assertMayAssignRole, assertOutranksRole } from '../roles/policies.ts';
import { requireRoleId } from '../roles/service.ts';
import { toWorkspace } from '../workspaces/serializers.ts';
import { assertMayAddToProject } from './create-invitations.ts';
import { assertInvitesFirstOwner } from './first-owner.ts';
import { toInvitation } from './serializers.ts';
import { acceptAsMember, findByToken, lockByToken } from './service.ts';
import { cancelInvitation, inviteEmails, resendInvitation } from './tenant-invitations.ts';

const TENANT_RESOURCES = { invitations: 'organizationInvitations' } as const;

export const invitationHandlers = {
  ...createTenantHandlers(TENANT_RESOURCES, {
    async 'invitations.list'({ query }, context) {
      const { tenant, pager, now } = context;
      // Only workspaces import invitations.
      const importId = 'import_id' in query ? query.import_id : undefined;
      const externalId = externalIdFilter(context, query.external_id);
      const filters = { status: query.status, importId, externalId };
      const rows = await tenant.invitations.list(filters, pager.request(query));
      return pager.page(
        query,
        rows,
        (row) => toInvitation(asSeenBy(context, row), now),
        (row) => [row.id],
      );
    },

    async 'invitations.get'({ params }, context) {
      const { tenant, now } = context;
      const invitation = assertFound(await tenant.invitations.find(params.invitation_id), 'invitation');
      return toInvitation(asSeenBy(context, invitation), now);
    },

    async 'invitations.cancel'({ params }, context) {
      return cancelInvitation(context, params.invitation_id);
    },
  }),

  async 'invitations.create'({ body }, context) {
    const { projects = [] } = body;
    const role = await requireRoleId(context, body.role);
    const isApplication = context.principal.type === 'application_key';
    if (isApplication) await assertInvitesFirstOwner(context, { ...body, role });
    const { fresh } = await lockAuthority(context);
    if (!isApplication) await assertMayAssignRole(fresh, role);
    const projectIds: string[] = [];
    for (const project of projects) projectIds.push(await assertMayAddToProject(fresh, project, role));
    return inviteEmails(fresh, { ...body, role, projectIds });
  },

  async 'organizationInvitations.create'({ body }, context) {
    const { emails, role = 'member' } = body;
    const isApplication = context.principal.type === 'application_key';
    if (isApplication) await assertInvitesFirstOwner(context, { emails, role });
    const { fresh } = await lockAuthority(context);
    if (!isApplication) await assertOutranksRole(fresh, role);
    return inviteEmails(fresh, { ...body, role, projectIds: [] });
  },

  async 'invitations.resend'({ params }, context) {
    return resendInvitation(context, params.invitation_id, (project, role) =>
      assertMayAddToProject(context, project, role),
    );
  },

  async 'organizationInvitations.resend'({ params }, context) {
    // Organization invitations have no projects.
    return resendInvitation(context, params.invitation_id, async () => undefined);
  },

  async 'invitations.preview'({ body }, context) {
    const { workspace, organization, invitation } = await findByToken(context, body.token);
    const inviter =
      invitation.invited_by === null
        ? undefined
        : await context.repositories.users.find(invitation.invited_by);
    return {
      email: invitation.email,
      workspace: workspace && { name: workspace.name },
      organization: organization && { name: organization.name },
      invited_by: inviter === undefined ? null : { name: inviter.name },
    };
  },

  async 'invitations.accept'({ body }, context) {
    const { users } = context.repositories;
    const user = assertFound(await users.find(requireSession(context).userId), 'user');
    const open = await lockByToken(context, body.token, user.email);
    const { invitation, member } = await acceptAsMember(context, open, user);
    // The mail has reached the user, so the address is verified.
    if (user.email_verified_at === null) await users.update(user.id, { email_verified_at: context.now });
    return {
      invitation,
      workspace: open.workspace && toWorkspace(open.workspace),
      organization: open.organization && toOrganization(open.organization),
      member,
    };
  },
} satisfies Partial<Handlers>;
