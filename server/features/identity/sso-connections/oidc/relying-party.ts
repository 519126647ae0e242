import * as client from 'openid-client';
import { headOf } from '../../../../api/cut-text.ts';
import { require, SsoFailure } from '../sso-failure.ts';
import { checkAccessToken } from './access-token-hash.ts';
import { CLOCK_SKEW_SECONDS, SIGNATURES } from './signatures.ts';

/** The OIDC settings of a connection. */
export interface OidcSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  tokenAuth: 'client_secret_basic' | 'client_secret_post';
  scopes: readonly string[];
  /** The claim that identifies a person. `oid` is that of Entra ID, the same in all its applications. */
  subjectClaim: 'sub' | 'oid';
}

/** What one sign-in sends and later expects back. */
export interface OidcFlow {
  state: string;
  nonce: string;
  codeVerifier: string;
  redirectUri: string;
  /** When the person has to authenticate again: not before this time. */
  authenticateAfter: Date | null;
  /** The address that was typed, as a hint for the provider. */
  loginHint: string | null;
}

/** What an identity provider says about a person. */
export interface OidcSubject {
  subject: string;
  claims: Readonly<Record<string, unknown>>;
  authenticatedAt: Date | null;
}

const AUTHENTICATIONS = {
  client_secret_basic: client.ClientSecretBasic,
  client_secret_post: client.ClientSecretPost,
} as const;

/** An application that is registered with an identity provider, ready for sign-ins. */
export interface OidcRelyingParty {
  authorizationUrl(flow: OidcFlow): Promise<URL>;
  /**
   * Exchanges the code of a callback.
   * @param callback the whole URL that the browser requested
   * @throws SsoFailure
   */
  finish(callback: URL, flow: OidcFlow, now: Date): Promise<OidcSubject>;
}

const requestsBy = (fetch: typeof globalThis.fetch): client.DiscoveryRequestOptions => ({
  [client.customFetch]: fetch as client.CustomFetch,
  // The guard of URLs decides which hosts may be asked over plain HTTP.
  execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks],
});

/**
 * Reads the configuration of a provider.
 * @throws SsoFailure when the provider does not answer, or is another one
 */
export async function discoverProvider(
  settings: OidcSettings,
  fetch: typeof globalThis.fetch,
): Promise<OidcRelyingParty> {
  const configuration = await attempt(() =>
    client.discovery(
      new URL(settings.issuer),
      settings.clientId,
      { [client.clockTolerance]: CLOCK_SKEW_SECONDS },
      AUTHENTICATIONS[settings.tokenAuth](settings.clientSecret),
      requestsBy(fetch),
    ),
  );
  const found = configuration.serverMetadata();
  require(found.issuer ===
    settings.issuer, 'wrong_issuer', `The provider says that its issuer is ${headOf(found.issuer, 200)}. Write the issuer exactly as the provider does.`);
  return {
    authorizationUrl: (flow) => authorizationUrl(configuration, settings, flow),
    finish: (callback, flow, now) => finish(configuration, settings, { callback, flow, now }),
  };
}

/**
 * Returns where a provider publishes its keys. It needs no client secret.
 * @throws SsoFailure when the provider does not answer, or is another one
 */
export async function findKeysUri(issuer: string, fetch: typeof globalThis.fetch): Promise<string> {
  const configuration = await attempt(() =>
    client.discovery(new URL(issuer), 'none', undefined, client.None(), requestsBy(fetch)),
  );
  const { issuer: found, jwks_uri = '' } = configuration.serverMetadata();
  require(found === issuer && URL.canParse(jwks_uri), 'wrong_issuer', 'The provider publishes no keys.');
  return jwks_uri;
}

async function authorizationUrl(
  configuration: client.Configuration,
  { scopes }: OidcSettings,
  flow: OidcFlow,
): Promise<URL> {
  return client.buildAuthorizationUrl(configuration, {
    redirect_uri: flow.redirectUri,
    scope: ['openid', ...scopes.filter((scope) => scope !== 'openid')].join(' '),
    state: flow.state,
    nonce: flow.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(flow.codeVerifier),
    code_challenge_method: 'S256',
    ...(flow.authenticateAfter !== null && { prompt: 'login', max_age: '0' }),
    ...(flow.loginHint !== null && { login_hint: flow.loginHint }),
  });
}

