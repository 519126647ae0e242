import type { Knex } from 'knex';
import type { AccessMemory } from '../auth/authorization/authorization-cache.ts';
import { type Facts, loadFacts, loadFactsOfQuestions } from '../auth/authorization/authorization-facts.ts';
import type { RateLimits } from '../auth/rate-limiting/rate-limiter.ts';
import type { Secrets } from '../auth/secrets/secrets.ts';
import type { UsageRecorder } from '../auth/authentication/usage-recorder.ts';
import type { Database } from '../database/connect.ts';
import type { Ending } from '../outbox/outbox.ts';
import { createRepositories, type Repositories } from '../features/repositories.ts';
import type { Call } from './operation-call.ts';
import { createContext, type Effects } from './request-handler-context.ts';
import type { Context } from './handler-context.ts';
import { decideOn } from './authorize-call.ts';
import { requireRoom } from './plan-quotas.ts';
import type { Contract } from '../api/api-document.ts';
import { writeTraces } from './side-effects.ts';
import type { ErrorCode, Handler, Handlers, Input, OperationId, Work } from '../api/types.ts';

/** What operations are run with. */
export interface ExecutionOptions {
  contract: Contract;
  database: Database;
  access: AccessMemory;
  handlers: Handlers;
  secrets: Secrets;
  rateLimits: RateLimits;
  usage: UsageRecorder;
  destinations: Context['destinations'];
  installation: Context['installation'];
}

/** The database, as an operation sees it. */
export interface View {
  db: Knex;
  repositories: Repositories;
  look: AccessMemory['facts'];
  lookAtMany: AccessMemory['factsOfQuestions'];
}

/** What an operation has done: its answer, and what is still to be written of it, which nothing in the answer depends on. */
interface Effect {
  body: unknown;
  /**
   * @param conclude when the transaction ends with it: see `writeTraces`
   * @returns the transaction, when it has changed what decisions are made from
   */
  settle(conclude?: () => Promise<Ending>): Promise<string | undefined>;
}

/** Runs an operation that was decided: what comes before its transaction, and its handler. */
export interface Execution {
  /** Outside any transaction, where facts are remembered. */
  readonly outside: View;
  inside(trx: Knex): View;
  /** Does what comes before the transaction, and returns what is done in it. */
  prepare(view: View, call: Call, facts: Facts | undefined): Promise<Work<OperationId>>;
  run(view: View, call: Call, facts: Facts | undefined, work: Work<OperationId>): Promise<Effect>;
}

export function createExecution(options: ExecutionOptions): Execution {
  const { contract, database, access, secrets, rateLimits, usage, destinations, installation } = options;
  const services = { secrets, usage, rateLimits, installation, engine: database.engine, destinations };

  function contextOn(
    view: View,
    call: Call,
    facts: Facts | undefined,
  ): { context: Context<ErrorCode>; effects: Effects } {
    const effects: Effects = { changed: true, events: [], audits: [], mails: [], grant: null };
    const context = createContext({
      call,
      effects,
      contract,
      facts,
      repositories: view.repositories,
      services,
      resolve: access.resolve,
      factsAbout: view.look,
      factsOfQuestions: view.lookAtMany,
      decideAgain: () => decideOn(contract, view.look, call),
    });
    return { context, effects };
  }

  return {
    outside: {
      db: database.knex,
      repositories: createRepositories(database.knex),
      look: access.facts,
      lookAtMany: access.factsOfQuestions,
    },
    inside: (trx) => ({
      db: trx,
      repositories: createRepositories(trx),
      look: (where) => loadFacts(trx, contract, where),
      lookAtMany: (workspace, questions) => loadFactsOfQuestions(trx, contract, workspace, questions),
    }),

    async prepare(view, call, facts) {
      // The validator has checked the input against this operation, which the compiler cannot know.
      const handler = options.handlers[call.operation.id] as Handler<OperationId>;
      const input = call.input as unknown as Input<OperationId>;
      if (typeof handler === 'function') return (context) => handler(input, context);
      return handler.prepare(input, contextOn(view, call, facts).context);
    },

    async run(view, call, facts, work) {
      const { quota } = call.operation;
      const { context, effects } = contextOn(view, call, facts);
      if (quota !== undefined && facts?.workspace) {
        await requireRoom(context, view.repositories, facts.workspace, quota);
      }
      const body = await work(context);
      return {
        body,
        settle: (conclude) => writeTraces(view.db, options, call, facts, body, effects, conclude),
      };
    },
  };
}
