import type { Knex } from 'knex';
import { incrementVersion } from '../../../database/row-version.ts';
import type { Joined } from '../../../database/schema/joined.ts';
import type { OrganizationRow } from '../../../database/schema/organization-tables.ts';
import { slugStore } from '../../../database/slug-store.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';
import type { ExternalIdFilter } from '../external-ids/service.ts';

/** The organizations that a list shows: those of a user, a single one, those among listed tenants, or all. */
export type OrganizationVisibility =
  | { userId: string }
  | { organizationId: string }
  | { tenants: readonly string[] }
  | 'all';

export const organizationRepository = (db: Knex) => ({
  find: (id: string): Promise<OrganizationRow | undefined> => db('organizations').where({ id }).first(),

  /** Returns the organization, locked until the transaction ends. */
  lock: (id: string): Promise<OrganizationRow | undefined> =>
    db('organizations').where({ id }).forNoKeyUpdate().first(),

  list(
    visibility: OrganizationVisibility,
    { archived, externalId = {} }: { archived: boolean; externalId: ExternalIdFilter },
    page: PageRequest,
  ): Promise<OrganizationRow[]> {
    const query = db('organizations').select('*').where(externalId);
    if (archived) query.whereNotNull('archived_at');
    else query.whereNull('archived_at');
    if (visibility !== 'all' && 'organizationId' in visibility) query.where('id', visibility.organizationId);
    if (visibility !== 'all' && 'tenants' in visibility) query.whereIn('id', [...visibility.tenants]);
    if (visibility !== 'all' && 'userId' in visibility) {
      query.whereIn('id', db('members').select('tenant_id').where({ user_id: visibility.userId }));
    }
    return applyKeyset(query, ['id'], page);
  },

  /** Inserts an organization with its settings. The slug is claimed separately. */
  async insert(row: Pick<OrganizationRow, 'id' | 'slug' | 'name'> & Partial<Joined>): Promise<void> {
    await db('tenants').insert({ id: row.id });
    await db('organizations').insert(row);
    await db('organization_settings').insert({ organization_id: row.id });
  },

  slugs: slugStore(db, 'organization'),

  async update(
    id: string,
    changes: Partial<Pick<OrganizationRow, 'name' | 'slug' | 'archived_at' | keyof Joined>>,
  ): Promise<OrganizationRow | undefined> {
    const [organization] = await db('organizations')
      .where({ id })
      .update({ ...changes, ...incrementVersion(db) })
      .returning('*');
    return organization;
  },

  /** Whether it owns a workspace that is not deleted. */
  async ownsAny(id: string): Promise<boolean> {
    const owned = await db('workspaces')
      .where({ organization_id: id })
      .whereNull('archived_at')
      .limit(1)
      .select('id');
    return owned.length > 0;
  },
});
