import type { Schemas } from '../../../api/types.ts';
import type { ImportRow } from '../../../database/schema/invitation-tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';

export const importRepository = (scope: TenantScope) => ({
  /** Returns the import, locked until the transaction ends. */
  lock: (id: string): Promise<ImportRow | undefined> =>
    scope.rows('imports').where({ id }).forUpdate().first(),

  async insert(row: Pick<ImportRow, 'id' | 'created_by'>): Promise<void> {
    await scope.insert('imports', { ...row, row_count: 0, counts: '{}' });
  },

  /** Stores the result of the import after its last row. */
  async complete(
    id: string,
    rowCount: number,
    counts: Schemas['ImportCounts'],
  ): Promise<ImportRow | undefined> {
    const [row] = await scope
      .rows('imports')
      .where({ id })
      .update({ row_count: rowCount, counts: JSON.stringify(counts) })
      .returning('*');
    return row;
  },

  async undo(id: string, cancelled: number, at: Date): Promise<ImportRow | undefined> {
    const [row] = await scope
      .rows('imports')
      .where({ id })
      .update({ undone_at: at, cancelled })
      .returning('*');
    return row;
  },
});
