import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SsoConnection, Tenantry } from '../../../sdk/src/index.ts';
import { newId } from '../../../server/api/ids.ts';
import { createSigner } from '../saml/signer.ts';
import type { TestServer } from '../server.ts';
import { PASSWORD } from '../users.ts';

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
  server.unref();
  const { port } = server.address() as AddressInfo;
  return Object.assign(host, { url: `http://127.0.0.1:${port}/metadata`, stop: () => void server.close() });
}

/** A test of the present configuration that has just passed, as a row. */
export const passedTest = (
  row: { tenant_id: string; id: string; draft_digest: string | null; active_digest: string | null },
  id: string,
) => ({
  tenant_id: row.tenant_id,
  connection_id: row.id,
  id,
  digest: row.draft_digest ?? row.active_digest,
  status: 'passed',
  finished_at: new Date(),
});

/** Activates a connection as a person, with a test that has passed. The flow of tests has tests of its own. */
export async function activate(
  { knex }: Pick<TestServer, 'knex'>,
  api: Tenantry,
  place: { workspace: string } | { organization: string },
  connectionId: string,
): Promise<SsoConnection> {
  const row = await knex('sso_connections').where({ id: connectionId }).first();
  if (row === undefined) throw new Error('There is no such connection.');
  const test_id = newId('tst');
  await knex.table('sso_tests').insert(passedTest(row, test_id) as never);
  await api.sessions.reauthenticate({ password: PASSWORD });
  const body = { connection_id: connectionId as never, test_id };
  return 'workspace' in place
    ? api.ssoConnections.activate({ ...place, ...body })
    : api.organizationSsoConnections.activate({ ...place, ...body });
}
