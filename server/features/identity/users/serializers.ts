import type { Schemas } from '../../../api/types.ts';
import type { UserRow } from '../../../database/schema/tables.ts';
import { toJoined } from '../../tenancy/external-ids/service.ts';

export const toUser = (row: UserRow): Schemas['User'] => ({
  id: row.id,
  email: row.email,
  email_verified_at: row.email_verified_at?.toISOString() ?? null,
  name: row.name,
  language: row.language,
  ...toJoined(row),
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  etag: String(row.version),
});
