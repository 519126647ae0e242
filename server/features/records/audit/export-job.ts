import type { Signer } from '../../../auth/secrets/signing.ts';
import type { Database } from '../../../database/connect.ts';
import { isUnavailable } from '../../../database/connect.ts';
import type { AuditExportRow } from '../../../database/schema/tables.ts';
import { TenantScope } from '../../../database/tenant-scope.ts';
import type { Job } from '../../../jobs/job-runner.ts';
import { writePart } from './export.ts';
import { auditExportQueueRepository, auditExportRepository } from './export-repository.ts';
import { auditRepository } from './repository.ts';

/** Parts per run: about a second of work. */
const PARTS = 40;
/** Maximum number of attempts before an export fails permanently. */
const MAX_ATTEMPTS = 5;

/**
 * Writes large exports part by part. A part commits together with the progress, so another replica can continue an
 * interrupted export.
 */
export function createExportJob({ knex }: Database, signer: Signer): Job {
  const nextPart = ({ tenant_id, id }: AuditExportRow): Promise<boolean> =>
    knex.transaction(async (trx) => {
      const scope = new TenantScope(trx, tenant_id);
      const [audit, auditExports] = [auditRepository(scope), auditExportRepository(scope)];
      const running = await auditExports.lockRunning(id);
      return running === undefined || writePart({ audit, auditExports }, signer, running);
    });

  async function giveUp({ tenant_id, id }: AuditExportRow, error: unknown): Promise<void> {
    if (isUnavailable(error)) return;
    const auditExports = auditExportRepository(new TenantScope(knex, tenant_id));
    if ((await auditExports.failed(id)) >= MAX_ATTEMPTS) await auditExports.finish(id, 'failed', new Date());
  }

  return {
    name: 'audit-exports',
    everySeconds: 0.5,
    async run() {
      const row = await auditExportQueueRepository(knex).oldestRunning();
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
