import { createHash, randomBytes } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { typeidUnboxed } from 'typeid-js';
import { createToken } from '../../../server/auth/authentication/token-format.ts';
import type { SsoConnectionRow, SsoGrant, SsoSettings } from '../../../server/database/schema/sso-tables.ts';
import { sealClientSecret } from '../../../server/features/identity/sso-connections/configuration.ts';
import { flowCodeHash } from '../../../server/features/identity/sso-connections/flows/flow.ts';
import type { SigningCertificate } from '../../../server/features/identity/sso-connections/saml/certificates.ts';
import { encode, newXmlId, type ResponseValues, responseXml, signElement } from '../saml/signer.ts';
import type { TestServer } from '../server.ts';
import { secretsOf } from '../tokens.ts';
import { unique } from '../users.ts';
import { CLIENT, type TestProvider } from './oidc-provider.ts';

export const REDIRECT_URI = 'https://app.example.com/signed-in';

const settingsOf = (protocol: Pick<SsoSettings, 'oidc' | 'saml'>): SsoSettings => ({
  ...protocol,
  attributes: { email: 'email', name: 'name', groups: 'groups' },
  counts_as_mfa: false,
  mfa_values: [],
});

export const oidcSettings = (issuer: string): SsoSettings =>
  settingsOf({
    oidc: {
      issuer,
      client_id: CLIENT.id,
      scopes: ['profile', 'email', 'groups'],
      subject_claim: 'sub',
      token_auth: 'client_secret_basic',
    },
  });

export const samlSettings = (certificate: string, unsolicited = false): SsoSettings =>
  settingsOf({
    saml: {
      idp_entity_id: 'https://idp.example/saml',
      idp_sso_url: 'https://idp.example/sso',
      certificates: [certificate],
      metadata_url: null,
      name_id_format: null,
      subject_attribute: null,
      sign_requests: false,
      unsolicited,
    },
  });

export interface SsoBrowserTools {
  cookies: Map<string, string>;
  /** Requests an address with the cookies that there are. */
  request(url: string, init?: RequestInit): Promise<Response>;
  /** The same, and returns where it leads. */
  follow(url: string, init?: RequestInit): Promise<URL>;
}

/** A browser, as far as single sign-on needs one. */
export function createBrowser(): SsoBrowserTools {
  const cookies = new Map<string, string>();
  async function request(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie, ...init.headers } });
    for (const text of response.headers.getSetCookie()) {
      const [name = '', value = ''] = text.split(';')[0]?.split(/=(.*)/s) ?? [];
      cookies.set(name, value);
    }
    return response;
  }
  return {
    cookies,
    request,
    async follow(url, init) {
      const response = await request(url, init);
      const location = response.headers.get('location');
      if (location === null) throw new Error(`${response.status}: ${await response.text()}`);
      return new URL(location, url);
    },
  };
}

