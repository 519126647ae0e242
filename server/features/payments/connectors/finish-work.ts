import { setTimeout as sleep } from 'node:timers/promises';
import type { Schemas } from '../../../api/types.ts';
import type { FollowUp } from '../../../operations/handler-execution.ts';
import { toPayment } from '../payments/serializers.ts';
import { toClock } from '../sandbox/serializers.ts';
import { createProcessPayments } from './process-payments.ts';
import type { WorkScope, WorkTools } from './project-work.ts';
import { sandboxBankRepository } from './sandbox/bank-repository.ts';

/** A request waits this long for the work that it leads to. The job does the rest. */
const WAIT_MS = 5000;
const BUSY_PAUSE_MS = 20;

/** Returns a function that does what is due in a project, also what another server has begun. */
function createFinishWork(tools: WorkTools): (scope: WorkScope) => Promise<void> {
  const processPayments = createProcessPayments(tools);
  const bank = sandboxBankRepository(tools.database.knex);
  return async (scope) => {
    const end = performance.now() + WAIT_MS;
    for (let isDone = false; !isDone && performance.now() < end; ) {
      const processed = await processPayments(scope);
      isDone = processed === 'done' && !(await bank.hasDue(scope));
      if (!isDone && processed !== 'more') await sleep(BUSY_PAUSE_MS);
    }
  };
}

/** Does what is due in a project until its clock has arrived, after the clock was set. */
export function createAdvanceClock(tools: WorkTools): FollowUp {
  const finish = createFinishWork(tools);
  return async ({ workspaceId: workspace_id, projectId: project_id }, body) => {
    await finish({ workspace_id, project_id });
    const clock = await tools.build(tools.database.knex).tenant(workspace_id).sandboxClocks.find(project_id);
    return clock === undefined ? body : toClock(project_id, clock);
  };
}

/** Applies what the simulated bank reports on request, and answers with the payment as it is then. */
export function createFinishSimulation(tools: WorkTools): FollowUp {
  const finish = createFinishWork(tools);
  return async ({ workspaceId: workspace_id, projectId: project_id }, body) => {
    const event = body as Schemas['SandboxEvent']; // what its handler has returned
    await finish({ workspace_id, project_id });
    if (event.payment === null) return event;
    const { payments } = tools.build(tools.database.knex).tenant(workspace_id);
    const payment = await payments.find(event.payment.id, project_id);
    return payment === undefined ? event : { ...event, payment: toPayment(payment) };
  };
}
