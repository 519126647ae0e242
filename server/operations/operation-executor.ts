import type { Response } from 'express';
import type { Knex } from 'knex';
import { ProblemError } from '../api/problem.ts';
import { annotateSpan } from '../api/tracing.ts';
import { passwordBucketOf, rateLimited } from '../auth/authentication/authenticator.ts';
import type { Principal } from '../auth/authentication/principal.ts';
import type { AuthorizationFacts } from '../auth/authorization/facts.ts';
import { setRateLimitHeaders } from '../auth/rate-limiting/rate-limiter.ts';
import { assertAuthorized, authorizeCall, loadFactsFor } from './authorize-call.ts';
import { recordDeniedAttempt } from './denied-attempts.ts';
import { hasExternalReference, resolveExternalReferences } from './external-references.ts';
import { createHandlerExecution, type ExecutorDependencies } from './handler-execution.ts';
import type { Reply } from './idempotency.ts';
import type { OperationCall } from './operation-call.ts';
import { identifyRefusal } from './refusals/identify-refusal.ts';
import { type AdmitRelay, createRelayAdmission } from './relay-admission.ts';
import { type CommittedReply, waitForReplicas, withPropagationTime } from './replica-acknowledgement.ts';
import { tenantOf } from './side-effects.ts';
import { inTenantOfCredential } from './tenant-of-credential.ts';
import { consumeTenantRateLimit } from './tenant-rate-limit.ts';
import { createWriteExecution } from './write-execution.ts';

/** An operation that a user requested earlier, executed by the server in its own transaction. */
type InternalOperation = Pick<OperationCall, 'operation' | 'address' | 'requestId' | 'now'> & {
  principal: Principal;
  userAgent: string | null;
  params: Readonly<Record<string, string>>;
  body: unknown;
  ifMatch: string | undefined;
};

/**
 * Executes an operation as a request would: with its authorization, its handler and its outbox records.
 * @returns the tags of the decision, for `lockDecisions` at the end of the transaction
 * @throws the problem that a request would get
 */
export type ExecuteInternal = (trx: Knex, operation: InternalOperation) => Promise<string[]>;

export interface OperationExecutor {
  /**
   * Executes a call.
   * @param res receives the headers of a refusal
   */
  execute(call: OperationCall, res: Response): Promise<Reply>;
  executeInternal: ExecuteInternal;
  admitRelay: AdmitRelay;
}

/**
 * Runs an operation whose request was routed, authenticated and validated: authorizes it and gives it a transaction.
 */
export function createOperationExecutor(options: ExecutorDependencies): OperationExecutor {
  const { access, authorizer, database, rateLimits } = options;
  const execution = createHandlerExecution(options);
  const { autocommit, transactional, prepare, invokeHandler } = execution;
  const resolver = { db: database.knex, decide: authorizer.decide, loadFacts: autocommit.loadFacts };
  const { executeInTransaction, replayInsteadOf } = createWriteExecution(options, execution);

  /**
   * A wrong password is a failed authentication, although the request itself was authenticated. The attempt is counted
   * as failed before the password is checked and refunded on success. Counting afterwards would let parallel guesses
   * through.
   */
  async function withPasswordGuessLimit(call: OperationCall, res: Response): Promise<Reply> {
    const block = passwordBucketOf(call.address);
    const budget = await rateLimits.recordAuthFailure(block);
    const isWrong = (error: unknown) => error instanceof ProblemError && error.code === 'invalid_credentials';
    try {
      if (budget.exceeded) throw rateLimited(budget);
      const reply = await executeOperation(call);
      await rateLimits.refundAuthFailure(block);
      return reply;
    } catch (error) {
      if (budget.exceeded || isWrong(error)) setRateLimitHeaders(res, budget);
      else await rateLimits.refundAuthFailure(block);
      throw error;
    }
  }

  async function executeOperation(call: OperationCall): Promise<Reply> {
    const facts = await loadFactsFor(autocommit.loadFacts, call);
    const tenant = tenantOf(call, facts);
    if (tenant !== undefined) annotateSpan('tenantry.tenant_id', tenant);
    try {
      return await executeWith(call, facts);
    } catch (error) {
      if (error instanceof ProblemError) {
        await identifyRefusal(options, call, facts, error);
        if (call.operation.isWrite) await recordDeniedAttempt(options, call, facts, error);
      }
      throw error;
    }
  }

  async function executeWith(call: OperationCall, facts: AuthorizationFacts | undefined): Promise<Reply> {
    try {
      assertAuthorized(authorizer.decide, call, facts);
    } catch (refusal) {
      return awaitReplicas(call, await replayInsteadOf(refusal, call, facts));
    }
    // Public reads do not depend on it, so they are served without a database.
    if (facts === undefined && (call.principal !== null || call.operation.isWrite))
      call.contract = await access.loadContract();
    await consumeTenantRateLimit(options, call, facts);
    if (!call.operation.isWrite) {
      const { body, flushOutbox } = await invokeHandler(
        autocommit,
        call,
        facts,
        await prepare(autocommit, call, facts),
      );
      // A read that is audited is not answered before its entry is stored.
      if (call.operation.audit !== undefined) await flushOutbox();
      return { body, replayed: false };
    }
    const reply = await awaitReplicas(call, await executeInTransaction(call, facts));
    return followUp(call, facts, reply);
  }

  /** Does what an operation leads to after its commit, in transactions of its own. */
  async function followUp(
    { operation }: OperationCall,
    facts: AuthorizationFacts | undefined,
    reply: Reply,
  ): Promise<Reply> {
    const run = options.followUps[operation.id];
    if (run === undefined || !facts?.workspace || !facts.project) return reply;
    const place = { workspaceId: facts.workspace.id, projectId: facts.project.id };
    return { ...reply, body: await run(place, reply.body) };
  }

  /** Waits until every replica has applied the change, and reports in the response how long that took. */
  async function awaitReplicas({ operation }: OperationCall, reply: CommittedReply): Promise<Reply> {
    const acknowledgedMs = await waitForReplicas(database.changes, operation, reply);
    if (acknowledgedMs === undefined) return reply;
    return { ...reply, body: withPropagationTime(reply.body, acknowledgedMs), acknowledgedMs };
  }

  async function executeInternal(trx: Knex, internal: InternalOperation): Promise<string[]> {
    const { operation, params, body, ifMatch, userAgent, ...circumstances } = internal;
    const view = transactional(trx);
    const call: OperationCall = {
      ...circumstances,
      operation,
      input: { params: { ...params }, query: {}, headers: { 'if-match': ifMatch }, body },
      req: {
        method: operation.method.toUpperCase(),
        originalUrl: operation.path,
        headers: { 'user-agent': userAgent ?? undefined },
      },
    };
    const facts = await authorizeCall(authorizer.decide, view.loadFacts, call);
    const effect = await invokeHandler(view, call, facts, await prepare(view, call, facts));
    await effect.flushOutbox();
    return [...authorizer.tagsOfDecision(call.principal, facts), ...effect.tags];
  }

  const executeAsked = (call: OperationCall, res: Response): Promise<Reply> =>
    call.operation.checksPassword ? withPasswordGuessLimit(call, res) : executeOperation(call);

  return {
    execute: (asked, res) =>
      hasExternalReference(asked)
        ? resolveExternalReferences(resolver, asked).then((call) => executeAsked(call, res))
        : executeAsked(inTenantOfCredential(asked), res),
    executeInternal,
    admitRelay: createRelayAdmission(options),
  };
}
