import type { Schemas } from '../../../api/types.ts';
import { statusOf, toRateLimit, toRotation } from '../api-keys/serializers.ts';
import type { ApplicationKeyWithUsage } from './repository.ts';

export function toApplicationKey(row: ApplicationKeyWithUsage, now: Date): Schemas['ApplicationKey'] {
  const status = statusOf(row, now);
  return {
    id: row.id,
    name: row.name,
    permissions: row.permissions,
    tenants: row.tenants,
    ip_allowlist: row.ip_allowlist,
    rate_limit: toRateLimit(row),
    status,
    masked: row.masked,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    expires_at: row.expires_at?.toISOString() ?? null,
    revoked_at: row.revoked_at?.toISOString() ?? null,
    last_used_at: row.last_used_at?.toISOString() ?? null,
    rotation: status === 'rotating' ? toRotation(row) : null,
    etag: String(row.version),
  };
}
