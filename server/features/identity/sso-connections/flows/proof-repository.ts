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

/** A session of the provider, or all that a person has there. One that is not known by its id is one of its person. */
type SignedOut = { sub: string | null; sid: string | null };
type RestingSession = Pick<SsoProofRow, 'session_id' | 'identity_id'>;

const ofLogout = (sub: string, sid: string) => `
  case when :sid::text is null then ${sub} = :sub::text
    else ${sid} = :sid::text and (:sub::text is null or ${sub} = :sub::text) or ${sid} is null and ${sub} = :sub::text end`;
const OF_LOGOUT_SQL = ofLogout('subject', 'sid');
const CODE_OF_LOGOUT_SQL = ofLogout(
  "(grant_data -> 'logout' ->> 'sub')",
  "(grant_data -> 'logout' ->> 'sid')",
);

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

  /** Returns the sessions that rest on what a provider has signed out, and on which identities. */
  sessionsOf: (connection_id: string, { sub, sid }: SignedOut): Promise<RestingSession[]> =>
    scope
      .rows('sso_proofs')
      .where({ connection_id })
      .whereRaw(OF_LOGOUT_SQL, { sub, sid })
      .select('session_id', 'identity_id'),

  /** Ends sign-ins that have come back from a provider which has signed the person out since. */
  async endCodes(connectionId: string, { sub, sid }: SignedOut, at: Date): Promise<void> {
    for (const table of ['sso_codes', 'sso_links'] as const)
      await scope
        .rows(table)
        .where({ connection_id: connectionId })
        .whereNull('used_at')
        .whereRaw(CODE_OF_LOGOUT_SQL, { sub, sid })
        .update({ used_at: at } as never);
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
