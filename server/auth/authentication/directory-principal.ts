import type { DirectoryPrincipal } from './principal.ts';

/** Requests of a directory in a minute: 25 a second, which identity providers ask for. */
const RATE_LIMIT = { requests: 1500, seconds: 60 };

/** The columns of a credential that belong to a directory. */
interface DirectoryFacts {
  subject_id: string;
  key_name: string;
  ip_allowlist: string[];
  key_rotation_ends_at: Date | null;
  previous: boolean;
}

export const toDirectoryPrincipal = (
  row: DirectoryFacts,
  tenantId: string,
  activated: boolean,
): DirectoryPrincipal => ({
  type: 'directory',
  id: row.subject_id,
  userId: null,
  tenantId,
  name: row.key_name,
  activated,
  ipAllowlist: row.ip_allowlist,
  rateLimit: RATE_LIMIT,
  expiresAt: null,
  rotationEndsAt: row.key_rotation_ends_at,
  previous: row.previous,
});
