import type { Knex } from 'knex';
import { HOUR_MS } from '../../api/times.ts';
import type { ExportRow } from '../../database/schema/export-tables.ts';
import type { TenantScope } from '../../database/tenant-scope.ts';

/** Hours for which a finished export can be downloaded. */
const DOWNLOAD_HOURS = 24;
/** A job writes larger exports. */
const MAX_SYNC_ROWS = 10_000;

const downloadEnd = (finished: Date): Date => new Date(finished.getTime() + DOWNLOAD_HOURS * HOUR_MS);

/** What an export is to contain: `rows_total` rows at the positions after `from_seq` up to `to_seq`. */
export type NewExport = Pick<
  ExportRow,
  'id' | 'kind' | 'project_id' | 'format' | 'verifiable' | 'filters' | 'from_seq' | 'to_seq' | 'rows_total'
> & { created_by: string | null };

/** The progress of an export after a part. */
export type ExportProgress = Pick<ExportRow, 'rows_done' | 'done_seq' | 'parts'>;

export const exportRepository = (scope: TenantScope) => ({
  /** A small export is ready at once, since it is written while it is downloaded. */
  insert(row: NewExport, now: Date): Promise<ExportRow> {
    const ready = row.rows_total <= MAX_SYNC_ROWS;
    return scope.insert('exports', {
      ...row,
      // A jsonb column takes text and returns the parsed value.
      filters: JSON.stringify(row.filters) as never,
      status: ready ? 'ready' : 'running',
      rows_done: ready ? row.rows_total : 0,
      done_seq: row.from_seq,
      finished_at: ready ? now : null,
      expires_at: ready ? downloadEnd(now) : null,
    });
  },

  find: (kind: ExportRow['kind'], project_id: string | null, id: string): Promise<ExportRow | undefined> =>
    scope.rows('exports').where({ kind, project_id, id }).first(),

  /** Returns the running export, locked until the transaction ends. */
  lockRunning: (id: string): Promise<ExportRow | undefined> =>
    scope.rows('exports').where({ id, status: 'running' }).forUpdate().first(),

  async append(id: string, content: Buffer, progress: ExportProgress): Promise<void> {
    await scope.insert('export_parts', { export_id: id, part: progress.parts, content });
    await scope.rows('exports').where({ id }).update(progress);
  },

  async finish(id: string, status: 'ready' | 'failed', now: Date): Promise<void> {
    await scope
      .rows('exports')
      .where({ id })
      .update({ status, finished_at: now, expires_at: downloadEnd(now) });
  },

  /** Counts a failed attempt. @returns the number of failed attempts */
  async failed(id: string): Promise<number> {
    const [row] = await scope
      .rows('exports')
      .where({ id })
      .update({ attempts: scope.db.raw('attempts + 1') as never }) // an expression, where the type has a number
      .returning('attempts');
    return row?.attempts ?? 0;
  },

  async part(id: string, part: number): Promise<Buffer | undefined> {
    const row = await scope.rows('export_parts').where({ export_id: id, part }).first();
    return row?.content;
  },
});

export type ExportRepository = ReturnType<typeof exportRepository>;

const PURGE_BATCH = 100;
const PURGE_PARTS_SQL = `
  delete from export_parts p using exports e
  where p.tenant_id = e.tenant_id and p.export_id = e.id and e.expires_at <= now()`;
const PURGE_EXPORTS_SQL = `
  delete from exports where (tenant_id, id) in (
    select tenant_id, id from exports where expires_at <= now() - interval '30 days'
    order by expires_at limit ${PURGE_BATCH})`;

/** The exports of all tenants, for the jobs. */
export const exportQueueRepository = (db: Knex) => ({
  oldestRunning: (): Promise<ExportRow | undefined> =>
    db('exports').where({ status: 'running' }).orderBy('created_at').first(),

  /** Deletes exports that can no longer be downloaded; the audit log keeps their creation. @returns whether there are more */
  async purgeExpired(): Promise<boolean> {
    await db.raw(PURGE_PARTS_SQL);
    const { rowCount } = await db.raw(PURGE_EXPORTS_SQL);
    return rowCount === PURGE_BATCH;
  },
});
