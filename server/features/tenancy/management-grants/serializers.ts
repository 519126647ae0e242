import type { Schemas } from '../../../api/types.ts';
import type { GrantWithNames } from './repository.ts';
import type { RequestWithNames } from './request-repository.ts';

type GrantParties = Pick<GrantWithNames | RequestWithNames, 'workspace_id' | 'organization_id'> &
  Record<'workspace_slug' | 'workspace_name' | 'organization_slug' | 'organization_name', string>;

const grantParties = (row: GrantParties) => ({
  workspace: { id: row.workspace_id, slug: row.workspace_slug, name: row.workspace_name },
  organization: { id: row.organization_id, slug: row.organization_slug, name: row.organization_name },
});

export const toGrant = (row: GrantWithNames): Schemas['ManagerGrant'] => ({
  id: row.id,
  ...grantParties(row),
  status: row.status,
  granted_by: row.granted_by,
  expires_at: row.expires_at?.toISOString() ?? null,
  paused: row.paused,
  revoked_at: row.revoked_at?.toISOString() ?? null,
  revoked_by: row.revoked_by,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  etag: String(row.version),
});

export const toAccessRequest = (row: RequestWithNames): Schemas['AccessRequest'] => ({
  id: row.id,
  ...grantParties(row),
  status: row.status,
  reason: row.reason,
  expires_at: row.expires_at?.toISOString() ?? null,
  requested_by: row.requested_by,
  decided_by: row.decided_by,
  decided_at: row.decided_at?.toISOString() ?? null,
  grant_id: row.grant_id,
  created_at: row.created_at.toISOString(),
});
