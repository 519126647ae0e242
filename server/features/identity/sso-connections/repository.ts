import { incrementVersion } from '../../../database/row-version.ts';
import type { OptionalSealedSecret } from '../../../database/schema/sealed-secrets.ts';
import type {
  SsoConfigurationRow,
  SsoConnectionRow,
  SsoSettings,
  SsoSigningKeyRow,
  SsoTestRow,
} from '../../../database/schema/sso-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';

export type SsoConnectionChanges = Partial<
  Omit<SsoConnectionRow, 'tenant_id' | 'id' | 'protocol' | 'version' | 'created_at' | 'updated_at'>
>;
/** A connection with its configurations. */
export interface SsoConnectionView extends SsoConnectionRow {
  draft: SsoSettings | null;
  active: SsoSettings | null;
  /** Whether its draft was tested, with whatever result. */
  is_tested: boolean;
  /** The keys of this server, the current one first. */
  signing_keys: Array<Pick<SsoSigningKeyRow, 'state' | 'certificate'>>;
}
/** The sessions that lose a proof. */
interface WithdrawnFrom {
  userIds?: string[] | null;
  sessionIds?: string[] | null;
}
type NewConnection = Pick<SsoConnectionRow, 'id' | 'name' | 'protocol'> & SsoConnectionChanges;

/** Failures count as a row while the first of them is at most 15 minutes old. */
const COUNT_FAILURE_SQL = `
  with counted as (
    select c.tenant_id, c.id, c.failing_since is null as was_well,
      case when c.failures_since >= :at::timestamptz - interval '15 minutes' then c.failures + 1 else 1 end as failures,
      case when c.failures_since >= :at::timestamptz - interval '15 minutes' then c.failures_since else :at end as since
    from sso_connections c where c.tenant_id = :tenantId and c.id = :id for update
  )
  update sso_connections c set failures = n.failures, failures_since = n.since,
    failing_since = case when n.failures >= 20 then coalesce(c.failing_since, :at) else c.failing_since end
  from counted n where c.tenant_id = n.tenant_id and c.id = n.id
  returning n.was_well and n.failures >= 20 as has_begun`;

/** Codes confirm another proof, so nothing rests on them. */
const WITHDRAW_SQL = `
  with resting as (
    select s.id, (select coalesce(jsonb_agg(p order by n), '[]') from jsonb_array_elements(s.proofs) with ordinality e (p, n)
      where not (p ->> 'method' = 'sso' and p ->> 'connection_id' = :connectionId)) as remaining
    from sessions s
    where s.user_id in (select i.user_id from identities i
        where i.tenant_id = :tenantId and i.connection_id = :connectionId
          and (:userIds::text[] is null or i.user_id = any(:userIds)))
      and (:sessionIds::text[] is null or s.id = any(:sessionIds))
      and s.ended_at is null
      and s.proofs @> jsonb_build_array(jsonb_build_object('method', 'sso', 'connection_id', :connectionId::text))
  ), decided as (
    select id, remaining, not exists (select from jsonb_array_elements(remaining) p
      where p ->> 'method' not in ('totp', 'recovery_code')) as has_ended
    from resting
  )
  update sessions s set proofs = d.remaining, ended_at = case when d.has_ended then :at::timestamptz end
  from decided d where s.id = d.id
  returning s.id, d.has_ended`;

/** The order in which keys of this server are tried. */
const keyOrder = (state: string) => `array_position(array['current', 'previous', 'next'], ${state})`;

