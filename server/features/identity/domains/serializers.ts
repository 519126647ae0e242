import { tenantIdFields } from '../../../api/ids.ts';
import type { Schemas } from '../../../api/types.ts';
import type { Secrets } from '../../../auth/secrets/secrets.ts';
import { recordOf } from './challenge.ts';
import type { DomainRow } from './repository.ts';

export const toDomain = (row: DomainRow, secrets: Secrets): Schemas['Domain'] => ({
  id: row.id,
  ...tenantIdFields(row.tenant_id),
  domain: row.domain,
  status: row.status,
  record: recordOf(row, secrets),
  verified_by: row.verified_by,
  verified_at: row.verified_at?.toISOString() ?? null,
  checked_at: row.checked_at?.toISOString() ?? null,
  missing_since: row.missing_since?.toISOString() ?? null,
  lapsed_at: row.lapsed_at?.toISOString() ?? null,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  etag: String(row.version),
});
