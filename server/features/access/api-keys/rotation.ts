import type { ApiKeyRow } from '../../../database/schema/credential-tables.ts';
import { NO_SECRET } from '../../../database/schema/sealed-secrets.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { issueSecret } from './policies.ts';
import { nextRotation, toRotationPolicy } from './rotation-policy.ts';

type RotationDependencies = Pick<HandlerContext, 'repositories' | 'tenant' | 'tenantId' | 'secrets' | 'now'>;

/** What a pending secret is bound to: the key and its rotation. */
const identityOf = ({ tenant_id, id, rotated_at }: Pick<ApiKeyRow, 'tenant_id' | 'id' | 'rotated_at'>) => ({
  tenantId: tenant_id,
  kind: 'pending_key_secret' as const,
  rowId: id,
  version: rotated_at?.toISOString() ?? '',
  destination: '',
});

/**
 * Gives a key a new secret; the previous one works for a transition period. Resets the rotation schedule, and discards
 * a pending secret that was never retrieved.
 * @returns the secret
 */
export async function replaceSecret(
  tools: RotationDependencies,
  key: ApiKeyRow,
  seconds: number,
): Promise<string> {
  const { repositories, tenant, now } = tools;
  const endsAt = new Date(now.getTime() + seconds * 1000);
  await repositories.credentials.endPrevious(key.id, now);
  await repositories.credentials.demote(key.id, endsAt);
  await tenant.keyInsiders.endPrevious(key.id, now);
  await tenant.keyInsiders.demote(key.id, endsAt);
  await tenant.apiKeys.forgetUses(key.id);
  const { secret, masked } = await issueSecret(tools, key, tools.tenantId);
  const policy = toRotationPolicy(key);
  await tenant.apiKeys.update(key.id, {
    masked,
    previous_masked: key.masked,
    rotated_at: now,
    rotation_ends_at: endsAt,
    next_rotation_at: policy === null ? null : nextRotation(policy, now),
    rotation_notice_stage: 0,
    ...NO_SECRET,
  });
  return secret;
}

/** Rotates a secret without a caller: the new secret is sealed until an authorized caller retrieves it. */
export async function rotateSecretAutomatically(tools: RotationDependencies, key: ApiKeyRow): Promise<void> {
  const secret = await replaceSecret(tools, key, toRotationPolicy(key)?.transition_seconds ?? 0);
  await storePendingSecret(tools, { ...key, rotated_at: tools.now }, secret);
}

/** Seals the secret of a rotation until it is retrieved. */
export async function storePendingSecret(
  { tenant, secrets: { vault } }: Pick<RotationDependencies, 'tenant' | 'secrets'>,
  key: Pick<ApiKeyRow, 'tenant_id' | 'id' | 'rotated_at'>,
  secret: string,
): Promise<void> {
  await tenant.apiKeys.update(key.id, vault.seal(identityOf(key), secret));
}

/**
 * Removes and returns the pending secret of a key.
 * @throws pending_secret_unavailable without its vault key
 */
export async function takePendingSecret(
  context: HandlerContext<'pending_secret_unavailable'>,
  key: ApiKeyRow,
): Promise<string | undefined> {
  const { tenant, secrets } = context;
  const { vault } = secrets;
  const { sealed, wrapped_key, vault_key_id } = key;
  if (sealed === null || wrapped_key === null || vault_key_id === null) return undefined;
  if (!vault.canOpen(vault_key_id)) {
    throw context.refuse(
      'pending_secret_unavailable',
      'The new secret of this key cannot be read, because its vault key is missing. Ask the operator to restore the key, or rotate the API key.',
    );
  }
  const secret = vault.open(identityOf(key), { sealed, wrapped_key, vault_key_id });
  await tenant.apiKeys.update(key.id, NO_SECRET);
  return secret;
}
