import { ProblemError, refuser } from '../../../api/problem.ts';
import { type Database, isUnavailable } from '../../../database/connect.ts';
import { isRetryable } from '../../../database/errors.ts';
import type { Job } from '../../../jobs/job-runner.ts';
import { problemOfDatabase } from '../../../operations/database-problems.ts';
import { AuthorizationChanged } from '../../../operations/reauthorization.ts';
import { writeOutbox } from '../../../outbox/outbox.ts';
import {
  type ApplyDependencies,
  applyToWorkspace,
  recordEscalation,
  toRunResult,
} from './apply-to-workspace.ts';
import { type ApplyResult, type QueuedWorkspace, templateQueueRepository } from './queue-repository.ts';
import { toRun } from './serializers.ts';

type Trx = Database['knex'];

/** Workspaces that are done before the job is looked at again. */
const BATCH = 100;

/**
 * Applies templates, one workspace per transaction: what it has done in a workspace, and that it has done it, are kept or
 * lost together.
 * @param onError told of what is our own fault or the database's; the workspace is left as it was, and the run goes on
 */
export function createTemplateJob(
  tools: ApplyDependencies & { database: Database },
  onError: (error: unknown) => void,
): Job {
  const { knex } = tools.database;

  /** In a savepoint, so that what was done before something went wrong is undone, and the report on it is not. */
  async function attempt(trx: Trx, turn: QueuedWorkspace): Promise<ApplyResult> {
    try {
      return await trx.transaction((inner) => applyToWorkspace(inner, tools, turn));
    } catch (error) {
      // It is done again from its start, when its turn comes round.
      if (isUnavailable(error) || isRetryable(error) || error instanceof AuthorizationChanged) throw error;
      const problem = error instanceof ProblemError ? error : problemOfDatabase(error);
      if (problem?.code === 'privilege_escalation') await recordEscalation(trx, turn);
      if (problem !== undefined) return toRunResult(tools.contract, problem);
      onError(error);
      const detail = 'Something went wrong on our side.';
      return toRunResult(tools.contract, refuser.refuse('internal_error', detail));
    }
  }

  /** @returns whether there was one to do */
  async function doNext(): Promise<boolean> {
    const turn = await templateQueueRepository(knex).next();
    if (turn === undefined) return false;
    const take = async (trx: Trx) => {
      const queue = templateQueueRepository(trx);
      if (await queue.lockQueued(turn)) await queue.settle(turn, await attempt(trx, turn));
    };
    // One that cannot be done now does not keep the others waiting.
    await knex.transaction(take).catch((error: unknown) => {
      if (!(error instanceof AuthorizationChanged)) onError(error);
    });
    return true;
  }

  const finish = () =>
    knex.transaction(async (trx) => {
      for (const { organization_id: tenantId, id } of await templateQueueRepository(trx).finish()) {
        const run = await tools.build(trx).tenant(tenantId).templateRuns.find(id);
        if (run === undefined) continue;
        await writeOutbox(trx, { events: [{ tenantId, type: 'template_run.finished', data: toRun(run) }] });
      }
    });

  return {
    name: 'templates',
    everySeconds: 1,
    // Two that do it at once do no workspace twice, so there is little to wait for when one has died.
    leaseSeconds: 10,
    async run() {
      let more = true;
      for (let done = 0; more && done < BATCH; done += 1) more = await doNext();
      await finish();
      return more;
    },
  };
}
