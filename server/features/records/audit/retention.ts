import { limitOfOrganizations } from '../../../api/plans.ts';
import { HOUR_SECONDS } from '../../../api/times.ts';
import type { Authorizer } from '../../../auth/authorization/authorizer.ts';
import type { Database } from '../../../database/connect.ts';
import type { Job } from '../../../jobs/job-runner.ts';
import { auditRetentionRepository, type ChainCut } from './retention-repository.ts';

/** Retention days of the audit log by plan, and of organizations. */
export interface RetentionDays {
  plans: Readonly<Record<string, number>>;
  organizations: number;
}

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
  await retention.cut(days.plans, days.organizations);
  const { chains, more } = await retention.cutOff();
  let batches = 0;
  for (const chain of chains) {
    while (batches < BATCHES && (await removeBatch(knex, chain))) batches += 1;
    if (batches === BATCHES) return true;
  }
  return more;
}

export function createRetentionJob(
  { knex }: Database,
  { loadContract }: Pick<Authorizer, 'loadContract'>,
): Job {
  return {
    name: 'audit-retention',
    everySeconds: HOUR_SECONDS,
    async run() {
      const contract = await loadContract(knex);
      const days = [...contract.plans.values()].map(
        ({ name, limits }) => [name, limits.audit_retention_days] as const,
      );
      const organizations = limitOfOrganizations(contract, 'audit_retention_days');
      return removeOldEntries(knex, { plans: Object.fromEntries(days), organizations });
    },
  };
}
