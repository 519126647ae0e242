import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SsoSettings } from '../../../server/database/schema/sso-tables.ts';
import type { SigningCertificate } from '../../../server/features/identity/sso-connections/saml/certificates.ts';
import { samlForm, samlSettings } from '../sso/sign-in.ts';
import { encode } from './signer.ts';

export interface SamlProvider {
  /** Settings of a connection to it. */
  settings(unsolicited?: boolean): SsoSettings;
  /** Where a person opens an application without being asked to: the browser posts a response to an address. */
  portal(acs: string): string;
  stop(): Promise<void>;
}

/** A page that a provider leads the browser back with. */
const page = (action: string, fields: URLSearchParams): string => {
  const inputs = [...fields].map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`);
  return `<!doctype html><title>Provider</title><link rel="icon" href="data:,"><form method="post" action="${action}">${inputs.join('')}</form><script>document.forms[0].submit()</script>`;
};

/** Starts an identity provider that signs in the same person at each request, as one whose session is open. */
export async function startSamlProvider(
  signer: SigningCertificate,
  nameId: string,
  attributes: Record<string, readonly string[]>,
): Promise<SamlProvider> {
  async function answer(url: URL): Promise<string> {
    const acs = url.searchParams.get('acs');
    // Nothing reads a response that was not asked for, so it says nothing.
    if (acs !== null) return page(acs, new URLSearchParams({ SAMLResponse: encode('<Response/>') }));
    const form = await samlForm({ provider: url }, signer, nameId, attributes);
    return page(form.acs, form.body);
  }
  const http = createServer(async ({ url = '' }, response) => {
    const body = await answer(new URL(url, 'http://127.0.0.1'));
    response.setHeader('Content-Type', 'text/html').end(body);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return {
    settings(unsolicited = false) {
      const { saml, ...settings } = samlSettings(signer.certificate, unsolicited);
      if (saml === undefined) throw new Error('The settings are of another protocol.');
      return { ...settings, saml: { ...saml, idp_sso_url: `${origin}/sso` } };
    },
    portal: (acs) => `${origin}/portal?acs=${encodeURIComponent(acs)}`,
    async stop() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
