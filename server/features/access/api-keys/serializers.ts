import type { ApiDocument } from '../../../api/api-document.ts';
import { tenantIdFields } from '../../../api/ids.ts';
import { permissionNames } from '../../../api/permission-names.ts';
import type { Schemas } from '../../../api/types.ts';
import type { KeyPrincipal } from '../../../auth/authentication/principal.ts';
import type { Secrets } from '../../../auth/secrets/secrets.ts';
import type { KeyUsage } from '../../../database/key-usage.ts';
import type { ApiKeyRow } from '../../../database/schema/credential-tables.ts';
import type { HandlerContext } from '../../../operations/handler-context.ts';
import { toJoined } from '../../tenancy/external-ids/service.ts';
import type { ApiKeyWithUsage } from './repository.ts';
import { toRotationPolicy } from './rotation-policy.ts';

/** Returns the status of a key, computed from its times so that no job has to maintain it. */
export function statusOf(
  key: Pick<ApiKeyRow, 'revoked_at' | 'expires_at' | 'rotation_ends_at'>,
  now: Date,
): Schemas['ApiKey']['status'] {
  if (key.revoked_at !== null) return 'revoked';
  if (key.expires_at !== null && key.expires_at <= now) return 'expired';
  return key.rotation_ends_at !== null && key.rotation_ends_at > now ? 'rotating' : 'active';
}

/** Serializes the rate limit of a key of any kind. */
export const toRateLimit = ({
  rate_limit_requests: requests,
  rate_limit_seconds: per_seconds,
}: Pick<ApiKeyRow, 'rate_limit_requests' | 'rate_limit_seconds'>) =>
  requests === null || per_seconds === null ? null : { requests, per_seconds };

type RotationColumns = KeyUsage & Pick<ApiKeyRow, 'previous_masked' | 'rotated_at' | 'rotation_ends_at'>;

/** Serializes the rotation in progress of a key of any kind. */
export function toRotation(row: RotationColumns): Schemas['KeyRotation'] {
  const sources = row.previous_sources.map((source) => ({
    ...source,
    last_used_at: new Date(source.last_used_at).toISOString(),
  }));
  return {
    previous_masked: row.previous_masked ?? '',
    started_at: row.rotated_at?.toISOString() ?? '',
    ends_at: row.rotation_ends_at?.toISOString() ?? '',
    previous_uses: row.previous_uses,
    previous_last_used_at: sources[0]?.last_used_at ?? null,
    previous_sources: sources,
  };
}

const newSecretStatus = ({ vault_key_id }: ApiKeyRow, { vault }: Pick<Secrets, 'vault'>) => {
  if (vault_key_id === null) return 'none';
  return vault.canOpen(vault_key_id) ? 'waiting' : 'unreadable';
};

/** Serializes what applies to calls of models with a key. */
export const toDefaults = ({
  default_config_id,
  call_metadata,
  call_log,
}: Pick<ApiKeyRow, 'default_config_id' | 'call_metadata' | 'call_log'>) => ({
  config: default_config_id,
  metadata: call_metadata,
  log: call_log,
});

export function toApiKey(
  row: ApiKeyWithUsage,
  { contract, now, secrets }: Pick<HandlerContext, 'contract' | 'now' | 'secrets'>,
): Schemas['ApiKey'] {
  const status = statusOf(row, now);
  return {
    id: row.id,
    ...tenantIdFields(row.tenant_id),
    kind: row.kind,
    name: row.name,
    description: row.description,
    scope: row.scope,
    permissions: row.permissions && permissionNames(contract, row.permissions),
    user_id: row.user_id,
    project_ids: row.project_ids,
    ip_allowlist: row.ip_allowlist,
    rate_limit: toRateLimit(row),
    status,
    ...toJoined(row),
    masked: row.masked,
    created_by: row.created_by,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    expires_at: row.expires_at?.toISOString() ?? null,
    revoked_at: row.revoked_at?.toISOString() ?? null,
    last_used_at: row.last_used_at?.toISOString() ?? null,
    rotation_policy: toRotationPolicy(row),
    next_rotation_at: row.next_rotation_at?.toISOString() ?? null,
    new_secret_status: newSecretStatus(row, secrets),
    grant_id: row.grant_id,
    defaults: toDefaults(row),
    audiences: row.audiences,
    rotation: status === 'rotating' ? toRotation(row) : null,
    etag: String(row.version),
  };
}

const KINDS = { user_key: 'user', service_key: 'service', organization_key: 'organization' } as const;

/** Serializes a key for `apiKeys.verify`, without its creator, secret or allowlist. */
export function toVerifiedKey(contract: ApiDocument, key: KeyPrincipal, now: Date): Schemas['VerifiedKey'] {
  const times = {
    revoked_at: key.revokedAt,
    expires_at: key.expiresAt,
    rotation_ends_at: key.rotationEndsAt,
  };
  return {
    id: key.id,
    ...tenantIdFields(key.tenantId),
    kind: KINDS[key.type],
    name: key.name,
    scope: key.scope,
    permissions: key.permissions && permissionNames(contract, key.permissions),
    user_id: key.userId,
    project_ids: key.projectIds === null ? null : [...key.projectIds],
    status: statusOf(times, now),
    expires_at: key.expiresAt?.toISOString() ?? null,
  };
}
