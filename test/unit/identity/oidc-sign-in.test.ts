import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createUrlGuard } from '../../../server/auth/network/url-guard.ts';
import { checkAccessToken } from '../../../server/features/identity/sso-connections/oidc/access-token-hash.ts';
import {
  discoverProvider,
  type OidcFlow,
  type OidcSettings,
} from '../../../server/features/identity/sso-connections/oidc/relying-party.ts';
import { createProviderRequests } from '../../../server/features/identity/sso-connections/provider-requests.ts';
import { CLIENT, startOidcProvider, type TestProvider } from '../../support/sso/oidc-provider.ts';

const CALLBACK = 'https://tenantry.example/sso/callback';
const requests = createProviderRequests(createUrlGuard({ allowPrivate: ['loopback'] }));
const claims = { email: 'ada@acme.example', name: 'Ada', groups: ['Finance'], oid: 'oid-of-ada' };

let provider: TestProvider;
beforeAll(async () => {
  provider = await startOidcProvider([{ subject: 'ada', claims }], CALLBACK);
});
afterAll(async () => {
  await Promise.all([provider.stop(), requests.close()]);
});

const settings = (changes: Partial<OidcSettings> = {}): OidcSettings => ({
  issuer: provider.issuer,
  clientId: CLIENT.id,
  clientSecret: CLIENT.secret,
  tokenAuth: 'client_secret_basic',
  scopes: ['profile', 'email', 'groups'],
  subjectClaim: 'sub',
  ...changes,
});
let counter = 0;
const flowOf = (changes: Partial<OidcFlow> = {}): OidcFlow => ({
  state: `state-${++counter}`,
  nonce: `nonce-${counter}`,
  codeVerifier: `verifier-${counter}-`.padEnd(50, 'x'),
  redirectUri: CALLBACK,
  authenticateAfter: null,
  loginHint: null,
  ...changes,
});

async function signIn(flow: OidcFlow, changes: Partial<OidcSettings> = {}, change = (url: URL) => url) {
  const party = await discoverProvider(settings(changes), requests.fetch);
  const callback = await provider.signIn(await party.authorizationUrl(flow), 'ada');
  return party.finish(change(callback), flow, new Date());
}

describe('a sign-in by OpenID Connect', () => {
  it.each(['client_secret_basic', 'client_secret_post'] as const)(
    'gives the subject and the claims (%s)',
    async (tokenAuth) => {
      const subject = await signIn(flowOf(), { tokenAuth });
      expect(subject).toMatchObject({ subject: 'ada', claims });
    },
  );

  it('may identify people by the object id of Entra ID', async () => {
    expect(await signIn(flowOf(), { subjectClaim: 'oid' })).toMatchObject({ subject: 'oid-of-ada' });
  });

  it('asks the person to sign in again when that is needed, and accepts nothing older', async () => {
    const before = new Date(Date.now() - 1000);
    const { authenticatedAt } = await signIn(flowOf({ authenticateAfter: before }));
    expect(authenticatedAt?.getTime()).toBeGreaterThanOrEqual(Math.floor(before.getTime() / 1000) * 1000);
    const later = new Date(Date.now() + 60_000);
    await expect(signIn(flowOf({ authenticateAfter: later }))).rejects.toMatchObject({
      reason: 'stale_authentication',
    });
  });

  const other = (name: string, value: string | null) => (url: URL) => {
    const changed = new URL(url);
    if (value === null) changed.searchParams.delete(name);
    else changed.searchParams.set(name, value);
    return changed;
  };
  it.each([
    ['another state', {}, other('state', 'state-of-another'), 'malformed_response'],
    ['no state', {}, other('state', null), 'malformed_response'],
    ['another issuer (mix-up)', {}, other('iss', 'https://evil.example'), 'malformed_response'],
    ['no issuer', {}, other('iss', null), 'malformed_response'],
    ['a code that does not exist', {}, other('code', 'of-another'), 'client_refused'],
    ['the wrong secret', { clientSecret: 'wrong' }, (url: URL) => url, 'client_refused'],
    [
      'a refusal of the provider',
      {},
      (url: URL) =>
        new URL(
          `${CALLBACK}?error=access_denied&state=${url.searchParams.get('state')}&iss=${provider.issuer}`,
        ),
      'provider_refused',
    ],
  ])('is refused with %s', async (_, changes, change, reason) => {
    await expect(signIn(flowOf(), changes, change)).rejects.toMatchObject({ reason });
  });

  it('accepts a code once, and only with the verifier and the nonce of its flow', async () => {
    const party = await discoverProvider(settings(), requests.fetch);
    const flow = flowOf();
    const callback = await provider.signIn(await party.authorizationUrl(flow), 'ada');
    await party.finish(callback, flow, new Date());
    await expect(party.finish(callback, flow, new Date())).rejects.toMatchObject({
      reason: 'client_refused',
    });
    const mixed = flowOf();
    const second = await provider.signIn(await party.authorizationUrl(mixed), 'ada');
    const wrong = { ...mixed, codeVerifier: flow.codeVerifier };
    await expect(party.finish(second, wrong, new Date())).rejects.toMatchObject({ reason: 'client_refused' });
    const third = flowOf();
    const url = await provider.signIn(await party.authorizationUrl(third), 'ada');
    await expect(party.finish(url, { ...third, nonce: 'other' }, new Date())).rejects.toMatchObject({
      reason: 'wrong_audience',
    });
  });

  it('refuses an access token that is not the one of the ID token', () => {
    // From Appendix A.4 of OpenID Connect Core.
    const [token, hash] = ['jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y', '77QmUPtjPfzWtF2AnpK9RQ'];
    checkAccessToken(token, hash, 'RS256');
    checkAccessToken(token, undefined, 'ES512');
    for (const wrong of ['', null, 5, `${hash}=`, hash.toLowerCase()])
      expect(() => checkAccessToken(token, wrong, 'RS256'), String(wrong)).toThrow(/access token/);
    expect(() => checkAccessToken(`${token}x`, hash, 'PS256')).toThrow(/access token/);
    for (const other of ['RS384', 'ES512', 'EdDSA', 'Ed25519'])
      expect(() => checkAccessToken(token, hash, other), other).toThrow(/access token/);
  });

  it('needs a provider that answers, and is the issuer exactly', async () => {
    const discover = (issuer: string) => discoverProvider(settings({ issuer }), requests.fetch);
    await expect(discover('http://127.0.0.1:1')).rejects.toMatchObject({ reason: 'provider_unreachable' });
    await expect(discover('http://10.0.0.1')).rejects.toMatchObject({ reason: 'provider_unreachable' });
    await expect(discover(`${provider.issuer}/other`)).rejects.toBeInstanceOf(Error);
    await expect(discover(provider.issuer.replace('127.0.0.1', 'localhost'))).rejects.toMatchObject({
      reason: 'wrong_issuer',
    });
  });
});
