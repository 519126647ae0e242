import type { SsoSetupLinkWithUrl, SsoTestStart, Tenantry } from '../../../sdk/src/index.ts';
import type { TestServer } from '../server.ts';
import { unique } from '../users.ts';
import { type ProviderAccount, startOidcProvider, type TestProvider } from './oidc-provider.ts';
import { createBrowser } from './sign-in.ts';

/** A link, and a client that uses it. */
export interface TestLink {
  made: SsoSetupLinkWithUrl;
  api: Tenantry;
}

/** Makes a link for a new connection or directory of a workspace. */
export async function newLink(
  server: Pick<TestServer, 'client'>,
  maker: Tenantry,
  workspace: string,
  kind: 'oidc' | 'saml' | 'scim' = 'oidc',
): Promise<TestLink> {
  const made = await maker.ssoSetupLinks.create({ workspace, new: { kind, name: unique('link') } });
  return { made, api: server.client(made.token) };
}

/** Settings of a provider that is never asked. */
export const OIDC = {
  issuer: 'https://login.example.com',
  client_id: 'tenantry',
  client_secret: 'secret-of-the-provider',
};

/** A provider with one person. */
export const startProvider = (
  server: Pick<TestServer, 'url'>,
  account: ProviderAccount,
): Promise<TestProvider> =>
  startOidcProvider([account], `http://localhost:${new URL(server.url).port}/sso/callback`);

/** Runs a test of the connection of a link in a browser. @returns the id of the test */
export async function runTest(
  api: Tenantry,
  provider: TestProvider,
  subject: string,
): Promise<SsoTestStart['test_id']> {
  const { test_id, url } = await api.setup.test();
  const browser = createBrowser();
  const callback = await provider.signIn(await browser.follow(url), subject);
  await (await browser.request(callback.href)).arrayBuffer();
  return test_id;
}
