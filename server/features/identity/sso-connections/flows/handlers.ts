import { OWN_METHODS } from '../../../../auth/authentication/proofs.ts';
import type { Handlers } from '../../../../operations/handler-types.ts';
import { createTenantHandlers } from '../../../../operations/tenant-handlers.ts';
import { authorize, connectionOf } from './authorize.ts';
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

  async 'signIn.options'({ body }, context) {
    const connection = await connectionOf(context, body.email);
    const sso = connection === undefined ? null : { connection_id: connection.id, name: connection.name };
    return { sso, methods: [...OWN_METHODS] };
  },

  'sso.authorize': ({ body }, context) => authorize(context, body),

  'sso.exchange': {
    prepare: ({ body }, before) => prepareExchange(before, body),
  },
} satisfies Partial<Handlers>;
