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

/** Number of workspaces processed per run. */
const BATCH = 100;

/**
 * Applies templates, one workspace per transaction: the changes to a workspace and the record of their completion
 * commit together.
 * @param onError called for errors of the server or the database; the workspace stays unchanged, and the run continues
 */
export function createTemplateJob(
  tools: ApplyDependencies & { database: Database },
  onError: (error: unknown) => void,
): Job {
  const { knex } = tools.database;

  /** Runs in a savepoint, so that an error rolls back the changes but not the report. */
  async function attempt(trx: Trx, queued: QueuedWorkspace): Promise<ApplyResult> {
    try {
      return await trx.transaction((inner) => applyToWorkspace(inner, tools, queued));
    } catch (error) {
      // The workspace is attempted again later, from the start.
      if (isUnavailable(error) || isRetryable(error) || error instanceof AuthorizationChanged) throw error;
      const problem = error instanceof ProblemError ? error : problemOfDatabase(error);
      if (problem?.code === 'privilege_escalation') await recordEscalation(trx, queued);
      if (problem !== undefined) return toRunResult(tools.contract, problem);
      onError(error);
      const detail = 'An internal error occurred.';
      return toRunResult(tools.contract, refuser.refuse('internal_error', detail));
    }
  }

  /**
   * Processes the next workspace.
   * @returns whether there was one
   */
  async function doNext(): Promise<boolean> {
    const queued = await templateQueueRepository(knex).next();
    if (queued === undefined) return false;
    const applyNext = async (trx: Trx) => {
      const queue = templateQueueRepository(trx);
      if (await queue.lockQueued(queued)) await queue.settle(queued, await attempt(trx, queued));
    };
    // A workspace that fails now does not hold up the others.
    await knex.transaction(applyNext).catch((error: unknown) => {
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
    // Concurrent runs never process a workspace twice, so the lease of a crashed replica can be short.
    leaseSeconds: 10,
    async run() {
      let more = true;
      for (let done = 0; more && done < BATCH; done += 1) more = await doNext();
      await finish();
      return more;
    },
  };
}
