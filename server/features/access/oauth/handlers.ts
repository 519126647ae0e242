import type { Handlers } from '../../../operations/handler-types.ts';
import { requestDevice } from '../devices/service.ts';
import { limitsOfScope, NAMED_SCOPES } from './scope.ts';
import { grantTo, toDeviceCodes } from './service.ts';

export const oauthHandlers = {
  async 'oauth.getMetadata'(_, { installation: { publicUrl } }) {
    return {
      issuer: publicUrl,
      token_endpoint: `${publicUrl}/oauth/token`,
      device_authorization_endpoint: `${publicUrl}/oauth/device_authorization`,
      jwks_uri: `${publicUrl}/.well-known/jwks.json`,
      service_documentation: `${publicUrl}/reference`,
      scopes_supported: [...NAMED_SCOPES],
      response_types_supported: [],
      grant_types_supported: ['client_credentials', 'urn:ietf:params:oauth:grant-type:device_code'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
    };
  },

  async 'oauth.authorizeDevice'({ body }, context) {
    const limits = limitsOfScope(context.contract, body.scope);
    return toDeviceCodes(
      await requestDevice(context, { client_name: body.client_id, ...limits }),
      context.now,
    );
  },

  'oauth.createToken': {
    prepare: ({ body }, before) => grantTo(before, body),
  },
} satisfies Partial<Handlers>;
