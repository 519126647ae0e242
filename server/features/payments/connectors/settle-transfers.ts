import { settleIfInternal } from '../payments/service.ts';
import {
  admitAfter,
  areAccountsActive,
  BATCH,
  failClaimed,
  partiesOf,
  takeQueued,
} from './claim-payments.ts';
import { UNSENT } from './failures.ts';
import type { WorkScope, WorkTools } from './project-work.ts';
import { runEach } from './run-each.ts';

/**
 * Settles queued transfers between own accounts, each in a transaction of its own, so that one that fails holds up no other.
 * @returns whether there were any
 */
export async function settleTransfers(tools: WorkTools, scope: WorkScope): Promise<boolean> {
  const { paymentMoves } = tools.build(tools.database.knex).tenant(scope.workspace_id);
  const ids = await paymentMoves.queuedIds(scope.project_id, 'internal', BATCH);
  const settle = (id: string) =>
    takeQueued(tools, scope, id, async (work, payment) => {
      const parties = await partiesOf(work, [payment]);
      if (areAccountsActive(parties, payment)) {
        await settleIfInternal(work, payment);
        return;
      }
      await failClaimed(work, payment, UNSENT.account_blocked);
      await admitAfter(work, [payment]);
    });
  return runEach(ids.map((id) => () => settle(id)));
}
