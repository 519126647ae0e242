import { SAML } from '@node-saml/node-saml';
import type { StoredSamlSettings } from '../../../../database/schema/sso-tables.ts';

export interface AuthnRequest {
  spEntityId: string;
  acsUrl: string;
  requestId: string;
  relayState: string;
  /** Whether the person has to authenticate again. */
  forceAuthn: boolean;
  /** Our private key in PEM, for a provider that wants signed requests. */
  privateKey: string | null;
}

/** Returns the URL of the identity provider that a browser takes a request to. */
export function authnRequestUrl(
  { idp_sso_url, certificates, name_id_format }: StoredSamlSettings,
  { spEntityId, acsUrl, requestId, relayState, forceAuthn, privateKey }: AuthnRequest,
): Promise<string> {
  const request = new SAML({
    entryPoint: idp_sso_url,
    idpCert: [...certificates],
    issuer: spEntityId,
    callbackUrl: acsUrl,
    identifierFormat: name_id_format,
    disableRequestedAuthnContext: true,
    forceAuthn,
    generateUniqueId: () => requestId,
    ...(privateKey !== null && { privateKey, signatureAlgorithm: 'sha256' as const }),
  });
  return request.getAuthorizeUrlAsync(relayState, undefined, {});
}
