import { assertFound } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { requireSession } from '../../identity/users/service.ts';
import { lockAuthority } from '../members/service.ts';
import { toOrganization } from '../organizations/serializers.ts';
import { assertMayAssignRole } from '../roles/policies.ts';
import { toWorkspace } from '../workspaces/serializers.ts';
import { assertMayAddToProject } from './create-invitations.ts';
import { acceptAsMember, findByToken, lockByToken } from './service.ts';
import {
  cancelInvitation,
  findInvitation,
  inviteEmails,
  listInvitations,
  resendInvitation,
} from './tenant-invitations.ts';

export const invitationHandlers = {
  async 'invitations.create'({ body }, context) {
    const { role, projects = [] } = body;
    await lockAuthority(context);
    await assertMayAssignRole(context, role);
    const projectIds: string[] = [];
    for (const project of projects) projectIds.push(await assertMayAddToProject(context, project, role));
    return inviteEmails(context, body.emails, role, projectIds);
  },

  async 'invitations.list'({ query }, context) {
    return listInvitations(context, query);
  },

  async 'invitations.get'({ params }, context) {
    return findInvitation(context, params.invitation_id);
  },

  async 'invitations.resend'({ params }, context) {
    return resendInvitation(context, params.invitation_id, (project, role) =>
      assertMayAddToProject(context, project, role),
    );
  },

  async 'invitations.cancel'({ params }, context) {
    return cancelInvitation(context, params.invitation_id);
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
