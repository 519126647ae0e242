import type { Knex } from 'knex';
import type { SsoConnectionRow } from '../../../database/schema/sso-tables.ts';

/** A connection of any tenant. */
type Holder = Pick<SsoConnectionRow, 'tenant_id' | 'id'>;

const IS_LIVE_SQL = `
  not exists (select from workspaces w left join organizations o on o.id = w.organization_id
    where w.id = c.tenant_id and (w.archived_at is not null or o.archived_at is not null))
  and not exists (select from organizations o where o.id = c.tenant_id and o.archived_at is not null)`;

const DUE_SQL = `
  select c.tenant_id, c.id, f.settings -> 'saml' ->> 'metadata_url' as url from sso_connections c
  join sso_configurations f on f.tenant_id = c.tenant_id and f.connection_id = c.id and f.digest = c.active_digest
  where c.disabled_at is null and f.settings -> 'saml' ->> 'metadata_url' is not null
    and coalesce(c.metadata_read_at, c.created_at) < now() - interval '1 day' and ${IS_LIVE_SQL}
  order by coalesce(c.metadata_read_at, c.created_at) limit :limit`;

const WITH_CERTIFICATES_SQL = `
  select c.tenant_id, c.id from sso_connections c
  where c.protocol = 'saml' and c.active_digest is not null and c.disabled_at is null and (c.tenant_id, c.id) > (:tenantId, :id)
    and ${IS_LIVE_SQL}
  order by c.tenant_id, c.id limit :limit`;

/** How long configurations are kept that are neither a draft nor active, for sign-ins that began with them. */
const PURGE_SQL = `
  delete from sso_configurations f using sso_connections c
  where c.tenant_id = f.tenant_id and c.id = f.connection_id and f.created_at < now() - interval '1 day'
    and f.digest is distinct from c.active_digest and f.digest is distinct from c.draft_digest
    and c.updated_at < now() - interval '1 hour'`;

/** The connections of all tenants. */
export const ssoConnectionHolderRepository = (db: Knex) => ({
  /** Returns connections whose metadata were last read a day ago or earlier. */
  async dueForMetadata(limit: number): Promise<Array<Holder & { url: string }>> {
    const { rows } = await db.raw<{ rows: Array<Holder & { url: string }> }>(DUE_SQL, { limit });
    return rows;
  },

  /** Returns active connections with certificates, after one. */
  async withCertificates({ tenant_id: tenantId, id }: Holder, limit: number): Promise<Holder[]> {
    const { rows } = await db.raw<{ rows: Holder[] }>(WITH_CERTIFICATES_SQL, { tenantId, id, limit });
    return rows;
  },

  async purgeConfigurations(): Promise<void> {
    await db.raw(PURGE_SQL);
  },
});
