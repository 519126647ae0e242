import type { Knex } from 'knex';
import type { SsoConnectionRow } from '../../../../database/schema/sso-tables.ts';

/** A connection that signs people in. */
export interface UsableConnection extends SsoConnectionRow {
  active_digest: string;
}

const IS_PRESENT_SQL = `
  not exists (select from workspaces w left join organizations o on o.id = w.organization_id
    where w.id = c.tenant_id and (w.archived_at is not null or o.archived_at is not null))
  and not exists (select from organizations o where o.id = c.tenant_id and o.archived_at is not null)`;
const IS_USABLE_SQL = `c.active_digest is not null and c.disabled_at is null and ${IS_PRESENT_SQL}`;

const FIND_SQL = `select c.* from sso_connections c where c.id = :id and ${IS_PRESENT_SQL}`;
const USABLE_SQL = `select c.* from sso_connections c where c.id = :id and ${IS_USABLE_SQL}`;
/** The tenant has to hold the domain still. */
const OF_DOMAIN_SQL = `
  select c.* from domains d join sso_connections c on c.tenant_id = d.tenant_id and d.domain = any(c.domains)
  where d.domain = :domain and d.status = 'verified' and ${IS_USABLE_SQL}
  order by c.created_at limit 1`;

/** The connections of all tenants that are not deleted. */
export const ssoConnectionLookup = (db: Knex) => {
  async function first<Row>(sql: string, bindings: Record<string, string>): Promise<Row | undefined> {
    const { rows } = await db.raw<{ rows: Row[] }>(sql, bindings);
    return rows[0];
  }
  return {
    find: (id: string) => first<SsoConnectionRow>(FIND_SQL, { id }),
    usable: (id: string) => first<UsableConnection>(USABLE_SQL, { id }),
    /** Returns the connection to which the people of a domain, in lower case and ASCII, are led. */
    ofDomain: (domain: string) => first<UsableConnection>(OF_DOMAIN_SQL, { domain }),
  };
};