async function finish(
  configuration: client.Configuration,
  settings: OidcSettings,
  { callback, flow, now }: { callback: URL; flow: OidcFlow; now: Date },
): Promise<OidcSubject> {
  const tokens = await attempt(() =>
    client.authorizationCodeGrant(configuration, callback, {
      expectedState: flow.state,
      expectedNonce: flow.nonce,
      pkceCodeVerifier: flow.codeVerifier,
      idTokenExpected: true,
    }),
  );
  const idToken = tokens.claims();
  require(idToken !== undefined, 'malformed_response', 'The provider sent no ID token.');
  const algorithm = acceptedAlgorithmOf(tokens.id_token ?? '');
  checkAccessToken(tokens.access_token, idToken.at_hash, algorithm);
  const authenticatedAt = idToken.auth_time === undefined ? null : new Date(idToken.auth_time * 1000);
  checkAuthentication(authenticatedAt, flow, now);
  const claims = { ...(await userInfoOf(configuration, tokens.access_token, idToken.sub)), ...idToken };
  const subject = claims[settings.subjectClaim];
  require(typeof subject === 'string' &&
    subject !== '' &&
    subject.length <= 1024, 'no_subject', `The ID token has no claim ${settings.subjectClaim}.`);
  return { subject, claims, authenticatedAt };
}

function acceptedAlgorithmOf(idToken: string): string {
  const header = Buffer.from(idToken.split('.')[0] ?? '', 'base64url').toString();
  const { alg } = JSON.parse(header) as { alg?: unknown };
  require(typeof alg === 'string' &&
    SIGNATURES.has(
      alg,
    ), 'weak_algorithm', 'The ID token is not signed by a public key. Use RS256, PS256, ES256 or EdDSA.');
  return alg;
}

/** A provider may have a session of an earlier sign-in, which does not count as authenticating again. */
function checkAuthentication(authenticatedAt: Date | null, flow: OidcFlow, now: Date): void {
  if (authenticatedAt !== null) {
    require(authenticatedAt.getTime() <=
      now.getTime() +
        CLOCK_SKEW_SECONDS *
          1000, 'not_yet_valid', 'The person signed in later than now. Check the clock of the identity provider.');
  }
  if (flow.authenticateAfter === null) return;
  // Times of the provider are whole seconds.
  const notBefore = Math.floor(flow.authenticateAfter.getTime() / 1000) * 1000;
  require(authenticatedAt !== null &&
    authenticatedAt.getTime() >=
      notBefore, 'stale_authentication', 'The identity provider did not ask the person to sign in again. It has to honour prompt=login and send auth_time.');
}

/** Claims of the user info endpoint, for providers that keep their ID tokens short. */
async function userInfoOf(
  configuration: client.Configuration,
  accessToken: string,
  subject: string,
): Promise<Record<string, unknown>> {
  if (configuration.serverMetadata().userinfo_endpoint === undefined) return {};
  return { ...(await attempt(() => client.fetchUserInfo(configuration, accessToken, subject))) };
}

/** Errors that mean that the provider answered as the protocol says, but with a refusal. */
const REFUSED_CLIENT: ReadonlySet<string> = new Set([
  'invalid_client',
  'unauthorized_client',
  'invalid_grant',
]);

/** @throws SsoFailure for anything that fails, without the insides of libraries */
async function attempt<Result>(step: () => Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    throw failureOf(error);
  }
}

function failureOf(error: unknown): SsoFailure {
  if (error instanceof client.ResponseBodyError) {
    const message = `The identity provider answered ${headOf(error.error, 100)}.`;
    return new SsoFailure(REFUSED_CLIENT.has(error.error) ? 'client_refused' : 'provider_refused', message);
  }
  if (error instanceof client.AuthorizationResponseError) {
    return new SsoFailure('provider_refused', `The identity provider answered ${headOf(error.error, 100)}.`);
  }
  if (error instanceof client.WWWAuthenticateChallengeError) {
    return new SsoFailure(
      'client_refused',
      'The identity provider does not know the client id or its secret.',
    );
  }
  if (error instanceof client.ClientError) return REASONS[error.code ?? ''] ?? UNREADABLE;
  return UNREACHABLE;
}

const UNREACHABLE = new SsoFailure(
  'provider_unreachable',
  'The identity provider did not answer. Check its address, and that the server may reach it.',
);
const UNREADABLE = new SsoFailure(
  'malformed_response',
  'The answer of the identity provider is not one of OpenID Connect.',
);
const REASONS: Readonly<Record<string, SsoFailure>> = {
  OAUTH_TIMEOUT: UNREACHABLE,
  OAUTH_JWT_TIMESTAMP_CHECK_FAILED: new SsoFailure(
    'expired_response',
    'The ID token has expired. Check the clock of the identity provider.',
  ),
  OAUTH_JWT_CLAIM_COMPARISON_FAILED: new SsoFailure(
    'wrong_audience',
    'The ID token is for another application, sign-in or issuer.',
  ),
  OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED: new SsoFailure(
    'wrong_issuer',
    'The provider is not the issuer of the connection.',
  ),
};
