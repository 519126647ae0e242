import { randomUUID } from 'node:crypto';
import { continueAdmission } from '../payments/service.ts';
import { BATCH } from './claim-payments.ts';
import { createDispatcher } from './dispatcher.ts';
import { actOnApprovals } from './due-approvals.ts';
import { observe } from './observe.ts';
import { type ProjectWork, type WorkScope, type WorkTools, workOn } from './project-work.ts';
import { runEach, runTogether } from './run-each.ts';
import { sandboxBankRepository } from './sandbox/bank-repository.ts';
import { createSandboxConnector } from './sandbox/connector.ts';
import { endWaiting, queueDue } from './schedule-payments.ts';
import { settleTransfers } from './settle-transfers.ts';
import { stepClock } from './step-clock.ts';

/** After this time another server takes over a project whose clock was set. */
const LEASE_SECONDS = 10;

/** `more` if anything was done, so that more may be due by now, and `busy` while another server works on the project. */
type Processed = 'done' | 'more' | 'busy';

/** Does a bounded amount of what is due in a project. */
export type ProcessPayments = (scope: WorkScope) => Promise<Processed>;

/** Most payments have two reports that are due at once. As many payments are to end as are sent. */
const REPORTS = 2 * BATCH;

async function deliverReports(work: ProjectWork): Promise<boolean> {
  const reports = await sandboxBankRepository(work.trx).takeDue(work, work.now, REPORTS);
  if (reports.length > 0) await observe(work, reports);
  return reports.length > 0;
}

/** What happens to payments by time: their approvals expire, they are queued, sent, and moved by what the bank reports. */
export function createProcessPayments(tools: WorkTools): ProcessPayments {
  const { knex } = tools.database;
  const { dispatch, query } = createDispatcher({ ...tools, connector: createSandboxConnector(knex) });

  /**
   * With a clock that was set, things happen one after the other. In real time, a bank reports while other payments are sent.
   * @returns whether anything was due at the present time
   */
  function processAtOneTime(scope: WorkScope, time: 'real' | 'set'): Promise<boolean> {
    const inTransaction = (step: (work: ProjectWork) => Promise<boolean>) => async () =>
      (await workOn(tools, scope, step)) === true;
    return runEach([
      inTransaction(actOnApprovals),
      inTransaction(queueDue),
      () => settleTransfers(tools, scope),
      inTransaction((work) => continueAdmission(work, scope.project_id)),
      inTransaction(endWaiting),
      () => (time === 'real' ? runTogether : runEach)([inTransaction(deliverReports), () => dispatch(scope)]),
      () => query(scope),
    ]);
  }

  return async (scope) => {
    const { sandboxClocks } = tools.build(knex).tenant(scope.workspace_id);
    const clock = await sandboxClocks.find(scope.project_id);
    if (clock === undefined) return (await processAtOneTime(scope, 'real')) ? 'more' : 'done';
    const lease = randomUUID();
    if (!(await sandboxClocks.claim(scope.project_id, lease, LEASE_SECONDS))) return 'busy';
    try {
      if (await processAtOneTime(scope, 'set')) return 'more';
      return (await workOn(tools, scope, (work) => stepClock(work, lease))) ?? 'done';
    } finally {
      await sandboxClocks.release(scope.project_id, lease);
    }
  };
}
