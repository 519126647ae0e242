import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSigner } from '../saml/signer.ts';

const bare = (pem: string) => pem.replace(/-----[A-Z ]+-----|\s/g, '');

/** The metadata of an identity provider that signs with certificates, given in PEM. */
export const idpMetadata = (certificates: readonly string[], entityId = 'https://idp.example/saml'): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="${entityId}">`,
    '<md:IDPSSODescriptor WantAuthnRequestsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">',
    ...certificates.map(
      (pem) =>
        `<md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${bare(pem)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`,
    ),
    '<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example/sso"/>',
    '</md:IDPSSODescriptor></md:EntityDescriptor>',
  ].join('');

/** An identity provider that publishes metadata, which a test may change. */
export interface MetadataHost {
  url: string;
  xml: string;
  certificate: string;
  stop(): void;
}

export async function startMetadataHost(): Promise<MetadataHost> {
  const { certificate } = await createSigner();
  const host = { xml: idpMetadata([certificate]), certificate };
  const server: Server = createServer((_req, res) => res.end(host.xml)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(host, { url: `http://127.0.0.1:${port}/metadata`, stop: () => void server.close() });
}
