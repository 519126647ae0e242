import type { Handlers } from '../../../api/types.ts';
import { holdStanding } from '../members/service.ts';
import { requireToHoldRole } from '../roles/policies.ts';
import { cancelInvitation, findInvitation, inviteAll, listInvitations, resendInvitation } from './tenant-invitations.ts';

export const organizationInvitationHandlers = {
  async 'organizationInvitations.create'({ body: { emails, role = 'member' } }, context) {
    await holdStanding(context);
    await requireToHoldRole(context, role);
    return inviteAll(context, emails, role, []);
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
