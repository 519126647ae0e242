import type { Signer } from '../../../auth/secrets/signing.ts';
import type { Database } from '../../../database/connect.ts';
import type { Job } from '../../../jobs/job-runner.ts';
import { auditChainRepository } from './chain-repository.ts';
import { signCheckpoint } from './checkpoint.ts';
import { sealEntries } from './seal-entries.ts';

/** Entries in one transaction: few enough that the embedded engine, which has one session, is soon free again. */
const BATCH = 200;
/** Transactions in one run, so that a run ends while entries keep coming. */
const BATCHES = 50;
const CHECKPOINTS = 100;

/**
 * Chains new entries, outside the requests that write them: every second, and without a pause while there are more than
 * fit a batch.
 */
export function createSealJob({ knex }: Database, signer: Signer): Job {
  const { waiting, due } = auditChainRepository(knex);

  /** Seals a batch, whatever workspaces it is of. @returns whether there is likely to be more */
  async function sealBatch(): Promise<boolean> {
    const ids = await waiting(BATCH);
    if (ids.length === 0) return false;
    const count = await knex.transaction(async (trx) => {
      const chains = auditChainRepository(trx);
      return sealEntries(chains, signer, await chains.lock(ids, false), BATCH);
    });
    return count === BATCH;
  }

  /** Signs the chains in which something has waited for a minute to be signed. */
  async function signDue(): Promise<boolean> {
    const ids = await due(CHECKPOINTS);
    for (const id of ids) {
      await knex.transaction(async (trx) => {
        const chains = auditChainRepository(trx);
        for (const head of await chains.lock([id], false)) await signCheckpoint(chains, signer, head);
      });
    }
    return ids.length === CHECKPOINTS;
  }

  return {
    name: 'audit-seals',
    // The runner looks every second; with a whole second of pause it would find this due at every other look.
    everySeconds: 0.5,
    // Two at once do no harm, for each chain is locked; so there is no need to wait long for a replica that has died.
    leaseSeconds: 5,
    async run() {
      let more = true;
      for (let batch = 0; more && batch < BATCHES; batch += 1) more = await sealBatch();
      return (await signDue()) || more;
    },
  };
}
