import type { Knex } from 'knex';
import type { ApiDocument } from '../../api/api-document.ts';
import {
  type ApplicationPermissionDefinition,
  withApplicationPermissions,
} from '../../api/application-permissions.ts';
import { type StoredPlan, withPlans } from '../../api/plans.ts';

/** Cache tag of every change of the catalogue. Requests that compare its permissions lock it, see `dependsOnCatalogue`. */
export const CATALOGUE_TAG = 'application_catalogue';

/** SQL: the version of the catalogue, which facts are loaded with. */
export const CATALOGUE_VERSION_SQL = '(select catalogue_version from installation) as catalogue_version';

const CATALOGUE_SQL = `
  select (select catalogue_version from installation) as version,
    (select coalesce(jsonb_agg(to_jsonb(p) order by p.name collate "C"), '[]') from application_permissions p) as permissions,
    (select coalesce(jsonb_agg(to_jsonb(p)), '[]') from plans p) as plans
  where ?::boolean`;

interface Snapshot {
  version: string | null | undefined;
  contract: ApiDocument;
}

/** The contract with the permissions of the application and the plans, in memory. */
export interface Catalogue {
  /** Returns the contract in a version of the catalogue, or in a later one if it has changed since. */
  at(db: Knex, version: string | null | undefined): Promise<ApiDocument>;
  /** Loads the contract in the present version. */
  load(db: Knex): Promise<ApiDocument>;
}

interface CatalogueRow {
  version: string | null;
  permissions: ApplicationPermissionDefinition[];
  plans: StoredPlan[];
}

/** Loads the catalogue when facts have been loaded with another version than the last. */
export function createCatalogue(own: ApiDocument): Catalogue {
  let current: Snapshot = { version: null, contract: own };

  async function load(db: Knex): Promise<Snapshot> {
    const { rows } = await db.raw<{ rows: CatalogueRow[] }>(CATALOGUE_SQL, [true]);
    const { version = null, permissions = [], plans = [] } = rows[0] ?? {};
    return { version, contract: withPlans(withApplicationPermissions(own, permissions), plans) };
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

/** The catalogue as a whole. */
export const catalogueRepository = (db: Knex) => ({
  /** Begins a change of the catalogue: other changes, and requests that compare its permissions, wait for its end. */
  async beginChange(): Promise<void> {
    await db.raw('update installation set catalogue_version = gen_random_uuid() where ?::boolean', [true]);
  },
});
