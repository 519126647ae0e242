import type { Knex } from 'knex';
import { KEY_STATUS_SQL, type KeyUsage, keyUsageColumns } from '../../../database/key-usage.ts';
import { incrementVersion } from '../../../database/row-version.ts';
import type { ApplicationKeyRow } from '../../../database/schema/credential-tables.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';

export type ApplicationKeyWithUsage = ApplicationKeyRow & KeyUsage;
export type ApplicationKeyChanges = Partial<Omit<ApplicationKeyRow, 'id' | 'version' | 'created_at'>>;

const USES = 'previous_application_secret_uses u where u.key_id = application_keys.id';

/** The keys of the operator's applications. */
export const applicationKeyRepository = (db: Knex) => {
  const withUses = () =>
    db('application_keys').select<ApplicationKeyWithUsage[]>(
      'application_keys.*',
      ...keyUsageColumns(db, USES),
    );

  return {
    find: (id: string): Promise<ApplicationKeyWithUsage | undefined> => withUses().where({ id }).first(),

    /** Returns the key, locked until the transaction ends. */
    lock: (id: string): Promise<ApplicationKeyRow | undefined> =>
      db('application_keys').where({ id }).forUpdate().first(),

    list(status: string | undefined, page: PageRequest): Promise<ApplicationKeyWithUsage[]> {
      const query = withUses();
      if (status !== undefined) query.whereRaw(`(${KEY_STATUS_SQL}) = ?`, [status]);
      return applyKeyset(query, ['id'], page);
    },

    async insert(
      row: Pick<ApplicationKeyRow, 'id' | 'name' | 'permissions' | 'masked'> & Partial<ApplicationKeyRow>,
    ): Promise<void> {
      await db('application_keys').insert(row);
    },

    async update(id: string, changes: ApplicationKeyChanges): Promise<void> {
      await db('application_keys')
        .where({ id })
        .update({ ...changes, ...incrementVersion(db) });
    },

    /** Deletes the recorded uses when another secret becomes the previous one. */
    async forgetUses(id: string): Promise<void> {
      await db('previous_application_secret_uses').where({ key_id: id }).delete();
    },
  };
};
