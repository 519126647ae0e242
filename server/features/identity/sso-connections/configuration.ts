import { createHash } from 'node:crypto';
import type { SecretIdentity, Vault } from '../../../auth/secrets/vault.ts';
import type { SealedSecret } from '../../../database/schema/sealed-secrets.ts';
import type { SsoConfigurationRow, SsoSettings } from '../../../database/schema/sso-tables.ts';

type Bound = Pick<SsoConfigurationRow, 'tenant_id' | 'connection_id' | 'settings'>;

/** What a client secret is bound to: its connection, and the issuer that it is sent to. */
const identityOf = ({ tenant_id, connection_id, settings }: Bound): SecretIdentity => ({
  tenantId: tenant_id,
  kind: 'sso_client_secret',
  rowId: connection_id,
  version: 1,
  destination: settings.oidc?.issuer ?? '',
});

export const sealClientSecret = (vault: Vault, bound: Bound, secret: string): SealedSecret =>
  vault.seal(identityOf(bound), secret);

/** @throws UnreadableSecretError without its vault key */
export const openClientSecret = (vault: Vault, row: Bound & SealedSecret): string =>
  vault.open(identityOf(row), row);

/** Orders the properties of an object by name, so that equal settings have one text. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, canonical(part)]),
  );
};

/**
 * Returns the digest of a configuration: what a test has tested, and an activation activates.
 * @param secretDigest a digest of the client secret, so that another secret is another configuration
 */
export const digestOf = (settings: SsoSettings, secretDigest: string | null): string =>
  createHash('sha256')
    .update(JSON.stringify([canonical(settings), secretDigest]))
    .digest('hex');
