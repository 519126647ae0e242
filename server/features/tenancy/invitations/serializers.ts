import { tenantIdFields } from '../../../api/ids.ts';
import type { Schemas } from '../../../api/types.ts';
import type { InvitationRow } from '../../../database/schema/invitation-tables.ts';
import { toJoined } from '../external-ids/service.ts';

/** An invitation counts as expired from that moment on, whatever its row says. */
export const statusOf = (
  row: Pick<InvitationRow, 'status' | 'expires_at'>,
  now: Date,
): InvitationRow['status'] => (row.status === 'pending' && row.expires_at <= now ? 'expired' : row.status);

export const toInvitation = (row: InvitationRow, now: Date): Schemas['Invitation'] => ({
  id: row.id,
  ...tenantIdFields(row.tenant_id),
  email: row.email,
  role: row.role,
  project_ids: row.project_ids,
  first_name: row.first_name,
  last_name: row.last_name,
  status: statusOf(row, now),
  invited_by: row.invited_by,
  import_id: row.import_id,
  ...toJoined(row),
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  expires_at: row.expires_at.toISOString(),
  accepted_at: row.accepted_at?.toISOString() ?? null,
  accepted_by: row.accepted_by,
  cancelled_at: row.cancelled_at?.toISOString() ?? null,
  etag: String(row.version),
});
