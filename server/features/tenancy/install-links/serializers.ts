import type { Schemas } from '../../../api/types.ts';
import type { OrganizationRow } from '../../../database/schema/organization-tables.ts';
import type { LinkWithStatus } from './repository.ts';

/** Serializes a link for its organization. */
export const toInstallLink = (row: LinkWithStatus): Schemas['InstallLink'] => ({
  id: row.id,
  organization_id: row.tenant_id,
  hash: row.hash,
  status: row.status,
  allowed_emails: row.allowed_emails,
  notes: row.notes,
  max_uses: row.max_uses,
  used_count: row.used_count,
  expires_at: row.expires_at?.toISOString() ?? null,
  created_by: row.created_by,
  archived_at: row.archived_at?.toISOString() ?? null,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  etag: String(row.version),
});

/** Serializes a link for its recipients. */
export const toPublicLink = (
  { hash, status }: LinkWithStatus,
  { name }: OrganizationRow,
): Schemas['PublicInstallLink'] => ({ hash, organization: { name }, status });
