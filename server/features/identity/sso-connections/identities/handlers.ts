import type { Handlers } from '../../../../operations/handler-types.ts';
import { createTenantHandlers } from '../../../../operations/tenant-handlers.ts';
import { requireSession } from '../../users/service.ts';
import { toIdentity } from '../flows/serializers.ts';
import { undoLink } from './undo-link.ts';
import { listOfMember, unlinkOfMember, unlinkOwn } from './unlink.ts';

export const identityHandlers = {
  async 'identities.list'({ query }, context) {
    const { pager, repositories } = context;
    const rows = await repositories.ownIdentities.list(requireSession(context).userId, pager.request(query));
    return pager.page(query, rows, toIdentity, (row) => [row.id]);
  },

  'identities.undoLink': ({ body }, context) => undoLink(context, body.token),

  'identities.unlink': ({ params }, context) => unlinkOwn(context, params.identity_id),

  ...createTenantHandlers({ memberIdentities: 'organizationMemberIdentities' } as const, {
    async 'memberIdentities.list'({ params, query }, context) {
      const { pager } = context;
      const rows = await listOfMember(context, params.user_id, pager.request(query));
      return pager.page(query, rows, toIdentity, (row) => [row.id]);
    },

    'memberIdentities.unlink': ({ params }, context) =>
      unlinkOfMember(context, params.user_id, params.identity_id),
  }),
} satisfies Partial<Handlers>;
