import type { Knex } from 'knex';
import type { Database } from '../database/connect.ts';
import type { Job } from './job-runner.ts';

/** Hash chains of one kind, which a job extends and signs. */
export interface Chains<Id> {
  /** Returns the chains with the oldest unsealed entries. */
  waiting(db: Knex, limit: number): Promise<Id[]>;
  /** Returns the chains that are due for a signature. */
  due(db: Knex, limit: number): Promise<Id[]>;
  /** Seals the oldest entries of some chains in a transaction, except locked ones. @returns how many */
  seal(trx: Knex, ids: readonly Id[], limit: number): Promise<number>;
  /** Signs a chain in a transaction, unless it is locked. */
  sign(trx: Knex, id: Id): Promise<void>;
}

/** Entries per transaction: few enough that the embedded engine, which has one session, is soon free again. */
const BATCH = 200;
/** Transactions per run, so that a run ends even while new entries arrive. */
const BATCHES = 50;
const CHECKPOINTS = 100;

/**
 * Seals new entries outside the requests that write them: every second, and continuously while more than one batch is
 * waiting.
 */
export function createSealJob<Id>(name: string, { knex }: Database, chains: Chains<Id>): Job {
  /** Seals a batch of any chains. @returns whether there are probably more */
  async function sealBatch(): Promise<boolean> {
    const ids = await chains.waiting(knex, BATCH);
    if (ids.length === 0) return false;
    return (await knex.transaction((trx) => chains.seal(trx, ids, BATCH))) === BATCH;
  }

  /** Signs the chains whose oldest unsigned entry is a minute old. */
  async function signDue(): Promise<boolean> {
    const ids = await chains.due(knex, CHECKPOINTS);
    for (const id of ids) await knex.transaction((trx) => chains.sign(trx, id));
    return ids.length === CHECKPOINTS;
  }

  return {
    name,
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
