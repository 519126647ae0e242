import { found } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../api/types.ts';
import { holdStanding } from '../members/service.ts';
import { toOrganization } from '../organizations/serializers.ts';
import { requireToGiveRole } from '../roles/policies.ts';
import { session } from '../../identity/users/service.ts';
import { toWorkspace } from '../workspaces/serializers.ts';
import { cancelInvitation, findInvitation, inviteAll, listInvitations, resendInvitation } from './tenant-invitations.ts';
import { requireToAddTo } from './create-invitations.ts';
import { join, openInvitation, previewInvitation } from './service.ts';

export const invitationHandlers = {
  async 'invitations.create'({ body }, context) {
    const { role, projects = [] } = body;
    await holdStanding(context);
    await requireToGiveRole(context, role);
    const projectIds: string[] = [];
    for (const project of projects) projectIds.push(await requireToAddTo(context, project, role));
    return inviteAll(context, body.emails, role, projectIds);
  },

  async 'invitations.list'({ query }, context) {
    return listInvitations(context, query);
  },

  async 'invitations.get'({ params }, context) {
    return findInvitation(context, params.invitation_id);
  },

  async 'invitations.resend'({ params }, context) {
    return resendInvitation(context, params.invitation_id, (project, role) =>
      requireToAddTo(context, project, role),
    );
  },

  async 'invitations.cancel'({ params }, context) {
    return cancelInvitation(context, params.invitation_id);
  },

  async 'invitations.preview'({ body }, context) {
    const { workspace, organization, invitation } = await previewInvitation(context, body.token);
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
    const user = found(await users.find(session(context).userId), 'user');
    const open = await openInvitation(context, body.token, user.email);
    const { invitation, member } = await join(context, open, user);
    // The mail has reached them.
    if (user.email_verified_at === null) await users.update(user.id, { email_verified_at: context.now });
    return {
      invitation,
      workspace: open.workspace && toWorkspace(open.workspace),
      organization: open.organization && toOrganization(open.organization),
      member,
    };
  },
} satisfies Partial<Handlers>;
