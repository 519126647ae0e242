import { createHash } from 'node:crypto';
import type { BrowserAnswer, BrowserRequest, SsoBrowser } from '../../../../api/sso-browser.ts';
import { createToken } from '../../../../auth/authentication/token-format.ts';
import { canonicalAddress } from '../../../../auth/network/ip-address.ts';
import type { Secrets } from '../../../../auth/secrets/secrets.ts';
import { UnreadableSecretError } from '../../../../auth/secrets/vault.ts';
import type { Database } from '../../../../database/connect.ts';
import type { SsoConfigurationRow, SsoFlowRow } from '../../../../database/schema/sso-tables.ts';
import type { CreateRepositories, Repositories } from '../../../../operations/repositories.ts';
import { countFailure } from '../failures.ts';
import type { IdentityProviders } from '../identity-providers.ts';
import { authnRequestUrl } from '../saml/authn-request.ts';
import { announceTest } from '../setup-links/test-passed.ts';
import { openSigningKey } from '../signing-keys.ts';
import { SsoFailure } from '../sso-failure.ts';
import { createBackchannelLogout } from './backchannel-logout.ts';
import { conclude, concludeFailed } from './conclude.ts';
import { browserHash, FLOW_MS, type Flow, flowHash, openFlow } from './flow.ts';
import { createOidcProviders } from './providers.ts';
import { serviceProviderAddresses } from './service-provider.ts';
import { spMetadata } from './sp-metadata.ts';
import { readAttributes, readClaims } from './statement.ts';

export interface SsoBrowserOptions {
  database: Pick<Database, 'knex' | 'changes'>;
  secrets: Secrets;
  build: CreateRepositories;
  providers: IdentityProviders;
  publicUrl: () => string;
  /** Where people sign in. */
  appUrl: () => string;
  logger: { error(facts: object, message: string): void };
}

const COOKIE_PREFIX = '__Host-tn_sso_';

/** Flows in several windows have a cookie each. */
const cookieName = (hash: Buffer): string => COOKIE_PREFIX + hash.toString('hex').slice(0, 16);

/** A flow that is under way, and its configuration. */
interface OpenFlow {
  row: SsoFlowRow;
  flow: Flow;
  configuration: SsoConfigurationRow;
  address: string | null;
}

