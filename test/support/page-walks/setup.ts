import type { Page } from 'playwright-core';
import { createSigner } from '../saml/signer.ts';
import { sendScim } from '../scim/directories.ts';
import { idpMetadata } from '../sso/connections.ts';
import { CLIENT, type ProviderAccount, startOidcProvider } from '../sso/oidc-provider.ts';
import { createUser, unique } from '../users.ts';
import type { Walk } from './visitor.ts';

/** A name that a browser would run if a page took it for HTML. */
const HOSTILE = '<img src=x onerror="document.title=1">';

/** Follows the link to the provider in a window of its own, and waits until that has ended. */
async function signInElsewhere(page: Page, subject: string): Promise<void> {
  // The provider forgets who signed in before.
  await page.context().clearCookies();
  await page.context().setExtraHTTPHeaders({ 'x-account': subject });
  const opened = page.context().waitForEvent('page');
  await page.locator('a.button').click();
  const other = await opened;
  await other.locator('main[data-state="tested"]').waitFor();
  await other.close();
  await page.context().setExtraHTTPHeaders({});
}

/** Sets up a connection and a directory by links, and opens links that have ended. */
export const setUpByLink: Walk = async (visitor, { server, root }) => {
  const { page, language, open, sees, press, type } = visitor;
  const owner = await createUser(server, 'Owner');
  const { workspace } = owner;
  const { id: tenant_id } = await owner.api.workspaces.get({ workspace });
  const accounts: ProviderAccount[] = [
    { subject: 'without', claims: { name: HOSTILE } },
    { subject: 'with', claims: { email: 'it@acme.example', name: HOSTILE } },
  ];
  const provider = await startOidcProvider(accounts, `${root}/sso/callback`);
  const create = (kind: 'oidc' | 'saml' | 'scim', name = unique('idp')) =>
    owner.api.ssoSetupLinks.create({ workspace, new: { kind, name } });
  const visit = ({ token }: { token: string }) => open(`/setup?lang=${language}#token=${token}`);
  await server.knex('domains').insert({ tenant_id, id: `dom_${tenant_id.slice(3)}`, domain: 'acme.example' });

  await open('/setup');
  await sees('incomplete');
  await open(`/setup?lang=${language}#token=tn_set_wrong`);
  await sees('unknown');

  const oidc = await create('oidc', HOSTILE);
  await visit(oidc);
  await sees('provider');
  await press();
  await sees('oidc');
  await press('other');
  await sees('provider');
  await page.locator('[value=other]').check();
  await press();
  await press();
  await sees('oidc', 'refused');
  await type('issuer', 'https://10.0.0.1');
  await type('client_id', CLIENT.id);
  await type('client_secret', CLIENT.secret);
  await press();
  await sees('oidc', 'refused');
  await type('issuer', provider.issuer);
  await press();
  await sees('test');
  await press('again');
  await sees('test');
  await signInElsewhere(page, 'without');
  await sees('failed');
  await press('again');
  await sees('test');
  await signInElsewhere(page, 'with');
  await sees('done');
  await press('change');
  await sees('oidc');
  await press('test');
  await sees('test');
  await page.reload();
  await sees('incomplete');
  await provider.stop();

  const saml = await create('saml');
  await visit(saml);
  await sees('provider');
  await page.locator('[value=keycloak]').check();
  await press();
  await sees('saml');
  await press();
  await sees('saml', 'refused');
  const { certificate } = await createSigner();
  await type('metadata_xml', idpMetadata([certificate]));
  await press();
  await sees('test');
  await press('change');
  await sees('saml');
  await owner.api.ssoSetupLinks.revoke({ workspace, setup_link_id: saml.id });
  await press();
  await sees('ended');

  const scim = await create('scim');
  await visit(scim);
  await sees('provider_scim');
  await press();
  await sees('scim');
  await press();
  await sees('scim_token');
  const token = (await page.locator('.value code').last().textContent()) ?? '';
  await sendScim(server, token, ['GET', '/Users']);
  await sees('scim_done');
  const past = new Date(Date.now() - 1000);
  await server.knex('credentials').where({ subject_id: scim.id }).update({ ends_at: past });
  await press('again');
  await sees('expired');
};
