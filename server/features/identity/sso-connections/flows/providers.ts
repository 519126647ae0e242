import { LRUCache } from 'lru-cache';
import type { Secrets } from '../../../../auth/secrets/secrets.ts';
import type { SealedSecret } from '../../../../database/schema/sealed-secrets.ts';
import type { SsoConfigurationRow } from '../../../../database/schema/sso-tables.ts';
import { openClientSecret } from '../configuration.ts';
import { discoverProvider, type OidcRelyingParty } from '../oidc/relying-party.ts';

const KEPT_MS = 300_000;
const MAX_KEPT = 500;

/** Whether a configuration has a client secret. */
const hasSecret = (row: SsoConfigurationRow): row is SsoConfigurationRow & SealedSecret =>
  row.sealed !== null;

/**
 * Creates what prepares OpenID providers for sign-ins. What a provider says about itself is kept for five minutes.
 * @returns a function that throws SsoFailure when the provider does not answer
 */
export function createOidcProviders(secrets: Secrets, fetch: typeof globalThis.fetch) {
  const kept = new LRUCache<string, OidcRelyingParty>({ max: MAX_KEPT, ttl: KEPT_MS });
  return async (row: SsoConfigurationRow): Promise<OidcRelyingParty> => {
    const key = `${row.connection_id}\n${row.digest}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const { oidc } = row.settings;
    if (oidc === undefined) throw new Error('The configuration is not one of OpenID Connect.');
    const settings = {
      issuer: oidc.issuer,
      clientId: oidc.client_id,
      clientSecret: hasSecret(row) ? openClientSecret(secrets.vault, row) : '',
      tokenAuth: oidc.token_auth,
      scopes: oidc.scopes,
      subjectClaim: oidc.subject_claim,
    };
    const party = await discoverProvider(settings, fetch);
    kept.set(key, party);
    return party;
  };
}
