import { allowAuditRemoval } from '../audit/retention.ts';
import type { Database } from '../database/connect.ts';
import type { Job } from '../jobs/runner.ts';
import { purgeRepository } from './purge-repository.ts';

/** Destroys what was deleted long enough ago. */
export const createPurgeJob = ({ knex }: Database): Job => ({
  name: 'purge',
  everySeconds: 300,
  async run() {
    const tenants = await knex.transaction(async (trx) => {
      // The audit log of a tenant goes with it, which its triggers refuse otherwise.
      await allowAuditRemoval(trx);
      const { workspaces, organizations } = purgeRepository(trx);
      return [await workspaces(), await organizations()];
    });
    const { projects, sessions, mails } = purgeRepository(knex);
    const others = [await projects(), await sessions(), await mails()];
    return [...tenants, ...others].includes(true);
  },
});
