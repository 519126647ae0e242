import type { Handlers } from '../../../../operations/handler-types.ts';
import { createTenantHandlers } from '../../../../operations/tenant-handlers.ts';
import { authorize } from './authorize.ts';
import { prepareExchange } from './exchange.ts';
import { getTest, startTest } from './tests.ts';

export const ssoSignInHandlers = {
  ...createTenantHandlers(
    { ssoConnections: 'organizationSsoConnections', ssoTests: 'organizationSsoTests' } as const,
    {
      'ssoConnections.test': ({ params }, context) => startTest(context, params.connection_id),
      'ssoTests.get': ({ params }, context) => getTest(context, params.connection_id, params.test_id),
    },
  ),

  'sso.authorize': ({ body }, context) => authorize(context, body),

  'sso.exchange': {
    prepare: ({ body }, before) => prepareExchange(before, body),
  },
} satisfies Partial<Handlers>;
