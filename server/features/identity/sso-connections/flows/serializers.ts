import { tenantIdFields } from '../../../../api/ids.ts';
import type { Schemas } from '../../../../api/types.ts';
import type { IdentityRow, SsoSignInRow } from '../../../../database/schema/sso-tables.ts';

export const toIdentity = (row: IdentityRow): Schemas['Identity'] => ({
  id: row.id,
  ...tenantIdFields(row.tenant_id),
  connection_id: row.connection_id,
  user_id: row.user_id,
  issuer: row.issuer,
  subject: row.subject,
  email: row.email,
  confirmed_by: row.confirmed_by,
  confirmed_at: row.confirmed_at.toISOString(),
  last_used_at: row.last_used_at?.toISOString() ?? null,
  created_at: row.created_at.toISOString(),
});

export const toSsoSignIn = (row: SsoSignInRow): Schemas['SsoSignIn'] => ({
  id: row.id,
  connection_id: row.connection_id,
  outcome: row.outcome,
  reason: row.reason,
  message: row.message,
  subject: row.subject,
  user_id: row.user_id,
  ip_address: row.ip_address,
  created_at: row.created_at.toISOString(),
});
