import type { SsoProofRow } from '../../../../database/schema/identity-tables.ts';
import type { IdentityRow } from '../../../../database/schema/sso-tables.ts';
import type { TenantScope } from '../../../../database/tenant-scope.ts';

/** A session that is not known to rest on another identity may rest on this one. */
const OF_IDENTITY_SQL = `
  select s.id from sessions s
  where s.user_id = :userId and s.ended_at is null
    and s.proofs @> jsonb_build_array(jsonb_build_object('method', 'sso', 'connection_id', :connectionId::text))
    and not exists (select from sso_proofs p where p.tenant_id = :tenantId and p.connection_id = :connectionId
      and p.session_id = s.id and p.identity_id <> :id)`;

/** Which sessions rest on which identities at the connections of a tenant. */
export const ssoProofRepository = (scope: TenantScope) => ({
  /** Records what a session rests on now. */
  async remember(row: Omit<SsoProofRow, 'tenant_id' | 'created_at'>): Promise<void> {
    await scope
      .db('sso_proofs')
      .insert({ tenant_id: scope.tenantId, ...row })
      .onConflict(['tenant_id', 'connection_id', 'session_id'])
      .merge();
  },

  /** Returns the ids of the sessions that rest on an identity. */
  async sessionsOfIdentity({
    id,
    connection_id: connectionId,
    user_id: userId,
  }: IdentityRow): Promise<string[]> {
    const bindings = { tenantId: scope.tenantId, connectionId, userId, id };
    const { rows } = await scope.db.raw<{ rows: Array<{ id: string }> }>(OF_IDENTITY_SQL, bindings);
    return rows.map((row) => row.id);
  },
});
