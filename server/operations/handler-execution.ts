import type { Knex } from 'knex';
import type { ApiDocument } from '../api/api-document.ts';
import type { ErrorCode, OperationId, OperationInput } from '../api/types.ts';
import type { UsageRecorder } from '../auth/authentication/usage-recorder.ts';
import type { AuthorizationCache } from '../auth/authorization/authorization-cache.ts';
import type { Authorizer } from '../auth/authorization/authorizer.ts';
import type { AuthorizationFacts } from '../auth/authorization/facts.ts';
import type { GuardStreams } from '../auth/guards/guard-streams.ts';
import type { RateLimits } from '../auth/rate-limiting/rate-limiter.ts';
import type { Secrets } from '../auth/secrets/secrets.ts';
import type { Database } from '../database/connect.ts';
import type { Ending } from '../outbox/outbox.ts';
import { authorizeCall } from './authorize-call.ts';
import type { HandlerContext } from './handler-context.ts';
import type { Handler, Handlers, Work } from './handler-types.ts';
import type { OperationCall } from './operation-call.ts';
import type { PendingSideEffects } from './pending-side-effects.ts';
import { assertQuota } from './plan-quotas.ts';
import type { DecisionRecorder } from './refusals/decision-recorder.ts';
import type { CreateRepositories, Repositories } from './repositories.ts';
import { createHandlerContext } from './request-handler-context.ts';
import { flushSideEffects } from './side-effects.ts';
import type { Tallies } from './tallies.ts';

/**
 * Work after the commit of an operation in a project, for which its reply waits. It is repeated with a repeated request.
 * @returns the body of the reply
 */
export type FollowUp = (place: { workspaceId: string; projectId: string }, body: unknown) => Promise<unknown>;

/** Dependencies of the executor. */
export interface ExecutorDependencies {
  contract: ApiDocument;
  authorizer: Authorizer;
  database: Database;
  access: AuthorizationCache;
  handlers: Handlers;
  createRepositories: CreateRepositories;
  secrets: Secrets;
  rateLimits: RateLimits;
  guardStreams: GuardStreams;
  decisions: DecisionRecorder;
  tallies: Tallies;
  usage: UsageRecorder;
  webhookUrls: HandlerContext['webhookUrls'];
  upstreams: HandlerContext['upstreams'];
  features: HandlerContext['features'];
  installation: HandlerContext['installation'];
  followUps: Readonly<Partial<Record<OperationId, FollowUp>>>;
}

/** Access to the database, inside or outside a transaction. */
interface DataAccess {
  db: Knex;
  repositories: Repositories;
  loadFacts: AuthorizationCache['loadFacts'];
  loadFactsOfQuestions: AuthorizationCache['loadFactsOfQuestions'];
}

/** Result of a handler, with the deferred write of its side effects. */
interface HandlerOutcome {
  body: unknown;
  /** Tags of what the handler itself has compared, to lock before the commit with those of the decision. */
  tags: readonly string[];
  /**
   * Writes the side effects.
   * @param conclude passed when the transaction ends with this write: see `flushSideEffects`
   * @returns the transaction id, when the operation changed what decisions depend on
   */
  flushOutbox(conclude?: () => Promise<Ending>): Promise<string | undefined>;
}

/** Runs an authorized operation: its preparation before the transaction, and its handler. */
export interface HandlerExecution {
  /** Access outside any transaction, with cached facts. */
  readonly autocommit: DataAccess;
  transactional(trx: Knex): DataAccess;
  /** Runs the preparation, and returns the work for the transaction. */
  prepare(
    view: DataAccess,
    call: OperationCall,
    facts: AuthorizationFacts | undefined,
  ): Promise<Work<OperationId>>;
  invokeHandler(
    view: DataAccess,
    call: OperationCall,
    facts: AuthorizationFacts | undefined,
    work: Work<OperationId>,
  ): Promise<HandlerOutcome>;
}

export function createHandlerExecution(options: ExecutorDependencies): HandlerExecution {
  const {
    contract,
    authorizer,
    database,
    access,
    secrets,
    rateLimits,
    guardStreams,
    decisions,
    tallies,
    usage,
    webhookUrls,
    upstreams,
    features,
    installation,
  } = options;
  const services = {
    secrets,
    usage,
    rateLimits,
    guardStreams,
    decisions,
    tallies,
    installation,
    databaseEngine: database.engine,
    webhookUrls,
    upstreams,
    features,
  };

  function contextOn(
    view: DataAccess,
    call: OperationCall,
    facts: AuthorizationFacts | undefined,
  ): { context: HandlerContext<ErrorCode>; effects: PendingSideEffects } {
    const effects: PendingSideEffects = {
      hasChanged: true,
      events: [],
      audits: [],
      mails: [],
      before: undefined,
      grant: null,
      tags: [],
    };
    const context = createHandlerContext({
      call,
      effects,
      contract: call.contract ?? contract,
      authorizer,
      facts,
      repositories: view.repositories,
      services,
      resolveToken: access.resolveToken,
      resolveCachedToken: access.resolveCachedToken,
      loadContract: access.loadContract,
      loadFacts: view.loadFacts,
      factsOfQuestions: view.loadFactsOfQuestions,
      reauthorize: () => authorizeCall(authorizer.decide, view.loadFacts, call),
    });
    return { context, effects };
  }

  return {
    autocommit: {
      db: database.knex,
      repositories: options.createRepositories(database.knex),
      loadFacts: access.loadFacts,
      loadFactsOfQuestions: access.loadFactsOfQuestions,
    },
    transactional: (trx) => ({
      db: trx,
      repositories: options.createRepositories(trx),
      loadFacts: (where) => authorizer.loadFacts(trx, where),
      loadFactsOfQuestions: (workspace, questions) =>
        authorizer.loadFactsOfQuestions(trx, workspace, questions),
    }),

    async prepare(view, call, facts) {
      // The validator has checked the input against this operation, which the compiler cannot know.
      const handler = options.handlers[call.operation.id as keyof Handlers] as Handler<OperationId>;
      const input = call.input as unknown as OperationInput<OperationId>;
      if (typeof handler === 'function') return (context) => handler(input, context);
      return handler.prepare(input, contextOn(view, call, facts).context);
    },

    async invokeHandler(view, call, facts, work) {
      const { quota } = call.operation;
      const { context, effects } = contextOn(view, call, facts);
      if (quota !== undefined && facts?.workspace && facts.plan !== undefined) {
        const workspace = { id: facts.workspace.id, plan: facts.plan };
        await assertQuota(context, view.repositories, workspace, quota);
      }
      const body = await work(context);
      return {
        body,
        tags: effects.tags,
        flushOutbox: (conclude) =>
          flushSideEffects(view.db, options, { call, facts, body, effects }, conclude),
      };
    },
  };
}
