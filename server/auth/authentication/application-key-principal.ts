import type { ApplicationKeyPermission, ApplicationKeyPrincipal } from './principal.ts';

/** The columns of a credential that belong to an application key. */
interface ApplicationKeyFacts {
  subject_id: string;
  key_name: string;
  application_tenants: string[] | null;
  ip_allowlist: string[];
  key_expires_at: Date | null;
  key_rotation_ends_at: Date | null;
  previous: boolean;
}

export const toApplicationKeyPrincipal = (
  row: ApplicationKeyFacts,
  permissions: readonly ApplicationKeyPermission[],
  rateLimit: ApplicationKeyPrincipal['rateLimit'],
): ApplicationKeyPrincipal => ({
  type: 'application_key',
  id: row.subject_id,
  userId: null,
  name: row.key_name,
  permissions,
  tenants: row.application_tenants,
  ipAllowlist: row.ip_allowlist,
  rateLimit,
  expiresAt: row.key_expires_at,
  rotationEndsAt: row.key_rotation_ends_at,
  previous: row.previous,
});