/** The connections of a workspace or an organization, and their configurations. */
export const ssoConnectionRepository = (scope: TenantScope) => {
  const one = (id: string) => scope.rows('sso_connections').where({ id });
  const configurationBy = (digest: 'draft_digest' | 'active_digest') =>
    `(select f.settings from sso_configurations f where f.tenant_id = sso_connections.tenant_id
      and f.connection_id = sso_connections.id and f.digest = sso_connections.${digest})`;
  const views = () =>
    scope.rows('sso_connections').select<SsoConnectionView[]>(
      'sso_connections.*',
      scope.db.raw(`${configurationBy('draft_digest')} as draft`),
      scope.db.raw(`${configurationBy('active_digest')} as active`),
      scope.db.raw(`exists (select from sso_tests t where t.tenant_id = sso_connections.tenant_id
          and t.connection_id = sso_connections.id and t.digest = sso_connections.draft_digest) as is_tested`),
      scope.db.raw(`(select coalesce(jsonb_agg(jsonb_build_object('state', k.state, 'certificate', k.certificate)
          order by ${keyOrder('k.state')}), '[]') from sso_signing_keys k where k.tenant_id = sso_connections.tenant_id
          and k.connection_id = sso_connections.id) as signing_keys`),
    );
  return {
    find: (id: string): Promise<SsoConnectionRow | undefined> => one(id).first(),

    /** Returns the connection, locked until the transaction ends. */
    lock: (id: string): Promise<SsoConnectionRow | undefined> => one(id).forUpdate().first(),

    view: (id: string): Promise<SsoConnectionView | undefined> => views().where({ id }).first(),

    list: (page: PageRequest): Promise<SsoConnectionView[]> => applyKeyset(views(), ['id'], page),

    /** Returns a connection, other than the one named, to which one of the domains leads. */
    otherWithDomain: (domains: readonly string[], id: string): Promise<SsoConnectionRow | undefined> =>
      scope
        .rows('sso_connections')
        .whereNot({ id })
        .whereRaw('domains && ?::text[]', [[...domains]])
        .first(),

    /** Returns the connection, which no one changes until the transaction ends. */
    lockShared: (id: string): Promise<SsoConnectionRow | undefined> => one(id).forShare().first(),

    async count(): Promise<number> {
      const [row] = await scope.rows('sso_connections').count({ count: '*' });
      return Number(row?.count);
    },

    hasName: async (name: string): Promise<boolean> =>
      (await scope.rows('sso_connections').where({ name }).first('id')) !== undefined,

    insert: ({ role_mappings, ...row }: NewConnection): Promise<SsoConnectionRow> =>
      scope.insert('sso_connections', {
        ...row,
        ...(role_mappings !== undefined && { role_mappings: JSON.stringify(role_mappings) as never }),
      }),

    /** Sets the first draft, which makes no version of its own. */
    async setDraft(id: string, draft_digest: string): Promise<void> {
      await one(id).update({ draft_digest });
    },

    async update(
      id: string,
      { role_mappings, ...changes }: SsoConnectionChanges,
    ): Promise<SsoConnectionRow | undefined> {
      const [row] = await one(id)
        .update({
          ...changes,
          ...(role_mappings !== undefined && { role_mappings: JSON.stringify(role_mappings) as never }),
          ...incrementVersion(scope.db),
        })
        .returning('*');
      return row;
    },

    async remove(id: string): Promise<void> {
      await one(id).delete();
    },

    test: (connectionId: string, id: string): Promise<SsoTestRow | undefined> =>
      scope.rows('sso_tests').where({ connection_id: connectionId, id }).first(),

    /** Counts a failed sign-in. @returns whether the connection has begun to fail with it */
    async countFailure(id: string, at: Date): Promise<boolean> {
      const { rows } = await scope.db.raw<{ rows: Array<{ has_begun: boolean }> }>(COUNT_FAILURE_SQL, {
        tenantId: scope.tenantId,
        id,
        at,
      });
      return rows[0]?.has_begun === true;
    },

    /** Ends a row of failures. */
    async countSuccess(id: string): Promise<void> {
      await one(id)
        .where('failures', '>', 0)
        .update({ failures: 0, failures_since: null, failing_since: null });
    },

    async insertSigningKey(row: Omit<SsoSigningKeyRow, 'created_at'>): Promise<void> {
      await scope.db('sso_signing_keys').insert(row);
    },

    /** Returns the keys of this server for a connection of SAML, the current one first. */
    signingKeys: (connectionId: string): Promise<SsoSigningKeyRow[]> =>
      scope
        .rows('sso_signing_keys')
        .where({ connection_id: connectionId })
        .orderByRaw(keyOrder('state'))
        .select('*'),

    /** Makes the next key the current one, that the previous one, and forgets the one before it. */
    async advanceSigningKeys(connectionId: string): Promise<void> {
      const keys = (state: SsoSigningKeyRow['state']) =>
        scope.rows('sso_signing_keys').where({ connection_id: connectionId, state });
      await keys('previous').delete();
      await keys('current').update({ state: 'previous' });
      await keys('next').update({ state: 'current' });
    },

    /** Records the last notice about the end of certificates. */
    async recordNotice(
      id: string,
      notice: Partial<Pick<SsoConnectionRow, 'certificate_notice' | 'sp_certificate_notice'>>,
    ): Promise<void> {
      await one(id).update(notice);
    },

    /** Records that metadata were read which say nothing new. */
    async recordMetadata(id: string, at: Date): Promise<void> {
      await one(id).update({ metadata_read_at: at });
    },

    /** Lets identities stay confirmed under another configuration of their connection. */
    async carryConfirmations(connectionId: string, from: string, to: string): Promise<void> {
      await scope
        .rows('identities')
        .where({ connection_id: connectionId, confirmed_digest: from })
        .update({ confirmed_digest: to });
    },

    /**
     * Takes what a connection has proved from the sessions of its people, and ends those that it leaves nothing.
     * @param of the people or the sessions that lose it; all of them without it
     * @returns the ids of those that ended
     */
    async withdrawProofs(
      connectionId: string,
      at: Date,
      { userIds = null, sessionIds = null }: WithdrawnFrom = {},
    ): Promise<string[]> {
      const bindings = { tenantId: scope.tenantId, connectionId, at, userIds, sessionIds };
      const { rows } = await scope.db.raw<{ rows: Array<{ id: string; has_ended: boolean }> }>(
        WITHDRAW_SQL,
        bindings,
      );
      return rows.flatMap(({ id, has_ended }) => (has_ended ? [id] : []));
    },

    configuration: (connectionId: string, digest: string): Promise<SsoConfigurationRow | undefined> =>
      scope.rows('sso_configurations').where({ connection_id: connectionId, digest }).first(),

    /** Keeps a configuration. One with the same digest is the same. */
    async keepConfiguration(
      connection_id: string,
      digest: string,
      settings: SsoSettings,
      secret: OptionalSealedSecret,
    ): Promise<void> {
      await scope
        .db('sso_configurations')
        .insert({ tenant_id: scope.tenantId, connection_id, digest, settings, ...secret })
        .onConflict(['tenant_id', 'connection_id', 'digest'])
        .ignore();
    },
  };
};
