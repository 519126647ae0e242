import { assertFound } from '../../../../operations/handler-context.ts';
import type { Handlers } from '../../../../operations/handler-types.ts';
import { createTenantHandlers } from '../../../../operations/tenant-handlers.ts';
import { authorize } from './authorize.ts';
import { prepareExchange } from './exchange.ts';
import { toSsoSignIn } from './serializers.ts';
import { getTest, startTest } from './tests.ts';

export const ssoSignInHandlers = {
  ...createTenantHandlers(
    {
      ssoConnections: 'organizationSsoConnections',
      ssoTests: 'organizationSsoTests',
      ssoSignIns: 'organizationSsoSignIns',
    } as const,
    {
      'ssoConnections.test': ({ params }, context) => startTest(context, params.connection_id),
      'ssoTests.get': ({ params }, context) => getTest(context, params.connection_id, params.test_id),

      async 'ssoSignIns.list'({ params, query }, { tenant, pager }) {
        const { id } = assertFound(await tenant.ssoConnections.find(params.connection_id), 'connection');
        const rows = await tenant.ssoSignIns.list(id, pager.request(query));
        return pager.page(query, rows, toSsoSignIn, (row) => [row.id]);
      },
    },
  ),

  'sso.authorize': ({ body }, context) => authorize(context, body),

  'sso.exchange': {
    prepare: ({ body }, before) => prepareExchange(before, body),
  },
} satisfies Partial<Handlers>;
