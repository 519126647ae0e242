import type { Vault } from '../../../auth/secrets/vault.ts';
import type { SealedSecret } from '../../../database/schema/sealed-secrets.ts';
import type { PreviousSecretColumns, WebhookEndpointRow } from '../../../database/schema/webhook-tables.ts';

/** What a signing secret is bound to: the endpoint and its URL. */
type Bound = Pick<WebhookEndpointRow, 'tenant_id' | 'id' | 'secret_version' | 'url'>;
/** The columns of the secrets of an endpoint. */
export type EndpointSecrets = Bound & SealedSecret & PreviousSecretColumns;

const identityOf = ({ tenant_id, id, secret_version, url }: Bound) => ({
  tenantId: tenant_id,
  kind: 'webhook_secret' as const,
  rowId: id,
  version: secret_version,
  destination: url,
});

export const sealSigningSecret = (vault: Vault, endpoint: Bound, secret: string): SealedSecret =>
  vault.seal(identityOf(endpoint), secret);

/** Returns the previous secret of a rotation in progress. */
function previousOf(endpoint: PreviousSecretColumns, now: Date): SealedSecret | undefined {
  const { previous_sealed, previous_wrapped_key, previous_vault_key_id, previous_ends_at } = endpoint;
  if (previous_sealed === null || previous_wrapped_key === null || previous_vault_key_id === null)
    return undefined;
  if (previous_ends_at === null || previous_ends_at <= now) return undefined;
  return {
    sealed: previous_sealed,
    wrapped_key: previous_wrapped_key,
    vault_key_id: previous_vault_key_id,
  };
}

/** Whether this server can sign with every secret of an endpoint that is live. */
export function canSign(vault: Vault, endpoint: SealedSecret & PreviousSecretColumns, now: Date): boolean {
  const previous = previousOf(endpoint, now);
  return (
    vault.canOpen(endpoint.vault_key_id) && (previous === undefined || vault.canOpen(previous.vault_key_id))
  );
}

/**
 * Returns the secrets that sign, the newest first.
 * @throws UnreadableSecretError without their vault keys
 */
export function signingSecrets(vault: Vault, endpoint: EndpointSecrets, now: Date): string[] {
  const current = vault.openCached(identityOf(endpoint), endpoint);
  const previous = previousOf(endpoint, now);
  if (previous === undefined) return [current];
  const before = { ...endpoint, secret_version: endpoint.secret_version - 1 };
  return [current, vault.openCached(identityOf(before), previous)];
}

/** Columns of an endpoint without a rotation in progress. */
export const NO_ROTATION = {
  previous_sealed: null,
  previous_wrapped_key: null,
  previous_vault_key_id: null,
  previous_masked: null,
  previous_ends_at: null,
} as const;

/** Returns the columns of a rotation that keeps the present secret until a time. */
export const keepAsPrevious = (endpoint: WebhookEndpointRow, until: Date) => ({
  previous_sealed: endpoint.sealed,
  previous_wrapped_key: endpoint.wrapped_key,
  previous_vault_key_id: endpoint.vault_key_id,
  previous_masked: endpoint.masked,
  previous_ends_at: until,
});
