import type { Vault } from '../../../auth/secrets/vault.ts';
import type { Database } from '../../../database/connect.ts';
import { NO_STATEMENT_TIMEOUT_SQL } from '../../../database/pg/dialect.ts';
import type { Job } from '../../../jobs/job-runner.ts';
import { keepPayments } from '../../payments/retention/service.ts';
import { prepareAuditPurge } from '../audit/service.ts';
import { purgeRepository } from './purge-repository.ts';

/** Purges what was deleted long enough ago. A failure is reported and retried, and does not block other tenants. */
export function createPurgeJob({ knex }: Database, vault: Vault, onError: (error: unknown) => void): Job {
  const attempt = (purging: Promise<boolean>): Promise<boolean> =>
    purging.catch((error: unknown) => {
      onError(error);
      return false;
    });

  const purgeTenant = (id: string): Promise<boolean> =>
    knex.transaction(async (trx) => {
      // One statement deletes everything, which may take longer than any request.
      await trx.raw(NO_STATEMENT_TIMEOUT_SQL);
      await prepareAuditPurge(trx, id);
      return purgeRepository(trx).tenant(id);
    });

  return {
    name: 'purge',
    everySeconds: 300,
    async run() {
      await keepPayments(knex, vault);
      const { dueTenants, projects, sessions, mails } = purgeRepository(knex);
      const { ids, more } = await dueTenants();
      let purged = 0;
      for (const id of ids) if (await attempt(purgeTenant(id))) purged += 1;
      const others = [await attempt(projects()), await attempt(sessions()), await attempt(mails())];
      return (more && purged > 0) || others.includes(true);
    },
  };
}
