import type { Knex } from 'knex';
import { newId, targetTypeOf } from '../api/ids.ts';
import { isKey, type Principal } from '../auth/authentication/principal.ts';
import type { AuditEventRow } from '../database/schema/tables.ts';

/** The actor of an audit entry. `system` is a background job. */
export interface Actor {
  type: AuditEventRow['actor_type'];
  id: string | null;
}

/** An audit entry without its tenant. */
export type AuditEntry = Pick<AuditEventRow, 'action' | 'target_id'> &
  Partial<Omit<AuditEventRow, 'tenant_id' | 'id' | 'created_at' | 'actor_type' | 'actor_id'>> & {
    actor: Actor;
  };

/** A session stands for its user. A key, also a user key, is named itself, because it can be revoked separately. */
export function auditActorOf(principal: Principal | null, fallback: Actor): Actor {
  if (principal === null) return fallback;
  if (principal.type === 'operator') return { type: 'operator', id: null };
  if (principal.type === 'session') return { type: 'user', id: principal.userId };
  return { type: isKey(principal) ? 'api_key' : principal.type, id: principal.id };
}

/** Returns the row of an entry in the log of a workspace or organization. */
export const toRow = ({ actor, tenantId, ...entry }: AuditEntry & { tenantId: string }) => ({
  ...entry,
  tenant_id: tenantId,
  id: newId('aud'),
  actor_type: actor.type,
  actor_id: actor.id,
  target_type: entry.target_type ?? (entry.target_id && targetTypeOf(entry.target_id)) ?? null,
  changes: entry.changes ?? [],
});

/** Copies an entry about a user into the log of each of the user's workspaces. */
export async function entriesInEveryWorkspaceOf<Entry extends AuditEntry>(
  db: Knex,
  userId: string,
  entry: Entry,
): Promise<Array<Entry & { tenantId: string }>> {
  const workspaces = await db('members').where({ user_id: userId, status: 'active' }).select('tenant_id');
  return workspaces.map(({ tenant_id }) => ({ ...entry, tenantId: tenant_id }));
}
