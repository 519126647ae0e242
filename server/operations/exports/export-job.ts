import type { Database } from '../../database/connect.ts';
import { isUnavailable } from '../../database/connect.ts';
import type { ExportRow } from '../../database/schema/export-tables.ts';
import { TenantScope } from '../../database/tenant-scope.ts';
import type { Job } from '../../jobs/job-runner.ts';
import { type RenderPart, writePart } from './parts.ts';
import { exportQueueRepository, exportRepository } from './repository.ts';

/** Parts per run: about a second of work. */
const PARTS = 40;
/** Maximum number of attempts before an export fails permanently. */
const MAX_ATTEMPTS = 5;

/** How each kind of export is rendered. */
export interface ExportRenderers {
  audit(scope: TenantScope): RenderPart;
  ledger(scope: TenantScope): RenderPart;
  usage(scope: TenantScope): RenderPart;
}

/**
 * Writes large exports part by part. A part commits together with the progress, so another replica can continue an
 * interrupted export.
 */
export function createExportJob({ knex }: Database, renderers: ExportRenderers): Job {
  const nextPart = ({ tenant_id, id }: ExportRow): Promise<boolean> =>
    knex.transaction(async (trx) => {
      const scope = new TenantScope(trx, tenant_id);
      const exports = exportRepository(scope);
      const running = await exports.lockRunning(id);
      return running === undefined || writePart(exports, renderers[running.kind](scope), running);
    });

  async function giveUp({ tenant_id, id }: ExportRow, error: unknown): Promise<void> {
    if (isUnavailable(error)) return;
    const exports = exportRepository(new TenantScope(knex, tenant_id));
    if ((await exports.failed(id)) >= MAX_ATTEMPTS) await exports.finish(id, 'failed', new Date());
  }

  return {
    name: 'exports',
    everySeconds: 0.5,
    async run() {
      const row = await exportQueueRepository(knex).oldestRunning();
      if (row === undefined) return false;
      try {
        for (let part = 0; part < PARTS; part += 1) if (await nextPart(row)) return true;
        return true;
      } catch (error) {
        await giveUp(row, error);
        throw error;
      }
    },
  };
}
