import type { ApiKeyRow } from '../../../database/schema/credential-tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { issueSecret } from './policies.ts';
import { nextRotation, toRotationPolicy } from './rotation-policy.ts';

type RotationDependencies = Pick<HandlerContext, 'repositories' | 'tenant' | 'tenantId' | 'secrets' | 'now'>;

/**
 * Purpose under which pending secrets are encrypted: not a client's secret, but a constant combined with the pepper.
 */
const SEAL_PURPOSE = 'rotated key';

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
    sealed_new_secret: null,
  });
  return secret;
}

/** Rotates a secret without a caller: the new secret is stored encrypted until an authorized caller retrieves it. */
export async function rotateSecretAutomatically(tools: RotationDependencies, key: ApiKeyRow): Promise<void> {
  const secret = await replaceSecret(tools, key, toRotationPolicy(key)?.transition_seconds ?? 0);
  const sealed_new_secret = tools.secrets.encrypt(SEAL_PURPOSE, secret);
  await tools.tenant.apiKeys.update(key.id, { sealed_new_secret });
}

/** Removes and returns the pending secret of a key. */
export async function takePendingSecret(
  { tenant, secrets }: RotationDependencies,
  key: ApiKeyRow,
): Promise<string | undefined> {
  if (key.sealed_new_secret === null) return undefined;
  await tenant.apiKeys.update(key.id, { sealed_new_secret: null });
  return secrets.decrypt(SEAL_PURPOSE, key.sealed_new_secret);
}
