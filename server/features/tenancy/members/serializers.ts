import type { Schemas } from '../../../api/types.ts';
import type { ApiKeyRow } from '../../../database/schema/credential-tables.ts';
import { toJoined } from '../external-ids/service.ts';
import type { MemberWithUser } from './repository.ts';

export const etagOf = (row: { version: number; user_version: number }): string =>
  `${row.version}.${row.user_version}`;

export const toMember = (row: MemberWithUser): Schemas['Member'] => ({
  user_id: row.user_id,
  email: row.email,
  email_verified_at: row.email_verified_at?.toISOString() ?? null,
  name: row.name,
  role: row.role,
  status: row.status,
  ...toJoined(row),
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  deactivated_at: row.deactivated_at?.toISOString() ?? null,
  etag: etagOf(row),
});

/** A key, as receipts name it. */
export const toKeySummary = ({ id, name, masked }: Pick<ApiKeyRow, 'id' | 'name' | 'masked'>) => ({
  id,
  name,
  masked,
});
