import type { Knex } from 'knex';
import type { Signer } from '../access/signing.ts';
import type { Database } from '../database/connect.ts';
import type { Job } from '../jobs/runner.ts';
import { checkpoint } from './checkpoint.ts';
import { lockHeads, seal } from './seal.ts';

/** Entries in one transaction: few enough that the embedded engine, which has one session, is soon free again. */
const BATCH = 200;
/** Transactions in one run, so that a run ends while entries keep coming. */
const BATCHES = 50;
const CHECKPOINTS = 100;

const WAITING = `
  select distinct workspace_id from (
    select workspace_id from audit_unsealed order by event_id limit ${BATCH}) oldest`;
const DUE = `
  select workspace_id from audit_heads where checkpoint_due_at <= now() order by checkpoint_due_at limit ${CHECKPOINTS}`;

const workspacesOf = async (db: Knex, sql: string): Promise<string[]> => {
  const { rows } = await db.raw<{ rows: Array<{ workspace_id: string }> }>(sql);
  return rows.map((row) => row.workspace_id);
};

/** Seals a batch, whatever workspaces it is of. @returns whether there is likely to be more */
const sealBatch = async (knex: Knex, signer: Signer): Promise<boolean> => {
  const waiting = await workspacesOf(knex, WAITING);
  if (waiting.length === 0) return false;
  const count = await knex.transaction(async (trx) =>
    seal(trx, signer, await lockHeads(trx, waiting, false), BATCH),
  );
  return count === BATCH;
};

/** Signs the chains in which something has waited for a minute to be signed. */
async function signDue(knex: Knex, signer: Signer): Promise<boolean> {
  const due = await workspacesOf(knex, DUE);
  for (const workspaceId of due) {
    await knex.transaction(async (trx) => {
      for (const head of await lockHeads(trx, [workspaceId], false)) await checkpoint(trx, signer, head);
    });
  }
  return due.length === CHECKPOINTS;
}

/**
 * Chains new entries, outside the requests that write them: every second, and without a pause while there are more than
 * fit a batch.
 */
export const createSealJob = ({ knex }: Database, signer: Signer): Job => ({
  name: 'audit-seals',
  // The runner looks every second; with a whole second of pause it would find this due at every other look.
  everySeconds: 0.5,
  // Two at once do no harm, for each chain is locked; so there is no need to wait long for a replica that has died.
  leaseSeconds: 5,
  async run() {
    let more = true;
    for (let batch = 0; more && batch < BATCHES; batch += 1) more = await sealBatch(knex, signer);
    return (await signDue(knex, signer)) || more;
  },
});
