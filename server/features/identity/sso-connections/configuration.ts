import { type Canonical, canonicalJson } from '../../../auth/secrets/canonical-json.ts';
import type { Secrets } from '../../../auth/secrets/secrets.ts';
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

/** Returns the client secret of a configuration, if it has one. @throws UnreadableSecretError without its vault key */
export function secretOf(vault: Vault, row: SsoConfigurationRow): string | null {
  const { sealed, wrapped_key, vault_key_id } = row;
  if (sealed === null || wrapped_key === null || vault_key_id === null) return null;
  return openClientSecret(vault, { ...row, sealed, wrapped_key, vault_key_id });
}

/**
 * Returns the digest of a configuration: what a test has tested, and an activation activates. It depends on the pepper,
 * so that it tells nothing about the client secret.
 */
export const configurationDigest = (
  secrets: Secrets,
  settings: SsoSettings,
  secret: string | null,
): string => {
  // Without the properties that are undefined, as the database keeps the settings.
  const stored: Canonical = JSON.parse(JSON.stringify(settings));
  return secrets.digest('sso-configuration', canonicalJson([stored, secret])).toString('hex');
};
