import type { UrlGuard } from '../../../auth/network/url-guard.ts';
import { createProviderRequests, type ProviderRequests } from './provider-requests.ts';
import { ResponseVerifier } from './saml/response-verifier.ts';

/** The clients of identity providers, and the readers of their responses. */
export interface IdentityProviders {
  requests: ProviderRequests;
  saml: ResponseVerifier;
}

declare module '../../../operations/feature-services.ts' {
  interface FeatureServices {
    identityProviders: IdentityProviders;
  }
}

/** @param guard decides which addresses may be asked */
export function createIdentityProviders(guard: UrlGuard): IdentityProviders & { close(): Promise<void> } {
  const requests = createProviderRequests(guard);
  const saml = new ResponseVerifier();
  return {
    requests,
    saml,
    close: async () => {
      await Promise.all([requests.close(), saml.stop()]);
    },
  };
}
