import type { Signer } from '../../../auth/secrets/signing.ts';
import type { Database } from '../../../database/connect.ts';
import type { Job } from '../../../jobs/job-runner.ts';
import { auditChainRepository } from './chain-repository.ts';
import { signCheckpoint } from './checkpoint.ts';
import { sealEntries } from './seal-entries.ts';

/** Entries per transaction: few enough that the embedded engine, which has one session, is soon free again. */
const BATCH = 200;
/** Transactions per run, so that a run ends even while new entries arrive. */
const BATCHES = 50;
const CHECKPOINTS = 100;

/**
 * Seals new entries outside the requests that write them: every second, and continuously while more than one batch is
 * waiting.
 */
export function createSealJob({ knex }: Database, signer: Signer): Job {
  const { waiting, due } = auditChainRepository(knex);

  /** Seals a batch of any tenants. @returns whether there are probably more */
  async function sealBatch(): Promise<boolean> {
    const ids = await waiting(BATCH);
    if (ids.length === 0) return false;
    const count = await knex.transaction(async (trx) => {
      const chains = auditChainRepository(trx);
      return sealEntries(chains, signer, await chains.lock(ids, false), BATCH);
    });
    return count === BATCH;
  }

  /** Signs the chains whose oldest unsigned entry is a minute old. */
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
    // The runner polls every second; with a pause of a whole second this job would only run at every other poll.
    everySeconds: 0.5,
    // Concurrent runs do no harm, because each chain is locked, so the lease of a crashed replica can be short.
    leaseSeconds: 5,
    async run() {
      let more = true;
      for (let batch = 0; more && batch < BATCHES; batch += 1) more = await sealBatch();
      return (await signDue()) || more;
    },
  };
}
