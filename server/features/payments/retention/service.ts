import type { Knex } from 'knex';
import type { Vault } from '../../../auth/secrets/vault.ts';
import type { LedgerId } from '../../../database/schema/ledger-tables.ts';
import { keptPaymentRepository, UNKEPT_SQL } from './repository.ts';

export { UNKEPT_SQL };

/** Payments that are sealed together. */
const BATCH = 200;

/** Keeps the payments of one project, batch by batch. Each batch is committed, so that the next run goes on after it. */
async function keepProject(db: Knex, vault: Vault, project: LedgerId): Promise<void> {
  const kept = keptPaymentRepository(db);
  let after = await kept.lastKept(project);
  for (;;) {
    const batch = await kept.next(project, after, BATCH);
    const last = batch.at(-1);
    if (last === undefined) return;
    const identity = { kind: 'kept_payments', rowId: last.id, version: 1, destination: '' } as const;
    const lines = batch.map(({ content }) => content).join('\n');
    const secret = vault.seal({ tenantId: project.workspace_id, ...identity }, lines);
    await kept.keep({ ...project, id: last.id, payments: batch.length, ...secret, created_at: new Date() });
    after = last.id;
  }
}

/** Keeps the payments of live projects that are due for the purge, sealed. Their purge waits until all are kept. */
export async function keepPayments(db: Knex, vault: Vault): Promise<void> {
  for (const project of await keptPaymentRepository(db).due()) await keepProject(db, vault, project);
}
