import type { Knex } from 'knex';
import { incrementVersion } from '../../../database/row-version.ts';
import type { VirtualKeyRow } from '../../../database/schema/virtual-keys.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import { applyKeyset } from '../../../operations/keyset.ts';
import type { PageRequest } from '../../../operations/pagination.ts';
import type { ProviderId } from '../providers/provider.ts';

type Changes = Partial<Omit<VirtualKeyRow, 'workspace_id' | 'id' | 'version' | 'created_at' | 'updated_at'>>;

/** The virtual keys that a list shows. */
export interface VirtualKeyFilters {
  provider?: ProviderId | undefined;
  /** Only those for all projects, or for one of these; `undefined` for no such limit. */
  projects: Knex.QueryBuilder | undefined;
}

export const virtualKeyRepository = (scope: TenantScope) => {
  const { db } = scope;
  /** A slug never looks like an id. */
  const named = (reference: string) =>
    scope
      .rows('virtual_keys')
      .where((either) => either.where({ id: reference }).orWhere({ slug: reference }));
  /** JSON goes in as text. */
  const stored = <Row extends Changes>({ azure, ...row }: Row) => ({
    ...row,
    ...(azure !== undefined && { azure: azure && (JSON.stringify(azure) as never) }),
  });
  const visible = (query: ReturnType<typeof named>, { provider, projects }: VirtualKeyFilters) => {
    if (provider !== undefined) query.where({ provider });
    if (projects !== undefined)
      query.where((either) =>
        either.whereNull('project_ids').orWhereRaw('project_ids && array(?)', [projects]),
      );
    return query;
  };

  return {
    find: (reference: string, filters?: VirtualKeyFilters): Promise<VirtualKeyRow | undefined> =>
      visible(named(reference), filters ?? { projects: undefined }).first(),

    /** Returns which of some slugs and ids name virtual keys. */
    async filterExisting(references: readonly string[], filters: VirtualKeyFilters): Promise<Set<string>> {
      const rows = await visible(
        scope
          .rows('virtual_keys')
          .where((either) => either.whereIn('id', [...references]).orWhereIn('slug', [...references])),
        filters,
      ).select('id', 'slug');
      return new Set(rows.flatMap(({ id, slug }) => [id, slug]));
    },

    /** Returns the virtual key, locked until the transaction ends. */
    lock: (reference: string): Promise<VirtualKeyRow | undefined> => named(reference).forUpdate().first(),

    list: (filters: VirtualKeyFilters, page: PageRequest): Promise<VirtualKeyRow[]> =>
      applyKeyset(visible(scope.rows('virtual_keys').select('*'), filters), ['id'], page),

    /** Returns the virtual keys that are not disabled. */
    enabled: (): Promise<VirtualKeyRow[]> => scope.rows('virtual_keys').whereNull('disabled_at').select('*'),

    insert: (
      row: Pick<VirtualKeyRow, 'id' | 'slug' | 'name' | 'provider'> & Changes,
    ): Promise<VirtualKeyRow> => scope.insert('virtual_keys', stored(row) as never),

    async update(id: string, changes: Changes): Promise<VirtualKeyRow | undefined> {
      const [row] = await scope
        .rows('virtual_keys')
        .where({ id })
        .update({ ...stored(changes), ...incrementVersion(db) })
        .returning('*');
      return row;
    },

    async remove(id: string): Promise<void> {
      await scope.rows('virtual_keys').where({ id }).delete();
    },
  };
};
