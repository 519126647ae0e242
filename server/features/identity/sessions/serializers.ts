import type { Schemas } from '../../../api/types.ts';
import { sessionExpiry } from '../../../auth/authentication/credential-lookup.ts';
import type { SessionRow } from '../../../database/schema/credential-tables.ts';

export const toSession = (row: SessionRow, currentId: string): Schemas['Session'] => ({
  id: row.id,
  user_id: row.user_id,
  current: row.id === currentId,
  created_at: row.created_at.toISOString(),
  last_used_at: row.last_used_at.toISOString(),
  expires_at: sessionExpiry(row.created_at, row.last_used_at).toISOString(),
  reauthenticated_at: row.reauthenticated_at?.toISOString() ?? null,
  proofs: row.proofs.map((proof) => ({ ...proof, at: new Date(proof.at).toISOString() })),
  ip_address: row.ip_address,
  user_agent: row.user_agent,
});