/** Creates what the routes of single sign-on do. */
export function createSsoBrowser(options: SsoBrowserOptions): SsoBrowser {
  const { database, secrets, build, providers, publicUrl, appUrl, logger } = options;
  const repositories = build(database.knex);
  const oidc = createOidcProviders(secrets, providers.requests.fetch);
  const tools = {
    repositories,
    secrets,
    now: () => new Date(),
    announceTest: (row: SsoFlowRow) => announceTest(options, row),
  };
  const logOut = createBackchannelLogout({ database, build, requests: providers.requests });

  async function open(row: SsoFlowRow, address: string): Promise<OpenFlow | undefined> {
    const { ssoConnections } = repositories.tenant(row.tenant_id);
    const configuration = await ssoConnections.configuration(row.connection_id, row.digest);
    return (
      configuration && {
        row,
        flow: openFlow(secrets, row),
        configuration,
        address: canonicalAddress(address) ?? null,
      }
    );
  }

  async function addressOf({ row, flow, configuration }: OpenFlow, state: string): Promise<string> {
    const { redirectUri, entityId, acsUrl } = serviceProviderAddresses(publicUrl(), row.connection_id);
    if (configuration.settings.saml !== undefined) {
      const request = { spEntityId: entityId, acsUrl, requestId: flow.request_id, relayState: state };
      return authnRequestUrl(configuration.settings.saml, {
        ...request,
        forceAuthn: flow.reauthenticates,
        privateKey: configuration.settings.saml.sign_requests ? await signingKeyOf(row) : null,
      });
    }
    const party = await oidc(configuration);
    return (await party.authorizationUrl(oidcFlowOf(row, flow, state, redirectUri))).href;
  }

  const keysOf = ({ tenant_id, connection_id }: SsoFlowRow) =>
    repositories.tenant(tenant_id).ssoConnections.signingKeys(connection_id);

  /** Returns the key of this server for a connection in PEM; `null` if it has none. */
  async function signingKeyOf(row: SsoFlowRow): Promise<string | null> {
    const current = (await keysOf(row)).find(({ state }) => state === 'current');
    return current === undefined ? null : openSigningKey(secrets.vault, current);
  }

  /** Returns the keys of this server for a connection that can be opened, in PEM. @throws UnreadableSecretError if there are none */
  async function decryptionKeysOf(row: SsoFlowRow): Promise<string[]> {
    const keys = await keysOf(row);
    const opened = keys.flatMap((key) => {
      try {
        return [openSigningKey(secrets.vault, key)];
      } catch (error) {
        if (error instanceof UnreadableSecretError) return [];
        throw error;
      }
    });
    const [first] = keys;
    return opened.length > 0 || first === undefined ? opened : [openSigningKey(secrets.vault, first)];
  }

  /** Runs a step of a flow. What it fails with ends the flow, and is shown to its program. */
  async function attempt(found: OpenFlow, step: () => Promise<BrowserAnswer>): Promise<BrowserAnswer> {
    try {
      return await step();
    } catch (error) {
      if (error instanceof SsoFailure) {
        await countFailure(options, found.row);
        return concludeFailed(tools, found, error);
      }
      logger.error(
        { err: error, connection_id: found.row.connection_id },
        'a sign-in by single sign-on failed',
      );
      return { page: 'unavailable' };
    }
  }

  /** Returns the flow of a state, and marks it as used. Returns nothing without the cookie of the browser that began it. */
  async function take(state: string, { cookies, address }: BrowserRequest): Promise<OpenFlow | undefined> {
    const hash = flowHash(secrets, state);
    const cookie = cookies.get(cookieName(hash));
    if (cookie === undefined) return undefined;
    const row = await repositories.ssoFlows.take(hash, browserHash(secrets, cookie), new Date());
    return row && open(row, address);
  }

  return {
    logOut,

    async start(connectionId, state, { address }) {
      const hash = flowHash(secrets, state);
      const value = createToken('challenge');
      const row = await repositories.ssoFlows.begin(
        hash,
        connectionId,
        browserHash(secrets, value),
        new Date(),
      );
      const found = row && (await open(row, address));
      if (found === undefined) return { page: 'over' };
      const sameSite = found.configuration.settings.saml === undefined ? 'lax' : 'none';
      const cookie = { name: cookieName(hash), value, sameSite, maxAgeMs: FLOW_MS } as const;
      return attempt(found, async () => ({ redirect: await addressOf(found, state), cookie }));
    },

    async finishOidc(search, browser) {
      const state = search.get('state') ?? '';
      const found = await take(state, browser);
      if (found === undefined) return { page: 'over' };
      const { row, flow, configuration } = found;
      return attempt(found, async () => {
        if (configuration.settings.oidc === undefined) throw WRONG_PROTOCOL;
        const { redirectUri } = serviceProviderAddresses(publicUrl(), row.connection_id);
        const party = await oidc(configuration);
        const callback = new URL(`${redirectUri}?${search}`);
        const subject = await party.finish(callback, oidcFlowOf(row, flow, state, redirectUri), new Date());
        return conclude(tools, found, readClaims(configuration.settings, subject));
      });
    },

    hasFlow: ({ cookies }) => [...cookies.keys()].some((name) => name.startsWith(COOKIE_PREFIX)),

    async finishSaml(connectionId, { relayState, response }, browser, count) {
      const found = await take(relayState, browser);
      if (found === undefined) return { page: 'over' };
      await count();
      const { row, flow, configuration } = found;
      return attempt(found, async () => {
        const { saml } = configuration.settings;
        if (saml === undefined || row.connection_id !== connectionId) throw WRONG_PROTOCOL;
        const { entityId, acsUrl } = serviceProviderAddresses(publicUrl(), connectionId);
        const assertion = await providers.saml.verify(response, {
          certificates: saml.certificates,
          decryptionKeys: mayBeEncrypted(response) ? await decryptionKeysOf(row) : [],
          idpEntityId: saml.idp_entity_id,
          spEntityId: entityId,
          acsUrl,
          requestId: flow.request_id,
          now: new Date(),
        });
        await useOnce(repositories, row, assertion);
        requireFresh(found, assertion.authenticatedAt);
        return conclude(tools, found, readAttributes(configuration.settings, assertion));
      });
    },

    async unsolicited(connectionId) {
      const connection = await repositories.ssoConnectionLookup.usable(connectionId);
      const settings =
        connection &&
        (await repositories
          .tenant(connection.tenant_id)
          .ssoConnections.configuration(connectionId, connection.active_digest));
      // The response itself is not read: it may be one that an attacker was given.
      return settings?.settings.saml?.unsolicited === true
        ? { redirect: `${appUrl()}/sign-in?connection_id=${connectionId}` }
        : { page: 'over' };
    },

    async metadata(connectionId) {
      const connection = await repositories.ssoConnectionLookup.find(connectionId);
      if (connection?.protocol !== 'saml') return { page: 'unknown' };
      const { ssoConnections } = repositories.tenant(connection.tenant_id);
      const keys = await ssoConnections.signingKeys(connectionId);
      return { xml: spMetadata({ ...serviceProviderAddresses(publicUrl(), connectionId), keys }) };
    },
  };
}

/** Whether a response in Base64 may have an encrypted assertion: a name cannot be written in another way in UTF-8. */
const mayBeEncrypted = (response: string): boolean =>
  Buffer.from(response, 'base64').includes('EncryptedAssertion');

const WRONG_PROTOCOL = new SsoFailure(
  'wrong_request',
  'The answer is for another connection than the sign-in.',
);

const oidcFlowOf = (row: SsoFlowRow, flow: Flow, state: string, redirectUri: string) => ({
  state,
  nonce: flow.nonce,
  codeVerifier: flow.code_verifier,
  redirectUri,
  authenticateAfter: flow.reauthenticates ? row.created_at : null,
  loginHint: flow.typed,
});

/** @throws SsoFailure for an assertion that has signed in already, on whichever replica */
async function useOnce(
  { ssoFlows }: Pick<Repositories, 'ssoFlows'>,
  { tenant_id, connection_id }: SsoFlowRow,
  { assertionId, expiresAt }: { assertionId: string; expiresAt: Date },
): Promise<void> {
  const hash = createHash('sha256').update(assertionId).digest();
  if (await ssoFlows.remember({ tenant_id, connection_id, hash, expires_at: expiresAt })) return;
  throw new SsoFailure('replayed_response', 'The assertion has signed in already.');
}

/** @throws SsoFailure unless the person has authenticated after the request, where it asked for that */
function requireFresh({ row, flow }: OpenFlow, authenticatedAt: Date): void {
  // Times of the provider are whole seconds.
  const notBefore = Math.floor(row.created_at.getTime() / 1000) * 1000;
  if (!flow.reauthenticates || authenticatedAt.getTime() >= notBefore) return;
  throw new SsoFailure(
    'stale_authentication',
    'The identity provider did not ask the person to sign in again. It has to honour ForceAuthn.',
  );
}
