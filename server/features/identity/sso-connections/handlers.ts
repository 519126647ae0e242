import { assertFound } from '../../../operations/handler-context.ts';
import type { Handlers } from '../../../operations/handler-types.ts';
import { createTenantHandlers } from '../../../operations/tenant-handlers.ts';
import { activateConnection, deleteConnection, disableConnection } from './activation.ts';
import { metadataOf } from './read-metadata.ts';
import { prepareRefresh } from './refresh-metadata.ts';
import { finishSigningKeyRotation, prepareRotation } from './rotation.ts';
import { toSsoConnection } from './serializers.ts';
import { createConnection, getSerialized, updateConnection } from './service.ts';
import { newSigningCertificate } from './signing-keys.ts';

export const ssoConnectionHandlers = createTenantHandlers(
  { ssoConnections: 'organizationSsoConnections' } as const,
  {
    'ssoConnections.create': {
      async prepare({ body }, before) {
        const metadata = await metadataOf(before, body);
        const signing = body.protocol === 'saml' ? await newSigningCertificate(before.now) : undefined;
        return (context) => createConnection(context, body, { metadata, signing });
      },
    },

    async 'ssoConnections.list'({ query }, context) {
      const rows = await context.tenant.ssoConnections.list(context.pager.request(query));
      return context.pager.page(
        query,
        rows,
        (row) => toSsoConnection(row, context.installation),
        (row) => [row.id],
      );
    },

    'ssoConnections.get': ({ params }, context) => getSerialized(context, params.connection_id),

    'ssoConnections.update': {
      async prepare({ params, body }, before) {
        assertFound(await before.tenant.ssoConnections.find(params.connection_id), 'connection');
        const metadata = await metadataOf(before, body);
        return (context) => updateConnection(context, params.connection_id, body, metadata);
      },
    },

    'ssoConnections.activate': ({ params, body }, context) =>
      activateConnection(context, params.connection_id, body.test_id),

    'ssoConnections.disable': ({ params, body }, context) =>
      disableConnection(context, params.connection_id, body.end_sessions === true),

    'ssoConnections.refreshMetadata': {
      prepare: ({ params }, before) => prepareRefresh(before, params.connection_id),
    },

    'ssoConnections.rotateCertificate': {
      prepare: ({ params }, before) => prepareRotation(before, params.connection_id),
    },

    'ssoConnections.finishRotation': ({ params }, context) =>
      finishSigningKeyRotation(context, params.connection_id),

    'ssoConnections.delete': ({ params }, context) => deleteConnection(context, params.connection_id),
  },
) satisfies Partial<Handlers>;
