import type { ApiDocument } from '../../../api/api-document.ts';
import { HOUR_SECONDS } from '../../../api/times.ts';
import type { Plan } from '../../../api/types.ts';
import type { Database } from '../../../database/connect.ts';
import type { Job } from '../../../jobs/job-runner.ts';
import { auditRetentionRepository, type ChainCut } from './retention-repository.ts';

/** Retention days of the audit log by plan. */
export type RetentionDays = Readonly<Partial<Record<Plan, number>>>;

/** Transactions per run. */
const BATCHES = 20;

/** Permits the rest of the transaction to delete from the audit log, which the database otherwise refuses. */
export async function permitAuditDeletes(trx: Database['knex']): Promise<void> {
  await trx.raw("select set_config('tenantry.audit_removal', 'on', true)");
}

/** Deletes a batch of entries before the cut. The cut is already committed, so the rest can be verified at any time. */
const removeBatch = (knex: Database['knex'], chain: ChainCut): Promise<boolean> =>
  knex.transaction(async (trx) => {
    await permitAuditDeletes(trx);
    return auditRetentionRepository(trx).remove(chain);
  });

/** Deletes entries past their retention. @returns whether there are more */
export async function removeOldEntries(knex: Database['knex'], days: RetentionDays): Promise<boolean> {
  const retention = auditRetentionRepository(knex);
  await retention.cut(days);
  const { chains, more } = await retention.cutOff();
  let batches = 0;
  for (const chain of chains) {
    while (batches < BATCHES && (await removeBatch(knex, chain))) batches += 1;
    if (batches === BATCHES) return true;
  }
  return more;
}

export function createRetentionJob({ knex }: Database, plans: ApiDocument['plans']): Job {
  const days = Object.fromEntries(
    Object.entries(plans).map(([plan, { audit_retention_days }]) => [plan, audit_retention_days]),
  );
  return { name: 'audit-retention', everySeconds: HOUR_SECONDS, run: () => removeOldEntries(knex, days) };
}
