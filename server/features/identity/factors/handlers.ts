import { assertFound } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { createTenantHandlers } from '../../../operations/tenant-handlers.ts';
import { requireSession } from '../users/service.ts';
import { resetMemberFactors } from './member-reset.ts';
import { resetFactors } from './reset.ts';
import { confirmTotp, createRecoveryCodes, enrollTotp, factorsOf, removeTotp } from './service.ts';

const TENANT_RESOURCES = { members: 'organizationMembers' } as const;

export const factorHandlers = {
  async 'me.getFactors'(_input, context) {
    const user = await context.repositories.users.find(requireSession(context).userId);
    return factorsOf(context, assertFound(user, 'user'));
  },

  async 'totp.enroll'(_input, context) {
    return enrollTotp(context);
  },

  async 'totp.confirm'({ body }, context) {
    return confirmTotp(context, body.code);
  },

  async 'totp.remove'(_input, context) {
    return removeTotp(context);
  },

  async 'users.resetMfa'({ params }, context) {
    return resetFactors(context, params.user_id);
  },

  ...createTenantHandlers(TENANT_RESOURCES, {
    async 'members.resetMfa'({ params }, context) {
      return resetMemberFactors(context, params.user_id);
    },
  }),

  async 'recoveryCodes.create'(_input, context) {
    return createRecoveryCodes(context);
  },
} satisfies Partial<Handlers>;
