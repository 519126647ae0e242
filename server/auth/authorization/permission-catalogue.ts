import type { Knex } from 'knex';
import type { ApiDocument } from '../../api/api-document.ts';
import {
  type ApplicationPermissionDefinition,
  withApplicationPermissions,
} from '../../api/application-permissions.ts';

/** Cache tag of every change of the catalogue. Requests that compare its permissions lock it, see `dependsOnCatalogue`. */
export const CATALOGUE_TAG = 'application_permissions';

/** SQL: the version of the catalogue, which facts are loaded with. */
export const CATALOGUE_VERSION_SQL = '(select permissions_version from installation) as permissions_version';

const CATALOGUE_SQL = `
  select (select permissions_version from installation) as version,
    (select coalesce(jsonb_agg(to_jsonb(p) order by p.name collate "C"), '[]') from application_permissions p) as permissions
  where ?::boolean`;

interface Snapshot {
  version: string | null | undefined;
  contract: ApiDocument;
}

/** The contract with the permissions of the application, in memory. */
export interface PermissionCatalogue {
  /** Returns the contract in a version of the catalogue, or in a later one if it has changed since. */
  at(db: Knex, version: string | null | undefined): Promise<ApiDocument>;
  /** Loads the contract in the present version. */
  load(db: Knex): Promise<ApiDocument>;
}

/** Loads the catalogue when facts have been loaded with another version than the last. */
export function createPermissionCatalogue(own: ApiDocument): PermissionCatalogue {
  let current: Snapshot = { version: null, contract: own };

  async function load(db: Knex): Promise<Snapshot> {
    const { rows } = await db.raw<{
      rows: Array<{ version: string | null; permissions: ApplicationPermissionDefinition[] }>;
    }>(CATALOGUE_SQL, [true]);
    const { version = null, permissions = [] } = rows[0] ?? {};
    return { version, contract: withApplicationPermissions(own, permissions) };
  }

  return {
    async at(db, version) {
      // The facts of a target that does not exist have none.
      if (version !== undefined && version !== current.version) current = await load(db);
      return current.contract;
    },
    async load(db) {
      current = await load(db);
      return current.contract;
    },
  };
}
