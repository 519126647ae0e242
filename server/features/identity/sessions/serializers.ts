import type { Schemas } from '../../../api/types.ts';
import { sessionExpiry } from '../../../auth/authentication/credential-lookup.ts';
import type { SessionRow } from '../../../database/schema/credential-tables.ts';

/** Returns when a session expires if it is not used. One that rests on identity providers alone ends with what they prove. */
function expiryOf({ created_at, last_used_at, proofs }: SessionRow): Date {
  const expiry = sessionExpiry(created_at, last_used_at);
  const ends = proofs.map(({ expires_at }) => (expires_at === undefined ? Infinity : Date.parse(expires_at)));
  return new Date(Math.min(expiry.getTime(), Math.max(...ends)));
}

export const toSession = (row: SessionRow, currentId: string): Schemas['Session'] => ({
  id: row.id,
  user_id: row.user_id,
  current: row.id === currentId,
  created_at: row.created_at.toISOString(),
  last_used_at: row.last_used_at.toISOString(),
  expires_at: expiryOf(row).toISOString(),
  reauthenticated_at: row.reauthenticated_at?.toISOString() ?? null,
  proofs: row.proofs.map((proof) => ({ ...proof, at: new Date(proof.at).toISOString() })),
  ip_address: row.ip_address,
  user_agent: row.user_agent,
});
