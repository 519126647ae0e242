import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';

/** A person of the provider. */
export interface ProviderAccount {
  subject: string;
  claims: Record<string, unknown>;
}

/** What the types of the provider leave out. */
interface LogoutClient {
  backchannelLogout(subject: string, sid: string | undefined): Promise<void>;
}

/** Settings with which the provider names its sessions, and ends them at its clients. */
export const withLogout = (redirectUri: string): Configuration => ({
  // Its own guard refuses addresses of this machine.
  fetch: (url, init) => fetch(url, { ...init, dispatcher: undefined } as RequestInit),
  features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
  clients: [
    {
      client_id: CLIENT.id,
      client_secret: CLIENT.secret,
      redirect_uris: [redirectUri],
      response_types: ['code'],
      grant_types: ['authorization_code'],
      backchannel_logout_uri: 'https://rp.example/logout',
      backchannel_logout_session_required: true,
    },
  ],
});

export interface TestProvider {
  issuer: string;
  /** Signs a person in at the authorization URL of a client. @returns the URL that the browser is sent to */
  signIn(authorizationUrl: URL, subject: string): Promise<URL>;
  /** Tells a client that the provider has signed a person out: of one session, or of all without `sid`. */
  logOut(uri: string, subject: string, sid?: string): Promise<void>;
  stop(): Promise<void>;
}

export const CLIENT = { id: 'tenantry', secret: 'a-secret-of-the-provider' };

/** Starts a real OpenID Connect provider, with a client whose redirect URI is known. */
export async function startOidcProvider(
  accounts: readonly ProviderAccount[],
  redirectUri: string,
  changes: Configuration = {},
): Promise<TestProvider> {
  const http = createServer();
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: {
      openid: ['sub', 'oid'],
      profile: ['name'],
      email: ['email', 'email_verified'],
      groups: ['groups'],
    },
    scopes: ['openid', 'profile', 'email', 'groups'],
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    cookies: { keys: ['a-key-of-the-provider'] },
    findAccount: (_, id) => {
      const account = accounts.find(({ subject }) => subject === id);
      return account && { accountId: id, claims: async () => ({ sub: id, ...account.claims }) };
    },
    ...changes,
  });
  const answer = provider.callback();
  http.on('request', async (req, res) => {
    const url = new URL(req.url ?? '/', issuer);
    if (!url.pathname.startsWith('/interaction/')) return answer(req, res);
    // The test signs in and consents as the person that it names, where a person would use a form.
    const { params, prompt } = await provider.interactionDetails(req, res);
    const grant = new provider.Grant({
      accountId: String(req.headers['x-account']),
      clientId: String(params.client_id),
    });
    grant.addOIDCScope(String(params.scope));
    await provider.interactionFinished(req, res, {
      ...(prompt.name === 'login' && { login: { accountId: String(req.headers['x-account']) } }),
      consent: { grantId: await grant.save() },
    });
  });

  return {
    issuer,
    async signIn(authorizationUrl, subject) {
      const cookies = new Map<string, string>();
      let url = authorizationUrl;
      for (let step = 0; step < 10; step += 1) {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
        const response = await fetch(url, { redirect: 'manual', headers: { cookie, 'x-account': subject } });
        for (const text of response.headers.getSetCookie()) {
          const [name = '', value = ''] = text.split(';')[0]?.split(/=(.*)/s) ?? [];
          if (value === '') cookies.delete(name);
          else cookies.set(name, value);
        }
        const location = response.headers.get('location');
        if (location === null)
          throw new Error(`The provider answered ${response.status}: ${await response.text()}`);
        url = new URL(location, url);
        if (url.href.startsWith(redirectUri)) return url;
      }
      throw new Error('The provider redirects without end.');
    },
    async logOut(uri, subject, sid) {
      const client = await provider.Client.find(CLIENT.id);
      if (client === undefined) throw new Error('The provider does not know its client.');
      const options = { backchannelLogoutUri: uri, backchannelLogoutSessionRequired: sid !== undefined };
      await (Object.assign(client, options) as unknown as LogoutClient).backchannelLogout(subject, sid);
    },
    stop: () => new Promise((resolve) => http.close(() => resolve())),
  };
}
