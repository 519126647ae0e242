import type { Knex } from 'knex';
import { HOUR_MS } from '../../../api/times.ts';
import type { AuditExportRow } from '../../../database/schema/tables.ts';
import type { TenantScope } from '../../../database/tenant-scope.ts';
import type { AuditFilters } from './repository.ts';

/** Hours for which a finished export can be downloaded. */
const DOWNLOAD_HOURS = 24;

export const downloadEnd = (finished: Date): Date => new Date(finished.getTime() + DOWNLOAD_HOURS * HOUR_MS);

type NewExport = Pick<
  AuditExportRow,
  | 'id'
  | 'format'
  | 'status'
  | 'verifiable'
  | 'from_seq'
  | 'to_seq'
  | 'rows_total'
  | 'rows_done'
  | 'created_by'
  | 'finished_at'
  | 'expires_at'
>;

/** The progress of an export after a part. */
export type Progress = Pick<AuditExportRow, 'rows_done' | 'done_seq' | 'parts'>;

export const auditExportRepository = (scope: TenantScope) => ({
  insert: (row: NewExport, filters: AuditFilters): Promise<AuditExportRow> =>
    scope.insert('audit_exports', {
      ...row,
      done_seq: row.from_seq,
      // A jsonb column takes text and returns the parsed value.
      filters: JSON.stringify(filters) as never,
    }),

  find: (id: string): Promise<AuditExportRow | undefined> =>
    scope.rows('audit_exports').where({ id }).first(),

  /** Returns the running export, locked until the transaction ends. */
  lockRunning: (id: string): Promise<AuditExportRow | undefined> =>
    scope.rows('audit_exports').where({ id, status: 'running' }).forUpdate().first(),

  async append(id: string, content: Buffer, progress: Progress): Promise<void> {
    await scope.insert('audit_export_parts', { export_id: id, part: progress.parts, content });
    await scope.rows('audit_exports').where({ id }).update(progress);
  },

  async finish(id: string, status: 'ready' | 'failed', now: Date): Promise<void> {
    await scope
      .rows('audit_exports')
      .where({ id })
      .update({ status, finished_at: now, expires_at: downloadEnd(now) });
  },

  /** Counts a failed attempt. @returns the number of failed attempts */
  async failed(id: string): Promise<number> {
    const [row] = await scope
      .rows('audit_exports')
      .where({ id })
      .update({ attempts: scope.db.raw('attempts + 1') as never }) // an expression, where the type has a number
      .returning('attempts');
    return row?.attempts ?? 0;
  },

  async part(id: string, part: number): Promise<Buffer | undefined> {
    const row = await scope.rows('audit_export_parts').where({ export_id: id, part }).first();
    return row?.content;
  },
});

const PURGE_BATCH = 100;
const PURGE_PARTS_SQL = `
  delete from audit_export_parts p using audit_exports e
  where p.tenant_id = e.tenant_id and p.export_id = e.id and e.expires_at <= now()`;
const PURGE_EXPORTS_SQL = `
  delete from audit_exports where (tenant_id, id) in (
    select tenant_id, id from audit_exports where expires_at <= now() - interval '30 days'
    order by expires_at limit ${PURGE_BATCH})`;

/** The exports of all tenants, for the jobs. */
export const auditExportQueueRepository = (db: Knex) => ({
  oldestRunning: (): Promise<AuditExportRow | undefined> =>
    db('audit_exports').where({ status: 'running' }).orderBy('created_at').first(),

  /** Deletes exports that can no longer be downloaded; the log keeps their creation. @returns whether there are more */
  async purgeExpired(): Promise<boolean> {
    await db.raw(PURGE_PARTS_SQL);
    const { rowCount } = await db.raw(PURGE_EXPORTS_SQL);
    return rowCount === PURGE_BATCH;
  },
});
