import { typeidUnboxed } from 'typeid-js';
import { expect } from 'vitest';
import { renderPage } from '../../../server/site/pages/layout.ts';
import { singleSignOnPage } from '../../../server/site/pages/single-sign-on.ts';
import { startSamlProvider } from '../saml/provider.ts';
import { createSigner } from '../saml/signer.ts';
import { type ProviderAccount, startOidcProvider } from '../sso/oidc-provider.ts';
import { oidcSettings, putConnection } from '../sso/sign-in.ts';
import { createUser, PASSWORD, unique } from '../users.ts';
import { mailedCode, type Walk } from './visitor.ts';

/** Signs in through an identity provider: as a new person, as an owner, and where it does not work. */
export const signInThroughProvider: Walk = async (visitor, { server, mailbox, root }) => {
  const { page, language, open, sees, press, type } = visitor;
  const domain = `${unique('acme')}.example`;
  const owner = await createUser(server, 'Owner');
  const { id: tenant_id } = await owner.api.workspaces.get({ workspace: owner.workspace });
  const email = `owner@${domain}`;
  await server.knex('users').where({ id: owner.id }).update({ email, email_key: email });
  await server.knex('domains').insert({
    ...{ tenant_id, id: typeidUnboxed('dom'), domain },
    ...{ status: 'verified', verified_by: 'dns', verified_at: new Date() },
  });
  const accounts: ProviderAccount[] = ['new', 'owner', 'other'].map((name) => ({
    subject: `${domain} ${name}`,
    claims: { email: `${name}@${domain}`, name },
  }));
  const provider = await startOidcProvider(accounts, `${root}/sso/callback`);
  const named = { name: 'Acme Login', domains: [domain] };
  await putConnection(server, tenant_id, oidcSettings(provider.issuer), named);
  /** Who answers at the provider. */
  const as = (name: string) => page.setExtraHTTPHeaders({ 'x-account': `${domain} ${name}` });
  const begin = async (address: string) => {
    await sees('address');
    await type('email', address);
    await press();
    await sees('provider');
  };

  await open('/sign-in');
  await as('new');
  await begin(`else@${domain}`);
  await press();
  await sees('account', 'provider');
  await press('out');
  await press();
  await page.context().clearCookies();

  await as('owner');
  await begin(email);
  await press('password');
  await type('password', PASSWORD);
  await press();
  await sees('account');
  await page.reload();
  await begin(email);
  await press();
  await sees('sso_confirm');
  await type('code', '00000000');
  await press();
  await sees('sso_confirm', 'refused');
  await type('code', await mailedCode(mailbox, email));
  await press();
  await sees('account', 'provider');
  await open('/sign-in?error=sso_failed&error_reason=no_email&state=of-another-tab');
  await sees('sso_failed');
  await press();
  await sees('address');

  // A workspace that requires it leads there from a session by password, which gets the proof.
  await server.knex('sign_in_policies').insert({ tenant_id, sso: 'required' });
  await begin(email);
  await press('password');
  await type('password', PASSWORD);
  await press();
  await sees('account', 'sso');
  await press('sso');
  await sees('account', 'both');
  expect(await page.locator('[data-action="sso"]').isHidden()).toBe(true);
  expect(await page.locator('[data-action="totp"]').isVisible()).toBe(true);
  await page.reload();

  // By SAML, also for a person who comes from the provider: what it posts is not read, and it is asked.
  const saml = await startSamlProvider(await createSigner(), `${domain} saml`, { email: [`saml@${domain}`] });
  const [solicited, unsolicited] = [
    await putConnection(server, tenant_id, saml.settings()),
    await putConnection(server, tenant_id, saml.settings(true)),
  ];
  const comeFromProvider = (id: string) => page.goto(saml.portal(`${root}/sso/${id}/acs`));
  await comeFromProvider(solicited);
  await sees('over');
  await comeFromProvider(unsolicited);
  await sees('unsolicited');
  await press();
  await sees('account', 'provider');
  await press('out');
  await saml.stop();
  await open('/sso/callback?state=x');
  await sees('over');
  await open('/sso/none/start');
  await sees('unknown');
  // The server shows the one where something fails that should not, and the other at the end of a test.
  for (const state of ['unavailable', 'tested']) {
    const body = renderPage(singleSignOnPage, { language, state, depth: 2 });
    await page.route(`**/sso/none/start?${state}`, (route) =>
      route.fulfill({ contentType: 'text/html', body }),
    );
    await open(`/sso/none/start?${state}`);
    await sees(state);
  }
  await provider.stop();
};
