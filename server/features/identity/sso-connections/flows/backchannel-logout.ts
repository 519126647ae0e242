import { createHash } from 'node:crypto';
import type { JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import type { LogoutAnswer } from '../../../../api/sso-browser.ts';
import type { Database } from '../../../../database/connect.ts';
import type { StoredOidcSettings } from '../../../../database/schema/sso-tables.ts';
import type { CreateRepositories } from '../../../../operations/repositories.ts';
import { writeOutbox } from '../../../../outbox/outbox.ts';
import {
  checkUnverified,
  keysAt,
  LogoutTokenError,
  type ProviderLogout,
  verifyLogoutToken,
} from '../oidc/logout-token.ts';
import { findKeysUri } from '../oidc/relying-party.ts';
import type { ProviderRequests } from '../provider-requests.ts';

interface LogoutTools {
  database: Pick<Database, 'knex' | 'changes'>;
  build: CreateRepositories;
  requests: ProviderRequests;
}

/** How long it is known where a provider has its keys, and that it does not say so. */
const KEPT_MS = 300_000;
const FAILED_MS = 10_000;
const MAX_KEPT = 500;

/** Creates what finds the keys of providers. A provider that fails is not asked again for a while. */
function createProviderKeys(fetch: typeof globalThis.fetch) {
  const kept = new LRUCache<string, Promise<JWTVerifyGetKey>>({ max: MAX_KEPT, ttl: KEPT_MS });
  return (issuer: string): Promise<JWTVerifyGetKey> => {
    const known = kept.get(issuer);
    if (known !== undefined) return known;
    const found = findKeysUri(issuer, fetch).then((uri) => keysAt(uri, fetch));
    kept.set(issuer, found);
    found.catch(() => kept.set(issuer, found, { ttl: FAILED_MS }));
    return found;
  };
}

/** A connection whose provider may sign people out. */
interface Provider {
  tenantId: string;
  connectionId: string;
  oidc: StoredOidcSettings;
}

/** Ends what a provider has signed out, once, with an audit entry for each identity. @returns the transaction; `undefined` for a repetition */
const endSessions = (
  { database, build }: LogoutTools,
  { tenantId, connectionId }: Provider,
  logout: ProviderLogout,
): Promise<{ transaction: string | undefined } | undefined> =>
  database.knex.transaction(async (trx) => {
    const { tenants, ssoFlows, credentials, tenant } = build(trx);
    const { ssoConnections, ssoProofs } = tenant(tenantId);
    const now = new Date();
    // Sign-ins share it, so that none passes unseen.
    await tenants.lock(tenantId);
    const isNew = await ssoFlows.remember({
      tenant_id: tenantId,
      connection_id: connectionId,
      hash: createHash('sha256').update(`logout_token\0${logout.jti}`).digest(),
      expires_at: logout.rememberedUntil,
    });
    if (!isNew) return undefined;
    await ssoProofs.endCodes(connectionId, logout, now);
    const resting = await ssoProofs.sessionsOf(connectionId, logout);
    const sessionIds = resting.map(({ session_id }) => session_id);
    await credentials.end(await ssoConnections.withdrawProofs(connectionId, now, { sessionIds }), now);
    const audits = [...new Set(resting.map(({ identity_id }) => identity_id))].map((target_id) => ({
      tenantId,
      action: 'identity.logged_out',
      target_id,
      actor: { type: 'system' as const, id: null },
    }));
    return { transaction: await writeOutbox(trx, { audits }, { acknowledged: true }) };
  });

/**
 * Creates what ends sessions when an OpenID provider says that it has signed a person out (OpenID Connect Back-Channel Logout).
 * Anyone can send it: nothing is fetched for a token that does not fit the connection.
 */
export function createBackchannelLogout(tools: LogoutTools) {
  const { database, build, requests } = tools;
  const repositories = build(database.knex);
  const keysOf = createProviderKeys(requests.fetch);

  async function providerOf(connectionId: string): Promise<Provider> {
    const connection = await repositories.ssoConnectionLookup.find(connectionId);
    const { tenant_id: tenantId = '', active_digest } = connection ?? {};
    const configuration = active_digest
      ? await repositories.tenant(tenantId).ssoConnections.configuration(connectionId, active_digest)
      : undefined;
    const { oidc } = configuration?.settings ?? {};
    if (oidc === undefined) throw new LogoutTokenError('This is no connection of OpenID Connect.');
    return { tenantId, connectionId, oidc };
  }

  async function logOut(connectionId: string, token: string, count: () => Promise<void>): Promise<void> {
    const provider = await providerOf(connectionId);
    const expected = { issuer: provider.oidc.issuer, clientId: provider.oidc.client_id };
    checkUnverified(token, expected);
    await count();
    const keys = await keysOf(expected.issuer).catch(() => {
      throw new LogoutTokenError('The keys of the provider cannot be read.');
    });
    const logout = await verifyLogoutToken(token, keys, { ...expected, now: new Date() });
    const ended = await endSessions(tools, provider, logout);
    if (ended === undefined) throw new LogoutTokenError('The logout token was used already.');
    await database.changes.waitForReplicas(ended.transaction);
  }

  return async (
    connectionId: string,
    token: string | undefined,
    count: () => Promise<void>,
  ): Promise<LogoutAnswer> => {
    try {
      if (token === undefined)
        throw new LogoutTokenError('Post a form of at most 32 KiB that has one logout_token.');
      await logOut(connectionId, token, count);
      return { isDone: true };
    } catch (error) {
      if (error instanceof LogoutTokenError) return { isDone: false, reason: error.message };
      throw error;
    }
  };
}
