import type { Database } from '../../../database/connect.ts';
import type { Job } from '../../../jobs/job-runner.ts';
import { ledgerPurgeRepository } from './purge-repository.ts';

/** Deletes ledgers whose project is purged: of a simulated project at once, of a live one after some years. */
export function createLedgerPurgeJob({ knex }: Database, retentionYears: number): Job {
  const { markOrphans, due, purge } = ledgerPurgeRepository(knex);
  return {
    name: 'ledger-purge',
    everySeconds: 300,
    async run() {
      await markOrphans();
      const { ledgers, more } = await due(retentionYears);
      for (const id of ledgers) await purge(id);
      return more;
    },
  };
}
