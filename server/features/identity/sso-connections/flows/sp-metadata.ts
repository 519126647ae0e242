import { escapeHtml } from '../../../../api/escape-html.ts';

interface ServiceProvider {
  entityId: string;
  acsUrl: string;
  /** Certificates with which this server signs its requests now and next, in PEM. */
  certificates: readonly string[];
}

const keyDescriptor = (pem: string): string =>
  `<KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${pem.replace(/-----[A-Z ]+-----|\s/g, '')}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>`;

/** Returns the metadata of this server as a service provider of SAML. */
export const spMetadata = ({ entityId, acsUrl, certificates }: ServiceProvider): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${escapeHtml(entityId)}">`,
    '<SPSSODescriptor WantAssertionsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">',
    ...certificates.map(keyDescriptor),
    `<AssertionConsumerService index="0" isDefault="true" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${escapeHtml(acsUrl)}"/>`,
    '</SPSSODescriptor></EntityDescriptor>',
  ].join('');
