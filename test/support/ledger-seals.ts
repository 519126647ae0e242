import type { Knex } from 'knex';
import { createSecrets } from '../../server/auth/secrets/secrets.ts';
import type { Database } from '../../server/database/connect.ts';
import { ledgerChains } from '../../server/features/payments/ledger/chains.ts';
import { createSealJob } from '../../server/jobs/seal-job.ts';

export const ledgerSigner = createSecrets('a pepper that is only known to this test').auditSigner;

/** Seals all transactions, and signs the ledgers that are due. The job uses nothing else of the database. */
export const sealLedgers = (knex: Knex) =>
  createSealJob('ledger-seals', { knex } as Database, ledgerChains(ledgerSigner)).run();

/** Makes a ledger due for a signature, and signs it. */
export async function signLedger(knex: Knex, project_id: string): Promise<void> {
  await knex('ledgers')
    .where({ project_id })
    .update({ checkpoint_due_at: new Date(0) });
  await sealLedgers(knex);
}