/** A verifier of a program, and its challenge. */
export function pkce() {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

export interface Begun {
  browser: SsoBrowserTools;
  verifier: string;
  /** Where the identity provider is asked. */
  provider: URL;
  start: string;
}

/** Begins a sign-in, and goes to the identity provider. */
export async function begin(
  server: TestServer,
  connection: string,
  given: { email?: string; reauthenticate?: boolean; token?: string; browser?: SsoBrowserTools } = {},
): Promise<Begun> {
  const { verifier, challenge } = pkce();
  const { token, browser = createBrowser(), ...asked } = given;
  const { url } = await server.client(token).sso.authorize({
    ...(asked.email === undefined && { connection_id: connection as never }),
    ...asked,
    redirect_uri: REDIRECT_URI,
    state: 'state of the program',
    code_challenge: challenge,
  });
  return { browser, verifier, provider: await browser.follow(url), start: url };
}

/** What a browser has come back with. */
export interface Returned {
  code: string;
  verifier: string;
  callback: string;
}

const codeOf = (url: URL): string => {
  const code = url.searchParams.get('code');
  if (code === null) throw new Error(`The sign-in has no code: ${url}`);
  return code;
};

/** Signs in at an OpenID provider, up to the code. */
export async function codeByOidc(
  server: TestServer,
  provider: TestProvider,
  connection: string,
  subject: string,
  given: Parameters<typeof begin>[2] = {},
): Promise<Returned> {
  const begun = await begin(server, connection, given);
  const callback = await provider.signIn(begun.provider, subject);
  const back = await begun.browser.follow(callback.href);
  return { code: codeOf(back), verifier: begun.verifier, callback: callback.href };
}

/** Reads the request that a browser takes to a SAML provider. */
export function samlRequest({ provider }: Pick<Begun, 'provider'>) {
  const xml = inflateRawSync(
    Buffer.from(provider.searchParams.get('SAMLRequest') ?? '', 'base64'),
  ).toString();
  const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(xml)?.[1] ?? '';
  return {
    xml,
    id: attribute('ID'),
    acs: attribute('AssertionConsumerServiceURL'),
    issuer: /Issuer[^>]*>([^<]*)</.exec(xml)?.[1] ?? '',
    relayState: provider.searchParams.get('RelayState') ?? '',
  };
}

/** Answers a request as a SAML provider does. @returns the form that the browser posts */
export async function samlForm(
  begun: Pick<Begun, 'provider'>,
  signer: SigningCertificate,
  nameId: string,
  attributes: Record<string, readonly string[]>,
  changes: Partial<ResponseValues> = {},
  sign = (xml: string) => signElement(xml, 'Assertion', signer),
): Promise<{ acs: string; body: URLSearchParams }> {
  const { id, acs, issuer, relayState } = samlRequest(begun);
  const xml = responseXml({
    responseId: newXmlId(),
    assertionId: newXmlId(),
    issuer: 'https://idp.example/saml',
    assertionIssuer: 'https://idp.example/saml',
    destination: acs,
    recipient: acs,
    audience: issuer,
    inResponseTo: id,
    confirmedRequest: id,
    status: 'Success',
    nameId,
    notBefore: new Date(Date.now() - 1000).toISOString(),
    notOnOrAfter: new Date(Date.now() + 60_000).toISOString(),
    attributes,
    ...changes,
  });
  const response = encode(sign(xml));
  return { acs, body: new URLSearchParams({ SAMLResponse: response, RelayState: relayState }) };
}

/** Signs in at a SAML provider, up to the code. */
export async function codeBySaml(
  server: TestServer,
  signer: SigningCertificate,
  connection: string,
  nameId: string,
  attributes: Record<string, readonly string[]>,
  given: Parameters<typeof begin>[2] = {},
): Promise<Omit<Returned, 'callback'>> {
  const begun = await begin(server, connection, given);
  const { acs, body } = await samlForm(begun, signer, nameId, attributes);
  return {
    code: codeOf(await begun.browser.follow(acs, { method: 'POST', body })),
    verifier: begun.verifier,
  };
}

/** Puts a connection that is in use into the database, with the authority of the person who activated it. */
export async function putConnection(
  server: TestServer,
  tenantId: string,
  settings: SsoSettings,
  changes: Partial<SsoConnectionRow> = {},
): Promise<string> {
  const id = typeidUnboxed('sso');
  const digest = randomBytes(16).toString('hex');
  const { role_mappings = [], ...rest } = changes;
  await server.knex('sso_connections').insert({
    tenant_id: tenantId,
    id,
    name: id,
    protocol: settings.oidc === undefined ? 'saml' : 'oidc',
    active_digest: digest,
    authority: 'admin',
    default_role: 'member',
    activated_at: new Date(),
    role_mappings: JSON.stringify(role_mappings) as never,
    ...rest,
  });
  await server.knex('sso_configurations').insert({
    tenant_id: tenantId,
    connection_id: id,
    digest,
    settings,
    ...(settings.oidc !== undefined &&
      sealClientSecret(
        secretsOf(server).vault,
        { tenant_id: tenantId, connection_id: id, settings },
        CLIENT.secret,
      )),
  });
  return id;
}

/** Makes a tenant the verified holder of a domain. */
export async function putDomain(server: TestServer, tenant_id: string, domain: string): Promise<void> {
  await server.knex('domains').insert({
    tenant_id,
    id: typeidUnboxed('dom'),
    domain,
    status: 'verified',
    verified_by: 'dns',
    verified_at: new Date(),
  } as never);
}

/** Exchanges a code for a session. */
export const exchange = (server: TestServer, { code, verifier }: Pick<Returned, 'code' | 'verifier'>) =>
  server.client().sso.exchange({ code, code_verifier: verifier });

/** Puts the code of a sign-in into the database, as one of a new subject whom the person of an identity is. */
export async function putCode(
  server: TestServer,
  tenant_id: string,
  connection_id: string,
  given: Partial<SsoGrant>,
): Promise<string> {
  const code = createToken('challenge');
  const subject = unique('subject');
  const connection = await server.knex('sso_connections').where({ id: connection_id }).first();
  const user_id = typeidUnboxed('usr');
  const email = `${subject}@walk.example`;
  const digest = connection?.active_digest ?? '';
  const identity = { issuer: 'https://idp.example', subject, email, confirmed_digest: digest };
  await server
    .knex('users')
    .insert({ id: user_id, email, email_key: email, name: 'Walk', email_verified_at: new Date() });
  await server.knex('members').insert({ tenant_id, user_id, role: 'member' });
  await server.knex('identities').insert({
    ...identity,
    tenant_id,
    connection_id,
    id: typeidUnboxed('idn'),
    user_id,
    confirmed_by: 'domain',
    confirmed_at: new Date(),
  });
  await server.knex('sso_codes').insert({
    hash: flowCodeHash(secretsOf(server), code),
    tenant_id,
    connection_id,
    grant_data: {
      digest,
      issuer: 'https://idp.example',
      subject,
      email,
      name: 'Walk',
      groups: [],
      strength: 1,
      authenticated_at: null,
      session_id: null,
      is_reauthentication: false,
      typed: null,
      code_challenge: '',
      ...given,
    },
    expires_at: new Date(Date.now() + 60_000),
  });
  return code;
}
