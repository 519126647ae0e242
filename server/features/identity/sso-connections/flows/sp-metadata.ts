import { escapeHtml } from '../../../../api/escape-html.ts';
import type { SsoSigningKeyRow } from '../../../../database/schema/sso-tables.ts';

interface ServiceProvider {
  entityId: string;
  acsUrl: string;
  keys: ReadonlyArray<Pick<SsoSigningKeyRow, 'state' | 'certificate'>>;
}

/** What the server decrypts, the best first: providers that read it choose from it. */
const ENCRYPTIONS = [
  'http://www.w3.org/2009/xmlenc11#aes256-gcm',
  'http://www.w3.org/2009/xmlenc11#aes128-gcm',
  'http://www.w3.org/2001/04/xmlenc#aes256-cbc',
  'http://www.w3.org/2001/04/xmlenc#aes128-cbc',
  'http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p',
]
  .map((algorithm) => `<EncryptionMethod Algorithm="${algorithm}"/>`)
  .join('');

const keyDescriptor = (use: 'signing' | 'encryption', pem: string, methods = ''): string =>
  `<KeyDescriptor use="${use}"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${pem.replace(/-----[A-Z ]+-----|\s/g, '')}</X509Certificate></X509Data></KeyInfo>${methods}</KeyDescriptor>`;

/** Returns the certificates with which the server signs now and next, and the one to encrypt for: the present key opens it. */
const keyDescriptors = (keys: ServiceProvider['keys']): string[] => [
  ...keys
    .filter(({ state }) => state !== 'previous')
    .map(({ certificate }) => keyDescriptor('signing', certificate)),
  ...keys
    .filter(({ state }) => state === 'current')
    .map(({ certificate }) => keyDescriptor('encryption', certificate, ENCRYPTIONS)),
];

/** Returns the metadata of this server as a service provider of SAML. */
export const spMetadata = ({ entityId, acsUrl, keys }: ServiceProvider): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${escapeHtml(entityId)}">`,
    '<SPSSODescriptor WantAssertionsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">',
    ...keyDescriptors(keys),
    `<AssertionConsumerService index="0" isDefault="true" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${escapeHtml(acsUrl)}"/>`,
    '</SPSSODescriptor></EntityDescriptor>',
  ].join('');
