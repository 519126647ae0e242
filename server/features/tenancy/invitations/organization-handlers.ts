import type { Handlers } from '../../../operations/handler-types.ts';
import { lockAuthority } from '../members/service.ts';
import { assertOutranksRole } from '../roles/policies.ts';
import {
  cancelInvitation,
  findInvitation,
  inviteEmails,
  listInvitations,
  resendInvitation,
} from './tenant-invitations.ts';

export const organizationInvitationHandlers = {
  async 'organizationInvitations.create'({ body: { emails, role = 'member' } }, context) {
    await lockAuthority(context);
    await assertOutranksRole(context, role);
    return inviteEmails(context, emails, role, []);
  },

  async 'organizationInvitations.list'({ query }, context) {
    return listInvitations(context, query);
  },

  async 'organizationInvitations.get'({ params }, context) {
    return findInvitation(context, params.invitation_id);
  },

  async 'organizationInvitations.resend'({ params }, context) {
    // Nobody is invited into projects of an organization: it has none.
    return resendInvitation(context, params.invitation_id, async () => undefined);
  },

  async 'organizationInvitations.cancel'({ params }, context) {
    return cancelInvitation(context, params.invitation_id);
  },
} satisfies Partial<Handlers>;
