import { incrementVersion } from '../../../../database/row-version.ts';
import type { SetupLinkRow } from '../../../../database/schema/sso-tables.ts';
import type { TenantScope } from '../../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../../operations/keyset.ts';
import type { PageRequest } from '../../../../operations/pagination.ts';

type NewLink = Pick<
  SetupLinkRow,
  'id' | 'kind' | 'target_id' | 'name' | 'email' | 'masked' | 'created_by' | 'expires_at'
>;
type LinkChanges = Partial<Pick<SetupLinkRow, 'opened_at' | 'tested_at' | 'ended_at' | 'completed'>>;

/** How long links that have ended are kept, to be listed. */
const KEPT_DAYS = 90;

/** The set-up links of a workspace or an organization. */
export const setupLinkRepository = (scope: TenantScope) => {
  const one = (id: string) => scope.rows('sso_setup_links').where({ id });
  const open = () =>
    scope.rows('sso_setup_links').whereNull('ended_at').where('expires_at', '>', scope.db.fn.now());
  return {
    find: (id: string): Promise<SetupLinkRow | undefined> => one(id).first(),

    /** Returns the link, locked until the transaction ends. */
    lock: (id: string): Promise<SetupLinkRow | undefined> => one(id).forUpdate().first(),

    /** Lists the links of some kinds. */
    list: (kinds: readonly SetupLinkRow['kind'][], page: PageRequest): Promise<SetupLinkRow[]> =>
      applyKeyset(
        scope
          .rows('sso_setup_links')
          .whereIn('kind', [...kinds])
          .select('*'),
        ['id'],
        page,
      ),

    /** Returns how many links are open. */
    async countOpen(): Promise<number> {
      const [row] = await open().count({ count: '*' });
      return Number(row?.count);
    },

    /** Locks the links that could still be used for a connection or directory, in the order of their ids. */
    lockOpenOf: (targetId: string): Promise<SetupLinkRow[]> =>
      open().where({ target_id: targetId }).orderBy('id').forUpdate().select('*'),

    /** Adds a link, and deletes those that have ended long ago. */
    async insert(row: NewLink): Promise<void> {
      await scope
        .rows('sso_setup_links')
        .where('expires_at', '<', scope.db.raw(`now() - interval '${KEPT_DAYS} days'`))
        .delete();
      await scope.insert('sso_setup_links', row);
    },

    async update(id: string, changes: LinkChanges): Promise<void> {
      await one(id).update({ ...changes, ...incrementVersion(scope.db) });
    },
  };
};
