import { newId } from '../../../api/ids.ts';
import { DAY_MS } from '../../../api/times.ts';
import type { SecretIdentity, Vault } from '../../../auth/secrets/vault.ts';
import type { SsoSigningKeyRow } from '../../../database/schema/sso-tables.ts';
import { createSigningCertificate, type SigningCertificate } from './saml/certificates.ts';

const VALID_MS = 3 * 365 * DAY_MS;

type Bound = Pick<SsoSigningKeyRow, 'tenant_id' | 'connection_id' | 'id'>;

const identityOf = ({ tenant_id, connection_id, id }: Bound): SecretIdentity => ({
  tenantId: tenant_id,
  kind: 'sso_signing_key',
  rowId: connection_id,
  version: id,
  destination: '',
});

/** Creates a key with which this server signs its requests to a provider, and its certificate. */
export const newSigningCertificate = (now: Date): Promise<SigningCertificate> =>
  createSigningCertificate('Tenantry', new Date(now.getTime() - DAY_MS), new Date(now.getTime() + VALID_MS));

/** Returns the row of a key in its state. */
export function signingKeyRow(
  vault: Vault,
  connection: Pick<SsoSigningKeyRow, 'tenant_id' | 'connection_id'>,
  { privateKey, certificate }: SigningCertificate,
  state: SsoSigningKeyRow['state'],
): Omit<SsoSigningKeyRow, 'created_at'> {
  const bound = { ...connection, id: newId('ssk') };
  return { ...bound, state, certificate, ...vault.seal(identityOf(bound), privateKey) };
}

/** @throws UnreadableSecretError without its vault key */
export const openSigningKey = (vault: Vault, row: SsoSigningKeyRow): string =>
  vault.openCached(identityOf(row), row);
