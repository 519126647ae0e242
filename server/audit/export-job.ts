import type { Knex } from 'knex';
import type { Signer } from '../access/signing.ts';
import type { Database } from '../database/connect.ts';
import { isUnavailable } from '../database/connect.ts';
import type { AuditExportRow } from '../database/tables.ts';
import type { Job } from '../jobs/runner.ts';
import { createRepositories } from '../repositories.ts';
import { writePart } from './export.ts';

/** Parts in one run: a second or so of work. */
const PARTS = 40;
/** An export that failed so often fails for good. */
const ATTEMPTS = 5;
const FORGOTTEN_AT_ONCE = 100;
const FORGET_PARTS = `
  delete from audit_export_parts p using audit_exports e
  where p.workspace_id = e.workspace_id and p.export_id = e.id and e.expires_at <= now()`;
const FORGET_EXPORTS = `
  delete from audit_exports where (workspace_id, id) in (
    select workspace_id, id from audit_exports where expires_at <= now() - interval '30 days'
    order by expires_at limit ${FORGOTTEN_AT_ONCE})`;

/** Removes what can no longer be downloaded; that an export was made is in the log. */
export async function forgetExports(db: Knex): Promise<boolean> {
  await db.raw(FORGET_PARTS);
  const { rowCount } = await db.raw(FORGET_EXPORTS);
  return rowCount === FORGOTTEN_AT_ONCE;
}

/**
 * Writes large exports, part by part. A part commits together with how far the export has come, so another replica goes
 * on where one was killed.
 */
export function createExportJob({ knex }: Database, signer: Signer): Job {
  const nextPart = ({ workspace_id, id }: AuditExportRow): Promise<boolean> =>
    knex.transaction(async (trx) => {
      const repositories = createRepositories(trx).tenant(workspace_id);
      const running = await repositories.auditExports.lockRunning(id);
      return running === undefined || writePart(repositories, signer, running);
    });

  async function giveUp({ workspace_id, id }: AuditExportRow, error: unknown): Promise<void> {
    if (isUnavailable(error)) return;
    const { auditExports } = createRepositories(knex).tenant(workspace_id);
    if ((await auditExports.failed(id)) >= ATTEMPTS) await auditExports.finish(id, 'failed', new Date());
  }

  return {
    name: 'audit-exports',
    everySeconds: 0.5,
    async run() {
      const row = await knex('audit_exports').where({ status: 'running' }).orderBy('created_at').first();
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
