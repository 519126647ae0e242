import { redactTokens } from '../../../api/redact-tokens.ts';
import type { Secrets } from '../../../auth/secrets/secrets.ts';
import type { SecretIdentity, Vault } from '../../../auth/secrets/vault.ts';
import {
  NO_SECRET,
  type OptionalSealedSecret,
  type SealedSecret,
} from '../../../database/schema/sealed-secrets.ts';
import type { VirtualKeyRow } from '../../../database/schema/virtual-keys.ts';
import { type Destination, secretDestination } from './destination.ts';

/** What a secret is bound to: the virtual key and its destination. */
export type Bound = Destination & Pick<VirtualKeyRow, 'workspace_id' | 'id' | 'secret_version'>;

type SecretColumns = Pick<VirtualKeyRow, 'masked_secret' | 'fingerprint' | keyof OptionalSealedSecret>;

const identityOf = (bound: Bound): SecretIdentity => ({
  tenantId: bound.workspace_id,
  kind: 'virtual_key',
  rowId: bound.id,
  version: bound.secret_version,
  destination: secretDestination(bound),
});

/** Shorter secrets would be half shown. */
const MASKED_LENGTH = 20;
const FINGERPRINT_LENGTH = 16;

const maskSecret = (secret: string): string =>
  secret.length < MASKED_LENGTH ? '…' : `${secret.slice(0, 3)}…${secret.slice(-4)}`;

/** Equal only for equal secrets of one workspace, so that it tells nothing about those of others. */
const fingerprintOf = (secrets: Secrets, workspaceId: string, secret: string): string =>
  secrets.digest('virtual-key', `${workspaceId}\0${secret}`).toString('hex').slice(0, FINGERPRINT_LENGTH);

/** Seals a secret for its destination. */
export function sealProviderSecret(secrets: Secrets, bound: Bound, secret: string | null): SecretColumns {
  if (secret === null) return { ...NO_SECRET, masked_secret: null, fingerprint: null };
  return {
    ...secrets.vault.seal(identityOf(bound), secret),
    masked_secret: maskSecret(secret),
    fingerprint: fingerprintOf(secrets, bound.workspace_id, secret),
  };
}

function sealedOf({ sealed, wrapped_key, vault_key_id }: OptionalSealedSecret): SealedSecret | undefined {
  if (sealed === null || wrapped_key === null || vault_key_id === null) return undefined;
  return { sealed, wrapped_key, vault_key_id };
}

/** Whether this server can read the secret, if there is one. */
export const canOpen = (vault: Vault, { vault_key_id }: OptionalSealedSecret): boolean =>
  vault_key_id === null || vault.canOpen(vault_key_id);

/**
 * Returns the secret; `null` without one.
 * @throws UnreadableSecretError without its vault key
 */
export function openSecret(vault: Vault, row: Bound & OptionalSealedSecret): string | null {
  const sealed = sealedOf(row);
  return sealed === undefined ? null : vault.openCached(identityOf(row), sealed);
}

/** Removes a secret, and tokens of this server, from a text of a provider. */
export const scrub = (text: string, secret: string | null): string =>
  redactTokens(secret === null ? text : text.replaceAll(secret, '[secret]'));
