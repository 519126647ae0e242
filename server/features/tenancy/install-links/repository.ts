import type { Knex } from 'knex';
import type { Schemas } from '../../../api/types.ts';
import { randomBase62 } from '../../../auth/authentication/token-format.ts';
import { incrementVersion } from '../../../database/row-version.ts';
import type { InstallLinkHashRow, InstallLinkRow } from '../../../database/schema/organization-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';

export interface LinkWithStatus extends InstallLinkRow {
  status: Schemas['InstallLinkStatus'];
}

const STATUS_SQL = `case
  when archived_at is not null then 'archived'
  when expires_at <= now() then 'expired'
  when used_count >= max_uses then 'redeemed'
  else 'active' end`;

const HASH_LENGTH = 8;
/** Among 62^8 hashes collisions are negligible; the insert is retried anyway. */
const MAX_ATTEMPTS = 3;

type LinkTerms = Pick<InstallLinkRow, 'allowed_emails' | 'notes' | 'max_uses' | 'expires_at'>;
type Changes = Partial<LinkTerms & Pick<InstallLinkRow, 'archived_at'>>;

/** The install links of one organization. */
export const installLinkRepository = (scope: TenantScope) => {
  const { db, tenantId } = scope;
  const withStatus = () =>
    scope.rows('install_links').select<LinkWithStatus[]>('*', db.raw(`${STATUS_SQL} as status`));

  async function claimHash(): Promise<string> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const [claimed] = await db('install_link_hashes')
        .insert({ hash: randomBase62(HASH_LENGTH), tenant_id: tenantId })
        .onConflict('hash')
        .ignore()
        .returning('hash');
      if (claimed !== undefined) return claimed.hash;
    }
    throw new Error('No free hash was found for an install link.');
  }

  return {
    find: (id: string): Promise<LinkWithStatus | undefined> => withStatus().where({ id }).first(),

    findByHash: (hash: string): Promise<LinkWithStatus | undefined> => withStatus().where({ hash }).first(),

    /** Returns the link, locked until the transaction ends. */
    lock: (id: string): Promise<LinkWithStatus | undefined> => withStatus().where({ id }).forUpdate().first(),

    lockByHash: (hash: string): Promise<LinkWithStatus | undefined> =>
      withStatus().where({ hash }).forUpdate().first(),

    list(status: string | undefined, page: PageRequest): Promise<LinkWithStatus[]> {
      const query = withStatus();
      if (status !== undefined) query.whereRaw(`(${STATUS_SQL}) = ?`, [status]);
      return applyKeyset(query, ['id'], page);
    },

    /** Inserts a link with an unused hash. */
    async insert(row: LinkTerms & Pick<InstallLinkRow, 'id' | 'created_by' | 'created_with'>): Promise<void> {
      await scope.insert('install_links', { ...row, hash: await claimHash() });
    },

    async update(id: string, changes: Changes): Promise<void> {
      await scope
        .rows('install_links')
        .where({ id })
        .update({ ...changes, ...incrementVersion(db) });
    },

    /** Counts a use. The caller has locked the link. */
    async use({ id, used_count }: InstallLinkRow): Promise<void> {
      await scope
        .rows('install_links')
        .where({ id })
        .update({ used_count: used_count + 1, ...incrementVersion(db) });
    },
  };
};

/** Maps hashes to links: the only lookup without a known organization. */
export const installLinkHashRepository = (db: Knex) => ({
  find: (hash: string): Promise<InstallLinkHashRow | undefined> =>
    db('install_link_hashes').where({ hash }).first(),
});
