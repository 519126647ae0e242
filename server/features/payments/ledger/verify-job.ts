import { DAY_MS } from '../../../api/times.ts';
import type { Database } from '../../../database/connect.ts';
import type { LedgerId } from '../../../database/schema/ledger-tables.ts';
import type { Job } from '../../../jobs/job-runner.ts';
import { writeOutbox } from '../../../outbox/outbox.ts';
import { createLedgerVerifier } from './verification-repository.ts';

/** Verifies all ledgers once after the start of a server and then every day, and reports differences. */
export function createLedgerVerifyJob({ knex }: Database): Job {
  let [lastRun, stopped] = [0, false];

  async function verify(ledger: LedgerId): Promise<void> {
    const verifyPart = createLedgerVerifier(knex, ledger);
    for (let after: string | undefined; !stopped; ) {
      const { differences, next } = await verifyPart(after);
      const data = { ...ledger, differences, found_at: new Date().toISOString() };
      if (differences.length > 0)
        await knex.transaction((trx) =>
          writeOutbox(trx, {
            events: [{ tenantId: ledger.workspace_id, type: 'ledger.difference_found', data }],
          }),
        );
      if (next === null) return;
      after = next;
    }
  }

  return {
    name: 'ledger-verifier',
    everySeconds: 600,
    async run() {
      if (Date.now() - lastRun < DAY_MS) return;
      lastRun = Date.now();
      const ledgers = await knex('ledgers').select('workspace_id', 'project_id').whereNull('orphaned_at');
      for (const ledger of ledgers) if (!stopped) await verify(ledger);
    },
    stop() {
      stopped = true;
    },
  };
}
