import { require, SsoFailure } from '../sso-failure.ts';
import {
  allOf,
  attributeOf,
  childrenNamed,
  elementText,
  isNamed,
  PROTOCOL,
  parseXml,
  SIGNATURE,
} from './xml.ts';

const METADATA = 'urn:oasis:names:tc:SAML:2.0:metadata';
const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';

/** What the metadata of an identity provider say. */
export interface IdpMetadata {
  entityId: string;
  ssoUrl: string;
  /** Certificates with which it signs, in Base64, as it writes them. */
  certificates: string[];
  wantsSignedRequests: boolean;
}

/**
 * Reads the metadata of one identity provider. Their signature says nothing that the address of the metadata does not.
 * @throws SsoFailure `malformed_response` or `forbidden_structure`
 */
export function parseMetadata(xml: string): IdpMetadata {
  const root = parseXml(xml.replace(/^\ufeff/, ''));
  const entities = isNamed(root, METADATA, 'EntityDescriptor')
    ? [root]
    : childrenNamed(root, METADATA, 'EntityDescriptor');
  const providers = entities.flatMap((entity) =>
    childrenNamed(entity, METADATA, 'IDPSSODescriptor')
      .filter((role) => attributeOf(role, 'protocolSupportEnumeration')?.split(/\s+/).includes(PROTOCOL))
      .map((role) => ({ entity, role })),
  );
  const [provider] = providers;
  require(provider !== undefined &&
    providers.length ===
      1, 'malformed_response', 'The metadata are not those of exactly one identity provider of SAML 2.0.');
  const entityId = attributeOf(provider.entity, 'entityID');
  require(entityId !== undefined, 'malformed_response', 'The metadata have no entityID.');
  return {
    entityId,
    ssoUrl: redirectOf(provider.role),
    certificates: certificatesOf(provider.role),
    wantsSignedRequests: attributeOf(provider.role, 'WantAuthnRequestsSigned') === 'true',
  };
}

function redirectOf(role: Element): string {
  const service = childrenNamed(role, METADATA, 'SingleSignOnService').find(
    (one) => attributeOf(one, 'Binding') === REDIRECT,
  );
  const url = service && attributeOf(service, 'Location');
  if (url !== undefined) return url;
  throw new SsoFailure(
    'malformed_response',
    'The metadata have no SingleSignOnService with the binding HTTP-Redirect.',
  );
}

/** Keys that are for signing, or for everything. */
const certificatesOf = (role: Element): string[] => [
  ...new Set(
    childrenNamed(role, METADATA, 'KeyDescriptor')
      .filter((key) => (attributeOf(key, 'use') ?? 'signing') === 'signing')
      .flatMap((key) => [...allOf(key)])
      .filter((element) => isNamed(element, SIGNATURE, 'X509Certificate'))
      .flatMap((element) => elementText(element)?.replace(/\s+/g, '') ?? []),
  ),
];
