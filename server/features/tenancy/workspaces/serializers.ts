import { DAY_MS } from '../../../api/times.ts';
import type { Schemas } from '../../../api/types.ts';
import type { WorkspaceRow } from '../../../database/schema/tables.ts';
import { toJoined } from '../external-ids/service.ts';

/** Days for which deleted resources can be restored. */
export const RESTORE_DAYS = 30;

/** Returns when an archived resource will be purged. */
export const purgeAt = (archivedAt: Date | null): string | null =>
  archivedAt === null ? null : new Date(archivedAt.getTime() + RESTORE_DAYS * DAY_MS).toISOString();

export const toWorkspace = (row: WorkspaceRow): Schemas['Workspace'] => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  plan: row.plan,
  organization_id: row.organization_id,
  ...toJoined(row),
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  archived_at: row.archived_at?.toISOString() ?? null,
  purge_at: purgeAt(row.archived_at),
  etag: String(row.version),
});
