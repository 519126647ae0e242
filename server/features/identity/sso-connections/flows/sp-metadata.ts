import { escapeHtml } from '../../../../api/escape-html.ts';

/** Returns the metadata of this server as a service provider of SAML. */
export const spMetadata = ({ entityId, acsUrl }: { entityId: string; acsUrl: string }): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${escapeHtml(entityId)}">`,
    '<SPSSODescriptor WantAssertionsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">',
    `<AssertionConsumerService index="0" isDefault="true" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${escapeHtml(acsUrl)}"/>`,
    '</SPSSODescriptor></EntityDescriptor>',
  ].join('');
